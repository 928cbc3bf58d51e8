// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vicp/vicp_server.h"

#include "transports/vicp/conversation.h"

namespace visor::vicp {

Result<std::unique_ptr<VicpServer>> VicpServer::start(visa::Device& device,
                                                      const instrument::ListenOptions& listen)
{
    auto listener = wire::TcpListener::listen(listen.address, listen.port);
    if (!listener)
        return tl::unexpected(listener.error());
    std::unique_ptr<VicpServer> server(new VicpServer(device));
    server->m_pool = std::make_unique<wire::ConnectionPool>(
        std::move(*listener), [raw = server.get()](wire::TcpStream& stream) { raw->serve(stream); });
    return server;
}

VicpServer::~VicpServer()
{
    m_stopping.cancel();
    m_pool.reset();
}

void VicpServer::serve(wire::TcpStream& stream)
{
    auto link = m_device.open();
    if (!link)
        return; // the protocol cannot say why: the client sees the connection close
    Conversation(stream, std::move(*link), m_stopping).run();
}

std::vector<visa::ResourceName> VicpServer::resources() const
{
    visa::VicpInstrument address;
    address.host = m_pool->address();
    if (port() != kDefaultPort)
        address.port = port();
    return {visa::ResourceName(visa::InterfaceType::Vicp, 0, address)};
}

} // namespace visor::vicp
