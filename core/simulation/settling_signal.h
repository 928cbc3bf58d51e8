// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/signal.h"

#include <cmath>
#include <numbers>

namespace visor::simulation {

/// A quantity on its way from one value to another, as a first-order system goes, with a hum on top: the output of
/// a power supply after a change, the temperature of a body after its power changed.
class SettlingSignal final : public Signal
{
public:
    struct Hum
    {
        double amplitude = 0.0; ///< peak, in the quantity's unit
        double hertz = 100.0;
    };

    /// Stays at `from` until `start` (seconds); a time constant of 0 is a step.
    SettlingSignal(double start, double from, double to, double timeConstant, Hum hum)
        : m_start(start), m_from(from), m_to(to), m_timeConstant(timeConstant), m_hum(hum)
    {
    }
    SettlingSignal(double start, double from, double to, double timeConstant)
        : SettlingSignal(start, from, to, timeConstant, Hum{})
    {
    }

    [[nodiscard]] double at(double seconds) const override
    {
        return withoutHum(seconds) + m_hum.amplitude * std::sin(2.0 * std::numbers::pi * m_hum.hertz * seconds);
    }
    [[nodiscard]] double withoutHum(double seconds) const
    {
        if (seconds <= m_start)
            return m_from;
        if (m_timeConstant <= 0.0)
            return m_to;
        return m_to + (m_from - m_to) * std::exp((m_start - seconds) / m_timeConstant);
    }

private:
    const double m_start;
    const double m_from;
    const double m_to;
    const double m_timeConstant; ///< seconds
    const Hum m_hum;
};

} // namespace visor::simulation
