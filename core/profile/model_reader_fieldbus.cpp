// SPDX-License-Identifier: GPL-3.0-or-later
// The `can:` and `modbus:` parts of a command.
#include "core/profile/model_reader.h"

namespace visor::profile {

namespace {

constexpr int kLastModbusAddress = 0xFFFF;
// MODBUS Application Protocol V1.1b3 §6.1, §6.3: what one read can carry.
constexpr int kMostModbusBits = 2000;
constexpr int kMostModbusRegisters = 125;

std::initializer_list<Word<QString>> modbusTypeWords()
{
    static const std::initializer_list<Word<QString>> kWords = {
        {QLatin1StringView("u16"), QStringLiteral("u16")},
        {QLatin1StringView("i16"), QStringLiteral("i16")},
        {QLatin1StringView("u32"), QStringLiteral("u32")},
        {QLatin1StringView("i32"), QStringLiteral("i32")},
        {QLatin1StringView("u64"), QStringLiteral("u64")},
        {QLatin1StringView("i64"), QStringLiteral("i64")},
        {QLatin1StringView("float32"), QStringLiteral("float32")},
        {QLatin1StringView("float64"), QStringLiteral("float64")},
        {QLatin1StringView("string"), QStringLiteral("string")},
        {QLatin1StringView("bits"), QStringLiteral("bits")}};
    return kWords;
}

int registersOf(const QString& type)
{
    if (type.endsWith(QLatin1StringView("32")))
        return 2;
    return type.endsWith(QLatin1StringView("64")) ? 4 : 1;
}

} // namespace

std::initializer_list<Word<ByteOrder>> byteOrderWords()
{
    static const std::initializer_list<Word<ByteOrder>> kWords = {
        {QLatin1StringView("little"), ByteOrder::Little},
        {QLatin1StringView("big"), ByteOrder::Big},
        {QLatin1StringView("little_endian"), ByteOrder::Little},
        {QLatin1StringView("big_endian"), ByteOrder::Big}};
    return kWords;
}

CanMessage ModelReader::readCan(const Node& node)
{
    using Direction = CanMessage::Direction;
    constexpr int kLastExtendedId = 0x1FFF'FFFF; // 29 bits, ISO 11898-1
    MapReader map(node, QStringLiteral("can"), m_problems);
    CanMessage message;
    message.place = node.place;
    if (node.find(u"message_id") == nullptr)
        map.error(node.place, tr("“can” needs the key “message_id”."));
    message.messageId = static_cast<std::uint32_t>(map.integer(u"message_id", 0, kLastExtendedId).value_or(0));
    message.direction =
        map.choice<Direction>(u"direction", {{QLatin1StringView("rx"), Direction::Receive},
                                             {QLatin1StringView("tx"), Direction::Transmit},
                                             {QLatin1StringView("tx_rx"), Direction::TransmitReceive}})
            .value_or(Direction::Receive);
    if (const Node* parts = map.map(u"signals")) {
        for (const Node::Entry& entry : parts->entries) {
            MapReader part(*entry.value, QStringLiteral("can.signals.%1").arg(entry.key->text), m_problems);
            CanSignal item;
            item.name = entry.key->text;
            item.place = entry.key->place;
            item.startBit = part.integer(u"start_bit", 0, 511).value_or(0);
            item.bitLength = part.integer(u"bit_length", 1, 64).value_or(8);
            item.byteOrder = part.choice<ByteOrder>(u"byte_order", byteOrderWords()).value_or(ByteOrder::Little);
            item.isSigned = part.truth(u"signed", false);
            item.scale = part.number(u"scale").value_or(1.0);
            item.offset = part.number(u"offset").value_or(0.0);
            part.finish();
            message.signalList.push_back(std::move(item));
        }
    }
    if (const std::optional<int> response = map.integer(u"response_id", 0, kLastExtendedId))
        message.responseId = static_cast<std::uint32_t>(*response);
    message.payload = map.text(u"payload");
    message.dlc = map.integer(u"dlc", 0, 64).value_or(8);
    map.finish();
    return message;
}

ModbusItem ModelReader::readModbus(const Node& node)
{
    MapReader map(node, QStringLiteral("modbus"), m_problems);
    ModbusItem item;
    item.place = node.place;
    item.table = map.choice<QString>(u"register", {{QLatin1StringView("holding"), QStringLiteral("holding")},
                                                   {QLatin1StringView("input"), QStringLiteral("input")},
                                                   {QLatin1StringView("coil"), QStringLiteral("coil")},
                                                   {QLatin1StringView("discrete"), QStringLiteral("discrete")}})
                     .value_or(item.table);
    const bool hasAddress = node.find(u"address") != nullptr;
    const bool hasNumber = node.find(u"number") != nullptr;
    if (hasAddress == hasNumber && node.isMap())
        map.error(node.place,
                  tr("“modbus” needs either the key “address”, counted from 0, or “number”, as the manual "
                     "prints it, counted from 1."));
    if (hasAddress)
        item.address = map.integer(u"address", 0, kLastModbusAddress).value_or(0);
    if (hasNumber)
        item.address = map.integer(u"number", 1, kLastModbusAddress + 1).value_or(1) - 1;
    item.type = map.choice<QString>(u"type", modbusTypeWords()).value_or(item.type);
    item.wordOrder = map.choice<ByteOrder>(u"word_order", byteOrderWords()).value_or(ByteOrder::Big);
    item.byteOrder = map.choice<ByteOrder>(u"byte_order", byteOrderWords()).value_or(ByteOrder::Big);
    item.scale = map.number(u"scale").value_or(1.0);
    if (item.scale == 0.0) {
        map.error(map.placeOf(u"scale"), tr("A scale of 0 makes every value the same."));
        item.scale = 1.0;
    }
    item.offset = map.number(u"offset").value_or(0.0);
    item.count = map.integer(u"count", 1, kMostModbusBits).value_or(1);
    item.bit = map.integer(u"bit", 0, 15);
    item.usesMultiple = map.truth(u"multiple", false);
    item.value = map.text(u"value");
    const int cells = item.count * (item.holdsBits() ? 1 : registersOf(item.type));
    if (!item.holdsBits() && cells > kMostModbusRegisters)
        map.error(
            map.placeOf(u"count"),
            tr("One request carries at most %1 registers; this one has %2.").arg(kMostModbusRegisters).arg(cells));
    else if (item.address + cells > kLastModbusAddress + 1)
        map.error(map.placeOf(hasNumber ? u"number" : u"address"), tr("The last address would be above 65535."));
    if (item.holdsBits()) {
        for (const char16_t* key : {u"type", u"word_order", u"byte_order", u"scale", u"offset", u"bit"}) {
            if (node.find(key) != nullptr)
                map.warning(
                    map.placeOf(key),
                    tr("“%1” is for registers; a %2 is one bit.").arg(QString::fromUtf16(key), item.table));
        }
    }
    map.finish();
    return item;
}

} // namespace visor::profile
