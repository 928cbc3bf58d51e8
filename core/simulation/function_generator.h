// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/generator_signal.h"
#include "core/simulation/scpi_instrument.h"
#include "core/simulation/signal.h"

#include <array>
#include <map>
#include <memory>
#include <vector>

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
    enum class Unit : std::uint8_t { Vpp, Vrms, Dbm };

    struct Channel
    {
        GeneratorShape shape; ///< amplitude and offset as shown, that is, at the set load
        Unit unit = Unit::Vpp;
        double load = 50.0; ///< Ohm; kHighImpedance for INFinity
        bool on = false;
        double arbitraryRate = 40e3; ///< samples per second
        QByteArray arbitraryName;
        std::map<QByteArray, std::shared_ptr<const std::vector<float>>> memory;
        std::size_t burstMode = 0;
        std::size_t triggerSource = 0;
        double burstPhase = 0.0;
        bool syncOn = true;
        std::shared_ptr<SignalPort> port = std::make_shared<SignalPort>();
    };

    static constexpr double kHighImpedance = 9.9e37;

    [[nodiscard]] Channel& at(int channel) { return m_channels[static_cast<std::size_t>(channel - 1)]; }
    [[nodiscard]] const Channel& at(int channel) const
    {
        return m_channels[static_cast<std::size_t>(channel - 1)];
    }

    void addShapeCommands();
    void addLevelCommands();
    void addOutputCommands();
    void addArbitraryCommands();
    void addBurstAndSweepCommands();

    void selectFunction(ScpiCall& call, Channel& channel, GeneratorFunction function);
    void apply(ScpiCall& call, GeneratorFunction function);
    void loadArbitrary(ScpiCall& call, double fullScale, bool isInteger);
    /// Volts peak to peak the load allows beside that offset.
    [[nodiscard]] static NumberRange amplitudeRange(const Channel& channel);
    [[nodiscard]] static NumberRange offsetRange(const Channel& channel);
    [[nodiscard]] static NumberRange frequencyRange(const Channel& channel);
    /// Peak to peak per effective value of the selected function.
    [[nodiscard]] static double crest(const Channel& channel);
    [[nodiscard]] static double toUnit(const Channel& channel, Unit unit, double vpp);
    [[nodiscard]] static double fromUnit(const Channel& channel, Unit unit, double value);
    [[nodiscard]] std::optional<double> readAmplitude(ScpiCall& call, std::size_t argument,
                                                      const Channel& channel);
    /// Volts at 50 Ohm per volt shown.
    [[nodiscard]] static double loadFactor(double load);
    void publish(int channel);

    const std::uint64_t m_seed;
    std::array<Channel, kChannels> m_channels;
    std::size_t m_byteOrder = 0;
    std::size_t m_angleUnit = 0;
};

} // namespace visor::simulation
