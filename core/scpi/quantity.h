// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <cstdint>
#include <optional>

namespace visor::scpi {

/// How prefixes are spelled.
enum class PrefixStyle : std::uint8_t {
    /// As people and SI write them; letter case counts: m is milli, M is mega, and one is never taken for the
    /// other.
    Si,
    /// As SCPI-99 vol. 1 §7.1 and IEEE 488.2 §7.7.3 write them, any letter case: EX PE T G MA K, M (milli), U N P
    /// F A; MHZ
    /// and MOHM alone mean mega.
    Scpi,
};

/// A number with a unit. The value is in the unit itself, prefix already applied. A value.
struct Quantity
{
    double value = 0.0;
    QString unit; ///< "V", "Ω", "Hz", "%", "dBm"; empty for a plain number

    /// Reads "2.2k", "10m", "1e-3", "0.5 mV", "1,5 V" (with `decimalMark` ','). With `expectedUnit`, the unit may
    /// be left out and any other is refused. Grouping marks are refused, since nobody can tell them from decimal
    /// marks. ErrorInvalidParameter with a sentence that names the offending text.
    [[nodiscard]] static Result<Quantity> parse(QStringView text, QStringView expectedUnit = {},
                                                PrefixStyle style = PrefixStyle::Si, QChar decimalMark = u'.');

    /// "2.2 kΩ", "-12.5 mV", "0 V". `significantDigits` 0 means as many as the value needs (15 at most); else
    /// exactly that many ("2.200 kΩ" for 4). Units that take no prefix (dB, %, °C, none) stay plain. NaN is "NaN",
    /// infinities "±∞".
    [[nodiscard]] QString toEngineering(int significantDigits = 0, QChar decimalMark = u'.') const;

    bool operator==(const Quantity&) const = default;
};

/// Shortest text that reads back as the same double, with a point: what goes on the wire and into files.
[[nodiscard]] QByteArray shortestNumber(double value);

/// A numeric response element: NR1, NR2, NR3, #H, #Q, #B; 9.91E37 is NaN and ±9.9E37 are infinities (SCPI-99 vol.
/// 1 §7.2.1.4). Blanks around it are skipped; nothing when it is no number.
[[nodiscard]] std::optional<double> parseNumericResponse(QByteArrayView text);

} // namespace visor::scpi
