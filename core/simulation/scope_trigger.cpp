// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scope_trigger.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace visor::simulation {

namespace {

double edgeBetween(const Signal& signal, double level, double before, double after)
{
    const bool isAboveBefore = signal.at(before) >= level;
    for (int i = 0; i < 60; ++i) {
        const double middle = (before + after) / 2.0;
        if (middle <= before || middle >= after)
            break;
        ((signal.at(middle) >= level) == isAboveBefore ? before : after) = middle;
    }
    return after;
}

} // namespace

std::optional<double> findEdge(const Signal& signal, double level, ScopeSlope slope, double from, double until,
                               double window)
{
    constexpr double kMostSteps = 500e3;
    const double length = until - from;
    if (length <= 0.0)
        return std::nullopt;
    const double period = signal.period();
    double step = period > 0.0 ? std::min(period / 4096.0, window / 20e3) : window / 20e3;
    step = std::max({step, length / kMostSteps, 1e-12});

    std::array<float, 4096> values{};
    const auto total = static_cast<std::size_t>(std::ceil(length / step)) + 1;
    bool known = false;
    bool wasAbove = false;
    double previous = from;
    for (std::size_t first = 0; first < total; first += values.size()) {
        const std::size_t count = std::min(values.size(), total - first);
        const double start = from + step * static_cast<double>(first);
        signal.sample(start, step, std::span(values).first(count));
        for (std::size_t i = 0; i < count; ++i) {
            const bool isAbove = static_cast<double>(values[i]) >= level;
            const double time = start + step * static_cast<double>(i);
            if (known && isAbove != wasAbove) {
                const bool wanted = slope == ScopeSlope::Either || slope == ScopeSlope::Alternate ||
                                    (slope == ScopeSlope::Positive) == isAbove;
                if (wanted) {
                    const double edge = edgeBetween(signal, level, previous, time);
                    if (edge <= until)
                        return edge;
                    return std::nullopt;
                }
            }
            known = true;
            wasAbove = isAbove;
            previous = time;
        }
    }
    return std::nullopt;
}

} // namespace visor::simulation
