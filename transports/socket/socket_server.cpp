// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/socket/socket_server.h"

#include "transports/wire/framed_conversation.h"

namespace visor::socket {

Result<std::unique_ptr<SocketServer>> SocketServer::start(visa::Device& device,
                                                          const instrument::ListenOptions& listen)
{
    auto listener = wire::TcpListener::listen(listen.address, listen.port);
    if (!listener)
        return tl::unexpected(listener.error());
    std::unique_ptr<SocketServer> server(new SocketServer(device));
    server->m_pool = std::make_unique<wire::ConnectionPool>(
        std::move(*listener), [raw = server.get()](wire::TcpStream& stream) { raw->serve(stream); });
    return server;
}

SocketServer::~SocketServer()
{
    m_stopping.cancel();
    m_pool.reset();
}

void SocketServer::serve(wire::TcpStream& stream)
{
    const auto link = m_device.open();
    if (!link)
        return; // a raw socket cannot say why: the client sees the connection close
    wire::FramedConversation conversation(stream, **link, m_stopping);
    conversation.setLineEnd(m_device.lineEnd());
    conversation.run();
}

std::vector<visa::ResourceName> SocketServer::resources() const
{
    return {
        visa::ResourceName(visa::InterfaceType::Tcpip, 0, visa::TcpipSocket{m_pool->address(), m_pool->port()})};
}

} // namespace visor::socket
