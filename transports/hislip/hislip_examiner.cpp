// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/hislip_examiner.h"

#include "transports/hislip/message_stream.h"
#include "transports/wire/host_examination.h"

#include <QCoreApplication>

namespace visor::hislip {

using doctor::Finding;
using doctor::IdentityQuestion;
using doctor::Severity;
using visa::Deadline;
using visa::Status;

namespace {

class HislipExaminerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::hislip::HislipExaminer)
};

constexpr std::chrono::milliseconds kInitializeLimit{2000};
const char kUsualSubAddress[] = "hislip0";

/// What a server made of Initialize.
struct Opening
{
    enum class Outcome : std::uint8_t { Accepted, Refused, Closed, Silent, Nonsense } outcome = Outcome::Silent;
    std::uint8_t code = 0; ///< of the FatalError
    QString detail;
};

/// The first message of a session and its answer (IVI-6.1 §6.1); the connection is given up behind it, which ends
/// the half-open session at the server.
Opening initializeHislip(wire::TcpStream& stream, const QByteArray& subAddress, const Deadline& deadline)
{
    MessageStream messages(stream);
    const auto failed = [](const Error& error) {
        switch (error.status) {
        case Status::ErrorTimeout:
        case Status::ErrorAbort:
            return Opening{Opening::Outcome::Silent, 0, error.detail};
        case Status::ErrorRawReadProtocolViolation:
            return Opening{Opening::Outcome::Nonsense, 0, error.detail};
        default:
            return Opening{Opening::Outcome::Closed, 0, error.detail};
        }
    };
    const Header request{MessageType::Initialize, 0, joinWords(kVersion20, kVendorId), 0};
    if (const auto sent = messages.send(request, subAddress, deadline); !sent)
        return failed(sent.error());
    const auto answer = messages.nextHeader(deadline);
    if (!answer)
        return failed(answer.error());
    if (answer->type == MessageType::InitializeResponse)
        return {Opening::Outcome::Accepted, 0, {}};
    if (answer->type == MessageType::FatalError || answer->type == MessageType::Error) {
        const auto text = messages.readText(deadline);
        const QString words = text ? QString::fromLatin1(*text) : QString();
        return {Opening::Outcome::Refused, answer->control,
                QStringLiteral("FatalError %1 %2").arg(answer->control).arg(words).trimmed()};
    }
    return {Opening::Outcome::Nonsense, 0, QStringLiteral("message type %1").arg(static_cast<int>(answer->type))};
}

/// One examination, from the port to the answer.
class HislipExamination
{
public:
    HislipExamination(const doctor::Complaint& complaint, const visa::ResourceName& name, doctor::Report& report,
                      const Deadline& deadline, const wire::LocalNames& names)
        : m_complaint(complaint),
          m_name(name),
          m_address(*name.as<visa::TcpipInstrument>()),
          m_resource(name.toString()),
          m_port(m_address.hislipPort.value_or(kDefaultPort)),
          m_report(report),
          m_deadline(deadline),
          m_names(names)
    {
    }

    void run(const IdentityQuestion& question)
    {
        auto stream =
            wire::examineWay({m_address.host, m_port, QStringLiteral("HiSLIP"), m_names}, m_report, m_deadline);
        if (!stream)
            return;
        const Opening opening =
            initializeHislip(*stream, m_address.device.toLatin1(), m_deadline.sooner(kInitializeLimit));
        stream->close();
        if (m_deadline.isCancelled())
            return;
        if (opening.outcome != Opening::Outcome::Accepted) {
            reportOpening(opening);
            return;
        }
        m_report.add({Severity::Fine,
                      QStringLiteral("hislip.sub-address-known"),
                      HislipExaminerText::tr("HiSLIP answers, and knows %1.").arg(m_address.device),
                      {},
                      {},
                      {},
                      {},
                      Status::Success});
        if (const auto failure = question.ask(m_complaint, m_report, m_deadline))
            explain(*failure);
    }

private:
    void problem(const char* cause, Status status, const QString& title, const QString& reason,
                 const QString& remedy, const QString& command, const QString& detail)
    {
        m_report.add(
            {Severity::Problem, QString::fromLatin1(cause), title, reason, remedy, command, detail, status});
    }

