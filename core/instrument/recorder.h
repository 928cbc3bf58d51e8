// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/trace.h"

#include <optional>

namespace visor::instrument {

/// One act of a user as a script does it again.
struct RecordedAct
{
    enum class Kind : std::uint8_t {
        Write,
        Query, ///< a message and the reading of its answer
        Read,  ///< an answer beyond a query's
        Clear,
        Trigger,
    };
    Kind kind = Kind::Write;
    QByteArray message = {};   ///< as it went out, terminator included
    bool isBlockReply = false; ///< the answer was an IEEE 488.2 block: a file, not a line
    std::uint64_t replyBytes = 0;
};

/// Keeps what a user does with one instrument, from construction to destruction: what forms, terminal, captures
/// and scripts sent, not the program's own housekeeping. Failed writes are left out: they never reached the
/// instrument. Hears the trace; acts() from any thread. The mutex guards the list.
class Recorder : public TraceLog::Tap
{
public:
    /// `trace` outlives the recorder; `source` is that of the instrument's connection.
    Recorder(TraceLog& trace, std::uint32_t source);
    ~Recorder() override;
    Recorder(const Recorder&) = delete;
    Recorder& operator=(const Recorder&) = delete;

    [[nodiscard]] std::vector<RecordedAct> acts() const;
    [[nodiscard]] std::size_t count() const;
    /// More was done than a recording keeps (kMostActs, kMostBytes): the rest is missing.
    [[nodiscard]] bool isFull() const;

    static constexpr std::size_t kMostActs = 100'000;
    static constexpr qsizetype kMostBytes = qsizetype{64} << 20;

    void traced(const TraceLog::Act& act, QByteArrayView bytes) override;

private:
    void add(RecordedAct act);

    TraceLog& m_trace;
    const std::uint32_t m_source;
    mutable std::mutex m_mutex;
    std::vector<RecordedAct> m_acts;
    qsizetype m_bytes = 0;
    bool m_isFull = false;
    bool m_isAnswered = true; ///< nothing was written since the last read
};

} // namespace visor::instrument
