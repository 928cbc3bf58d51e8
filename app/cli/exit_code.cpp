// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"

namespace visor::app {

ExitCode exitCodeOf(visa::Status status)
{
    using visa::Status;
    if (!visa::isError(status))
        return ExitCode::Done;
    switch (status) {
    case Status::ErrorInvalidResourceName:
    case Status::ErrorInvalidExpression:
        return ExitCode::Usage;
    case Status::ErrorResourceNotFound:
    case Status::ErrorMachineNotAvailable:
        return ExitCode::NotFound;
    case Status::ErrorTimeout:
        return ExitCode::Timeout;
    case Status::ErrorResourceLocked:
    case Status::ErrorResourceBusy:
        return ExitCode::Locked;
    case Status::ErrorConnectionLost:
        return ExitCode::ConnectionLost;
    case Status::ErrorNoPermission:
        return ExitCode::NotPermitted;
    default:
        return ExitCode::Refused;
    }
}

} // namespace visor::app
