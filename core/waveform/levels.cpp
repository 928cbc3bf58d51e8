// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/waveform/levels.h"

#include <QCoreApplication>

#include <algorithm>
#include <new>

namespace visor::waveform {

namespace {

struct LevelsText
{
    Q_DECLARE_TR_FUNCTIONS(visor::waveform::Levels)
};

/// Samples between two looks at the cancel token: some tenths of a millisecond.
constexpr std::size_t kSamplesPerStep = std::size_t(1) << 20;
static_assert(kSamplesPerStep % kLevelBlock == 0);

constexpr std::size_t blocksFor(std::size_t count, std::size_t size)
{
    return count / size + (count % size != 0);
}

} // namespace

Result<LevelsPtr> Levels::build(WaveformPtr waveform, const visa::CancelToken& token)
{
    const SampleFormat format = waveform->format();
    const std::size_t width = sampleSize(format.type);
    const std::size_t count = waveform->size();
    const char* const samples = waveform->rawBytes().data();
    std::shared_ptr<Levels> levels(new Levels(std::move(waveform)));

    try {
        for (std::size_t size = blocksFor(count, kLevelBlock); size > 0; size = blocksFor(size, kLevelStep)) {
            levels->m_levels.push_back({std::make_unique_for_overwrite<char[]>(size * width),
                                        std::make_unique_for_overwrite<char[]>(size * width), size});
            if (size == 1)
                break;
        }
    } catch (const std::bad_alloc&) {
        return failure(visa::Status::ErrorAllocation,
                       LevelsText::tr("There is not enough memory to draw %1 samples. Close other captures or "
                                      "capture fewer points.")
                           .arg(count),
                       QStringLiteral("levels.build"));
    }
    if (levels->m_levels.empty())
        return levels;

    Level& blocks = levels->m_levels.front();
    for (std::size_t first = 0; first < count; first += kSamplesPerStep) {
        if (token.isCancelled())
            return failure(visa::Status::ErrorAbort,
                           LevelsText::tr("Preparing the trace for drawing was cancelled."),
                           QStringLiteral("levels.build"));
        const std::size_t at = first / kLevelBlock * width;
        blockExtremes(format, samples + first * width, std::min(kSamplesPerStep, count - first),
                      blocks.minima.get() + at, blocks.maxima.get() + at);
    }
    for (std::size_t i = 1; i < levels->m_levels.size(); ++i) {
        const Level& below = levels->m_levels[i - 1];
        Level& level = levels->m_levels[i];
        mergeExtremes(format.type, below.minima.get(), below.maxima.get(), below.count, level.minima.get(),
                      level.maxima.get());
    }
    return levels;
}

template<typename Reader>
ValueRange Levels::rangeOf(const Reader& samples, std::size_t first, std::size_t last) const
{
    using T = typename Reader::Sample;
    T low{};
    T high{};
    bool found = false;
    const auto take = [&](T lower, T upper) {
        if (lower > upper)
            return; // a block of gaps
        low = found ? std::min(low, lower) : lower;
        high = found ? std::max(high, upper) : upper;
        found = true;
    };
    const auto takeSamples = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            const T sample = samples[i];
            if (!isGap(sample))
                take(sample, sample);
        }
    };
    const std::size_t firstBlock = blocksFor(first, kLevelBlock);
    // The last block of all may be short; it is still whole.
    const std::size_t lastBlock = last == samples.size() ? blocksFor(last, kLevelBlock) : last / kLevelBlock;
    if (firstBlock >= lastBlock) {
        takeSamples(first, last);
    } else {
        takeSamples(first, firstBlock * kLevelBlock);
        takeSamples(std::min(lastBlock * kLevelBlock, last), last);
        std::size_t from = firstBlock;
        std::size_t to = lastBlock;
        for (std::size_t i = 0; from < to; ++i) {
            const RawReader<T, false> minima(m_levels[i].minima.get(), m_levels[i].count);
            const RawReader<T, false> maxima(m_levels[i].maxima.get(), m_levels[i].count);
            const bool isTop = i + 1 == m_levels.size();
            const std::size_t up = isTop ? to : std::min(blocksFor(from, kLevelStep) * kLevelStep, to);
            for (; from < up; ++from)
                take(minima[from], maxima[from]);
            const std::size_t down = to == m_levels[i].count ? to : std::max(to / kLevelStep * kLevelStep, from);
            for (std::size_t k = down; k < to; ++k)
                take(minima[k], maxima[k]);
            if (isTop || from >= down)
                break;
            from /= kLevelStep;
            to = blocksFor(down, kLevelStep);
        }
    }
    if (!found)
        return {};
    const Scaling& scaling = m_waveform->scaling();
    const double a = static_cast<double>(low) * scaling.scale + scaling.offset;
    const double b = static_cast<double>(high) * scaling.scale + scaling.offset;
    return {std::min(a, b), std::max(a, b)};
}

ValueRange Levels::range(std::size_t first, std::size_t last) const
{
    last = std::min(last, m_waveform->size());
    if (first >= last)
        return {};
    return m_waveform->visit([&](const auto& samples) { return rangeOf(samples, first, last); });
}

void Levels::ranges(std::span<const std::size_t> boundaries, std::span<ValueRange> ranges, bool joined) const
{
    const std::size_t size = m_waveform->size();
    m_waveform->visit([&](const auto& samples) {
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            std::size_t first = boundaries[i];
            const std::size_t last = std::min(boundaries[i + 1], size);
            if (first >= last) {
                ranges[i] = {};
                continue;
            }
            if (joined && first > 0)
                --first;
            ranges[i] = rangeOf(samples, first, last);
        }
    });
}

std::vector<ValueRange> Levels::columns(std::size_t first, std::size_t last, std::size_t columns) const
{
    std::vector<std::size_t> boundaries(columns + 1);
    const std::size_t count = last > first ? last - first : 0;
    for (std::size_t i = 0; i <= columns; ++i) {
        // count * i may not overflow: a share, then the rest.
        boundaries[i] = first + count / columns * i + count % columns * i / columns;
    }
    std::vector<ValueRange> result(columns);
    ranges(boundaries, result);
    return result;
}

std::size_t Levels::memory() const
{
    std::size_t bytes = 0;
    for (const Level& level : m_levels)
        bytes += 2 * level.count * sampleSize(m_waveform->format().type);
    return bytes;
}

} // namespace visor::waveform
