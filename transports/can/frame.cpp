// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/frame.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace visor::can {

namespace {

/// The place of the signal's bit `at`, its lowest being 0.
int placeOfBit(const SignalLayout& layout, int at)
{
    if (!layout.isBig)
        return layout.startBit + at;
    // In the order bits are sent, byte by byte from bit 7 down, a big signal is one run that ends with its lowest.
    const int first = layout.startBit / 8 * 8 + 7 - layout.startBit % 8;
    const int sent = first + layout.bitLength - 1 - at;
    return sent / 8 * 8 + 7 - sent % 8;
}

std::uint64_t rawSignal(QByteArrayView payload, const SignalLayout& layout)
{
    std::uint64_t raw = 0;
    for (int at = 0; at < layout.bitLength; ++at) {
        const int place = placeOfBit(layout, at);
        if ((static_cast<std::uint8_t>(payload[place / 8]) >> place % 8 & 1U) != 0)
            raw |= std::uint64_t{1} << at;
    }
    return raw;
}

} // namespace

bool SignalLayout::fits(qsizetype bytes) const
{
    if (startBit < 0 || bitLength < 1 || bitLength > 64)
        return false;
    const qsizetype first = isBig ? startBit / 8 * 8 + 7 - startBit % 8 : startBit;
    return first + bitLength <= bytes * 8;
}

QByteArray signalToText(QByteArrayView payload, const SignalLayout& layout)
{
    const std::uint64_t raw = rawSignal(payload, layout);
    const std::uint64_t highest = std::uint64_t{1} << (layout.bitLength - 1);
    const bool isNegative = layout.isSigned && (raw & highest) != 0;
    const auto number = static_cast<std::int64_t>(isNegative ? raw | ~(highest - 1) : raw);
    const bool isScaled = layout.scale != 1.0 || layout.offset != 0.0;
    if (!isScaled)
        return layout.isSigned ? QByteArray::number(qint64{number}) : QByteArray::number(quint64{raw});
    const double value = layout.isSigned ? static_cast<double>(number) : static_cast<double>(raw);
    return QByteArray::number(value * layout.scale + layout.offset, 'g', 15);
}

bool putSignal(QByteArray& payload, const SignalLayout& layout, double value)
{
    const double number = std::round((value - layout.offset) / layout.scale);
    const double room = std::ldexp(1.0, layout.isSigned ? layout.bitLength - 1 : layout.bitLength);
    if (!(number >= (layout.isSigned ? -room : 0.0)) || !(number < room))
        return false;
    const std::uint64_t raw = number < 0 ? static_cast<std::uint64_t>(static_cast<std::int64_t>(number))
                                         : static_cast<std::uint64_t>(number);
    for (int at = 0; at < layout.bitLength; ++at) {
        const int place = placeOfBit(layout, at);
        const auto bit = static_cast<std::uint8_t>(1U << place % 8);
        auto byte = static_cast<std::uint8_t>(payload[place / 8]);
        byte = (raw >> at & 1U) != 0 ? byte | bit : static_cast<std::uint8_t>(byte & ~bit);
        payload[place / 8] = static_cast<char>(byte);
    }
    return true;
}

QByteArray frameToText(const Frame& frame)
{
    const QByteArray id = QByteArray::number(frame.id, 16).toUpper().rightJustified(frame.isExtended ? 8 : 3, '0');
    if (frame.isRemote)
        return id + "#R" + QByteArray::number(frame.payload.size());
    const QByteArray data = frame.payload.toHex().toUpper();
    return frame.isFd ? id + "##" + (frame.switchesBitRate ? '1' : '0') + data : id + '#' + data;
}

bool isPayloadLength(qsizetype bytes, bool isFd)
{
    constexpr std::array<qsizetype, 7> kFdLengths{12, 16, 20, 24, 32, 48, 64};
    if (bytes <= kLongestClassicPayload)
        return bytes >= 0;
    return isFd && std::find(kFdLengths.begin(), kFdLengths.end(), bytes) != kFdLengths.end();
}

} // namespace visor::can
