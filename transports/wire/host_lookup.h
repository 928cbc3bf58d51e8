// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/visa/result.h"
#include "transports/wire/socket_address.h"

#include <vector>

namespace visor::wire {

/// The addresses of a host, in the order to try them, never empty. Addresses in numbers cost nothing; a name is
/// asked for on a thread of its own, which is left behind when the deadline or a cancel comes first (getaddrinfo
/// cannot be ended). ErrorMachineNotAvailable when there is no such host.
[[nodiscard]] Result<std::vector<SocketAddress>> lookUpHost(const QString& host, std::uint16_t port,
                                                            const visa::Deadline& deadline);

} // namespace visor::wire
