// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/formatter.h"

#include "core/profile/yaml_tree.h"

#include <QList>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace visor::profile {

namespace {

constexpr int kIndentStep = 2;

qsizetype indentOf(QByteArrayView line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent] == ' ')
        ++indent;
    return indent;
}

bool isBlankLine(QByteArrayView line)
{
    return std::all_of(line.begin(), line.end(),
                       [](char character) { return character == ' ' || character == '\t' || character == '\r'; });
}

QByteArray withoutTrailingBlanks(QByteArray line)
{
    while (!line.isEmpty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r'))
        line.chop(1);
    return line;
}

/// The same words, wherever they stand.
bool isSameTree(const Node& left, const Node& right)
{
    if (left.kind != right.kind || left.text != right.text || left.isQuoted != right.isQuoted ||
        left.items.size() != right.items.size() || left.entries.size() != right.entries.size())
        return false;
    for (std::size_t at = 0; at < left.items.size(); ++at) {
        if (!isSameTree(*left.items[at], *right.items[at]))
            return false;
    }
    for (std::size_t at = 0; at < left.entries.size(); ++at) {
        if (!isSameTree(*left.entries[at].key, *right.entries[at].key) ||
            !isSameTree(*left.entries[at].value, *right.entries[at].value))
            return false;
    }
    return true;
}

/// Lines that begin with a key of a block map. Keys between braces do not count: what stands between brackets
/// hangs as its author hung it.
class LineStarts
{
public:
    LineStarts(const QList<QByteArray>& lines, const Node& root) : m_lines(lines) { add(root); }
    [[nodiscard]] bool contains(int line, qsizetype indent) const
    {
        return m_places.contains({line, static_cast<int>(indent) + 1});
    }

private:
    void add(const Node& node)
    {
        if (isFlow(node))
            return;
        for (const Node::Pointer& item : node.items)
            add(*item);
        for (const Node::Entry& entry : node.entries) {
            m_places.insert({entry.key->place.line, entry.key->place.column});
            add(*entry.value);
        }
    }

    [[nodiscard]] bool isFlow(const Node& node) const
    {
        if (node.place.line < 1 || node.place.line > m_lines.size())
            return false;
        static const QRegularExpression kFlow(QStringLiteral("^(?:[&!]\\S* +)*[\\[{]"));
        const QString line = QString::fromUtf8(m_lines[node.place.line - 1]);
        return kFlow.match(line.mid(node.place.column - 1)).hasMatch();
    }

    const QList<QByteArray>& m_lines;
    QSet<std::pair<int, int>> m_places;
};

class Formatting
{
public:
    Formatting(const QList<QByteArray>& lines, const Node& root) : m_lines(lines), m_starts(lines, root) {}

    /// Every line with the indentation of its level.
    QByteArray indented()
    {
        for (int at = 0; at < m_lines.size(); ++at)
            take(at);
        return joined();
    }

    /// Only what stands at the ends of lines.
    QByteArray trimmed()
    {
        for (const QByteArray& line : m_lines)
            add(withoutTrailingBlanks(line), false);
        return joined();
    }

private:
    struct Level
    {
        qsizetype before = 0;
        qsizetype after = 0;
    };

    void take(int at)
    {
        QByteArray line = m_lines[at];
        const qsizetype indent = indentOf(line);
        if (m_blockOwner >= 0 && (isBlankLine(line) || indent > m_blockOwner)) {
            // The content of a block text moves with its owner; its blanks are part of it.
            add(isBlankLine(line) ? line.mid(std::min(m_blockOwner, line.size())) : moved(line, m_shift), true);
            return;
        }
        m_blockOwner = -1;
        line = withoutTrailingBlanks(line);
        if (line.isEmpty()) {
            add({}, false);
            return;
        }
        const bool isItem = line.mid(indent).startsWith("- ") || line.mid(indent) == "-";
        if (line[indent] == '#') {
            add(moved(line, levelBelow(at, indent) - indent), false);
            return;
        }
        if (!isItem && !m_starts.contains(at + 1, indent)) {
            add(moved(line, m_shift), false); // goes on with the line before
            return;
        }
        const qsizetype after = enter(indent);
        m_shift = after - indent;
        QByteArray text = line.mid(indent);
        if (isItem)
            text = enterItem(text, indent, after);
        static const QRegularExpression kBlockText(
            QStringLiteral("(?:^|[:-] )(?:[&!]\\S+ )*[|>][-+0-9]*(?: +#.*)?$"));
        if (kBlockText.match(QString::fromUtf8(text)).hasMatch())
            m_blockOwner = m_ownerIndent;
        add(QByteArray(after, ' ') + text, false);
    }

    /// The new indentation of a key or item that stands at `indent`.
    qsizetype enter(qsizetype indent)
    {
        while (!m_levels.empty() && m_levels.back().before > indent)
            m_levels.pop_back();
        if (m_levels.empty() || m_levels.back().before < indent)
            m_levels.push_back({indent, m_levels.empty() ? 0 : m_levels.back().after + kIndentStep});
        m_ownerIndent = indent;
        return m_levels.back().after;
    }

    /// "-   key: value": one blank after the dash, and a level for the keys below.
    QByteArray enterItem(QByteArray text, qsizetype indent, qsizetype after)
    {
        qsizetype at = indent;
        QByteArray dashes;
        while (text.startsWith("- ")) {
            qsizetype gap = 1;
            while (gap < text.size() && text[gap] == ' ')
                ++gap;
            text = text.mid(gap);
            at += gap;
            dashes += "- ";
            after += kIndentStep;
            m_levels.push_back({at, after});
            if (text.contains(": ") || text.endsWith(':'))
                m_ownerIndent = at;
        }
        return dashes + text;
    }

    /// Where a comment belongs: with what comes next at its own level, else with what is around it.
    [[nodiscard]] qsizetype levelBelow(int at, qsizetype indent) const
    {
        for (auto level = m_levels.rbegin(); level != m_levels.rend(); ++level) {
            if (level->before <= indent)
                return level->before == indent || !beginsLevel(at, indent)
                           ? level->after + (level->before == indent ? 0 : indent - level->before)
                           : level->after + kIndentStep;
        }
        return m_levels.empty() ? 0 : indent;
    }

    [[nodiscard]] bool beginsLevel(int at, qsizetype indent) const
    {
        for (int next = at + 1; next < m_lines.size(); ++next) {
            const QByteArray& line = m_lines[next];
            if (isBlankLine(line) || line.trimmed().startsWith('#'))
                continue;
            return indentOf(line) == indent;
        }
        return false;
    }

    static QByteArray moved(const QByteArray& line, qsizetype shift)
    {
        const qsizetype indent = indentOf(line);
        return QByteArray(std::max<qsizetype>(indent > 0 ? 1 : 0, indent + shift), ' ') + line.mid(indent);
    }

    void add(const QByteArray& line, bool isContent)
    {
        const bool isSecondBlank = !isContent && line.isEmpty() && (m_out.isEmpty() || m_out.back().isEmpty());
        if (!isSecondBlank)
            m_out.append(line);
    }

    QByteArray joined()
    {
        while (!m_out.isEmpty() && m_out.back().isEmpty())
            m_out.removeLast();
        return m_out.join('\n') + '\n';
    }

    const QList<QByteArray>& m_lines;
    const LineStarts m_starts;
    QList<QByteArray> m_out;
    std::vector<Level> m_levels;
    qsizetype m_shift = 0;       ///< of the latest key or item
    qsizetype m_ownerIndent = 0; ///< where that stood
    qsizetype m_blockOwner = -1; ///< indentation of the key whose block text is going on
};

} // namespace

FormatOutcome formatProfile(const QByteArray& yaml)
{
    TreeOutcome tree = readTree(yaml);
    FormatOutcome outcome;
    if (tree.root == nullptr || hasErrors(tree.problems)) {
        outcome.problems = std::move(tree.problems);
        return outcome;
    }
    const QByteArray marked = yaml.startsWith("\xEF\xBB\xBF") ? yaml.mid(3) : yaml;
    QList<QByteArray> lines = marked.split('\n');
    const auto keepsMeaning = [&](const QByteArray& text) {
        const TreeOutcome after = readTree(text);
        return after.root != nullptr && isSameTree(*tree.root, *after.root);
    };
    for (const bool indents : {true, false}) {
        Formatting formatting(lines, *tree.root);
        outcome.text = indents ? formatting.indented() : formatting.trimmed();
        if (keepsMeaning(outcome.text))
            return outcome;
    }
    outcome.text = yaml;
    return outcome;
}

} // namespace visor::profile
