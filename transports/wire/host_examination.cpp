// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/host_examination.h"

#include "transports/wire/host_lookup.h"
#include "transports/wire/local_networks.h"
#include "transports/wire/port_probe.h"
#include "transports/wire/process_table.h"

#include <QCoreApplication>

#include <unistd.h>

#include <algorithm>
#include <array>

namespace visor::wire {

using doctor::Finding;
using doctor::Severity;
using visa::Deadline;
using visa::Status;

namespace {

class HostExaminationText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::HostExamination)
};

constexpr std::chrono::milliseconds kNameLimit{4000};
/// Longer than the kernel's own three seconds of asking who has an address, so that it can say "nobody".
constexpr std::chrono::milliseconds kConnectLimit{3500};
constexpr std::chrono::milliseconds kOtherPortsLimit{1000};

/// Where instruments listen, by standard and by habit, and how to name what listens there.
struct InstrumentPort
{
    std::uint16_t port;
    const char* resource; ///< null: shows that the host is alive, no more
};
constexpr std::array kInstrumentPorts{
    InstrumentPort{4880, "TCPIP0::%1::hislip0::INSTR"},
    InstrumentPort{111, "TCPIP0::%1::inst0::INSTR"},
    InstrumentPort{5025, "TCPIP0::%1::5025::SOCKET"},
    InstrumentPort{5555, "TCPIP0::%1::5555::SOCKET"},
    InstrumentPort{1861, "VICP0::%1::INSTR"},
    InstrumentPort{4000, "TCPIP0::%1::4000::SOCKET"},
    InstrumentPort{7777, "TCPIP0::%1::7777::SOCKET"},
    InstrumentPort{1234, "PRLGX-TCPIP0::%1::1234::INTFC"},
    InstrumentPort{502, "MODBUS-TCP0::%1::502::1::INSTR"},
    InstrumentPort{80, nullptr},
    InstrumentPort{443, nullptr},
};

/// Which of them answer, and whether the host is there at all.
struct Neighbours
{
    QStringList resources; ///< of ports that accepted
    bool isAlive = false;  ///< something was accepted or refused
};

Neighbours hostNeighbours(const SocketAddress& host, const QString& name, const Deadline& deadline)
{
    std::array<std::uint16_t, kInstrumentPorts.size()> ports{};
    std::transform(kInstrumentPorts.begin(), kInstrumentPorts.end(), ports.begin(),
                   [](const InstrumentPort& each) { return each.port; });
    const auto probes = probePorts(host, ports, deadline.sooner(kOtherPortsLimit));
    const QString place = name.contains(u':') ? QStringLiteral("[%1]").arg(name) : name;
    Neighbours neighbours;
    for (std::size_t i = 0; i < probes.size(); ++i) {
        const bool isOpen = probes[i].answer == PortAnswer::Accepted;
        neighbours.isAlive = neighbours.isAlive || isOpen || probes[i].answer == PortAnswer::Refused;
        if (isOpen && ports[i] != host.port() && kInstrumentPorts[i].resource != nullptr)
            neighbours.resources << QString::fromLatin1(kInstrumentPorts[i].resource).arg(place);
    }
    return neighbours;
}

QString hostNetworksText(const std::vector<LocalNetwork>& networks)
{
    QStringList texts;
    for (const LocalNetwork& network : networks) {
        if (!network.isLoopback && network.address.family() == AF_INET)
            texts << network.toString();
    }
    return texts.isEmpty() ? HostExaminationText::tr("none") : texts.join(QStringLiteral(", "));
}

bool isOwnAddress(const std::vector<LocalNetwork>& networks, const QString& address)
{
    return std::any_of(networks.begin(), networks.end(),
                       [&](const LocalNetwork& network) { return network.address.host() == address; });
}

/// The network of this machine that the host stands in; null when a router lies between.
const LocalNetwork* directNetwork(const std::vector<LocalNetwork>& networks, const SocketAddress& host)
{
    const auto found = std::find_if(networks.begin(), networks.end(),
                                    [&](const LocalNetwork& network) { return network.contains(host); });
    return found == networks.end() ? nullptr : &*found;
}

