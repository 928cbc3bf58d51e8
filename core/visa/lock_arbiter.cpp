// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/lock_arbiter.h"

#include <QCoreApplication>

namespace visor::visa {

namespace {

struct LockText
{
    Q_DECLARE_TR_FUNCTIONS(visor::visa::LockArbiter)
};

} // namespace

Result<void> LockArbiter::lock(Holder holder, LockMode mode, const QByteArray& key, const Deadline& deadline)
{
    if (mode == LockMode::Exclusive && !key.isEmpty())
        return failure(Status::ErrorInvalidAccessKey,
                       LockText::tr("An exclusive lock takes no key; leave it out."), QStringLiteral("lock"));
    if (mode == LockMode::Shared && (key.isEmpty() || key.size() > kMaxKeyLength))
        return failure(Status::ErrorInvalidAccessKey,
                       LockText::tr("A shared lock needs a key of 1 to %1 characters; give the same key on every "
                                    "session that shares it.")
                           .arg(kMaxKeyLength),
                       QStringLiteral("lock"));
    std::unique_lock guard(m_mutex);
    const bool alreadyHeld = mode == LockMode::Exclusive ? m_exclusive == holder : m_shared.contains(holder);
    // A holder of the exclusive lock alone gets no shared one on top (table of IVI-6.1 §6.6).
    if (alreadyHeld || (mode == LockMode::Shared && m_exclusive == holder))
        return failure(Status::ErrorInvalidLockType,
                       LockText::tr("This session holds a lock already; unlock it before asking again."),
                       QStringLiteral("lock"));
    return waitUntil(guard, [&] { return tryLockLocked(holder, mode, key); }, deadline);
}

bool LockArbiter::tryLockLocked(Holder holder, LockMode mode, const QByteArray& key)
{
    if (mode == LockMode::Exclusive) {
        const bool sharedByOthers = !m_shared.empty() && !m_shared.contains(holder);
        if (m_exclusive || sharedByOthers)
            return false;
        m_exclusive = holder;
        return true;
    }
    if (m_shared.empty()) {
        if (m_exclusive)
            return false;
        // A copy of its own: ThreadSanitizer does not see the reference count inside Qt's library.
        m_key = QByteArray(key.constData(), key.size());
    } else if (m_key != key) {
        return false;
    }
    m_shared.insert(holder);
    return true;
}

Result<LockMode> LockArbiter::unlock(Holder holder)
{
    std::optional<LockMode> released;
    {
        const std::lock_guard guard(m_mutex);
        if (m_exclusive == holder) {
            m_exclusive.reset();
            released = LockMode::Exclusive;
        } else if (m_shared.erase(holder) > 0) {
            released = LockMode::Shared;
        }
    }
    if (!released)
        return failure(Status::ErrorSessionNotLocked,
                       LockText::tr("This session holds no lock; there is nothing to unlock."),
                       QStringLiteral("unlock"));
    m_changed.notify_all();
    return *released;
}

void LockArbiter::releaseAll(Holder holder)
{
    {
        const std::lock_guard guard(m_mutex);
        if (m_exclusive == holder)
            m_exclusive.reset();
        m_shared.erase(holder);
    }
    m_changed.notify_all();
}

LockState LockArbiter::state() const
{
    const std::lock_guard guard(m_mutex);
    const bool exclusiveOnly = m_exclusive && !m_shared.contains(*m_exclusive);
    return {m_exclusive.has_value(), static_cast<int>(m_shared.size()) + (exclusiveOnly ? 1 : 0)};
}

bool LockArbiter::holds(Holder holder) const
{
    const std::lock_guard guard(m_mutex);
    return m_exclusive == holder || m_shared.contains(holder);
}

bool LockArbiter::mayAccess(Holder holder) const
{
    const std::lock_guard guard(m_mutex);
    return mayAccessLocked(holder);
}

bool LockArbiter::mayAccessLocked(Holder holder) const
{
    if (m_exclusive)
        return *m_exclusive == holder;
    return m_shared.empty() || m_shared.contains(holder);
}

Result<void> LockArbiter::waitForAccess(Holder holder, const Deadline& deadline) const
{
    std::unique_lock guard(m_mutex);
    if (mayAccessLocked(holder))
        return {};
    return waitUntil(guard, [&] { return mayAccessLocked(holder); }, deadline);
}

Result<void> LockArbiter::waitUntil(std::unique_lock<std::mutex>& guard, const std::function<bool()>& ready,
                                    const Deadline& deadline) const
{
    while (!ready()) {
        if (deadline.isCancelled())
            return failure(Status::ErrorAbort, LockText::tr("Waiting for the lock was cancelled."),
                           QStringLiteral("lock"));
        if (deadline.hasExpired())
            return failure(Status::ErrorResourceLocked,
                           LockText::tr("The instrument is locked by another session; try again when it is free."),
                           QStringLiteral("lock"));
        m_changed.wait_for(guard, deadline.slice());
    }
    return {};
}

} // namespace visor::visa
