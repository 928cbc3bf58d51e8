// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/dialogue.h"
#include "core/profile/starting_profile.h"
#include "core/visa/resource_name.h"

namespace visor::instrument {

/// Asks an instrument without a profile what a profile of it can start from: its error query, and its headers
/// where it offers them. `identity` is what it answered already. What it does not know is taken out of its error
/// queue again. Never fails: what is not answered is not known.
[[nodiscard]] profile::InstrumentFacts askForFacts(Dialogue& dialogue, const scpi::Identity& identity,
                                                   const visa::ResourceName& resource);

} // namespace visor::instrument
