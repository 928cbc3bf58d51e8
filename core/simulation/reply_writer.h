// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace visor::simulation {

// The other way round from profile::parseReply(): replies that a profile's `returns` reads. Pure.

/// One value as that type is answered: numbers as numbers, switches as 1 and 0, words as they are. A text that the
/// type cannot be gives `otherwise`.
[[nodiscard]] QString typedText(profile::ReturnType type, const QString& value, const QString& otherwise);

/// A value nobody has set: of the right type, and of a size that fits the unit ("V" 1, "Hz" 1000 …).
[[nodiscard]] QString plausibleText(profile::ReturnType type, const QString& unit);
/// The number behind it.
[[nodiscard]] double plausibleNumber(const QString& unit);

/// The whole reply around a value: prefix and suffix of a strip parser, the other parts of a split one, a text
/// that a regex parser takes apart again (the bare value where there is none).
[[nodiscard]] QString dressedReply(const profile::Returns& returns, const QString& value);

} // namespace visor::simulation
