// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/locking_transport.h"

#include "core/instrument/locked_session.h"
#include "core/locks/lock_text.h"

namespace visor::instrument {

using visa::Deadline;
using visa::Status;

namespace {

/// The session's place in the registry until the session itself takes it over.
class LockSeat
{
public:
    LockSeat(locks::LockRegistry& registry, const locks::LockTarget& target)
        : m_registry(registry), m_target(target), m_id(registry.enter())
    {
    }
    LockSeat(const LockSeat&) = delete;
    LockSeat& operator=(const LockSeat&) = delete;
    ~LockSeat()
    {
        if (m_id != 0)
            m_registry.leave(m_target, m_id);
    }

    [[nodiscard]] locks::LockRegistry::SessionId id() const { return m_id; }
    [[nodiscard]] locks::LockRegistry::SessionId handOver() { return std::exchange(m_id, 0); }

private:
    locks::LockRegistry& m_registry;
    const locks::LockTarget& m_target;
    locks::LockRegistry::SessionId m_id;
};

} // namespace

Result<std::unique_ptr<visa::Session>> LockingTransport::open(const visa::ResourceName& resource,
                                                              const OpenOptions& options, const Deadline& deadline)
{
    const NativeLocks native = m_wire->nativeLocks(resource);
    const locks::LockTarget target(resource.toString());
    OpenOptions plain = options;
    plain.lock.reset();
    plain.lockKey.clear();
    const auto lockDeadline = options.lockWait ? Deadline::after(*options.lockWait, deadline.token()) : deadline;
    const auto openTime = deadline.remaining();

    LockSeat seat(m_registry, target);
    const bool isLockedFirst = options.lock && native == NativeLocks::None;
    if (isLockedFirst) {
        if (auto valid = LockedSession::checkKey(*options.lock, options.lockKey); !valid)
            return tl::unexpected(std::move(valid.error()));
        if (auto locked = m_registry.acquire(target, seat.id(), *options.lock, options.lockKey,
                                             locks::LockRegistry::Grant::Whole, lockDeadline);
            !locked)
            return tl::unexpected(std::move(locked.error()));
    }
    // Standing in line costs nothing of the time that opening may take.
    const bool isLate = isLockedFirst && options.lockWait && !deadline.isInfinite();
    const auto openDeadline = isLate ? Deadline::after(openTime, deadline.token()) : deadline;
    // Tried once: a holder that was killed counts until the kernel has closed all of its files (life_pipe.h), so
    // its port is free by now. Who else has it keeps it.
    auto opened = m_wire->open(resource, plain, openDeadline);
    if (!opened) {
        if (opened.error().status == Status::ErrorResourceBusy) {
            if (const auto holder = m_registry.otherHolder(target, seat.id())) {
                opened.error().status = Status::ErrorResourceLocked;
                opened.error().message = locks::lockedSentence(target.resource, *holder);
            }
        }
        return opened;
    }
    auto session = std::make_unique<LockedSession>(std::move(*opened), native, m_registry, seat.handOver());
    if (isLockedFirst) {
        session->adopt(*options.lock, options.lockKey);
    } else if (options.lock) {
        if (auto locked = session->lock(*options.lock, options.lockKey, lockDeadline); !locked)
            return tl::unexpected(std::move(locked.error()));
    }
    return session;
}

void keepLocks(TransportSet& transports, locks::LockRegistry& registry)
{
    for (std::unique_ptr<Transport>& wire : transports.take())
        transports.add(std::make_unique<LockingTransport>(std::move(wire), registry));
}

} // namespace visor::instrument
