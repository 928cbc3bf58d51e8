// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace visor::profile {

/// One line of two texts laid beside each other.
struct DifferenceLine
{
    enum class Kind : std::uint8_t { Same, Removed, Added };

    Kind kind = Kind::Same;
    QString text;
    int beforeLine = 0; ///< from 1; 0 of a line that was added
    int afterLine = 0;  ///< from 1; 0 of a line that was removed
};

/// The lines of a text as comparing wants them: what ends with a line end has no empty line behind it.
[[nodiscard]] QStringList comparedLines(const QString& text);

/// The fewest lines to take out of `before` and put into it to get `after`, removed before added, with all that
/// stays between them. Texts that have next to nothing in common are not searched for the fewest: they count as
/// replaced. Pure.
[[nodiscard]] std::vector<DifferenceLine> compareLines(const QStringList& before, const QStringList& after);

/// A part of the comparison with lines that differ, and a few around them.
struct DifferenceHunk
{
    std::size_t first = 0; ///< of the comparison's lines
    std::size_t count = 0;
};

/// The parts worth showing, each with at most `context` equal lines before and behind. Pure.
[[nodiscard]] std::vector<DifferenceHunk> hunksOf(const std::vector<DifferenceLine>& lines, int context = 3);

/// "@@ -12,7 +12,8 @@", as diff -u has it.
[[nodiscard]] QString hunkHeading(const std::vector<DifferenceLine>& lines, const DifferenceHunk& hunk);

/// ' ', '-' or '+'.
[[nodiscard]] QChar differenceSign(DifferenceLine::Kind kind);

} // namespace visor::profile
