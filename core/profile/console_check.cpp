// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/console_check.h"

#include "core/profile/argument_number.h"

#include <QSet>

namespace visor::profile {

void ConsoleCheck::run(const ConsoleSection& console)
{
    checkGroups(console);
    checkLists(console);
    checkSafeState(console);
    if (console.screenshot)
        checkScreenshot(*console.screenshot);
    checkSources(console);
    if (console.quirks.errorQueryPlace.isKnown() && CheckContext::isScpi(console.quirks.errorQuery) &&
        !asksForReply(console.quirks.errorQuery))
        m_context.warning(
            console.quirks.errorQueryPlace,
            tr("“%1” asks nothing: its header does not end with “?”.").arg(console.quirks.errorQuery));
}

void ConsoleCheck::checkGroups(const ConsoleSection& console)
{
    QHash<QString, QString> groupOf;
    for (const CommandGroup& group : console.groups) {
        for (const PlacedText& name : group.commands) {
            m_context.checkReference(name);
            if (groupOf.contains(name.text))
                m_context.warning(name.place,
                                  tr("“%1” is already in the group “%2”.").arg(name.text, groupOf[name.text]));
            groupOf.insert(name.text, group.name);
        }
        if (group.commands.empty())
            m_context.warning(group.place, tr("The group “%1” is empty.").arg(group.name));
    }
}

void ConsoleCheck::checkLists(const ConsoleSection& console)
{
    QSet<QString> seen;
    for (const PlacedText& name : console.favourites) {
        m_context.checkReference(name);
        if (seen.contains(name.text))
            m_context.warning(name.place, tr("The favourite “%1” is given twice.").arg(name.text));
        seen.insert(name.text);
    }
    for (const PlacedText& name : console.readOnOpen) {
        const Command* command = m_context.checkReference(name);
        if (command != nullptr && !command->isReadable())
            m_context.error(name.place, tr("“%1” reads nothing and cannot be read on open.").arg(name.text));
    }
}

void ConsoleCheck::checkSafeState(const ConsoleSection& console)
{
    for (const SafeStep& step : console.safeState) {
        m_context.checkFixedCall(step);
        const Command* command = m_context.find(step.command);
        if (command != nullptr && !command->isWritable())
            m_context.warning(step.place, tr("“%1” only reads; it makes nothing safe.").arg(step.command));
        const bool isPattern = m_context.checkPattern(step.notFor, step.notForPlace);
        if (isPattern && !step.notFor.isEmpty() && !step.isFor(QStringLiteral("~")))
            m_context.warning(step.notForPlace,
                              tr("The pattern “%1” matches every instrument: the step is never sent; name the "
                                 "models that lack it.")
                                  .arg(step.notFor));
    }
    if (console.safeState.empty() && !console.safeStateDescription.isEmpty())
        m_context.warning(console.safeStateDescriptionPlace,
                          tr("safe_state_description describes a safe state, but there is no safe_state."));
}

void ConsoleCheck::checkScreenshot(const Screenshot& screenshot)
{
    m_context.checkFixedCall(screenshot.call);
    const Command* command = m_context.find(screenshot.call.command);
    if (command != nullptr && !command->isReadable())
        m_context.error(screenshot.call.place,
                        tr("The screenshot command “%1” reads nothing.").arg(screenshot.call.command));
    if (!CheckContext::isName(screenshot.format))
        m_context.warning(screenshot.formatPlace,
                          tr("“%1” is no file ending; write it without a dot, as in png.").arg(screenshot.format));
}

void ConsoleCheck::checkSources(const ConsoleSection& console)
{
    QSet<QString> names;
    for (const WaveformSource& source : console.waveformSources) {
        m_context.checkFixedCall(source.call);
        const Command* command = m_context.find(source.call.command);
        if (command != nullptr && !command->returnsWaveform())
            m_context.error(source.call.place, tr("“%1” does not return a waveform.").arg(source.call.command));
        if (names.contains(source.name))
            m_context.error(source.place, tr("The waveform source “%1” is given twice.").arg(source.name));
        names.insert(source.name);
    }
}

} // namespace visor::profile
