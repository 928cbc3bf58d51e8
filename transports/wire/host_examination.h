// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/examiner.h"
#include "transports/wire/tcp_stream.h"

#include <optional>

namespace visor::wire {

/// A port to look into, and what it is called by people.
struct ExaminedPort
{
    QString host;
    std::uint16_t port = 0;
    QString service;  ///< "HiSLIP", "the raw socket"
    LocalNames names; ///< also asked for names of the local network
};

/// The way to an instrument on the network, as far as a TCP connection: the name, the route, the host, the port,
/// whatever wire comes after. Says what is fine and what is not; nothing is sent. What the wires' examiners start
/// with. Answers the connection, or nothing when the reason has been reported (or the examination was cancelled).
///
/// Causes: lan.name, lan.name-slow, lan.no-route, lan.refused, lan.single-client, lan.firewall, lan.filtered,
/// lan.host-off, lan.other-subnet, lan.unreachable.
[[nodiscard]] std::optional<TcpStream> examineWay(const ExaminedPort& target, doctor::Report& report,
                                                  const visa::Deadline& deadline);

/// The connection was made but is of no use: closed at once, or silent. Another program of this machine that is
/// connected there may be why (lan.single-client). `address` is the host's in numbers. True when one was found and
/// reported.
bool examineOtherClients(const ExaminedPort& target, const QString& address, doctor::Report& report,
                         doctor::Severity severity);

} // namespace visor::wire
