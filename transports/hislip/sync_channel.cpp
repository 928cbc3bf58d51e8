// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/sync_channel.h"

#include "transports/hislip/error_text.h"

#include <algorithm>

namespace visor::hislip {

using visa::Deadline;
using visa::ReadChunk;
using visa::Status;

namespace {

/// A control message is tiny; when even that does not leave in this time the connection is as good as dead.
constexpr std::chrono::milliseconds kSyncAnswerLimit{500};
/// Program data is cut into messages no longer than this even for a server that takes more: the rest of a message
/// that a timeout cut short is kept in memory.
constexpr std::uint64_t kLongestMessage = std::uint64_t{1024} * 1024;

} // namespace

SyncChannel::SyncChannel(wire::TcpStream stream, AsyncChannel& async, QString who)
    : m_stream(std::move(stream)), m_messages(m_stream), m_async(&async), m_who(std::move(who))
{
}

Result<void> SyncChannel::write(QByteArrayView bytes, bool end, const Deadline& deadline)
{
    if (const auto ready = prepareToSend(deadline); !ready)
        return ready;
    const auto most = static_cast<qsizetype>(std::min(m_maxPayload, kLongestMessage));
    qsizetype done = 0;
    do {
        const auto part = bytes.sliced(done, std::min(most, bytes.size() - done));
        const bool isLast = done + part.size() == bytes.size();
        const auto sent = sendOne(end && isLast ? MessageType::DataEnd : MessageType::Data, part, deadline);
        if (!sent) {
            Error error = sent.error();
            error.transferred = static_cast<std::size_t>(done);
            // The instrument holds the beginning of a program message now.
            m_needsClear = m_needsClear || done > 0;
            return tl::unexpected(std::move(error));
        }
        done += part.size();
    } while (done < bytes.size());
    return {};
}

Result<void> SyncChannel::trigger(const Deadline& deadline)
{
    if (const auto ready = prepareToSend(deadline); !ready)
        return ready;
    return sendOne(MessageType::Trigger, {}, deadline);
}

Result<void> SyncChannel::prepareToSend(const Deadline& deadline)
{
    if (m_lost)
        return tl::unexpected(*m_lost);
    if (m_overlapped)
        return {};
    if (!m_replyDone) {
        // C3: a reply nobody read is void once the next message goes out. What has not arrived yet is recognised
        // by its message id later.
        if (const auto discarded = discardInput(true); !discarded)
            return discarded;
    }
    m_handedOver = false;
    // C4: Interrupted came first; nothing may be sent before its twin has arrived on the other channel.
    if (static_cast<std::int32_t>(m_interrupts - m_async->interrupts()) > 0)
        return m_async->awaitInterrupts(m_interrupts, deadline);
    return {};
}

Result<void> SyncChannel::sendOne(MessageType type, QByteArrayView payload, const Deadline& deadline)
{
    const auto sent = m_messages.send({type, m_rmtDelivered, m_nextId}, payload, deadline);
    if (!sent && sent.error().transferred == 0)
        return sent;
    m_rmtDelivered = 0;
    m_lastSent = m_nextId;
    m_nextId += kMessageIdStep;
    m_replyDone = false;
    if (!sent)
        m_needsClear = true;
    return sent;
}

Result<ReadChunk> SyncChannel::read(std::span<char> into, const ReadOptions& options, const Deadline& deadline)
{
    if (m_lost)
        return tl::unexpected(*m_lost);
    std::size_t count = 0;
    const auto failed = [&](Error error) {
        error.transferred = count;
        m_handedOver = m_handedOver || count > 0;
        return tl::unexpected(std::move(error));
    };
    for (;;) {
        if (m_incoming == Incoming::Wanted) {
            bool found = false;
            while (m_messages.payloadLeft() > 0 && count < into.size() && !found) {
                const auto rest = into.subspan(count);
                const auto got = options.stopAtTermChar
                                     ? m_messages.readPayloadUntil(rest, options.termChar, found, deadline)
                                     : m_messages.readPayload(rest, deadline);
                if (!got)
                    return failed(got.error());
                count += *got;
            }
            if (m_messages.payloadLeft() == 0) {
                m_incoming = Incoming::None;
                if (m_header.parameter != kUnknownMessageId)
                    m_lastDelivered = m_header.parameter;
                if (m_header.type == MessageType::DataEnd) {
                    endReply();
                    if (!options.ignoreEnd)
                        return ReadChunk{count, Status::Success};
                }
            }
            if (found || count == into.size()) {
                m_handedOver = !m_replyDone;
                return ReadChunk{count, found ? Status::SuccessTermChar : Status::SuccessMaxCount};
            }
        }
        if (into.empty())
            return ReadChunk{0, Status::SuccessMaxCount};
        const auto header = m_messages.nextHeader(deadline);
        if (!header)
            return header.error().status == Status::ErrorRawReadProtocolViolation ? fatal(header.error())
                                                                                  : failed(header.error());
        const auto isVoid = classify(*header, deadline);
        if (!isVoid)
            return failed(isVoid.error());
        if (*isVoid) {
            if (const auto ok = voidPartialReply(count); !ok)
                return failed(ok.error());
        }
    }
}

void SyncChannel::endReply()
{
    m_replyDone = true;
    m_handedOver = false;
    m_rmtDelivered = kRmtDelivered; // C5
}

Result<void> SyncChannel::voidPartialReply(std::size_t& count)
{
    count = 0;
    if (!std::exchange(m_handedOver, false))
        return {};
    // Its beginning is in the caller's hands already: the end of another reply must not be glued to it.
    return failure(Status::ErrorInputProtocolViolation,
                   ErrorText::tr("%1 broke off its reply; repeat the query.").arg(m_who), QStringLiteral("read"));
}

Result<bool> SyncChannel::classify(const Header& header, const Deadline& deadline)
{
    m_header = header;
    m_incoming = Incoming::Dropped;
    switch (header.type) {
    case MessageType::Data:
    case MessageType::DataEnd:
        return classifyData(header);
    case MessageType::Interrupted:
        if (m_overlapped)
            return false;
        ++m_interrupts;
        return true;
    case MessageType::FatalError: {
        const auto text = m_messages.readText(deadline.sooner(kSyncAnswerLimit));
        return fatal(ErrorText::fatal(header.control, text.value_or(QByteArray()), m_who, false));
    }
    case MessageType::Error: {
        const auto text = m_messages.readText(deadline.sooner(kSyncAnswerLimit));
        if (static_cast<ErrorCode>(header.control) == ErrorCode::MessageTooLarge)
            m_maxPayload = payloadLimit(m_maxPayload / 2);
        return tl::unexpected(ErrorText::nonFatal(header.control, text.value_or(QByteArray()), m_who));
    }
    case MessageType::InitializeResponse:
    case MessageType::DeviceClearAcknowledge:
        return false;
    default:
        if (const auto answered = answerUnknown(header.type, deadline); !answered)
            return tl::unexpected(answered.error());
        return false;
    }
}

Result<bool> SyncChannel::classifyData(const Header& header)
{
    if (header.parameter != kUnknownMessageId)
        m_lastReceived = header.parameter;
    if (!m_overlapped) {
        // C4: AsyncInterrupted came first; everything up to Interrupted belongs to the void reply.
        if (static_cast<std::int32_t>(m_async->interrupts() - m_interrupts) > 0)
            return true;
        const bool isOpenEnded = header.type == MessageType::Data && header.parameter == kUnknownMessageId;
        if (header.parameter != m_lastSent && !isOpenEnded)
            return true; // C1, C2
    }
    m_incoming = Incoming::Wanted;
    return false;
}

Result<void> SyncChannel::answerUnknown(MessageType type, const Deadline& deadline)
{
    const auto code =
        type >= MessageType::FirstVendorSpecific ? ErrorCode::UnknownVendorMessage : ErrorCode::UnknownMessageType;
    if (m_messages.isPartlySent())
        return {};
    return m_messages.send({MessageType::Error, static_cast<std::uint8_t>(code)}, {},
                           deadline.sooner(kSyncAnswerLimit));
}

tl::unexpected<Error> SyncChannel::fatal(Error error)
{
    if (error.status == Status::ErrorRawReadProtocolViolation)
        announce(FatalCode::BadHeader);
    lose(error);
    return tl::unexpected(std::move(error));
}

void SyncChannel::announce(FatalCode code)
{
    // §6.2: a fatal error is announced on both channels, then both are closed.
    const Header header{MessageType::FatalError, static_cast<std::uint8_t>(code)};
    const auto limit = Deadline::after(kSyncAnswerLimit);
    if (!m_messages.isPartlySent())
        static_cast<void>(m_messages.send(header, {}, limit));
    static_cast<void>(m_async->post(header, {}, limit));
}

void SyncChannel::lose(const Error& error)
{
    m_stream.shutdown();
    m_async->stream().shutdown();
    m_lost = Error{Status::ErrorConnectionLost,
                   ErrorText::tr("%1 was closed after an error in the protocol; open it again.").arg(m_who),
                   error.detail,
                   {},
                   0};
}

Result<void> SyncChannel::discardInput(bool reportErrors)
{
    const auto now = Deadline::after(std::chrono::milliseconds(0));
    if (m_incoming == Incoming::Wanted)
        m_incoming = Incoming::Dropped;
    // Bounded: a server that never stops sending must not hold the caller here; the rest goes by its id.
    for (int messages = 0; messages < 4096; ++messages) {
        const auto waiting = m_messages.hasInput();
        if (!waiting)
            return tl::unexpected(waiting.error());
        if (!*waiting)
            return {};
        const auto header = m_messages.nextHeader(now);
        if (!header) {
            if (header.error().status == Status::ErrorTimeout)
                return {};
            return header.error().status == Status::ErrorRawReadProtocolViolation ? fatal(header.error())
                                                                                  : tl::unexpected(header.error());
        }
        const auto isVoid = classify(*header, now);
        m_incoming = Incoming::Dropped;
        if (!isVoid && (reportErrors || header->type != MessageType::Error))
            return tl::unexpected(isVoid.error());
    }
    return {};
}

Result<void> SyncChannel::sendClearComplete(std::uint8_t features, const Deadline& deadline)
{
    if (const auto flushed = m_messages.flush(deadline); !flushed)
        return flushed;
    const auto sent = m_messages.send({MessageType::DeviceClearComplete, features}, {}, deadline);
    // Once begun, awaitClearAcknowledge() sends the rest.
    return !sent && m_messages.isPartlySent() ? Result<void>() : sent;
}

Result<std::uint8_t> SyncChannel::awaitClearAcknowledge(const Deadline& deadline)
{
    if (const auto flushed = m_messages.flush(deadline); !flushed)
        return tl::unexpected(flushed.error());
    for (;;) {
        const auto header = m_messages.nextHeader(deadline);
        if (!header)
            return header.error().status == Status::ErrorRawReadProtocolViolation ? fatal(header.error())
                                                                                  : tl::unexpected(header.error());
        if (header->type == MessageType::DeviceClearAcknowledge)
            return header->control;
        if (header->type == MessageType::FatalError) {
            const auto text = m_messages.readText(deadline.sooner(kSyncAnswerLimit));
            return fatal(ErrorText::fatal(header->control, text.value_or(QByteArray()), m_who, false));
        }
    }
}

void SyncChannel::reset(bool overlapped)
{
    m_overlapped = overlapped;
    m_nextId = kFirstMessageId;
    m_lastSent = kNoMessageId;
    m_lastDelivered = kNoMessageId;
    m_lastReceived = kNoMessageId;
    m_rmtDelivered = 0;
    m_interrupts = 0;
    m_needsClear = false;
    m_incoming = Incoming::None;
    m_replyDone = true;
    m_handedOver = false;
}

} // namespace visor::hislip
