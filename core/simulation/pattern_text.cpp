// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/pattern_text.h"

#include "core/profile/bounded_pattern.h"

#include <algorithm>

namespace visor::simulation {

namespace {

constexpr int kMostAttempts = 12;
constexpr int kDeepestGroup = 50;
constexpr qsizetype kLongestText = 4096;

/// Writes one text while it reads the expression. Choices (alternatives, repetitions) go by the number of the
/// attempt.
class PatternWriter
{
public:
    PatternWriter(QStringView pattern, int attempt, const QHash<int, QString>& contents)
        : m_pattern(pattern), m_attempt(attempt), m_contents(contents)
    {
    }

    std::optional<QString> write()
    {
        QString text = alternatives();
        if (m_failed || !atEnd() || text.size() > kLongestText)
            return std::nullopt;
        return text;
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_pattern.size(); }
    [[nodiscard]] QChar look() const { return atEnd() ? QChar() : m_pattern[m_at]; }
    [[nodiscard]] bool looksAt(QStringView text) const { return m_pattern.sliced(m_at).startsWith(text); }

    QString alternatives()
    {
        if (++m_depth > kDeepestGroup)
            m_failed = true;
        QStringList texts{sequence()};
        while (!m_failed && look() == QLatin1Char('|')) {
            ++m_at;
            texts.append(sequence());
        }
        --m_depth;
        return texts[m_attempt % texts.size()];
    }

    QString sequence()
    {
        QString text;
        while (!m_failed && !atEnd() && look() != QLatin1Char('|') && look() != QLatin1Char(')')) {
            const QString atom = this->atom();
            const int times = repetitions();
            if (atom.size() * times > kLongestText)
                m_failed = true;
            else
                text += atom.repeated(times);
        }
        return text;
    }

    QString atom()
    {
        const QChar character = m_pattern[m_at++];
        switch (character.unicode()) {
        case u'^':
        case u'$':
            return {};
        case u'.':
            return QStringLiteral("X");
        case u'(':
            return group();
        case u'[':
            return characterClass();
        case u'\\':
            return escape();
        default:
            return character;
        }
    }

    QString group()
    {
        bool isCapturing = true;
        bool isAssertion = false;
        if (looksAt(u"?")) {
            isCapturing = looksAt(u"?P<") || looksAt(u"?<");
            isAssertion = looksAt(u"?=") || looksAt(u"?!");
            const qsizetype nameEnd = m_pattern.indexOf(u'>', m_at);
            if (looksAt(u"?<=") || looksAt(u"?<!") || (isCapturing && nameEnd < 0)) {
                m_failed = true;
                return {};
            }
            if (isCapturing) {
                m_at = nameEnd + 1;
            } else if (looksAt(u"?:") || isAssertion) {
                m_at += 2;
            } else { // (?i) and (?i:…)
                while (!atEnd() && look() != u':' && look() != u')')
                    ++m_at;
                if (look() == u':')
                    ++m_at;
            }
        }
        const int number = isCapturing ? ++m_groups : 0;
        QString text = alternatives();
        if (look() != u')')
            m_failed = true;
        else
            ++m_at;
        if (isAssertion)
            return {};
        return isCapturing ? m_contents.value(number, text) : text;
    }

    QString characterClass()
    {
        const bool isNegated = look() == u'^';
        if (isNegated)
            ++m_at;
        QString members;
        bool isFirst = true;
        while (!atEnd() && (isFirst || look() != u']')) {
            isFirst = false;
            const QChar character = m_pattern[m_at++];
            if (character == u'\\') {
                members += classEscape();
            } else if (character == u'-' && !members.isEmpty() && look() != u']' && !atEnd()) {
                const char16_t last = m_pattern[m_at++].unicode();
                for (char16_t next = members.back().unicode(); next < last && members.size() < 300;)
                    members += QChar(++next);
            } else {
                members += character;
            }
        }
        if (atEnd())
            m_failed = true;
        else
            ++m_at;
        if (isNegated) {
            for (const QChar candidate : QStringLiteral("X1 a-_.")) {
                if (!members.contains(candidate))
                    return candidate;
            }
            m_failed = true;
            return {};
        }
        if (members.isEmpty()) {
            m_failed = true;
            return {};
        }
        return members[m_attempt % members.size()];
    }

