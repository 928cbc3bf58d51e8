// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"

#include <atomic>
#include <thread>

namespace visor::app {

/// Turns SIGINT and SIGTERM into a cancelled token, on a thread of its own. Made first thing in main(), before
/// other threads, which inherit the blocked signals.
class InterruptWatcher
{
public:
    explicit InterruptWatcher(visa::CancelToken token);
    ~InterruptWatcher();
    InterruptWatcher(const InterruptWatcher&) = delete;
    InterruptWatcher& operator=(const InterruptWatcher&) = delete;

private:
    std::atomic<bool> m_isEnding{false};
    std::thread m_thread;
};

} // namespace visor::app
