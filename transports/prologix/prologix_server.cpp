// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/prologix_server.h"

#include "transports/prologix/bus_conversation.h"

namespace visor::prologix {

Result<std::unique_ptr<PrologixServer>> PrologixServer::start(std::vector<BusDevice> devices,
                                                              const Options& options)
{
    std::unique_ptr<PrologixServer> server(new PrologixServer(std::move(devices), options));
    if (options.onTerminal) {
        auto terminal = serial::PtyStream::create();
        if (!terminal)
            return tl::unexpected(terminal.error());
        server->m_terminal = std::move(*terminal);
        server->m_thread = std::thread([raw = server.get()] { raw->runTerminal(); });
        return server;
    }
    auto listener = wire::TcpListener::listen(options.listen.address, options.listen.port);
    if (!listener)
        return tl::unexpected(listener.error());
    server->m_pool = std::make_unique<wire::ConnectionPool>(std::move(*listener),
                                                            [raw = server.get()](wire::TcpStream& stream) {
                                                                if (raw->m_hasClient.exchange(true))
                                                                    return;
                                                                raw->serve(stream);
                                                                raw->m_hasClient = false;
                                                            });
    return server;
}

PrologixServer::PrologixServer(std::vector<BusDevice> devices, const Options& options)
    : m_devices(std::move(devices)), m_options(options)
{
}

PrologixServer::~PrologixServer()
{
    m_stopping.cancel();
    if (m_terminal)
        m_terminal->wake();
    if (m_thread.joinable())
        m_thread.join();
    m_pool.reset();
}

void PrologixServer::serve(wire::ByteStream& stream)
{
    BusConversation(stream, m_devices, m_options.version, m_stopping).run();
}

void PrologixServer::runTerminal()
{
    while (m_terminal->waitForClient()) {
        serve(*m_terminal);
        m_terminal->forgetClient();
    }
}

std::vector<visa::ResourceName> PrologixServer::resources() const
{
    std::vector<visa::ResourceName> names;
    for (const BusDevice& device : m_devices)
        names.emplace_back(visa::InterfaceType::Gpib, m_options.board, device.address);
    return names;
}

visa::ResourceName PrologixServer::adapter() const
{
    if (m_terminal) {
        return {visa::InterfaceType::PrologixAsrl, m_options.board,
                visa::PrologixAdapter{m_terminal->device(), 0}};
    }
    return {visa::InterfaceType::PrologixTcpip, m_options.board,
            visa::PrologixAdapter{m_pool->address(), m_pool->port()}};
}

} // namespace visor::prologix
