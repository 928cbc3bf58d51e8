// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/tcp_stream.h"

#include <condition_variable>
#include <functional>
#include <list>
#include <mutex>
#include <optional>
#include <thread>

namespace visor::wire {

/// The threads of a server: one that accepts and one per connection, all joined at the end. Owned by a server.
class ConnectionPool
{
public:
    /// Serves one connection until it breaks or the stream is shut down; runs on that connection's thread. The
    /// stream lives until it returns and is closed at once afterwards.
    using Handler = std::function<void(TcpStream& stream)>;

    /// Connections beyond this are closed as they come.
    static constexpr std::size_t kMaximumConnections = 512;

    /// Accepts from now on. Many clients keep one connection open for days, so dead ones are found by keepalive.
    ConnectionPool(TcpListener listener, Handler handler);
    ConnectionPool(const ConnectionPool&) = delete;
    ConnectionPool& operator=(const ConnectionPool&) = delete;
    ~ConnectionPool();

    /// Ends accepting, shuts every connection down and joins every thread. Not from a handler. May be called
    /// twice.
    void stop();

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] QString address() const { return m_address; }
    /// Handlers running now. Any thread.
    [[nodiscard]] std::size_t connectionCount() const;
    /// Waits until at most `count` handlers run; false at the deadline. Any thread but a handler's.
    [[nodiscard]] bool waitForConnectionCount(std::size_t count, const visa::Deadline& deadline) const;

private:
    struct Connection
    {
        TcpStream stream;
        std::thread thread;
    };
    using Place = std::list<Connection>::iterator;

    void acceptLoop();
    void serve(Place place);

    TcpListener m_listener;
    Handler m_handler;
    std::uint16_t m_port = 0;
    QString m_address;

    mutable std::mutex m_mutex; ///< protects what follows
    mutable std::condition_variable m_changed;
    std::list<Connection> m_connections;
    std::optional<std::thread> m_ended; ///< the thread that ended last, not yet joined
    bool m_stopping = false;

    std::thread m_acceptor;
};

} // namespace visor::wire
