// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/waveform/waveform.h"

#include <QString>

namespace visor::ui {

/// A value with its unit and as many digits as the data carries: down to the step between samples, or to one code
/// of the converter; never more.
[[nodiscard]] QString sampleText(double value, const QString& unit, double resolution);

/// The step between samples (the narrowest one of an explicit axis is not searched: its mean).
[[nodiscard]] double xResolution(const waveform::Waveform& waveform);
/// One code of the converter, or what a float resolves at `value`.
[[nodiscard]] double yResolution(const waveform::Waveform& waveform, double value);

/// 1 / difference, with the digits the difference has: seconds become hertz. "—" when the difference is zero.
[[nodiscard]] QString reciprocalText(double difference, const QString& unit, double resolution);

} // namespace visor::ui