/// RFC 3927: 169.254/16, what a device gives itself when nobody else gives it an address.
bool isSelfAssigned(const SocketAddress& host)
{
    const auto number = host.ipv4();
    return number && (*number >> 16) == 0xA9FE;
}

QString otherRouteCommands(const QStringList& resources)
{
    QStringList commands;
    for (const QString& resource : resources)
        commands << QStringLiteral("visor identify %1").arg(resource);
    return commands.join(u'\n');
}

/// One examination, from the name to the port.
class WayExamination
{
public:
    WayExamination(const ExaminedPort& target, doctor::Report& report, const Deadline& deadline)
        : m_target(target), m_report(report), m_deadline(deadline)
    {
    }

    std::optional<TcpStream> run()
    {
        const auto found = findHost(m_target.host, m_target.port, m_deadline.sooner(kNameLimit), m_target.names);
        if (!found) {
            reportName(found.error());
            return std::nullopt;
        }
        const std::vector<SocketAddress>& addresses = found->addresses;
        if (!SocketAddress::fromNumeric(m_target.host, m_target.port))
            reportFound(*found);
        // As a connection would: one after the other. What is told is about the first.
        std::optional<PortProbe> first;
        for (const SocketAddress& address : addresses) {
            PortProbe probe = probePort(address, m_deadline.sooner(kConnectLimit));
            if (probe.answer == PortAnswer::Cancelled)
                return std::nullopt;
            if (probe.answer == PortAnswer::Accepted) {
                add(Severity::Fine, "lan.port-open",
                    HostExaminationText::tr("%1 port %2 (%3) accepts connections.")
                        .arg(m_target.host)
                        .arg(m_target.port)
                        .arg(m_target.service));
                return std::move(probe.stream);
            }
            if (!first)
                first = std::move(probe);
        }
        if (first) {
            m_networks = localNetworks();
            reportProbe(addresses.front(), *first);
        }
        return std::nullopt;
    }

private:
    void add(Severity severity, const char* cause, const QString& title)
    {
        Finding finding;
        finding.severity = severity;
        finding.cause = QString::fromLatin1(cause);
        finding.title = title;
        m_report.add(finding);
    }

    void problem(const char* cause, Status status, const QString& title, const QString& reason,
                 const QString& remedy, const QString& command, const QString& detail)
    {
        m_report.add(
            {Severity::Problem, QString::fromLatin1(cause), title, reason, remedy, command, detail, status});
    }

    /// Which way answered matters for .local: other programs of this computer have the system's resolver alone.
    void reportFound(const FoundHost& found)
    {
        QStringList texts;
        for (const SocketAddress& address : found.addresses)
            texts << address.host();
        const QString list = texts.join(QStringLiteral(", "));
        Finding finding;
        finding.severity = Severity::Fine;
        finding.cause = QStringLiteral("lan.name-found");
        finding.detail = found.isByLocalNames ? QStringLiteral("mDNS") : QStringLiteral("resolver");
        if (found.isByLocalNames)
            finding.title =
                HostExaminationText::tr("%1 is %2, as it answers itself by mDNS.").arg(m_target.host, list);
        else if (isLocalName(m_target.host))
            finding.title =
                HostExaminationText::tr("%1 is %2, says this computer's resolver.").arg(m_target.host, list);
        else
            finding.title = HostExaminationText::tr("%1 is %2.").arg(m_target.host, list);
        m_report.add(finding);
    }

    void reportName(const Error& error)
    {
        if (error.status == Status::ErrorAbort)
            return;
        const bool isLocal = isLocalName(m_target.host);
        const QString command = QStringLiteral("getent hosts %1").arg(m_target.host);
        if (error.status == Status::ErrorTimeout) {
            problem("lan.name-slow", Status::ErrorTimeout,
                    HostExaminationText::tr("Looking up the name %1 takes too long.").arg(m_target.host),
                    HostExaminationText::tr("The name server does not answer."),
                    HostExaminationText::tr("Use the address in numbers, or check the network's name server."),
                    command, error.detail);
            return;
        }
        problem("lan.name", Status::ErrorMachineNotAvailable,
                HostExaminationText::tr("There is no host named %1.").arg(m_target.host),
                isLocal ? HostExaminationText::tr("Nobody on this network answers to that name (mDNS): the "
                                                  "instrument is off, renamed, on another network, or mDNS is "
                                                  "blocked.")
                        : HostExaminationText::tr("The name server does not know it."),
                HostExaminationText::tr("Check the spelling, or use the address that the instrument shows in its "
                                        "LAN menu."),
                command, error.detail);
    }

