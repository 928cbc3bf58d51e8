// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/vxi11_examiner.h"

#include "transports/vxi11/error_text.h"
#include "transports/vxi11/messages.h"
#include "transports/wire/host_examination.h"
#include "transports/wire/rpc_client.h"

#include <QCoreApplication>

#include <unistd.h>

namespace visor::vxi11 {

using doctor::Finding;
using doctor::IdentityQuestion;
using doctor::Severity;
using visa::Deadline;
using visa::Status;

namespace {

class Vxi11ExaminerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::vxi11::Vxi11Examiner)
};

constexpr std::chrono::milliseconds kPortmapperLimit{4000};
constexpr std::chrono::milliseconds kLinkLimit{2500};

/// One examination, from the portmapper to the answer.
class LinkExamination
{
public:
    LinkExamination(const doctor::Complaint& complaint, const visa::ResourceName& name, doctor::Report& report,
                    const Deadline& deadline, std::uint16_t portmapperPort, const wire::LocalNames& names)
        : m_complaint(complaint),
          m_name(name),
          m_address(*name.as<visa::TcpipInstrument>()),
          m_resource(name.toString()),
          m_report(report),
          m_deadline(deadline),
          m_portmapperPort(portmapperPort),
          m_names(names)
    {
    }

    void run(const IdentityQuestion& question)
    {
        std::optional<std::uint16_t> port = m_address.corePort;
        if (!port)
            port = findCorePort();
        if (!port)
            return;
        auto stream =
            wire::examineWay({m_address.host, *port, QStringLiteral("VXI-11"), m_names}, m_report, m_deadline);
        if (!stream)
            return;
        wire::RpcClient core(std::move(*stream), kCoreProgram);
        if (!openLink(core))
            return;
        core.close();
        if (const auto failure = question.ask(m_complaint, m_report, m_deadline))
            explain(*failure);
    }

private:
    void problem(const char* cause, Status status, const QString& title, const QString& reason,
                 const QString& remedy, const QString& command = {}, const QString& detail = {})
    {
        m_report.add(
            {Severity::Problem, QString::fromLatin1(cause), title, reason, remedy, command, detail, status});
    }

    std::optional<std::uint16_t> findCorePort()
    {
        const auto found =
            wire::findPort(m_address.host, kCoreProgram, wire::RpcProtocol::Tcp, QStringLiteral("VXI-11"),
                           m_deadline.sooner(kPortmapperLimit), m_portmapperPort, m_names);
        if (found) {
            m_report.add({Severity::Fine,
                          QStringLiteral("vxi11.registered"),
                          Vxi11ExaminerText::tr("The portmapper of %1 knows VXI-11: port %2.")
                              .arg(m_address.host)
                              .arg(*found),
                          {},
                          {},
                          {},
                          {},
                          Status::Success});
            return *found;
        }
        if (m_deadline.isCancelled())
            return std::nullopt;
        const auto stream = wire::examineWay(
            {m_address.host, m_portmapperPort, Vxi11ExaminerText::tr("VXI-11's portmapper"), m_names}, m_report,
            m_deadline);
        if (!stream)
            return std::nullopt; // the way there is the reason, and has been told
        const auto list =
            wire::listPorts(m_address.host, m_deadline.sooner(kPortmapperLimit), m_portmapperPort, m_names);
        if (m_deadline.isCancelled())
            return std::nullopt;
        if (!list) {
            problem("vxi11.no-portmapper", found.error().status,
                    Vxi11ExaminerText::tr("What listens on port %1 of %2 is no portmapper, or does not answer.")
                        .arg(m_portmapperPort)
                        .arg(m_address.host),
                    list.error().message,
                    Vxi11ExaminerText::tr("Restart the instrument, or use another of its interfaces (HiSLIP, raw "
                                          "socket)."),
                    {}, list.error().detail);
            return std::nullopt;
        }
        QStringList programs;
        for (const wire::PortMapping& mapping : *list) {
            const QString number = QString::number(mapping.program.number);
            if (!programs.contains(number))
                programs << number;
        }
        problem(
            "vxi11.not-registered", Status::ErrorResourceNotFound,
            Vxi11ExaminerText::tr("The portmapper of %1 answers, but knows no VXI-11.").arg(m_address.host),
            programs.isEmpty()
                ? Vxi11ExaminerText::tr("It knows no program at all.")
                : Vxi11ExaminerText::tr("It knows the programs %1; VXI-11 is %2. Either VXI-11 is switched off "
                                        "there, or this is a computer and no instrument.")
                      .arg(programs.join(QStringLiteral(", ")))
                      .arg(kCoreProgram.number),
            Vxi11ExaminerText::tr("Switch on VXI-11 (sometimes called LAN or LXI) in the instrument's menus, or "
                                  "check the address."),
            QStringLiteral("rpcinfo -p %1").arg(m_address.host));
        return std::nullopt;
    }

