// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <memory>

namespace visor::visa {

/// Says that an operation is no longer wanted. Copies share one flag; any thread may set or read it. A default
/// constructed token can never be cancelled and costs nothing.
class CancelToken
{
public:
    CancelToken() = default;

    [[nodiscard]] static CancelToken create()
    {
        CancelToken token;
        token.m_flag = std::make_shared<std::atomic<bool>>(false);
        return token;
    }

    /// Ends the operations that carry this token within kCancelLatency. Never un-set: a new operation takes a new
    /// token, so cancelling one operation cannot hit the next.
    void cancel() const
    {
        if (m_flag)
            m_flag->store(true, std::memory_order_release);
    }

    /// False for a default constructed token: a wait that carries it need not wake up to look.
    [[nodiscard]] bool canBeCancelled() const { return m_flag != nullptr; }
    [[nodiscard]] bool isCancelled() const { return m_flag && m_flag->load(std::memory_order_acquire); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag;
};

/// The longest a blocking call may take to notice a cancelled token.
inline constexpr std::chrono::milliseconds kCancelLatency{50};

/// How long one operation may take, and whether it is still wanted. Made once per operation; every chunk, retry
/// and lock wait inside gets only what remains (restarting a timer per chunk is the classic bug of such stacks).
class Deadline
{
public:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] static Deadline after(std::chrono::milliseconds timeout, CancelToken token = {})
    {
        return Deadline(fromNow(timeout), std::move(token));
    }
    [[nodiscard]] static Deadline at(Clock::time_point when, CancelToken token = {})
    {
        return Deadline(when, std::move(token));
    }
    /// Waits for ever, until cancelled.
    [[nodiscard]] static Deadline never(CancelToken token = {})
    {
        return Deadline(Clock::time_point::max(), std::move(token));
    }

    [[nodiscard]] bool isInfinite() const { return m_when == Clock::time_point::max(); }
    [[nodiscard]] bool hasExpired() const { return !isInfinite() && Clock::now() >= m_when; }
    [[nodiscard]] bool isCancelled() const { return m_token.isCancelled(); }
    [[nodiscard]] Clock::time_point when() const { return m_when; }
    [[nodiscard]] const CancelToken& token() const { return m_token; }

    /// What is left, never negative, rounded up to a millisecond; milliseconds::max() when infinite.
    [[nodiscard]] std::chrono::milliseconds remaining() const
    {
        if (isInfinite())
            return std::chrono::milliseconds::max();
        const auto left = m_when - Clock::now();
        if (left <= Clock::duration::zero())
            return std::chrono::milliseconds::zero();
        return std::chrono::ceil<std::chrono::milliseconds>(left);
    }

    /// What is left but at most `limit`: the length of one wait between two looks at the token.
    [[nodiscard]] std::chrono::milliseconds slice(std::chrono::milliseconds limit = kCancelLatency) const
    {
        const auto left = remaining();
        return left < limit ? left : limit;
    }

    /// The earlier of this deadline and now + timeout, same token.
    [[nodiscard]] Deadline sooner(std::chrono::milliseconds timeout) const
    {
        const auto other = fromNow(timeout);
        return Deadline(other < m_when ? other : m_when, m_token);
    }

private:
    /// A timeout that reaches beyond what the clock counts is for ever; the plain sum would lie in the past.
    [[nodiscard]] static Clock::time_point fromNow(std::chrono::milliseconds timeout)
    {
        const auto now = Clock::now();
        const auto most = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::time_point::max() - now);
        return timeout < most ? now + timeout : Clock::time_point::max();
    }

    Deadline(Clock::time_point when, CancelToken token) : m_when(when), m_token(std::move(token)) {}

    Clock::time_point m_when;
    CancelToken m_token;
};

} // namespace visor::visa
