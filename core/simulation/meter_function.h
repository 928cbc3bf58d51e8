// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace visor::simulation {

/// What a multimeter can measure.
enum class MeterFunction : std::uint8_t {
    DcVoltage,
    AcVoltage,
    DcCurrent,
    AcCurrent,
    Resistance,
    FourWireResistance,
    Temperature,
};
inline constexpr std::size_t kMeterFunctions = 7;

/// What the data sheet says about one function. Constant tables; any thread.
struct MeterFunctionFacts
{
    QByteArray header;          ///< below SENSe, CONFigure and MEASure: "VOLTage[:DC]"
    QByteArray name;            ///< as SENSe:FUNCtion? answers: "VOLT"
    QByteArray unit;            ///< suffix of ranges, "V"
    std::vector<double> ranges; ///< full scales, rising; empty when there is one only
    double overRange = 1.2;     ///< times full scale that is still measured
    double gainError = 20e-6;   ///< of the reading, standard deviation over specimens
    double offsetError = 2e-6;  ///< of the range, likewise
    bool integrates = true;     ///< has an integration time in power line cycles
};

[[nodiscard]] const MeterFunctionFacts& meterFacts(MeterFunction function);

/// Integration times a 6½-digit meter offers, in power line cycles, rising.
inline constexpr std::array<double, 6> kMeterCycles{0.02, 0.06, 0.2, 1.0, 10.0, 100.0};

/// Resolution at one of these times as a part of the range: noise has this standard deviation.
[[nodiscard]] double meterResolution(double cycles);
/// The shortest of these times that gives this resolution (a part of the range), or the longest.
[[nodiscard]] double meterCyclesFor(double resolution);

} // namespace visor::simulation
