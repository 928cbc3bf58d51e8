// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QString>

#include <optional>

namespace visor::profile {

inline constexpr qsizetype kMaximumPatternLength = 2000; ///< characters
/// Longest text a profile's pattern is looked for in; what comes after is not looked at.
inline constexpr qsizetype kLongestPatternSubject = qsizetype{64} * 1024;

/// A profile's regular expression, made so that it cannot hang the program: the engine gives up after a number of
/// steps that any sensible pattern stays far below ("^(a+)+$" against "aaaa…!" would take longer than anybody
/// waits), and counts as not found. An overlong pattern is replaced by an invalid one. Compiled when first used;
/// may be shared between threads.
[[nodiscard]] QRegularExpression boundedPattern(const QString& pattern,
                                                QRegularExpression::PatternOptions options = {});

/// Why a pattern is not valid, with the character (from 1) where; empty for a valid one.
struct PatternFault
{
    QString reason;
    qsizetype character = 0;
};
[[nodiscard]] std::optional<PatternFault> patternFault(const QString& pattern);

/// Looks for a bounded pattern in at most kLongestPatternSubject characters. No match for an invalid pattern.
[[nodiscard]] QRegularExpressionMatch findPattern(const QRegularExpression& expression, const QString& text);

} // namespace visor::profile
