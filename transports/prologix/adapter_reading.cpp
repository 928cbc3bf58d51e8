// SPDX-License-Identifier: GPL-3.0-or-later
// How Adapter reads the replies of instruments.
#include "transports/prologix/adapter.h"

#include "transports/prologix/error_text.h"

#include <algorithm>
#include <cstring>

namespace visor::prologix {

using visa::Deadline;
using visa::ReadChunk;
using visa::Status;

Result<void> Adapter::startRead(const GpibAddress& address, const Deadline& deadline)
{
    return m_line.send(m_line.addressing(address) + m_line.readTimeLine(deadline) + "++read eoi\n", deadline);
}

Result<std::size_t> Adapter::receiveSome(const GpibAddress& address, std::span<char> into,
                                         const Deadline& deadline)
{
    for (;;) {
        if (!m_ahead.isEmpty()) {
            const auto count = std::min(m_ahead.size(), static_cast<qsizetype>(into.size()));
            std::memcpy(into.data(), m_ahead.constData(), static_cast<std::size_t>(count));
            m_ahead.remove(0, count);
            return static_cast<std::size_t>(count);
        }
        auto got = m_line.readSome(into, m_line.readOver(deadline));
        if (got || got.error().status != Status::ErrorTimeout || deadline.hasExpired())
            return got;
        // Its read is over, by its own clock. What came of it after all stands before the line drawn now.
        auto late = m_line.synchronise(deadline);
        if (!late)
            return tl::unexpected(late.error());
        m_ahead = std::move(*late);
        if (!m_ahead.endsWith(kEndMark)) {
            if (const auto again = startRead(address, deadline); !again)
                return tl::unexpected(again.error());
        }
    }
}

Result<ReadChunk> Adapter::receive(const GpibAddress& address, std::span<char> into, const Deadline& deadline)
{
    std::size_t done = 0;
    const auto failed = [&](Error error) {
        error.transferred = done;
        return tl::unexpected<Error>(std::move(error));
    };
    while (done < into.size()) {
        const auto got = receiveSome(address, into.subspan(done), deadline);
        if (!got)
            return failed(got.error());
        m_scanner.feed({into.data() + done, static_cast<qsizetype>(*got)});
        done += *got;
        if (!m_scanner.mayEnd())
            continue;
        if (m_scanner.isPlain() && m_ahead.isEmpty())
            return ReadChunk{done - 1, Status::Success};
        if (!m_ahead.isEmpty())
            continue;
        char next = 0;
        const auto more = m_line.readSome({&next, 1}, deadline.sooner(kMarkGrace));
        if (!more && more.error().status == Status::ErrorTimeout)
            return ReadChunk{done - 1, Status::Success};
        if (!more)
            return failed(more.error());
        m_ahead.append(next);
    }
    // END wins over the count (VPP-4.3 viRead): the mark stands behind the last byte that fits.
    if (m_ahead.isEmpty()) {
        char next = 0;
        const auto more = m_line.readAvailable({&next, 1});
        if (!more)
            return failed(more.error());
        if (*more == 1)
            m_ahead.append(next);
    }
    if (m_ahead == QByteArrayView(&kEndMark, 1) && m_scanner.isPlain() && !m_scanner.isInBlock()) {
        m_ahead.clear();
        return ReadChunk{done, Status::Success};
    }
    return ReadChunk{done, Status::SuccessMaxCount};
}

Result<ReadChunk> Adapter::read(Owner owner, const GpibAddress& address, std::span<char> into,
                                const Deadline& deadline)
{
    const QString operation = QStringLiteral("read");
    if (into.empty())
        return ReadChunk{0, Status::SuccessMaxCount};
    const auto turn = m_turns.take(owner, deadline, operation);
    if (!turn)
        return tl::unexpected(turn.error());
    if (turn->wasRobbed())
        return replyGivenUp();
    if (!turn->isOwed(BusTurns::Owed::Reply)) {
        if (turn->giveUp())
            m_line.soil();
        if (const auto ready = m_line.clean(deadline); !ready)
            return tl::unexpected(ready.error());
        m_scanner.reset();
        m_ahead.clear();
        if (const auto started = startRead(address, deadline); !started)
            return tl::unexpected(started.error());
    }
    auto chunk = receive(address, into, deadline);
    if (chunk && !chunk->endsMessage()) {
        turn->owe(BusTurns::Owed::Reply);
        turn->keep(kReplyTime);
        return chunk;
    }
    static_cast<void>(turn->giveUp()); // it has ended, or the line is cleaned by whoever comes next
    if (chunk)
        return chunk;
    const std::size_t transferred = chunk.error().transferred;
    Error error = m_line.settled(chunk.error());
    if (error.status == Status::ErrorTimeout)
        error = instrumentTimeout(address.primary, operation, transferred).value();
    else if (error.status == Status::ErrorAbort)
        error = adapterAborted(operation, transferred).value();
    error.operation = operation;
    error.transferred = transferred;
    return tl::unexpected(std::move(error));
}

} // namespace visor::prologix
