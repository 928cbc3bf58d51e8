// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/decimal_ramp.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <string_view>

namespace visor::capture {

namespace {

/// mantissa * 10^exponent
struct DecimalNumber
{
    std::int64_t mantissa = 0;
    int exponent = 0;
};

/// The shortest decimal that reads back as that double.
std::optional<DecimalNumber> shortestDecimal(double value)
{
    char text[40];
    const auto made = std::to_chars(text, text + sizeof text, value, std::chars_format::scientific);
    if (made.ec != std::errc())
        return std::nullopt;
    const std::string_view all(text, static_cast<std::size_t>(made.ptr - text));
    const auto mark = all.find('e');
    if (mark == std::string_view::npos)
        return std::nullopt; // not finite
    DecimalNumber number;
    const char* exponentText = text + mark + 1;
    if (*exponentText == '+')
        ++exponentText;
    std::from_chars(exponentText, made.ptr, number.exponent);
    bool isFraction = false;
    for (const char c : all.substr(0, mark)) {
        if (c == '.') {
            isFraction = true;
        } else if (c != '-') {
            number.mantissa = number.mantissa * 10 + (c - '0');
            number.exponent -= isFraction;
        }
    }
    if (text[0] == '-')
        number.mantissa = -number.mantissa;
    return number;
}

/// Room to spare below 2^63.
constexpr std::int64_t kMostMantissa = std::int64_t(1) << 61;

bool scaleDown(DecimalNumber& number, int exponent)
{
    if (number.mantissa == 0)
        number.exponent = exponent;
    for (; number.exponent > exponent; --number.exponent) {
        if (std::abs(number.mantissa) > kMostMantissa / 10)
            return false;
        number.mantissa *= 10;
    }
    return true;
}

} // namespace

std::optional<DecimalRamp> DecimalRamp::create(double start, double increment, std::size_t count)
{
    auto first = shortestDecimal(start);
    auto step = shortestDecimal(increment);
    if (!first || !step || step->mantissa == 0)
        return std::nullopt;
    const int exponent = first->mantissa == 0 ? step->exponent : std::min(first->exponent, step->exponent);
    if (!scaleDown(*first, exponent) || !scaleDown(*step, exponent))
        return std::nullopt;
    const auto steps = static_cast<std::uint64_t>(count);
    const auto span = static_cast<std::uint64_t>(kMostMantissa);
    if (steps > 0 && static_cast<std::uint64_t>(std::abs(step->mantissa)) > span / steps)
        return std::nullopt;
    return DecimalRamp(first->mantissa, step->mantissa, exponent);
}

char* DecimalRamp::write(std::size_t index, char* out) const
{
    const std::int64_t mantissa = m_start + static_cast<std::int64_t>(index) * m_step;
    if (mantissa == 0) {
        *out++ = '0';
        return out;
    }
    if (mantissa < 0)
        *out++ = '-';
    char digits[24];
    const auto made = std::to_chars(digits, digits + sizeof digits, std::abs(mantissa));
    auto count = static_cast<int>(made.ptr - digits);
    const int magnitude = m_exponent + count - 1; // of the first digit
    while (digits[count - 1] == '0')
        --count;

    constexpr int kLeastPlain = -5;
    constexpr int kMostPlain = 15;
    const auto put = [&out](const char* text, int size) {
        std::memcpy(out, text, static_cast<std::size_t>(size));
        out += size;
    };
    if (magnitude < kLeastPlain || magnitude > kMostPlain) {
        *out++ = digits[0];
        if (count > 1) {
            *out++ = '.';
            put(digits + 1, count - 1);
        }
        *out++ = 'e';
        return std::to_chars(out, out + 6, magnitude).ptr;
    }
    if (magnitude < 0) {
        put("0.0000", 1 - magnitude);
        put(digits, count);
        return out;
    }
    const int whole = magnitude + 1;
    put(digits, std::min(count, whole));
    for (int i = count; i < whole; ++i)
        *out++ = '0';
    if (count > whole) {
        *out++ = '.';
        put(digits + whole, count - whole);
    }
    return out;
}

} // namespace visor::capture
