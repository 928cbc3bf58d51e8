// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>

namespace visor::ui {

/// How well `pattern` fits `text`: its letters must occur in that order, any case, spaces ignored. Higher is
/// better; runs, starts of words and an early start count more. Nothing when it does not fit. An empty pattern
/// fits everything with 0.
[[nodiscard]] std::optional<int> fuzzyScore(QStringView pattern, QStringView text);

} // namespace visor::ui
