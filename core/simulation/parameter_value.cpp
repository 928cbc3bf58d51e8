// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/parameter_value.h"

#include "core/profile/renderer.h"
#include "core/simulation/scpi_tree.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace visor::simulation {

namespace {

using profile::Parameter;
using profile::ValueType;

QString withoutQuotes(const QString& text)
{
    if (text.size() < 2 || text.front() != text.back() ||
        (text.front() != QLatin1Char('"') && text.front() != QLatin1Char('\'')))
        return text;
    return text.mid(1, text.size() - 2).replace(QString(2, text.front()), QString(text.front()));
}

bool isSpelling(const QString& word, const QString& written)
{
    return ScpiTree::matches(word.toUtf8(), written.toUtf8());
}

/// As instruments answer it: short, where the manual's spelling has a short form.
QString answered(const QString& option)
{
    const bool isMnemonic =
        !option.isEmpty() && option.front().isUpper() &&
        std::all_of(option.begin(), option.end(), [](QChar character) {
            return character.unicode() < 128 && (character.isLetterOrNumber() || character == QLatin1Char('_'));
        });
    if (!isMnemonic)
        return option;
    const QByteArray abbreviated = ScpiTree::shortForm(option.toLatin1());
    return abbreviated.size() > 1 ? QString::fromLatin1(abbreviated) : option;
}

/// Suffixes as SCPI writes units (SCPI-99 volume 1, table 7-1).
QByteArray scpiUnit(const QString& unit)
{
    if (unit == QStringLiteral("\u03A9") || unit == QStringLiteral("\u2126"))
        return "OHM";
    if (unit == QLatin1StringView("%"))
        return "PCT";
    if (unit == QStringLiteral("\u00B0C"))
        return "CEL";
    if (unit == QStringLiteral("\u00B0"))
        return "DEG";
    return unit.toUtf8().toUpper();
}

std::optional<QString> wireOf(const Parameter& parameter, const QString& written)
{
    for (const profile::MapEntry& entry : parameter.map) {
        if (isSpelling(entry.wire, written))
            return entry.wire;
    }
    return std::nullopt;
}

tl::expected<QString, ScpiError> takeChoice(const Parameter& parameter, const QString& written)
{
    if (const auto wire = wireOf(parameter, written))
        return *wire;
    const bool isMapped = !parameter.map.empty();
    for (const profile::PlacedText& option : parameter.options) {
        const bool hasWire =
            isMapped && std::any_of(parameter.map.begin(), parameter.map.end(),
                                    [&](const auto& entry) { return entry.label == option.text; });
        if (!hasWire && isSpelling(option.text, written))
            return answered(option.text);
    }
    // Options that are numbers: 1.0 is 1.
    bool isNumber = false;
    const double number = written.toDouble(&isNumber);
    for (const profile::PlacedText& option : parameter.options) {
        bool isOptionNumber = false;
        const double optionNumber = option.text.toDouble(&isOptionNumber);
        if (isNumber && isOptionNumber && number == optionNumber)
            return option.text;
    }
    return tl::unexpected(ScpiError::IllegalParameterValue);
}

tl::expected<QString, ScpiError> takeSwitch(const Parameter& parameter, const QString& written)
{
    if (!parameter.map.empty()) {
        if (const auto wire = wireOf(parameter, written))
            return *wire;
    }
    if (isSpelling(QStringLiteral("ON"), written) || written == QLatin1StringView("1"))
        return QStringLiteral("1");
    if (isSpelling(QStringLiteral("OFF"), written) || written == QLatin1StringView("0"))
        return QStringLiteral("0");
    return tl::unexpected(ScpiError::IllegalParameterValue);
}

tl::expected<QString, ScpiError> takeNumber(const Parameter& parameter, const QString& written)
{
    if (!parameter.map.empty()) {
        if (const auto wire = wireOf(parameter, written))
            return *wire;
    }
    const auto value = parseScpiNumber(written.toUtf8(), scpiUnit(parameter.unit), parameterRange(parameter));
    if (!value)
        return tl::unexpected(value.error());
    return numberText(parameter.type == ValueType::Int ? std::round(*value) : *value);
}

} // namespace

NumberRange parameterRange(const Parameter& parameter)
{
    NumberRange range;
    range.minimum = parameter.min.value_or(range.minimum);
    range.maximum = parameter.max.value_or(range.maximum);
    range.standard = std::clamp(0.0, range.minimum, std::max(range.minimum, range.maximum));
    if (parameter.defaultValue) {
        if (const Result<QString> rendered = profile::renderArgument(parameter, *parameter.defaultValue)) {
            bool isNumber = false;
            const double number = rendered->toDouble(&isNumber);
            if (isNumber)
                range.standard = number;
        }
    }
    return range;
}

tl::expected<QString, ScpiError> takeParameter(const Parameter& parameter, const QString& written)
{
    const QString text = written.trimmed();
    switch (parameter.type) {
    case ValueType::Float:
    case ValueType::Int:
        return takeNumber(parameter, text);
    case ValueType::Bool:
        return takeSwitch(parameter, withoutQuotes(text));
    case ValueType::Enum:
        return takeChoice(parameter, withoutQuotes(text));
    case ValueType::String:
        break;
    }
    if (!parameter.map.empty()) {
        if (const auto wire = wireOf(parameter, text))
            return *wire;
    }
    return withoutQuotes(text);
}

QString initialValue(const Parameter& parameter)
{
    if (parameter.defaultValue) {
        const Result<QString> rendered = profile::renderArgument(parameter, *parameter.defaultValue);
        if (rendered) {
            if (const auto taken = takeParameter(parameter, *rendered))
                return *taken;
        }
    }
    switch (parameter.type) {
    case ValueType::Float:
    case ValueType::Int:
        return numberText(parameterRange(parameter).standard);
    case ValueType::Bool:
        for (const profile::MapEntry& entry : parameter.map) {
            if (isSpelling(QStringLiteral("OFF"), entry.label) || entry.label == QLatin1StringView("0"))
                return entry.wire;
        }
        return QStringLiteral("0");
    case ValueType::Enum:
        if (!parameter.map.empty())
            return parameter.map.front().wire;
        return parameter.options.empty() ? QString() : answered(parameter.options.front().text);
    case ValueType::String:
        break;
    }
    return {};
}

std::vector<int> channelNumbers(const QString& list)
{
    constexpr int kMostChannels = 1000;
    std::vector<int> numbers;
    for (QString part : list.split(QLatin1Char(','))) {
        part = part.trimmed();
        if (part.startsWith(QLatin1Char('@')))
            part.remove(0, 1);
        const QStringList ends = part.split(QLatin1Char(':'));
        bool isFirst = false;
        bool isLast = false;
        // Wider than int: the ends of "(@-2147483648:2147483647)" are further apart than that can hold.
        const qint64 first = ends.front().trimmed().toInt(&isFirst);
        const qint64 last = ends.back().trimmed().toInt(&isLast);
        if (!isFirst || !isLast || ends.size() > 2 || std::abs(last - first) >= kMostChannels ||
            numbers.size() >= kMostChannels)
            return {};
        for (qint64 number = first;; number += last < first ? -1 : 1) {
            numbers.push_back(static_cast<int>(number));
            if (number == last)
                break;
        }
    }
    return numbers;
}

QString numberText(double value)
{
    constexpr double kPlain = 1e15;
    if (std::trunc(value) == value && std::abs(value) < kPlain)
        return QString::number(static_cast<qint64>(value));
    return QString::number(value, 'E', QLocale::FloatingPointShortest);
}

} // namespace visor::simulation
