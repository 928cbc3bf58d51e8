// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "transports/mdns/link_sockets.h"

#include <QStringList>

namespace visor::mdns {

/// Longest to wait for a host that says nothing: its answer takes milliseconds, and the question is put again
/// meanwhile.
inline constexpr std::chrono::milliseconds kNameLookupLimit{1500};

/// Who has that name on the local network ("scope.local")? One-shot questions (RFC 6762 §5.1) for its addresses,
/// on every chosen interface, from a port of our own: needs no daemon and stands beside one. Addresses in numbers,
/// IPv4 first, never empty. ErrorMachineNotAvailable when nobody answers, ErrorAbort, ErrorTimeout.
[[nodiscard]] Result<QStringList> lookUpName(const QString& host, const visa::Deadline& deadline,
                                             const wire::InterfaceChoice& choice = {},
                                             std::uint16_t port = kMdnsPort);

} // namespace visor::mdns
