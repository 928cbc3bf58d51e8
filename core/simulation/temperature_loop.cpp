// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/temperature_loop.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace visor::simulation {

void TemperatureLoop::restart()
{
    m_setpoint = settings.setpoint;
    m_integral = 0.0;
    m_hasLast = false;
}

double TemperatureLoop::control(double controlled)
{
    // Lake Shore: output = P (e + I ∫e dt + D de/dt), the reset given in 1000/s, the rate as a part of 1/4 of that
    // time.
    const double error = m_setpoint - controlled;
    const double change = m_hasLast ? (m_lastControlled - controlled) / kStepSeconds : 0.0;
    m_lastControlled = controlled;
    m_hasLast = true;
    const double resetRate = settings.reset / 1000.0;
    const double derivativeSeconds = resetRate > 0.0 ? settings.rate / 100.0 / (4.0 * resetRate) : 0.0;
    const double wanted =
        settings.gain * (error + resetRate * m_integral + derivativeSeconds * change) + settings.manual;
    const double given = std::clamp(wanted, 0.0, 100.0);
    // The integral rests while the heater can do no more in the direction it pulls.
    if (given == wanted || (wanted - given) * error < 0.0)
        m_integral += error * kStepSeconds;
    return given;
}

void TemperatureLoop::step(double controlled)
{
    static constexpr std::array<double, 4> kRangeParts{0.0, 0.01, 0.1, 1.0};
    if (settings.isRamping && settings.kelvinPerMinute > 0.0) {
        const double most = settings.kelvinPerMinute / 60.0 * kStepSeconds;
        const double missing = settings.setpoint - m_setpoint;
        m_setpoint = std::abs(missing) <= most ? settings.setpoint : m_setpoint + std::copysign(most, missing);
    } else {
        m_setpoint = settings.setpoint;
    }
    const bool isControlled = settings.mode == Mode::ClosedLoop || settings.mode == Mode::Zone;
    if (settings.range == 0 || (!isControlled && settings.mode != Mode::OpenLoop)) {
        m_output = 0.0;
        m_integral = 0.0;
        m_hasLast = false;
    } else {
        m_output = isControlled ? control(controlled) : settings.manual;
    }
    const double heating =
        m_plant.watts * kRangeParts[static_cast<std::size_t>(settings.range)] * m_output / 100.0;
    const double leaking = m_plant.wattsPerKelvin * (m_kelvin - m_plant.coldKelvin);
    m_kelvin += (heating - leaking) / m_plant.joulesPerKelvin * kStepSeconds;
}

} // namespace visor::simulation
