// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/serial/serial_port.h"
#include "transports/wire/framed_session.h"
#include "transports/wire/message_attributes.h"

namespace visor::serial {

/// A session over a serial line (VPP-4.3 ASRL INSTR). Ends of messages by VI_ATTR_ASRL_END_IN: the termination
/// character and block lengths (FramedSession), the last bit, a break, or none; VI_ATTR_ASRL_END_OUT likewise when
/// sending. No status byte, trigger, service request, locks or remote control on this wire.
///
/// After a timeout the wire can neither recall a reply nor tell it from the next one. The next write therefore
/// waits until the reply that is owed has come, and throws it away, or until kSettleTime has passed since the
/// timeout with nothing on the line; only then it sends. An instrument that answers later still is not seen
/// through: give it a longer timeout.
class SerialSession : public wire::FramedSession
{
public:
    /// How long after a timeout a reply may still come, and how long one that has begun may pause.
    static constexpr std::chrono::milliseconds kSettleTime{1000};
    /// VI_ATTR_RD_BUF_SIZE and VI_ATTR_WR_BUF_SIZE: the kernel's, on every tty.
    static constexpr std::int64_t kKernelBuffer = 4096;

    SerialSession(visa::ResourceName resource, std::unique_ptr<SerialPort> port,
                  std::chrono::milliseconds timeout);

    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    /// Throws away what waits in both directions; sends nothing.
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;

    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

    /// What the port cannot do of the settings that were asked for, in sentences; it works all the same.
    [[nodiscard]] const QStringList& notes() const { return m_port->notes(); }

private:
    [[nodiscard]] wire::ByteStream& stream() override { return *m_port; }
    [[nodiscard]] Result<void> send(QByteArrayView bytes, bool end, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> renew(const visa::Deadline& deadline) override;
    /// LineEnd::LastBit and LineEnd::Break.
    [[nodiscard]] Result<visa::ReadChunk> readToMark(std::span<char> into, const visa::Deadline& deadline);
    [[nodiscard]] std::optional<visa::AttributeValue> modemAttribute(visa::Attribute id) const;
    void chooseTerminator();

    std::unique_ptr<SerialPort> m_port;
    wire::MessageAttributes m_attributes;
};

} // namespace visor::serial
