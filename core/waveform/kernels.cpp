// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/waveform/kernels.h"

#include <algorithm>
#include <array>
#include <limits>

// Blocks are reduced by folding pairs of vectors: min(interleaveLow(a, b), interleaveHigh(a, b)) halves both at
// once, so N blocks end as one vector of N minima with about a third of an instruction a sample, without a
// horizontal step. Baseline x86-64 vectors are enough: the loops run at memory speed.

namespace visor::waveform {

namespace {

constexpr std::size_t kVectorBytes = 16;

template<typename T>
struct Lanes
{
    static constexpr std::size_t kCount = kVectorBytes / sizeof(T);
    using Vector [[gnu::vector_size(kVectorBytes)]] = T;
};

template<typename T>
using LaneVector = typename Lanes<T>::Vector;

template<typename T>
struct Extremes
{
    T low;
    T high;
};

/// Neutral elements: an empty block has its minimum above its maximum.
template<typename T>
constexpr T kHighest =
    std::numeric_limits<T>::has_infinity ? std::numeric_limits<T>::infinity() : std::numeric_limits<T>::max();
template<typename T>
constexpr T kLowest =
    std::numeric_limits<T>::has_infinity ? -std::numeric_limits<T>::infinity() : std::numeric_limits<T>::lowest();

template<typename T>
inline LaneVector<T> loadLanes(const char* bytes)
{
    LaneVector<T> vector;
    std::memcpy(&vector, bytes, kVectorBytes);
    return vector;
}

/// Swaps the bytes of every lane.
template<typename T>
inline LaneVector<T> swapLanes(LaneVector<T> vector)
{
    using Words = LaneVector<std::uint16_t>;
    static_assert(sizeof(T) > 1);
    Words words;
    std::memcpy(&words, &vector, kVectorBytes);
    words = (words << 8) | (words >> 8);
    if constexpr (sizeof(T) == 4)
        words = __builtin_shufflevector(words, words, 1, 0, 3, 2, 5, 4, 7, 6);
    else if constexpr (sizeof(T) == 8)
        words = __builtin_shufflevector(words, words, 3, 2, 1, 0, 7, 6, 5, 4);
    std::memcpy(&vector, &words, kVectorBytes);
    return vector;
}

template<typename T>
inline LaneVector<T> interleaveLow(LaneVector<T> a, LaneVector<T> b)
{
    if constexpr (sizeof(T) == 1)
        return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    else if constexpr (sizeof(T) == 2)
        return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
    else if constexpr (sizeof(T) == 4)
        return __builtin_shufflevector(a, b, 0, 4, 1, 5);
    else
        return __builtin_shufflevector(a, b, 0, 2);
}

template<typename T>
inline LaneVector<T> interleaveHigh(LaneVector<T> a, LaneVector<T> b)
{
    if constexpr (sizeof(T) == 1)
        return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    else if constexpr (sizeof(T) == 2)
        return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
    else if constexpr (sizeof(T) == 4)
        return __builtin_shufflevector(a, b, 2, 6, 3, 7);
    else
        return __builtin_shufflevector(a, b, 1, 3);
}

template<typename V>
inline V lesser(V a, V b)
{
    return a < b ? a : b;
}

template<typename V>
inline V greater(V a, V b)
{
    return a > b ? a : b;
}

/// The extremes of one block of kLevelBlock samples, lane by lane.
template<typename T, bool Swapped>
inline Extremes<LaneVector<T>> loadBlock(const char* bytes)
{
    using V = LaneVector<T>;
    constexpr std::size_t kVectors = kLevelBlock / Lanes<T>::kCount;
    Extremes<V> block{V{} + kHighest<T>, V{} + kLowest<T>};
    for (std::size_t i = 0; i < kVectors; ++i) {
        V samples = loadLanes<T>(bytes + i * kVectorBytes);
        if constexpr (Swapped)
            samples = swapLanes<T>(samples);
        if constexpr (std::is_floating_point_v<T>) {
            constexpr T kLimit = static_cast<T>(kGapLimit);
            const auto isSample = (samples < kLimit) & (samples > -kLimit);
            block.low = lesser<V>(isSample ? samples : V{} + kHighest<T>, block.low);
            block.high = greater<V>(isSample ? samples : V{} + kLowest<T>, block.high);
        } else {
            block.low = lesser<V>(samples, block.low);
            block.high = greater<V>(samples, block.high);
        }
    }
    return block;
}

/// The bit-reversed order in which folding wants its vectors so that the result is in block order.
template<std::size_t Count>
constexpr std::array<std::size_t, Count> foldOrder()
{
    std::array<std::size_t, Count> order{};
    for (std::size_t i = 0; i < Count; ++i) {
        for (std::size_t bit = 1, mirrored = Count / 2; mirrored > 0; bit *= 2, mirrored /= 2)
            order[i] += (i & bit) ? mirrored : 0;
    }
    return order;
}

/// One vector of block minima and one of block maxima for as many blocks as a vector has lanes.
template<typename T, std::size_t Count>
inline Extremes<LaneVector<T>> foldBlocks(std::array<Extremes<LaneVector<T>>, Count>& blocks)
{
    using V = LaneVector<T>;
    for (std::size_t left = Count; left > 1; left /= 2) {
        for (std::size_t i = 0; i < left / 2; ++i) {
            const auto& a = blocks[2 * i];
            const auto& b = blocks[2 * i + 1];
            blocks[i] = {lesser<V>(interleaveLow<T>(a.low, b.low), interleaveHigh<T>(a.low, b.low)),
                         greater<V>(interleaveLow<T>(a.high, b.high), interleaveHigh<T>(a.high, b.high))};
        }
    }
    return blocks[0];
}

template<typename Reader>
void blockExtremesOf(const Reader& samples, char* minima, char* maxima)
{
    using T = typename Reader::Sample;
    using V = LaneVector<T>;
    constexpr std::size_t kLanes = Lanes<T>::kCount;
    constexpr std::size_t kGroup = kLanes * kLevelBlock;
    constexpr auto kOrder = foldOrder<kLanes>();

    std::size_t first = 0;
    for (; first + kGroup <= samples.size(); first += kGroup) {
        std::array<Extremes<V>, kLanes> blocks;
#pragma GCC unroll 16
        for (std::size_t i = 0; i < kLanes; ++i)
            blocks[i] =
                loadBlock<T, Reader::kSwapped>(samples.bytes() + (first + kOrder[i] * kLevelBlock) * sizeof(T));
        const Extremes<V> group = foldBlocks<T, kLanes>(blocks);
        std::memcpy(minima + first / kLevelBlock * sizeof(T), &group.low, kVectorBytes);
        std::memcpy(maxima + first / kLevelBlock * sizeof(T), &group.high, kVectorBytes);
    }
    for (; first < samples.size(); first += kLevelBlock) {
        Extremes<T> block{kHighest<T>, kLowest<T>};
        const std::size_t end = std::min(first + kLevelBlock, samples.size());
        for (std::size_t i = first; i < end; ++i) {
            const T sample = samples[i];
            if (isGap(sample))
                continue;
            block.low = std::min(block.low, sample);
            block.high = std::max(block.high, sample);
        }
        std::memcpy(minima + first / kLevelBlock * sizeof(T), &block.low, sizeof(T));
        std::memcpy(maxima + first / kLevelBlock * sizeof(T), &block.high, sizeof(T));
    }
}

} // namespace

void scaleSamples(SampleFormat format, const char* samples, double scale, double offset, std::span<double> values)
{
    visitSamples(format, samples, values.size(), [&](const auto& reader) {
        double* const out = values.data();
        const std::size_t count = values.size();
        for (std::size_t i = 0; i < count; ++i)
            out[i] = static_cast<double>(reader[i]) * scale + offset;
    });
}

void blockExtremes(SampleFormat format, const char* samples, std::size_t count, char* minima, char* maxima)
{
    visitSamples(format, samples, count, [&](const auto& reader) { blockExtremesOf(reader, minima, maxima); });
}

void mergeExtremes(SampleType type, const char* minimaBelow, const char* maximaBelow, std::size_t count,
                   char* minima, char* maxima)
{
    const SampleFormat native{type, std::endian::native};
    visitSamples(native, minimaBelow, count, [&]<typename T, bool Swapped>(const RawReader<T, Swapped>& lows) {
        const RawReader<T, false> highs(maximaBelow, count);
        for (std::size_t first = 0, out = 0; first < count; first += kLevelStep, ++out) {
            T low = lows[first];
            T high = highs[first];
            const std::size_t end = std::min(first + kLevelStep, count);
            for (std::size_t i = first + 1; i < end; ++i) {
                low = std::min(low, lows[i]);
                high = std::max(high, highs[i]);
            }
            std::memcpy(minima + out * sizeof(T), &low, sizeof(T));
            std::memcpy(maxima + out * sizeof(T), &high, sizeof(T));
        }
    });
}

} // namespace visor::waveform
