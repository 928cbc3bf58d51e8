// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace visor::simulation {

/// A cold stage with a heater and the control loop that drives it: one heat capacity, one heat leak to the cold
/// plate, and the three-term control of a Lake Shore controller. Owned by the controller and guarded by its mutex.
class TemperatureLoop
{
public:
    struct Plant
    {
        double joulesPerKelvin = 5.0;
        double wattsPerKelvin = 0.25; ///< leak to the cold plate; the time constant is the quotient
        double coldKelvin = 77.35;    ///< boiling nitrogen
        double watts = 100.0;         ///< of the heater in its high range at 100 %
    };
    enum class Mode : std::uint8_t { Off, ClosedLoop, Zone, OpenLoop, MonitorOut, WarmUpSupply };
    struct Settings
    {
        Mode mode = Mode::ClosedLoop;
        int range = 0; ///< 0 off, 1 low (1 %), 2 medium (10 %), 3 high
        double setpoint = 0.0;
        double gain = 50.0;  ///< percent of output for each kelvin
        double reset = 20.0; ///< 1000 / seconds
        double rate = 0.0;   ///< percent of a quarter of the reset time
        double manual = 0.0; ///< percent
        bool isRamping = false;
        double kelvinPerMinute = 0.0; ///< 0 is at once
    };

    explicit TemperatureLoop(const Plant& plant) : m_plant(plant), m_kelvin(plant.coldKelvin) {}

    /// The length of one step in seconds; short against the plant and the loop.
    static constexpr double kStepSeconds = 0.02;
    /// Moves control and stage on by one step; `controlled` is the temperature the loop looks at.
    void step(double controlled);

    [[nodiscard]] double kelvin() const { return m_kelvin; }
    /// Heater output in percent of its range.
    [[nodiscard]] double output() const { return m_output; }
    /// Where a ramp has brought the setpoint.
    [[nodiscard]] double setpoint() const { return m_setpoint; }
    [[nodiscard]] bool isSetpointMoving() const { return m_setpoint != settings.setpoint; }

    /// Forgets the integral and takes the setpoint without a ramp.
    void restart();

    Settings settings;

private:
    [[nodiscard]] double control(double controlled);

    const Plant m_plant;
    double m_kelvin;
    double m_setpoint = 0.0;
    double m_integral = 0.0; ///< of the error, kelvin seconds
    double m_lastControlled = 0.0;
    bool m_hasLast = false;
    double m_output = 0.0;
};

} // namespace visor::simulation
