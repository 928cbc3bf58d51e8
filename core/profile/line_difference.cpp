// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/line_difference.h"

#include "core/profile/text_change.h"

#include <algorithm>
#include <span>

namespace visor::profile {

namespace {

using Lines = std::span<const QString>;

/// Beyond so many steps two texts are not variants of each other; the memory grows with the square.
constexpr std::ptrdiff_t kMostSteps = 1500;

/// E. W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), with the paths kept.
class LineComparison
{
public:
    LineComparison(Lines before, Lines after) : m_before(before), m_after(after) {}

    std::vector<DifferenceLine::Kind> run()
    {
        const std::ptrdiff_t steps = search();
        std::vector<DifferenceLine::Kind> kinds;
        if (steps < 0) {
            kinds.assign(m_before.size(), DifferenceLine::Kind::Removed);
            kinds.insert(kinds.end(), m_after.size(), DifferenceLine::Kind::Added);
            return kinds;
        }
        std::ptrdiff_t x = std::ssize(m_before);
        std::ptrdiff_t y = std::ssize(m_after);
        for (std::ptrdiff_t step = steps; step > 0; --step) {
            const std::ptrdiff_t diagonal = x - y;
            const bool isDown = comesFromAbove(m_trace[static_cast<std::size_t>(step - 1)], step, diagonal);
            const std::ptrdiff_t from = isDown ? diagonal + 1 : diagonal - 1;
            const std::ptrdiff_t fromX = reach(m_trace[static_cast<std::size_t>(step - 1)], step - 1, from);
            const std::ptrdiff_t fromY = fromX - from;
            for (; x > (isDown ? fromX : fromX + 1); --x, --y)
                kinds.push_back(DifferenceLine::Kind::Same);
            kinds.push_back(isDown ? DifferenceLine::Kind::Added : DifferenceLine::Kind::Removed);
            x = fromX;
            y = fromY;
        }
        kinds.insert(kinds.end(), static_cast<std::size_t>(x), DifferenceLine::Kind::Same);
        std::reverse(kinds.begin(), kinds.end());
        return kinds;
    }

private:
    using Reaches = std::vector<int>; ///< of the diagonals −step … step, every second

    static std::ptrdiff_t reach(const Reaches& reaches, std::ptrdiff_t step, std::ptrdiff_t diagonal)
    {
        return reaches[static_cast<std::size_t>((diagonal + step) / 2)];
    }

    /// Whether that step comes to the diagonal by a line of `after`; `reaches` are those of the step before.
    static bool comesFromAbove(const Reaches& reaches, std::ptrdiff_t step, std::ptrdiff_t diagonal)
    {
        if (diagonal == -step)
            return true;
        if (diagonal == step)
            return false;
        return reach(reaches, step - 1, diagonal - 1) < reach(reaches, step - 1, diagonal + 1);
    }

    /// How many lines differ; −1: too many.
    std::ptrdiff_t search()
    {
        const std::ptrdiff_t most = std::min(kMostSteps, std::ssize(m_before) + std::ssize(m_after));
        for (std::ptrdiff_t step = 0; step <= most; ++step) {
            Reaches reaches(static_cast<std::size_t>(step) + 1);
            for (std::ptrdiff_t diagonal = -step; diagonal <= step; diagonal += 2) {
                std::ptrdiff_t x = 0;
                if (step > 0) {
                    const Reaches& last = m_trace.back();
                    x = comesFromAbove(last, step, diagonal) ? reach(last, step - 1, diagonal + 1)
                                                             : reach(last, step - 1, diagonal - 1) + 1;
                }
                std::ptrdiff_t y = x - diagonal;
                while (x < std::ssize(m_before) && y < std::ssize(m_after) && y >= 0 &&
                       m_before[static_cast<std::size_t>(x)] == m_after[static_cast<std::size_t>(y)]) {
                    ++x;
                    ++y;
                }
                reaches[static_cast<std::size_t>((diagonal + step) / 2)] = static_cast<int>(x);
                if (x >= std::ssize(m_before) && y >= std::ssize(m_after))
                    return step;
            }
            m_trace.push_back(std::move(reaches));
        }
        return -1;
    }

