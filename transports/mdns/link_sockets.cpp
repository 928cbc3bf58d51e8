// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/mdns/link_sockets.h"

#include <QCoreApplication>

#include <netinet/in.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace visor::mdns {

namespace {

struct LinkSocketsText
{
    Q_DECLARE_TR_FUNCTIONS(visor::mdns::LinkSockets)
};

constexpr std::uint32_t kGroupIpv4 = 0xE00000FB;                                            // 224.0.0.251
constexpr in6_addr kGroupIpv6{{{0xFF, 0x02, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFB}}}; // ff02::fb
constexpr int kLinkHops = 255;                                                              // RFC 6762 §11
constexpr int kIpv6MulticastAll = 29; // IPV6_MULTICAST_ALL: newer than some C libraries' headers

bool setLinkOption(int descriptor, int level, int option, int value)
{
    return ::setsockopt(descriptor, level, option, &value, sizeof value) == 0;
}

wire::SocketAddress groupAddress(int family, std::uint16_t port, unsigned interface)
{
    if (family == AF_INET) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(kGroupIpv4);
        return {reinterpret_cast<const sockaddr*>(&address), sizeof address};
    }
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_port = htons(port);
    address.sin6_addr = kGroupIpv6;
    address.sin6_scope_id = interface;
    return {reinterpret_cast<const sockaddr*>(&address), sizeof address};
}

/// Which interface to send by, and, for the group's socket, to hear.
bool setLinkIpv4(int descriptor, unsigned interface, bool isGroup)
{
    ip_mreqn membership{};
    membership.imr_multiaddr.s_addr = htonl(kGroupIpv4);
    membership.imr_ifindex = static_cast<int>(interface);
    return ::setsockopt(descriptor, IPPROTO_IP, IP_MULTICAST_IF, &membership, sizeof membership) == 0 &&
           setLinkOption(descriptor, IPPROTO_IP, IP_MULTICAST_TTL, kLinkHops) &&
           // Otherwise it hears what others have joined on other interfaces.
           setLinkOption(descriptor, IPPROTO_IP, IP_MULTICAST_ALL, 0) &&
           (!isGroup ||
            ::setsockopt(descriptor, IPPROTO_IP, IP_ADD_MEMBERSHIP, &membership, sizeof membership) == 0);
}

bool setLinkIpv6(int descriptor, unsigned interface, bool isGroup)
{
    ipv6_mreq membership{};
    membership.ipv6mr_multiaddr = kGroupIpv6;
    membership.ipv6mr_interface = interface;
    // Kernels before 4.20 do not know it; then answers of other links come too, which is harmless.
    static_cast<void>(setLinkOption(descriptor, IPPROTO_IPV6, kIpv6MulticastAll, 0));
    return setLinkOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_IF, static_cast<int>(interface)) &&
           setLinkOption(descriptor, IPPROTO_IPV6, IPV6_MULTICAST_HOPS, kLinkHops) &&
           (!isGroup ||
            ::setsockopt(descriptor, IPPROTO_IPV6, IPV6_JOIN_GROUP, &membership, sizeof membership) == 0);
}

} // namespace

LinkSockets::~LinkSockets()
{
    for (const Socket& socket : m_sockets)
        ::close(socket.descriptor);
}

Result<bool> LinkSockets::update(std::vector<Error>& problems)
{
    auto interfaces = m_choice.interfaces();
    if (!interfaces)
        return tl::unexpected(std::move(interfaces.error()));
    if (*interfaces == m_interfaces)
        return false;
    const auto before = std::exchange(m_interfaces, std::move(*interfaces));
    // An interface that changed its addresses starts anew.
    std::erase_if(m_sockets, [&](const Socket& socket) {
        const bool isKept = std::any_of(before.begin(), before.end(), [&](const wire::NetworkInterface& old) {
            return old.index == socket.interface &&
                   std::find(m_interfaces.begin(), m_interfaces.end(), old) != m_interfaces.end();
        });
        if (!isKept)
            ::close(socket.descriptor);
        return !isKept;
    });
    bool isAnyNew = false;
    for (const wire::NetworkInterface& interface : m_interfaces) {
        if (std::find(before.begin(), before.end(), interface) != before.end())
            continue;
        isAnyNew = true;
        for (const bool isGroup : {true, false}) {
            if (!interface.addresses.empty())
                open(interface, AF_INET, isGroup, problems);
            if (interface.hasIpv6)
                open(interface, AF_INET6, isGroup, problems);
        }
    }
    m_next = 0;
    return isAnyNew;
}

