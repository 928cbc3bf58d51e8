// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/argument_rendering.h"

#include "core/profile/argument_number.h"
#include "core/profile/map_reader.h"

#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace visor::profile {

namespace {

/// The words for SCPI-1999 §21.8 error numbers that open Error::detail.
QString argumentErrorDetail(ArgumentError number)
{
    const char* text = "";
    switch (number) {
    case ArgumentError::WrongType:
        text = "Data type error";
        break;
    case ArgumentError::Missing:
        text = "Missing parameter";
        break;
    case ArgumentError::OutOfRange:
        text = "Data out of range";
        break;
    case ArgumentError::IllegalValue:
        text = "Illegal parameter value";
        break;
    }
    return QStringLiteral("%1,\"%2\"").arg(int(number)).arg(QLatin1StringView(text));
}

tl::unexpected<Error> refusedArgument(ArgumentError number, const QString& message)
{
    return failure(visa::Status::ErrorInvalidParameter, message, QStringLiteral("profile.render"),
                   argumentErrorDetail(number));
}

QString shortestNumber(double value)
{
    constexpr double kExact = 9007199254740992.0; // 2^53
    if (std::trunc(value) == value && std::abs(value) < kExact && std::abs(value) < 1e9)
        return QString::number(static_cast<qint64>(value));
    const bool isPlain = std::abs(value) >= 1e-6 && std::abs(value) < 1e9;
    return QString::number(value, isPlain ? 'f' : 'g', QLocale::FloatingPointShortest);
}

/// The SCPI short form of a spelling: its capitals and digits ("CHANnel1" → "CHAN1", SCPI-1999 vol. 1 §6.2.1).
/// Empty when the spelling has no lower case to leave out.
QString shortForm(const QString& spelling)
{
    QString result;
    for (const QChar character : spelling) {
        if (!character.isLower())
            result.append(character);
    }
    return result.size() < spelling.size() ? result : QString();
}

bool isSameWord(const QString& left, const QString& right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

bool isSpelling(const QString& option, const QString& text)
{
    const QString abbreviated = shortForm(option);
    return isSameWord(option, text) || (!abbreviated.isEmpty() && isSameWord(abbreviated, text));
}

/// ON, OFF, 1, 0, TRUE, FALSE, and the YAML booleans other loaders turn unquoted words into.
std::optional<bool> argumentTruth(const QString& text)
{
    if (text == QLatin1StringView("1"))
        return true;
    if (text == QLatin1StringView("0"))
        return false;
    return booleanWord(text.toLower());
}

QString withoutOuterQuotes(const QString& text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.size() >= 2 && trimmed.front() == trimmed.back() &&
        (trimmed.front() == QLatin1Char('"') || trimmed.front() == QLatin1Char('\'')))
        return trimmed.mid(1, trimmed.size() - 2);
    return text;
}

bool isBoolean(const QVariant& value)
{
    return value.metaType().id() == QMetaType::Bool;
}

bool isNumeric(const QVariant& value)
{
    switch (value.metaType().id()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::ULong:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Float:
    case QMetaType::Double:
        return true;
    default:
        return false;
    }
}

/// A value as text: booleans as ON/OFF, numbers with the fewest digits.
QString argumentText(const QVariant& value)
{
    if (isBoolean(value))
        return value.toBool() ? QStringLiteral("ON") : QStringLiteral("OFF");
    if (isNumeric(value)) {
        const int type = value.metaType().id();
        if (type == QMetaType::Double || type == QMetaType::Float)
            return shortestNumber(value.toDouble());
    }
    return value.toString();
}

/// As many of the words as a message needs.
QString listedWords(const QStringList& words)
{
    constexpr qsizetype kMost = 40;
    const QString text = words.first(std::min(kMost, words.size())).join(QStringLiteral(", "));
    return words.size() > kMost ? text + QStringLiteral(", \u2026") : text;
}

/// MINimum, MAXimum and DEFault in their short form.
std::optional<QString> limitWord(const QString& text)
{
    if (text.isEmpty() || !text.front().isLetter())
        return std::nullopt;
    static const std::array<QString, 3> kWords{QStringLiteral("MINimum"), QStringLiteral("MAXimum"),
                                               QStringLiteral("DEFault")};
    for (const QString& spelling : kWords) {
        if (isSpelling(spelling, text))
            return shortForm(spelling);
    }
    return std::nullopt;
}

} // namespace

