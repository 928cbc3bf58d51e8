// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/bounded_pattern.h"

#include <QCoreApplication>

namespace visor::profile {

namespace {

/// pcre2pattern(3), "Setting match resource limits". Counted anew for every position where a match may start, and
/// running out of it ends the whole search. The last such setting holds, and they are known only at the very
/// beginning: behind the empty comment a pattern's own is an error.
constexpr QLatin1StringView kStepLimit("(*LIMIT_MATCH=20000)(?#)");

struct PatternText
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::PatternText)
};

} // namespace

QRegularExpression boundedPattern(const QString& pattern, QRegularExpression::PatternOptions options)
{
    // "(" is never valid.
    return QRegularExpression(
        kStepLimit + (pattern.size() > kMaximumPatternLength ? QStringLiteral("(") : pattern), options);
}

std::optional<PatternFault> patternFault(const QString& pattern)
{
    if (pattern.size() > kMaximumPatternLength)
        return PatternFault{PatternText::tr("it has more than %1 characters").arg(kMaximumPatternLength),
                            kMaximumPatternLength + 1};
    const QRegularExpression expression = boundedPattern(pattern);
    if (expression.isValid())
        return std::nullopt;
    return PatternFault{expression.errorString(),
                        std::max<qsizetype>(0, expression.patternErrorOffset() - kStepLimit.size()) + 1};
}

QRegularExpressionMatch findPattern(const QRegularExpression& expression, const QString& text)
{
    if (!expression.isValid())
        return {};
    return expression.match(text.size() > kLongestPatternSubject ? text.left(kLongestPatternSubject) : text);
}

} // namespace visor::profile
