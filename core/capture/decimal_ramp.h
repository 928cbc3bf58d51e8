// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace visor::capture {

/// The positions of a regular axis as decimal text: start + i * increment in decimal arithmetic, so that a
/// nanosecond step stays a nanosecond step and no row ends in 0000000001. A value; any thread.
class DecimalRamp
{
public:
    /// Longest text write() makes.
    static constexpr std::size_t kMaxText = 32;

    /// Empty when the two numbers have too many digits between them to add exactly.
    [[nodiscard]] static std::optional<DecimalRamp> create(double start, double increment, std::size_t count);

    /// Appends position `index` at `out`, which has room for kMaxText; returns the end.
    char* write(std::size_t index, char* out) const;

private:
    DecimalRamp(std::int64_t start, std::int64_t step, int exponent)
        : m_start(start), m_step(step), m_exponent(exponent)
    {
    }

    std::int64_t m_start;
    std::int64_t m_step;
    int m_exponent; ///< both in units of 10^exponent
};

} // namespace visor::capture
