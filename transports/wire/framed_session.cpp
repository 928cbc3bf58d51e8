// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/framed_session.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace visor::wire {

using visa::Deadline;
using visa::LockState;
using visa::ReadChunk;
using visa::Status;

namespace {

class FramedSessionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::FramedSession)
};

} // namespace

Error FramedSession::noted(Error error, const QString& operation)
{
    if (error.status == Status::ErrorConnectionLost) {
        stream().close();
    } else {
        m_dirty = true;
        m_dirtySince = Deadline::Clock::now();
    }
    error.operation = operation;
    return error;
}

Result<void> FramedSession::send(QByteArrayView bytes, bool, const Deadline& deadline)
{
    return stream().writeAll(bytes, deadline);
}

Result<void> FramedSession::write(QByteArrayView bytes, const Deadline& deadline, bool end)
{
    if (m_dirty) {
        if (const auto ready = resynchronise(deadline); !ready)
            return ready;
    }
    if (m_framer.isComplete())
        m_framer.reset(); // the end of the reply before says nothing about the one that is owed now
    m_isAnswerOwed = m_isAnswerOwed || bytes.contains('?');
    const auto written = send(bytes, end, deadline);
    if (written)
        return {};
    m_writeBrokeOff = m_writeBrokeOff || written.error().transferred > 0;
    return tl::unexpected(noted(written.error(), QStringLiteral("write")));
}

std::size_t FramedSession::take(std::span<char> bytes)
{
    const QByteArrayView view(bytes.data(), static_cast<qsizetype>(bytes.size()));
    std::size_t taken = m_framer.feed(view);
    if (taken < bytes.size())
        m_ahead.append(view.sliced(static_cast<qsizetype>(taken)));
    // The terminator of a block already handed out comes late and means nothing now.
    if (const std::size_t leading = m_framer.leading(); leading > 0) {
        std::memmove(bytes.data(), bytes.data() + leading, taken - leading);
        taken -= leading;
    }
    return taken;
}

Result<std::size_t> FramedSession::receive(std::span<char> into, const Deadline& deadline)
{
    if (m_ahead.isEmpty())
        return stream().readSome(into, deadline);
    const auto count = std::min(m_ahead.size(), static_cast<qsizetype>(into.size()));
    std::memcpy(into.data(), m_ahead.constData(), static_cast<std::size_t>(count));
    m_ahead.remove(0, count);
    return static_cast<std::size_t>(count);
}

Result<ReadChunk> FramedSession::read(std::span<char> into, const Deadline& deadline)
{
    using State = scpi::ResponseFramer::State;
    if (into.empty())
        return ReadChunk{0, Status::SuccessMaxCount};
    if (m_framer.isComplete())
        m_framer.reset();

    std::size_t done = 0;
    while (done < into.size()) {
        const std::span<char> rest = into.subspan(done);
        const bool inGrace = m_framer.state() == State::BlockEnd;
        const auto got = receive(rest, inGrace ? deadline.sooner(kTerminatorGrace) : deadline);
        if (!got && inGrace &&
            (got.error().status == Status::ErrorTimeout || got.error().status == Status::ErrorConnectionLost)) {
            // The block is whole; the newline that usually follows need not come.
            m_framer.reset();
            m_isAnswerOwed = false;
            return ReadChunk{done, Status::Success};
        }
        if (!got) {
            Error error = noted(got.error(), QStringLiteral("read"));
            error.transferred = done;
            if (error.status == Status::ErrorTimeout && done == 0 && m_framer.length() == 0) {
                error.message =
                    FramedSessionText::tr("The instrument did not answer in time; check the command and its line "
                                          "ending, or allow more time.");
            }
            return tl::unexpected(std::move(error));
        }

        // Bytes kept in m_ahead by an earlier read go through the framer once only: here.
        QByteArray later;
        later.swap(m_ahead);
        done += take(rest.first(*got));
        m_ahead.append(later);

        if (m_framer.isIndefiniteBlock()) {
            m_dirty = true;
            m_dirtySince = Deadline::Clock::now();
            return failure(
                Status::ErrorUnsupportedFormat,
                FramedSessionText::tr("The instrument answered with a block of unknown length, whose end this "
                                      "connection cannot show; use VXI-11 or HiSLIP, or ask for a definite "
                                      "length."),
                QStringLiteral("read"), QStringLiteral("#0 block"), done);
        }
        if (m_framer.isComplete()) {
            m_isAnswerOwed = false;
            return ReadChunk{done, m_framer.terminator() ? Status::SuccessTermChar : Status::Success};
        }
    }
    return ReadChunk{done, Status::SuccessMaxCount};
}

