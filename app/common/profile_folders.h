// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/library.h"

namespace visor::app {

/// The user's folder over the system's over the built-in profiles; where the index and the user's choices are
/// kept.
void addProfileFolders(profile::Library& library);

} // namespace visor::app
