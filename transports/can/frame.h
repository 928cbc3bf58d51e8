// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>
#include <vector>

namespace visor::can {

inline constexpr std::uint32_t kLastStandardId = 0x7FF;
inline constexpr std::uint32_t kLastExtendedId = 0x1FFF'FFFF;
inline constexpr int kLongestClassicPayload = 8;
inline constexpr int kLongestPayload = 64;

/// A CAN frame, classic or FD (ISO 11898-1). A value.
struct Frame
{
    std::uint32_t id = 0;
    bool isExtended = false; ///< 29 bits
    bool isRemote = false;   ///< a question for the frame of that id: the payload's length counts, not its bytes
    bool isFd = false;
    bool switchesBitRate = false;
    QByteArray payload;

    bool operator==(const Frame&) const = default;
};

/// Which frames are meant: (id ^ wanted) & mask is 0. Without an id: all.
struct FrameFilter
{
    std::optional<std::uint32_t> id;
    std::uint32_t mask = kLastExtendedId;
    bool isExtended = false;

    [[nodiscard]] bool accepts(const Frame& frame) const
    {
        return !id || (frame.isExtended == isExtended && ((frame.id ^ *id) & mask) == 0);
    }
};

/// A number inside a payload, counted as in DBC files: little (Intel) begins at its lowest bit and goes up, big
/// (Motorola) begins at its highest bit and goes down, then to bit 7 of the next byte.
struct SignalLayout
{
    int startBit = 0;
    int bitLength = 8; ///< 1 to 64
    bool isBig = false;
    bool isSigned = false;
    double scale = 1.0; ///< value = number * scale + offset
    double offset = 0.0;

    /// Every bit lies in a payload of that many bytes.
    [[nodiscard]] bool fits(qsizetype bytes) const;
};

/// The value as text; the layout fits.
[[nodiscard]] QByteArray signalToText(QByteArrayView payload, const SignalLayout& layout);
/// Puts the value into the payload; the layout fits. False when the value does not fit into the bits.
[[nodiscard]] bool putSignal(QByteArray& payload, const SignalLayout& layout, double value);

/// As candump writes frames: "123#DEADBEEF", "18FF0001#R4", "123##1DEADBEEF" for FD.
[[nodiscard]] QByteArray frameToText(const Frame& frame);
/// The lengths a payload can have: 0 to 8, and for FD 12, 16, 20, 24, 32, 48, 64.
[[nodiscard]] bool isPayloadLength(qsizetype bytes, bool isFd);

} // namespace visor::can
