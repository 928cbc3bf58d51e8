// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scpi_call.h"

#include <memory>
#include <vector>

namespace visor::simulation {

/// How the points of an arbitrary waveform are written.
struct ArbitraryFormat
{
    double fullScale = 1.0;
    bool isInteger = false; ///< 16 bit in a block; else 32 bit floating point
    bool isSwapped = false; ///< the least significant byte first
};

/// The points of a waveform, ±1 at full scale: a block from argument `first`, or numbers from there on. Null when
/// they cannot be taken, which the call has been told.
[[nodiscard]] std::shared_ptr<const std::vector<float>> readArbitraryPoints(ScpiCall& call, std::size_t first,
                                                                            const ArbitraryFormat& format);

} // namespace visor::simulation
