// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/tcp_stream.h"

#include <optional>

/// TCP urgent data, which VICP's serial poll uses. The kernel takes the urgent byte out of the stream
/// (SO_OOBINLINE stays off), but keeps room for one only: when a second comes before the stream has been read up
/// to the first, the first one turns up among the data (tcp(7), tcp_check_urg() in Linux). So both ends read up to
/// the mark before the next urgent byte can be on its way.
namespace visor::vicp {

/// Sends one urgent byte.
[[nodiscard]] Result<void> sendUrgent(const wire::TcpStream& stream, char byte, const visa::Deadline& deadline);
/// The urgent byte, if one has come and was not taken yet. Never blocks. Reading the stream beyond the place where
/// it stood loses it.
[[nodiscard]] std::optional<char> takeUrgent(const wire::TcpStream& stream);
/// True when the stream has been read exactly up to where the last urgent byte stood.
[[nodiscard]] bool isAtUrgentMark(const wire::TcpStream& stream);

struct Arrival
{
    bool input = false; ///< data, or the end of the stream
    bool urgent = false;
    bool wake = false; ///< the other descriptor
};
/// Waits for what comes first, at most until the deadline (or its cancel); nothing then. `wantsInput` off: for the
/// urgent byte only. `wakeDescriptor` is an eventfd, which is reset, or -1.
[[nodiscard]] Arrival waitForArrival(const wire::TcpStream& stream, bool wantsInput, int wakeDescriptor,
                                     const visa::Deadline& deadline);

} // namespace visor::vicp
