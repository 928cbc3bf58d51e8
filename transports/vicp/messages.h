// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

/// The words of VICP (Versatile Instrument Control Protocol, Teledyne LeCroy): pure values and bytes, no sockets.
/// A message is one or more blocks, each an 8-byte header and its data; the last one carries EOI. Any thread.
///
///     0  operation bits      2  sequence 1 … 255; 0 from peers that speak plain version 1 (before mid-2003)
///     1  version, 1          3  0          4 … 7  length of the data, big-endian
///
/// A peer that numbers its blocks speaks "version 1a": late replies can be told from expected ones, and the serial
/// poll has an urgent form.
namespace visor::vicp {

inline constexpr std::size_t kHeaderSize = 8;
inline constexpr std::uint16_t kDefaultPort = 1861;
inline constexpr std::uint8_t kVersion = 1;
/// A header that announces more is taken for garbage; real instruments split long before.
inline constexpr std::uint32_t kMaxBlock = 0x7FFFFFFFU;
/// The urgent byte that asks for the status byte, which comes back as one urgent byte too.
inline constexpr char kUrgentPoll = 'S';

/// Bits of the first byte; ORed.
namespace Operation {
inline constexpr std::uint8_t Data = 0x80;
inline constexpr std::uint8_t Remote = 0x40;
inline constexpr std::uint8_t Lockout = 0x20;
inline constexpr std::uint8_t Clear = 0x10; ///< with Data: first the clear, then the data
inline constexpr std::uint8_t ServiceRequest =
    0x08; ///< instrument to client, with Data or without; one byte, '1' asserted or '0'
inline constexpr std::uint8_t SerialPoll = 0x04; ///< answered with a block of one byte
inline constexpr std::uint8_t End = 0x01;        ///< EOI: the last block of a message
} // namespace Operation

struct Header
{
    std::uint8_t operation = 0;
    std::uint8_t sequence = 0;
    std::uint32_t length = 0;

    [[nodiscard]] bool has(std::uint8_t bits) const { return (operation & bits) == bits; }
    bool operator==(const Header&) const = default;
};

using HeaderBytes = std::array<char, kHeaderSize>;

[[nodiscard]] HeaderBytes encodeHeader(const Header& header);
/// Nothing when the version is not 1 or the length is beyond kMaxBlock: the stream has lost its place.
[[nodiscard]] std::optional<Header> decodeHeader(std::span<const char, kHeaderSize> bytes);
/// Header and data in one piece; the data's size goes into the header.
[[nodiscard]] QByteArray encodeBlock(std::uint8_t operation, std::uint8_t sequence, QByteArrayView data = {});

/// The number of the next message: 255 is followed by 1, never by 0.
[[nodiscard]] constexpr std::uint8_t nextSequence(std::uint8_t sequence)
{
    return sequence == 255 ? std::uint8_t{1} : static_cast<std::uint8_t>(sequence + 1);
}

/// "WARNING : CURRENT REMOTE CONTROL INTERFACE IS LXI": what an oscilloscope that is told to listen elsewhere
/// answers to every message. The interface it does listen to ("LXI"), or nothing for any other reply.
[[nodiscard]] std::optional<QByteArray> otherInterface(QByteArrayView reply);

} // namespace visor::vicp
