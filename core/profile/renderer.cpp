// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/renderer.h"

#include "core/profile/argument_number.h"
#include "core/profile/map_reader.h"
#include "core/profile/template.h"
#include "core/scpi/message.h"

#include <QCoreApplication>
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

class ArgumentRendering
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ArgumentRendering)

public:
    ArgumentRendering(const Parameter& parameter, const QVariant& value)
        : m_parameter(parameter), m_value(value), m_text(argumentText(value))
    {
    }

    Result<QString> render() const
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

    static tl::unexpected<Error> missing(const QString& name, const QString& command)
    {
        return refusedArgument(ArgumentError::Missing,
                               tr("“%1” needs a value for “%2”; give one.").arg(command, name));
    }

    static tl::unexpected<Error> unknown(const QString& name, const Command& command)
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
            message = tr("“%1” has no parameter “%2”; it takes: %3.").arg(command.name, name, listed(names));
        return failure(visa::Status::ErrorInvalidParameter, message, QStringLiteral("profile.render"));
    }

    static tl::unexpected<Error> noWay(const Command& command, Access access)
    {
        return failure(visa::Status::ErrorUnsupportedOperation,
                       access == Access::Read ? tr("“%1” can be set but not read.").arg(command.name)
                                              : tr("“%1” can be read but not set.").arg(command.name),
                       QStringLiteral("profile.render"));
    }

    static tl::unexpected<Error> noText(const Command& command)
    {
        return failure(
            visa::Status::ErrorUnsupportedOperation,
            tr("“%1” has no SCPI text; it needs the maker's own software or another bus.").arg(command.name),
            QStringLiteral("profile.render"));
    }

private:
    /// As many of the words as a message needs.
    static QString listed(const QStringList& words)
    {
        constexpr qsizetype kMost = 40;
        const QString text = words.first(std::min(kMost, words.size())).join(QStringLiteral(", "));
        return words.size() > kMost ? text + QStringLiteral(", \u2026") : text;
    }

    [[nodiscard]] QString withUnit(double value) const
    {
        const QString text = shortestNumber(value);
        return m_parameter.unit.isEmpty() ? text : text + QLatin1Char(' ') + m_parameter.unit;
    }

    /// The wire value of a label, when the parameter maps it.
    [[nodiscard]] std::optional<QString> mapped(const QString& label) const
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

    /// MINimum, MAXimum and DEFault in their short form.
    static std::optional<QString> limitWord(const QString& text)
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

    [[nodiscard]] Result<QString> number() const
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
        const Result<double> value = isNumeric(m_value) ? Result<double>(m_value.toDouble())
                                                        : parseArgumentNumber(m_text, m_parameter.unit);
        if (!value || !std::isfinite(*value)) {
            return refusedArgument(ArgumentError::WrongType,
                                   m_parameter.unit.isEmpty()
                                       ? tr("“%1” takes a number; “%2” is none.").arg(m_parameter.name, m_text)
                                       : tr("“%1” takes a number in %3; “%2” is none.")
                                             .arg(m_parameter.name, m_text, m_parameter.unit));
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

    [[nodiscard]] Result<QString> truth() const
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

    [[nodiscard]] Result<QString> choice() const
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
                ? tr("“%1” cannot be “%2”; it is one of: %3.").arg(m_parameter.name, m_text, listed(choices))
                : tr("“%1” cannot be “%2”; did you mean “%3”?").arg(m_parameter.name, m_text, nearest));
    }

    [[nodiscard]] Result<QString> string() const
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

    const Parameter& m_parameter;
    const QVariant& m_value;
    QString m_text;
};

bool isGiven(const Arguments& arguments, const QString& name)
{
    const auto found = arguments.constFind(name);
    return found != arguments.constEnd() && found->isValid() && !found->isNull();
}

const Parameter* findIn(const std::vector<Parameter>& parameters, const QString& name)
{
    for (const Parameter& parameter : parameters) {
        if (parameter.name == name)
            return &parameter;
    }
    return nullptr;
}

