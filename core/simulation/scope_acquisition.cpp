// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scope_acquisition.h"

#include "core/simulation/noise.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace visor::simulation {

namespace {

constexpr std::size_t kScopeChunk = 4096;
constexpr double kLimitedBandwidth = 20e6; // Hz

/// gain * signal + shift.
class ConditionedSignal final : public Signal
{
public:
    ConditionedSignal(std::shared_ptr<const Signal> signal, double gain, double shift)
        : m_signal(std::move(signal)), m_gain(gain), m_shift(shift)
    {
    }

    [[nodiscard]] double at(double seconds) const override { return m_gain * m_signal->at(seconds) + m_shift; }
    void sample(double start, double step, std::span<float> into) const override
    {
        m_signal->sample(start, step, into);
        const auto gain = static_cast<float>(m_gain);
        const auto shift = static_cast<float>(m_shift);
        for (float& value : into)
            value = gain * value + shift;
    }
    [[nodiscard]] double period() const override { return m_signal->period(); }

private:
    const std::shared_ptr<const Signal> m_signal;
    const double m_gain;
    const double m_shift;
};

} // namespace

std::shared_ptr<const Signal> ScopeAcquisition::conditioned(const ScopeChannelSettings& channel,
                                                            const std::shared_ptr<const Signal>& signal,
                                                            double near, double window)
{
    const double gain = channel.isInverted ? -channel.probe : channel.probe;
    double shift = 0.0;
    if (channel
            .isAcCoupled) { // far above the coupling capacitor's corner: the mean is gone, the rest is untouched
        const double period = signal->period();
        shift = -gain * signal->mean(near, period > 0.0 ? period : window, 2000);
    }
    if (gain == 1.0 && shift == 0.0)
        return signal;
    return std::make_shared<const ConditionedSignal>(signal, gain, shift);
}

ScopeAcquisition::ScopeAcquisition(ScopeSettings settings, Signals inputs, double triggerTime, std::uint64_t seed,
                                   std::uint64_t number)
    : m_settings(std::move(settings)),
      m_signals(std::move(inputs)),
      m_triggerTime(triggerTime),
      m_seed(seed),
      m_number(number)
{
    for (std::size_t i = 0; i < kScopeChannels; ++i)
        m_signals[i] = conditioned(m_settings.channels[i], m_signals[i], m_triggerTime + m_settings.left(),
                                   m_settings.window());
}

double ScopeAcquisition::sampleRate(double window)
{
    return std::min(kMaximumRate, static_cast<double>(kMaximumPoints) / window);
}

std::size_t ScopeAcquisition::memoryPoints(double window)
{
    // On the fastest screens points are interpolated between samples.
    constexpr double kFewest = 1000.0;
    const double points = std::clamp(std::round(window * sampleRate(window)), kFewest, double(kMaximumPoints));
    return static_cast<std::size_t>(points);
}

ScopeGrid ScopeAcquisition::grid(std::size_t points) const
{
    const double window = m_settings.window();
    ScopeGrid grid;
    grid.points = std::clamp<std::size_t>(points, 1, memoryPoints(window));
    grid.step = window / static_cast<double>(grid.points);
    // The converter's clock knows nothing of the trigger: the first sample is the first tick on the screen, and
    // the origin says by how much it misses the edge.
    const double left = m_triggerTime + m_settings.left();
    grid.start = std::ceil(left / grid.step - 1e-6) * grid.step - m_triggerTime;
    return grid;
}

ScopeScaling ScopeAcquisition::scaling(std::size_t channel, bool isWord) const
{
    const ScopeChannelSettings& settings = m_settings.channels[channel];
    const double range = settings.scale * kScopeVoltDivisions;
    if (isWord)
        return {range / 65536.0, settings.offset, 32768};
    return {range / 256.0, settings.offset, 128};
}

double ScopeAcquisition::noiseVolts(std::size_t channel) const
{
    const ScopeChannelSettings& settings = m_settings.channels[channel];
    double noise = 0.015 * settings.scale + 60e-6 * settings.probe;
    if (settings.isBandwidthLimited)
        noise *= 0.5;
    if (m_settings.type == ScopeAcquireType::Average)
        noise /= std::sqrt(static_cast<double>(m_settings.averages));
    else if (m_settings.type == ScopeAcquireType::HighResolution)
        noise /= 4.0; // boxcar of sixteen samples
    return noise;
}

void ScopeAcquisition::clean(std::size_t channel, double start, double step, std::span<float> into) const
{
    const Signal& signal = *m_signals[channel];
    const double begin = m_triggerTime + start;
    const double tau = 1.0 / (2.0 * std::numbers::pi * kLimitedBandwidth);
    if (!m_settings.channels[channel].isBandwidthLimited || step > 2.0 * tau) {
        signal.sample(begin, step, into);
        return;
    }
    // One pole; started early enough to have forgotten where it began.
    const auto warmUp = static_cast<std::size_t>(std::min(8.0 * tau / step, 20e3));
    std::vector<float> early(warmUp + 1);
    signal.sample(begin - step * static_cast<double>(warmUp), step, early);
    signal.sample(begin, step, into);
    const auto share = static_cast<float>(1.0 - std::exp(-step / tau));
    float state = early.front();
    for (const float value : early)
        state += share * (value - state);
    for (float& value : into) {
        state += share * (value - state);
        value = state;
    }
}

