// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/connection_pool.h"

namespace visor::wire {

using visa::Deadline;
using visa::Status;

ConnectionPool::ConnectionPool(TcpListener listener, Handler handler)
    : m_listener(std::move(listener)),
      m_handler(std::move(handler)),
      m_port(m_listener.port()),
      m_address(m_listener.address()),
      m_acceptor([this] { acceptLoop(); })
{
}

ConnectionPool::~ConnectionPool()
{
    stop();
}

void ConnectionPool::stop()
{
    {
        const std::lock_guard guard(m_mutex);
        m_stopping = true;
        for (const Connection& connection : m_connections)
            connection.stream.shutdown();
    }
    m_changed.notify_all();
    m_listener.shutdown();
    if (m_acceptor.joinable())
        m_acceptor.join();
    std::optional<std::thread> ended;
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_connections.empty(); });
        ended.swap(m_ended);
    }
    if (ended)
        ended->join();
    m_listener.close();
}

std::size_t ConnectionPool::connectionCount() const
{
    const std::lock_guard guard(m_mutex);
    return m_connections.size();
}

bool ConnectionPool::waitForConnectionCount(std::size_t count, const Deadline& deadline) const
{
    std::unique_lock lock(m_mutex);
    while (m_connections.size() > count) {
        if (deadline.hasExpired() || deadline.isCancelled())
            return false;
        m_changed.wait_for(lock, deadline.slice());
    }
    return true;
}

void ConnectionPool::acceptLoop()
{
    for (;;) {
        auto stream = m_listener.accept(Deadline::never());
        std::unique_lock lock(m_mutex);
        if (m_stopping)
            return;
        if (!stream) {
            if (stream.error().status == Status::ErrorConnectionLost)
                return;
            // Out of descriptors or memory (accept(2)): the waiting client stays in the backlog; look again when a
            // connection has ended or a while has passed.
            m_changed.wait_for(lock, visa::kCancelLatency, [this] { return m_stopping; });
            continue;
        }
        if (m_connections.size() >= kMaximumConnections)
            continue;
        // A server that cannot watch for dead peers still serves living ones.
        static_cast<void>(stream->setKeepAlive(true));
        const Place place = m_connections.emplace(m_connections.end());
        place->stream = std::move(*stream);
        place->thread = std::thread([this, place] { serve(place); });
    }
}

void ConnectionPool::serve(Place place)
{
    m_handler(place->stream);

    // Each ending thread leaves its handle for the next one to join, so at most one is ever left over.
    std::optional<std::thread> previous;
    {
        const std::lock_guard guard(m_mutex);
        previous.swap(m_ended);
        m_ended = std::move(place->thread);
        place->stream.close();
        m_connections.erase(place);
        if (previous)
            previous->join();
        m_changed.notify_all();
    }
}

} // namespace visor::wire
