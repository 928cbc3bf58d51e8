// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>
#include <span>
#include <vector>

namespace visor::simulation {

/// What an oscilloscope measures on one record (IEEE 181 names): volts and seconds, ratios as fractions. NaN:
/// cannot be measured on that record.
struct ScopeMeasurements
{
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

    double maximum = kNone;
    double minimum = kNone;
    double top = kNone;  ///< most common high level, or the maximum when none stands out
    double base = kNone; ///< likewise low
    double mean = kNone;
    double rms = kNone;       ///< about zero, whole record
    double cycleMean = kNone; ///< over whole periods
    double cycleRms = kNone;  ///< likewise
    double acRms = kNone;     ///< about the mean, whole record
    double period = kNone;    ///< mean over all whole periods
    double riseTime = kNone;  ///< 10 to 90 %, first rising edge
    double fallTime = kNone;
    double positiveWidth = kNone;
    double negativeWidth = kNone;
    double dutyCycle = kNone;
    double overshoot = kNone;
    double firstRise = kNone; ///< s from the record's start, through the middle

    /// A swing below `leastSwing` (volts) is noise: it has levels, but no edges to time.
    [[nodiscard]] static ScopeMeasurements of(std::span<const float> volts, double step, double leastSwing);
};

} // namespace visor::simulation
