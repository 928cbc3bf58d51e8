// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

namespace visor::profile {

/// Groups for commands that no group of the profile names, in the order of the file: by SCPI subsystem (the first
/// header word that is not an optional root such as SOURce), else by the first word of their names. A lone command
/// joins the last, unnamed group. SCPI words are spelled out as far as they are known ("MEAS" is "Measure"); they
/// are words of the instrument and not translated. Pure; any thread.
[[nodiscard]] std::vector<CommandGroup> deriveGroups(const std::vector<const Command*>& commands);

} // namespace visor::profile
