// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/problem.h"

#include <QByteArray>

#include <vector>

namespace visor::profile {

/// What formatting gave: the text, or why the text is not YAML.
struct FormatOutcome
{
    QByteArray text; ///< empty when there are problems
    std::vector<Problem> problems;

    [[nodiscard]] bool isDone() const { return problems.empty(); }
};

/// A profile with the same words in a uniform shape: two spaces a level, one blank line at most, no blanks at the
/// ends of lines, LF, no byte order mark, a line end at the end. Only white space is touched, so comments, order
/// and quotes stay. The result is read and compared with the original; what would change its meaning is not done,
/// the indentation first. Formatting twice changes nothing more. Any thread.
[[nodiscard]] FormatOutcome formatProfile(const QByteArray& yaml);

} // namespace visor::profile
