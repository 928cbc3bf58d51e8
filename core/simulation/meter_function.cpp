// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/meter_function.h"

#include <algorithm>

namespace visor::simulation {

const MeterFunctionFacts& meterFacts(MeterFunction function)
{
    static const std::vector<double> kCurrentRanges{1e-4, 1e-3, 1e-2, 0.1, 1.0, 3.0};
    static const std::vector<double> kResistanceRanges{1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};
    static const std::array<MeterFunctionFacts, kMeterFunctions> kFacts{{
        {"VOLTage[:DC]", "VOLT", "V", {0.1, 1.0, 10.0, 100.0, 1000.0}, 1.2, 20e-6, 2e-6, true},
        {"VOLTage:AC", "VOLT:AC", "V", {0.1, 1.0, 10.0, 100.0, 750.0}, 1.2, 300e-6, 50e-6, false},
        {"CURRent[:DC]", "CURR", "A", kCurrentRanges, 1.2, 100e-6, 10e-6, true},
        {"CURRent:AC", "CURR:AC", "A", kCurrentRanges, 1.2, 500e-6, 50e-6, false},
        {"RESistance", "RES", "OHM", kResistanceRanges, 1.2, 40e-6, 4e-6, true},
        {"FRESistance", "FRES", "OHM", kResistanceRanges, 1.2, 40e-6, 4e-6, true},
        {"TEMPerature", "TEMP", "", {}, 1.0, 50e-6, 20e-6, true},
    }};
    return kFacts[static_cast<std::size_t>(function)];
}

struct MeterCycleResolution
{
    double cycles;
    double resolution;
};
static constexpr std::array<MeterCycleResolution, 6> kMeterResolutions{
    {{0.02, 3e-6}, {0.06, 1.5e-6}, {0.2, 0.7e-6}, {1.0, 0.3e-6}, {10.0, 0.1e-6}, {100.0, 0.03e-6}}};

double meterResolution(double cycles)
{
    const auto* const found = std::find_if(kMeterResolutions.begin(), kMeterResolutions.end(),
                                           [cycles](const auto& entry) { return entry.cycles >= cycles; });
    return found == kMeterResolutions.end() ? kMeterResolutions.back().resolution : found->resolution;
}

double meterCyclesFor(double resolution)
{
    const auto* const found =
        std::find_if(kMeterResolutions.begin(), kMeterResolutions.end(),
                     [resolution](const auto& entry) { return entry.resolution <= resolution * (1.0 + 1e-9); });
    return found == kMeterResolutions.end() ? kMeterResolutions.back().cycles : found->cycles;
}

} // namespace visor::simulation
