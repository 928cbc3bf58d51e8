// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/generator_channel.h"
#include "core/simulation/scpi_instrument.h"

#include <array>
#include <memory>

namespace visor::simulation {

/// A two-channel 30 MHz function and arbitrary waveform generator in the dialect of Keysight's 33500B series. Each
/// output has 50 Ohm and publishes what it drives into a 50 Ohm termination.
class FunctionGenerator final : public ScpiInstrument
{
public:
    static constexpr int kChannels = 2;

    FunctionGenerator(std::shared_ptr<Clock> clock, std::uint64_t seed);

    /// The connector of channel 1 or 2: volts across 50 Ohm.
    [[nodiscard]] std::shared_ptr<const SignalPort> output(int channel) const { return at(channel).port; }

protected:
    void reset() override;

private:
    [[nodiscard]] GeneratorChannel& at(int channel) { return m_channels[static_cast<std::size_t>(channel - 1)]; }
    [[nodiscard]] const GeneratorChannel& at(int channel) const
    {
        return m_channels[static_cast<std::size_t>(channel - 1)];
    }

    // function_generator_shape.cpp
    void addShapeCommands();
    void addLevelCommands();
    void selectFunction(GeneratorChannel& channel, GeneratorFunction function);
    void apply(ScpiCall& call, GeneratorFunction function);

    void addOutputCommands();
    void addArbitraryCommands();
    void addBurstAndSweepCommands();
    void loadArbitrary(ScpiCall& call, double fullScale, bool isInteger);
    void publish(int channel) const { at(channel).publish(); }

    const std::uint64_t m_seed;
    std::array<GeneratorChannel, kChannels> m_channels;
    std::size_t m_byteOrder = 0;
    std::size_t m_angleUnit = 0;
};

} // namespace visor::simulation
