// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace visor::instrument {

/// Who caused a message.
enum class Origin : std::uint8_t {
    Form,
    Terminal,
    Capture,
    Script,
    Housekeeping, ///< identity, error queue, read back
};

enum class Direction : std::uint8_t {
    Write,
    Read,
    Control, ///< clear, trigger, status byte, lock
};

/// One act on the wire.
struct TraceEntry
{
    std::uint64_t number = 0; ///< counts from 1 without gaps, over all sources of one log
    std::chrono::system_clock::time_point start;
    std::chrono::nanoseconds duration{0};
    Direction direction = Direction::Write;
    Origin origin = Origin::Terminal;
    std::uint32_t source = 0; ///< TraceLog::addSource()
    std::uint64_t size = 0;   ///< bytes on the wire
    QByteArray preview;       ///< the first kPreviewBytes of them; for Control its verb ("clear")
    visa::Status outcome = visa::Status::Success;
};

/// The bounded record of what went over every wire of a program. Shared by all dialogues; any thread. The mutex
/// guards everything and is held for the copy of one entry at most. Entries beyond the capacity push out the
/// oldest.
///
/// Costs one entry copy per act and formats nothing: views do that, for the rows they show.
class TraceLog
{
public:
    static constexpr std::size_t kPreviewBytes = 256;

    explicit TraceLog(std::size_t capacity = 100'000);

    /// A name for one instrument's entries, shown in views.
    [[nodiscard]] std::uint32_t addSource(const QString& name);
    [[nodiscard]] QString sourceName(std::uint32_t source) const;

    void setEnabled(bool enabled);
    [[nodiscard]] bool isEnabled() const { return m_enabled.load(std::memory_order_relaxed); }

    struct Act
    {
        Direction direction;
        Origin origin;
        std::uint32_t source;
        std::chrono::steady_clock::time_point start;
        std::chrono::steady_clock::time_point end;
        std::uint64_t size;
        visa::Status outcome;
    };
    /// Appends; only the first kPreviewBytes of `bytes` are kept.
    void append(const Act& act, QByteArrayView bytes);

    /// Hears every act whole, while the log is switched off too: for what must not lose a byte (a recorder).
    class Tap
    {
    public:
        virtual ~Tap() = default;
        /// On the thread of the act, with the log locked: quick, and without a call to the log.
        virtual void traced(const Act& act, QByteArrayView bytes) = 0;
    };
    /// `tap` stays until it is removed; once removeTap() has returned it is not called any more.
    void addTap(Tap& tap);
    void removeTap(Tap& tap);
    /// The newest source of that name; nothing when there is none.
    [[nodiscard]] std::optional<std::uint32_t> findSource(const QString& name) const;

    /// Entries numbered above `after`, oldest first, at most `most` of the newest. For views that poll while
    /// visible.
    [[nodiscard]] std::vector<TraceEntry> entriesAfter(std::uint64_t after, std::size_t most) const;
    /// Bytes on all wires since the program started. Cheap, for a status line.
    struct Totals
    {
        std::uint64_t written = 0;
        std::uint64_t read = 0;
    };
    [[nodiscard]] Totals totals() const;
    /// Number of the newest entry, 0 when none was ever made.
    [[nodiscard]] std::uint64_t lastNumber() const;
    void clear();

private:
    const std::size_t m_capacity;
    const std::chrono::system_clock::time_point m_systemEpoch;
    const std::chrono::steady_clock::time_point m_steadyEpoch;
    std::atomic<bool> m_enabled{true};
    std::atomic<bool> m_hasTaps{false};

    mutable std::mutex m_mutex;
    std::vector<TraceEntry> m_ring;
    Totals m_totals;
    std::uint64_t m_last = 0;      ///< number of the newest entry
    std::uint64_t m_firstKept = 1; ///< number of the oldest entry still there
    std::vector<QString> m_sources;
    std::vector<Tap*> m_taps;
};

} // namespace visor::instrument
