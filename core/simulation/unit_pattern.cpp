// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/unit_pattern.h"

#include <algorithm>

namespace visor::simulation {

namespace {

using profile::Parameter;
using profile::ValueType;

bool isWordPart(QChar character)
{
    return character.unicode() < 128 && (character.isLetterOrNumber() || character == QLatin1Char('_'));
}

bool isQuoteMark(QChar character)
{
    return character == QLatin1Char('"') || character == QLatin1Char('\'');
}

/// "CHAN" of "CHANnel": what is no small letter. A word without capitals at its start has no short form.
QString shortWord(const QString& word)
{
    if (word.isEmpty() || !word.front().isUpper())
        return word;
    QString result;
    for (const QChar character : word) {
        if (!character.isLower())
            result.append(character);
    }
    return result;
}

/// Both spellings of a word as an expression.
QString wordExpression(const QString& word)
{
    const QString abbreviated = shortWord(word);
    const QString whole = QRegularExpression::escape(word);
    return abbreviated == word ? whole
                               : QStringLiteral("(?:%1|%2)").arg(whole, QRegularExpression::escape(abbreviated));
}

/// What may stand for a placeholder inside a header or inside an argument's own text.
QString valueExpression(const Parameter* parameter, bool isHeader)
{
    if (parameter == nullptr || !isHeader)
        return QStringLiteral("(.*?)");
    const auto alternatives = [&] {
        QStringList words;
        for (const profile::PlacedText& option : parameter->options)
            words.append(wordExpression(option.text));
        for (const profile::MapEntry& entry : parameter->map)
            words.append(QRegularExpression::escape(entry.wire));
        return words;
    };
    switch (parameter->type) {
    case ValueType::Int:
        return parameter->map.empty() ? QStringLiteral("([+-]?\\d*)") : QStringLiteral("(.*?)");
    case ValueType::Enum: {
        QStringList words = alternatives();
        // The longest first, or "CH1" would do for "CH10".
        std::sort(words.begin(), words.end(),
                  [](const QString& left, const QString& right) { return left.size() > right.size(); });
        return QStringLiteral("(%1)").arg(words.join(QLatin1Char('|')));
    }
    case ValueType::Float:
    case ValueType::Bool:
    case ValueType::String:
        break;
    }
    return QStringLiteral("([^\\s:;]*?)");
}

} // namespace

UnitPattern::UnitPattern(const MarkedText& unit, const std::vector<profile::Parameter>& parameters)
    : m_parameters(parameters), m_text(unit.toString())
{
    const MarkedText header = unit.header();
    m_asks = header.text().contains(QLatin1Char('?'));
    m_header = build(header, true, -1);
    m_group = m_header.shape;
    m_group.remove(QLatin1Char('?'));
    if (m_group.startsWith(QLatin1Char(':')))
        m_group.remove(0, 1);
    int index = 0;
    for (const MarkedText& argument : unit.arguments())
        m_arguments.push_back(build(argument, false, index++));
    m_placeholders = m_header.captures;
    for (const Part& part : m_arguments)
        m_placeholders.insert(m_placeholders.end(), part.captures.begin(), part.captures.end());
}

std::size_t UnitPattern::placeholderCount() const
{
    return m_placeholders.size();
}

UnitPattern::Part UnitPattern::build(const MarkedText& text, bool isHeader, int argument) const
{
    const QString& marked = text.text();
    Part part;
    QString expression = isHeader ? QStringLiteral("^:?") : QStringLiteral("^");
    qsizetype at = isHeader && marked.startsWith(QLatin1Char(':')) ? 1 : 0;
    while (at < marked.size()) {
        const QChar character = marked[at];
        if (const QString* name = text.nameOf(character)) {
            const auto found = std::find_if(m_parameters.begin(), m_parameters.end(),
                                            [&](const Parameter& parameter) { return parameter.name == *name; });
            const Parameter* parameter = found == m_parameters.end() ? nullptr : &*found;
            Capture capture{parameter, *name, {}, argument, {}, false, false};
            const bool isQuoted = at > 0 && at + 1 < marked.size() && isQuoteMark(marked[at - 1]) &&
                                  marked[at + 1] == marked[at - 1];
            const bool isWholeList = part.shape == QLatin1StringView("(@") && at + 2 == marked.size();
            capture.isQuoted = isQuoted;
            if (isQuoted) {
                expression.chop(QRegularExpression::escape(QString(marked[at - 1])).size());
                expression += QStringLiteral("(?|\"((?:[^\"]|\"\")*)\"|'((?:[^']|'')*)')");
                ++at; // the closing quote
            } else {
                expression += valueExpression(parameter, isHeader);
            }
            capture.isList = isWholeList && parameter != nullptr && parameter->type == ValueType::Int;
            part.captures.push_back(capture);
            part.shape += QStringLiteral("{}");
            ++at;
            continue;
        }
        if (isWordPart(character)) {
            const qsizetype start = at;
            while (at < marked.size() && isWordPart(marked[at]))
                ++at;
            const QString word = marked.mid(start, at - start);
            expression += wordExpression(word);
            part.shape += shortWord(word).toUpper();
            continue;
        }
        if (character.isSpace()) {
            expression += QStringLiteral("\\s*");
        } else {
            expression += QRegularExpression::escape(QString(character));
            part.shape += character;
        }
        ++at;
    }
    part.expression.setPattern(expression + QStringLiteral("$"));
    part.expression.setPatternOptions(QRegularExpression::CaseInsensitiveOption |
                                      QRegularExpression::DotMatchesEverythingOption);
    for (Capture& capture : part.captures)
        capture.shape = part.shape;
    return part;
}

bool UnitPattern::take(const Part& part, const QString& text, std::vector<Capture>& into)
{
    const QRegularExpressionMatch match = part.expression.match(text);
    if (!match.hasMatch())
        return false;
    int group = 0;
    for (Capture capture : part.captures) {
        capture.text = match.captured(++group);
        if (capture.isQuoted) {
            const QChar quote = text[match.capturedStart(group) - 1];
            capture.text.replace(QString(2, quote), QString(quote)); // IEEE 488.2 §7.7.5
        } else {
            capture.text = capture.text.trimmed();
        }
        into.push_back(std::move(capture));
    }
    return true;
}

UnitPattern::Match UnitPattern::match(const QString& header, const QStringList& arguments) const
{
    Match result;
    if (!take(m_header, header, result.captures))
        return result;
    const auto given = static_cast<std::size_t>(arguments.size());
    for (std::size_t at = 0; at < std::min(given, m_arguments.size()); ++at) {
        if (!take(m_arguments[at], arguments[static_cast<qsizetype>(at)], result.captures)) {
            result.fit = given < m_arguments.size()   ? Fit::TooFewArguments
                         : given > m_arguments.size() ? Fit::TooManyArguments
                                                      : Fit::OtherArgument;
            return result;
        }
    }
    result.fit = given < m_arguments.size()   ? Fit::TooFewArguments
                 : given > m_arguments.size() ? Fit::TooManyArguments
                                              : Fit::Fits;
    return result;
}

} // namespace visor::simulation
