// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transports/every_wire/wire_bench.h"

#include "tests/transports/wire/tls_material.h"
#include "transports/hislip/hislip_server.h"
#include "transports/hislip/hislip_transport.h"
#include "transports/prologix/prologix_server.h"
#include "transports/prologix/prologix_transport.h"
#include "transports/serial/pty_server.h"
#include "transports/serial/serial_transport.h"
#include "transports/socket/socket_server.h"
#include "transports/socket/socket_transport.h"
#include "transports/vicp/vicp_server.h"
#include "transports/vicp/vicp_transport.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/vxi11/vxi11_transport.h"

namespace visor::test {

namespace {

using ServerResult = Result<std::unique_ptr<instrument::Server>>;

/// A server of one wire as any server.
template<typename Server>
ServerResult anyServer(Result<std::unique_ptr<Server>> server)
{
    if (!server)
        return tl::unexpected(std::move(server.error()));
    return std::unique_ptr<instrument::Server>(std::move(*server));
}

template<typename Transport>
std::unique_ptr<instrument::Transport> anyTransport(const instrument::Server&)
{
    return std::make_unique<Transport>();
}

ServerResult serveHislipOverTls(visa::Device& device)
{
    auto context = wire::TlsContext::server(selfSigned());
    if (!context)
        return tl::unexpected(std::move(context.error()));
    hislip::HislipServer::Options options;
    options.client.security =
        hislip::ServerClient::Security{*context, hislip::ServerClient::Security::Demand::Mandatory, nullptr};
    return anyServer(hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, options));
}

std::unique_ptr<instrument::Transport> trustingHislip(const instrument::Server& server)
{
    auto trust = std::make_shared<instrument::TrustStore>();
    const auto host = server.resources().front().host();
    if (const auto done = trust->trust(host, selfSigned().describe(), QDateTime::currentDateTimeUtc()); !done)
        qWarning("%s", qPrintable(done.error().message));
    return std::make_unique<hislip::HislipTransport>(std::move(trust));
}

std::unique_ptr<instrument::Transport> throughAdapter(const instrument::Server& server)
{
    auto boards = std::make_shared<prologix::GpibBoards>();
    boards->define(0, static_cast<const prologix::PrologixServer&>(server).adapter());
    return std::make_unique<prologix::PrologixTransport>(std::move(boards));
}

} // namespace

const std::vector<WireKind>& wireKinds()
{
    static const std::vector<WireKind> kinds{
        {"SOCKET", [](visa::Device& device) { return anyServer(socket::SocketServer::start(device)); },
         anyTransport<socket::SocketTransport>, false},
        {"VXI-11",
         [](visa::Device& device) {
             return anyServer(vxi11::Vxi11Server::start({{QStringLiteral("inst0"), &device}}));
         },
         anyTransport<vxi11::Vxi11Transport>},
        {"HiSLIP",
         [](visa::Device& device) {
             return anyServer(hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, {}));
         },
         anyTransport<hislip::HislipTransport>},
        {"HiSLIP over TLS", serveHislipOverTls, trustingHislip},
        {"GPIB behind a VXI-11 gateway",
         [](visa::Device& device) {
             return anyServer(vxi11::Vxi11Server::start({{QStringLiteral("gpib0,9"), &device}}));
         },
         anyTransport<vxi11::Vxi11Transport>},
        {"GPIB behind an adapter",
         [](visa::Device& device) {
             return anyServer(prologix::PrologixServer::start({{{5, std::nullopt}, &device}}, {}));
         },
         throughAdapter},
        {"VICP", [](visa::Device& device) { return anyServer(vicp::VicpServer::start(device)); },
         anyTransport<vicp::VicpTransport>},
        {"ASRL", [](visa::Device& device) { return anyServer(serial::PtyServer::start(device)); },
         anyTransport<serial::SerialTransport>, false, true},
    };
    return kinds;
}

WireBench::WireBench(const WireKind& kind, const QString& lockFolder)
    : m_registry(lockFolder, QStringLiteral("test"))
{
    ServerResult server = kind.serve(m_device);
    if (!server) {
        m_problem = server.error();
        return;
    }
    m_server = std::move(*server);
    m_transport = std::make_unique<instrument::LockingTransport>(kind.connect(*m_server), m_registry);
    m_resource = m_server->resources().front();
}

Result<std::unique_ptr<visa::Session>> WireBench::open(instrument::OpenOptions options)
{
    return m_transport->open(m_resource, options, visa::Deadline::after(std::chrono::seconds(30)));
}

} // namespace visor::test
