// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/noise.h"
#include "core/simulation/scpi_instrument.h"
#include "core/simulation/temperature_loop.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

namespace visor::simulation {

/// A temperature controller in the Lake Shore 336 dialect on a small cryostat: sensors A and B on two stages that
/// outputs 1 and 2 heat, C in the room, D not connected. Time passes in the cryostat as the bench's clock says.
class TemperatureController final : public ScpiInstrument
{
public:
    static constexpr std::size_t kInputs = 4;
    static constexpr std::size_t kOutputs = 4;
    static constexpr std::size_t kHeaters = 2;

    TemperatureController(std::shared_ptr<Clock> clock, std::uint64_t seed);
    ~TemperatureController() override;

protected:
    void reset() override;

private:
    struct Input
    {
        QByteArray name;
        bool alarmOn = false;
        double high = 350.0;
        double low = 0.0;
        double deadband = 0.0;
        bool latches = false;
        bool audible = false;
        bool visible = true;
        bool isHigh = false;
        bool isLow = false;
    };

    void addReadingCommands();
    void addControlCommands();
    void addRampCommands();
    void addAlarmCommands();
    void addOtherCommands();
    /// add() for what depends on the cryostat: brings it to the present first.
    void addTimed(QByteArrayView pattern, ScpiHandler handler);

    [[nodiscard]] std::optional<std::size_t> input(ScpiCall& call);
    [[nodiscard]] std::optional<std::size_t> output(ScpiCall& call, std::size_t count);

    /// Brings the cryostat from where it is to the present.
    void advance();
    void watchAlarms();
    [[nodiscard]] bool isConnected(std::size_t input) const { return input < 3; }
    [[nodiscard]] double trueKelvin(std::size_t input) const;
    /// With the sensor's noise; 0 where nothing is connected.
    [[nodiscard]] double kelvin(std::size_t input);

    const Noise m_noise;
    std::uint64_t m_readings = 0;
    qint64 m_steps = 0; ///< of the cryostat since the bench began
    /// Outputs 3 and 4 are analogue ones that heat nothing.
    std::array<TemperatureLoop, kOutputs> m_loops;
    std::array<std::size_t, kOutputs> m_followed{}; ///< input of each output: 0 none, 1 A …
    std::array<bool, kOutputs> m_keepsOnPowerUp{};
    std::array<Input, kInputs> m_inputs;
    std::size_t m_mode = 0; ///< local, remote, remote with lockout
};

} // namespace visor::simulation
