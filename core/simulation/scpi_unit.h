// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scpi_error.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <vector>

namespace visor::simulation {

/// One parameter of a program message unit, its kind known from its first character (IEEE 488.2 §7.7).
struct ScpiArgument
{
    enum class Kind : std::uint8_t {
        Plain,      ///< number, number with suffix, or character data: told apart when it is read
        String,     ///< quoted; value without its quotes
        Block,      ///< arbitrary block; value is the data
        Expression, ///< in parentheses; value without them
    };

    Kind kind = Kind::Plain;
    QByteArray value;
};

/// One program message unit, taken apart: `:CHAN1:SCAL 0.5` of `:CHAN1:SCAL 0.5;OFFS 0`.
struct ScpiUnit
{
    QByteArray header; ///< without '?'; leading ':' or '*' kept
    bool isQuery = false;
    std::vector<ScpiArgument> arguments;
    ScpiError error = ScpiError::None; ///< syntax; the unit must not be executed
};

/// Takes the unit that starts at `position` of a program message and moves `position` behind its ';'. Strings,
/// blocks and expressions may hold separators.
[[nodiscard]] ScpiUnit nextScpiUnit(QByteArrayView message, qsizetype& position);

} // namespace visor::simulation
