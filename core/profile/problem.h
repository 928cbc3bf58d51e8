// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/source_place.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace visor::profile {

enum class Severity : std::uint8_t {
    Note,    ///< worth knowing, nothing is lost
    Warning, ///< the profile works, but probably not as meant
    Error,   ///< this part of the profile cannot be used
};

/// "error", "warning", "note": as `visor profile check` prints them. Not translated.
[[nodiscard]] QLatin1StringView severityName(Severity severity);

/// Something wrong with a profile, at its place.
struct Problem
{
    Severity severity = Severity::Error;
    SourcePlace place;
    QString text; ///< one translated sentence
    QString fix;  ///< what to write instead of the word at `place`, when that is obvious; else empty
    QString part; ///< "commands.reset", "sequences.ramp" when it spoils only that one; else empty
    /// Every word that would do at `place`, where they can be counted: what an editor offers.
    QStringList choices = {};
    /// The key that the map at `place` lacks; else empty.
    QString missingKey = {};
};

/// Gives a part's name to the problems from `first` on.
void assignPart(std::vector<Problem>& problems, std::size_t first, const QString& part);

[[nodiscard]] bool hasErrors(const std::vector<Problem>& problems);
/// In the order of the text, errors first at the same place.
void sortByPlace(std::vector<Problem>& problems);

} // namespace visor::profile
