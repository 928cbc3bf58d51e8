// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/identity_pattern.h"

#include "core/profile/bounded_pattern.h"

#include <algorithm>

namespace visor::profile {

namespace {

/// IEEE 488.2 §10.14 allows 72 characters.
constexpr qsizetype kLongestIdentity = 1024;

bool isPlainCharacter(QChar character)
{
    return character.unicode() >= 0x20 && character.unicode() < 0x7F;
}

/// The literal text after a leading '^'. Alternatives anywhere may make it optional, so they rule it out; a
/// quantifier belongs to the character before it.
QByteArray literalBeginning(const QString& pattern)
{
    static const QString kSpecial = QStringLiteral(".[](){}*+?^$|\\");
    QByteArray result;
    if (!pattern.startsWith(QLatin1Char('^')) || pattern.contains(QLatin1Char('|')))
        return result;
    for (qsizetype at = 1; at < pattern.size(); ++at) {
        QChar character = pattern[at];
        if (character == QLatin1Char('\\') && at + 1 < pattern.size() && isPlainCharacter(pattern[at + 1]) &&
            !pattern[at + 1].isLetterOrNumber())
            character = pattern[++at];
        else if (kSpecial.contains(character) || !isPlainCharacter(character))
            break;
        const QChar next = at + 1 < pattern.size() ? pattern[at + 1] : QChar();
        if (next == QLatin1Char('?') || next == QLatin1Char('*') || next == QLatin1Char('{'))
            break;
        result.append(character.toLower().toLatin1());
        if (next == QLatin1Char('+'))
            break;
    }
    return result;
}

} // namespace

IdentityText::IdentityText(const QString& reply) : m_text(reply.left(kLongestIdentity))
{
    if (std::all_of(m_text.cbegin(), m_text.cend(), [](QChar character) { return character.unicode() < 0x80; }))
        m_folded = m_text.toLatin1().toLower();
}

IdentityPattern::IdentityPattern(PlacedText pattern)
    : m_pattern(std::move(pattern)),
      m_beginning(literalBeginning(m_pattern.text)),
      m_expression(boundedPattern(m_pattern.text, QRegularExpression::CaseInsensitiveOption))
{
}

bool IdentityPattern::isFoundIn(const IdentityText& identity) const
{
    if (m_pattern.text.isEmpty())
        return false;
    if (!identity.folded().isEmpty() && !identity.folded().startsWith(m_beginning))
        return false;
    return findPattern(m_expression, identity.text()).hasMatch();
}

} // namespace visor::profile
