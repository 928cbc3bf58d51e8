// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/command_runner.h"

namespace visor::instrument {

/// Writing to this command is a slow ramp of the instrument's own (a magnet, a furnace), not one message.
[[nodiscard]] bool runsAsSweep(const profile::Command& command, const profile::Arguments& arguments,
                               const RunOptions& options = {});

/// Runs a command's sweep on the dialogue's thread from start to end: the sweep's text with its rate filled in,
/// the check query every poll interval, done when its reply matches. Nothing is sent when an argument is refused.
///
/// Cancelled, or when the instrument stops answering, the sweep's stop command is sent all the same: the failure
/// (ErrorAbort, or what the wire said) tells whether the instrument holds or may still be moving. Writes of others
/// meanwhile are the caller's to keep away (a lock).
[[nodiscard]] Result<CommandOutcome> runSweep(Dialogue& dialogue, const profile::Profile& profile,
                                              const profile::Command& command, const profile::Arguments& arguments,
                                              const RunOptions& options = {});

/// runSweep() while nobody else may write: takes the exclusive lock, where the wire has locks, and gives it back.
/// ErrorResourceLocked when somebody else has it: nothing was sent.
[[nodiscard]] Result<CommandOutcome> runSweepAlone(Dialogue& dialogue, const profile::Profile& profile,
                                                   const profile::Command& command,
                                                   const profile::Arguments& arguments,
                                                   const RunOptions& options = {});

} // namespace visor::instrument
