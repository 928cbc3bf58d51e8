// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/setup_runner.h"

#include <QString>

namespace visor::ui {

/// "Voltage, channel 1"
[[nodiscard]] QString setupTitleOf(const instrument::SetupLine& line);
/// A value with its unit in engineering notation; words as they are.
[[nodiscard]] QString setupValueText(const QString& value, const QString& unit);
/// "applied", "took 2 V", the reason of a refusal.
[[nodiscard]] QString setupResultText(const instrument::SetupLineResult& result, const QString& unit);
/// "3 settings differ; 21 are as in the file." and what the profile does not know.
[[nodiscard]] QString setupSummary(const instrument::SetupComparison& comparison);

} // namespace visor::ui
