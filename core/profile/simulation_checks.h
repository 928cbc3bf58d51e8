// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/problem.h"

#include <vector>

namespace visor::profile {

/// Says at its place what in `simulation:` cannot be: names that are no commands, values that follow what has no
/// value or each other, an identity that the profile's own patterns do not know. Part of checkProfile().
void checkSimulation(const Profile& profile, std::vector<Problem>& problems);

} // namespace visor::profile
