// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/command_check.h"

#include "core/profile/argument_number.h"
#include "core/profile/fieldbus_check.h"
#include "core/profile/map_reader.h"
#include "core/profile/parameter_check.h"
#include "core/profile/returns_check.h"
#include "core/profile/template.h"

#include <QSet>

namespace visor::profile {

void CommandCheck::run(const Command& command)
{
    if (!CheckContext::isName(command.name)) {
        m_context.warning(command.place,
                          tr("The name “%1” should be letters, digits and _ only, so that scripts can use it.")
                              .arg(command.name));
    }
    for (const Parameter& parameter : command.params)
        ParameterCheck(m_context).run(parameter);
    FieldbusCheck(m_context).run(command);
    checkTexts(command);
    checkPlaceholders(command);
    if (command.returns)
        ReturnsCheck(m_context).run(command, *command.returns);
    else if (command.type == CommandType::Query && !command.waveformAssembly && !command.can && !command.sdkCall)
        m_context.note(command.place,
                       tr("“%1” does not say what it returns; its reply is shown as text.").arg(command.name));
    if (command.waveformAssembly && command.type == CommandType::Write)
        m_context.warning(command.waveformAssembly->place,
                          tr("A waveform is read: “%1” should be a query.").arg(command.name));
    checkSweep(command);
}

void CommandCheck::checkTexts(const Command& command)
{
    const bool hasOtherWay = command.sdkCall || command.can || command.modbus || command.waveformAssembly;
    if (!command.modbus && !command.can) { // their texts are ours
        m_context.checkMessageText(command.scpi, command.scpiPlace);
        m_context.checkMessageText(command.getter, command.getterPlace);
        m_context.checkMessageText(command.setter, command.setterPlace);
    }
    if (command.type == CommandType::Property) {
        checkPropertyTexts(command, hasOtherWay);
        return;
    }
    if (!command.getter.isEmpty() || !command.setter.isEmpty()) {
        m_context.warning(command.getter.isEmpty() ? command.setterPlace : command.getterPlace,
                          tr("“getter” and “setter” are for properties; “%1” is a %2.")
                              .arg(command.name, QString(commandTypeName(command.type))));
    }
    if (command.scpi.isEmpty()) {
        if (!hasOtherWay)
            m_context.error(command.place, tr("“%1” needs the key “scpi”: what to send.").arg(command.name));
        return;
    }
    const bool asks = asksForReply(command.scpi);
    if (command.type == CommandType::Query && !asks && !command.forceQuery)
        m_context.warning(command.scpiPlace,
                          tr("The query “%1” asks nothing: no header ends with “?”. Set force_query "
                             "if a reply comes all the "
                             "same.")
                              .arg(command.name));
    if (command.type == CommandType::Write && asks && !command.forceQuery)
        m_context.warning(command.scpiPlace,
                          tr("“%1” is a write but its text asks for a reply; make it a query.").arg(command.name));
}

void CommandCheck::checkPropertyTexts(const Command& command, bool hasOtherWay)
{
    if (command.getter.isEmpty() && command.setter.isEmpty() && !hasOtherWay)
        m_context.error(command.place, tr("The property “%1” needs a getter or a setter.").arg(command.name));
    if (!command.scpi.isEmpty())
        m_context.warning(command.scpiPlace, tr("A property uses “getter” and “setter”; “scpi” is ignored."));
    if (!command.getter.isEmpty() && !asksForReply(command.getter) && !command.forceQuery)
        m_context.warning(
            command.getterPlace,
            tr("The getter of “%1” asks nothing: its header does not end with “?”.").arg(command.name));
    if (!command.setter.isEmpty() && asksForReply(command.setter))
        m_context.warning(command.setterPlace,
                          tr("The setter of “%1” looks like a query; its reply would be lost.").arg(command.name));
}

void CommandCheck::checkPlaceholders(const Command& command)
{
    QSet<QString> used;
    const auto check = [&](const QString& text, SourcePlace place) {
        QStringList names;
        for (const Parameter& parameter : command.params)
            names.append(parameter.name);
        for (const QString& name : Template(text).placeholders()) {
            used.insert(name);
            if (command.findParameter(name) == nullptr) {
                m_context.error(
                    place,
                    tr("“{%1}” in “%2” has no parameter of that name.").arg(name, CheckContext::beginning(text)),
                    nearestWord(name, names));
            }
        }
    };
    check(command.scpi, command.scpiPlace);
    check(command.getter, command.getterPlace);
    check(command.setter, command.setterPlace);
    if (command.waveformAssembly) {
        const WaveformAssembly& assembly = *command.waveformAssembly;
        check(assembly.sourceCommand, assembly.place);
        check(assembly.formatCommand, assembly.place);
        check(assembly.preambleQuery, assembly.place);
        check(assembly.dataQuery, assembly.place);
    }
    if (command.returns) {
        check(command.returns->xStartQuery, command.returns->place);
        check(command.returns->xIncrementQuery, command.returns->place);
        if (command.returns->binary && m_context.find(command.returns->binary->preambleCommand) == nullptr)
            check(command.returns->binary->preambleCommand, command.returns->binary->preamblePlace);
    }
    if (command.sdkCall || command.can) // their parameters go by name, not by placeholder
        return;
    for (const Parameter& parameter : command.params) {
        const bool isRate = command.sweep && command.sweep->rateParameter == parameter.name;
        if (!used.contains(parameter.name) && !isRate) {
            m_context.warning(
                parameter.place,
                tr("The parameter “%1” is never sent: “{%1}” stands in no text.").arg(parameter.name));
        }
    }
}

void CommandCheck::checkSweep(const Command& command)
{
    if (!command.sweep)
        return;
    const Sweep& sweep = *command.sweep;
    if (!sweep.checkIdleMatch.isEmpty())
        m_context.checkPattern(sweep.checkIdleMatch, sweep.idleMatchPlace);
    // The public format names the rate in the sweep's text alone; what only stands there is a plain number.
    if (!sweep.rateParameter.isEmpty() && command.findParameter(sweep.rateParameter) == nullptr &&
        !Template(sweep.command).placeholders().contains(sweep.rateParameter))
        m_context.error(sweep.ratePlace, tr("The sweep's rate parameter “%1” is not a parameter of “%2”.")
                                             .arg(sweep.rateParameter, command.name));
    if (sweep.pollInterval.count() < 1)
        m_context.error(sweep.place, tr("“poll_interval_ms” must be above zero."));
}

} // namespace visor::profile
