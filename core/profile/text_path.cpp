// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/text_path.h"

#include "core/profile/text_change.h"

#include <QRegularExpression>

namespace visor::profile {

namespace {

/// What a line begins with: dashes, then a key or something else.
struct LineHead
{
    std::vector<PathStep> steps;
    QString rest;       ///< behind "key:", or behind the dashes when there is no key
    int restColumn = 1; ///< from 1
    bool hasKey = false;
};

bool isKeyLetter(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-') || c == QLatin1Char('.') ||
           c == QLatin1Char('$');
}

LineHead headOf(QStringView line, int number)
{
    LineHead head;
    qsizetype at = indentOf(line);
    while (at < line.size() && line[at] == QLatin1Char('-') &&
           (at + 1 == line.size() || line[at + 1] == QLatin1Char(' '))) {
        head.steps.push_back({{}, number, static_cast<int>(at) + 1});
        ++at;
        while (at < line.size() && line[at] == QLatin1Char(' '))
            ++at;
    }
    const bool isQuoted = at < line.size() && (line[at] == QLatin1Char('"') || line[at] == QLatin1Char('\''));
    qsizetype end = at;
    if (isQuoted) {
        end = line.indexOf(line[at], at + 1);
        end = end < 0 ? at : end + 1;
    } else {
        while (end < line.size() && (isKeyLetter(line[end]) || (line[end] == QLatin1Char(' ') && end > at)))
            ++end;
    }
    const bool isKey = end > at && end < line.size() && line[end] == QLatin1Char(':') &&
                       (end + 1 == line.size() || line[end + 1].isSpace());
    if (isKey) {
        const QStringView key = isQuoted ? line.mid(at + 1, end - at - 2) : line.mid(at, end - at);
        head.steps.push_back({key.trimmed().toString(), number, static_cast<int>(at) + 1});
        head.hasKey = true;
        at = end + 1;
        while (at < line.size() && line[at] == QLatin1Char(' '))
            ++at;
    }
    head.rest = line.mid(at).toString();
    head.restColumn = static_cast<int>(at) + 1;
    return head;
}

struct Brace
{
    QChar opening;
    qsizetype at = 0; ///< of the brace
    QString key;      ///< whose value is being read
    qsizetype keyAt = 0;
    std::vector<std::pair<QString, QString>> entries; ///< those that are done
};

/// The braces that are open at the end of a text of one or more lines, and where its last word begins.
struct FlowState
{
    std::vector<Brace> braces;
    qsizetype wordStart = 0;
    bool isInQuotes = false;
};

QString unquoted(QStringView word)
{
    const QStringView text = word.trimmed();
    const bool isQuoted = text.size() >= 2 && text.front() == text.back() &&
                          (text.front() == QLatin1Char('"') || text.front() == QLatin1Char('\''));
    return (isQuoted ? text.mid(1, text.size() - 2) : text).toString();
}

class FlowReader
{
public:
    explicit FlowReader(QStringView text) : m_text(text) {}

    FlowState run()
    {
        for (qsizetype at = 0; at < m_text.size(); ++at)
            at = take(at);
        m_state.isInQuotes = !m_quote.isNull();
        return std::move(m_state);
    }

private:
    /// Where the piece that begins there ends.
    qsizetype take(qsizetype at)
    {
        const QChar c = m_text[at];
        if (!m_quote.isNull())
            return takeQuoted(at);
        const bool isAfterSpace = at == 0 || m_text[at - 1].isSpace();
        if (c == QLatin1Char('#') && isAfterSpace) {
            const qsizetype end = m_text.indexOf(QLatin1Char('\n'), at);
            return end < 0 ? m_text.size() : end;
        }
        if ((c == QLatin1Char('"') || c == QLatin1Char('\'')) && isAtWordStart()) {
            m_quote = c;
        } else if (c == QLatin1Char('{') || c == QLatin1Char('[')) {
            m_state.braces.push_back({c, at, {}, 0, {}});
            m_state.wordStart = at + 1;
        } else if (!m_state.braces.empty()) {
            takeInBraces(at);
        }
        if (!c.isSpace())
            m_last = c;
        return at;
    }

