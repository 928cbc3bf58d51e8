// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/can_loop.h"

#include <QEventLoop>
#include <QSocketNotifier>

#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace visor::can {

CanLoop::CanLoop() : m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), m_thread([this] { run(); }) {}

CanLoop::~CanLoop()
{
    {
        const std::lock_guard guard(m_mutex);
        m_isEnding = true;
    }
    wake();
    m_thread.join();
    ::close(m_wake);
}

void CanLoop::wake() const
{
    // Fails only when the counter is full, and then the loop is awake.
    static_cast<void>(::eventfd_write(m_wake, 1));
}

void CanLoop::post(std::function<void()> work)
{
    {
        const std::lock_guard guard(m_mutex);
        m_posted.push_back(std::move(work));
    }
    wake();
}

bool CanLoop::runPosted()
{
    for (;;) {
        std::function<void()> work;
        {
            const std::lock_guard guard(m_mutex);
            if (m_posted.empty())
                return !m_isEnding;
            work = std::move(m_posted.front());
            m_posted.pop_front();
        }
        work();
    }
}

void CanLoop::run()
{
    QEventLoop loop;
    QSocketNotifier notifier(m_wake, QSocketNotifier::Read);
    QObject::connect(&notifier, &QSocketNotifier::activated, &loop, [&] {
        std::uint64_t count = 0;
        static_cast<void>(::eventfd_read(m_wake, &count));
        if (!runPosted())
            loop.quit();
    });
    loop.exec();
}

} // namespace visor::can
