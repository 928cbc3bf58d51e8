// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/socket_address.h"

#include <QStringList>

#include <vector>

namespace visor::wire {

/// One address of this machine and the network it stands in.
struct LocalNetwork
{
    QString interface;
    SocketAddress address;
    int prefix = 0;    ///< bits of the network's part
    bool isUp = false; ///< switched on and with a carrier
    bool isLoopback = false;
    bool hasMulticast = false;

    /// Whether the other address is in the same network: reached without a router.
    [[nodiscard]] bool contains(const SocketAddress& other) const;
    /// "eth0 192.168.1.20/24"
    [[nodiscard]] QString toString() const;
};

/// Every address of this machine, as it is now.
[[nodiscard]] std::vector<LocalNetwork> localNetworks();

/// The address of this machine that packets to `to` would carry: what the routing table says, nothing is sent. An
/// empty address when no route leads there.
[[nodiscard]] SocketAddress sourceAddressFor(const SocketAddress& to);

} // namespace visor::wire