ArgumentRendering::ArgumentRendering(const Parameter& parameter, const QVariant& value)
    : m_parameter(parameter), m_value(value), m_text(argumentText(value))
{
}

Result<QString> ArgumentRendering::render() const
{
    switch (m_parameter.type) {
    case ValueType::Float:
    case ValueType::Int:
        return number();
    case ValueType::Bool:
        return truth();
    case ValueType::Enum:
        return choice();
    case ValueType::String:
        break;
    }
    return string();
}

tl::unexpected<Error> ArgumentRendering::missing(const QString& name, const QString& command)
{
    return refusedArgument(ArgumentError::Missing,
                           tr("“%1” needs a value for “%2”; give one.").arg(command, name));
}

tl::unexpected<Error> ArgumentRendering::unknown(const QString& name, const Command& command)
{
    QStringList names;
    for (const Parameter& parameter : command.params)
        names.append(parameter.name);
    const QString nearest = nearestWord(name, names);
    QString message;
    if (!nearest.isEmpty())
        message = tr("“%1” has no parameter “%2”; did you mean “%3”?").arg(command.name, name, nearest);
    else if (names.isEmpty())
        message = tr("“%1” takes no parameters, but “%2” was given.").arg(command.name, name);
    else
        message = tr("“%1” has no parameter “%2”; it takes: %3.").arg(command.name, name, listedWords(names));
    return failure(visa::Status::ErrorInvalidParameter, message, QStringLiteral("profile.render"));
}

tl::unexpected<Error> ArgumentRendering::noWay(const Command& command, Access access)
{
    return failure(visa::Status::ErrorUnsupportedOperation,
                   access == Access::Read ? tr("“%1” can be set but not read.").arg(command.name)
                                          : tr("“%1” can be read but not set.").arg(command.name),
                   QStringLiteral("profile.render"));
}

tl::unexpected<Error> ArgumentRendering::noText(const Command& command)
{
    return failure(
        visa::Status::ErrorUnsupportedOperation,
        tr("“%1” has no SCPI text; it needs the maker's own software or another bus.").arg(command.name),
        QStringLiteral("profile.render"));
}

QString ArgumentRendering::withUnit(double value) const
{
    const QString text = shortestNumber(value);
    return m_parameter.unit.isEmpty() ? text : text + QLatin1Char(' ') + m_parameter.unit;
}

std::optional<QString> ArgumentRendering::mapped(const QString& label) const
{
    for (const MapEntry& entry : m_parameter.map) {
        if (isSameWord(entry.label, label))
            return entry.wire;
    }
    for (const MapEntry& entry : m_parameter.map) {
        if (isSpelling(entry.label, label))
            return entry.wire;
    }
    for (const MapEntry& entry : m_parameter.map) {
        if (isSpelling(entry.wire, label))
            return entry.wire;
    }
    return std::nullopt;
}

