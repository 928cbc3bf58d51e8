// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/quick_fix.h"

#include "core/profile/map_reader.h"
#include "core/profile/template.h"

#include <QCoreApplication>

namespace visor::profile {

namespace {

constexpr qsizetype kMostChoices = 12;
constexpr int kSpacesOfTab = 2;

class FixFinder
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::FixFinder)

public:
    FixFinder(const QString& text, const Problem& problem) : m_lines(linesOf(text)), m_problem(problem) {}

    std::vector<QuickFix> find()
    {
        const int line = m_problem.place.line;
        if (line < 1 || line > m_lines.size())
            return {};
        m_line = m_lines[line - 1];
        replaceTabs();
        replaceWord();
        addKey();
        removeTwin();
        closeQuote();
        addColonOrBlank();
        return std::move(m_fixes);
    }

private:
    void add(const QString& title, std::vector<TextChange> changes)
    {
        m_fixes.push_back({title, std::move(changes)});
    }

    /// The place of a word that starts at the problem's, without its quote.
    [[nodiscard]] SourcePlace wordPlace() const
    {
        SourcePlace place = m_problem.place;
        const qsizetype at = place.column - 1;
        if (at >= 0 && at < m_line.size() && (m_line[at] == QLatin1Char('"') || m_line[at] == QLatin1Char('\'')))
            ++place.column;
        return place;
    }

    void replaceWord()
    {
        const QString word = wordAt(m_line, m_problem.place.column);
        if (word.isEmpty())
            return;
        if (!m_problem.fix.isEmpty()) {
            // Of a template only the placeholder is wrong.
            const Template pieces(word);
            for (const Template::Piece& piece : pieces.pieces()) {
                if (!piece.isPlaceholder || nearestWord(piece.text, {m_problem.fix}).isEmpty())
                    continue;
                const QString wrong = QLatin1Char('{') + piece.text + QLatin1Char('}');
                SourcePlace place = m_problem.place;
                place.column = static_cast<int>(m_line.indexOf(wrong, place.column - 1)) + 2;
                add(tr("Write “%1”").arg(m_problem.fix), {{place, piece.text.size(), m_problem.fix}});
                return;
            }
            add(tr("Write “%1”").arg(m_problem.fix), {{wordPlace(), word.size(), m_problem.fix}});
        }
        // A list of every key is no help; a list of a few words is.
        if (m_problem.choices.size() > kMostChoices || m_problem.severity != Severity::Error)
            return;
        for (const QString& choice : m_problem.choices) {
            if (choice != m_problem.fix)
                add(tr("Write “%1”").arg(choice), {{wordPlace(), word.size(), choice}});
        }
    }

    /// “needs the key …”: a line for it, before the first one of the map.
    void addKey()
    {
        if (m_problem.missingKey.isEmpty())
            return;
        const SourcePlace place = m_problem.place;
        if (m_line.mid(place.column - 1).startsWith(QLatin1Char('{'))) {
            const bool isEmpty = m_line.mid(place.column).trimmed().startsWith(QLatin1Char('}'));
            add(tr("Add “%1”").arg(m_problem.missingKey),
                {{{place.line, place.column + 1},
                  0,
                  m_problem.missingKey + (isEmpty ? QStringLiteral(": ") : QStringLiteral(": , "))}});
            return;
        }
        const QString indent(place.column - 1, QLatin1Char(' '));
        add(tr("Add “%1”").arg(m_problem.missingKey),
            {{place, 0, m_problem.missingKey + QStringLiteral(": \n") + indent}});
    }

    /// The last line (from 1) of the entry that starts in `line`.
    [[nodiscard]] int lastLineOf(int line) const
    {
        const qsizetype indent = indentOf(m_lines[line - 1]);
        int last = line;
        for (int next = line + 1; next <= m_lines.size(); ++next) {
            const QString& text = m_lines[next - 1];
            if (text.trimmed().isEmpty())
                continue;
            if (indentOf(text) <= indent)
                break;
            last = next;
        }
        return last;
    }

