// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>

/// How protocol data units are wrapped: MBAP on TCP, address and CRC on serial lines. Pure; any thread.
namespace visor::modbus {

/// The MBAP header (MODBUS Messaging on TCP/IP V1.0b §3.1.3).
struct TcpHeader
{
    std::uint16_t transaction = 0;
    int length = 0; ///< of the unit and the PDU behind it
    std::uint8_t unit = 0;
};
inline constexpr std::size_t kTcpHeader = 7;
/// Header (7) + PDU (253).
inline constexpr std::size_t kLongestTcpFrame = 260;

/// The frame that carries a PDU of at most kLongestPdu bytes.
[[nodiscard]] QByteArray tcpFrame(std::uint16_t transaction, std::uint8_t unit, QByteArrayView pdu);
/// From kTcpHeader bytes. Nothing when the protocol id is not 0 or the length cannot be: then nobody knows where
/// the next frame begins.
[[nodiscard]] std::optional<TcpHeader> parseTcpHeader(QByteArrayView bytes);

/// CRC-16, polynomial 0xA001, start 0xFFFF (MODBUS over Serial Line V1.02 §6.2.2); low byte first on the wire.
[[nodiscard]] std::uint16_t crc16(QByteArrayView bytes);
/// Address (1) + PDU (253) + CRC (2).
inline constexpr std::size_t kLongestRtuFrame = 256;
inline constexpr std::size_t kShortestRtuFrame = 4;
[[nodiscard]] QByteArray rtuFrame(std::uint8_t unit, QByteArrayView pdu);

/// What the first bytes of an answer say about its length. USB adapters break the silences that should delimit
/// frames (§2.5.1.1), so frames are cut by length.
struct RtuLength
{
    enum class Known : std::uint8_t { Yes, NeedsMore, UnknownFunction };
    Known known = Known::NeedsMore;
    std::size_t size = 0; ///< of the whole frame
};
[[nodiscard]] RtuLength rtuResponseLength(QByteArrayView frame);
[[nodiscard]] RtuLength rtuRequestLength(QByteArrayView frame);

} // namespace visor::modbus
