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
    QString key;
    QStringList keys;
};

/// The braces that are open at the end of a text, and where its last word begins.
struct FlowState
{
    std::vector<Brace> braces;
    qsizetype wordStart = 0;
    bool isInQuotes = false;
};

FlowState readFlow(QStringView text)
{
    FlowState state;
    QChar quote;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            continue;
        }
        if (c == QLatin1Char('"') || c == QLatin1Char('\'')) {
            quote = c;
        } else if (c == QLatin1Char('{') || c == QLatin1Char('[')) {
            state.braces.push_back({c, {}, {}});
            state.wordStart = at + 1;
        } else if ((c == QLatin1Char('}') || c == QLatin1Char(']')) && !state.braces.empty()) {
            state.braces.pop_back();
        } else if (c == QLatin1Char(',') && !state.braces.empty()) {
            state.braces.back().key.clear();
            state.wordStart = at + 1;
        } else if (c == QLatin1Char(':') && !state.braces.empty() &&
                   (at + 1 == text.size() || text[at + 1].isSpace())) {
            state.braces.back().key = text.mid(state.wordStart, at - state.wordStart).trimmed().toString();
            state.braces.back().keys.append(state.braces.back().key);
            state.wordStart = at + 1;
        }
    }
    state.isInQuotes = !quote.isNull();
    return state;
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

} // namespace

std::optional<TextPath> pathAt(const QStringList& lines, SourcePlace cursor)
{
    if (cursor.line < 1 || cursor.line > lines.size())
        return std::nullopt;
    const QString before = lines[cursor.line - 1].left(cursor.column - 1);
    static const QRegularExpression kComment(QStringLiteral("(^|\\s)#"));
    if (before.contains(kComment) && !readFlow(before).isInQuotes)
        return std::nullopt;
    LineHead head = headOf(before, cursor.line);
    const int firstColumn =
        head.steps.empty() ? static_cast<int>(indentOf(before)) + 1 : head.steps.front().column;
    const bool isDash = !head.steps.empty() && head.steps.front().isItem();

    TextPath path;
    path.steps = ancestors(lines, cursor.line, firstColumn, isDash);
    path.steps.insert(path.steps.end(), head.steps.begin(), head.steps.end());

    const QChar first = head.rest.isEmpty() ? QChar() : head.rest[0];
    if (first == QLatin1Char('{') || first == QLatin1Char('[')) {
        const FlowState flow = readFlow(head.rest);
        if (flow.braces.empty())
            return std::nullopt; // behind the last brace
        for (const Brace& brace : flow.braces) {
            const bool isLast = &brace == &flow.braces.back();
            if (brace.opening == QLatin1Char('[')) {
                path.steps.push_back({{}, cursor.line, head.restColumn});
                path.isItem = isLast;
            } else if (!brace.key.isEmpty()) {
                if (isLast)
                    path.key = brace.key;
                else
                    path.steps.push_back({brace.key, cursor.line, head.restColumn});
            } else if (isLast) {
                path.siblings = brace.keys;
            }
        }
        qsizetype start = flow.wordStart;
        while (start < head.rest.size() && (head.rest[start].isSpace() || head.rest[start] == QLatin1Char('"') ||
                                            head.rest[start] == QLatin1Char('\'')))
            ++start;
        path.typed = head.rest.mid(start);
        path.start = {cursor.line, head.restColumn + static_cast<int>(start)};
        if (path.isItem)
            path.steps.pop_back();
        return path;
    }
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