    qsizetype takeQuoted(qsizetype at)
    {
        const QChar c = m_text[at];
        const bool isDoubled =
            m_quote == QLatin1Char('\'') && c == m_quote && m_text.mid(at + 1, 1) == QLatin1String("'");
        if (isDoubled || (m_quote == QLatin1Char('"') && c == QLatin1Char('\\')))
            return at + 1;
        if (c == m_quote) {
            m_quote = QChar();
            m_last = c;
        }
        return at;
    }

    void takeInBraces(qsizetype at)
    {
        const QChar c = m_text[at];
        Brace& brace = m_state.braces.back();
        if (c == QLatin1Char('}') || c == QLatin1Char(']')) {
            m_state.braces.pop_back();
        } else if (c == QLatin1Char(',')) {
            if (!brace.key.isEmpty())
                brace.entries.emplace_back(brace.key,
                                           unquoted(m_text.mid(m_state.wordStart, at - m_state.wordStart)));
            brace.key.clear();
            m_state.wordStart = at + 1;
        } else if (c == QLatin1Char(':') && brace.key.isEmpty() &&
                   (at + 1 == m_text.size() || m_text[at + 1].isSpace())) {
            brace.key = unquoted(m_text.mid(m_state.wordStart, at - m_state.wordStart));
            brace.keyAt = m_state.wordStart;
            while (brace.keyAt < at && m_text[brace.keyAt].isSpace())
                ++brace.keyAt;
            m_state.wordStart = at + 1;
        }
    }

    /// An apostrophe inside a word opens nothing.
    [[nodiscard]] bool isAtWordStart() const { return m_last.isNull() || QStringView(u"{[,:-").contains(m_last); }

