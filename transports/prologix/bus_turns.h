// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/visa/result.h"

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <set>
#include <utility>

namespace visor::prologix {

/// Whose turn it is on an adapter's stream, which carries the conversations of all instruments behind it. Any
/// thread; waiting for a turn keeps to the caller's deadline and token.
///
/// Between two turns the stream may be kept for its last user (keep()), and what the adapter still owes that user
/// is remembered (owe()). Whoever comes next while something is owed to somebody else takes it away: the stream
/// has to be cleaned then (giveUp() says so), and the other learns it when he comes for it (wasRobbed()).
class BusTurns
{
public:
    /// Names a session; 0 is nobody, who polls for service requests and steps back for everybody.
    using Owner = std::uint64_t;
    static constexpr Owner kNobody = 0;

    enum class Owed : std::uint8_t {
        Nothing,
        Reply,  ///< the rest of an instrument's reply
        Answer, ///< what the adapter says of itself, if it does
    };

    /// The right to use the stream, for one call.
    class Turn
    {
    public:
        Turn(Turn&& other) noexcept : m_turns(std::exchange(other.m_turns, nullptr)), m_owner(other.m_owner) {}
        Turn& operator=(Turn&&) = delete;
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;
        ~Turn();

        /// The stream stays this owner's for so long after the turn.
        void keep(std::chrono::milliseconds time) const;
        void owe(Owed what) const;
        [[nodiscard]] bool isOwed(Owed what) const;
        /// Nothing that was asked before is wanted any more. True when some of it may still come, from this
        /// owner's conversation or from one that was cut off.
        [[nodiscard]] bool giveUp() const;
        /// What was owed to this owner was given up for others; told once.
        [[nodiscard]] bool wasRobbed() const;

    private:
        friend class BusTurns;
        Turn(BusTurns& turns, Owner owner) : m_turns(&turns), m_owner(owner) {}
        BusTurns* m_turns;
        Owner m_owner;
    };

    /// `isStreamOpen` is asked at the end of each turn, by who has it; once it says no there are no more turns.
    explicit BusTurns(std::function<bool()> isStreamOpen) : m_isStreamOpen(std::move(isStreamOpen)) {}

    /// ErrorConnectionLost once the stream is closed, ErrorTimeout while others use it.
    [[nodiscard]] Result<Turn> take(Owner owner, const visa::Deadline& deadline, const QString& operation);

    [[nodiscard]] Owner newOwner();
    /// The session is gone; nothing is kept for it, and what it is owed is given up.
    void forget(Owner owner);
    [[nodiscard]] std::size_t ownerCount() const;
    [[nodiscard]] bool isLost() const;

private:
    const std::function<bool()> m_isStreamOpen;

    mutable std::mutex m_mutex; ///< protects what follows
    std::condition_variable m_free;
    bool m_isTaken = false;
    bool m_isLost = false;
    Owner m_keeper = kNobody; ///< for whom the stream is kept between two turns
    visa::Deadline::Clock::time_point m_keptUntil;
    Owner m_creditor = kNobody;
    Owed m_owed = Owed::Nothing;
    bool m_isCutOff = false; ///< a conversation was left in the middle, and the stream not cleaned since
    std::set<Owner> m_robbed;
    std::set<Owner> m_owners;
    Owner m_lastOwner = kNobody;
};

} // namespace visor::prologix
