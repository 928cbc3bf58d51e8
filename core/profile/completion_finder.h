// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <QString>
#include <QStringList>

namespace visor::profile {

/// What may be written at a place of a profile.
struct Completion
{
    enum class Kind : std::uint8_t {
        None,
        Keys,         ///< of the map the place is in, without those it has
        Words,        ///< values: words of an enumeration, names of commands
        Placeholders, ///< names of parameters, inside the braces of a template
    };

    Kind kind = Kind::None;
    SourcePlace start; ///< of what is typed already and will be replaced
    QStringList words;
};

/// What may be written where the cursor stands. The keys and words are the reader's own: it is asked about a small
/// profile with an unknown word at that place. The text may be broken elsewhere, or in this very line. `known`
/// gives the names of commands and parameters; may be null. Pure; quick enough for every keystroke.
[[nodiscard]] Completion completionAt(const QString& text, SourcePlace cursor, const Profile* known);

} // namespace visor::profile
