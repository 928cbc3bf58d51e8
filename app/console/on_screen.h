// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRect>

class QWidget;

namespace visor::app {

/// Where a window of that frame can be seen and moved as a whole: on the screen it is mostly on, else on the
/// first; smaller where it is larger than that. `screens` are the areas that are free for windows.
[[nodiscard]] QRect onScreen(QRect frame, const QList<QRect>& screens);

/// Brings a window onto a screen of this computer. One that is maximised or fills the screen is left alone.
void keepOnScreen(QWidget& window);

} // namespace visor::app
