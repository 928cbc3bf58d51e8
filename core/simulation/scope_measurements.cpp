// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scope_measurements.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>

namespace visor::simulation {

namespace {

/// An edge through the middle level, in points from the record's start.
struct MiddleEdge
{
    double place = 0.0;
    bool isRising = false;
};

/// The level around which most points of that half of the histogram gather, or its extreme when none stands out.
double standingLevel(std::span<const float> volts, double minimum, double maximum, bool upper)
{
    constexpr std::size_t kBins = 256;
    std::array<std::size_t, kBins> bins{};
    const double perVolt = (kBins - 1) / (maximum - minimum);
    for (const float value : volts)
        ++bins[static_cast<std::size_t>((static_cast<double>(value) - minimum) * perVolt)];
    const std::size_t first = upper ? kBins / 2 : 1;
    const std::size_t last = upper ? kBins - 2 : kBins / 2 - 1;
    std::size_t best = first;
    std::size_t most = 0;
    for (std::size_t i = first; i <= last; ++i) {
        const std::size_t sum = bins[i - 1] + bins[i] + bins[i + 1];
        if (sum > most) {
            most = sum;
            best = i;
        }
    }
    if (static_cast<double>(most) < 0.12 * static_cast<double>(volts.size()))
        return upper ? maximum : minimum;
    return minimum + static_cast<double>(best) / perVolt;
}

/// Place between two points where the line passes the level.
double crossing(std::span<const float> volts, std::size_t before, double level)
{
    const auto left = static_cast<double>(volts[before]);
    const auto right = static_cast<double>(volts[before + 1]);
    const double share = right == left ? 0.5 : (level - left) / (right - left);
    return static_cast<double>(before) + std::clamp(share, 0.0, 1.0);
}

/// Edges through the middle that go on to 40 and 60 % of the swing: noise on the way is no edge.
std::vector<MiddleEdge> middleEdges(std::span<const float> volts, double base, double top)
{
    std::vector<MiddleEdge> edges;
    const double middle = (base + top) / 2.0;
    const double high = base + 0.6 * (top - base);
    const double low = base + 0.4 * (top - base);
    std::optional<bool> isHigh;
    double place = 0.0;
    for (std::size_t i = 0; i < volts.size(); ++i) {
        const auto value = static_cast<double>(volts[i]);
        if (i > 0) {
            const bool was = static_cast<double>(volts[i - 1]) >= middle;
            if (was != (value >= middle))
                place = crossing(volts, i - 1, middle);
        }
        if (value >= high && isHigh != true) {
            if (isHigh)
                edges.push_back({place, true});
            isHigh = true;
        } else if (value <= low && isHigh != false) {
            if (isHigh)
                edges.push_back({place, false});
            isHigh = false;
        }
    }
    return edges;
}

/// Points from 10 to 90 % around an edge; nothing when the record does not hold all of it.
std::optional<double> edgeLength(std::span<const float> volts, const MiddleEdge& edge, double base, double top)
{
    const double swing = top - base;
    const double from = edge.isRising ? base + 0.1 * swing : top - 0.1 * swing;
    const double to = edge.isRising ? base + 0.9 * swing : top - 0.9 * swing;
    const auto isBefore = [&](float value, double level) {
        return edge.isRising ? static_cast<double>(value) <= level : static_cast<double>(value) >= level;
    };
    auto start = static_cast<std::size_t>(edge.place);
    while (start > 0 && !isBefore(volts[start], from))
        --start;
    auto end = static_cast<std::size_t>(edge.place);
    while (end + 1 < volts.size() && isBefore(volts[end + 1], to))
        ++end;
    if (!isBefore(volts[start], from) || end + 1 >= volts.size())
        return std::nullopt;
    return crossing(volts, end, to) - crossing(volts, start, from);
}

} // namespace

ScopeMeasurements ScopeMeasurements::of(std::span<const float> volts, double step, double leastSwing)
{
    ScopeMeasurements result;
    if (volts.empty())
        return result;
    const auto [lowest, highest] = std::minmax_element(volts.begin(), volts.end());
    result.minimum = static_cast<double>(*lowest);
    result.maximum = static_cast<double>(*highest);
    double sum = 0.0;
    double squares = 0.0;
    for (const float point : volts) {
        const auto value = static_cast<double>(point);
        sum += value;
        squares += value * value;
    }
    const auto count = static_cast<double>(volts.size());
    result.mean = sum / count;
    result.rms = std::sqrt(squares / count);
    result.acRms = std::sqrt(std::max(0.0, squares / count - result.mean * result.mean));
    if (result.maximum <= result.minimum || result.maximum - result.minimum < leastSwing) {
        result.top = result.maximum;
        result.base = result.minimum;
        return result;
    }
    result.top = standingLevel(volts, result.minimum, result.maximum, true);
    result.base = standingLevel(volts, result.minimum, result.maximum, false);
    result.overshoot = (result.maximum - result.top) / (result.top - result.base);

    const auto edges = middleEdges(volts, result.base, result.top);
    std::vector<double> rises;
    std::vector<double> falls;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const MiddleEdge& edge = edges[i];
        (edge.isRising ? rises : falls).push_back(edge.place);
        if (i + 1 < edges.size()) {
            double& width = edge.isRising ? result.positiveWidth : result.negativeWidth;
            if (std::isnan(width))
                width = (edges[i + 1].place - edge.place) * step;
        }
        double& time = edge.isRising ? result.riseTime : result.fallTime;
        if (std::isnan(time)) {
            if (const auto length = edgeLength(volts, edge, result.base, result.top))
                time = *length * step;
        }
    }
    if (!rises.empty())
        result.firstRise = rises.front() * step;
    // A period runs between edges of the same direction, whichever the record holds more of.
    const std::vector<double>& edgesOfPeriod = rises.size() >= falls.size() ? rises : falls;
    if (edgesOfPeriod.size() < 2)
        return result;
    result.period =
        (edgesOfPeriod.back() - edgesOfPeriod.front()) / static_cast<double>(edgesOfPeriod.size() - 1) * step;
    if (!std::isnan(result.positiveWidth))
        result.dutyCycle = result.positiveWidth / result.period;
    const auto first = static_cast<std::size_t>(edgesOfPeriod.front());
    const auto last = std::max(first + 1, static_cast<std::size_t>(edgesOfPeriod.back()));
    sum = 0.0;
    squares = 0.0;
    for (std::size_t i = first; i < last; ++i) {
        const auto value = static_cast<double>(volts[i]);
        sum += value;
        squares += value * value;
    }
    result.cycleMean = sum / static_cast<double>(last - first);
    result.cycleRms = std::sqrt(squares / static_cast<double>(last - first));
    return result;
}

} // namespace visor::simulation
