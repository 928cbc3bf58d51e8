// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/settling_signal.h"
#include "core/simulation/signal.h"

#include <memory>
#include <mutex>

namespace visor::simulation {

/// A resistor on the bench that gets warm: a supply drives it, meters look at its ports. Shared by the instruments
/// wired to it; any thread.
class Load
{
public:
    struct Properties
    {
        double ohms = 22.0;
        double kelvinPerWatt = 12.0;  ///< above the room when warm
        double thermalSeconds = 15.0; ///< time constant of getting there
        double roomCelsius = 23.0;
    };

    explicit Load(const Properties& properties);
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    [[nodiscard]] double ohms() const { return m_properties.ohms; }

    /// From now (seconds of the bench) the voltage settles from where it is to `volts`.
    void drive(double now, double volts, double timeConstant, const SettlingSignal::Hum& hum);

    [[nodiscard]] const SignalPort& voltage() const { return m_voltage; }
    [[nodiscard]] const SignalPort& current() const { return m_current; }
    [[nodiscard]] const SignalPort& celsius() const { return m_celsius; }

private:
    const Properties m_properties;
    std::mutex m_mutex; ///< one drive() at a time
    std::shared_ptr<const SettlingSignal> m_volts;
    SignalPort m_voltage;
    SignalPort m_current;
    SignalPort m_celsius;
};

} // namespace visor::simulation
