// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/locks/lock_book.h"
#include "core/visa/deadline.h"

#include <optional>

namespace visor::locks {

/// Who is first in line, could have the lock and does not come: a program that was stopped (Ctrl+Z). After a
/// moment it goes to the end of the line; otherwise everybody behind it would wait for a lock that nobody holds.
/// Kept by each waiter for itself.
class PassedOver
{
public:
    static constexpr std::chrono::milliseconds kComeLimit{1000};

    /// Another look at the line. True when its first one has been called for long enough.
    bool look(const LockBook& book, const LockEntry& own);
    /// Under the guard: moves that one back when it is still there. True when it did.
    bool moveBack(LockBook& book, const LockEntry& own);
    /// When to look again although nothing changes; the deadline when there is no need to.
    [[nodiscard]] visa::Deadline until(const visa::Deadline& deadline) const;

private:
    std::optional<visa::Deadline::Clock::time_point> m_since; ///< when first seen to be called
    std::uint64_t m_ticket = 0;
};

} // namespace visor::locks
