// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vicp/vicp_examiner.h"

#include "transports/vicp/messages.h"
#include "transports/wire/host_examination.h"

#include <QCoreApplication>

namespace visor::vicp {

using doctor::Finding;
using doctor::Severity;
using visa::Deadline;
using visa::Status;

namespace {

class VicpExaminerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::vicp::VicpExaminer)
};

} // namespace

bool VicpExaminer::examines(const doctor::Complaint& complaint) const
{
    return complaint.as<visa::VicpInstrument>() != nullptr;
}

void VicpExaminer::examine(const doctor::Complaint& complaint, doctor::Report& report, const Deadline& deadline)
{
    const visa::VicpInstrument& address = *complaint.as<visa::VicpInstrument>();
    const wire::ExaminedPort target{address.host, address.port.value_or(kDefaultPort),
                                    VicpExaminerText::tr("VICP, remote control set to TCPIP"), m_names};
    QString peer;
    {
        const auto stream = wire::examineWay(target, report, deadline);
        if (!stream)
            return;
        peer = stream->peerAddress();
    } // closed: the oscilloscope takes one client at a time
    const auto failure = m_question.ask(complaint, report, deadline);
    if (!failure || wire::examineOtherClients(target, peer, report, Severity::Problem))
        return;
    Finding finding = doctor::plainFinding(*failure, complaint.resourceText());
    if (failure->error.status == Status::ErrorRawReadProtocolViolation) {
        finding.cause = QStringLiteral("vicp.not-vicp");
        finding.title = VicpExaminerText::tr("What listens on port %1 of %2 does not speak VICP.")
                            .arg(target.port)
                            .arg(address.host);
        finding.remedy =
            VicpExaminerText::tr("Set the oscilloscope's remote control to TCPIP (VICP), or use VXI-11 "
                                 "(LXI).");
    } else if (failure->error.status == Status::ErrorInterfaceNotConfigured) {
        // The oscilloscope says itself that another remote interface is chosen in its menu.
        finding.cause = QStringLiteral("instrument.remote-setting");
        finding.remedy = VicpExaminerText::tr("Choose TCPIP (VICP) as its remote control, or use VXI-11 (LXI).");
    } else {
        finding.cause = QStringLiteral("vicp.busy");
        finding.title = VicpExaminerText::tr("%1 accepts the connection but does not answer.").arg(address.host);
        finding.reason = VicpExaminerText::tr("The oscilloscope serves one client at a time; another one, or a "
                                              "connection that was never closed, keeps it.");
        finding.remedy =
            VicpExaminerText::tr("Close other programs that use it, then switch its remote interface off "
                                 "and on (its web page can do that too).");
    }
    report.add(finding);
}

} // namespace visor::vicp
