// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"
#include "transports/hislip/async_channel.h"

#include <vector>

namespace visor::hislip {

/// The client's side of HiSLIP locks (IVI-6.1 §3.2 and VPP-4.3 §3.6): nesting is counted here, the instrument sees
/// the first lock and the last unlock of each kind. Belongs to the session's one calling thread; borrows the
/// channel.
class SessionLocks
{
public:
    SessionLocks(AsyncChannel& async, QString who) : m_async(&async), m_who(std::move(who)) {}

    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key, std::uint32_t lastSentId,
                                    const visa::Deadline& deadline);
    /// `lastSentId`: the instrument first finishes that message.
    [[nodiscard]] Result<void> unlock(std::uint32_t lastSentId, const visa::Deadline& deadline);
    [[nodiscard]] Result<visa::LockState> state(const visa::Deadline& deadline);
    /// Whether somebody else's lock keeps this session's messages from being read.
    [[nodiscard]] Result<bool> isLockedOut(const visa::Deadline& deadline);

    [[nodiscard]] bool holds(visa::LockMode mode) const;
    [[nodiscard]] bool holdsAny() const { return !m_held.empty(); }

private:
    [[nodiscard]] Result<void> request(visa::LockMode mode, const QByteArray& key, std::uint32_t lastSentId,
                                       const visa::Deadline& deadline);
    [[nodiscard]] Result<std::uint8_t> release(std::uint32_t lastSentId, const visa::Deadline& deadline);
    /// Waits for a lock response that is still due and gives back a lock that it granted too late.
    [[nodiscard]] Result<void> settle(std::uint32_t lastSentId, const visa::Deadline& deadline);

    AsyncChannel* m_async;
    const QString m_who;
    std::vector<visa::LockMode> m_held; ///< in the order taken, with repetitions
    QByteArray m_sharedKey;
};

} // namespace visor::hislip
