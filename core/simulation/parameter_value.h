// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/simulation/scpi_error.h"
#include "core/simulation/scpi_number.h"

#include <QString>

#include <tl/expected.hpp>

namespace visor::simulation {

// What a client wrote for a parameter of a profile, taken as an instrument takes it: checked against type, limits
// and options, and kept in the spelling in which the instrument answers it (numbers with the fewest digits that
// read back equal, enumerations in short form or as their wire value, switches as 1 and 0). Pure.

/// The kept text, or what SCPI-99 volume 2, 21.8 says is wrong with it: −104, −109, −121, −131, −138, −222, −224.
[[nodiscard]] tl::expected<QString, ScpiError> takeParameter(const profile::Parameter& parameter,
                                                             const QString& written);

/// What it is before anybody sets it: the default, else the first option, else the limit nearest to zero.
[[nodiscard]] QString initialValue(const profile::Parameter& parameter);

/// MINimum, MAXimum, DEFault of a number.
[[nodiscard]] NumberRange parameterRange(const profile::Parameter& parameter);

/// The numbers of a channel list: "1:3", "1,3", "@1,3:4" → 1, 3, 4. Empty when it is none, or longer than any
/// instrument.
[[nodiscard]] std::vector<int> channelNumbers(const QString& list);

/// Fewest digits that read back equal, as NR3 ("+1.5E-03") or, when whole, as NR1.
[[nodiscard]] QString numberText(double value);

} // namespace visor::simulation
