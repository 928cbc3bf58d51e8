// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

namespace visor::app {

std::vector<std::unique_ptr<Command>> allCommands()
{
    std::vector<std::unique_ptr<Command>> commands;
    commands.push_back(makeListCommand());
    commands.push_back(makeIdentifyCommand());
    commands.push_back(makeQueryCommand());
    commands.push_back(makeWriteCommand());
    commands.push_back(makeReadCommand());
    commands.push_back(makeRunCommand());
    commands.push_back(makeCaptureCommand());
    commands.push_back(makeSetupCommand());
    commands.push_back(makeLockCommand());
    commands.push_back(makeDoctorCommand());
    commands.push_back(makeSimulateCommand());
    commands.push_back(makeTrustCommand());
    commands.push_back(makeProfileCommand());
    return commands;
}

} // namespace visor::app
