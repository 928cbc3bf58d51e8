// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/messages.h"

#include <QtEndian>

namespace visor::usbtmc {

namespace {

constexpr std::uint8_t kEndOfMessageBit = 0x01;
constexpr std::uint8_t kTermCharBit = 0x02;

Header usbtmcHeader(MessageId id, std::uint8_t tag, std::uint32_t size)
{
    Header header{};
    header[0] = static_cast<char>(id);
    header[1] = static_cast<char>(tag);
    header[2] = static_cast<char>(~tag);
    qToLittleEndian(size, header.data() + 4);
    return header;
}

std::uint8_t usbtmcByte(QByteArrayView bytes, qsizetype at)
{
    return static_cast<std::uint8_t>(bytes[at]);
}

} // namespace

Header encodeOut(std::uint8_t tag, std::uint32_t size, bool endOfMessage)
{
    Header header = usbtmcHeader(MessageId::DeviceDependentOut, tag, size);
    header[8] = static_cast<char>(endOfMessage ? kEndOfMessageBit : 0);
    return header;
}

Header encodeRequestIn(std::uint8_t tag, std::uint32_t size, std::optional<char> termChar)
{
    Header header = usbtmcHeader(MessageId::RequestDeviceDependentIn, tag, size);
    if (termChar) {
        header[8] = static_cast<char>(kTermCharBit);
        header[9] = *termChar;
    }
    return header;
}

Header encodeTrigger(std::uint8_t tag)
{
    return usbtmcHeader(MessageId::Trigger, tag, 0);
}

std::optional<InHeader> parseInHeader(QByteArrayView bytes)
{
    if (bytes.size() < static_cast<qsizetype>(kHeaderSize))
        return std::nullopt;
    InHeader header;
    header.message = usbtmcByte(bytes, 0);
    header.tag = usbtmcByte(bytes, 1);
    header.inverseTag = usbtmcByte(bytes, 2);
    header.size = qFromLittleEndian<std::uint32_t>(bytes.data() + 4);
    header.endOfMessage = (usbtmcByte(bytes, 8) & kEndOfMessageBit) != 0;
    header.endedByTermChar = (usbtmcByte(bytes, 8) & kTermCharBit) != 0;
    return header;
}

Header encodeIn(const InHeader& header)
{
    Header bytes = usbtmcHeader(MessageId::DeviceDependentIn, header.tag, header.size);
    bytes[0] = static_cast<char>(header.message);
    bytes[2] = static_cast<char>(header.inverseTag);
    bytes[8] = static_cast<char>((header.endOfMessage ? kEndOfMessageBit : 0) |
                                 (header.endedByTermChar ? kTermCharBit : 0));
    return bytes;
}

std::optional<Capabilities> parseCapabilities(QByteArrayView reply)
{
    // Some devices leave out what only USB488 defines: bytes 0 to 5 are USBTMC's.
    constexpr qsizetype kUsbtmcPart = 6;
    constexpr qsizetype kUsb488Part = 16;
    if (reply.size() < kUsbtmcPart || usbtmcByte(reply, 0) != static_cast<std::uint8_t>(ControlStatus::Success))
        return std::nullopt;
    Capabilities capabilities;
    capabilities.usbtmcVersion = qFromLittleEndian<std::uint16_t>(reply.data() + 2);
    capabilities.hasIndicatorPulse = (usbtmcByte(reply, 4) & 0x04) != 0;
    capabilities.isTalkOnly = (usbtmcByte(reply, 4) & 0x02) != 0;
    capabilities.isListenOnly = (usbtmcByte(reply, 4) & 0x01) != 0;
    capabilities.hasTermChar = (usbtmcByte(reply, 5) & 0x01) != 0;
    if (reply.size() < kUsb488Part)
        return capabilities;
    capabilities.usb488Version = qFromLittleEndian<std::uint16_t>(reply.data() + 12);
    capabilities.is4882 = (usbtmcByte(reply, 14) & 0x04) != 0;
    capabilities.hasRemoteLocal = (usbtmcByte(reply, 14) & 0x02) != 0;
    capabilities.hasTrigger = (usbtmcByte(reply, 14) & 0x01) != 0 && (usbtmcByte(reply, 15) & 0x01) != 0;
    capabilities.isScpi = (usbtmcByte(reply, 15) & 0x08) != 0;
    capabilities.hasServiceRequest = (usbtmcByte(reply, 15) & 0x04) != 0;
    return capabilities;
}

std::optional<AbortReply> parseAbort(QByteArrayView reply)
{
    if (reply.size() < 2)
        return std::nullopt;
    return AbortReply{static_cast<ControlStatus>(reply[0]), usbtmcByte(reply, 1)};
}

std::optional<ProgressReply> parseProgress(QByteArrayView reply)
{
    if (reply.isEmpty())
        return std::nullopt;
    return ProgressReply{static_cast<ControlStatus>(reply[0]),
                         reply.size() > 1 && (usbtmcByte(reply, 1) & 0x01) != 0};
}

std::optional<StatusByteReply> parseStatusByte(QByteArrayView reply)
{
    if (reply.size() < 3)
        return std::nullopt;
    return StatusByteReply{static_cast<ControlStatus>(reply[0]), usbtmcByte(reply, 1), usbtmcByte(reply, 2)};
}

std::optional<InterruptPacket> parseInterrupt(QByteArrayView packet)
{
    // USB488 §3.4: bit 7 of bNotify1 set, bTag below it; bTag 1 is a service request.
    if (packet.size() < 2 || (usbtmcByte(packet, 0) & 0x80) == 0)
        return std::nullopt;
    const auto tag = static_cast<std::uint8_t>(usbtmcByte(packet, 0) & 0x7F);
    if (tag == 0)
        return std::nullopt;
    return InterruptPacket{tag == 1, tag, usbtmcByte(packet, 1)};
}

} // namespace visor::usbtmc
