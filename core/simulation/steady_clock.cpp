// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/steady_clock.h"

#include <utility>

namespace visor::simulation {

SteadyClock::SteadyClock() : m_start(std::chrono::steady_clock::now()) {}

SteadyClock::~SteadyClock()
{
    std::thread thread;
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        thread = std::move(m_thread);
    }
    m_changed.notify_all();
    if (thread.joinable())
        thread.join();
}

Clock::Duration SteadyClock::now() const
{
    return std::chrono::steady_clock::now() - m_start;
}

void SteadyClock::callAt(Duration when, Callback callback)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping)
            return;
        m_callbacks.emplace(when, std::move(callback));
        if (!m_thread.joinable())
            m_thread = std::thread([this] { run(); });
    }
    m_changed.notify_all();
}

void SteadyClock::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        if (m_callbacks.empty()) {
            m_changed.wait(lock);
            continue;
        }
        const Duration when = m_callbacks.begin()->first;
        if (now() < when) {
            m_changed.wait_until(lock, m_start + when);
            continue;
        }
        const auto node = m_callbacks.extract(m_callbacks.begin());
        lock.unlock();
        node.mapped()();
        lock.lock();
    }
}

} // namespace visor::simulation
