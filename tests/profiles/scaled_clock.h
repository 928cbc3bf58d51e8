// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/steady_clock.h"

#include <utility>

namespace visor::test {

/// Real time that runs faster, so that slow measurements of the bench do not make slow tests.
class ScaledClock final : public simulation::Clock
{
public:
    explicit ScaledClock(int factor) : m_factor(factor) {}

    [[nodiscard]] Duration now() const override { return m_clock.now() * m_factor; }
    void callAt(Duration when, Callback callback) override
    {
        // Rounded up: never early.
        m_clock.callAt(when / m_factor + Duration(1), std::move(callback));
    }

private:
    simulation::SteadyClock m_clock;
    const int m_factor;
};

} // namespace visor::test
