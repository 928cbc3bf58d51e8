// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/interface_examiner.h"

#include <QCoreApplication>

namespace visor::doctor {

namespace {

struct InterfaceExaminerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::doctor::InterfaceExaminer)
};

} // namespace

void InterfaceExaminer::examine(const Complaint& complaint, Report& report, const visa::Deadline&)
{
    report.add({Severity::Problem,
                QStringLiteral("interface.unavailable"),
                InterfaceExaminerText::tr("This build cannot reach %1.").arg(complaint.resourceText()),
                InterfaceExaminerText::tr("The interface type is not available here."),
                InterfaceExaminerText::tr("Choose another route to the instrument."),
                {},
                {},
                visa::Status::ErrorUnsupportedOperation});
}

} // namespace visor::doctor