    QStringView m_text;
    FlowState m_state;
    QChar m_quote;
    QChar m_last; ///< that was no space
};

FlowState readFlow(QStringView text)
{
    return FlowReader(text).run();
}

bool opensBraces(const LineHead& head)
{
    return head.rest.startsWith(QLatin1Char('{')) || head.rest.startsWith(QLatin1Char('['));
}

/// From the braces that a line opens to the cursor.
QString flowUpTo(const QStringList& lines, const LineHead& head, int line, SourcePlace cursor)
{
    QString text = head.rest;
    for (int at = line + 1; at < cursor.line; ++at)
        text += QLatin1Char('\n') + lines[at - 1];
    if (cursor.line > line)
        text += QLatin1Char('\n') + lines[cursor.line - 1].left(cursor.column - 1);
    return text;
}

/// The line that opened the outermost braces the cursor is in; the cursor's own when they are of its line or there
/// are none.
int flowLine(const QStringList& lines, SourcePlace cursor)
{
    int found = cursor.line;
    const QString before = lines[cursor.line - 1].left(cursor.column - 1);
    qsizetype limit = before.trimmed().isEmpty() ? before.size() : indentOf(before);
    for (int at = cursor.line - 1; at >= 1 && limit > 0; --at) {
        const QString& line = lines[at - 1];
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(QLatin1Char('#')) || indentOf(line) >= limit)
            continue;
        limit = indentOf(line);
        const LineHead head = headOf(line, at);
        if (opensBraces(head) && !readFlow(flowUpTo(lines, head, at, cursor)).braces.empty())
            found = at;
    }
    return found;
}

/// The keys that follow the cursor in the braces it is in.
QStringList keysBehind(const QStringList& lines, SourcePlace cursor, qsizetype indent)
{
    // The braces are closed on the way: what follows is read as if they were opened at the cursor.
    QString text = QStringLiteral("{") + lines[cursor.line - 1].mid(cursor.column - 1);
    for (int at = cursor.line + 1; at <= lines.size(); ++at) {
        const QString& line = lines[at - 1];
        if (!line.trimmed().isEmpty() && indentOf(line) <= indent)
            break;
        text += QLatin1Char('\n') + line;
    }
    // What the cursor is in ends at a comma, at its line, or with the braces.
    QStringList keys;
    qsizetype comma = 1;
    while (comma < text.size() && !QStringView(u",\n}").contains(text[comma]))
        ++comma;
    if (comma == text.size() || text[comma] == QLatin1Char('}'))
        return keys;
    qsizetype depth = 0;
    qsizetype wordStart = comma + 1;
    for (qsizetype at = comma + 1; at < text.size() && depth >= 0; ++at) {
        const QChar c = text[at];
        if (c == QLatin1Char('{') || c == QLatin1Char('['))
            ++depth;
        else if (c == QLatin1Char('}') || c == QLatin1Char(']'))
            --depth;
        else if (depth == 0 && c == QLatin1Char(','))
            wordStart = at + 1;
        else if (depth == 0 && c == QLatin1Char(':') && at + 1 < text.size() && text[at + 1].isSpace())
            keys.append(unquoted(QStringView(text).mid(wordStart, at - wordStart)));
    }
    return keys;
}

/// The keys of the map that has one at that line and column.
QStringList keysBeside(const QStringList& lines, int line, int column)
{
    QStringList keys;
    const auto look = [&](int at, bool isOwn) {
        const LineHead head = headOf(lines[at - 1], at);
        if (lines[at - 1].trimmed().isEmpty() || lines[at - 1].trimmed().startsWith(QLatin1Char('#')))
            return true;
        for (const PathStep& step : head.steps) {
            if (!step.isItem() && step.column == column && !isOwn)
                keys.append(step.key);
        }
        const int first =
            head.steps.empty() ? static_cast<int>(indentOf(lines[at - 1])) + 1 : head.steps.front().column;
        return first >= column;
    };
    for (int at = line - 1; at >= 1; --at) {
        if (!look(at, false))
            break;
    }
    for (int at = line + 1; at <= lines.size(); ++at) {
        const LineHead head = headOf(lines[at - 1], at);
        if (!head.steps.empty() && head.steps.front().column < column)
            break; // the next item of a list
        if (!look(at, false))
            break;
    }
    return keys;
}

/// The steps above a line whose first step is at that column.
std::vector<PathStep> ancestors(const QStringList& lines, int line, int column, bool isDash)
{
    std::vector<PathStep> reversed;
    int limit = column;
    for (int at = line - 1; at >= 1 && (limit > 1 || isDash); --at) {
        const QString& text = lines[at - 1];
        const QString trimmed = text.trimmed();
        if (trimmed.isEmpty() || trimmed.startsWith(QLatin1Char('#')))
            continue;
        const LineHead head = headOf(text, at);
        for (auto step = head.steps.rbegin(); step != head.steps.rend(); ++step) {
            const bool isAbove = step->column < limit || (isDash && !step->isItem() && step->column == limit);
            if (!isAbove)
                continue;
            reversed.push_back(*step);
            limit = step->column;
            isDash = step->isItem();
        }
    }
    return {reversed.rbegin(), reversed.rend()};
}

/// The path of a cursor in the braces that a line opens.
std::optional<TextPath> pathInBraces(const QStringList& lines, TextPath path, const LineHead& head, int line,
                                     SourcePlace cursor)
{
    const QString text = flowUpTo(lines, head, line, cursor);
    const FlowState flow = readFlow(text);
    if (flow.braces.empty())
        return std::nullopt; // behind the last brace
    const auto placeOf = [&](qsizetype at) -> SourcePlace {
        const qsizetype newline = text.lastIndexOf(QLatin1Char('\n'), at - 1);
        const auto down = static_cast<int>(QStringView(text).first(at).count(QLatin1Char('\n')));
        return {line + down, static_cast<int>(down == 0 ? head.restColumn + at : at - newline)};
    };
    for (const Brace& brace : flow.braces) {
        const bool isLast = &brace == &flow.braces.back();
        const bool isList = brace.opening == QLatin1Char('[');
        const SourcePlace place = placeOf(isList ? brace.at : brace.keyAt);
        if (isList) {
            if (isLast)
                path.isItem = true;
            else
                path.steps.push_back({{}, place.line, place.column});
        } else if (!brace.key.isEmpty()) {
            if (isLast)
                path.key = brace.key;
            else
                path.steps.push_back({brace.key, place.line, place.column, brace.entries});
        } else if (isLast) {
            for (const auto& [key, value] : brace.entries)
                path.siblings.append(key);
            path.siblings += keysBehind(lines, cursor, indentOf(lines[line - 1]));
        }
    }
    qsizetype start = flow.wordStart;
    while (start < text.size() &&
           (text[start].isSpace() || text[start] == QLatin1Char('"') || text[start] == QLatin1Char('\'')))
        ++start;
    path.typed = text.mid(start);
    path.start = placeOf(start);
    if (path.start.line != cursor.line)
        return std::nullopt; // a word of several lines
    return path;
}

} // namespace

