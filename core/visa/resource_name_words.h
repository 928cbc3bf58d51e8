// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <algorithm>

namespace visor::visa {

// Words and characters of resource strings that the pieces of the parser share. Private to ResourceNameParser.
inline constexpr QLatin1StringView kInstr("INSTR");
inline constexpr QLatin1StringView kIntfc("INTFC");
inline constexpr QLatin1StringView kServant("SERVANT");
inline constexpr QLatin1StringView kSocket("SOCKET");
inline constexpr QLatin1StringView kRaw("RAW");

[[nodiscard]] inline bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

[[nodiscard]] inline bool isAllDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isAsciiDigit);
}

} // namespace visor::visa
