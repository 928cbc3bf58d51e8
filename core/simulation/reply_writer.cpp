// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/reply_writer.h"

#include "core/profile/node.h"
#include "core/simulation/parameter_value.h"
#include "core/simulation/pattern_text.h"
#include "core/simulation/scpi_tree.h"

#include <cmath>

namespace visor::simulation {

using profile::ReturnType;

QString typedText(ReturnType type, const QString& value, const QString& otherwise)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    switch (type) {
    case ReturnType::Float:
        // SCPI-99 volume 1, 7.2.1.4
        if (!isNumber && ScpiTree::matches("INFinity", value.toUtf8()))
            return QStringLiteral("9.9E+37");
        return isNumber ? numberText(number) : otherwise;
    case ReturnType::Int:
        return isNumber && std::trunc(number) == number ? numberText(number) : otherwise;
    case ReturnType::Bool:
        if (isNumber)
            return number != 0.0 ? QStringLiteral("1") : QStringLiteral("0");
        if (const std::optional<bool> truth = profile::booleanWord(value.toLower()))
            return *truth ? QStringLiteral("1") : QStringLiteral("0");
        return otherwise;
    case ReturnType::String:
    case ReturnType::Array:
    case ReturnType::Vector:
    case ReturnType::Binary:
        break;
    }
    return value;
}

double plausibleNumber(const QString& unit)
{
    struct Row
    {
        const char* unit;
        double number;
    };
    static constexpr Row kRows[] = {{"V", 1.0},         {"A", 0.1},      {"W", 0.1},      {"Hz", 1000.0},
                                    {"s", 0.001},       {"K", 300.0},    {"%", 50.0},     {"dBm", -20.0},
                                    {"dB", -3.0},       {"F", 1e-9},     {"H", 1e-6},     {"m", 1.0},
                                    {"Pa", 101325.0},   {"mbar", 1013},  {"bar", 1.0},    {"T", 0.1},
                                    {"\u03A9", 1000.0}, {"\u2126", 1e3}, {"\u00B0C", 25}, {"Sa/s", 1e6}};
    for (const Row& row : kRows) {
        if (unit == QString::fromUtf8(row.unit))
            return row.number;
    }
    return 1.0;
}

QString plausibleText(ReturnType type, const QString& unit)
{
    switch (type) {
    case ReturnType::Float:
        return numberText(plausibleNumber(unit));
    case ReturnType::Int:
        return numberText(unit.isEmpty() ? 0.0 : std::round(plausibleNumber(unit)));
    case ReturnType::Bool:
        return QStringLiteral("0");
    case ReturnType::String:
    case ReturnType::Array:
    case ReturnType::Vector:
    case ReturnType::Binary:
        break;
    }
    return QStringLiteral("SIMULATED");
}

QString dressedReply(const profile::Returns& returns, const QString& value)
{
    if (!returns.parser)
        return value;
    const profile::ReplyParser& parser = *returns.parser;
    switch (parser.type) {
    case profile::ReplyParser::Type::Strip:
        return parser.prefix + value + parser.suffix;
    case profile::ReplyParser::Type::Split: {
        // A position from the end is the last one of as many.
        const int index = parser.index >= 0 ? parser.index : 0;
        const int count = parser.index >= 0 ? parser.index + 1 : -parser.index;
        QStringList parts;
        constexpr int kMostParts = 1000;
        for (int at = 0; at < std::min(count, kMostParts); ++at)
            parts.append(at == index ? value : QStringLiteral("0"));
        return parts.join(parser.delimiter);
    }
    case profile::ReplyParser::Type::Regex:
        return textCapturing(parser.pattern, parser.group, value).value_or(value);
    }
    return value;
}

} // namespace visor::simulation