    /// Creates a link of that name and destroys it. Nothing when no answer could be had.
    Result<ErrorCode> tryLink(wire::RpcClient& core, const QString& device)
    {
        const Deadline limit = m_deadline.sooner(kLinkLimit);
        const QByteArray name = device.toUtf8();
        put(core.begin(static_cast<std::uint32_t>(Procedure::CreateLink)),
            CreateLinkParameters{static_cast<std::int32_t>(::getpid()), false, 0, name});
        const auto results = core.call(limit);
        if (!results)
            return tl::unexpected(results.error());
        const auto reply = parse<CreateLinkReply>(*results);
        if (!reply)
            return brokenAnswer(QStringLiteral("open"));
        if (reply->error == ErrorCode::None) {
            // Instruments lose a link for each that is not destroyed (Tektronix MSO3000), until none is left.
            core.begin(static_cast<std::uint32_t>(Procedure::DestroyLink)).putI32(reply->link);
            if (const auto destroyed = core.call(limit); !destroyed)
                core.close();
        }
        return reply->error;
    }

    bool openLink(wire::RpcClient& core)
    {
        const auto answer = tryLink(core, m_address.device);
        if (m_deadline.isCancelled())
            return false;
        if (!answer) {
            problem("vxi11.not-vxi11", answer.error().status,
                    Vxi11ExaminerText::tr("%1 takes the connection but does not speak VXI-11.").arg(m_resource),
                    answer.error().message,
                    Vxi11ExaminerText::tr("Check the port, restart the instrument, or use another of its "
                                          "interfaces."),
                    {}, answer.error().detail);
            return false;
        }
        const QString detail = QStringLiteral("create_link: error %1").arg(static_cast<std::uint32_t>(*answer));
        switch (*answer) {
        case ErrorCode::None:
            m_report.add({Severity::Fine,
                          QStringLiteral("vxi11.link"),
                          Vxi11ExaminerText::tr("The device name %1 is known there.").arg(m_address.device),
                          {},
                          {},
                          {},
                          {},
                          Status::Success});
            return true;
        case ErrorCode::SyntaxError:
        case ErrorCode::DeviceNotAccessible:
        case ErrorCode::InvalidAddress:
        case ErrorCode::ParameterError:
            reportDeviceName(core, detail);
            return false;
        case ErrorCode::OutOfResources:
            problem(
                "vxi11.no-link", Status::ErrorAllocation,
                Vxi11ExaminerText::tr("The instrument has no free link (VXI-11 error 9)."),
                Vxi11ExaminerText::tr("Other clients use them all, or programs that ended without goodbye have "
                                      "left theirs behind."),
                Vxi11ExaminerText::tr("Close other programs that use the instrument; if that does not help, "
                                      "restart the instrument."),
                {}, detail);
            return false;
        case ErrorCode::LockedByAnother:
            problem("lock.held-elsewhere", Status::ErrorResourceLocked,
                    Vxi11ExaminerText::tr("Another client has locked the instrument."),
                    Vxi11ExaminerText::tr("It refuses new links meanwhile (VXI-11 error 11)."),
                    Vxi11ExaminerText::tr("Release the lock there; Visor never breaks a lock."), {}, detail);
            return false;
        default:
            problem("vxi11.link-refused", deviceFailure(*answer, QStringLiteral("open")).value().status,
                    Vxi11ExaminerText::tr("The instrument refuses the link."),
                    deviceFailure(*answer, QStringLiteral("open")).value().message,
                    Vxi11ExaminerText::tr("Restart the instrument, or use another of its interfaces."), {},
                    detail);
            return false;
        }
    }

