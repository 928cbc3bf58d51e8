// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scpi_error.h"

#include <QByteArray>
#include <QByteArrayView>

#include <tl/expected.hpp>

namespace visor::simulation {

/// Limits of a numeric parameter, in its base unit. MINimum, MAXimum and DEFault stand for them.
struct NumberRange
{
    double minimum = -1.0e37;
    double maximum = 1.0e37;
    double standard = 0.0; ///< DEFault
};

/// Reads decimal numeric program data (IEEE 488.2 §7.7.2 and 7.7.4: also #H #Q #B), with a suffix of the given
/// unit ("V", "HZ", "S", "" for none). Multipliers as in 488.2 table 7-2: M is milli, but MHZ and MOHM are mega;
/// MA is mega. MINimum, MAXimum, DEFault, INFinity, NINFinity are understood. Out of range is DataOutOfRange:
/// nothing is clipped.
[[nodiscard]] tl::expected<double, ScpiError> parseScpiNumber(QByteArrayView text, QByteArrayView unit,
                                                              const NumberRange& range);

/// NR3 with an explicit sign, as Keysight instruments answer: "+5.00000000E-04". 9.9E37 and 9.91E37 for infinity
/// and NaN (SCPI-99 volume 1, 7.2.1).
[[nodiscard]] QByteArray scpiNumber(double value, int decimals = 8);

} // namespace visor::simulation