    QString classEscape()
    {
        if (atEnd())
            return {};
        const QChar character = m_pattern[m_at++];
        switch (character.unicode()) {
        case u'd':
            return QStringLiteral("1234567890");
        case u'w':
            return QStringLiteral("A1");
        case u's':
            return QStringLiteral(" ");
        default:
            return character;
        }
    }

    QString escape()
    {
        if (atEnd()) {
            m_failed = true;
            return {};
        }
        const QChar character = m_pattern[m_at++];
        switch (character.unicode()) {
        case u'd':
            return QStringLiteral("1");
        case u'D':
        case u'w':
        case u'S':
            return QStringLiteral("A");
        case u's':
        case u'W':
        case u'h':
            return QStringLiteral(" ");
        case u't':
            return QStringLiteral("\t");
        case u'b':
        case u'B':
        case u'A':
        case u'z':
        case u'Z':
            return {};
        default:
            // References to groups, \Q…\E, \x… are beyond this.
            if (character.isLetterOrNumber())
                m_failed = true;
            return character;
        }
    }

    int repetitions()
    {
        int times = 1;
        const bool takesMore = m_attempt % 2 == 1;
        if (look() == u'*' || look() == u'?') {
            ++m_at;
            times = takesMore ? 1 : 0;
        } else if (look() == u'+') {
            ++m_at;
        } else if (look() == u'{') {
            static const QRegularExpression kBounds(QStringLiteral("^\\{(\\d{1,4})(,\\d*)?\\}"));
            const QRegularExpressionMatch bounds = kBounds.match(m_pattern.sliced(m_at).toString());
            if (!bounds.hasMatch())
                return 1;
            m_at += bounds.capturedLength();
            times = bounds.captured(1).toInt();
        } else {
            return 1;
        }
        if (look() == u'?' || look() == u'+') // lazy, possessive
            ++m_at;
        return times;
    }

    QStringView m_pattern;
    const int m_attempt;
    const QHash<int, QString>& m_contents;
    qsizetype m_at = 0;
    int m_groups = 0;
    int m_depth = 0;
    bool m_failed = false;
};

} // namespace

std::optional<QString> textMatching(const QString& pattern, bool ignoresCase)
{
    const QRegularExpression expression = profile::boundedPattern(
        pattern, ignoresCase ? QRegularExpression::CaseInsensitiveOption : QRegularExpression::NoPatternOption);
    if (!expression.isValid())
        return std::nullopt;
    const QHash<int, QString> nothing;
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
        const auto text = PatternWriter(pattern, attempt, nothing).write();
        if (text && profile::findPattern(expression, *text).hasMatch())
            return text;
    }
    return std::nullopt;
}

std::optional<QString> textCapturing(const QString& pattern, const QHash<int, QString>& contents)
{
    const QRegularExpression expression = profile::boundedPattern(pattern);
    if (!expression.isValid())
        return std::nullopt;
    const auto captures = [&](const QString& text) {
        const QRegularExpressionMatch match = profile::findPattern(expression, text);
        bool isAll = match.hasMatch();
        for (auto content = contents.constBegin(); content != contents.constEnd(); ++content)
            isAll = isAll && match.captured(content.key()) == content.value();
        return isAll;
    };
    // The bare content may do, and is the only way for group 0.
    if (contents.size() == 1 && captures(contents.constBegin().value()))
        return contents.constBegin().value();
    for (int attempt = 0; attempt < kMostAttempts; ++attempt) {
        const auto text = PatternWriter(pattern, attempt, contents).write();
        if (text && captures(*text))
            return text;
    }
    return std::nullopt;
}

} // namespace visor::simulation
