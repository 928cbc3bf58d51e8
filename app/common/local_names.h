// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/host_lookup.h"

namespace visor::app {

/// How this program finds hosts whose names end in .local beside the system's resolver: by mDNS on the chosen
/// interfaces; empty where the user has switched searching the network off.
[[nodiscard]] wire::LocalNames localNames();

} // namespace visor::app
