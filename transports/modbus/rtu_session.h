// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/modbus/modbus_session.h"
#include "transports/modbus/rtu_line.h"
#include "transports/wire/message_attributes.h"

#include <memory>

namespace visor::modbus {

/// One unit on a serial line. The line settings are those of the line: setting one changes it for every session on
/// it.
class RtuSession final : public ModbusSession
{
public:
    RtuSession(visa::ResourceName resource, std::shared_ptr<RtuLine> line, std::chrono::milliseconds timeout);

    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    [[nodiscard]] bool isDirty() const override { return m_line->isDirty(); }
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

protected:
    [[nodiscard]] Result<QByteArrayView> transact(QByteArrayView pdu, const visa::Deadline& deadline) override;

private:
    wire::MessageAttributes m_attributes;
    const std::shared_ptr<RtuLine> m_line;
    const std::uint8_t m_unit;
    QByteArray m_answer;
};

} // namespace visor::modbus
