// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/status.h"

namespace visor::app {

/// What a script sees; a contract (`visor --help` lists them).
enum class ExitCode : int {
    Done = 0,
    Refused = 1, ///< the instrument or file answered with an error
    Usage = 2,
    NotFound = 3,
    Timeout = 4,
    Locked = 5, ///< or busy
    ConnectionLost = 6,
    NotPermitted = 7,
};

[[nodiscard]] ExitCode exitCodeOf(visa::Status status);

} // namespace visor::app
