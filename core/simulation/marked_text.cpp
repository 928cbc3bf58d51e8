// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/marked_text.h"

#include "core/profile/template.h"

namespace visor::simulation {

namespace {

constexpr char16_t kFirstMarker = 0xE000; // Unicode's private use area
constexpr qsizetype kMostMarkers = 0x1900;

/// Where the string that begins at `at` is closed; −1 when it never is.
qsizetype closingQuote(QStringView text, qsizetype at)
{
    return text.indexOf(text[at], at + 1);
}

qsizetype headerEnd(const QString& text)
{
    qsizetype depth = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar character = text[at];
        if (character == QLatin1Char('"') || character == QLatin1Char('\'')) {
            const qsizetype close = closingQuote(text, at);
            if (close > 0)
                at = close;
        } else if (character == QLatin1Char('(')) {
            ++depth;
        } else if (character == QLatin1Char(')')) {
            --depth;
        } else if (depth <= 0 && character.isSpace()) {
            return at;
        }
    }
    return text.size();
}

} // namespace

QStringList splitOutside(QStringView text, QStringView separators)
{
    QStringList parts;
    qsizetype start = 0;
    qsizetype depth = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar character = text[at];
        if (character == QLatin1Char('"') || character == QLatin1Char('\'')) {
            const qsizetype close = closingQuote(text, at);
            if (close > 0)
                at = close;
        } else if (character == QLatin1Char('(')) {
            ++depth;
        } else if (character == QLatin1Char(')')) {
            depth = std::max<qsizetype>(0, depth - 1);
        } else if (depth == 0 && separators.contains(character)) {
            parts.append(text.sliced(start, at - start).trimmed().toString());
            start = at + 1;
        }
    }
    parts.append(text.sliced(start).trimmed().toString());
    return parts;
}

MarkedText::MarkedText(QStringView templateText)
{
    const profile::Template cut(templateText);
    for (const profile::Template::Piece& piece : cut.pieces()) {
        if (!piece.isPlaceholder || m_names.size() >= kMostMarkers) {
            m_text.append(piece.text);
            continue;
        }
        m_text.append(QChar(static_cast<char16_t>(kFirstMarker + m_names.size())));
        m_names.append(piece.text);
    }
}

const QString* MarkedText::nameOf(QChar character) const
{
    const int index = character.unicode() - kFirstMarker;
    return index >= 0 && index < m_names.size() ? &m_names[index] : nullptr;
}

MarkedText MarkedText::part(const QString& text) const
{
    MarkedText result;
    result.m_text = text;
    result.m_names = m_names;
    return result;
}

QList<MarkedText> MarkedText::units() const
{
    QList<MarkedText> result;
    for (const QString& unit : splitOutside(m_text, u";\n\r")) {
        if (!unit.isEmpty())
            result.append(part(unit));
    }
    return result;
}

QString unitHeader(const QString& unit)
{
    return unit.left(headerEnd(unit));
}

QStringList unitArguments(const QString& unit)
{
    const QString rest = unit.mid(headerEnd(unit)).trimmed();
    return rest.isEmpty() ? QStringList() : splitOutside(rest, u",");
}

MarkedText MarkedText::header() const
{
    return part(unitHeader(m_text));
}

QList<MarkedText> MarkedText::arguments() const
{
    QList<MarkedText> result;
    for (const QString& argument : unitArguments(m_text))
        result.append(part(argument));
    return result;
}

QString MarkedText::toString() const
{
    QString result;
    for (const QChar character : m_text) {
        if (const QString* name = nameOf(character))
            result += QLatin1Char('{') + *name + QLatin1Char('}');
        else
            result += character;
    }
    return result;
}

} // namespace visor::simulation
