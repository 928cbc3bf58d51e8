// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/fuzzy_match.h"

#include <QString>

#include <algorithm>
#include <vector>

namespace visor::ui {

std::optional<int> fuzzyScore(QStringView pattern, QStringView text)
{
    QString wanted;
    for (const QChar c : pattern) {
        if (!c.isSpace())
            wanted.append(c.toCaseFolded());
    }
    if (wanted.isEmpty())
        return 0;

    // best[j]: the best score of the letters so far with the last one on text[j]; kNone where it cannot be.
    constexpr int kNone = -1'000'000;
    const auto length = std::size_t(text.size());
    std::vector<int> best(length, kNone);
    std::vector<int> next(length, kNone);
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        int before = i == 0 ? 0 : kNone;
        for (std::size_t j = 0; j < length; ++j) {
            next[j] = kNone;
            if (text[qsizetype(j)].toCaseFolded() == wanted[i]) {
                const bool wordStart = j == 0 || !text[qsizetype(j) - 1].isLetterOrNumber();
                const bool run = i > 0 && j > 0 && best[j - 1] > kNone;
                int from = before;
                if (run)
                    from = std::max(from, best[j - 1] + 8);
                if (from > kNone)
                    next[j] = from + (wordStart ? 10 : 1) - (i == 0 ? int(std::min<std::size_t>(j, 8)) : 0);
            }
            if (i > 0)
                before = std::max(before, best[j] > kNone ? best[j] - 1 : kNone);
        }
        std::swap(best, next);
    }
    const int score = best.empty() ? kNone : *std::max_element(best.begin(), best.end());
    if (score <= kNone / 2)
        return std::nullopt;
    return score;
}

} // namespace visor::ui
