// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

namespace visor::app {

[[nodiscard]] std::unique_ptr<Command> makeListCommand();
[[nodiscard]] std::unique_ptr<Command> makeIdentifyCommand();
[[nodiscard]] std::unique_ptr<Command> makeQueryCommand();
[[nodiscard]] std::unique_ptr<Command> makeWriteCommand();
[[nodiscard]] std::unique_ptr<Command> makeReadCommand();
[[nodiscard]] std::unique_ptr<Command> makeRunCommand();
[[nodiscard]] std::unique_ptr<Command> makeCaptureCommand();
[[nodiscard]] std::unique_ptr<Command> makeSetupCommand();
[[nodiscard]] std::unique_ptr<Command> makeLockCommand();
[[nodiscard]] std::unique_ptr<Command> makeDoctorCommand();
[[nodiscard]] std::unique_ptr<Command> makeSimulateCommand();
[[nodiscard]] std::unique_ptr<Command> makeTrustCommand();
[[nodiscard]] std::unique_ptr<Command> makeProfileCommand();

} // namespace visor::app
