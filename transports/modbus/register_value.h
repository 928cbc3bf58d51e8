// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace visor::modbus {

enum class ValueType : std::uint8_t {
    UInt16,
    Int16,
    UInt32,
    Int32,
    UInt64,
    Int64,
    Float32,
    Float64,
    String, ///< two characters a register, the high byte first; what is left is filled with NUL
    Bits,   ///< 16 a register, bit 0 first, each its own value
};

/// How values lie in 16-bit registers. The standard knows only single registers, high byte first; everything wider
/// is the vendor's choice: plain (ABCD), words swapped (CDAB), bytes swapped (BADC), both (DCBA).
struct ValueFormat
{
    ValueType type = ValueType::UInt16;
    bool swapsWords = false;
    bool swapsBytes = false;
    double scale = 1.0; ///< value = number in the register * scale + offset
    double offset = 0.0;
    std::optional<int> bit; ///< this one bit (0..15) of the register

    [[nodiscard]] bool isScaled() const { return scale != 1.0 || offset != 0.0; }
    /// Registers of one value; a string's are as many as are asked for.
    [[nodiscard]] int registersPerValue() const;
};

/// Values as text, separated by commas: numbers with the fewest digits that read back equal (15 after scaling),
/// NaN and infinity as SCPI writes them (SCPI-1999 vol. 1 §7.2.1.4).
[[nodiscard]] QByteArray valuesToText(std::span<const std::uint16_t> registers, const ValueFormat& format);

/// The registers that hold the values. ErrorInvalidParameter for what is no number or does not fit the type.
[[nodiscard]] Result<std::vector<std::uint16_t>> valuesFromText(const std::vector<QByteArray>& values,
                                                                const ValueFormat& format, int stringRegisters);

/// 1 for 1, ON, TRUE; 0 for 0, OFF, FALSE.
[[nodiscard]] std::optional<bool> switchWord(QByteArrayView text);

} // namespace visor::modbus
