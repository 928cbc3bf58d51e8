// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <utility>

namespace visor::visa {

/// Lets one through at a time; waiting for one's turn keeps to a deadline and a token. For what several sessions
/// share and use for as long as a conversation takes (an adapter, a line). Any thread; outlives its passes.
///
/// Not a std::timed_mutex: that waits by pthread_mutex_clocklock, which ThreadSanitizer up to GCC 13 does not see,
/// so that it takes each unlock for a mistake.
class Turnstile
{
public:
    /// The turn, given back with the pass.
    class Pass
    {
    public:
        Pass(Pass&& other) noexcept : m_turnstile(std::exchange(other.m_turnstile, nullptr)) {}
        Pass& operator=(Pass&&) = delete;
        ~Pass();

    private:
        friend class Turnstile;
        explicit Pass(Turnstile& turnstile) : m_turnstile(&turnstile) {}
        Turnstile* m_turnstile;
    };

    Turnstile() = default;
    Turnstile(const Turnstile&) = delete;
    Turnstile& operator=(const Turnstile&) = delete;

    /// Nothing when the deadline ended first or its token was cancelled.
    [[nodiscard]] std::optional<Pass> enter(const Deadline& deadline);
    /// However long it takes.
    [[nodiscard]] Pass enter();

private:
    std::mutex m_mutex; ///< protects what follows
    std::condition_variable m_free;
    bool m_isTaken = false;
};

} // namespace visor::visa
