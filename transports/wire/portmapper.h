// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/visa/result.h"
#include "transports/wire/host_lookup.h"
#include "transports/wire/rpc_message.h"

#include <vector>

namespace visor::wire {

/// The portmapper's program (RFC 1833 §3): which port a program listens on.
inline constexpr RpcProgram kPortmapperProgram{100000, 2};
inline constexpr std::uint16_t kPortmapperPort = 111;

enum class PortmapperProcedure : std::uint32_t {
    Null = 0,
    Set = 1,
    Unset = 2,
    GetPort = 3,
    Dump = 4,
    CallIt = 5,
};

enum class RpcProtocol : std::uint32_t {
    Tcp = 6,
    Udp = 17,
};

/// One registration.
struct PortMapping
{
    RpcProgram program;
    RpcProtocol protocol = RpcProtocol::Tcp;
    std::uint32_t port = 0;
    bool operator==(const PortMapping&) const = default;
};

void putPortMapping(XdrWriter& to, const PortMapping& mapping);
[[nodiscard]] PortMapping readPortMapping(XdrReader& from);

/// The port of a program on a host, asked over TCP and, when that gets no answer, over UDP. `service` names the
/// program for people ("VXI-11"). ErrorResourceNotFound with different sentences when no portmapper answers and
/// when one does but does not know the program.
[[nodiscard]] Result<std::uint16_t> findPort(const QString& host, RpcProgram program, RpcProtocol protocol,
                                             const QString& service, const visa::Deadline& deadline,
                                             std::uint16_t portmapperPort = kPortmapperPort,
                                             const LocalNames& names = {});

/// Everything registered on a host (over TCP), for diagnostics.
[[nodiscard]] Result<std::vector<PortMapping>> listPorts(const QString& host, const visa::Deadline& deadline,
                                                         std::uint16_t portmapperPort = kPortmapperPort,
                                                         const LocalNames& names = {});

} // namespace visor::wire
