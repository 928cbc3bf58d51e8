// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/locked_session.h"

#include "core/locks/lock_text.h"
#include "core/visa/lock_arbiter.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::instrument {

using visa::Deadline;
using visa::LockMode;
using visa::Status;

namespace {

struct LockedSessionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::LockedSession)
};

/// A read so soon after a write belongs to it.
constexpr std::chrono::milliseconds kSameExchange{1};

} // namespace

LockedSession::LockedSession(std::unique_ptr<visa::Session> session, NativeLocks native,
                             locks::LockRegistry& registry, locks::LockRegistry::SessionId id)
    : m_registry(registry),
      m_target(session->resource().toString()),
      m_native(native),
      m_id(id),
      m_session(std::move(session))
{
}

LockedSession::~LockedSession()
{
    // The instrument's own locks go with the wire: only then may the next in line have its turn.
    m_session.reset();
    m_registry.leave(m_target, m_id);
}

bool LockedSession::holds(LockMode mode) const
{
    return std::find(m_held.begin(), m_held.end(), mode) != m_held.end();
}

bool LockedSession::isNative(LockMode mode) const
{
    return m_native == NativeLocks::Shared || (m_native == NativeLocks::Exclusive && mode == LockMode::Exclusive);
}

Error LockedSession::named(Error error) const
{
    if (error.status == Status::ErrorResourceLocked) {
        if (const auto holder = m_registry.otherHolder(m_target, m_id))
            error.message = locks::lockedSentence(m_target.resource, *holder);
    }
    return error;
}

template<typename T>
Result<T> LockedSession::named(Result<T> result) const
{
    if (!result)
        result.error() = named(std::move(result.error()));
    return result;
}

Result<void> LockedSession::enter(const QString& operation, const Deadline& deadline) const
{
    // Whoever holds the exclusive lock need not look: nobody can take it away.
    if (holds(LockMode::Exclusive) || m_registry.mayAccess(m_target, m_id))
        return {};
    return m_registry.waitForAccess(m_target, m_id, operation, deadline);
}

Result<void> LockedSession::write(QByteArrayView bytes, const Deadline& deadline, bool end)
{
    if (auto entered = enter(QStringLiteral("write"), deadline); !entered)
        return entered;
    if (m_isAnswerLeft) {
        // The answer that could not be read then must not be taken for that of what is asked now.
        if (auto cleared = named(m_session->clear(deadline)); !cleared)
            return cleared;
        m_isAnswerLeft = false;
    }
    m_isMidReply = false;
    auto written = named(m_session->write(bytes, deadline, end));
    m_letThrough = Deadline::Clock::now();
    return written;
}

Result<visa::ReadChunk> LockedSession::read(std::span<char> into, const Deadline& deadline)
{
    // The answer to what was let through a moment ago: a query costs one look, and who takes the lock between the
    // two does not find our answer in the instrument.
    // A reply that was begun is read to its end: cut off, its rest would be the answer to the next query.
    if (!m_isMidReply && Deadline::Clock::now() - m_letThrough > kSameExchange) {
        if (auto entered = enter(QStringLiteral("read"), deadline); !entered) {
            m_isAnswerLeft = true;
            return tl::unexpected(std::move(entered.error()));
        }
    }
    auto chunk = named(m_session->read(into, deadline));
    m_isMidReply = chunk && !chunk->endsMessage();
    return chunk;
}

Result<void> LockedSession::clear(const Deadline& deadline)
{
    if (auto entered = enter(QStringLiteral("clear"), deadline); !entered)
        return entered;
    return named(m_session->clear(deadline));
}

Result<void> LockedSession::trigger(const Deadline& deadline)
{
    if (auto entered = enter(QStringLiteral("trigger"), deadline); !entered)
        return entered;
    return named(m_session->trigger(deadline));
}

Result<std::uint8_t> LockedSession::readStatusByte(const Deadline& deadline)
{
    return named(m_session->readStatusByte(deadline));
}

Result<void> LockedSession::setRemote(visa::RemoteMode mode, const Deadline& deadline)
{
    if (auto entered = enter(QStringLiteral("remote"), deadline); !entered)
        return entered;
    return named(m_session->setRemote(mode, deadline));
}

Result<void> LockedSession::onServiceRequest(ServiceRequestHandler handler, const Deadline& deadline)
{
    return m_session->onServiceRequest(std::move(handler), deadline);
}

Result<void> LockedSession::checkKey(LockMode mode, const QByteArray& key)
{
    const QString operation = QStringLiteral("lock");
    if (mode == LockMode::Exclusive && !key.isEmpty()) {
        return failure(Status::ErrorInvalidAccessKey,
                       LockedSessionText::tr("An exclusive lock takes no key; leave it out."), operation);
    }
    if (mode == LockMode::Shared && (key.isEmpty() || key.size() > visa::LockArbiter::kMaxKeyLength)) {
        return failure(
            Status::ErrorInvalidAccessKey,
            LockedSessionText::tr("A shared lock needs a key of 1 to %1 characters; give the same key on "
                                  "every session that shares it.")
                .arg(visa::LockArbiter::kMaxKeyLength),
            operation);
    }
    return {};
}

void LockedSession::adopt(LockMode mode, const QByteArray& key)
{
    m_held.push_back(mode);
    if (mode == LockMode::Shared)
        m_sharedKey = key;
}