    void reportProbe(const SocketAddress& address, const PortProbe& probe)
    {
        const QString host = m_target.host;
        const LocalNetwork* const direct = directNetwork(m_networks, address);
        switch (probe.answer) {
        case PortAnswer::Accepted:
        case PortAnswer::Cancelled:
            return;
        case PortAnswer::Refused:
            reportRefused(address, probe);
            return;
        case PortAnswer::Rejected:
            problem("lan.firewall", Status::ErrorNoPermission,
                    HostExaminationText::tr("A firewall forbids connections to %1 port %2.")
                        .arg(host)
                        .arg(m_target.port),
                    probe.reporter.isEmpty() || isOwnAddress(m_networks, probe.reporter)
                        ? HostExaminationText::tr("This machine's own firewall or routing refuses it.")
                        : HostExaminationText::tr("%1 answered that it is prohibited.").arg(probe.reporter),
                    HostExaminationText::tr("Ask whoever looks after the network to allow TCP port %1 to %2.")
                        .arg(m_target.port)
                        .arg(host),
                    {}, probe.detail);
            return;
        case PortAnswer::NoRoute:
            problem(
                "lan.no-route", Status::ErrorMachineNotAvailable,
                HostExaminationText::tr("No network of this machine leads to %1.").arg(address.host()),
                isSelfAssigned(address)
                    ? HostExaminationText::tr("169.254… is what an instrument gives itself when nobody gives it "
                                              "an address. This machine's networks: %1.")
                          .arg(hostNetworksText(m_networks))
                    : HostExaminationText::tr("The instrument is on another network. This machine's networks: "
                                              "%1.")
                          .arg(hostNetworksText(m_networks)),
                HostExaminationText::tr("Connect this machine to the instrument's network, or give the "
                                        "instrument an address in one of this machine's."),
                QStringLiteral("ip route get %1").arg(address.host()), probe.detail);
            return;
        case PortAnswer::Unreachable:
            if (direct == nullptr && !probe.reporter.isEmpty() && !isOwnAddress(m_networks, probe.reporter)) {
                problem(
                    "lan.unreachable", Status::ErrorMachineNotAvailable,
                    HostExaminationText::tr("The router %1 cannot reach %2.").arg(probe.reporter, host),
                    HostExaminationText::tr("%1 is on another network than this machine (%2), and the way "
                                            "there ends at that router.")
                        .arg(host, hostNetworksText(m_networks)),
                    HostExaminationText::tr("Check the address, and that the instrument is on; else ask whoever "
                                            "looks after the network."),
                    QStringLiteral("traceroute %1").arg(address.host()), probe.detail);
                return;
            }
            reportOff(address, probe);
            return;
        case PortAnswer::Silent:
            reportSilent(address, probe, direct);
            return;
        }
    }

    void reportRefused(const SocketAddress& address, const PortProbe& probe)
    {
        if (examineOtherClients(m_target, address.host(), m_report, Severity::Problem))
            return;
        const Neighbours neighbours = hostNeighbours(address, m_target.host, m_deadline);
        QString remedy =
            HostExaminationText::tr("Switch on %1 in the instrument's LAN settings, and look up its "
                                    "port there. Some instruments close their LAN control while a USB "
                                    "cable to a computer is plugged in: pull it out.")
                .arg(m_target.service);
        if (!neighbours.resources.isEmpty())
            remedy = HostExaminationText::tr("It does listen elsewhere: try that.") + u' ' + remedy;
        problem("lan.refused", Status::ErrorResourceNotFound,
                HostExaminationText::tr("%1 is there, but nothing listens on port %2 (%3).")
                    .arg(m_target.host)
                    .arg(m_target.port)
                    .arg(m_target.service),
                HostExaminationText::tr("The host refused the connection."), remedy,
                otherRouteCommands(neighbours.resources), probe.detail);
    }

