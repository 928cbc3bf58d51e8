// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/link_gate.h"

namespace visor::hislip {

namespace {

/// abort() does nothing when the other thread is just about to block: it is repeated until it hits.
constexpr std::chrono::milliseconds kAbortAgain{2};

} // namespace

LinkGate::Pass LinkGate::enter()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_isBusy && m_urgent == 0; });
    m_isBusy = true;
    return Pass(*this);
}

LinkGate::Pass LinkGate::enterUrgently()
{
    std::unique_lock lock(m_mutex);
    ++m_urgent;
    while (m_isBusy) {
        lock.unlock();
        m_link->abort();
        lock.lock();
        m_changed.wait_for(lock, kAbortAgain, [this] { return !m_isBusy; });
    }
    --m_urgent;
    m_isBusy = true;
    return Pass(*this);
}

void LinkGate::leave()
{
    {
        const std::lock_guard guard(m_mutex);
        m_isBusy = false;
    }
    m_changed.notify_all();
}

} // namespace visor::hislip
