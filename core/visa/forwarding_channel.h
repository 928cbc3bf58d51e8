// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"

#include <concepts>
#include <utility>

namespace visor::visa {

/// A channel that stands in front of another one: every verb goes to target() as it came, and what comes back is
/// handed on as it is. A subclass overrides the verbs at which it differs.
///
/// `Face` is what the channel is to its owner (Session or DeviceLink), `Target` what stands behind it. The
/// subclass owns the target and says which one it is at this moment, so that it also says what ends before what.
///
/// Not for a channel that guards another one (LockedSession): there, a verb that nobody thought of must not
/// compile, where here it goes through.
template<std::derived_from<MessageChannel> Face, std::derived_from<MessageChannel> Target = Face>
class ForwardingChannel : public Face
{
public:
    [[nodiscard]] Result<void> write(QByteArrayView bytes, const Deadline& deadline, bool end = true) override
    {
        return target().write(bytes, deadline, end);
    }
    [[nodiscard]] Result<ReadChunk> read(std::span<char> into, const Deadline& deadline) override
    {
        return target().read(into, deadline);
    }
    [[nodiscard]] Result<void> clear(const Deadline& deadline) override { return target().clear(deadline); }
    [[nodiscard]] Result<void> trigger(const Deadline& deadline) override { return target().trigger(deadline); }
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const Deadline& deadline) override
    {
        return target().readStatusByte(deadline);
    }
    [[nodiscard]] Result<void> lock(LockMode mode, const QByteArray& key, const Deadline& deadline) override
    {
        return target().lock(mode, key, deadline);
    }
    [[nodiscard]] Result<void> unlock(const Deadline& deadline) override { return target().unlock(deadline); }
    [[nodiscard]] Result<LockState> lockState(const Deadline& deadline) override
    {
        return target().lockState(deadline);
    }
    [[nodiscard]] Result<void> setRemote(RemoteMode mode, const Deadline& deadline) override
    {
        return target().setRemote(mode, deadline);
    }
    [[nodiscard]] Result<void> onServiceRequest(MessageChannel::ServiceRequestHandler handler,
                                                const Deadline& deadline) override
    {
        return target().onServiceRequest(std::move(handler), deadline);
    }
    void adapt(const UsbQuirkChanges& changes) override { target().adapt(changes); }

protected:
    /// Who stands behind; asked at every call, on the thread of the call.
    [[nodiscard]] virtual Target& target() const = 0;
};

} // namespace visor::visa
