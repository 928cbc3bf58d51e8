// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <type_traits>

namespace visor::waveform {

/// How an instrument stores one sample on the wire.
enum class SampleType { Int8, UInt8, Int16, UInt16, Int32, UInt32, Float32, Float64 };

struct SampleFormat
{
    SampleType type = SampleType::Int8;
    std::endian order = std::endian::native;

    friend bool operator==(const SampleFormat&, const SampleFormat&) = default;
};

[[nodiscard]] constexpr std::size_t sampleSize(SampleType type)
{
    switch (type) {
    case SampleType::Int8:
    case SampleType::UInt8:
        return 1;
    case SampleType::Int16:
    case SampleType::UInt16:
        return 2;
    case SampleType::Int32:
    case SampleType::UInt32:
    case SampleType::Float32:
        return 4;
    case SampleType::Float64:
        break;
    }
    return 8;
}

[[nodiscard]] constexpr bool isFloat(SampleType type)
{
    return type == SampleType::Float32 || type == SampleType::Float64;
}

/// SCPI-1999 vol. 1 §7.2.1.4 and §7.2.1.5: infinity is sent as 9.9E37 and not-a-number as 9.91E37. A float sample
/// that is not below this in magnitude is a gap (no reading, overload), never a height.
inline constexpr double kGapLimit = 9.9e37;

template<typename T>
[[nodiscard]] constexpr bool isGap(T raw)
{
    if constexpr (std::is_floating_point_v<T>)
        return !(raw < static_cast<T>(kGapLimit) && raw > -static_cast<T>(kGapLimit));
    else
        return false;
}

/// "int8" … "float64": the words profiles, NPY readers and the Galois protocol use.
[[nodiscard]] QLatin1StringView sampleTypeName(SampleType type);
[[nodiscard]] std::optional<SampleType> sampleTypeFromName(QLatin1StringView name);

/// Reads samples of type T where the reply left them: at any alignment, in native or in swapped byte order.
template<typename T, bool Swapped>
class RawReader
{
public:
    using Sample = T;
    static constexpr bool kSwapped = Swapped;

    RawReader(const char* bytes, std::size_t count) : m_bytes(bytes), m_count(count) {}

    [[nodiscard]] std::size_t size() const { return m_count; }
    [[nodiscard]] const char* bytes() const { return m_bytes; }

    [[nodiscard]] T operator[](std::size_t index) const
    {
        using Bits = std::conditional_t<
            sizeof(T) == 1, std::uint8_t,
            std::conditional_t<sizeof(T) == 2, std::uint16_t,
                               std::conditional_t<sizeof(T) == 4, std::uint32_t, std::uint64_t>>>;
        Bits bits;
        std::memcpy(&bits, m_bytes + index * sizeof(T), sizeof(T));
        if constexpr (Swapped && sizeof(T) == 2)
            bits = __builtin_bswap16(bits);
        else if constexpr (Swapped && sizeof(T) == 4)
            bits = __builtin_bswap32(bits);
        else if constexpr (Swapped && sizeof(T) == 8)
            bits = __builtin_bswap64(bits);
        return std::bit_cast<T>(bits);
    }

private:
    const char* m_bytes;
    std::size_t m_count;
};

/// Calls visitor(RawReader<T, Swapped>) for the type and byte order of the bytes. Single bytes are never swapped.
template<typename Visitor>
decltype(auto) visitSamples(SampleFormat format, const char* bytes, std::size_t count, Visitor&& visitor)
{
    const bool swapped = format.order != std::endian::native;
    const auto pick = [&]<typename T>(T) -> decltype(auto) {
        if (swapped)
            return visitor(RawReader<T, true>(bytes, count));
        return visitor(RawReader<T, false>(bytes, count));
    };
    switch (format.type) {
    case SampleType::Int8:
        return visitor(RawReader<std::int8_t, false>(bytes, count));
    case SampleType::UInt8:
        return visitor(RawReader<std::uint8_t, false>(bytes, count));
    case SampleType::Int16:
        return pick(std::int16_t{});
    case SampleType::UInt16:
        return pick(std::uint16_t{});
    case SampleType::Int32:
        return pick(std::int32_t{});
    case SampleType::UInt32:
        return pick(std::uint32_t{});
    case SampleType::Float32:
        return pick(float{});
    case SampleType::Float64:
        break;
    }
    return pick(double{});
}

} // namespace visor::waveform
