// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vicp/messages.h"

#include <QtEndian>

namespace visor::vicp {

HeaderBytes encodeHeader(const Header& header)
{
    HeaderBytes bytes{static_cast<char>(header.operation), static_cast<char>(kVersion),
                      static_cast<char>(header.sequence), 0};
    qToBigEndian(header.length, bytes.data() + 4);
    return bytes;
}

std::optional<Header> decodeHeader(std::span<const char, kHeaderSize> bytes)
{
    const Header header{static_cast<std::uint8_t>(bytes[0]), static_cast<std::uint8_t>(bytes[2]),
                        qFromBigEndian<std::uint32_t>(bytes.data() + 4)};
    if (static_cast<std::uint8_t>(bytes[1]) != kVersion || header.length > kMaxBlock)
        return std::nullopt;
    return header;
}

QByteArray encodeBlock(std::uint8_t operation, std::uint8_t sequence, QByteArrayView data)
{
    const HeaderBytes head = encodeHeader({operation, sequence, static_cast<std::uint32_t>(data.size())});
    QByteArray block(head.data(), static_cast<qsizetype>(head.size()));
    block.append(data);
    return block;
}

std::optional<QByteArray> otherInterface(QByteArrayView reply)
{
    constexpr qsizetype kLongestWarning = 200;
    constexpr QByteArrayView kWarning("WARNING");
    constexpr QByteArrayView kSentence("CURRENT REMOTE CONTROL INTERFACE IS");
    if (!reply.startsWith(kWarning) || reply.size() > kLongestWarning)
        return std::nullopt;
    const qsizetype at = reply.indexOf(kSentence);
    if (at < 0)
        return std::nullopt;
    return reply.sliced(at + kSentence.size()).trimmed().toByteArray();
}

} // namespace visor::vicp
