// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

namespace visor::profile {

// How a command's sweep (Command::sweep) is begun. Pure; any thread.

/// The write that starts it: the sweep's lines, or the command's own text where the sweep has none, with every
/// argument that they name. What the command does not declare (the public format declares neither target nor rate)
/// is a number that must be given. Nothing but name, type, params and scpi is filled in.
[[nodiscard]] Command sweepStart(const Command& command);

/// The argument of sweepStart() that says where the sweep goes: the value of a property, else the only argument
/// that is not the rate. Empty when there is none or several.
[[nodiscard]] QString sweepTarget(const Command& command);

} // namespace visor::profile
