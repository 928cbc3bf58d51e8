// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/locks/passed_over.h"

#include <algorithm>

namespace visor::locks {

using visa::Deadline;

bool PassedOver::look(const LockBook& book, const LockEntry& own)
{
    const LockEntry* const first = book.called();
    if (first == nullptr || first->isOf(own.process, own.session)) {
        m_since.reset();
        return false;
    }
    const auto now = Deadline::Clock::now();
    if (!m_since || first->ticket != m_ticket) {
        m_since = now;
        m_ticket = first->ticket;
    }
    return now - *m_since >= kComeLimit;
}

bool PassedOver::moveBack(LockBook& book, const LockEntry& own)
{
    if (!look(book, own))
        return false;
    m_since.reset();
    const LockEntry first = *book.called();
    book.leaveLine(first.process, first.session);
    book.enqueue(first);
    return true;
}

Deadline PassedOver::until(const Deadline& deadline) const
{
    return m_since ? Deadline::at(std::min(deadline.when(), *m_since + kComeLimit), deadline.token()) : deadline;
}

} // namespace visor::locks