    Lines m_before;
    Lines m_after;
    std::vector<Reaches> m_trace;
};

/// What was removed stands before what was added in its place.
void putRemovedFirst(std::vector<DifferenceLine::Kind>& kinds)
{
    const auto isSame = [](DifferenceLine::Kind kind) { return kind == DifferenceLine::Kind::Same; };
    for (auto at = kinds.begin(); at != kinds.end();) {
        const auto begin = std::find_if_not(at, kinds.end(), isSame);
        at = std::find_if(begin, kinds.end(), isSame);
        std::stable_partition(begin, at,
                              [](DifferenceLine::Kind kind) { return kind == DifferenceLine::Kind::Removed; });
    }
}

} // namespace

QStringList comparedLines(const QString& text)
{
    QStringList lines = linesOf(text);
    if (!lines.isEmpty() && lines.constLast().isEmpty())
        lines.removeLast();
    return lines;
}

std::vector<DifferenceLine> compareLines(const QStringList& before, const QStringList& after)
{
    // What both begin and end with is nearly all of it, as a rule.
    const auto head = std::mismatch(before.begin(), before.end(), after.begin(), after.end());
    const auto same = static_cast<std::size_t>(head.first - before.begin());
    std::size_t tail = 0;
    const auto beforeCount = static_cast<std::size_t>(before.size());
    const auto afterCount = static_cast<std::size_t>(after.size());
    while (tail < std::min(beforeCount, afterCount) - same &&
           before[static_cast<qsizetype>(beforeCount - tail - 1)] ==
               after[static_cast<qsizetype>(afterCount - tail - 1)])
        ++tail;
    const Lines old(before.constData() + same, beforeCount - same - tail);
    const Lines now(after.constData() + same, afterCount - same - tail);
    std::vector<DifferenceLine::Kind> kinds(same, DifferenceLine::Kind::Same);
    const std::vector<DifferenceLine::Kind> middle = LineComparison(old, now).run();
    kinds.insert(kinds.end(), middle.begin(), middle.end());
    kinds.insert(kinds.end(), tail, DifferenceLine::Kind::Same);
    putRemovedFirst(kinds);

    std::vector<DifferenceLine> lines;
    lines.reserve(kinds.size());
    int beforeLine = 0;
    int afterLine = 0;
    for (const DifferenceLine::Kind kind : kinds) {
        const bool isOld = kind != DifferenceLine::Kind::Added;
        const bool isNew = kind != DifferenceLine::Kind::Removed;
        beforeLine += isOld ? 1 : 0;
        afterLine += isNew ? 1 : 0;
        lines.push_back({kind, isNew ? after[afterLine - 1] : before[beforeLine - 1], isOld ? beforeLine : 0,
                         isNew ? afterLine : 0});
    }
    return lines;
}

std::vector<DifferenceHunk> hunksOf(const std::vector<DifferenceLine>& lines, int context)
{
    std::vector<DifferenceHunk> hunks;
    const auto around = static_cast<std::size_t>(context);
    for (std::size_t at = 0; at < lines.size(); ++at) {
        if (lines[at].kind == DifferenceLine::Kind::Same)
            continue;
        const std::size_t first = at > around ? at - around : 0;
        const std::size_t end = std::min(at + around + 1, lines.size());
        if (!hunks.empty() && hunks.back().first + hunks.back().count >= first)
            hunks.back().count = end - hunks.back().first;
        else
            hunks.push_back({first, end - first});
    }
    return hunks;
}

QString hunkHeading(const std::vector<DifferenceLine>& lines, const DifferenceHunk& hunk)
{
    int oldFirst = 0;
    int oldCount = 0;
    int newFirst = 0;
    int newCount = 0;
    for (std::size_t at = 0; at < hunk.first + hunk.count; ++at) {
        const DifferenceLine& line = lines[at];
        const bool isInside = at >= hunk.first;
        if (line.beforeLine > 0) {
            oldFirst = isInside && oldCount > 0 ? oldFirst : line.beforeLine;
            oldCount += isInside ? 1 : 0;
        }
        if (line.afterLine > 0) {
            newFirst = isInside && newCount > 0 ? newFirst : line.afterLine;
            newCount += isInside ? 1 : 0;
        }
    }
    return QStringLiteral("@@ -%1,%2 +%3,%4 @@").arg(oldFirst).arg(oldCount).arg(newFirst).arg(newCount);
}

QChar differenceSign(DifferenceLine::Kind kind)
{
    switch (kind) {
    case DifferenceLine::Kind::Removed:
        return QLatin1Char('-');
    case DifferenceLine::Kind::Added:
        return QLatin1Char('+');
    case DifferenceLine::Kind::Same:
        break;
    }
    return QLatin1Char(' ');
}

} // namespace visor::profile