bool FramedSession::swallow(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (m_framer.isComplete())
            m_framer.reset();
        bytes = bytes.sliced(static_cast<qsizetype>(m_framer.feed(bytes)));
    }
    return m_framer.isComplete();
}

Result<bool> FramedSession::drain(const Deadline& deadline)
{
    std::array<char, std::size_t{16} * 1024> waste;
    bool whole = m_framer.isComplete();
    for (;;) {
        const QByteArray ahead = std::exchange(m_ahead, {});
        QByteArrayView bytes = ahead;
        if (bytes.isEmpty()) {
            const auto got = stream().readAvailable(waste);
            if (!got)
                return tl::unexpected(got.error());
            if (*got == 0)
                return whole || m_framer.mayEnd();
            bytes = QByteArrayView(waste.data(), static_cast<qsizetype>(*got));
        }
        whole = swallow(bytes);
        if (deadline.hasExpired() || deadline.isCancelled())
            return false;
    }
}

void FramedSession::renewed()
{
    m_ahead.clear();
    m_framer = scpi::ResponseFramer(m_framer.terminator());
    m_dirty = false;
    m_isAnswerOwed = false;
    m_writeBrokeOff = false;
}

Result<void> FramedSession::resynchronise(const Deadline& deadline)
{
    // Where a block of unknown length ends nobody can say; its data may hold what looks like an end.
    if (!m_writeBrokeOff && !m_framer.isIndefiniteBlock() && stream().isOpen()) {
        const auto whole = drain(deadline);
        if (whole && *whole) {
            m_framer.reset();
            m_dirty = false;
            m_isAnswerOwed = false;
            return {};
        }
    }
    return renew(deadline);
}

Result<void> FramedSession::clear(const Deadline& deadline)
{
    // A question not yet answered: what has come may be all, some or none of the answer.
    if (m_isAnswerOwed && !m_dirty) {
        m_dirty = true;
        m_dirtySince = Deadline::Clock::now();
    }
    if (m_dirty)
        return resynchronise(deadline);
    const auto drained = drain(deadline);
    if (!drained)
        return tl::unexpected(noted(drained.error(), QStringLiteral("clear")));
    // In the middle of a reply: the rest is still on its way and nothing on this wire can stop it.
    if (!*drained && m_framer.length() > 0)
        return renew(deadline);
    m_framer = scpi::ResponseFramer(m_framer.terminator());
    return {};
}

Result<void> FramedSession::trigger(const Deadline& deadline)
{
    return write("*TRG\n", deadline);
}

Result<std::uint8_t> FramedSession::readStatusByte(const Deadline& deadline)
{
    if (const auto asked = write("*STB?\n", deadline); !asked)
        return tl::unexpected(asked.error());
    std::array<char, 64> buffer;
    const auto chunk = read(buffer, deadline);
    if (!chunk)
        return tl::unexpected(chunk.error());
    const QByteArray text = QByteArray(buffer.data(), static_cast<qsizetype>(chunk->count)).trimmed();
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok || value < 0 || value > 255) {
        // What came was the answer to something else; the one to *STB? is still on its way.
        if (m_framer.isComplete())
            m_framer.reset();
        m_isAnswerOwed = m_dirty = true;
        m_dirtySince = Deadline::Clock::now();
        return failure(
            Status::ErrorInputProtocolViolation,
            FramedSessionText::tr("The instrument answered *STB? with “%1”, which is not a status byte.")
                .arg(QString::fromLatin1(text)),
            QStringLiteral("status byte"));
    }
    return static_cast<std::uint8_t>(value);
}

Result<void> FramedSession::unlock(const Deadline&)
{
    return failure(Status::ErrorSessionNotLocked, FramedSessionText::tr("This session does not hold a lock."),
                   QStringLiteral("unlock"));
}

Result<LockState> FramedSession::lockState(const Deadline&)
{
    return LockState{};
}

} // namespace visor::wire
