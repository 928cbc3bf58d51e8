// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/problem.h"

namespace visor::profile {

/// What a profile gets wrong although it is well-formed: names that lead nowhere, placeholders and parameters that
/// do not meet, impossible ranges and defaults, broken patterns. readProfile() has called it already. Any thread.
[[nodiscard]] std::vector<Problem> checkProfile(const Profile& profile);

} // namespace visor::profile
