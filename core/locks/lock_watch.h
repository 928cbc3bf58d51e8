// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/locks/lock_folder.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace visor::locks {

/// Says when something in the lock folder changed or a process that left its name there has ended: a thread that
/// waits in the kernel (inotify, the other processes' pipes and pidfds), nothing is polled. Where the kernel has
/// no watch left, it says so twice a second whatever happened.
class LockWatch
{
public:
    /// Runs on the watch's thread; must not block nor end its own subscription.
    using Handler = std::function<void()>;

    /// `folder` outlives the watch.
    explicit LockWatch(const LockFolder& folder);
    LockWatch(const LockWatch&) = delete;
    LockWatch& operator=(const LockWatch&) = delete;
    ~LockWatch();

    /// Any thread. A handler is not running and not called again once unsubscribe() has returned.
    std::uint64_t subscribe(Handler handler);
    void unsubscribe(std::uint64_t id);

    /// How often something changed so far; for waitBeyond().
    [[nodiscard]] std::uint64_t changes() const;
    /// Returns when changes() is more than `seen`, and at the end of the deadline or when cancelled.
    void waitBeyond(std::uint64_t seen, const visa::Deadline& deadline) const;

private:
    void run();
    void tell();
    /// Reads what the kernel has to say of the folder; true when a process may have come.
    [[nodiscard]] bool readEvents() const;
    /// Looks for processes that have come since.
    void findProcesses();
    /// Another look at one of them; true when it has gone.
    [[nodiscard]] bool hasGone(const QByteArray& process);

    const LockFolder& m_folder;
    std::map<QByteArray, OwnedDescriptor> m_processes; ///< what tells of their end; the thread's own
    bool m_isBlind = false;                            ///< not everything can be watched; the thread's own
    OwnedDescriptor m_events;                          ///< inotify; invalid where there is none
    OwnedDescriptor m_wake;                            ///< eventfd: the end; invalid where there is none
    std::atomic<bool> m_isEnding{false};               ///< the same, also without one

    mutable std::mutex m_mutex; ///< guards what follows
    mutable std::condition_variable m_changed;
    std::uint64_t m_changes = 0;

    std::mutex m_handlerMutex; ///< guards what follows, held while handlers run
    std::map<std::uint64_t, Handler> m_handlers;
    std::uint64_t m_lastId = 0;

    std::thread m_thread;
};

} // namespace visor::locks
