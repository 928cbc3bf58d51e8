// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "transports/wire/socket_address.h"
#include "transports/wire/tcp_stream.h"

#include <span>
#include <vector>

namespace visor::wire {

/// What became of a TCP connection attempt, as exactly as the network tells.
enum class PortAnswer : std::uint8_t {
    Accepted,
    Refused,     ///< the host answered with a reset: nothing listens on that port
    Rejected,    ///< somebody on the way said "prohibited" (ICMP codes 9, 10, 13), or refused in the host's name
    Unreachable, ///< somebody on the way, or this machine itself, found nobody at that address
    NoRoute,     ///< this machine has no network that leads there
    Silent,      ///< nothing came back in time
    Cancelled,
};

struct PortProbe
{
    PortAnswer answer = PortAnswer::Silent;
    TcpStream stream; ///< when accepted
    QString reporter; ///< whose ICMP message it was, in numbers; empty when nobody's
    QString detail;   ///< errno and ICMP codes
};

/// Connects to one address on several ports side by side, nothing is sent. One result a port, in their order.
/// Differs from TcpStream::connect() in what it finds out (IP_RECVERR: who refused, RFC 792).
[[nodiscard]] std::vector<PortProbe> probePorts(const SocketAddress& host, std::span<const std::uint16_t> ports,
                                                const visa::Deadline& deadline);
[[nodiscard]] PortProbe probePort(const SocketAddress& host, const visa::Deadline& deadline);

} // namespace visor::wire
