// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"

#include <QStringList>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>

namespace visor::instrument {

/// Bits of the status byte that mean the same on every IEEE 488.2 instrument (§11.2).
inline constexpr std::uint8_t kMessageAvailable = 0x10;
inline constexpr std::uint8_t kEventSummary = 0x20;
inline constexpr std::uint8_t kRequestedService = 0x40;

/// "RQS", "ESB", "MAV" and the numbers of the bits an instrument is free to use ("bit 2"), the highest first.
[[nodiscard]] QStringList statusByteWords(std::uint8_t statusByte);

/// One service request of an instrument.
struct ServiceRequest
{
    std::uint64_t number = 0;                   ///< counted from 1 over the life of the connection
    std::chrono::system_clock::time_point time; ///< when it arrived
    std::uint8_t announced = 0; ///< the status byte that came with it; RQS alone where the wire has none
    std::optional<std::uint8_t> statusByte{}; ///< of the serial poll that followed; none when the poll failed

    /// What is known of the status byte.
    [[nodiscard]] std::uint8_t byte() const { return statusByte.value_or(announced); }
    /// Whether this instrument itself asked. A gateway's one SRQ line tells every instrument behind it of each
    /// request: where the poll finds no RQS and the wire brought no status byte, it may have been another's.
    [[nodiscard]] bool isCertain() const
    {
        return announced != kRequestedService || !statusByte || (*statusByte & kRequestedService) != 0;
    }
};

/// Where a wire's thread leaves service requests and whoever owns the session takes them: post() only queues, so
/// that nothing is done inside the wire's callback, and each one posted is taken exactly once. Any thread.
class ServiceRequestBox
{
public:
    /// An instrument that asks without end must not fill the memory; beyond this they are counted, not kept.
    static constexpr std::size_t kMaximumWaiting = 65536;

    void post(std::uint8_t announced);
    /// The oldest, if there is one.
    [[nodiscard]] std::optional<ServiceRequest> take();
    /// Waits for one; nothing at the deadline or when cancelled.
    [[nodiscard]] std::optional<ServiceRequest> wait(const visa::Deadline& deadline);
    [[nodiscard]] bool isEmpty() const;
    /// All that ever came.
    [[nodiscard]] std::uint64_t count() const;
    /// The session has gone; what is left belongs to it.
    void clear();

private:
    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::deque<ServiceRequest> m_waiting;
    std::uint64_t m_count = 0;
};

} // namespace visor::instrument