Result<QString> ArgumentRendering::number() const
{
    if (isBoolean(m_value))
        return refusedArgument(ArgumentError::WrongType,
                               tr("“%1” takes a number, not on or off.").arg(m_parameter.name));
    if (!m_parameter.map.empty()) {
        if (std::optional<QString> wire = mapped(m_text.trimmed()))
            return *wire;
    }
    if (const std::optional<QString> word = limitWord(m_text.trimmed()))
        return *word;
    const Result<double> value =
        isNumeric(m_value) ? Result<double>(m_value.toDouble()) : parseArgumentNumber(m_text, m_parameter.unit);
    if (!value || !std::isfinite(*value)) {
        return refusedArgument(
            ArgumentError::WrongType,
            m_parameter.unit.isEmpty()
                ? tr("“%1” takes a number; “%2” is none.").arg(m_parameter.name, m_text)
                : tr("“%1” takes a number in %3; “%2” is none.").arg(m_parameter.name, m_text, m_parameter.unit));
    }
    if (m_parameter.type == ValueType::Int && std::trunc(*value) != *value)
        return refusedArgument(ArgumentError::WrongType,
                               tr("“%1” takes a whole number, not %2.").arg(m_parameter.name, m_text));
    // What is equal to a limit in the digits people write must not fail by the last bit of a prefix's product.
    const double slack = 1e-12;
    if (m_parameter.min && *value < *m_parameter.min - std::abs(*m_parameter.min) * slack)
        return refusedArgument(ArgumentError::OutOfRange,
                               tr("%1 for “%2” is below the lowest value, %3.")
                                   .arg(withUnit(*value), m_parameter.name, withUnit(*m_parameter.min)));
    if (m_parameter.max && *value > *m_parameter.max + std::abs(*m_parameter.max) * slack)
        return refusedArgument(ArgumentError::OutOfRange,
                               tr("%1 for “%2” is above the highest value, %3.")
                                   .arg(withUnit(*value), m_parameter.name, withUnit(*m_parameter.max)));
    if (m_parameter.type == ValueType::Int && std::abs(*value) < 9e18)
        return QString::number(static_cast<qint64>(*value));
    return shortestNumber(*value);
}

Result<QString> ArgumentRendering::truth() const
{
    const QString text = m_text.trimmed();
    if (!m_parameter.map.empty()) {
        if (std::optional<QString> wire = mapped(text))
            return *wire;
    }
    const std::optional<bool> truth = argumentTruth(text);
    if (!truth)
        return refusedArgument(ArgumentError::IllegalValue,
                               tr("“%1” is switched with ON or OFF, not “%2”.").arg(m_parameter.name, m_text));
    for (const MapEntry& entry : m_parameter.map) {
        if (argumentTruth(entry.label) == truth)
            return entry.wire;
    }
    return *truth ? QStringLiteral("ON") : QStringLiteral("OFF");
}

Result<QString> ArgumentRendering::choice() const
{
    const QString text = withoutOuterQuotes(m_text).trimmed();
    if (std::optional<QString> wire = mapped(text))
        return *wire;
    const auto wireOf = [&](const QString& option) { return mapped(option).value_or(option); };
    for (const PlacedText& option : m_parameter.options) {
        if (isSameWord(option.text, text))
            return wireOf(option.text);
    }
    for (const PlacedText& option : m_parameter.options) {
        if (isSpelling(option.text, text))
            return wireOf(option.text);
    }
    // Options that are numbers or truths match by value: 1.0 is 1, true is ON.
    const std::optional<double> number = plainNumber(text);
    const std::optional<bool> truth = argumentTruth(text);
    for (const QString& option : m_parameter.choices()) {
        const std::optional<double> optionNumber = plainNumber(option);
        const bool isEqualNumber = number && optionNumber && *number == *optionNumber;
        if (isEqualNumber || (truth && argumentTruth(option) == truth))
            return wireOf(option);
    }
    const QStringList choices = m_parameter.choices();
    const QString nearest = nearestWord(text, choices);
    return refusedArgument(
        ArgumentError::IllegalValue,
        nearest.isEmpty()
            ? tr("“%1” cannot be “%2”; it is one of: %3.").arg(m_parameter.name, m_text, listedWords(choices))
            : tr("“%1” cannot be “%2”; did you mean “%3”?").arg(m_parameter.name, m_text, nearest));
}

Result<QString> ArgumentRendering::string() const
{
    if (!m_value.isValid() || !m_value.canConvert<QString>())
        return refusedArgument(ArgumentError::WrongType, tr("“%1” takes a text.").arg(m_parameter.name));
    QString text = withoutOuterQuotes(m_text);
    if (!m_parameter.map.empty()) {
        if (std::optional<QString> wire = mapped(text))
            return *wire;
    }
    for (const QChar character : text) {
        // A line break would end the message and begin another one.
        if (character.unicode() < 0x20 && character != QLatin1Char('\t'))
            return refusedArgument(ArgumentError::WrongType,
                                   tr("The text for “%1” must be one line.").arg(m_parameter.name));
    }
    return text;
}

} // namespace visor::profile
