// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/dialogue.h"
#include "core/profile/model.h"

namespace visor::instrument {

/// How this profile's instrument wants to be spoken to: its settings and quirks over `base`.
[[nodiscard]] Manners mannersOf(const profile::Profile& profile, Manners base = {});

} // namespace visor::instrument