void LinkSockets::open(const wire::NetworkInterface& interface, int family, bool isGroup,
                       std::vector<Error>& problems)
{
    const int fd = ::socket(family, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    bool isReady = fd >= 0;
    if (isReady && isGroup) {
        const auto group = groupAddress(family, m_port, interface.index);
        // SO_REUSEADDR alone shares the port with every other responder. SO_REUSEPORT would make one group of the
        // sockets of all interfaces, and a kernel that finds a single member of the multicast group (early demux)
        // then picks any of them by a hash: what came by one interface is heard on another, or not at all.
        isReady = setLinkOption(fd, SOL_SOCKET, SO_REUSEADDR, 1) &&
                  (family != AF_INET6 || setLinkOption(fd, IPPROTO_IPV6, IPV6_V6ONLY, 1)) &&
                  ::bind(fd, group.data(), group.size()) == 0;
    }
    isReady = isReady && (family == AF_INET ? setLinkIpv4(fd, interface.index, isGroup)
                                            : setLinkIpv6(fd, interface.index, isGroup));
    if (isReady) {
        m_sockets.push_back({fd, family, interface.index, isGroup});
        return;
    }
    const int number = errno;
    if (fd >= 0)
        ::close(fd);
    // Half of the pair is enough, and IPv6 without addresses that can be used is common: only IPv4's group
    // matters.
    if (!isGroup || family != AF_INET)
        return;
    const QString reason = QString::fromLocal8Bit(std::strerror(number));
    problems.push_back(
        {number == EADDRINUSE ? visa::Status::ErrorResourceBusy : visa::Status::ErrorIo,
         number == EADDRINUSE
             ? LinkSocketsText::tr("Another program keeps the port of mDNS (%1) to itself on %2; instruments that "
                                   "come later are noticed only by looking again.")
                   .arg(m_port)
                   .arg(interface.name)
             : LinkSocketsText::tr(
                   "mDNS cannot be heard on the network interface %1 (%2); instruments there may be "
                   "missing.")
                   .arg(interface.name, reason),
         reason, QStringLiteral("find"), 0});
}

void LinkSockets::send(const Socket& socket, const QByteArray& bytes) const
{
    const auto group = groupAddress(socket.family, m_port, socket.interface);
    // UDP: what gets lost is sent again by the schedule; a link that has just gone down is noticed by update().
    [[maybe_unused]] const ssize_t sent =
        ::sendto(socket.descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL,
                 group.data(), group.size());
}

void LinkSockets::sendToGroup(const QByteArray& bytes, unsigned interface) const
{
    for (const Socket& socket : m_sockets) {
        if (socket.isGroup && (interface == 0 || socket.interface == interface))
            send(socket, bytes);
    }
}

void LinkSockets::ask(const QByteArray& bytes) const
{
    for (const Socket& socket : m_sockets) {
        if (!socket.isGroup)
            send(socket, bytes);
    }
}

void LinkSockets::reply(const Datagram& to, const QByteArray& bytes) const
{
    [[maybe_unused]] const ssize_t sent =
        ::sendto(m_sockets[to.socket].descriptor, bytes.constData(), static_cast<std::size_t>(bytes.size()),
                 MSG_NOSIGNAL, to.from.data(), to.from.size());
}

void LinkSockets::wait(std::chrono::milliseconds limit, int extra) const
{
    std::vector<pollfd> entries;
    entries.reserve(m_sockets.size() + 1);
    for (const Socket& socket : m_sockets)
        entries.push_back({socket.descriptor, POLLIN, 0});
    entries.push_back({extra, POLLIN, 0}); // poll() passes over -1
    // An interrupted or failed wait is a short one: the caller looks and comes back.
    static_cast<void>(::poll(entries.data(), entries.size(), static_cast<int>(limit.count())));
}

bool LinkSockets::receive(Datagram& datagram)
{
    for (; m_next < m_sockets.size(); ++m_next) {
        const Socket& socket = m_sockets[m_next];
        for (;;) {
            const ssize_t got = ::recvfrom(socket.descriptor, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT,
                                           datagram.from.data(), datagram.from.capacity());
            if (got < 0)
                break;
            datagram.bytes = {m_buffer.data(), static_cast<qsizetype>(got)};
            datagram.interface = socket.interface;
            datagram.isOneShot = !socket.isGroup;
            datagram.socket = m_next;
            return true;
        }
    }
    m_next = 0;
    return false;
}

} // namespace visor::mdns
