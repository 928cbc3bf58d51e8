// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/connection.h"
#include "widgets/common/theme.h"

#include <QLatin1StringView>
#include <QString>

namespace visor::ui {

/// A connection's state in a word, with its icon and colour: the same everywhere.
struct StateLook
{
    QString text; ///< translated
    QLatin1StringView icon;
    ColourRole role = ColourRole::Muted;
};

[[nodiscard]] StateLook stateLook(instrument::ConnectionState state);

} // namespace visor::ui
