// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/turnstile.h"

namespace visor::visa {

Turnstile::Pass::~Pass()
{
    if (m_turnstile == nullptr)
        return;
    {
        const std::lock_guard guard(m_turnstile->m_mutex);
        m_turnstile->m_isTaken = false;
    }
    m_turnstile->m_free.notify_one();
}

std::optional<Turnstile::Pass> Turnstile::enter(const Deadline& deadline)
{
    std::unique_lock lock(m_mutex);
    while (m_isTaken && !deadline.isCancelled() && !deadline.hasExpired())
        m_free.wait_for(lock, deadline.slice());
    if (m_isTaken)
        return std::nullopt;
    if (deadline.isCancelled()) {
        m_free.notify_one(); // the turn may have been offered to this one: to the next, then
        return std::nullopt;
    }
    m_isTaken = true;
    return Pass(*this);
}

Turnstile::Pass Turnstile::enter()
{
    std::unique_lock lock(m_mutex);
    m_free.wait(lock, [this] { return !m_isTaken; });
    m_isTaken = true;
    return Pass(*this);
}

} // namespace visor::visa