Result<void> LockedSession::lock(LockMode mode, const QByteArray& key, const Deadline& deadline)
{
    if (auto acquired = acquireLock(mode, key, deadline); !acquired)
        return tl::unexpected(std::move(acquired.error()));
    return {};
}

Result<Status> LockedSession::acquireLock(LockMode mode, const QByteArray& key, const Deadline& deadline)
{
    if (auto valid = checkKey(mode, key); !valid)
        return tl::unexpected(std::move(valid.error()));
    if (mode == LockMode::Shared && holds(LockMode::Shared) && key != m_sharedKey) {
        return failure(Status::ErrorInvalidAccessKey,
                       LockedSessionText::tr("%1 is already locked here with another key; unlock it first.")
                           .arg(m_target.resource),
                       QStringLiteral("lock"));
    }
    // VPP-4.3 viLock: nested locks are counted and told as such; the resource knows one of each kind.
    if (holds(mode)) {
        m_held.push_back(mode);
        return mode == LockMode::Exclusive ? Status::SuccessNestedExclusive : Status::SuccessNestedShared;
    }
    if (mode == LockMode::Shared && holds(LockMode::Exclusive)) {
        return failure(Status::ErrorResourceLocked,
                       LockedSessionText::tr("%1 is locked exclusively by this very session; unlock it before "
                                             "sharing it.")
                           .arg(m_target.resource),
                       QStringLiteral("lock"));
    }
    const bool asksInstrument = isNative(mode);
    const auto grant = asksInstrument ? locks::LockRegistry::Grant::Claim : locks::LockRegistry::Grant::Whole;
    // Where the instrument keeps the lock, a registry that cannot be used costs names and order, not the lock.
    const bool isBooked = !asksInstrument || !m_registry.problem();
    if (isBooked) {
        if (auto turn = m_registry.acquire(m_target, m_id, mode, key, grant, deadline); !turn)
            return tl::unexpected(std::move(turn.error()));
    }
    if (asksInstrument) {
        if (auto locked = m_session->lock(mode, key, deadline); !locked) {
            if (isBooked) // what cannot be given back now goes with the session
                static_cast<void>(m_registry.release(m_target, m_id, mode));
            return tl::unexpected(named(std::move(locked.error())));
        }
        if (isBooked)
            m_registry.confirm(m_target, m_id, mode);
    }
    adopt(mode, key);
    return Status::Success;
}

Result<void> LockedSession::unlock(const Deadline& deadline)
{
    if (m_held.empty()) {
        return failure(Status::ErrorSessionNotLocked,
                       LockedSessionText::tr("This session holds no lock on %1; there is nothing to unlock.")
                           .arg(m_target.resource),
                       QStringLiteral("unlock"));
    }
    const LockMode mode = m_held.back();
    if (std::count(m_held.begin(), m_held.end(), mode) > 1) {
        m_held.pop_back();
        return {};
    }
    Result<void> unlocked;
    if (isNative(mode)) {
        unlocked = m_session->unlock(deadline);
        // Nobody knows whether the instrument has let go: it may be asked again.
        if (!unlocked &&
            (unlocked.error().status == Status::ErrorTimeout || unlocked.error().status == Status::ErrorAbort))
            return unlocked;
        // An earlier release did reach it.
        if (!unlocked && unlocked.error().status == Status::ErrorSessionNotLocked)
            unlocked = {};
    }
    if (!m_registry.problem()) {
        // A lock that is still in the book is still held: giving it back can be tried again.
        if (auto released = m_registry.release(m_target, m_id, mode); !released)
            return released;
    }
    m_held.pop_back();
    return unlocked;
}

Result<visa::LockState> LockedSession::lockState(const Deadline& deadline)
{
    visa::LockState state;
    if (m_native != NativeLocks::None) {
        auto told = m_session->lockState(deadline);
        if (!told)
            return told;
        state = *told;
    }
    const locks::LockSituation situation = m_registry.situation(m_target.resource);
    std::vector<std::pair<QByteArray, std::uint64_t>> sessions;
    for (const locks::LockParty& holder : situation.holders) {
        state.exclusive = state.exclusive || holder.mode == LockMode::Exclusive;
        const std::pair session(holder.process, holder.session);
        if (std::find(sessions.begin(), sessions.end(), session) == sessions.end())
            sessions.push_back(session);
    }
    state.holders = std::max(state.holders, static_cast<int>(sessions.size()));
    return state;
}

Result<visa::AttributeValue> LockedSession::attribute(visa::Attribute id) const
{
    if (id != visa::Attribute::ResourceLockState)
        return m_session->attribute(id);
    constexpr std::int64_t kNoLock = 0;
    std::int64_t state = holds(LockMode::Exclusive) ? static_cast<std::int64_t>(LockMode::Exclusive)
                         : holds(LockMode::Shared)  ? static_cast<std::int64_t>(LockMode::Shared)
                                                    : kNoLock;
    for (const locks::LockParty& holder : m_registry.situation(m_target.resource).holders) {
        const auto mode = static_cast<std::int64_t>(holder.mode);
        state = state == kNoLock ? mode : std::min(state, mode);
    }
    return state;
}

Result<void> LockedSession::setAttribute(visa::Attribute id, const visa::AttributeValue& value)
{
    return m_session->setAttribute(id, value);
}

} // namespace visor::instrument
