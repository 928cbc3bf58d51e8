// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/problem.h"
#include "core/profile/text_change.h"

#include <vector>

namespace visor::profile {

/// One thing an editor can do about a problem.
struct QuickFix
{
    QString title; ///< translated: "Write “voltage”"
    std::vector<TextChange> changes;
};

/// What could be done about that problem of that text, the likeliest first; empty when nothing is obvious. Pure.
[[nodiscard]] std::vector<QuickFix> quickFixes(const QString& text, const Problem& problem);

} // namespace visor::profile
