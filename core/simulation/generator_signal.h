// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/noise.h"
#include "core/simulation/signal.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace visor::simulation {

enum class GeneratorFunction : std::uint8_t { Sine, Square, Ramp, Pulse, Triangle, Noise, Dc, Arbitrary };

/// Everything that shapes one generator output. Volts are what arrives at the far end of the cable.
struct GeneratorShape
{
    GeneratorFunction function = GeneratorFunction::Sine;
    double frequency = 1e3;       ///< Hz
    double amplitude = 0.1;       ///< V peak to peak
    double offset = 0.0;          ///< V
    double phase = 0.0;           ///< cycles
    double duty = 0.5;            ///< square: high part of the period
    double symmetry = 1.0;        ///< ramp: rising part of the period
    double width = 1e-4;          ///< s, pulse
    double edge = 8.4e-9;         ///< s, 0 to 100 % of square and pulse
    double noiseBandwidth = 20e6; ///< Hz
    bool inverted = false;
    std::shared_ptr<const std::vector<float>> arbitrary; ///< -1 … 1
    std::uint64_t seed = 0;

    bool burst = false;
    double burstCycles = 1;
    double burstPeriod = 10e-3; ///< s

    bool sweep = false;
    bool sweepLogarithmic = false;
    double sweepStart = 100.0; ///< Hz
    double sweepStop = 1e3;    ///< Hz
    double sweepTime = 1.0;    ///< s
};

/// What a function generator drives into a wire.
class GeneratorSignal final : public Signal
{
public:
    explicit GeneratorSignal(GeneratorShape shape);

    [[nodiscard]] double at(double seconds) const override;
    void sample(double start, double step, std::span<float> into) const override;
    [[nodiscard]] double period() const override;

private:
    void sampleSine(double start, double step, std::span<float> into) const;
    /// Cycles since the first one began at that moment.
    [[nodiscard]] double cycles(double seconds) const;
    /// -1 … 1 at a place of the cycle, 0 … 1.
    [[nodiscard]] double form(double place) const;
    [[nodiscard]] double trapezoid(double place, double high, double edge) const;

    const GeneratorShape m_shape;
    const Noise m_noise;
    double m_half = 0.0; ///< half the amplitude, negative when inverted
};

} // namespace visor::simulation
