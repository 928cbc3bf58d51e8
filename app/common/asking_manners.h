// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/identifier.h"
#include "core/profile/library.h"

namespace visor::app {

/// How what was found is asked who it is: by *IDN? unless the profile that fits its name says that it must
/// not be asked (quirk no_identity_query), else by the LXI identification document of its host. `library` outlives
/// the result.
[[nodiscard]] instrument::AskingManners askingManners(const profile::Library& library);

} // namespace visor::app
