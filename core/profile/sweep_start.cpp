// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/sweep_start.h"

#include "core/profile/parameter_roles.h"
#include "core/profile/template.h"

#include <utility>

namespace visor::profile {

Command sweepStart(const Command& command)
{
    Command start;
    start.name = command.name;
    start.type = CommandType::Write;
    start.params = command.params;
    start.scpi = command.type == CommandType::Property ? command.setter : command.scpi;
    if (command.sweep && !command.sweep->command.isEmpty())
        start.scpi = command.sweep->command;
    for (const QString& name : Template(start.scpi).placeholders()) {
        if (start.findParameter(name) != nullptr)
            continue;
        Parameter number;
        number.name = name;
        number.type = ValueType::Float;
        start.params.push_back(std::move(number));
    }
    return start;
}

QString sweepTarget(const Command& command)
{
    if (const Parameter* value = valueParameter(command))
        return value->name;
    QString target;
    for (const Parameter& parameter : sweepStart(command).params) {
        if (command.sweep && parameter.name == command.sweep->rateParameter)
            continue;
        if (!target.isEmpty())
            return {};
        target = parameter.name;
    }
    return target;
}

} // namespace visor::profile
