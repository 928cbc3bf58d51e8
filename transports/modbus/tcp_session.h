// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/modbus/frames.h"
#include "transports/modbus/modbus_session.h"
#include "transports/wire/tcpip_attributes.h"

#include <array>

namespace visor::modbus {

/// Modbus over TCP (MODBUS Messaging on TCP/IP V1.0b). Every request has a transaction id of its own, so an answer
/// that comes late or twice is known and dropped. Bytes that are no Modbus, or a connection that broke, cost the
/// connection: the next request makes a new one. Devices close connections they think idle: one that was closed
/// before a request is opened again without a word; one that breaks under a request is told, as nobody knows
/// whether the request was carried out.
class TcpSession final : public ModbusSession
{
public:
    /// A connection in use this recently is not looked at before a request: devices wait longer.
    static constexpr std::chrono::milliseconds kSurelyOpen{1000};

    TcpSession(visa::ResourceName resource, wire::TcpStream stream, std::chrono::milliseconds timeout,
               std::chrono::milliseconds surelyOpen = kSurelyOpen, wire::LocalNames names = {});

    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

protected:
    [[nodiscard]] Result<QByteArrayView> transact(QByteArrayView pdu, const visa::Deadline& deadline) override;

private:
    [[nodiscard]] Result<QByteArrayView> receive(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> makeReady(const visa::Deadline& deadline);
    void dropFrame();

    const wire::LocalNames m_names; ///< for connecting again
    wire::TcpStream m_stream;
    wire::TcpipAttributes m_attributes;
    const std::uint8_t m_unit;
    const std::chrono::milliseconds m_surelyOpen;
    std::uint16_t m_transaction = 0;
    visa::Deadline::Clock::time_point m_lastUse;
    bool m_isBroken = false;

    std::array<char, 2 * kLongestTcpFrame> m_buffer{};
    std::size_t m_filled = 0;
    std::size_t m_frame = 0; ///< length of the frame handed out, still at the front of the buffer
};

} // namespace visor::modbus