/// Inside quotes of the template, quotes of the value are doubled (IEEE 488.2 §7.7.5).
QString escapedFor(const std::vector<Template::Piece>& pieces, std::size_t at, QString value)
{
    if (at == 0 || at + 1 >= pieces.size())
        return value;
    const Template::Piece& before = pieces[at - 1];
    const Template::Piece& after = pieces[at + 1];
    if (before.isPlaceholder || after.isPlaceholder || before.text.isEmpty() || after.text.isEmpty())
        return value;
    const QChar quote = before.text.back();
    if ((quote != QLatin1Char('"') && quote != QLatin1Char('\'')) || after.text.front() != quote)
        return value;
    return value.replace(quote, QString(2, quote));
}

Result<QByteArray> fillTemplate(const QString& text, const std::vector<Parameter>& parameters,
                                const Arguments& arguments, const QString& owner)
{
    const Template cut(text);
    QString filled;
    filled.reserve(text.size() + 32);
    for (std::size_t at = 0; at < cut.pieces().size(); ++at) {
        const Template::Piece& piece = cut.pieces()[at];
        if (!piece.isPlaceholder) {
            filled.append(piece.text);
            continue;
        }
        const Parameter* parameter = findIn(parameters, piece.text);
        std::optional<Parameter> undeclared; // a text, whose name is all that is known
        if (parameter == nullptr) {
            undeclared.emplace().name = piece.text;
            parameter = &*undeclared;
        }
        QVariant value;
        if (isGiven(arguments, piece.text))
            value = arguments.value(piece.text);
        else if (parameter->defaultValue)
            value = *parameter->defaultValue;
        else
            return ArgumentRendering::missing(piece.text, owner);
        const Result<QString> wire = renderArgument(*parameter, value);
        if (!wire)
            return tl::unexpected<Error>(wire.error());
        filled.append(escapedFor(cut.pieces(), at, *wire));
    }
    return filled.toUtf8();
}

} // namespace

int scpiErrorNumber(const Error& error)
{
    bool isNumber = false;
    const int number = error.detail.section(QLatin1Char(','), 0, 0).toInt(&isNumber);
    return isNumber ? number : 0;
}

Result<QString> renderArgument(const Parameter& parameter, const QVariant& value)
{
    return ArgumentRendering(parameter, value).render();
}

Result<RenderedCommand> render(const Command& command, Access access, const Arguments& arguments)
{
    for (auto argument = arguments.constBegin(); argument != arguments.constEnd(); ++argument) {
        if (command.findParameter(argument.key()) == nullptr)
            return ArgumentRendering::unknown(argument.key(), command);
    }
    const bool isProperty = command.type == CommandType::Property;
    if (isProperty && !(access == Access::Read ? command.isReadable() : command.isWritable()) && !command.sdkCall)
        return ArgumentRendering::noWay(command, access);
    const QString& text = isProperty ? (access == Access::Read ? command.getter : command.setter) : command.scpi;
    if (text.trimmed().isEmpty())
        return ArgumentRendering::noText(command);
    Result<QByteArray> bytes = fillTemplate(text, command.params, arguments, command.name);
    if (!bytes)
        return tl::unexpected<Error>(std::move(bytes.error()));
    RenderedCommand rendered;
    const bool isRead = command.type == CommandType::Query || (isProperty && access == Access::Read);
    rendered.expectsReply = isRead || (command.forceQuery && !isProperty) || scpi::isQuery(*bytes);
    rendered.bytes = std::move(*bytes);
    return rendered;
}

Access naturalAccess(const Command& command, const Arguments& arguments)
{
    if (command.type == CommandType::Query)
        return Access::Read;
    if (command.type == CommandType::Write || command.getter.isEmpty())
        return Access::Write;
    if (command.setter.isEmpty())
        return Access::Read;
    const QStringList inGetter = Template(command.getter).placeholders();
    for (const QString& name : Template(command.setter).placeholders()) {
        if (!inGetter.contains(name) && isGiven(arguments, name))
            return Access::Write;
    }
    return Access::Read;
}

Result<QByteArray> renderTemplate(const QString& text, const std::vector<Parameter>& parameters,
                                  const Arguments& arguments)
{
    return fillTemplate(text, parameters, arguments, text);
}

} // namespace visor::profile
