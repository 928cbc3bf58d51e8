// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/text_change.h"

#include <algorithm>

namespace visor::profile {

QStringList linesOf(const QString& text)
{
    QStringList lines = text.split(QLatin1Char('\n'));
    for (QString& line : lines) {
        if (line.endsWith(QLatin1Char('\r')))
            line.chop(1);
    }
    return lines;
}

qsizetype indentOf(QStringView line)
{
    qsizetype indent = 0;
    while (indent < line.size() && line[indent] == QLatin1Char(' '))
        ++indent;
    return indent;
}

QString wordAt(QStringView line, int column)
{
    qsizetype at = column - 1;
    if (at < 0 || at >= line.size())
        return {};
    if (line[at] == QLatin1Char('"') || line[at] == QLatin1Char('\'')) {
        const qsizetype end = line.indexOf(line[at], at + 1);
        return end < 0 ? QString() : line.mid(at + 1, end - at - 1).toString();
    }
    qsizetype end = at;
    while (end < line.size()) {
        const QChar c = line[end];
        const bool isLast = end + 1 == line.size() || line[end + 1].isSpace();
        if ((c == QLatin1Char(':') && isLast) || c == QLatin1Char(',') || c == QLatin1Char(']') ||
            c == QLatin1Char('}') || (c == QLatin1Char('#') && end > at && line[end - 1].isSpace()))
            break;
        ++end;
    }
    return line.mid(at, end - at).trimmed().toString();
}

QString changedText(const QString& text, std::vector<TextChange> changes)
{
    // From the end to the start, so that places before a change stay true.
    std::stable_sort(changes.begin(), changes.end(), [](const TextChange& left, const TextChange& right) {
        return left.place.line != right.place.line ? left.place.line > right.place.line
                                                   : left.place.column > right.place.column;
    });
    std::vector<qsizetype> starts{0};
    for (qsizetype at = text.indexOf(QLatin1Char('\n')); at >= 0; at = text.indexOf(QLatin1Char('\n'), at + 1))
        starts.push_back(at + 1);
    QString result = text;
    for (const TextChange& change : changes) {
        const auto line = static_cast<std::size_t>(change.place.line - 1);
        if (change.place.line < 1 || line >= starts.size())
            continue;
        const qsizetype lineStart = starts[line];
        if (change.lines > 0) {
            const std::size_t next = line + static_cast<std::size_t>(change.lines);
            const qsizetype end = next < starts.size() ? starts[next] : text.size();
            result.replace(lineStart, end - lineStart, change.text);
            continue;
        }
        const qsizetype lineEnd = line + 1 < starts.size() ? starts[line + 1] - 1 : text.size();
        const qsizetype at = lineStart + change.place.column - 1;
        if (change.place.column < 1 || at + change.length > lineEnd)
            continue;
        result.replace(at, change.length, change.text);
    }
    return result;
}

} // namespace visor::profile
