// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/register_value.h"

#include <QCoreApplication>

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <limits>

namespace visor::modbus {

namespace {

class RegisterValueText
{
    Q_DECLARE_TR_FUNCTIONS(visor::modbus::RegisterValue)
};

std::uint16_t swappedBytes(std::uint16_t value)
{
    return static_cast<std::uint16_t>(value << 8 | value >> 8);
}

/// The registers of one value as one number, the first register the highest.
std::uint64_t rawOf(std::span<const std::uint16_t> registers, const ValueFormat& format)
{
    std::uint64_t raw = 0;
    for (std::size_t at = 0; at < registers.size(); ++at) {
        const std::uint16_t one = registers[format.swapsWords ? registers.size() - 1 - at : at];
        raw = raw << 16 | (format.swapsBytes ? swappedBytes(one) : one);
    }
    return raw;
}

void appendRaw(std::vector<std::uint16_t>& registers, std::uint64_t raw, const ValueFormat& format)
{
    const int count = format.registersPerValue();
    for (int at = 0; at < count; ++at) {
        const int shift = 16 * (format.swapsWords ? at : count - 1 - at);
        const auto one = static_cast<std::uint16_t>(raw >> shift);
        registers.push_back(format.swapsBytes ? swappedBytes(one) : one);
    }
}

template<typename Number>
QByteArray numberText(Number number)
{
    if constexpr (std::is_floating_point_v<Number>) {
        if (std::isnan(number))
            return QByteArrayLiteral("9.91E+37");
        if (std::isinf(number))
            return number > 0 ? QByteArrayLiteral("9.9E+37") : QByteArrayLiteral("-9.9E+37");
    }
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number).ptr;
    return QByteArray(text.data(), end - text.data());
}

template<typename Number>
QByteArray scaledText(Number number, const ValueFormat& format)
{
    if (!format.isScaled())
        return numberText(number);
    const double value = static_cast<double>(number) * format.scale + format.offset;
    // 3 * 0.1 is to be 0.3: the last two of seventeen digits are the scaling's, not the instrument's.
    return std::isfinite(value) ? QByteArray::number(value, 'g', 15) : numberText(value);
}

QByteArray oneValueText(std::uint64_t raw, const ValueFormat& format)
{
    if (format.bit)
        return (raw >> *format.bit & 1U) != 0 ? QByteArrayLiteral("1") : QByteArrayLiteral("0");
    switch (format.type) {
    case ValueType::Int16:
        return scaledText(static_cast<std::int16_t>(raw), format);
    case ValueType::Int32:
        return scaledText(static_cast<std::int32_t>(raw), format);
    case ValueType::Int64:
        return scaledText(static_cast<std::int64_t>(raw), format);
    case ValueType::Float32:
        return scaledText(std::bit_cast<float>(static_cast<std::uint32_t>(raw)), format);
    case ValueType::Float64:
        return scaledText(std::bit_cast<double>(raw), format);
    case ValueType::Bits: {
        QByteArray text;
        for (int bit = 0; bit < 16; ++bit) {
            if (bit > 0)
                text.append(',');
            text.append((raw >> bit & 1U) != 0 ? '1' : '0');
        }
        return text;
    }
    case ValueType::UInt16:
    case ValueType::UInt32:
    case ValueType::UInt64:
    case ValueType::String:
        break;
    }
    return scaledText(raw, format);
}

QByteArray stringText(std::span<const std::uint16_t> registers, const ValueFormat& format)
{
    QByteArray text;
    for (const std::uint16_t one : registers) {
        const std::uint16_t pair = format.swapsBytes ? swappedBytes(one) : one;
        text.append(static_cast<char>(pair >> 8));
        text.append(static_cast<char>(pair & 0xFF));
    }
    if (const qsizetype end = text.indexOf('\0'); end >= 0)
        text.truncate(end);
    // One reply is one line, whatever the instrument holds.
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text.trimmed();
}

tl::unexpected<Error> refusedValue(const QString& message)
{
    return failure(visa::Status::ErrorInvalidParameter, message, QStringLiteral("modbus"));
}

/// An integer as written: decimal with sign, or 0x hexadecimal, which may fill every bit of the type.
template<typename Integer>
std::optional<Integer> integerFrom(QByteArrayView text)
{
    if (text.startsWith("0x") || text.startsWith("0X")) {
        std::make_unsigned_t<Integer> bits = 0;
        const auto read = std::from_chars(text.data() + 2, text.data() + text.size(), bits, 16);
        if (read.ec != std::errc() || read.ptr != text.data() + text.size())
            return std::nullopt;
        return static_cast<Integer>(bits);
    }
    if (text.startsWith('+'))
        text = text.sliced(1);
    Integer value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

template<typename Integer>
Result<std::uint64_t> integerRaw(const QByteArray& text, const ValueFormat& format)
{
    if (!format.isScaled()) {
        if (const auto plain = integerFrom<Integer>(text))
            return static_cast<std::uint64_t>(*plain);
    }
    bool isNumber = false;
    const double wanted = text.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(wanted))
        return refusedValue(RegisterValueText::tr("“%1” is not a number.").arg(QString::fromUtf8(text)));
    const double number = std::round((wanted - format.offset) / format.scale);
    constexpr double kLowest = static_cast<double>(std::numeric_limits<Integer>::min());
    // One above the highest is a power of two and exact; the highest itself is not, for 64 bits.
    const double beyond = std::ldexp(1.0, std::numeric_limits<Integer>::digits);
    if (!(number >= kLowest) || !(number < beyond)) {
        return refusedValue(RegisterValueText::tr("%1 does not fit into the register: it holds %2 to %3.")
                                .arg(QString::fromUtf8(text))
                                .arg(kLowest * format.scale + format.offset, 0, 'g', 15)
                                .arg((beyond - 1) * format.scale + format.offset, 0, 'g', 15));
    }
    if (!format.isScaled() && number != wanted) {
        return refusedValue(
            RegisterValueText::tr("%1 is not a whole number; this register holds whole numbers, or say float32.")
                .arg(QString::fromUtf8(text)));
    }
    return static_cast<std::uint64_t>(static_cast<Integer>(number));
}

Result<std::uint64_t> floatRaw(const QByteArray& text, const ValueFormat& format)
{
    bool isNumber = false;
    const double value = (text.toDouble(&isNumber) - format.offset) / format.scale;
    if (!isNumber)
        return refusedValue(RegisterValueText::tr("“%1” is not a number.").arg(QString::fromUtf8(text)));
    if (format.type == ValueType::Float64)
        return std::bit_cast<std::uint64_t>(value);
    if (std::isfinite(value) && std::abs(value) > static_cast<double>(std::numeric_limits<float>::max()))
        return refusedValue(RegisterValueText::tr("%1 is too large for float32.").arg(QString::fromUtf8(text)));
    return std::uint64_t{std::bit_cast<std::uint32_t>(static_cast<float>(value))};
}

Result<std::uint64_t> rawFrom(const QByteArray& text, const ValueFormat& format)
{
    const auto truth = switchWord(text);
    const QByteArray number = truth ? QByteArray(*truth ? "1" : "0") : text;
    switch (format.type) {
    case ValueType::UInt16:
        return integerRaw<std::uint16_t>(number, format);
    case ValueType::Int16:
        return integerRaw<std::int16_t>(number, format);
    case ValueType::UInt32:
        return integerRaw<std::uint32_t>(number, format);
    case ValueType::Int32:
        return integerRaw<std::int32_t>(number, format);
    case ValueType::UInt64:
        return integerRaw<std::uint64_t>(number, format);
    case ValueType::Int64:
        return integerRaw<std::int64_t>(number, format);
    case ValueType::Float32:
    case ValueType::Float64:
    case ValueType::String:
    case ValueType::Bits:
        break;
    }
    return floatRaw(number, format);
}

Result<std::vector<std::uint16_t>> stringRegisters(QByteArray text, const ValueFormat& format, int room)
{
    const auto bytes = static_cast<qsizetype>(room) * 2;
    if (room > 0 && text.size() > bytes) {
        return refusedValue(RegisterValueText::tr("The text has %1 characters; the registers hold %2.")
                                .arg(text.size())
                                .arg(bytes));
    }
    text.append(room > 0 ? bytes - text.size() : text.size() % 2, '\0');
    std::vector<std::uint16_t> registers;
    for (qsizetype at = 0; at + 1 < text.size(); at += 2) {
        const auto pair = static_cast<std::uint16_t>(static_cast<std::uint8_t>(text[at]) << 8 |
                                                     static_cast<std::uint8_t>(text[at + 1]));
        registers.push_back(format.swapsBytes ? swappedBytes(pair) : pair);
    }
    return registers;
}

Result<std::vector<std::uint16_t>> bitRegisters(const std::vector<QByteArray>& values, const ValueFormat& format)
{
    std::vector<std::uint16_t> registers((values.size() + 15) / 16, 0);
    for (std::size_t at = 0; at < values.size(); ++at) {
        const auto bit = switchWord(values[at]);
        if (!bit)
            return refusedValue(
                RegisterValueText::tr("“%1” is not a bit; give 0 or 1.").arg(QString::fromUtf8(values[at])));
        if (*bit)
            registers[at / 16] = static_cast<std::uint16_t>(registers[at / 16] | 1U << at % 16);
    }
    if (format.swapsBytes)
        std::transform(registers.begin(), registers.end(), registers.begin(), swappedBytes);
    return registers;
}

} // namespace

