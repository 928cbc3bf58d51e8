// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/gpib_boards.h"
#include "core/instrument/finder.h"
#include "transports/wire/network_interfaces.h"

#include <memory>
#include <optional>
#include <vector>

namespace visor::app {

/// The network interfaces that instruments are looked for on: those that the environment names (VISOR_INTERFACES,
/// with commas between them), all of them without it; nothing when it says "none".
[[nodiscard]] std::optional<wire::InterfaceChoice> chosenInterfaces();

/// Every way this build looks for instruments: one line each. `gpib` is shared with makeTransports().
[[nodiscard]] std::vector<std::unique_ptr<instrument::Finder>> makeFinders(const GpibBuses& gpib);

} // namespace visor::app
