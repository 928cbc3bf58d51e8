// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/network_examiner.h"

#include "transports/wire/local_networks.h"
#include "transports/wire/process_table.h"

#include <QCoreApplication>
#include <QFile>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace visor::wire {

using doctor::Severity;
using visa::Status;

namespace {

class NetworkExaminerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::NetworkExaminer)
};

/// Joins the group of mDNS (RFC 6762 §3) by that address and leaves it again; the errno, 0 when it went well.
int tryMulticast(const SocketAddress& address)
{
    const auto number = address.ipv4();
    if (!number)
        return 0;
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return errno;
    ip_mreqn request{};
    constexpr std::uint32_t kMdnsGroup = 0xE00000FB;
    request.imr_multiaddr.s_addr = htonl(kMdnsGroup);
    request.imr_address.s_addr = htonl(*number);
    const int result = ::setsockopt(fd, IPPROTO_IP, IP_ADD_MEMBERSHIP, &request, sizeof request) == 0 ? 0 : errno;
    ::close(fd);
    return result;
}

bool isSelfAssignedNetwork(const LocalNetwork& network)
{
    const auto number = network.address.ipv4();
    return number && (*number >> 16) == 0xA9FE; // RFC 3927
}

} // namespace

void NetworkExaminer::examine(const doctor::Complaint&, doctor::Report& report, const visa::Deadline&)
{
    if (!m_choice) {
        report.add({Severity::Warning,
                    QStringLiteral("machine.search-off"),
                    NetworkExaminerText::tr("The search on the network is switched off."),
                    NetworkExaminerText::tr("The environment variable VISOR_INTERFACES says “none”."),
                    NetworkExaminerText::tr("Take the variable away and start Visor again."),
                    QStringLiteral("unset VISOR_INTERFACES"),
                    {},
                    Status::Success});
    }
    const auto all = localNetworks();
    std::vector<LocalNetwork> networks;
    std::copy_if(all.begin(), all.end(), std::back_inserter(networks), [](const LocalNetwork& network) {
        return network.isUp && !network.isLoopback && network.address.family() == AF_INET;
    });
    for (const QString& name : m_choice ? m_choice->names : QStringList()) {
        if (std::none_of(all.begin(), all.end(), [&](const auto& network) { return network.interface == name; })) {
            report.add(
                {Severity::Warning,
                 QStringLiteral("machine.interface-unknown"),
                 NetworkExaminerText::tr("The search is told to use the interface %1, which has no address or "
                                         "does not exist.")
                     .arg(name),
                 NetworkExaminerText::tr("The environment variable VISOR_INTERFACES names it."),
                 NetworkExaminerText::tr("Correct the name; these exist:"),
                 QStringLiteral("ip -brief address"),
                 {},
                 Status::Success});
        }
    }
    if (networks.empty()) {
        report.add(
            {Severity::Problem,
             QStringLiteral("machine.no-network"),
             NetworkExaminerText::tr("This machine is on no network."),
             NetworkExaminerText::tr("No interface but loopback is up and has an IPv4 address, so no "
                                     "instrument on a network can be found or reached."),
             NetworkExaminerText::tr("Plug in the network cable or join the Wi-Fi; these are the interfaces:"),
             QStringLiteral("ip -brief address"),
             {},
             Status::ErrorInterfaceNotConfigured});
    }
    for (const LocalNetwork& network : networks) {
        const int number = network.hasMulticast ? tryMulticast(network.address) : EOPNOTSUPP;
        if (number != 0) {
            report.add(
                {Severity::Warning, QStringLiteral("machine.no-multicast"),
                 NetworkExaminerText::tr("%1 takes no multicast.").arg(network.toString()),
                 NetworkExaminerText::tr("Instruments that announce themselves by mDNS cannot be heard there."),
                 NetworkExaminerText::tr("Switch multicast on for the interface, or add instruments by their "
                                         "address."),
                 QStringLiteral("sudo ip link set %1 multicast on").arg(network.interface),
                 QString::fromLocal8Bit(std::strerror(number)), Status::Success});
            continue;
        }
        if (isSelfAssignedNetwork(network)) {
            report.add(
                {Severity::Warning,
                 QStringLiteral("machine.no-address"),
                 NetworkExaminerText::tr("%1: nobody gave this machine an address.").arg(network.toString()),
                 NetworkExaminerText::tr("It took one from 169.254/16, and reaches only what did the same: "
                                         "right for an instrument at the other end of one cable."),
                 NetworkExaminerText::tr("Otherwise check the cable, the switch and the DHCP server."),
                 {},
                 {},
                 Status::Success});
            continue;
        }
        report.add({Severity::Fine,
                    QStringLiteral("machine.network"),
                    NetworkExaminerText::tr("On the network by %1. Searches do not pass routers: instruments "
                                            "elsewhere are added by their address.")
                        .arg(network.toString()),
                    {},
                    {},
                    {},
                    {},
                    Status::Success});
    }
    examineFirewall(report);
}

void NetworkExaminer::examineFirewall(doctor::Report& report) const
{
    // Rules are for root to read; that a firewall is on, anybody may see.
    QString name;
    QString command;
    QFile settings(m_root + QStringLiteral("etc/ufw/ufw.conf"));
    constexpr qint64 kMostBytes = qint64{64} * 1024;
    if (settings.open(QIODevice::ReadOnly) && settings.read(kMostBytes).toLower().contains("\nenabled=yes")) {
        name = QStringLiteral("ufw");
        command = QStringLiteral("sudo ufw allow 5353/udp\nsudo ufw allow proto udp from any port 111");
    } else if (!ProcessTable(m_root + QStringLiteral("proc")).named(QStringLiteral("firewalld")).empty()) {
        name = QStringLiteral("firewalld");
        command = QStringLiteral("sudo firewall-cmd --add-service=mdns --permanent\n"
                                 "sudo firewall-cmd --add-source-port=111/udp --permanent\n"
                                 "sudo firewall-cmd --reload");
    }
    if (name.isEmpty())
        return;
    report.add(
        {Severity::Warning,
         QStringLiteral("machine.firewall"),
         NetworkExaminerText::tr("A firewall (%1) is switched on.").arg(name),
         NetworkExaminerText::tr("Such firewalls usually drop the answers to searches: mDNS (UDP port 5353) and "
                                 "VXI-11's broadcast (from UDP port 111)."),
         NetworkExaminerText::tr("Allow them:"),
         command,
         {},
         Status::Success});
}

} // namespace visor::wire
