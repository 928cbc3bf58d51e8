// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "transports/can/frame.h"
#include "transports/wire/request_scanner.h"

#include <chrono>
#include <vector>

namespace visor::can {

/// One request in the words of the terminal and of rendered profiles. Identifiers and data are hexadecimal, as
/// can-utils have them; an identifier of eight digits or above 7FF has 29 bits.
///
///     send 123 DEADBEEF                              one frame; "DE AD BE EF" too
///     send 18FF0001 dlc 4 signal 8 12 little scale 0.1 = 23.5      made of signals
///     send 123 remote 8       send 123 fd brs 00112233445566778899AABB
///     request? 7E0 0322F190 from 7E8                 sends, then waits for that frame
///     receive? 200            receive? 200 mask 7F0  the next such frame
///     receive? 200 signal 0 16 big signed scale 0.25 offset -40    a value from it
///     received?                                      what came since the last time it was asked
///     every 100 send 123 01    stop 123    stop      repeated each 100 ms, until stopped
///
/// Keywords in any letter case. Pure; any thread.
struct Request
{
    enum class Kind : std::uint8_t { Send, Exchange, Receive, Received, Repeat, Stop };

    Kind kind = Kind::Send;
    Frame frame;                       ///< to send; its signals are in it already
    FrameFilter filter;                ///< of what is waited for, or stopped
    std::vector<SignalLayout> layouts; ///< of the answer; none: the frame itself is
    std::chrono::milliseconds period{0};

    [[nodiscard]] bool asks() const
    {
        return kind == Kind::Exchange || kind == Kind::Receive || kind == Kind::Received;
    }
};

inline constexpr wire::RequestLanguage kCanLanguage{QLatin1StringView("CAN"), "="};
using wire::kLongestRequest;

/// The requests of a message, separated by ';'. ErrorInvalidParameter says which character is wrong and what could
/// stand there.
[[nodiscard]] Result<std::vector<Request>> parseRequests(QByteArrayView message);

} // namespace visor::can
