// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>

namespace visor::simulation {

/// The time a simulated bench lives in. Injected, shared by every instrument of a bench and safe from any thread.
///
/// Nothing in this room sleeps: whoever needs a later moment asks for a call at it, and blocked reads wait on
/// their own condition until such a call wakes them. A ManualClock therefore makes seconds pass in no time.
class Clock
{
public:
    using Duration = std::chrono::nanoseconds;
    using Callback = std::function<void()>;

    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    /// Time since this clock began.
    [[nodiscard]] virtual Duration now() const = 0;

    /// Calls back once now() >= when, never from inside this function. The callback may come from the clock's own
    /// thread or from whoever moves the clock; it must be short and must not throw. It cannot be taken back:
    /// capture weakly.
    virtual void callAt(Duration when, Callback callback) = 0;

    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(now()).count(); }
};

/// A duration in the unit physics uses, rounded to the clock's.
[[nodiscard]] inline Clock::Duration fromSeconds(double seconds)
{
    return std::chrono::duration_cast<Clock::Duration>(std::chrono::duration<double>(seconds));
}

[[nodiscard]] inline double toSeconds(Clock::Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace visor::simulation
