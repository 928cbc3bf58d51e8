// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <vector>

namespace visor::wire {

/// One IPv4 address of an interface, numbers in host order.
struct InterfaceAddress
{
    std::uint32_t address = 0;
    /// Where a datagram for everybody on this network goes; nothing without a netmask or on a point-to-point link.
    /// 127.255.255.255 on loopback, which the system does not name.
    std::optional<std::uint32_t> broadcast;
    bool operator==(const InterfaceAddress&) const = default;
};

/// One network interface that is up. A value.
struct NetworkInterface
{
    unsigned index = 0; ///< the kernel's
    QString name;
    bool isLoopback = false;
    bool isPointToPoint = false;
    /// A bridge with no real network card among its ports: only virtual machines and containers are behind it.
    bool isVirtualBridge = false;
    std::vector<InterfaceAddress> addresses; ///< IPv4
    bool hasIpv6 = false;
    bool operator==(const NetworkInterface&) const = default;
};

/// The interfaces that are up and running, by index. They change while a program runs: ask again.
[[nodiscard]] Result<std::vector<NetworkInterface>> networkInterfaces();

/// Where instruments are looked for. A value.
struct InterfaceChoice
{
    QStringList names; ///< only these; empty: all of them

    /// networkInterfaces() as far as instruments may be behind them: chosen ones, and without choice neither
    /// point-to-point links nor bridges of virtual machines.
    [[nodiscard]] Result<std::vector<NetworkInterface>> interfaces() const;
};

/// "10.77.0.255"
[[nodiscard]] QString ipv4Text(std::uint32_t address);

} // namespace visor::wire
