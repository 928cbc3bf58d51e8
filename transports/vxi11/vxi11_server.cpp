// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/vxi11_server.h"

#include "transports/vxi11/core_service.h"

namespace visor::vxi11 {

namespace {

constexpr std::size_t kVxi11RecordSlack = 4096;

/// The abort channel: one procedure, for links of any connection.
class AbortService : public wire::RpcService
{
public:
    explicit AbortService(LinkTable& table) : m_table(table) {}

    wire::RpcProgram program() const override { return kAbortProgram; }

    wire::RpcOutcome run(std::uint32_t procedure, QByteArrayView arguments, wire::XdrWriter& results) override
    {
        if (procedure != kDeviceAbort)
            return {.status = wire::RpcStatus::ProcedureUnavailable};
        const auto id = parse<std::int32_t>(arguments);
        if (!id)
            return {.status = wire::RpcStatus::GarbageArguments};
        results.putU32(static_cast<std::uint32_t>(m_table.abort(*id) ? ErrorCode::None : ErrorCode::InvalidLink));
        return {};
    }

private:
    LinkTable& m_table;
};

} // namespace

Result<std::unique_ptr<Vxi11Server>> Vxi11Server::start(std::vector<ServedDevice> devices,
                                                        const instrument::ListenOptions& listen)
{
    return start(std::move(devices), listen, Options());
}

Result<std::unique_ptr<Vxi11Server>> Vxi11Server::start(std::vector<ServedDevice> devices,
                                                        const instrument::ListenOptions& listen,
                                                        const Options& options)
{
    auto core = wire::TcpListener::listen(listen.address, listen.port);
    if (!core)
        return tl::unexpected(core.error());
    auto abort = wire::TcpListener::listen(listen.address, 0);
    if (!abort)
        return tl::unexpected(abort.error());
    std::unique_ptr<wire::PortmapperServer> portmapper;
    if (options.portmapperPort) {
        auto started = wire::PortmapperServer::start(listen.address, *options.portmapperPort,
                                                     {{kCoreProgram, wire::RpcProtocol::Tcp, core->port()},
                                                      {kAbortProgram, wire::RpcProtocol::Tcp, abort->port()}});
        if (!started)
            return tl::unexpected(started.error());
        portmapper = std::move(*started);
    }

    std::unique_ptr<Vxi11Server> server(new Vxi11Server(std::move(devices), options));
    server->m_portmapper = std::move(portmapper);
    server->m_abort =
        std::make_unique<wire::ConnectionPool>(std::move(*abort), [raw = server.get()](wire::TcpStream& stream) {
            AbortService service(raw->m_links);
            wire::serveRpc(stream, service, kVxi11RecordSlack);
        });
    const std::uint16_t abortPort = server->m_abort->port();
    server->m_core = std::make_unique<wire::ConnectionPool>(
        std::move(*core), [raw = server.get(), abortPort](wire::TcpStream& stream) {
            const auto place = raw->m_hangups.watch(stream.descriptor());
            CoreService service(raw->m_devices, raw->m_links, raw->m_options, abortPort, place.gone(), stream);
            wire::serveRpc(stream, service, raw->m_options.maximumReceiveSize + kVxi11RecordSlack);
        });
    return server;
}

Vxi11Server::Vxi11Server(std::vector<ServedDevice> devices, const Options& options)
    : m_options(options), m_devices(std::move(devices))
{
}

Vxi11Server::~Vxi11Server()
{
    m_hangups.cancelAll();
    m_portmapper.reset();
    m_core.reset();
    m_abort.reset();
}

std::vector<visa::ResourceName> Vxi11Server::resources() const
{
    // With a portmapper on its own port nobody needs to know ours.
    const bool found = portmapperPort() == wire::kPortmapperPort;
    std::vector<visa::ResourceName> names;
    for (const ServedDevice& served : m_devices) {
        visa::TcpipInstrument address;
        address.host = m_core->address();
        if (!found)
            address.corePort = m_core->port();
        address.device = served.name;
        names.emplace_back(visa::InterfaceType::Tcpip, 0, address);
    }
    return names;
}

} // namespace visor::vxi11