    void reportDeviceName(wire::RpcClient& core, const QString& detail)
    {
        QString known;
        // The names that standards and makers give: VXI-11.3 instruments, VXI-11.2 gateways.
        for (const char* each : {"inst0", "gpib0", "vxi0", "hpib", "COM1"}) {
            const QString name = QString::fromLatin1(each);
            if (name == m_address.device || m_deadline.isCancelled() || !core.isUsable())
                continue;
            if (const auto other = tryLink(core, name); other && *other == ErrorCode::None) {
                known = name;
                break;
            }
        }
        problem("vxi11.device-name", Status::ErrorResourceNotFound,
                Vxi11ExaminerText::tr("VXI-11 answers at %1, but there is no device “%2”.")
                    .arg(m_address.host, m_address.device),
                known.isEmpty()
                    ? Vxi11ExaminerText::tr("The instrument does not know that name.")
                    : Vxi11ExaminerText::tr("The instrument does not know that name; it knows %1.").arg(known),
                known.isEmpty()
                    ? Vxi11ExaminerText::tr("Use inst0 for an instrument of its own, gpib0,ADDRESS for "
                                            "one behind a gateway.")
                    : Vxi11ExaminerText::tr("Use %1.").arg(known),
                known.isEmpty() ? QString() : QStringLiteral("visor identify %1").arg(withDevice(known)), detail);
    }

    [[nodiscard]] QString withDevice(const QString& device) const
    {
        visa::TcpipInstrument other = m_address;
        other.device = device;
        return visa::ResourceName(m_name.interfaceType(), m_name.board(), other).toString();
    }

    void explain(const IdentityQuestion::Failure& failure)
    {
        Finding finding = doctor::plainFinding(failure, m_resource);
        // VXI-11.2 names an instrument behind a gateway INTERFACE,ADDRESS[,SECONDARY].
        const bool isBehindGateway = m_address.device.contains(u',');
        if (failure.stage == IdentityQuestion::Stage::Asking && isBehindGateway &&
            (failure.error.status == Status::ErrorNoListeners || failure.error.status == Status::ErrorTimeout ||
             failure.error.status == Status::ErrorIo)) {
            finding.cause = QStringLiteral("vxi11.no-listener");
            finding.title = Vxi11ExaminerText::tr("The gateway %1 answers, but nobody behind it at %2.")
                                .arg(m_address.host, m_address.device);
            finding.reason =
                Vxi11ExaminerText::tr("No device listens at that GPIB address: %1").arg(failure.error.message);
            finding.remedy =
                Vxi11ExaminerText::tr("Check the instrument's power, its GPIB cable, and the address in "
                                      "its menu.");
        } else if (failure.stage == IdentityQuestion::Stage::Asking) {
            finding.cause = QStringLiteral("vxi11.silent");
            finding.remedy =
                Vxi11ExaminerText::tr("Some instruments answer on one interface at a time only: look for "
                                      "the remote interface in its menu, or restart it.");
        } else {
            finding.remedy = Vxi11ExaminerText::tr("Try again; if it stays so, restart the instrument.");
        }
        m_report.add(finding);
    }

    const doctor::Complaint& m_complaint;
    const visa::ResourceName& m_name;
    const visa::TcpipInstrument& m_address;
    const QString m_resource;
    doctor::Report& m_report;
    const Deadline& m_deadline;
    const std::uint16_t m_portmapperPort;
    const wire::LocalNames& m_names;
};

} // namespace

bool Vxi11Examiner::examines(const doctor::Complaint& complaint) const
{
    const auto* const address = complaint.as<visa::TcpipInstrument>();
    return address != nullptr && !address->isHislip();
}

void Vxi11Examiner::examine(const doctor::Complaint& complaint, doctor::Report& report, const Deadline& deadline)
{
    if (complaint.resource)
        LinkExamination(complaint, *complaint.resource, report, deadline, m_portmapperPort, m_names)
            .run(m_question);
}

} // namespace visor::vxi11
