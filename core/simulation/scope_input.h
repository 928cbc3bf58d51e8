// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/signal.h"

#include <memory>

namespace visor::simulation {

/// A wire into an oscilloscope channel. A null port is an open input.
struct ScopeInput
{
    std::shared_ptr<const SignalPort> port;
    double sourceOhms = 0.0; ///< matters when the channel is set to 50 Ohm
    double gain = 1.0;       ///< volts for each unit the port carries (a sensor's 10 mV for each degree)
};

} // namespace visor::simulation
