// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/capture.h"
#include "core/instrument/command_runner.h"

#include <memory>
#include <optional>
#include <vector>

namespace visor::capture {

/// What is captured and what is kept with it.
struct CaptureRequest
{
    std::vector<profile::CommandCall> calls; ///< one a trace, in order; each must return a waveform
    bool withSettings = true;                ///< read the instrument's settings first
    scpi::Identity identity;
    QString resource;
    QString note;
};

/// The command and arguments that capture something from this instrument: the named waveform source or command;
/// without a name the profile's first waveform source, else its first command that returns a waveform.
/// ErrorResourceNotFound says what there is to choose from.
[[nodiscard]] Result<profile::CommandCall> captureCall(const profile::Profile& profile, const QString& name = {});

/// Settings, then each trace; stamped when the last byte has arrived. Blocking, on the dialogue's thread; progress
/// is that of the trace under way. A command that returns something else is ErrorInvalidFormat naming it.
[[nodiscard]] Result<CapturePtr> takeCapture(instrument::Dialogue& dialogue, const profile::Profile& profile,
                                             const CaptureRequest& request,
                                             const instrument::Dialogue::Progress& progress = {});

} // namespace visor::capture
