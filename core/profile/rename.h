// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/text_change.h"
#include "core/visa/result.h"

#include <optional>
#include <vector>

namespace visor::profile {

/// A name that a profile gives and uses in several places.
struct ProfileName
{
    enum class Kind : std::uint8_t {
        Command,
        Parameter,     ///< of the command `owner`
        SequenceValue, ///< a parameter or a captured reply of the sequence `owner`
    };

    Kind kind = Kind::Command;
    QString owner;
    QString name;

    friend bool operator==(const ProfileName&, const ProfileName&) = default;
};

/// One place where it stands.
struct NameUse
{
    ProfileName name;
    SourcePlace place;
};

/// Every place where a name of the profile is given or used: keys, references, placeholders. Empty while the text
/// is no YAML. Pure.
[[nodiscard]] std::vector<NameUse> nameUses(const QString& text);

/// The name under that place.
[[nodiscard]] std::optional<ProfileName> nameAt(const QString& text, SourcePlace place);

/// The changes that give a name another word wherever it stands; comments, order and style stay as they are.
/// ErrorInvalidParameter for a word that is taken or is no name.
[[nodiscard]] Result<std::vector<TextChange>> rename(const QString& text, const ProfileName& name,
                                                     const QString& word);

} // namespace visor::profile
