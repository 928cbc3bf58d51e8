// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/sequence_check.h"

#include "core/profile/argument_number.h"
#include "core/profile/parameter_check.h"
#include "core/profile/renderer.h"
#include "core/profile/template.h"

#include <algorithm>

namespace visor::profile {

void SequenceCheck::run(const Sequence& sequence)
{
    if (m_context.find(sequence.name) != nullptr)
        m_context.warning(sequence.place, tr("“%1” is the name of a command too.").arg(sequence.name));
    for (const Parameter& parameter : sequence.params) {
        m_known.insert(parameter.name);
        ParameterCheck(m_context).run(parameter);
    }
    if (sequence.steps.empty())
        m_context.warning(sequence.place, tr("The sequence “%1” has no steps.").arg(sequence.name));
    QSet<QString> captured;
    for (const SequenceStep& step : sequence.steps) {
        checkStep(step);
        if (!step.capture.isEmpty())
            captured.insert(step.capture);
    }
    for (const Parameter& parameter : sequence.params) {
        if (!m_used.contains(parameter.name) && !sequence.steps.empty())
            m_context.warning(
                parameter.place,
                tr("The parameter “%1” is never used: “{%1}” stands in no step.").arg(parameter.name));
    }
    if (!sequence.returns.isEmpty() && !captured.contains(sequence.returns))
        m_context.error(
            sequence.returnsPlace,
            tr("The sequence “%1” returns “%2”, which no step captures.").arg(sequence.name, sequence.returns));
}

void SequenceCheck::checkStep(const SequenceStep& step)
{
    if (!step.scpi.isEmpty()) {
        checkText(step.scpi, step.scpiPlace);
        m_context.checkMessageText(step.scpi, step.scpiPlace);
    }
    for (const MapEntry& argument : step.args)
        checkText(argument.wire, argument.wirePlace);
    const Command* command = nullptr;
    if (!step.command.isEmpty()) {
        command = m_context.checkCall({step.command, step.args, step.commandPlace}, false);
        if (command != nullptr)
            checkComplete(*command, step);
    }
    if (!step.capture.isEmpty())
        checkCapture(command, step);
}

void SequenceCheck::checkText(const QString& text, SourcePlace place)
{
    for (const QString& name : Template(text).placeholders()) {
        m_used.insert(name);
        if (!m_known.contains(name))
            m_context.error(place,
                            tr("“{%1}” is neither a parameter of the sequence nor captured before.").arg(name));
    }
}

void SequenceCheck::checkComplete(const Command& command, const SequenceStep& step)
{
    if (command.waveformAssembly || command.sdkCall || command.can)
        return;
    Arguments arguments;
    for (const MapEntry& argument : step.args)
        arguments.insert(argument.label, argument.wire);
    const bool isRead = naturalAccess(command, arguments) == Access::Read;
    const QString& text =
        command.type != CommandType::Property ? command.scpi : (isRead ? command.getter : command.setter);
    for (const QString& name : Template(text).placeholders()) {
        const Parameter* parameter = command.findParameter(name);
        if (parameter != nullptr && parameter->isRequired() && !arguments.contains(name))
            m_context.error(step.commandPlace,
                            tr("“%1” needs a value for “%2”; give one.").arg(command.name, name));
    }
}

void SequenceCheck::checkCapture(const Command* command, const SequenceStep& step)
{
    const bool isMute = command != nullptr ? command->type == CommandType::Write && !command->forceQuery
                                           : !step.scpi.isEmpty() && !asksForReply(step.scpi);
    if (isMute)
        m_context.warning(step.capturePlace, tr("There is nothing to capture: this step asks nothing."));
    m_known.insert(step.capture);
}

} // namespace visor::profile
