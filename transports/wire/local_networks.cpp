// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/local_networks.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace visor::wire {

namespace {

/// The bytes of an address in network order; an IPv4-mapped one as the IPv4 address it is.
QByteArray networkAddressBytes(const SocketAddress& address)
{
    if (const auto number = address.ipv4()) {
        const std::uint32_t wire = htonl(*number);
        return {reinterpret_cast<const char*>(&wire), sizeof wire};
    }
    if (address.family() != AF_INET6)
        return {};
    sockaddr_in6 in6{};
    std::memcpy(&in6, address.data(), std::min<std::size_t>(address.size(), sizeof in6));
    return {reinterpret_cast<const char*>(&in6.sin6_addr), sizeof in6.sin6_addr};
}

int networkPrefixOf(const sockaddr* mask)
{
    if (mask == nullptr)
        return 0;
    if (mask->sa_family == AF_INET) {
        sockaddr_in in{};
        std::memcpy(&in, mask, sizeof in);
        return std::popcount(in.sin_addr.s_addr);
    }
    if (mask->sa_family == AF_INET6) {
        sockaddr_in6 in6{};
        std::memcpy(&in6, mask, sizeof in6);
        int bits = 0;
        for (const std::uint8_t byte : in6.sin6_addr.s6_addr)
            bits += std::popcount(byte);
        return bits;
    }
    return 0;
}

} // namespace

bool LocalNetwork::contains(const SocketAddress& other) const
{
    const QByteArray mine = networkAddressBytes(address);
    const QByteArray theirs = networkAddressBytes(other);
    if (mine.isEmpty() || mine.size() != theirs.size() || prefix <= 0)
        return false;
    for (int bit = 0; bit < prefix; ++bit) {
        const int shift = 7 - bit % 8;
        const auto at = static_cast<qsizetype>(bit / 8);
        if (((static_cast<unsigned char>(mine[at]) ^ static_cast<unsigned char>(theirs[at])) >> shift & 1) != 0)
            return false;
    }
    return true;
}

QString LocalNetwork::toString() const
{
    return QStringLiteral("%1 %2/%3").arg(interface, address.host()).arg(prefix);
}

std::vector<LocalNetwork> localNetworks()
{
    ifaddrs* list = nullptr;
    if (::getifaddrs(&list) != 0)
        return {};
    std::vector<LocalNetwork> networks;
    for (const ifaddrs* each = list; each != nullptr; each = each->ifa_next) {
        if (each->ifa_addr == nullptr)
            continue;
        const int family = each->ifa_addr->sa_family;
        if (family != AF_INET && family != AF_INET6)
            continue;
        LocalNetwork network;
        network.interface = QString::fromLocal8Bit(each->ifa_name);
        network.address =
            SocketAddress(each->ifa_addr, family == AF_INET ? sizeof(sockaddr_in) : sizeof(sockaddr_in6));
        network.prefix = networkPrefixOf(each->ifa_netmask);
        network.isUp = (each->ifa_flags & IFF_UP) != 0 && (each->ifa_flags & IFF_RUNNING) != 0;
        network.isLoopback = (each->ifa_flags & IFF_LOOPBACK) != 0;
        network.hasMulticast = (each->ifa_flags & IFF_MULTICAST) != 0;
        networks.push_back(network);
    }
    ::freeifaddrs(list);
    return networks;
}

SocketAddress sourceAddressFor(const SocketAddress& to)
{
    // Connecting a datagram socket asks the routing table and sends nothing.
    const int fd = ::socket(to.family(), SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return {};
    SocketAddress source;
    if (::connect(fd, to.data(), to.size()) == 0)
        source = SocketAddress::ofSocket(fd);
    ::close(fd);
    return source;
}

} // namespace visor::wire
