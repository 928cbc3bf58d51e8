// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QIcon>
#include <QLatin1StringView>

#include <optional>

namespace visor::ui {

/// The line icon resources/icons/<name>.svg, tinted when it is painted: with the text colour of the palette of the
/// moment, or with a role's colour. A theme change needs nothing but a repaint. GUI thread.
[[nodiscard]] QIcon icon(QLatin1StringView name, std::optional<ColourRole> role = std::nullopt);

/// The program's own mark, in its own colours.
[[nodiscard]] QIcon programIcon();

} // namespace visor::ui
