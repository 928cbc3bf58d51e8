// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/attributes.h"
#include "core/visa/result.h"

#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace visor::serial {

/// VI_ATTR_ASRL_PARITY
enum class Parity : std::uint8_t { None = 0, Odd = 1, Even = 2, Mark = 3, Space = 4 };

/// VI_ATTR_ASRL_END_IN and VI_ATTR_ASRL_END_OUT
enum class LineEnd : std::uint8_t { None = 0, LastBit = 1, TermChar = 2, Break = 3 };

/// VI_ATTR_ASRL_FLOW_CNTRL; may be ORed.
namespace FlowControl {
inline constexpr std::uint8_t XonXoff = 1;
inline constexpr std::uint8_t RtsCts = 2;
inline constexpr std::uint8_t DtrDsr = 4;
} // namespace FlowControl

/// How a serial line is set up: the VISA attributes of ASRL resources (VPP-4.3, table of ASRL attributes) with
/// their defaults. A value.
struct LineSettings
{
    std::uint32_t baud = 9600; ///< any number; the driver takes the nearest it can make
    std::uint8_t dataBits = 8; ///< 5 to 8
    Parity parity = Parity::None;
    std::uint8_t stopBits = 10; ///< tenths: 10, 15, 20
    std::uint8_t flow = 0;      ///< FlowControl bits
    char xon = 0x11;
    char xoff = 0x13;
    LineEnd endIn = LineEnd::TermChar;
    LineEnd endOut = LineEnd::None;
    bool discardsNull = false;
    char replacement = '\0';                      ///< for characters with errors; '\0': such errors are reported
    std::chrono::milliseconds breakLength{250};   ///< of a break that ends a message
    std::optional<bool> dataTerminalReady = true; ///< some meters are powered from DTR
    std::optional<bool> requestToSend = true;     ///< left alone under RTS/CTS flow control

    /// Takes over one attribute, its value checked already (visa::checkAttributeValue); false when it is not of
    /// the line.
    bool set(visa::Attribute id, const visa::AttributeValue& value);
    /// The attribute's value; nothing when it is not kept here.
    [[nodiscard]] std::optional<visa::AttributeValue> get(visa::Attribute id) const;

    /// The bit that marks the last character of a message under LineEnd::LastBit.
    [[nodiscard]] std::uint8_t lastBit() const { return static_cast<std::uint8_t>(1u << (dataBits - 1)); }
    /// How long that many characters are on the line, start and stop bits included.
    [[nodiscard]] std::chrono::milliseconds timeFor(std::size_t characters) const;

    bool operator==(const LineSettings&) const = default;
};

/// Sets the line up (termios2, so that any baud rate can be asked for) and reads back what became of it. What the
/// driver does not do is no failure but a sentence in the list: a pseudo-terminal has no parity, a USB modem class
/// device ignores the rate. ErrorResourceNotFound when `descriptor` is no serial port at all.
[[nodiscard]] Result<QStringList> applyLineSettings(int descriptor, const LineSettings& settings,
                                                    const QString& device);

/// Received characters are marked with their errors (termios PARMRK), see LineDecoder.
[[nodiscard]] bool marksErrors(const LineSettings& settings, bool countsErrors);

} // namespace visor::serial
