// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/session.h"
#include "transports/can/can_port.h"
#include "transports/can/request_text.h"
#include "transports/wire/message_attributes.h"
#include "transports/wire/request_exchange.h"

namespace visor::can {

/// A CAN interface as a message based instrument: write() takes requests as text (request_text.h), carries them
/// out and keeps the answers of those that ask, read() hands them over: one line, separated by ';'. A request
/// looks only at frames that came after it was sent, so a late answer is never the next one's. An identifier in
/// the resource name is the one that receive? means when none is said.
///
/// CAN has no clear, trigger, status byte, service requests, locks, remote control or identity.
class CanSession final : public visa::Session
{
public:
    CanSession(visa::ResourceName resource, std::unique_ptr<CanPort> port, std::chrono::milliseconds timeout);

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline,
                                     bool end = true) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    /// Forgets answers nobody read and frames that came.
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> unlock(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<visa::LockState> lockState(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;
    [[nodiscard]] bool isDirty() const override { return false; }
    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override
    {
        return m_attributes.get(id);
    }
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override
    {
        return m_attributes.set(id, value);
    }

private:
    [[nodiscard]] Result<QByteArray> carryOut(const Request& request, const visa::Deadline& deadline);
    [[nodiscard]] FrameFilter filterOf(const Request& request) const;

    const std::unique_ptr<CanPort> m_port;
    wire::MessageAttributes m_attributes;
    wire::RequestExchange m_exchange;
};

} // namespace visor::can
