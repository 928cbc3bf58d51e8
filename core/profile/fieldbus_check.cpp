// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/fieldbus_check.h"

#include <QRegularExpression>

namespace visor::profile {

namespace {

bool isCanPayload(const QString& payload)
{
    static const QRegularExpression kPayload(
        QStringLiteral("^(?:[0-9A-Fa-f]{2}|\\{[A-Za-z_][A-Za-z0-9_]*\\}|[\\s.])*$"));
    return kPayload.match(payload).hasMatch();
}

} // namespace

void FieldbusCheck::run(const Command& command)
{
    if (command.modbus && command.can)
        m_context.error(command.can->place, tr("A command is either on Modbus or on CAN."));
    if (command.modbus && command.type == CommandType::Write) {
        if (!command.modbus->isWritable())
            m_context.error(command.modbus->place,
                            tr("Inputs can be read but not written; make “%1” a query.").arg(command.name));
        else if (command.params.empty() && command.modbus->value.isEmpty())
            m_context.error(command.modbus->place,
                            tr("“%1” writes nothing: it needs a parameter or the key “value”.").arg(command.name));
    }
    if (command.can)
        checkCan(command, *command.can);
}

void FieldbusCheck::checkCan(const Command& command, const CanMessage& message)
{
    const bool sends = message.direction != CanMessage::Direction::Receive;
    const bool onlySends = message.direction == CanMessage::Direction::Transmit;
    const bool isRendered = command.scpiPlace == message.place; // no text of its own
    if (isRendered &&
        (command.type == CommandType::Query ? onlySends : command.type == CommandType::Write && !onlySends))
        m_context.error(message.place,
                        tr("A message that only goes out is a write; one that is received or answered is a "
                           "query."));
    if (sends && !message.payload.isEmpty() && !isCanPayload(message.payload))
        m_context.error(message.place,
                        tr("The payload “%1” is not pairs of hexadecimal digits.").arg(message.payload));
    for (const CanSignal& part : message.signalList) {
        const int last = part.byteOrder == ByteOrder::Little ? part.startBit + part.bitLength : part.startBit + 1;
        if (last > message.dlc * 8)
            m_context.error(part.place, tr("The signal “%1” ends at bit %2; a frame of %3 bytes has %4.")
                                            .arg(part.name)
                                            .arg(last)
                                            .arg(message.dlc)
                                            .arg(message.dlc * 8));
        if (part.scale == 0.0)
            m_context.error(part.place, tr("A scale of 0 makes every value the same."));
    }
}

} // namespace visor::profile
