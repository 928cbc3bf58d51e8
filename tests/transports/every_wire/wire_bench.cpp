// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transports/every_wire/wire_bench.h"

#include "transports/hislip/hislip_server.h"
#include "transports/hislip/hislip_transport.h"
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
std::unique_ptr<instrument::Transport> anyTransport()
{
    return std::make_unique<Transport>();
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
        {"VICP", [](visa::Device& device) { return anyServer(vicp::VicpServer::start(device)); },
         anyTransport<vicp::VicpTransport>},
        {"ASRL", [](visa::Device& device) { return anyServer(serial::PtyServer::start(device)); },
         anyTransport<serial::SerialTransport>, false, true},
    };
    return kinds;
}

WireBench::WireBench(const WireKind& kind, const QString& lockFolder)
    : m_registry(lockFolder, QStringLiteral("test")),
      m_transport(std::make_unique<instrument::LockingTransport>(kind.connect(), m_registry))
{
    ServerResult server = kind.serve(m_device);
    if (!server) {
        m_problem = server.error();
        return;
    }
    m_server = std::move(*server);
    m_resource = m_server->resources().front();
}

Result<std::unique_ptr<visa::Session>> WireBench::open(instrument::OpenOptions options)
{
    return m_transport->open(m_resource, options, visa::Deadline::after(std::chrono::seconds(30)));
}

} // namespace visor::test
