// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/messages.h"

#include <QtEndian>

namespace visor::hislip {

HeaderBytes encodeHeader(const Header& header)
{
    HeaderBytes bytes;
    bytes[0] = 'H';
    bytes[1] = 'S';
    bytes[2] = static_cast<char>(header.type);
    bytes[3] = static_cast<char>(header.control);
    qToBigEndian(header.parameter, bytes.data() + 4);
    qToBigEndian(header.payloadLength, bytes.data() + 8);
    return bytes;
}

std::optional<Header> decodeHeader(std::span<const char, kHeaderSize> bytes)
{
    if (bytes[0] != 'H' || bytes[1] != 'S')
        return std::nullopt;
    Header header;
    header.type = static_cast<MessageType>(bytes[2]);
    header.control = static_cast<std::uint8_t>(bytes[3]);
    header.parameter = qFromBigEndian<std::uint32_t>(bytes.data() + 4);
    header.payloadLength = qFromBigEndian<std::uint64_t>(bytes.data() + 8);
    if (header.payloadLength > kMaxPayload)
        return std::nullopt;
    return header;
}

QByteArray encodeMessage(Header header, QByteArrayView payload)
{
    header.payloadLength = static_cast<std::uint64_t>(payload.size());
    const auto bytes = encodeHeader(header);
    QByteArray message;
    message.reserve(static_cast<qsizetype>(bytes.size()) + payload.size());
    message.append(bytes.data(), static_cast<qsizetype>(bytes.size()));
    message.append(payload);
    return message;
}

QByteArray encodeSize(std::uint64_t size)
{
    QByteArray payload(8, Qt::Uninitialized);
    qToBigEndian(size, payload.data());
    return payload;
}

std::optional<std::uint64_t> decodeSize(QByteArrayView payload)
{
    if (payload.size() < 8)
        return std::nullopt;
    return qFromBigEndian<std::uint64_t>(payload.data());
}

QByteArray encodeMessageId(std::uint32_t id)
{
    QByteArray payload(4, Qt::Uninitialized);
    qToBigEndian(id, payload.data());
    return payload;
}

std::optional<std::uint32_t> decodeMessageId(QByteArrayView payload)
{
    if (payload.size() != 4)
        return std::nullopt;
    return qFromBigEndian<std::uint32_t>(payload.data());
}

std::uint64_t payloadLimit(std::uint64_t limit)
{
    constexpr std::uint64_t kLeast = 256;
    return limit < kLeast + kHeaderSize ? kLeast : limit - kHeaderSize;
}

} // namespace visor::hislip
