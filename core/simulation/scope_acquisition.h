// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scope_settings.h"
#include "core/simulation/signal.h"

#include <QByteArray>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace visor::simulation {

/// Where the points of a record lie on the time axis, in seconds after the trigger.
struct ScopeGrid
{
    std::size_t points = 0;
    double start = 0.0;
    double step = 0.0;
};

/// How codes of a record stand for volts: (code - reference) * increment + origin.
struct ScopeScaling
{
    double increment = 0.0;
    double origin = 0.0;
    int reference = 0;
};

/// One acquisition: settings and inputs frozen at its trigger. Its samples are a pure function of (seed, number),
/// made when they are read, in any part and at any length. Immutable and shared.
class ScopeAcquisition
{
public:
    static constexpr std::size_t kMaximumPoints = 8'000'000;
    static constexpr double kMaximumRate = 4e9; ///< samples per second

    using Signals = std::array<std::shared_ptr<const Signal>, kScopeChannels>;

    /// `inputs` carry volts at the connectors, probes not counted.
    ScopeAcquisition(ScopeSettings settings, Signals inputs, double triggerTime, std::uint64_t seed,
                     std::uint64_t number);

    [[nodiscard]] const ScopeSettings& settings() const { return m_settings; }
    [[nodiscard]] std::uint64_t number() const { return m_number; }

    /// Points a screen of that length has in the acquisition memory.
    [[nodiscard]] static std::size_t memoryPoints(double window);
    [[nodiscard]] static double sampleRate(double window);

    /// A record of that many points, at most what the memory holds.
    [[nodiscard]] ScopeGrid grid(std::size_t points) const;
    [[nodiscard]] ScopeScaling scaling(std::size_t channel, bool isWord) const;

    /// Volts at the probe's tip with noise, before the converter.
    void volts(std::size_t channel, const ScopeGrid& grid, std::size_t first, std::span<float> into) const;
    /// Codes of the 8-bit converter, unsigned, clipped to 1 … 255 as the screen is.
    [[nodiscard]] QByteArray bytes(std::size_t channel, const ScopeGrid& grid) const;
    /// 16-bit codes, unsigned: the converter's eight bits on top, more below where averaging earns them.
    [[nodiscard]] std::vector<std::uint16_t> words(std::size_t channel, const ScopeGrid& grid) const;
    /// What the codes stand for.
    [[nodiscard]] std::vector<float> quantised(std::size_t channel, const ScopeGrid& grid) const;

    /// The signal as the channel's input stage hands it on (coupling, inversion, probe), without noise: what
    /// triggers.
    [[nodiscard]] static std::shared_ptr<const Signal> conditioned(const ScopeChannelSettings& channel,
                                                                   const std::shared_ptr<const Signal>& signal,
                                                                   double near, double window);

private:
    [[nodiscard]] double noiseVolts(std::size_t channel) const;
    void clean(std::size_t channel, double start, double step, std::span<float> into) const;
    void addNoise(std::size_t channel, double firstIndex, double indexStep, std::span<float> into) const;

    const ScopeSettings m_settings;
    Signals m_signals; ///< conditioned
    const double m_triggerTime;
    const std::uint64_t m_seed;
    const std::uint64_t m_number;
};

} // namespace visor::simulation
