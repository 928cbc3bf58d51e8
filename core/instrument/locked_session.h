// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "core/locks/lock_registry.h"

#include <memory>
#include <vector>

namespace visor::instrument {

/// A session that keeps to the locks of its resource, whatever the wire (protocols.md §2.6). Wraps the wire's own
/// session; the same session is used by one thread at a time, as any.
///
/// lock() first waits in the registry's line of this machine's Visor programs, then, where the instrument keeps
/// locks itself, for the instrument's. Nesting is counted here. write(), read(), clear(), trigger() and
/// setRemote() of a session that may not use the instrument wait until their deadline and are then refused with
/// ErrorResourceLocked naming the holder. Status byte, lock state, attributes and service requests are free.
///
/// Destruction closes the wire, then gives back what the registry has.
class LockedSession final : public visa::Session
{
public:
    /// `registry` outlives the session; `id` is its place there, which it leaves at its end.
    LockedSession(std::unique_ptr<visa::Session> session, NativeLocks native, locks::LockRegistry& registry,
                  locks::LockRegistry::SessionId id);
    ~LockedSession() override;

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline,
                                     bool end = true) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<visa::Status> acquireLock(visa::LockMode mode, const QByteArray& key,
                                                   const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> unlock(const visa::Deadline& deadline) override;
    /// What the instrument and the registry tell together.
    [[nodiscard]] Result<visa::LockState> lockState(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;
    [[nodiscard]] const visa::ResourceName& resource() const override { return m_session->resource(); }
    [[nodiscard]] bool isDirty() const override { return m_session->isDirty(); }
    void adapt(const visa::UsbQuirkChanges& changes) override { m_session->adapt(changes); }
    /// VI_ATTR_RSRC_LOCK_STATE is the resource's, whoever holds the lock; all others are the wire's.
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

    /// ErrorInvalidAccessKey when a lock of that mode cannot have that key.
    [[nodiscard]] static Result<void> checkKey(visa::LockMode mode, const QByteArray& key);
    /// The lock was taken in this session's place before the wire was opened.
    void adopt(visa::LockMode mode, const QByteArray& key);
    /// The wire's own session.
    [[nodiscard]] visa::Session& inner() { return *m_session; }

private:
    [[nodiscard]] bool holds(visa::LockMode mode) const;
    [[nodiscard]] bool isNative(visa::LockMode mode) const;
    /// Waits for the right to use the instrument.
    [[nodiscard]] Result<void> enter(const QString& operation, const visa::Deadline& deadline) const;
    /// A refusal by the instrument, with the holder's name when the registry knows it.
    [[nodiscard]] Error named(Error error) const;
    template<typename T>
    [[nodiscard]] Result<T> named(Result<T> result) const;

    locks::LockRegistry& m_registry;
    const locks::LockTarget m_target;
    const NativeLocks m_native;
    const locks::LockRegistry::SessionId m_id;
    std::unique_ptr<visa::Session> m_session;
    std::vector<visa::LockMode> m_held; ///< taken and not given back, the last at the end
    QByteArray m_sharedKey;
    visa::Deadline::Clock::time_point m_letThrough{}; ///< when a write last came through
    bool m_isMidReply = false;                        ///< a reply was begun and not read whole
    bool m_isAnswerLeft = false;                      ///< a read was refused: its answer may still come
};

} // namespace visor::instrument
