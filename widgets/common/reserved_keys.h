// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

namespace visor::ui {

/// Why that key is not given to any action: fields, lists or menus need it, and would lose it everywhere. Empty
/// when it is free to give. What is asked about is the first key of a sequence, which is the one that is lost.
[[nodiscard]] QString whyReserved(const QKeySequence& key);

} // namespace visor::ui
