// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"
#include "transports/wire/tcp_stream.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace visor::vicp {

/// Service requests arrive on the one connection among the replies, so somebody has to look at it while nobody
/// reads: a thread, from start() to stop(). It also calls the handler, so that a reader who comes across a request
/// in the middle of a reply loses no time. Owned by the session; its calls but the handler's belong to the
/// session's thread.
class ServiceWatch
{
public:
    /// Looks at the input without waiting; true when it is worth waiting for more (no reply stands before it).
    /// Called on the watching thread, never while the session's thread holds a Turn.
    using Look = std::function<bool()>;

    explicit ServiceWatch(const wire::TcpStream& stream) : m_stream(&stream) {}
    ServiceWatch(const ServiceWatch&) = delete;
    ServiceWatch& operator=(const ServiceWatch&) = delete;
    ~ServiceWatch() { stop(); }

    void start(visa::MessageChannel::ServiceRequestHandler handler, Look look);
    void stop();

    /// A request was seen. The session's thread within a Turn, or the Look.
    void report();

    /// The session's thread uses the connection: for the length of each of its operations.
    class Turn
    {
    public:
        explicit Turn(ServiceWatch& watch);
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn();

    private:
        ServiceWatch* m_watch;
    };

private:
    void run(const Look& look);
    void wake() const;
    /// Sleeps until wake(), or until that descriptor has input (-1: none is looked at).
    void waitForWake(int descriptor) const;

    const wire::TcpStream* m_stream;
    visa::MessageChannel::ServiceRequestHandler m_handler; ///< the thread's while it runs
    std::mutex m_turn;                                     ///< protects the connection while the thread runs
    std::atomic<int> m_requests{0};                        ///< seen, handler not yet called
    std::atomic<bool> m_isWatching{false};
    std::atomic<bool> m_stopping{false};
    int m_wakeEvent = -1; ///< eventfd, while the thread runs
    std::thread m_thread;
};

} // namespace visor::vicp
