// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/generator_channel.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace visor::simulation {

namespace {

constexpr double kGeneratorOhms = 50.0;
constexpr double kOpenCircuitPeak = 10.0; // V

} // namespace

void GeneratorChannel::reset(std::uint64_t seed)
{
    const auto kept = port;
    *this = GeneratorChannel{};
    port = kept;
    shape.seed = seed;
    memory["EXP_RISE"] = [] {
        auto points = std::make_shared<std::vector<float>>(1000);
        for (std::size_t i = 0; i < points->size(); ++i)
            (*points)[i] = static_cast<float>(1.0 - 2.0 * std::exp(-static_cast<double>(i) / 200.0));
        return points;
    }();
    arbitraryName = "EXP_RISE";
}

double GeneratorChannel::loadFactor() const
{
    // Shown volts are at the set load; the bench's cables end in 50 Ohm.
    const double share = load >= kHighImpedance ? 1.0 : load / (load + kGeneratorOhms);
    return 0.5 / share;
}

void GeneratorChannel::setLoad(double ohm)
{
    const double before = loadFactor();
    load = ohm;
    const double ratio = before / loadFactor();
    shape.amplitude *= ratio;
    shape.offset *= ratio;
}

double GeneratorChannel::peak() const
{
    return kOpenCircuitPeak * 0.5 / loadFactor();
}

NumberRange GeneratorChannel::amplitudeRange() const
{
    const double room = 2.0 * std::max(0.0, peak() - std::fabs(shape.offset));
    return {std::min(1e-3, room), room, std::min(0.1, room)};
}

NumberRange GeneratorChannel::offsetRange() const
{
    const double room =
        shape.function == GeneratorFunction::Dc ? peak() : std::max(0.0, peak() - shape.amplitude / 2.0);
    return {-room, room, 0.0};
}

NumberRange GeneratorChannel::frequencyRange() const
{
    const bool isSlow = shape.function == GeneratorFunction::Ramp || shape.function == GeneratorFunction::Triangle;
    return {1e-6, isSlow ? 200e3 : 30e6, 1e3};
}

double GeneratorChannel::crest() const
{
    switch (shape.function) {
    case GeneratorFunction::Square:
    case GeneratorFunction::Pulse:
        return 2.0;
    case GeneratorFunction::Ramp:
    case GeneratorFunction::Triangle:
        return 2.0 * std::numbers::sqrt3;
    case GeneratorFunction::Noise:
        return 6.0;
    case GeneratorFunction::Sine:
    case GeneratorFunction::Dc:
    case GeneratorFunction::Arbitrary:
        break;
    }
    return 2.0 * std::numbers::sqrt2;
}

double GeneratorChannel::toUnit(Unit given, double vpp) const
{
    const double rms = vpp / crest();
    if (given == Unit::Vrms)
        return rms;
    if (given == Unit::Dbm)
        return 10.0 * std::log10(rms * rms / load / 1e-3);
    return vpp;
}

double GeneratorChannel::fromUnit(Unit given, double value) const
{
    if (given == Unit::Vrms)
        return value * crest();
    if (given == Unit::Dbm)
        return std::sqrt(std::pow(10.0, value / 10.0) * 1e-3 * load) * crest();
    return value;
}

void GeneratorChannel::publish() const
{
    if (!on) {
        port->publish(std::make_shared<const ConstantSignal>(0.0));
        return;
    }
    GeneratorShape actual = shape;
    const double factor = loadFactor();
    actual.amplitude *= factor;
    actual.offset *= factor;
    if (actual.function == GeneratorFunction::Arbitrary) {
        const auto points = memory.find(arbitraryName);
        if (points != memory.end()) {
            actual.arbitrary = points->second;
            actual.frequency = arbitraryRate / static_cast<double>(points->second->size());
        }
    }
    if (actual.burst)
        actual.phase = burstPhase / 360.0;
    port->publish(std::make_shared<const GeneratorSignal>(std::move(actual)));
}

} // namespace visor::simulation
