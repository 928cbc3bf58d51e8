// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <vector>

namespace visor::ui {

/// Everything an instrument can be asked to draw: the profile's own waveform sources, or else one for each command
/// whose reply is a trace, and one for each channel such a command can choose from.
[[nodiscard]] std::vector<profile::WaveformSource> captureSources(const profile::Profile& profile);

/// The parameter that says how many points to read; null when the command has none.
[[nodiscard]] const profile::Parameter* pointsParameter(const profile::Profile& profile,
                                                        const profile::WaveformSource& source);

} // namespace visor::ui
