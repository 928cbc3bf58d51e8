// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace visor::wire {

/// Notices that a server's clients have gone while their calls wait for the instrument: nobody reads the
/// connection then, so nobody would see it end before the call's time is over, and the client's links and locks
/// would be kept from others for as long. One thread that sleeps in the kernel. Owned by a server, outlives its
/// connections.
///
/// For protocols whose clients keep their sending side open as long as they want answers: it counts as gone when
/// it is closed.
class HangupWatch
{
public:
    /// Ends the watching with itself.
    class Place
    {
    public:
        Place(HangupWatch& watch, std::uint64_t id, visa::CancelToken gone)
            : m_watch(watch), m_id(id), m_gone(std::move(gone))
        {
        }
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;
        ~Place() { m_watch.remove(m_id); }

        /// Cancelled once the client has gone or cancelAll() was called.
        [[nodiscard]] const visa::CancelToken& gone() const { return m_gone; }

    private:
        HangupWatch& m_watch;
        const std::uint64_t m_id;
        const visa::CancelToken m_gone;
    };

    HangupWatch();
    HangupWatch(const HangupWatch&) = delete;
    HangupWatch& operator=(const HangupWatch&) = delete;
    ~HangupWatch();

    /// Any thread. The descriptor stays open until the place is gone. Where the kernel has no room to watch it,
    /// only cancelAll() cancels: the server serves all the same.
    [[nodiscard]] Place watch(int descriptor);
    /// The server ends: whoever waits, and whoever comes from now on, is cancelled.
    void cancelAll();

private:
    struct Watched
    {
        int descriptor = -1;
        visa::CancelToken gone;
    };

    void remove(std::uint64_t id);
    void run();

    const int m_poll;
    const int m_wake;
    std::mutex m_mutex; ///< guards what follows
    std::map<std::uint64_t, Watched> m_watched;
    std::uint64_t m_lastId = 0;
    bool m_isOver = false;
    std::thread m_thread;
};

} // namespace visor::wire
