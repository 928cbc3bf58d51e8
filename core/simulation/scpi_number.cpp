// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scpi_number.h"

#include "core/simulation/scpi_tree.h"

#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

namespace visor::simulation {

namespace {

/// What a suffix multiplies by, with the unit's letters taken off; nothing when it is no multiplier.
std::optional<double> suffixMultiplier(QByteArrayView prefix, bool megaUnit)
{
    struct Row
    {
        QByteArrayView name;
        double factor;
    };
    static constexpr auto kRows = std::to_array<Row>({
        {"", 1.0},
        {"EX", 1e18},
        {"PE", 1e15},
        {"T", 1e12},
        {"G", 1e9},
        {"MA", 1e6},
        {"K", 1e3},
        {"U", 1e-6},
        {"N", 1e-9},
        {"P", 1e-12},
        {"F", 1e-15},
        {"A", 1e-18},
    });
    if (prefix.compare("M", Qt::CaseInsensitive) == 0)
        return megaUnit ? 1e6 : 1e-3;
    for (const Row& row : kRows) {
        if (prefix.compare(row.name, Qt::CaseInsensitive) == 0)
            return row.factor;
    }
    return std::nullopt;
}

tl::expected<double, ScpiError> parseNonDecimal(QByteArrayView text)
{
    const char letter = text[1];
    const int base = (letter == 'H' || letter == 'h')   ? 16
                     : (letter == 'Q' || letter == 'q') ? 8
                     : (letter == 'B' || letter == 'b') ? 2
                                                        : 0;
    bool valid = false;
    const qulonglong value = base == 0 ? 0 : text.sliced(2).toULongLong(&valid, base);
    if (!valid)
        return tl::unexpected(ScpiError::InvalidCharacterInNumber);
    return static_cast<double>(value);
}

/// Length of the NRf at the start of the text.
qsizetype decimalLength(QByteArrayView text)
{
    qsizetype i = 0;
    const auto digits = [&] {
        const qsizetype start = i;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9')
            ++i;
        return i - start;
    };
    if (i < text.size() && (text[i] == '+' || text[i] == '-'))
        ++i;
    qsizetype count = digits();
    if (i < text.size() && text[i] == '.') {
        ++i;
        count += digits();
    }
    if (count == 0)
        return 0;
    qsizetype exponent = i;
    while (exponent < text.size() && text[exponent] == ' ')
        ++exponent;
    if (exponent < text.size() && (text[exponent] == 'E' || text[exponent] == 'e')) {
        const qsizetype mantissa = i;
        i = exponent + 1;
        if (i < text.size() && (text[i] == '+' || text[i] == '-'))
            ++i;
        if (digits() == 0) // "5 EX": a suffix that begins with E
            i = mantissa;
    }
    return i;
}

} // namespace

tl::expected<double, ScpiError> parseScpiNumber(QByteArrayView text, QByteArrayView unit, const NumberRange& range)
{
    text = text.trimmed();
    if (text.isEmpty())
        return tl::unexpected(ScpiError::MissingParameter);
    if (ScpiTree::matches("MINimum", text))
        return range.minimum;
    if (ScpiTree::matches("MAXimum", text))
        return range.maximum;
    if (ScpiTree::matches("DEFault", text))
        return range.standard;

    double value = 0.0;
    if (ScpiTree::matches("INFinity", text)) {
        value = 9.9e37;
    } else if (ScpiTree::matches("NINFinity", text)) {
        value = -9.9e37;
    } else if (text[0] == '#' && text.size() > 2) {
        const auto parsed = parseNonDecimal(text);
        if (!parsed)
            return parsed;
        value = *parsed;
    } else {
        const qsizetype length = decimalLength(text);
        if (length == 0) {
            const char first = text[0];
            const bool isWord = (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z');
            return tl::unexpected(isWord ? ScpiError::DataTypeError : ScpiError::InvalidCharacterInNumber);
        }
        QByteArray digits = text.first(length).toByteArray();
        digits.replace(' ', QByteArray());
        bool valid = false;
        value = digits.toDouble(&valid);
        if (!valid)
            return tl::unexpected(ScpiError::DataOutOfRange);
        const QByteArrayView suffix = text.sliced(length).trimmed();
        if (!suffix.isEmpty()) {
            if (unit.isEmpty())
                return tl::unexpected(ScpiError::SuffixNotAllowed);
            const bool ends =
                suffix.size() >= unit.size() && suffix.last(unit.size()).compare(unit, Qt::CaseInsensitive) == 0;
            if (!ends)
                return tl::unexpected(ScpiError::InvalidSuffix);
            const bool megaUnit =
                unit.compare("HZ", Qt::CaseInsensitive) == 0 || unit.compare("OHM", Qt::CaseInsensitive) == 0;
            const auto factor = suffixMultiplier(suffix.chopped(unit.size()), megaUnit);
            if (!factor)
                return tl::unexpected(ScpiError::InvalidSuffix);
            value *= *factor;
        }
    }
    // A value computed as text must not miss its own limit by the last bit.
    const double slack = 1e-12 * std::fabs(value);
    if (!std::isfinite(value) || value < range.minimum - slack || value > range.maximum + slack)
        return tl::unexpected(ScpiError::DataOutOfRange);
    return value;
}

QByteArray scpiNumber(double value, int decimals)
{
    if (std::isnan(value))
        return QByteArrayLiteral("+9.91000000E+37");
    if (std::isinf(value))
        return value > 0 ? QByteArrayLiteral("+9.90000000E+37") : QByteArrayLiteral("-9.90000000E+37");
    std::array<char, 64> text{};
    const int length = std::snprintf(text.data(), text.size(), "%+.*E", decimals, value);
    return QByteArray(text.data(), length);
}

} // namespace visor::simulation
