// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/lock_examiner.h"

#include "core/locks/lock_text.h"

#include <QCoreApplication>

namespace visor::doctor {

namespace {

struct LockExaminerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::doctor::LockExaminer)
};

} // namespace

void LockExaminer::examine(const Complaint& complaint, Report& report, const visa::Deadline&)
{
    if (const auto problem = m_registry.problem()) {
        report.add({Severity::Warning,
                    QStringLiteral("lock.unavailable"),
                    LockExaminerText::tr("Locks cannot be kept on this machine."),
                    problem->message,
                    LockExaminerText::tr("Make the folder writable for you, then try again."),
                    {},
                    problem->detail,
                    problem->status});
        return;
    }
    const locks::LockSituation situation = m_registry.situation(complaint.resourceText());
    for (const locks::LockParty& holder : situation.holders) {
        Finding finding;
        finding.cause = QStringLiteral("lock.held");
        finding.title =
            LockExaminerText::tr("Locked (%1) by %2, since %3.")
                .arg(locks::modeText(holder.mode), locks::partyText(holder), locks::sinceText(holder.since));
        finding.status = visa::Status::ErrorResourceLocked;
        if (holder.isThisProcess) {
            finding.severity = Severity::Note;
            finding.reason = LockExaminerText::tr("This program holds the lock itself.");
        } else {
            finding.severity = Severity::Problem;
            finding.reason = holder.mode == visa::LockMode::Exclusive
                                 ? LockExaminerText::tr("While it is held, nobody else may use the instrument.")
                                 : LockExaminerText::tr("Only those with the same key may use the instrument.");
            finding.remedy = LockExaminerText::tr("Release it there, or end that program: its lock ends with it.");
        }
        report.add(finding);
    }
    if (situation.holders.empty()) {
        report.add({Severity::Fine,
                    QStringLiteral("lock.free"),
                    LockExaminerText::tr("No Visor program on this machine holds a lock on it."),
                    {},
                    {},
                    {},
                    {},
                    visa::Status::Success});
    }
}

} // namespace visor::doctor
