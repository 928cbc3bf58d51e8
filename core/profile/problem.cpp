// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/problem.h"

#include <algorithm>

namespace visor::profile {

QLatin1StringView severityName(Severity severity)
{
    switch (severity) {
    case Severity::Note:
        return QLatin1StringView("note");
    case Severity::Warning:
        return QLatin1StringView("warning");
    case Severity::Error:
        break;
    }
    return QLatin1StringView("error");
}

void assignPart(std::vector<Problem>& problems, std::size_t first, const QString& part)
{
    for (std::size_t at = first; at < problems.size(); ++at)
        problems[at].part = part;
}

bool hasErrors(const std::vector<Problem>& problems)
{
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& problem) { return problem.severity == Severity::Error; });
}

void sortByPlace(std::vector<Problem>& problems)
{
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& left, const Problem& right) {
        if (left.place.line != right.place.line)
            return left.place.line < right.place.line;
        if (left.place.column != right.place.column)
            return left.place.column < right.place.column;
        return left.severity > right.severity;
    });
}

} // namespace visor::profile
