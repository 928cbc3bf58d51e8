// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/rtu_session.h"

namespace visor::modbus {

namespace {

std::uint8_t rtuUnitOf(const visa::ResourceName& resource)
{
    const auto* const address = resource.as<visa::ModbusRtuInstrument>();
    return static_cast<std::uint8_t>(address != nullptr ? address->unit : 1);
}

} // namespace

RtuSession::RtuSession(visa::ResourceName resource, std::shared_ptr<RtuLine> line,
                       std::chrono::milliseconds timeout)
    : m_attributes(std::move(resource), timeout),
      m_line(std::move(line)),
      m_unit(rtuUnitOf(m_attributes.resource()))
{
}

Result<QByteArrayView> RtuSession::transact(QByteArrayView pdu, const visa::Deadline& deadline)
{
    auto answer = m_line->transact(m_unit, pdu, deadline);
    if (!answer)
        return tl::unexpected(std::move(answer.error()));
    m_answer = std::move(*answer);
    return QByteArrayView(m_answer);
}

Result<visa::AttributeValue> RtuSession::attribute(visa::Attribute id) const
{
    if (const auto known = visa::checkAttribute(resource(), id); !known)
        return tl::unexpected(known.error());
    if (auto line = m_line->settings().get(id))
        return *line;
    return m_attributes.get(id);
}

Result<void> RtuSession::setAttribute(visa::Attribute id, const visa::AttributeValue& value)
{
    const auto checked = visa::checkAttributeValue(resource(), id, value);
    if (!checked)
        return tl::unexpected(checked.error());
    serial::LineSettings settings = m_line->settings();
    if (!settings.set(id, *checked))
        return m_attributes.set(id, *checked);
    settings.endIn = serial::LineEnd::None; // frames are binary: nothing in them ends a read
    settings.endOut = serial::LineEnd::None;
    return m_line->setSettings(settings);
}

} // namespace visor::modbus
