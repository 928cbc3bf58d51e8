// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/visa/result.h"
#include "transports/can/bus_health.h"
#include "transports/can/frame.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>

namespace visor::can {

/// What a CanPort and its CanBus both see, under the mutex.
struct PortState
{
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Frame> frames;   ///< the newest last
    std::uint64_t received = 0; ///< frames since the beginning; the newest has this number
    std::uint64_t marked = 0;   ///< number of the last frame receive() does not look at
    std::uint64_t taken = 0;    ///< number of the last frame takeReceived() has given out
    bool isConnected = false;
    std::optional<Error> loss; ///< why nothing goes any more; the first reason stands
    BusHealth health;

    /// The loss, as what comes of an operation.
    [[nodiscard]] Result<void> usable() const
    {
        const std::optional<Error>& why = loss;
        if (why)
            return tl::unexpected(*why);
        return {};
    }
    /// Waits for a change; false at the end of the deadline.
    bool wait(std::unique_lock<std::mutex>& lock, const visa::Deadline& deadline)
    {
        if (deadline.isCancelled() || deadline.hasExpired())
            return false;
        changed.wait_for(lock, deadline.slice());
        return true;
    }
};

} // namespace visor::can
