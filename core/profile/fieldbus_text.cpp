// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/fieldbus_text.h"

#include <QLocale>

namespace visor::profile {

namespace {

QString fieldbusNumber(double value)
{
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString modbusFormat(const ModbusItem& item)
{
    QString text = QString::number(item.address);
    if (item.count != 1)
        text += QStringLiteral(" count %1").arg(item.count);
    if (item.holdsBits())
        return text;
    if (item.type != QLatin1StringView("u16"))
        text += QLatin1Char(' ') + item.type;
    if (item.wordOrder == ByteOrder::Little)
        text += QStringLiteral(" word-swapped");
    if (item.byteOrder == ByteOrder::Little)
        text += QStringLiteral(" byte-swapped");
    if (item.scale != 1.0)
        text += QStringLiteral(" scale ") + fieldbusNumber(item.scale);
    if (item.offset != 0.0)
        text += QStringLiteral(" offset ") + fieldbusNumber(item.offset);
    if (item.bit)
        text += QStringLiteral(" bit %1").arg(*item.bit);
    return text;
}

/// As can-utils write identifiers: three digits are 11 bits, eight are 29.
QString canId(std::uint32_t id)
{
    constexpr std::uint32_t kLastStandardId = 0x7FF;
    return QString::number(id, 16).toUpper().rightJustified(id > kLastStandardId ? 8 : 3, QLatin1Char('0'));
}

QString canSignalText(const CanSignal& part)
{
    QString text = QStringLiteral(" signal %1 %2").arg(part.startBit).arg(part.bitLength);
    text += part.byteOrder == ByteOrder::Big ? QStringLiteral(" big") : QStringLiteral(" little");
    if (part.isSigned)
        text += QStringLiteral(" signed");
    if (part.scale != 1.0)
        text += QStringLiteral(" scale ") + fieldbusNumber(part.scale);
    if (part.offset != 0.0)
        text += QStringLiteral(" offset ") + fieldbusNumber(part.offset);
    return text;
}

/// Payload, length, and the signals that are parameters.
QString canContent(const Command& command)
{
    const CanMessage& message = *command.can;
    QString text = canId(message.messageId);
    constexpr int kLongestClassic = 8;
    if (message.dlc > kLongestClassic)
        text += QStringLiteral(" fd");
    if (!message.payload.isEmpty())
        text += QLatin1Char(' ') + message.payload;
    else
        text += QStringLiteral(" dlc %1").arg(message.dlc);
    for (const CanSignal& part : message.signalList) {
        if (command.findParameter(part.name) != nullptr)
            text += canSignalText(part) + QStringLiteral(" = {%1}").arg(part.name);
    }
    return text;
}

QString onlyParameter(const Command& command)
{
    return command.params.empty() ? QString() : QStringLiteral("{%1}").arg(command.params.front().name);
}

} // namespace

QString modbusReadText(const ModbusItem& item)
{
    return item.table + QStringLiteral("? ") + modbusFormat(item);
}

QString modbusWriteText(const ModbusItem& item, const QString& value)
{
    const bool isString = item.type == QLatin1StringView("string") && !item.holdsBits();
    return item.table + QLatin1Char(' ') + modbusFormat(item) +
           (item.usesMultiple ? QStringLiteral(" multiple = ") : QStringLiteral(" = ")) +
           (isString ? QLatin1Char('"') + value + QLatin1Char('"') : value);
}

QString canReadText(const Command& command)
{
    const CanMessage& message = *command.can;
    QString text;
    if (message.direction == CanMessage::Direction::Receive)
        text = QStringLiteral("receive? ") + canId(message.messageId);
    else
        text = QStringLiteral("request? ") + canContent(command) + QStringLiteral(" from ") +
               canId(message.responseId.value_or(message.messageId));
    for (const CanSignal& part : message.signalList) {
        if (command.findParameter(part.name) == nullptr)
            text += canSignalText(part);
    }
    return text;
}

QString canWriteText(const Command& command)
{
    return QStringLiteral("send ") + canContent(command);
}

void fillFieldbusText(Command& command)
{
    if (!command.scpi.isEmpty() || !command.getter.isEmpty() || !command.setter.isEmpty())
        return;
    QString read;
    QString write;
    SourcePlace place;
    if (command.modbus) {
        place = command.modbus->place;
        const QString value = command.modbus->value.isEmpty() ? onlyParameter(command) : command.modbus->value;
        read = modbusReadText(*command.modbus);
        if (command.modbus->isWritable() && !value.isEmpty())
            write = modbusWriteText(*command.modbus, value);
    } else if (command.can) {
        place = command.can->place;
        if (command.can->direction != CanMessage::Direction::Transmit)
            read = canReadText(command);
        else
            write = canWriteText(command);
    } else {
        return;
    }
    command.scpiPlace = command.getterPlace = command.setterPlace = place;
    switch (command.type) {
    case CommandType::Property:
        command.getter = read;
        command.setter = write;
        break;
    case CommandType::Query:
        command.scpi = read;
        break;
    case CommandType::Write:
        command.scpi = write;
        break;
    }
}

} // namespace visor::profile
