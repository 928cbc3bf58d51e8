// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace visor::simulation {

/// SplitMix64's finaliser (Steele, Lea, Flood 2014): a good 64-bit hash of a counter.
[[nodiscard]] constexpr std::uint64_t mix(std::uint64_t value)
{
    value += 0x9E3779B97F4A7C15u;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9u;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBu;
    return value ^ (value >> 31);
}

/// Noise without a state: a pure function of (seed, stream, index), so that any part of an acquisition, in any
/// order and from any thread, always comes out the same.
class Noise
{
public:
    constexpr Noise(std::uint64_t seed, std::uint64_t stream) : m_key(mix(seed ^ mix(stream))) {}

    [[nodiscard]] constexpr std::uint64_t bits(std::uint64_t index) const { return mix(m_key + index); }

    /// Uniform in [0, 1).
    [[nodiscard]] constexpr double uniform(std::uint64_t index) const
    {
        return static_cast<double>(bits(index) >> 11) * 0x1.0p-53;
    }

    /// Mean 0, standard deviation 1, nearly normal: the sum of four uniform numbers of 16 bits (Irwin-Hall), which
    /// never leaves +-3.47 and costs one hash.
    [[nodiscard]] constexpr double gaussian(std::uint64_t index) const
    {
        const std::uint64_t hash = bits(index);
        // Summed as 32-bit integers: turning 64-bit ones into floating point is what would cost here.
        const auto low = static_cast<std::int32_t>((hash & 0xFFFFu) + (hash >> 16 & 0xFFFFu));
        const auto high = static_cast<std::int32_t>((hash >> 32 & 0xFFFFu) + (hash >> 48));
        // Four uniforms over [0, 65535]: mean 4 * 32767.5, variance 4 * (65536^2 - 1) / 12.
        return static_cast<double>(low + high - 131070) * (1.0 / 37837.2273);
    }

private:
    std::uint64_t m_key;
};

} // namespace visor::simulation