void ScopeAcquisition::addNoise(std::size_t channel, double firstIndex, double indexStep,
                                std::span<float> into) const
{
    const Noise noise(m_seed ^ mix(m_number), channel);
    const auto level = static_cast<float>(noiseVolts(channel));
    if (indexStep == 1.0) {
        const auto first = static_cast<std::uint64_t>(firstIndex);
        for (std::size_t i = 0; i < into.size(); ++i)
            into[i] += level * static_cast<float>(noise.gaussian(first + i));
        return;
    }
    for (std::size_t i = 0; i < into.size(); ++i) {
        const auto index = static_cast<std::uint64_t>(firstIndex + indexStep * static_cast<double>(i));
        into[i] += level * static_cast<float>(noise.gaussian(index));
    }
}

void ScopeAcquisition::volts(std::size_t channel, const ScopeGrid& grid, std::size_t first,
                             std::span<float> into) const
{
    // Noise belongs to the memory's samples, so a shorter record shows a part of the same acquisition.
    const double indexStep =
        static_cast<double>(memoryPoints(m_settings.window())) / static_cast<double>(grid.points);
    const double start = grid.start + grid.step * static_cast<double>(first);
    if (m_settings.type != ScopeAcquireType::Peak) {
        clean(channel, start, grid.step, into);
        addNoise(channel, indexStep * static_cast<double>(first), indexStep, into);
        return;
    }
    // Peak detect: of each two points the first is the lowest, the second the highest of all samples between them.
    constexpr std::size_t kLooks = 8;
    std::vector<float> looks;
    std::size_t done = 0;
    while (done < into.size()) {
        const std::size_t pairFirst = (first + done) / 2 * 2;
        const std::size_t pairs = std::min(kScopeChunk / kLooks, (first + into.size() - pairFirst + 1) / 2);
        looks.resize(pairs * kLooks);
        const double lookStep = grid.step * 2.0 / kLooks;
        clean(channel, grid.start + grid.step * static_cast<double>(pairFirst), lookStep, looks);
        const double lookIndex = indexStep * 2.0 / kLooks;
        addNoise(channel, indexStep * static_cast<double>(pairFirst), std::max(lookIndex, 1e-9), looks);
        for (std::size_t i = 0; i < pairs * 2; ++i) {
            const std::size_t place = pairFirst + i;
            if (place < first || place >= first + into.size())
                continue;
            const auto begin = looks.begin() + static_cast<std::ptrdiff_t>(i / 2 * kLooks);
            const auto [lowest, highest] = std::minmax_element(begin, begin + kLooks);
            into[place - first] = i % 2 == 0 ? *lowest : *highest;
            ++done;
        }
    }
}

QByteArray ScopeAcquisition::bytes(std::size_t channel, const ScopeGrid& grid) const
{
    QByteArray codes(static_cast<qsizetype>(grid.points), Qt::Uninitialized);
    char* out = codes.data();
    const ScopeScaling scale = scaling(channel, false);
    const auto gain = static_cast<float>(1.0 / scale.increment);
    const auto shift = static_cast<float>(scale.reference - scale.origin / scale.increment + 0.5);
    std::array<float, kScopeChunk> chunk{};
    for (std::size_t first = 0; first < grid.points; first += kScopeChunk) {
        const std::size_t count = std::min(kScopeChunk, grid.points - first);
        volts(channel, grid, first, std::span(chunk).first(count));
        for (std::size_t i = 0; i < count; ++i) {
            const float code = std::clamp(chunk[i] * gain + shift, 1.0F, 255.0F);
            out[first + i] = static_cast<char>(static_cast<unsigned char>(static_cast<int>(code)));
        }
    }
    return codes;
}

std::vector<std::uint16_t> ScopeAcquisition::words(std::size_t channel, const ScopeGrid& grid) const
{
    std::vector<std::uint16_t> codes(grid.points);
    // Eight bits from the converter; averaging and boxcar filters add up to four.
    const bool isFine =
        m_settings.type == ScopeAcquireType::Average || m_settings.type == ScopeAcquireType::HighResolution;
    const int below = isFine ? 4 : 8;
    const double unit = static_cast<double>(1 << below);
    const ScopeScaling scale = scaling(channel, true);
    const auto gain = static_cast<float>(1.0 / scale.increment / unit);
    const auto shift = static_cast<float>((scale.reference - scale.origin / scale.increment) / unit + 0.5);
    const auto highest = static_cast<float>((65536 >> below) - 1);
    std::array<float, kScopeChunk> chunk{};
    for (std::size_t first = 0; first < grid.points; first += kScopeChunk) {
        const std::size_t count = std::min(kScopeChunk, grid.points - first);
        volts(channel, grid, first, std::span(chunk).first(count));
        for (std::size_t i = 0; i < count; ++i) {
            const float code = std::clamp(chunk[i] * gain + shift, 1.0F, highest);
            codes[first + i] = static_cast<std::uint16_t>(static_cast<unsigned>(code) << below);
        }
    }
    return codes;
}

std::vector<float> ScopeAcquisition::quantised(std::size_t channel, const ScopeGrid& grid) const
{
    const ScopeScaling scale = scaling(channel, true);
    const auto codes = words(channel, grid);
    std::vector<float> values(codes.size());
    for (std::size_t i = 0; i < codes.size(); ++i)
        values[i] = static_cast<float>((codes[i] - scale.reference) * scale.increment + scale.origin);
    return values;
}

} // namespace visor::simulation
