// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/diode.h"

#include <cmath>

namespace visor::simulation {

static constexpr double kBoltzmannOverCharge = 8.617333262e-5; // V/K, CODATA 2018

Diode::Diode(const Properties& properties)
    : m_properties(properties), m_thermalVolts(properties.emission * kBoltzmannOverCharge * properties.kelvin)
{
}

double Diode::junctionCurrent(double junctionVolts) const
{
    const double saturation = m_properties.saturationAmperes;
    const double forward = saturation * std::expm1(junctionVolts / m_thermalVolts);
    const double avalanche =
        saturation * std::exp((-junctionVolts - m_properties.breakdownVolts) / m_thermalVolts);
    return forward - avalanche;
}

template<typename Quantity>
double Diode::solve(double wanted, const Quantity& quantity) const
{
    // Both ends carry far more than any source can give: 40 thermal voltages are e^40 times saturation.
    double low = -m_properties.breakdownVolts - 40.0 * m_thermalVolts;
    double high = 40.0 * m_thermalVolts;
    for (int i = 0; i < 80; ++i) {
        const double middle = 0.5 * (low + high);
        (quantity(middle) < wanted ? low : high) = middle;
    }
    return 0.5 * (low + high);
}

double Diode::current(double volts) const
{
    const double junction = solve(volts, [this](double junctionVolts) {
        return junctionVolts + junctionCurrent(junctionVolts) * m_properties.seriesOhms;
    });
    return junctionCurrent(junction);
}

double Diode::voltage(double amperes) const
{
    const double junction =
        solve(amperes, [this](double junctionVolts) { return junctionCurrent(junctionVolts); });
    return junction + amperes * m_properties.seriesOhms;
}

} // namespace visor::simulation
