// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace visor::can {

/// The one thread with an event loop on which every QCanBusDevice lives: Qt's CAN plugins need one. Started with
/// its first use, ended with its owner. Functions handed to it must be short.
///
/// Nothing of Qt's is touched from two threads: the functions wait in a queue of ours, and an eventfd wakes the
/// loop. So ThreadSanitizer, which cannot look into Qt's own queue, sees every hand-over.
class CanLoop
{
public:
    CanLoop();
    /// Runs what was posted before, then ends.
    ~CanLoop();
    CanLoop(const CanLoop&) = delete;
    CanLoop& operator=(const CanLoop&) = delete;

    /// Runs the function on the loop's thread, in the order given. Any thread.
    void post(std::function<void()> work);

private:
    void run();
    /// Runs what waits; false when there is nothing more to come.
    [[nodiscard]] bool runPosted();
    void wake() const;

    const int m_wake;   ///< eventfd
    std::mutex m_mutex; ///< guards what follows
    std::deque<std::function<void()>> m_posted;
    bool m_isEnding = false;

    std::thread m_thread;
};

} // namespace visor::can
