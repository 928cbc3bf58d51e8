// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/outputs_off.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::app {

namespace {

struct OutputsOffText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::OutputsOff)
};

QString listOf(const QStringList& names)
{
    return names.join(QStringLiteral(", "));
}

} // namespace

std::size_t OutputsOff::add(const QString& name, const QString& description)
{
    m_entries.push_back({name, description, Answer::Asked, {}, {}});
    return m_entries.size() - 1;
}

void OutputsOff::answer(std::size_t number, const Result<instrument::SafeStateOutcome>& result)
{
    Entry& entry = m_entries[number];
    entry.answer = result ? Answer::Done : Answer::Failed;
    if (result)
        entry.earlier = result->earlier;
    else
        entry.why = result.error();
}

bool OutputsOff::markLate()
{
    bool isAny = false;
    for (Entry& entry : m_entries) {
        if (entry.answer != Answer::Asked)
            continue;
        entry.answer = Answer::Late;
        isAny = true;
    }
    return isAny;
}

QStringList OutputsOff::names(Answer answer) const
{
    QStringList found;
    for (const Entry& entry : m_entries) {
        if (entry.answer == answer)
            found << entry.name;
    }
    return found;
}

/// "Outputs off: A, B. Made safe: C (field held)."
QString OutputsOff::whatIsDone() const
{
    QStringList off;
    QStringList safe;
    for (const Entry& entry : m_entries) {
        if (entry.answer != Answer::Done)
            continue;
        if (entry.description.isEmpty())
            off << entry.name;
        else
            safe << QStringLiteral("%1 (%2)").arg(entry.name, entry.description);
    }
    QStringList parts;
    if (!off.isEmpty())
        parts << OutputsOffText::tr("Outputs off: %1.").arg(listOf(off));
    if (!safe.isEmpty())
        parts << OutputsOffText::tr("Made safe: %1.").arg(listOf(safe));
    return parts.join(QLatin1Char(' '));
}

ui::BannerMessage OutputsOff::message() const
{
    const QStringList done = names(Answer::Done);
    const QStringList asked = names(Answer::Asked);
    const QStringList late = names(Answer::Late);
    const QStringList failed = names(Answer::Failed);
    const QStringList unreached = names(Answer::Unreached);
    const QStringList without = names(Answer::NoState);
    const QStringList stopped = names(Answer::Stopped);
    ui::BannerMessage message;
    QStringList whys;
    if (!done.isEmpty())
        message.what = whatIsDone();
    else if (!asked.isEmpty())
        message.what = OutputsOffText::tr("Switching the outputs off …");
    else if (failed.isEmpty() && unreached.isEmpty() && late.isEmpty() && stopped.isEmpty())
        message.what = OutputsOffText::tr("No open instrument has outputs to switch off.");
    else if (failed.isEmpty() && late.isEmpty())
        message.what = OutputsOffText::tr("No outputs were switched off.");
    else // some of them may be off
        message.what = OutputsOffText::tr("Outputs may still be on.");
    if (!asked.isEmpty())
        whys << OutputsOffText::tr("Not answered yet: %1.").arg(listOf(asked));
    if (!late.isEmpty())
        whys << OutputsOffText::tr("Silent so far, and given the time that their profiles allow: %1.")
                    .arg(listOf(late));
    for (const Entry& entry : m_entries) {
        for (const scpi::ErrorReply& complaint : entry.earlier)
            message.detail += OutputsOffText::tr("%1, earlier: %2, %3")
                                  .arg(entry.name, QString::number(complaint.number), complaint.text) +
                              QLatin1Char('\n');
        if (!entry.earlier.empty())
            whys << OutputsOffText::tr("%1 had complained earlier, of something else: %2, %3.")
                        .arg(entry.name, QString::number(entry.earlier.front().number),
                             entry.earlier.front().text);
        if (entry.answer != Answer::Failed)
            continue;
        message.detail += QStringLiteral("%1: %2\n").arg(entry.name, entry.why.message);
        whys << (entry.why.status == visa::Status::ErrorTimeout
                     ? OutputsOffText::tr("%1 does not answer.").arg(entry.name)
                     : QStringLiteral("%1: %2").arg(entry.name, entry.why.message));
    }
    if (!unreached.isEmpty())
        whys << OutputsOffText::tr("Not reached, because they are not connected: %1.").arg(listOf(unreached));
    if (!without.isEmpty())
        whys << OutputsOffText::tr("Not asked, because their profiles name no safe state: %1.")
                    .arg(listOf(without));
    if (!stopped.isEmpty())
        whys << OutputsOffText::tr("What was under way was stopped, but nothing was switched off, because their "
                                   "profiles name no safe state: %1.")
                    .arg(listOf(stopped));
    message.why = whys.join(QLatin1Char(' '));
    const QStringList doubtful = failed + late + unreached + stopped;
    if (!doubtful.isEmpty())
        message.nextStep = OutputsOffText::tr("Look at the outputs of %1.").arg(listOf(doubtful));
    const bool isNothing = done.isEmpty() && asked.isEmpty();
    const bool isDoubtful = !late.isEmpty() || !unreached.isEmpty() || !stopped.isEmpty();
    message.severity = !failed.isEmpty()         ? ui::Severity::Failure
                       : isDoubtful || isNothing ? ui::Severity::Warning
                                                 : ui::Severity::Information;
    return message;
}

} // namespace visor::app
