// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/visa/result.h"

#include <QString>

namespace visor::simulation {

/// What an instrument of this profile answers when asked who it is: the profile's own `simulation.identity`, else
/// its maker and model where its pattern knows them, else a text made from the pattern. Recognised by the profile
/// in every case. ErrorInvalidSetup, with what to write where, when no such text could be made.
[[nodiscard]] Result<QString> simulatedIdentity(const profile::Profile& profile);

} // namespace visor::simulation
