// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/generator_signal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>

namespace visor::simulation {

GeneratorSignal::GeneratorSignal(GeneratorShape shape)
    : m_shape(std::move(shape)), m_noise(m_shape.seed, 0x6E6F6973), m_half(m_shape.amplitude / 2.0)
{
    if (m_shape.inverted)
        m_half = -m_half;
}

double GeneratorSignal::cycles(double seconds) const
{
    if (m_shape.sweep) {
        const double time = m_shape.sweepTime;
        const double elapsed = seconds - std::floor(seconds / time) * time;
        const double start = m_shape.sweepStart;
        const double stop = m_shape.sweepStop;
        if (m_shape.sweepLogarithmic && start != stop) {
            const double rate = std::log(stop / start) / time;
            return start * std::expm1(rate * elapsed) / rate;
        }
        return start * elapsed + (stop - start) * elapsed * elapsed / (2.0 * time);
    }
    if (m_shape.burst) {
        const double elapsed = seconds - std::floor(seconds / m_shape.burstPeriod) * m_shape.burstPeriod;
        return std::min(elapsed * m_shape.frequency, m_shape.burstCycles);
    }
    return seconds * m_shape.frequency;
}

double GeneratorSignal::trapezoid(double place, double high, double edge) const
{
    // The edges are centred on 0 and `high`, as the instrument's manual draws width and duty cycle.
    const double half = edge / 2.0;
    if (place < half)
        return place / half;
    if (place > 1.0 - half)
        return (place - 1.0) / half;
    if (place < high - half)
        return 1.0;
    if (place < high + half)
        return (high - place) / half;
    return -1.0;
}

double GeneratorSignal::form(double place) const
{
    switch (m_shape.function) {
    case GeneratorFunction::Sine:
        return std::sin(2.0 * std::numbers::pi * place);
    case GeneratorFunction::Square:
    case GeneratorFunction::Pulse: {
        const double high =
            m_shape.function == GeneratorFunction::Square ? m_shape.duty : m_shape.width * m_shape.frequency;
        const double edge = std::min({m_shape.edge * m_shape.frequency, high, 1.0 - high});
        return trapezoid(place, high, std::max(edge, 1e-12));
    }
    case GeneratorFunction::Ramp:
        if (place < m_shape.symmetry)
            return 2.0 * place / m_shape.symmetry - 1.0;
        return 1.0 - 2.0 * (place - m_shape.symmetry) / (1.0 - m_shape.symmetry);
    case GeneratorFunction::Triangle:
        return place < 0.25 ? 4.0 * place : place < 0.75 ? 2.0 - 4.0 * place : 4.0 * place - 4.0;
    case GeneratorFunction::Arbitrary: {
        if (!m_shape.arbitrary || m_shape.arbitrary->empty())
            return 0.0;
        const auto& points = *m_shape.arbitrary;
        const auto index = static_cast<std::size_t>(place * static_cast<double>(points.size()));
        return static_cast<double>(points[std::min(index, points.size() - 1)]);
    }
    case GeneratorFunction::Noise:
    case GeneratorFunction::Dc:
        break;
    }
    return 0.0;
}

double GeneratorSignal::at(double seconds) const
{
    if (m_shape.function == GeneratorFunction::Dc)
        return m_shape.offset;
    if (m_shape.function == GeneratorFunction::Noise) {
        // One independent value per half period of the bandwidth; the peak to peak value is taken as six sigma.
        const auto index = static_cast<std::uint64_t>(
            static_cast<std::int64_t>(std::floor(seconds * 2.0 * m_shape.noiseBandwidth)));
        return m_shape.offset + m_half / 3.0 * m_noise.gaussian(index);
    }
    const double place = cycles(seconds) + m_shape.phase;
    return m_shape.offset + m_half * form(place - std::floor(place));
}

void GeneratorSignal::sample(double start, double step, std::span<float> into) const
{
    const bool isPlain = !m_shape.sweep && !m_shape.burst && m_shape.function != GeneratorFunction::Noise;
    if (isPlain && m_shape.function == GeneratorFunction::Sine) {
        sampleSine(start, step, into);
        return;
    }
    if (!isPlain || m_shape.frequency * step > 0.5) {
        for (std::size_t i = 0; i < into.size(); ++i)
            into[i] = static_cast<float>(at(start + step * static_cast<double>(i)));
        return;
    }
    // From place to place in the cycle without a floor() each; restarted before rounding adds up.
    constexpr std::size_t kRun = 1024;
    const double turn = m_shape.frequency * step;
    for (std::size_t first = 0; first < into.size(); first += kRun) {
        const std::size_t count = std::min(kRun, into.size() - first);
        double place = (start + step * static_cast<double>(first)) * m_shape.frequency + m_shape.phase;
        place -= std::floor(place);
        for (std::size_t i = 0; i < count; ++i) {
            into[first + i] = static_cast<float>(m_shape.offset + m_half * form(place));
            place += turn;
            if (place >= 1.0)
                place -= 1.0;
        }
    }
}

void GeneratorSignal::sampleSine(double start, double step, std::span<float> into) const
{
    // Four phasors a step apart, each turned by four steps at a time: no sine per sample, and nothing waits for
    // the one before it. Restarted often enough that rounding stays far below a converter's step.
    constexpr std::size_t kLanes = 4;
    constexpr std::size_t kRun = 1024;
    const double turn = 2.0 * std::numbers::pi * m_shape.frequency * step;
    const std::complex<double> rotation = std::polar(1.0, turn * kLanes);
    const double rotationReal = rotation.real();
    const double rotationImaginary = rotation.imag();
    std::array<float, kRun> run{};
    for (std::size_t first = 0; first < into.size(); first += kRun) {
        double place = (start + step * static_cast<double>(first)) * m_shape.frequency + m_shape.phase;
        place -= std::floor(place);
        std::array<double, kLanes> real{};
        std::array<double, kLanes> imaginary{};
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const double angle = 2.0 * std::numbers::pi * place + turn * static_cast<double>(lane);
            real[lane] = m_half * std::cos(angle);
            imaginary[lane] = m_half * std::sin(angle);
        }
        for (std::size_t i = 0; i < kRun; i += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                run[i + lane] = static_cast<float>(m_shape.offset + imaginary[lane]);
                const double next = real[lane] * rotationReal - imaginary[lane] * rotationImaginary;
                imaginary[lane] = real[lane] * rotationImaginary + imaginary[lane] * rotationReal;
                real[lane] = next;
            }
        }
        const std::size_t count = std::min(kRun, into.size() - first);
        std::copy_n(run.begin(), count, into.begin() + static_cast<std::ptrdiff_t>(first));
    }
}

double GeneratorSignal::period() const
{
    if (m_shape.function == GeneratorFunction::Dc || m_shape.function == GeneratorFunction::Noise)
        return 0.0;
    if (m_shape.sweep)
        return 1.0 / std::min(m_shape.sweepStart, m_shape.sweepStop);
    if (m_shape.burst)
        return m_shape.burstPeriod;
    return 1.0 / m_shape.frequency;
}

} // namespace visor::simulation
