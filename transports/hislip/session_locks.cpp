// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/session_locks.h"

#include "transports/hislip/error_text.h"

#include <algorithm>

namespace visor::hislip {

using visa::Deadline;
using visa::LockMode;
using visa::LockState;
using visa::Status;

namespace {

/// A long wait for a lock is asked for in pieces of this length, so that a cancelled wait leaves nothing behind in
/// the instrument that could be granted later.
constexpr std::chrono::milliseconds kLockSlice{40};
/// What the answer may need on its way beyond the time the instrument waits.
constexpr std::chrono::milliseconds kLockAnswerGrace{500};
constexpr qsizetype kMaxLockKey = 255; // VPP-4.3 §3.6

} // namespace

bool SessionLocks::holds(LockMode mode) const
{
    return std::find(m_held.begin(), m_held.end(), mode) != m_held.end();
}

Result<void> SessionLocks::lock(LockMode mode, const QByteArray& key, std::uint32_t lastSentId,
                                const Deadline& deadline)
{
    const QString operation = QStringLiteral("lock");
    const bool isShared = mode == LockMode::Shared;
    if (isShared ? key.isEmpty() || key.size() > kMaxLockKey : !key.isEmpty()) {
        return failure(Status::ErrorInvalidAccessKey,
                       isShared ? ErrorText::tr("A shared lock needs a key of 1 to 255 characters.")
                                : ErrorText::tr("An exclusive lock takes no key; leave it out."),
                       operation);
    }
    if (holds(mode)) {
        if (isShared && key != m_sharedKey) {
            return failure(
                Status::ErrorInvalidAccessKey,
                ErrorText::tr("%1 is already locked here with another key; unlock it first.").arg(m_who),
                operation);
        }
        m_held.push_back(mode);
        return {};
    }
    if (isShared && holds(LockMode::Exclusive)) {
        return failure(Status::ErrorResourceLocked,
                       ErrorText::tr("%1 is locked exclusively here; unlock it before sharing it.").arg(m_who),
                       operation);
    }
    if (const auto settled = settle(lastSentId, deadline); !settled)
        return settled;
    if (const auto granted = request(mode, key, lastSentId, deadline); !granted)
        return granted;
    m_held.push_back(mode);
    if (isShared)
        m_sharedKey = key;
    return {};
}

Result<void> SessionLocks::request(LockMode mode, const QByteArray& key, std::uint32_t lastSentId,
                                   const Deadline& deadline)
{
    const QString operation = QStringLiteral("lock");
    for (;;) {
        if (deadline.isCancelled()) {
            return failure(Status::ErrorAbort, ErrorText::tr("Locking %1 was cancelled.").arg(m_who), operation);
        }
        const auto slice = deadline.slice(kLockSlice);
        const auto until = deadline.sooner(slice);
        // The answer to a request whose time is over is still on its way.
        const auto answeredBy = Deadline::Clock::now() + slice + kLockAnswerGrace;
        const Header header{MessageType::AsyncLock, 1, static_cast<std::uint32_t>(slice.count())};
        const auto answer = m_async->ask(header, mode == LockMode::Shared ? QByteArrayView(key) : QByteArrayView(),
                                         MessageType::AsyncLockResponse,
                                         Deadline::at(std::max(deadline.when(), answeredBy), deadline.token()));
        if (!answer)
            return tl::unexpected(answer.error());
        if (answer->header.control == 1)
            return {};
        if (answer->header.control != 0) {
            return failure(
                Status::ErrorIo,
                ErrorText::tr("%1 refused the lock request; close the session and open it again.").arg(m_who),
                operation, QStringLiteral("lock response %1").arg(answer->header.control));
        }
        if (deadline.hasExpired())
            return tl::unexpected(ErrorText::lockedByAnother(m_who, operation, 0));
        // An instrument that refuses without waiting is not asked again before the slice is over.
        while (!until.hasExpired() && !until.isCancelled()) {
            const auto heard = m_async->await(MessageType::AsyncInterrupted, until);
            if (!heard && heard.error().status != Status::ErrorTimeout &&
                heard.error().status != Status::ErrorAbort)
                return tl::unexpected(heard.error());
        }
        if (const auto settled = settle(lastSentId, deadline); !settled)
            return settled;
    }
}

Result<void> SessionLocks::unlock(std::uint32_t lastSentId, const Deadline& deadline)
{
    const auto notLocked = [this] {
        return failure(Status::ErrorSessionNotLocked,
                       ErrorText::tr("%1 is not locked by this session.").arg(m_who), QStringLiteral("unlock"));
    };
    if (m_held.empty())
        return notLocked();
    const LockMode mode = m_held.back();
    if (std::count(m_held.begin(), m_held.end(), mode) > 1) {
        m_held.pop_back();
        return {};
    }
    if (const auto settled = settle(lastSentId, deadline); !settled)
        return settled;
    // Whatever the answer, this release is on its way and must not be sent twice.
    m_held.pop_back();
    const auto released = release(lastSentId, deadline);
    if (!released)
        return tl::unexpected(released.error());
    if (*released == 3)
        return notLocked();
    return {};
}

Result<std::uint8_t> SessionLocks::release(std::uint32_t lastSentId, const Deadline& deadline)
{
    const auto answer =
        m_async->ask({MessageType::AsyncLock, 0, lastSentId}, {}, MessageType::AsyncLockResponse, deadline);
    if (!answer)
        return tl::unexpected(answer.error());
    return answer->header.control;
}

Result<void> SessionLocks::settle(std::uint32_t lastSentId, const Deadline& deadline)
{
    // Requests and releases share one response type (§6.4.3): never two under way.
    if (auto arrived = m_async->awaitOwed(MessageType::AsyncLockResponse, deadline); !arrived) {
        if (arrived.error().status == Status::ErrorTimeout) {
            arrived.error().message =
                ErrorText::tr("%1 still owes the answer to an earlier lock request; close the session and open it "
                              "again.")
                    .arg(m_who);
        }
        return arrived;
    }
    if (!m_async->takeGhostGrant())
        return {};
    const auto released = release(lastSentId, Deadline::after(kLockAnswerGrace, deadline.token()));
    if (!released)
        return tl::unexpected(released.error());
    return {};
}

Result<LockState> SessionLocks::state(const Deadline& deadline)
{
    const auto answer =
        m_async->ask({MessageType::AsyncLockInfo}, {}, MessageType::AsyncLockInfoResponse, deadline);
    if (!answer)
        return tl::unexpected(answer.error());
    // A hostile count must not turn negative.
    const auto holders = std::min<std::uint32_t>(answer->header.parameter, 0x7FFFFFFFU);
    return LockState{answer->header.control == 1, static_cast<int>(holders)};
}

Result<bool> SessionLocks::isLockedOut(const Deadline& deadline)
{
    if (holds(LockMode::Exclusive))
        return false;
    const auto now = state(deadline);
    if (!now)
        return tl::unexpected(now.error());
    return now->exclusive || (now->holders > 0 && !holds(LockMode::Shared));
}

} // namespace visor::hislip
