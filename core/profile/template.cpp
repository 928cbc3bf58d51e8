// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/template.h"

#include <QSet>

namespace visor::profile {

static bool isTemplateNameStart(QChar character)
{
    return character.unicode() < 128 && (character.isLetter() || character == QLatin1Char('_'));
}

static bool isTemplateNamePart(QChar character)
{
    return isTemplateNameStart(character) || (character.unicode() < 128 && character.isDigit());
}

Template::Template(QStringView text)
{
    QString literal;
    literal.reserve(text.size());
    m_pieces.reserve(8);
    qsizetype literalStart = 0;
    const auto flush = [&] {
        if (!literal.isEmpty())
            m_pieces.push_back(
                {QString(literal.constData(), literal.size()), false, static_cast<int>(literalStart)});
        literal.resize(0); // keeps its room
    };
    qsizetype position = 0;
    while (position < text.size()) {
        const QChar character = text[position];
        const bool isOpening = character == QLatin1Char('{');
        const bool isBrace = isOpening || character == QLatin1Char('}');
        if (literal.isEmpty())
            literalStart = position;
        if (isBrace && position + 1 < text.size() && text[position + 1] == character) {
            literal.append(character);
            position += 2;
            continue;
        }
        if (isOpening && position + 1 < text.size() && isTemplateNameStart(text[position + 1])) {
            qsizetype end = position + 1;
            while (end < text.size() && isTemplateNamePart(text[end]))
                ++end;
            if (end < text.size() && text[end] == QLatin1Char('}')) {
                flush();
                m_pieces.push_back(
                    {text.mid(position + 1, end - position - 1).toString(), true, static_cast<int>(position)});
                position = end + 1;
                continue;
            }
        }
        if (isOpening && m_strayBrace.isEmpty()) {
            const qsizetype close = text.indexOf(QLatin1Char('}'), position);
            m_strayBrace = text.mid(position, close < 0 ? -1 : close - position + 1).toString();
        }
        literal.append(character);
        ++position;
    }
    flush();
}

QStringList Template::placeholders() const
{
    QStringList names;
    QSet<QString> seen;
    for (const Piece& piece : m_pieces) {
        if (!piece.isPlaceholder || seen.contains(piece.text))
            continue;
        seen.insert(piece.text);
        names.append(piece.text);
    }
    return names;
}

tl::expected<QString, QString>
Template::fill(const std::function<std::optional<QString>(const QString&)>& lookup) const
{
    QString result;
    for (const Piece& piece : m_pieces) {
        if (!piece.isPlaceholder) {
            result.append(piece.text);
            continue;
        }
        const std::optional<QString> value = lookup(piece.text);
        if (!value)
            return tl::unexpected<QString>(piece.text);
        result.append(*value);
    }
    return result;
}

} // namespace visor::profile