int ValueFormat::registersPerValue() const
{
    switch (type) {
    case ValueType::UInt32:
    case ValueType::Int32:
    case ValueType::Float32:
        return 2;
    case ValueType::UInt64:
    case ValueType::Int64:
    case ValueType::Float64:
        return 4;
    case ValueType::UInt16:
    case ValueType::Int16:
    case ValueType::String:
    case ValueType::Bits:
        break;
    }
    return 1;
}

QByteArray valuesToText(std::span<const std::uint16_t> registers, const ValueFormat& format)
{
    if (format.type == ValueType::String)
        return stringText(registers, format);
    QByteArray text;
    const auto step = static_cast<std::size_t>(format.registersPerValue());
    for (std::size_t at = 0; at + step <= registers.size(); at += step) {
        if (at > 0)
            text.append(',');
        text.append(oneValueText(rawOf(registers.subspan(at, step), format), format));
    }
    return text;
}

Result<std::vector<std::uint16_t>> valuesFromText(const std::vector<QByteArray>& values, const ValueFormat& format,
                                                  int stringRegisterCount)
{
    if (format.type == ValueType::String)
        return stringRegisters(values.empty() ? QByteArray() : values.front(), format, stringRegisterCount);
    if (format.type == ValueType::Bits)
        return bitRegisters(values, format);
    std::vector<std::uint16_t> registers;
    for (const QByteArray& value : values) {
        const auto raw = rawFrom(value, format);
        if (!raw)
            return tl::unexpected(raw.error());
        appendRaw(registers, *raw, format);
    }
    return registers;
}

std::optional<bool> switchWord(QByteArrayView text)
{
    const auto is = [&](QByteArrayView other) { return text.compare(other, Qt::CaseInsensitive) == 0; };
    if (is("1") || is("on") || is("true"))
        return true;
    if (is("0") || is("off") || is("false"))
        return false;
    return std::nullopt;
}

} // namespace visor::modbus
