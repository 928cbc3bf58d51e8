// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"

#include <QByteArray>

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <set>

namespace visor::visa {

/// Who may use one instrument: an exclusive lock, any number of holders of one shared key, or both (IVI-6.1 §6.6,
/// and the VISA rules of VPP-4.3 §3.6 which agree). Owned by the instrument (a simulated Device) or by the program
/// for wires that have no lock of their own. Thread safe; the mutex protects the three holder fields.
class LockArbiter
{
public:
    /// Names a client; chosen by the owner, never reused while it holds anything.
    using Holder = std::uint64_t;

    /// VPP-4.3: a shared key has at most 255 characters.
    static constexpr qsizetype kMaxKeyLength = 255;

    LockArbiter() = default;
    LockArbiter(const LockArbiter&) = delete;
    LockArbiter& operator=(const LockArbiter&) = delete;

    /// Waits until the deadline for the lock. ErrorResourceLocked when somebody else still holds it then,
    /// ErrorAbort when cancelled, ErrorInvalidAccessKey (no or too long key for a shared lock, any key for an
    /// exclusive one), ErrorInvalidLockType when the holder has that lock already.
    [[nodiscard]] Result<void> lock(Holder holder, LockMode mode, const QByteArray& key, const Deadline& deadline);
    /// Gives back the exclusive lock, or else the shared one. ErrorSessionNotLocked when the holder has neither.
    [[nodiscard]] Result<LockMode> unlock(Holder holder);
    /// A client has gone: everything it held is free.
    void releaseAll(Holder holder);

    [[nodiscard]] LockState state() const;
    [[nodiscard]] bool holds(Holder holder) const;
    /// May that client use the instrument now? Nobody's lock, or its own exclusive, or its shared one while nobody
    /// is exclusive.
    [[nodiscard]] bool mayAccess(Holder holder) const;
    /// Waits until the client may use the instrument. ErrorResourceLocked at the deadline, ErrorAbort when
    /// cancelled.
    [[nodiscard]] Result<void> waitForAccess(Holder holder, const Deadline& deadline) const;
    /// Makes waiting calls look at their deadline's token at once rather than within kCancelLatency.
    void wake() const { m_changed.notify_all(); }

private:
    [[nodiscard]] bool mayAccessLocked(Holder holder) const;
    [[nodiscard]] bool tryLockLocked(Holder holder, LockMode mode, const QByteArray& key);
    [[nodiscard]] Result<void> waitUntil(std::unique_lock<std::mutex>& guard, const std::function<bool()>& ready,
                                         const Deadline& deadline) const;

    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    std::optional<Holder> m_exclusive;
    std::set<Holder> m_shared;
    QByteArray m_key; ///< of the shared holders; meaningless when there are none
};

} // namespace visor::visa