    void reportOff(const SocketAddress& address, const PortProbe& probe)
    {
        problem("lan.host-off", Status::ErrorMachineNotAvailable,
                HostExaminationText::tr("Nobody answers at %1.").arg(address.host()),
                HostExaminationText::tr("It would be on this machine's own network (%1), where no device has that "
                                        "address now.")
                    .arg(hostNetworksText(m_networks)),
                HostExaminationText::tr("Check the instrument's power, cable and the address in its LAN menu."),
                QStringLiteral("ping -c 3 %1").arg(address.host()), probe.detail);
    }

    void reportSilent(const SocketAddress& address, const PortProbe& probe, const LocalNetwork* direct)
    {
        if (m_deadline.isCancelled())
            return;
        const Neighbours neighbours = hostNeighbours(address, m_target.host, m_deadline);
        if (m_deadline.isCancelled())
            return;
        if (neighbours.isAlive) {
            problem(
                "lan.filtered", Status::ErrorTimeout,
                HostExaminationText::tr("%1 is there, but port %2 (%3) swallows connections without an answer.")
                    .arg(m_target.host)
                    .arg(m_target.port)
                    .arg(m_target.service),
                HostExaminationText::tr("A firewall filters that port, or the instrument has more clients "
                                        "waiting than it takes, or hangs."),
                HostExaminationText::tr("Allow TCP port %1 in the firewall between. Close other programs that "
                                        "use the instrument, then restart it.")
                    .arg(m_target.port),
                otherRouteCommands(neighbours.resources), probe.detail);
            return;
        }
        if (direct != nullptr) {
            reportOff(address, probe);
            return;
        }
        problem(
            "lan.other-subnet", Status::ErrorTimeout,
            HostExaminationText::tr("%1 is on another network than this machine, and nothing came back.")
                .arg(address.host()),
            HostExaminationText::tr("This machine's networks: %1. The instrument is off, or has no way back (its "
                                    "gateway setting), or a firewall drops everything.")
                .arg(hostNetworksText(m_networks)),
            HostExaminationText::tr("Check the instrument's power, address, subnet mask and gateway, or put it "
                                    "on this machine's network."),
            QStringLiteral("traceroute %1").arg(address.host()), probe.detail);
    }

    const ExaminedPort& m_target;
    doctor::Report& m_report;
    const Deadline& m_deadline;
    std::vector<LocalNetwork> m_networks;
};

} // namespace

std::optional<TcpStream> examineWay(const ExaminedPort& target, doctor::Report& report, const Deadline& deadline)
{
    return WayExamination(target, report, deadline).run();
}

bool examineOtherClients(const ExaminedPort& target, const QString& address, doctor::Report& report,
                         Severity severity)
{
    const auto peer = SocketAddress::fromNumeric(address, target.port);
    if (!peer)
        return false;
    const auto clients = ProcessTable().connectedTo(*peer);
    if (clients.empty())
        return false;
    const bool isOwn = std::all_of(clients.begin(), clients.end(),
                                   [](const RunningProcess& client) { return client.pid == ::getpid(); });
    Finding finding;
    finding.severity = severity;
    finding.cause = QStringLiteral("lan.single-client");
    finding.title = isOwn ? HostExaminationText::tr("This program is connected to %1 port %2 already.")
                                .arg(target.host)
                                .arg(target.port)
                          : HostExaminationText::tr("%1 is connected to %2 port %3 already.")
                                .arg(processesText(clients), target.host)
                                .arg(target.port);
    finding.reason = HostExaminationText::tr("Many instruments take one client at a time on a raw connection.");
    finding.remedy = HostExaminationText::tr("Close the instrument there, or use VXI-11 or HiSLIP.");
    finding.status = Status::ErrorResourceBusy;
    report.add(finding);
    return true;
}

} // namespace visor::wire