    void reportOpening(const Opening& opening)
    {
        if (opening.outcome == Opening::Outcome::Refused &&
            opening.code == static_cast<std::uint8_t>(FatalCode::TooManyClients)) {
            problem("hislip.too-many-clients", Status::ErrorResourceBusy,
                    HislipExaminerText::tr("The instrument has no HiSLIP connection left."),
                    HislipExaminerText::tr("Other clients use them all."),
                    HislipExaminerText::tr("Close other programs that use the instrument, or restart it."), {},
                    opening.detail);
            return;
        }
        if (opening.outcome == Opening::Outcome::Refused &&
            opening.code == static_cast<std::uint8_t>(FatalCode::SecureConnectionFailed)) {
            problem("hislip.encryption", Status::ErrorNoPermission,
                    HislipExaminerText::tr("The instrument insists on an encrypted connection."),
                    HislipExaminerText::tr("The address asks for a plain one."),
                    HislipExaminerText::tr("Open it as TCPIPS, or switch encryption off in its LAN menu."), {},
                    opening.detail);
            return;
        }
        if (opening.outcome == Opening::Outcome::Nonsense) {
            problem("hislip.not-hislip", Status::ErrorInvalidProtocol,
                    HislipExaminerText::tr("What listens on port %1 of %2 does not speak HiSLIP.")
                        .arg(m_port)
                        .arg(m_address.host),
                    HislipExaminerText::tr("Its answer is no HiSLIP message."),
                    HislipExaminerText::tr("Check the port in the instrument's LAN menu, or use VXI-11 or a raw "
                                           "socket."),
                    {}, opening.detail);
            return;
        }
        // A name that is not known is met with an error, a closed connection or silence: try the usual one.
        const QString usual = QString::fromLatin1(kUsualSubAddress);
        if (m_address.device.compare(usual, Qt::CaseInsensitive) != 0 && accepts(kUsualSubAddress)) {
            visa::TcpipInstrument other = m_address;
            other.device = usual;
            const QString name = visa::ResourceName(m_name.interfaceType(), m_name.board(), other).toString();
            problem(
                "hislip.sub-address", Status::ErrorResourceNotFound,
                HislipExaminerText::tr("HiSLIP answers at %1, but there is no %2.")
                    .arg(m_address.host, m_address.device),
                HislipExaminerText::tr("The instrument does not know that sub-address; it knows %1.").arg(usual),
                HislipExaminerText::tr("Use %1.").arg(name), QStringLiteral("visor identify %1").arg(name),
                opening.detail);
            return;
        }
        if (m_deadline.isCancelled())
            return;
        if (opening.outcome == Opening::Outcome::Silent) {
            problem("hislip.silent", Status::ErrorTimeout,
                    HislipExaminerText::tr("%1 takes the connection but does not answer.").arg(m_resource),
                    HislipExaminerText::tr("Its HiSLIP server hangs, or something else listens on port %1.")
                        .arg(m_port),
                    HislipExaminerText::tr("Restart the instrument, or use VXI-11 or a raw socket."), {},
                    opening.detail);
            return;
        }
        problem(
            "hislip.refused", Status::ErrorResourceNotFound,
            HislipExaminerText::tr("%1 takes the connection and refuses the session.").arg(m_resource),
            HislipExaminerText::tr("It does not know %1, or has no connection left.").arg(m_address.device),
            HislipExaminerText::tr("Check the sub-address in the instrument's LAN menu, and close other programs "
                                   "that use it."),
            {}, opening.detail);
    }

    [[nodiscard]] bool accepts(const QByteArray& subAddress)
    {
        const Deadline limit = m_deadline.sooner(kInitializeLimit);
        auto stream = wire::TcpStream::connect(m_address.host, m_port, limit, m_names);
        return stream && initializeHislip(*stream, subAddress, limit).outcome == Opening::Outcome::Accepted;
    }

    void explain(const IdentityQuestion::Failure& failure)
    {
        Finding finding = doctor::plainFinding(failure, m_resource);
        if (failure.error.status == Status::ErrorNoPermission) {
            // Certificates and logins have been told of; what else TLS was refused for stands in the error.
            finding.cause = QStringLiteral("hislip.encryption");
            finding.title =
                HislipExaminerText::tr("The secure connection to %1 was not made.").arg(m_address.host);
            finding.remedy = HislipExaminerText::tr("Check the instrument's security settings.");
        } else {
            finding.cause = QStringLiteral("hislip.no-answer");
            finding.remedy =
                HislipExaminerText::tr("Look at the instrument's screen for a dialog that waits, then try "
                                       "again or restart it.");
        }
        m_report.add(finding);
    }

    const doctor::Complaint& m_complaint;
    const visa::ResourceName& m_name;
    const visa::TcpipInstrument& m_address;
    const QString m_resource;
    const std::uint16_t m_port;
    doctor::Report& m_report;
    const Deadline& m_deadline;
    const wire::LocalNames& m_names;
};

} // namespace

bool HislipExaminer::examines(const doctor::Complaint& complaint) const
{
    const auto* const address = complaint.as<visa::TcpipInstrument>();
    return address != nullptr && address->isHislip();
}

void HislipExaminer::examine(const doctor::Complaint& complaint, doctor::Report& report, const Deadline& deadline)
{
    if (complaint.resource)
        HislipExamination(complaint, *complaint.resource, report, deadline, m_names).run(m_question);
}

} // namespace visor::hislip
