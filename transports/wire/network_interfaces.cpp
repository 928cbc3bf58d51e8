// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/network_interfaces.h"

#include <QCoreApplication>

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>

namespace visor::wire {

namespace {

struct NetworkInterfacesText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::NetworkInterfaces)
};

constexpr std::uint32_t kLoopbackBroadcast = 0x7FFFFFFF; // 127.255.255.255

std::uint32_t ipv4Of(const sockaddr* address)
{
    sockaddr_in ipv4{};
    std::memcpy(&ipv4, address, sizeof ipv4);
    return ntohl(ipv4.sin_addr.s_addr);
}

bool isVirtualBridgeNamed(const std::string& name)
{
    // sysfs: a bridge has a folder "brif" with one link a port; a real card has a link "device".
    std::error_code ignored; // no sysfs: nothing is known, so nothing is left out
    const std::filesystem::path folder = std::filesystem::path("/sys/class/net") / name;
    if (!std::filesystem::exists(folder / "bridge", ignored))
        return false;
    for (const auto& port : std::filesystem::directory_iterator(folder / "brif", ignored)) {
        if (std::filesystem::exists(std::filesystem::path("/sys/class/net") / port.path().filename() / "device",
                                    ignored))
            return false;
    }
    return true;
}

} // namespace

QString ipv4Text(std::uint32_t address)
{
    return QStringLiteral("%1.%2.%3.%4")
        .arg(address >> 24)
        .arg((address >> 16) & 0xFF)
        .arg((address >> 8) & 0xFF)
        .arg(address & 0xFF);
}

Result<std::vector<NetworkInterface>> networkInterfaces()
{
    ifaddrs* list = nullptr;
    if (::getifaddrs(&list) != 0) {
        return failure(
            visa::Status::ErrorSystemError,
            NetworkInterfacesText::tr("The system does not tell its network interfaces (%1); instruments "
                                      "on the network can only be opened by their address.")
                .arg(QString::fromLocal8Bit(std::strerror(errno))),
            QStringLiteral("find"));
    }
    std::map<unsigned, NetworkInterface> byIndex;
    for (const ifaddrs* entry = list; entry != nullptr; entry = entry->ifa_next) {
        if (entry->ifa_addr == nullptr || (entry->ifa_flags & IFF_UP) == 0 ||
            (entry->ifa_flags & IFF_RUNNING) == 0)
            continue;
        const int family = entry->ifa_addr->sa_family;
        const unsigned index = ::if_nametoindex(entry->ifa_name);
        if (index == 0 || (family != AF_INET && family != AF_INET6))
            continue;
        NetworkInterface& interface = byIndex[index];
        interface.index = index;
        interface.name = QString::fromLocal8Bit(entry->ifa_name);
        interface.isLoopback = (entry->ifa_flags & IFF_LOOPBACK) != 0;
        interface.isPointToPoint = (entry->ifa_flags & IFF_POINTOPOINT) != 0;
        if (family == AF_INET6) {
            interface.hasIpv6 = true;
            continue;
        }
        InterfaceAddress address{ipv4Of(entry->ifa_addr), {}};
        if (interface.isLoopback)
            address.broadcast = kLoopbackBroadcast;
        else if ((entry->ifa_flags & IFF_BROADCAST) != 0 && entry->ifa_netmask != nullptr &&
                 entry->ifa_broadaddr != nullptr && entry->ifa_broadaddr->sa_family == AF_INET)
            address.broadcast = ipv4Of(entry->ifa_broadaddr);
        interface.addresses.push_back(address);
    }
    ::freeifaddrs(list);
    std::vector<NetworkInterface> interfaces;
    for (auto& [index, interface] : byIndex) {
        interface.isVirtualBridge = isVirtualBridgeNamed(interface.name.toStdString());
        interfaces.push_back(std::move(interface));
    }
    return interfaces;
}

Result<std::vector<NetworkInterface>> InterfaceChoice::interfaces() const
{
    auto all = networkInterfaces();
    if (all) {
        std::erase_if(*all, [this](const NetworkInterface& interface) {
            return names.isEmpty() ? interface.isPointToPoint || interface.isVirtualBridge
                                   : !names.contains(interface.name);
        });
    }
    return all;
}

} // namespace visor::wire
