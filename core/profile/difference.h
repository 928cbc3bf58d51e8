// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/node.h"

#include <QString>

#include <cstdint>
#include <vector>

namespace visor::profile {

/// One thing that is not the same in two profiles.
struct Difference
{
    enum class Kind : std::uint8_t { Added, Removed, Changed };

    Kind kind = Kind::Changed;
    QString path;   ///< "commands.voltage.params.value.max"
    QString before; ///< in one line; empty for what was added
    QString after;  ///< in one line; empty for what was removed
    SourcePlace beforePlace;
    SourcePlace afterPlace;
};
/// "added", "removed", "changed". Not translated.
[[nodiscard]] QLatin1StringView differenceName(Difference::Kind kind);

/// What a profile says differently from another: comments, order of keys, style, and ways of writing the same
/// number or truth do not count. In the order of the second text; what it lacks comes where the first had it.
/// Pure.
[[nodiscard]] std::vector<Difference> compareProfiles(const Node& before, const Node& after);

/// A node as one line of YAML: "{type: float, unit: V}".
[[nodiscard]] QString flowText(const Node& node);

} // namespace visor::profile
