// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scpi/response_framer.h"
#include "core/visa/session.h"
#include "transports/wire/byte_stream.h"

namespace visor::wire {

/// What sessions have in common whose wire has no message ends, no trigger and no status byte (SOCKET, ASRL):
///
/// - Ends are found by block length or termination character. Without the latter only blocks have an end; anything
///   else is read until the count or the deadline.
/// - After a timeout or abort the session is dirty: a reply may still be on its way. Before the next write it
/// takes
///   what has come; if that was not the whole reply, renew() sees to it that a late reply is never taken for the
///   answer to another query, each wire in its own way.
/// - trigger() writes "*TRG", readStatusByte() asks "*STB?".
class FramedSession : public visa::Session
{
public:
    /// How long a block's missing newline is waited for.
    static constexpr std::chrono::milliseconds kTerminatorGrace{100};

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline,
                                     bool end = true) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> unlock(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<visa::LockState> lockState(const visa::Deadline& deadline) override;
    [[nodiscard]] bool isDirty() const override { return m_dirty; }

protected:
    explicit FramedSession(std::optional<char> terminator) : m_framer(terminator) {}

    [[nodiscard]] virtual ByteStream& stream() = 0;
    /// Puts one message (or a part of one) on the wire; `end` is on its last part.
    [[nodiscard]] virtual Result<void> send(QByteArrayView bytes, bool end, const visa::Deadline& deadline);
    /// Called when drain() was not enough: makes sure that nothing owed arrives any more, then says renewed().
    [[nodiscard]] virtual Result<void> renew(const visa::Deadline& deadline) = 0;

    /// Bytes of an owed reply, to be thrown away; true when they end it.
    [[nodiscard]] bool swallow(QByteArrayView bytes);
    /// Takes what has come of an owed reply; true when it came whole.
    [[nodiscard]] Result<bool> drain(const visa::Deadline& deadline);
    /// What was received and not yet looked at, else off the wire.
    [[nodiscard]] Result<std::size_t> receive(std::span<char> into, const visa::Deadline& deadline);
    /// What belongs to a later message: in front of what is kept already.
    void keepInFront(QByteArrayView later) { m_ahead.prepend(later); }
    /// Nothing is owed and nothing half said: a new conversation.
    void renewed();
    /// What a failure means for the session; the error as it is, `operation` filled in.
    [[nodiscard]] Error noted(Error error, const QString& operation);
    void setTerminator(std::optional<char> terminator) { m_framer.setTerminator(terminator); }

    [[nodiscard]] const scpi::ResponseFramer& framer() const { return m_framer; }
    [[nodiscard]] qsizetype aheadSize() const { return m_ahead.size(); }
    [[nodiscard]] bool hasWriteBrokenOff() const { return m_writeBrokeOff; }
    /// When the session became dirty.
    [[nodiscard]] visa::Deadline::Clock::time_point dirtySince() const { return m_dirtySince; }

private:
    /// Looks at bytes that have come to the end of what a read has; what belongs to the next message is kept. The
    /// number that belongs to this one.
    [[nodiscard]] std::size_t take(std::span<char> bytes);
    [[nodiscard]] Result<void> resynchronise(const visa::Deadline& deadline);

    scpi::ResponseFramer m_framer;
    QByteArray m_ahead; ///< received, but of a later message
    bool m_dirty = false;
    bool m_isAnswerOwed = false;  ///< something was asked and its answer has not been read whole
    bool m_writeBrokeOff = false; ///< the instrument holds half a command
    visa::Deadline::Clock::time_point m_dirtySince;
};

} // namespace visor::wire
