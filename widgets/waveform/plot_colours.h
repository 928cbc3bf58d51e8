// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace visor::ui {

/// The colour of trace `index` (from 0; channel 1 is 0) on a plot of that palette. Eight colours told apart by
/// people with any common colour vision (after Okabe and Ito), each with a contrast of 3:1 or more on the plot;
/// then they repeat.
[[nodiscard]] QColor traceColour(int index, const QPalette& palette);

[[nodiscard]] QColor plotBackground(const QPalette& palette);
[[nodiscard]] QColor gridColour(const QPalette& palette);
[[nodiscard]] QColor fineGridColour(const QPalette& palette);

} // namespace visor::ui
