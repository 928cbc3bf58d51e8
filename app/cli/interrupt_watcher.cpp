// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt_watcher.h"

#include <csignal>
#include <pthread.h>

namespace visor::app {

InterruptWatcher::InterruptWatcher(visa::CancelToken token)
{
    sigset_t watched;
    sigemptyset(&watched);
    sigaddset(&watched, SIGINT);
    sigaddset(&watched, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &watched, nullptr);
    m_thread = std::thread([this, watched, token = std::move(token)] {
        int signal = 0;
        while (sigwait(&watched, &signal) == 0 && !m_isEnding)
            token.cancel();
    });
}

InterruptWatcher::~InterruptWatcher()
{
    m_isEnding = true;
    // NOLINTNEXTLINE(bugprone-bad-signal-to-kill-thread): every thread blocks it; it wakes sigwait()
    pthread_kill(m_thread.native_handle(), SIGTERM);
    m_thread.join();
}

} // namespace visor::app
