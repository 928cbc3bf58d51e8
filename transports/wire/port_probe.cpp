// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/port_probe.h"

#include <netinet/in.h>
#include <netinet/ip_icmp.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/errqueue.h>

namespace visor::wire {

namespace {

QString probeErrnoText(int number)
{
    return QStringLiteral("%1 (errno %2)").arg(QString::fromLocal8Bit(std::strerror(number))).arg(number);
}

PortAnswer probeAnswerOf(int number)
{
    switch (number) {
    case ECONNREFUSED:
        return PortAnswer::Refused;
    case EACCES: // a route of type "prohibit", or a rule of this machine's own firewall
    case EPERM:
        return PortAnswer::Rejected;
    case ENETUNREACH:
    case ENETDOWN:
    case EADDRNOTAVAIL:
        return PortAnswer::NoRoute;
    case EHOSTUNREACH:
    case EHOSTDOWN:
    case ENONET:
        return PortAnswer::Unreachable;
    default:
        return PortAnswer::Silent;
    }
}

/// RFC 1812 §5.2.7.1: 9 and 10 are networks and hosts that are prohibited, 13 is filtering. For IPv6 RFC 4443
/// §3.1: 1 is prohibited, 5 and 6 are policies.
bool isProhibition(const sock_extended_err& error)
{
    if (error.ee_origin == SO_EE_ORIGIN_ICMP && error.ee_type == ICMP_DEST_UNREACH) {
        return error.ee_code == ICMP_NET_ANO || error.ee_code == ICMP_HOST_ANO ||
               error.ee_code == ICMP_PKT_FILTERED;
    }
    constexpr std::uint8_t kIcmp6Unreachable = 1;
    return error.ee_origin == SO_EE_ORIGIN_ICMP6 && error.ee_type == kIcmp6Unreachable &&
           (error.ee_code == 1 || error.ee_code == 5 || error.ee_code == 6);
}

/// Who reported the failure and with which ICMP code: the socket's error queue (ip(7), IP_RECVERR).
void probeReadErrorQueue(int fd, PortProbe& probe)
{
    std::array<char, 512> packet{};
    alignas(cmsghdr) std::array<char, 512> control{};
    iovec part{packet.data(), packet.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    if (::recvmsg(fd, &message, MSG_ERRQUEUE | MSG_DONTWAIT) < 0)
        return;
    for (cmsghdr* each = CMSG_FIRSTHDR(&message); each != nullptr; each = CMSG_NXTHDR(&message, each)) {
        const bool is4 = each->cmsg_level == SOL_IP && each->cmsg_type == IP_RECVERR;
        const bool is6 = each->cmsg_level == SOL_IPV6 && each->cmsg_type == IPV6_RECVERR;
        if ((!is4 && !is6) || each->cmsg_len < CMSG_LEN(sizeof(sock_extended_err)))
            continue;
        sock_extended_err error{};
        std::memcpy(&error, CMSG_DATA(each), sizeof error);
        if (error.ee_origin != SO_EE_ORIGIN_ICMP && error.ee_origin != SO_EE_ORIGIN_ICMP6)
            continue;
        // The offender's address lies behind the structure, where the cmsg is long enough to hold one.
        const std::size_t room = each->cmsg_len - CMSG_LEN(sizeof error);
        sockaddr_storage offender{};
        std::memcpy(&offender, CMSG_DATA(each) + sizeof error, std::min(room, sizeof offender));
        const socklen_t size = offender.ss_family == AF_INET    ? sizeof(sockaddr_in)
                               : offender.ss_family == AF_INET6 ? sizeof(sockaddr_in6)
                                                                : 0;
        if (size > 0 && room >= size)
            probe.reporter = SocketAddress(reinterpret_cast<const sockaddr*>(&offender), size).host();
        probe.detail += QStringLiteral(", ICMP type %1 code %2").arg(error.ee_type).arg(error.ee_code);
        // A port that is "unreachable" by ICMP was refused by a firewall: TCP itself refuses with a reset.
        if (isProhibition(error) || probe.answer == PortAnswer::Refused)
            probe.answer = PortAnswer::Rejected;
        else if (probe.answer == PortAnswer::NoRoute)
            probe.answer = PortAnswer::Unreachable; // a router's network, not one of this machine
        return;
    }
}

void probeFailed(int fd, int number, PortProbe& probe)
{
    probe.answer = probeAnswerOf(number);
    probe.detail = probeErrnoText(number);
    probeReadErrorQueue(fd, probe);
}

SocketAddress probeWithPort(const SocketAddress& host, std::uint16_t port)
{
    return SocketAddress::fromNumeric(host.host(), port).value_or(host);
}

/// A connection on its way; −1 when it has come to an end already.
int probeStart(const SocketAddress& address, PortProbe& probe)
{
    const int fd = ::socket(address.family(), SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        probe.detail = probeErrnoText(errno);
        return -1;
    }
    const int on = 1;
    if (address.family() == AF_INET6)
        ::setsockopt(fd, SOL_IPV6, IPV6_RECVERR, &on, sizeof on);
    else
        ::setsockopt(fd, SOL_IP, IP_RECVERR, &on, sizeof on);
    if (::connect(fd, address.data(), address.size()) == 0 || errno == EINPROGRESS)
        return fd;
    probeFailed(fd, errno, probe);
    ::close(fd);
    return -1;
}

/// The socket is ready: connected or failed. Takes the descriptor.
void probeSettle(int fd, PortProbe& probe)
{
    int number = 0;
    socklen_t size = sizeof number;
    ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &number, &size);
    if (number == 0) {
        // adopt() wants a socket that blocks.
        ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) & ~O_NONBLOCK);
        probe.answer = PortAnswer::Accepted;
        probe.stream = TcpStream::adopt(fd);
        return;
    }
    probeFailed(fd, number, probe);
    ::close(fd);
}

} // namespace

std::vector<PortProbe> probePorts(const SocketAddress& host, std::span<const std::uint16_t> ports,
                                  const visa::Deadline& deadline)
{
    std::vector<PortProbe> probes(ports.size());
    std::vector<pollfd> waiting;
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < ports.size(); ++i) {
        if (const int fd = probeStart(probeWithPort(host, ports[i]), probes[i]); fd >= 0) {
            waiting.push_back({fd, POLLOUT, 0});
            places.push_back(i);
        }
    }
    while (!waiting.empty() && !deadline.hasExpired() && !deadline.isCancelled()) {
        const auto slice = static_cast<int>(deadline.slice().count());
        if (::poll(waiting.data(), waiting.size(), slice) <= 0)
            continue;
        for (std::size_t i = waiting.size(); i-- > 0;) {
            if (waiting[i].revents == 0)
                continue;
            probeSettle(waiting[i].fd, probes[places[i]]);
            waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(i));
            places.erase(places.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        probes[places[i]].answer = deadline.isCancelled() ? PortAnswer::Cancelled : PortAnswer::Silent;
        ::close(waiting[i].fd);
    }
    return probes;
}

PortProbe probePort(const SocketAddress& host, const visa::Deadline& deadline)
{
    const std::array port{host.port()};
    return std::move(probePorts(host, port, deadline).front());
}

} // namespace visor::wire
