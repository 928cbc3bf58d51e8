// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/visa/result.h"
#include "transports/wire/socket_address.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace visor::wire {

/// Another way to find a host than the system's resolver, for names that end in .local (RFC 6762 §3), which a
/// resolver without mDNS does not know. Answers addresses in numbers. Blocking, cancellable; any thread. Empty:
/// there is none. Made by the program, handed to the transports.
using LocalNames = std::function<Result<QStringList>(const QString& host, const visa::Deadline& deadline)>;

[[nodiscard]] bool isLocalName(const QString& host);

struct FoundHost
{
    std::vector<SocketAddress> addresses; ///< in the order to try them, never empty
    bool isByLocalNames = false;          ///< LocalNames answered, not the system's resolver
};

/// Asks the system's resolver, and `names` beside it where the name ends in .local: whoever knows first is taken.
/// Errors as lookUpHost() has them.
[[nodiscard]] Result<FoundHost> findHost(const QString& host, std::uint16_t port, const visa::Deadline& deadline,
                                         const LocalNames& names);

/// The addresses of a host, in the order to try them, never empty. Addresses in numbers cost nothing; a name is
/// asked for on a thread of its own, which is left behind when the deadline or a cancel comes first (getaddrinfo
/// cannot be ended). ErrorMachineNotAvailable when there is no such host.
[[nodiscard]] Result<std::vector<SocketAddress>>
lookUpHost(const QString& host, std::uint16_t port, const visa::Deadline& deadline, const LocalNames& names = {});

} // namespace visor::wire
