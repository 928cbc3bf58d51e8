// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace visor::scpi {

/// The number of an error queue's entry: −113 of `-113,"Undefined header"` (SCPI-99 volume 2, 21.8). Nothing when
/// the entry does not start with a number.
[[nodiscard]] std::optional<int> errorNumber(QByteArrayView entry);

/// What a standard error means to somebody at the bench, and what to look at: one translated sentence. Numbers the
/// standard does not name get their class's sentence (21.8.9 … 21.8.12); positive ones are the instrument's own.
[[nodiscard]] QString explainError(int number);

} // namespace visor::scpi