std::optional<TextPath> pathAt(const QStringList& lines, SourcePlace cursor)
{
    if (cursor.line < 1 || cursor.line > lines.size())
        return std::nullopt;
    const QString before = lines[cursor.line - 1].left(cursor.column - 1);
    static const QRegularExpression kComment(QStringLiteral("(^|\\s)#"));
    if (before.contains(kComment) && !readFlow(before).isInQuotes)
        return std::nullopt;
    const int line = flowLine(lines, cursor);
    const QString opening = line == cursor.line ? before : lines[line - 1];
    const LineHead head = headOf(opening, line);
    const int firstColumn =
        head.steps.empty() ? static_cast<int>(indentOf(opening)) + 1 : head.steps.front().column;
    const bool isDash = !head.steps.empty() && head.steps.front().isItem();

    TextPath path;
    path.steps = ancestors(lines, line, firstColumn, isDash);
    path.steps.insert(path.steps.end(), head.steps.begin(), head.steps.end());
    if (opensBraces(head))
        return pathInBraces(lines, std::move(path), head, line, cursor);
    if (head.hasKey) {
        path.key = path.steps.back().key;
        path.steps.pop_back();
    } else if (isDash && !head.steps.empty()) {
        // "- wo": an item, or the first key of one.
        path.isItem = true;
        path.steps.pop_back();
    }
    path.typed = head.rest;
    path.start = {cursor.line, head.restColumn};
    if (!path.typed.isEmpty() && (path.typed[0] == QLatin1Char('"') || path.typed[0] == QLatin1Char('\''))) {
        path.typed.remove(0, 1);
        ++path.start.column;
    }
    if (!path.key && !path.isItem)
        path.siblings = keysBeside(lines, cursor.line, head.restColumn);
    return path;
}

QString siblingValue(const QStringList& lines, const PathStep& step, const QString& key)
{
    const auto valueIn = [&](const QString& line) {
        const QRegularExpression pattern(
            QStringLiteral("(^|[\\s{,-])%1:\\s+[\"']?([\\w.-]+)").arg(QRegularExpression::escape(key)));
        const auto match = pattern.match(line);
        return match.hasMatch() ? match.captured(2) : QString();
    };
    for (const auto& [name, value] : step.beside) {
        if (name == key)
            return value;
    }
    const QString& own = lines[step.line - 1];
    if (const QString value = valueIn(own); !value.isEmpty())
        return value;
    for (const int direction : {-1, 1}) {
        for (int at = step.line + direction; at >= 1 && at <= lines.size(); at += direction) {
            const LineHead head = headOf(lines[at - 1], at);
            if (lines[at - 1].trimmed().isEmpty())
                continue;
            if (!head.steps.empty() && head.hasKey && head.steps.back().column == step.column &&
                head.steps.back().key == key)
                return valueIn(lines[at - 1]);
            const int firstColumn =
                head.steps.empty() ? static_cast<int>(indentOf(lines[at - 1])) + 1 : head.steps.front().column;
            if (firstColumn < step.column)
                break;
        }
    }
    return {};
}

} // namespace visor::profile
