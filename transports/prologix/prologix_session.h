// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/session.h"
#include "transports/prologix/adapter.h"
#include "transports/wire/message_attributes.h"

namespace visor::prologix {

/// One instrument on the bus of a GPIB adapter (VPP-4.3 GPIB INSTR). The adapter's connection is shared with the
/// bus's other instruments and closed with the last of them.
///
/// Whether anybody listens the adapter does not tell when writing; a serial poll shows it. Remote control: the
/// adapter keeps REN asserted, so an instrument is remote once it is written to.
class PrologixSession : public visa::Session
{
public:
    PrologixSession(visa::ResourceName resource, std::shared_ptr<Adapter> adapter,
                    std::chrono::milliseconds timeout);
    ~PrologixSession() override;

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline,
                                     bool end = true) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline) override;
    /// ErrorNoListeners where nobody answers. After a service request this is the byte the request came with.
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> unlock(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<visa::LockState> lockState(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;

    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    /// Never: late replies are recognised.
    [[nodiscard]] bool isDirty() const override { return false; }
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

private:
    const std::shared_ptr<Adapter> m_adapter;
    const Adapter::Owner m_owner;
    const GpibAddress m_address;
    wire::MessageAttributes m_attributes;
    bool m_writeBrokeOff = false; ///< the instrument holds half a command
    QByteArray m_ahead;           ///< behind a termination character in the middle of a reply
    bool m_aheadEnds = false;
};

} // namespace visor::prologix
