// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/load.h"

namespace visor::simulation {

Load::Load(const Properties& properties)
    : m_properties(properties), m_volts(std::make_shared<const SettlingSignal>(0.0, 0.0, 0.0, 0.0))
{
    m_celsius.publish(std::make_shared<const ConstantSignal>(properties.roomCelsius));
}

void Load::drive(double now, double volts, double timeConstant, const SettlingSignal::Hum& hum)
{
    const std::lock_guard lock(m_mutex);
    const double from = m_volts->withoutHum(now);
    m_volts = std::make_shared<const SettlingSignal>(now, from, volts, timeConstant, hum);
    m_voltage.publish(m_volts);
    const double ohms = m_properties.ohms;
    const SettlingSignal::Hum currentHum{hum.amplitude / ohms, hum.hertz};
    m_current.publish(
        std::make_shared<const SettlingSignal>(now, from / ohms, volts / ohms, timeConstant, currentHum));
    const double warm = m_properties.roomCelsius + m_properties.kelvinPerWatt * volts * volts / ohms;
    m_celsius.publish(std::make_shared<const SettlingSignal>(now, m_celsius.signal()->at(now), warm,
                                                             m_properties.thermalSeconds));
}

} // namespace visor::simulation
