// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/socket/socket_examiner.h"

#include "transports/wire/host_examination.h"

#include <QCoreApplication>

#include <array>

namespace visor::socket {

using doctor::Finding;
using doctor::IdentityQuestion;
using doctor::Severity;
using visa::Deadline;
using visa::Status;

namespace {

class SocketExaminerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::socket::SocketExaminer)
};

constexpr std::chrono::milliseconds kTryLimit{1500};

/// One *IDN? with that line end on a connection of its own; what came back, empty for silence.
QByteArray askSocketWith(const visa::TcpipSocket& address, QByteArrayView lineEnd, const Deadline& deadline,
                         const wire::LocalNames& names)
{
    const Deadline limit = deadline.sooner(kTryLimit);
    auto stream = wire::TcpStream::connect(address.host, address.port, limit, names);
    if (!stream || !stream->writeAll({QByteArrayView("*IDN?"), lineEnd}, limit))
        return {};
    std::array<char, 256> buffer{};
    const auto got = stream->readSome(buffer, limit);
    return got ? QByteArray(buffer.data(), static_cast<qsizetype>(*got)) : QByteArray();
}

Finding explainSocketSilence(const doctor::Complaint& complaint, const visa::TcpipSocket& address,
                             const IdentityQuestion::Failure& failure, const Deadline& deadline,
                             const wire::LocalNames& names)
{
    const QString resource = complaint.resourceText();
    Finding finding;
    finding.severity = Severity::Problem;
    finding.status = Status::ErrorTimeout;
    finding.detail = failure.error.detail;
    if (!failure.received.isEmpty()) {
        finding.cause = QStringLiteral("socket.reply-terminator");
        finding.title =
            SocketExaminerText::tr("%1 answers, but its answer does not end with a line feed.").arg(resource);
        finding.reason = SocketExaminerText::tr(
            "A raw socket has no other sign for the end of a message, so the reader waits on.");
        finding.remedy = SocketExaminerText::tr("Say how its replies end.");
        finding.command = QStringLiteral("visor query %1 '*IDN?' --term cr").arg(resource);
        finding.detail = QString::fromLatin1(failure.received.left(64).toPercentEncoding(" ,.*"));
        return finding;
    }
    struct Try
    {
        const char* bytes;
        const char* word;
        const char* name;
    };
    for (const Try& each : {Try{"\r\n", "crlf", "CR LF"}, Try{"\r", "cr", "CR"}}) {
        const QByteArray answer = askSocketWith(address, each.bytes, deadline, names);
        if (deadline.isCancelled() || answer.isEmpty())
            continue;
        finding.cause = QStringLiteral("socket.terminator");
        finding.title = SocketExaminerText::tr("%1 answers only when a line ends with %2.")
                            .arg(resource, QString::fromLatin1(each.name));
        finding.reason =
            SocketExaminerText::tr("With the usual LF it waits for the rest of the command: that looks "
                                   "like a timeout.");
        finding.remedy = SocketExaminerText::tr("Set this terminator.");
        finding.command =
            QStringLiteral("visor query %1 '*IDN?' --term %2").arg(resource, QString::fromLatin1(each.word));
        return finding;
    }
    finding.cause = QStringLiteral("socket.silent");
    finding.title = SocketExaminerText::tr("%1 accepts connections but does not answer *IDN?.").arg(resource);
    finding.reason = SocketExaminerText::tr("What listens there may speak something else than SCPI, serve another "
                                            "client first, or hang. No usual line end made it answer.");
    finding.remedy =
        SocketExaminerText::tr("Check the port in the instrument's LAN menu, close other programs that "
                               "use it, or restart it.");
    return finding;
}

} // namespace

bool SocketExaminer::examines(const doctor::Complaint& complaint) const
{
    return complaint.as<visa::TcpipSocket>() != nullptr;
}

void SocketExaminer::examine(const doctor::Complaint& complaint, doctor::Report& report, const Deadline& deadline)
{
    const visa::TcpipSocket& address = *complaint.as<visa::TcpipSocket>();
    const wire::ExaminedPort target{address.host, address.port, SocketExaminerText::tr("the raw socket"), m_names};
    QString peer;
    {
        const auto stream = wire::examineWay(target, report, deadline);
        if (!stream)
            return;
        peer = stream->peerAddress();
    } // closed: many instruments take one client at a time
    const auto failure = m_question.ask(complaint, report, deadline);
    if (!failure)
        return;
    const bool isSilent =
        failure->stage == IdentityQuestion::Stage::Asking && failure->error.status == Status::ErrorTimeout;
    if (failure->received.isEmpty() && wire::examineOtherClients(target, peer, report, Severity::Problem))
        return;
    if (isSilent) {
        const Finding finding = explainSocketSilence(complaint, address, *failure, deadline, m_names);
        if (!deadline.isCancelled())
            report.add(finding);
        return;
    }
    Finding finding = doctor::plainFinding(*failure, complaint.resourceText());
    if (failure->error.status == Status::ErrorConnectionLost) {
        finding.cause = QStringLiteral("socket.closed");
        finding.title =
            SocketExaminerText::tr("%1 takes the connection and closes it again.").arg(complaint.resourceText());
        finding.reason =
            SocketExaminerText::tr("It serves another client, or does not take this machine's address.");
        finding.remedy = SocketExaminerText::tr("Close other programs that use it, and look for a list of allowed "
                                                "hosts in its LAN menu.");
    }
    report.add(finding);
}

} // namespace visor::socket
