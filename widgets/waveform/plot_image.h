// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QImage>
#include <QString>

namespace visor::ui {

class PlotCanvas;

/// The plot as seen, at twice its pixels.
[[nodiscard]] QImage plotImage(PlotCanvas& canvas);
/// PNG as seen at 2×; SVG and PDF in vectors and in the colours of paper. By the ending of the path; the whole
/// file or none.
[[nodiscard]] Result<void> savePlotImage(PlotCanvas& canvas, const QString& path, const QString& title);
/// Endings savePlotImage() takes, without dots.
[[nodiscard]] QStringList plotImageEndings();

} // namespace visor::ui
