// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace visor::simulation {

/// A small-signal diode: Shockley's equation with emission coefficient and series resistance, and an avalanche in
/// reverse. Values near a 1N4148. Immutable.
class Diode
{
public:
    struct Properties
    {
        double saturationAmperes = 2.52e-9;
        double emission = 1.752;
        double seriesOhms = 0.568;
        double breakdownVolts = 75.0;
        double kelvin = 300.0;
    };

    Diode() : Diode(Properties{}) {}
    explicit Diode(const Properties& properties);

    /// Current from anode to cathode when `volts` lie across the diode.
    [[nodiscard]] double current(double volts) const;
    /// Voltage across the diode when `amperes` flow; in reverse, breakdown limits it.
    [[nodiscard]] double voltage(double amperes) const;

private:
    [[nodiscard]] double junctionCurrent(double junctionVolts) const;
    /// The junction voltage at which `quantity` (rising with it) reaches `wanted`.
    template<typename Quantity>
    [[nodiscard]] double solve(double wanted, const Quantity& quantity) const;

    Properties m_properties;
    double m_thermalVolts; ///< n k T / q
};

} // namespace visor::simulation
