// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/manual_clock.h"

#include <algorithm>
#include <utility>

namespace visor::simulation {

Clock::Duration ManualClock::now() const
{
    const std::lock_guard lock(m_mutex);
    return m_now;
}

void ManualClock::callAt(Duration when, Callback callback)
{
    const std::lock_guard lock(m_mutex);
    m_callbacks.emplace(when, std::move(callback));
}

void ManualClock::advance(Duration by)
{
    std::unique_lock lock(m_mutex);
    const Duration target = m_now + by;
    while (!m_callbacks.empty() && m_callbacks.begin()->first <= target) {
        auto node = m_callbacks.extract(m_callbacks.begin());
        m_now = std::max(m_now, node.key());
        lock.unlock();
        node.mapped()();
        lock.lock();
    }
    m_now = std::max(m_now, target);
}

} // namespace visor::simulation
