// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scope_settings.h"
#include "core/simulation/signal.h"

#include <optional>

namespace visor::simulation {

/// Looks for the first edge through `level` from `from` to `until` (seconds of the bench), as finely as the
/// signal's period and the screen's length ask for, and places it exactly by bisection.
[[nodiscard]] std::optional<double> findEdge(const Signal& signal, double level, ScopeSlope slope, double from,
                                             double until, double window);

} // namespace visor::simulation
