// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/register_device.h"
#include "core/visa/result.h"
#include "transports/modbus/register_value.h"
#include "transports/wire/request_scanner.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <optional>
#include <vector>

namespace visor::modbus {

/// One request in the words of the terminal and of rendered profiles:
///
///     holding? 100                               one register, unsigned
///     holding? 100 float32 word-swapped          a type and its order
///     input? n30011 i16 scale 0.1 offset -40     as manuals count (1, or 30001): scaled
///     holding? 100 count 4                       four values, separated by commas in the reply
///     holding? 200 string count 8                text in eight registers
///     holding 100 = 1234                         function 6; 16 for more, or with the word "multiple"
///     holding 100 bit 3 = on                     function 22, or mask 100 and 0xF2 or 0x25
///     holding? 100 count 2 with 200 = 1, 2       function 23: write, then read, in one go
///     coil 3 on        coil? 3 count 8           functions 5, 15, 1
///     discrete? 12     identity?                 functions 2, 43/14
///
/// Keywords in any letter case. The '?' may also stand at the end (holding 100?). Pure; any thread.
struct Request
{
    enum class Kind : std::uint8_t { Read, Write, MaskWrite, ReadWrite, Identify, IdentityObject };

    Kind kind = Kind::Read;
    visa::RegisterTable table = visa::RegisterTable::HoldingRegisters;
    std::uint16_t address = 0; ///< 0-based, as on the wire
    int quantity = 1;          ///< cells to read
    ValueFormat format;
    std::vector<std::uint16_t> cells; ///< to write
    bool usesMultiple = false;        ///< write even one cell with function 15 or 16
    std::uint16_t writeAddress = 0;   ///< ReadWrite
    std::uint16_t andMask = 0;        ///< MaskWrite
    std::uint16_t orMask = 0;
    std::uint8_t object = 0; ///< IdentityObject

    [[nodiscard]] bool asks() const { return kind != Kind::Write && kind != Kind::MaskWrite; }
};

inline constexpr wire::RequestLanguage kModbusLanguage{QLatin1StringView("Modbus"), "=,", true};
using wire::kLongestRequest;

/// The requests of a message, separated by ';'. ErrorInvalidParameter says which character is wrong and what could
/// stand there; limits of V1.1b3 are checked, nothing has been sent.
[[nodiscard]] Result<std::vector<Request>> parseRequests(QByteArrayView message);

} // namespace visor::modbus
