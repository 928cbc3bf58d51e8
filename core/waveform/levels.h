// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/waveform/kernels.h"
#include "core/waveform/waveform.h"

#include <array>
#include <limits>
#include <memory>
#include <span>
#include <vector>

namespace visor::waveform {

/// Lowest and highest value of a range of samples, scaled. Empty when the range holds no reading.
struct ValueRange
{
    double low = std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();

    [[nodiscard]] bool isEmpty() const { return low > high; }
    friend bool operator==(const ValueRange&, const ValueRange&) = default;
};

/// The minima and maxima of a waveform at every zoom: blocks of 16 samples, then of 4 blocks each, in the sample's
/// own type (a sixth of the waveform's memory). Built once, on any thread but the window's; immutable afterwards,
/// any thread reads it.
class Levels
{
public:
    /// Touches every sample once. Ends early with ErrorAbort when the token is cancelled, or ErrorAllocation.
    [[nodiscard]] static Result<std::shared_ptr<const Levels>> build(WaveformPtr waveform,
                                                                     const visa::CancelToken& token = {});

    Levels(const Levels&) = delete;
    Levels& operator=(const Levels&) = delete;
    ~Levels() = default;

    [[nodiscard]] const WaveformPtr& waveform() const { return m_waveform; }

    /// Exact over samples first … last-1: no peak is lost, none is borrowed from a neighbour.
    [[nodiscard]] ValueRange range(std::size_t first, std::size_t last) const;
    /// ranges[i] spans samples boundaries[i] … boundaries[i+1]-1; boundaries ascend and number one more than
    /// ranges. With `joined`, each range that is not empty also takes in the sample before it, so that drawn
    /// columns touch.
    void ranges(std::span<const std::size_t> boundaries, std::span<ValueRange> ranges, bool joined = false) const;
    /// `columns` equal shares of samples first … last-1.
    [[nodiscard]] std::vector<ValueRange> columns(std::size_t first, std::size_t last, std::size_t columns) const;

    /// Bytes held beside the waveform's own.
    [[nodiscard]] std::size_t memory() const;

private:
    struct Level
    {
        std::unique_ptr<char[]> minima;
        std::unique_ptr<char[]> maxima;
        std::size_t count = 0;
    };

    explicit Levels(WaveformPtr waveform) : m_waveform(std::move(waveform)) {}
    template<typename Reader>
    [[nodiscard]] ValueRange rangeOf(const Reader& samples, std::size_t first, std::size_t last) const;

    WaveformPtr m_waveform;
    std::vector<Level> m_levels;
};

using LevelsPtr = std::shared_ptr<const Levels>;

} // namespace visor::waveform
