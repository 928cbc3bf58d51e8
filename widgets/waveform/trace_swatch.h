// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace visor::ui {

/// A square in a trace's colour for toggles: filled when on, an outline when off, so that the state is not in the
/// button's shade alone.
[[nodiscard]] QIcon traceSwatch(const QColor& colour, int side, double devicePixelRatio);

} // namespace visor::ui
