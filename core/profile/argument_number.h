// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QString>

namespace visor::profile {

/// A number as an argument is written: "2.2k", "0.5 mV", "100MHZ", "1e-3". Decimal point only. The unit, when
/// given, must be the declared one, in any case. `m` is milli and `M` mega, as people write; the spellings of IEEE
/// 488.2 §7.7.3 whose meaning is certain (MHZ and MOHM are mega, MA, EX, PE) are taken too, and an upper-case M
/// before another unit, which means milli to SCPI and mega to people, is refused. Never NaN, never infinite.
/// ErrorInvalidParameter.
[[nodiscard]] Result<double> parseArgumentNumber(const QString& text, const QString& unit);

/// A header of the template ends with '?', so a reply will come (IEEE 488.2 §7.6.2). Strings are looked past. For
/// finished messages there is scpi::isQuery().
[[nodiscard]] bool asksForReply(const QString& text);

} // namespace visor::profile