    /// The same key twice in one map.
    void removeTwin()
    {
        const QString key = keyOf(m_line);
        const qsizetype indent = indentOf(m_line);
        if (key.isEmpty() || m_problem.place.column - 1 != indent || m_problem.severity != Severity::Error)
            return;
        for (int line = m_problem.place.line - 1; line >= 1; --line) {
            const QString& text = m_lines[line - 1];
            if (text.trimmed().isEmpty() || text.trimmed().startsWith(QLatin1Char('#')))
                continue;
            if (indentOf(text) < indent)
                return;
            if (indentOf(text) != indent || keyOf(text) != key)
                continue;
            const int here = m_problem.place.line;
            add(tr("Remove this “%1”").arg(key), {{{here, 1}, 0, {}, lastLineOf(here) - here + 1}});
            add(tr("Remove the “%1” of line %2").arg(key).arg(line),
                {{{line, 1}, 0, {}, lastLineOf(line) - line + 1}});
            return;
        }
    }

    static QString keyOf(const QString& line)
    {
        const QString trimmed = line.trimmed();
        const qsizetype colon = trimmed.indexOf(QLatin1Char(':'));
        const bool isKey =
            colon > 0 && (colon + 1 == trimmed.size() || trimmed[colon + 1].isSpace()) && trimmed[0] != u'#';
        return isKey ? trimmed.left(colon) : QString();
    }

    void replaceTabs()
    {
        std::vector<TextChange> changes;
        bool isHere = false;
        for (int line = 1; line <= m_lines.size(); ++line) {
            const QString& text = m_lines[line - 1];
            qsizetype end = 0;
            while (end < text.size() && text[end].isSpace())
                ++end;
            QString blanks = text.left(end);
            if (!blanks.contains(QLatin1Char('\t')))
                continue;
            isHere = isHere || line == m_problem.place.line;
            changes.push_back(
                {{line, 1}, end, blanks.replace(QLatin1Char('\t'), QString(kSpacesOfTab, QLatin1Char(' ')))});
        }
        if (isHere)
            add(tr("Replace tabs with spaces"), std::move(changes));
    }

    void closeQuote()
    {
        const int column = m_problem.place.column;
        if (m_problem.severity != Severity::Error || column < 1 || column > m_line.size())
            return;
        const QChar quote = m_line[column - 1];
        if ((quote != QLatin1Char('"') && quote != QLatin1Char('\'')) || m_line.indexOf(quote, column) >= 0)
            return;
        add(tr("Close the quote at the end of the line"),
            {{{m_problem.place.line, static_cast<int>(m_line.size()) + 1}, 0, QString(quote)}});
    }

    /// “key:value” and a lone “key” above a deeper line.
    void addColonOrBlank()
    {
        if (m_problem.severity != Severity::Error)
            return;
        const auto isWordLetter = [](QChar c) {
            return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-');
        };
        // The reader may name the line after the one that is wrong.
        for (const int line : {m_problem.place.line, m_problem.place.line - 1}) {
            if (line < 1)
                continue;
            const QString& text = m_lines[line - 1];
            qsizetype at = indentOf(text);
            while (at < text.size() && isWordLetter(text[at]))
                ++at;
            if (at == indentOf(text))
                continue;
            if (at < text.size() && text[at] == QLatin1Char(':') && at + 1 < text.size() &&
                !text[at + 1].isSpace()) {
                add(tr("Put a blank after the colon"),
                    {{{line, static_cast<int>(at) + 2}, 0, QStringLiteral(" ")}});
                return;
            }
            const bool isDeeper = line < m_lines.size() && indentOf(m_lines[line]) > indentOf(text);
            if (text.mid(at).trimmed().isEmpty() && isDeeper) {
                add(tr("Put a colon after “%1”").arg(text.trimmed()),
                    {{{line, static_cast<int>(at) + 1}, 0, QStringLiteral(":")}});
                return;
            }
        }
    }

    const QStringList m_lines;
    const Problem& m_problem;
    QString m_line;
    std::vector<QuickFix> m_fixes;
};

} // namespace

std::vector<QuickFix> quickFixes(const QString& text, const Problem& problem)
{
    return FixFinder(text, problem).find();
}

} // namespace visor::profile
