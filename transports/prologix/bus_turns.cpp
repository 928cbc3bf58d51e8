// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/bus_turns.h"

#include "transports/prologix/error_text.h"

#include <algorithm>

namespace visor::prologix {

using visa::Deadline;

BusTurns::Turn::~Turn()
{
    if (m_turns == nullptr)
        return;
    const bool isOpen = m_turns->m_isStreamOpen();
    {
        const std::lock_guard guard(m_turns->m_mutex);
        m_turns->m_isTaken = false;
        m_turns->m_isLost = m_turns->m_isLost || !isOpen;
    }
    m_turns->m_free.notify_all();
}

void BusTurns::Turn::keep(std::chrono::milliseconds time) const
{
    const std::lock_guard guard(m_turns->m_mutex);
    m_turns->m_keeper = m_owner;
    m_turns->m_keptUntil = Deadline::Clock::now() + time;
}

void BusTurns::Turn::owe(Owed what) const
{
    const std::lock_guard guard(m_turns->m_mutex);
    m_turns->m_owed = what;
    m_turns->m_creditor = m_owner;
}

bool BusTurns::Turn::isOwed(Owed what) const
{
    // Whatever was owed to others was given up when this turn began.
    const std::lock_guard guard(m_turns->m_mutex);
    return m_turns->m_owed == what;
}

bool BusTurns::Turn::giveUp() const
{
    const std::lock_guard guard(m_turns->m_mutex);
    const bool isOwed = std::exchange(m_turns->m_owed, Owed::Nothing) != Owed::Nothing;
    return std::exchange(m_turns->m_isCutOff, false) || isOwed;
}

bool BusTurns::Turn::wasRobbed() const
{
    const std::lock_guard guard(m_turns->m_mutex);
    return m_turns->m_robbed.erase(m_owner) > 0;
}

Result<BusTurns::Turn> BusTurns::take(Owner owner, const Deadline& deadline, const QString& operation)
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        if (deadline.isCancelled())
            return adapterAborted(operation);
        if (m_isLost)
            return adapterGone(operation);
        const bool isKept = m_keeper != kNobody && m_keeper != owner && Deadline::Clock::now() < m_keptUntil;
        // Polling for service requests waits for replies, however long somebody takes to read one.
        const bool mayTake = !m_isTaken && !isKept && (owner != kNobody || m_owed != Owed::Reply);
        if (mayTake)
            break;
        if (deadline.hasExpired())
            return adapterOccupied(operation);
        auto until = Deadline::Clock::now() + deadline.slice();
        if (isKept)
            until = std::min(until, m_keptUntil);
        m_free.wait_until(lock, until);
    }
    m_isTaken = true;
    m_keeper = kNobody;
    if (m_owed != Owed::Nothing && m_creditor != owner) {
        if (m_owners.count(m_creditor) != 0)
            m_robbed.insert(m_creditor);
        m_owed = Owed::Nothing;
        m_isCutOff = true;
    }
    return Turn(*this, owner);
}

BusTurns::Owner BusTurns::newOwner()
{
    const std::lock_guard guard(m_mutex);
    m_owners.insert(++m_lastOwner);
    return m_lastOwner;
}

void BusTurns::forget(Owner owner)
{
    {
        const std::lock_guard guard(m_mutex);
        m_owners.erase(owner);
        m_robbed.erase(owner);
        if (m_keeper == owner)
            m_keeper = kNobody;
        // The poll for service requests waits until a debt is paid; nobody collects this one any more.
        if (m_owed != Owed::Nothing && m_creditor == owner) {
            m_owed = Owed::Nothing;
            m_isCutOff = true;
        }
    }
    m_free.notify_all();
}

std::size_t BusTurns::ownerCount() const
{
    const std::lock_guard guard(m_mutex);
    return m_owners.size();
}

bool BusTurns::isLost() const
{
    const std::lock_guard guard(m_mutex);
    return m_isLost;
}

} // namespace visor::prologix
