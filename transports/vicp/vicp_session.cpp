// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vicp/vicp_session.h"

#include "transports/vicp/error_text.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <utility>

namespace visor::vicp {

using visa::Deadline;
using visa::ReadChunk;
using visa::Status;

namespace {

/// How long a refused connection is left alone: an instrument with one connection needs a moment to free it.
constexpr std::chrono::milliseconds kVicpRetryPause{20};

bool vicpIsPassing(const Error& error)
{
    return error.status == Status::ErrorTimeout || error.status == Status::ErrorAbort;
}

} // namespace

VicpSession::VicpSession(visa::ResourceName resource, wire::TcpStream stream, std::chrono::milliseconds timeout,
                         wire::LocalNames names)
    : m_names(std::move(names)),
      m_stream(std::move(stream)),
      m_blocks(m_stream),
      m_attributes(std::move(resource), timeout),
      m_watch(m_stream)
{
}

VicpSession::~VicpSession() = default;

Result<void> VicpSession::checkOpen(const QString& operation) const
{
    // A session that failed to connect again tries once more.
    if (m_hasLostPlace || (!m_stream.isOpen() && !m_isOutOfStep))
        return tl::unexpected(ErrorText::lost(who(), operation));
    return {};
}

Error VicpSession::noted(Error error, const QString& operation)
{
    if (vicpIsPassing(error)) {
        m_isDirty = true;
    } else if (error.status == Status::ErrorRawReadProtocolViolation ||
               (error.status == Status::ErrorConnectionLost && !m_isOutOfStep)) {
        m_hasLostPlace = true;
        m_stream.shutdown();
    }
    error.operation = operation;
    return error;
}

bool VicpSession::isDirty() const
{
    return m_isDirty && m_speaks != Speaks::Version1a;
}

Result<void> VicpSession::prepareToSend(const Deadline& deadline)
{
    if (const auto open = checkOpen(QStringLiteral("write")); !open)
        return open;
    if (m_isOutOfStep || isDirty()) {
        if (const auto connected = reconnect(deadline); !connected)
            return connected;
    }
    // A reply nobody read is void once the next message goes out (IEEE 488.2 §6.3.2.3); its number tells.
    if (m_incoming == Incoming::Reply)
        m_incoming = Incoming::Dropped;
    m_isMidReply = false;
    m_isDirty = false;
    return {};
}

Result<void> VicpSession::sendBlock(std::uint8_t operation, QByteArrayView data, const Deadline& deadline)
{
    const auto sent = m_blocks.send(static_cast<std::uint8_t>(operation | m_remoteFlags), m_next, data, deadline);
    if (!sent && sent.error().transferred > 0)
        m_isOutOfStep = true;
    return sent;
}

Result<void> VicpSession::write(QByteArrayView bytes, const Deadline& deadline, bool end)
{
    const ServiceWatch::Turn turn(m_watch);
    if (const auto ready = prepareToSend(deadline); !ready)
        return ready;
    const bool sendsEnd = end && m_attributes.sendsEnd();
    m_expected = m_next;
    m_isAnswered = false;
    qsizetype done = 0;
    do {
        const auto part = bytes.sliced(done, std::min<qsizetype>(bytes.size() - done, kMaxBlock));
        const bool isLast = done + part.size() == bytes.size();
        const auto operation = static_cast<std::uint8_t>(
            Operation::Data | (isLast && sendsEnd ? Operation::End : 0) | (m_needsClear ? Operation::Clear : 0));
        if (const auto sent = sendBlock(operation, part, deadline); !sent) {
            // The next message must not be taken for the rest of this one.
            m_needsClear = m_needsClear || m_isPartOpen;
            m_isPartOpen = false;
            Error error = noted(sent.error(), QStringLiteral("write"));
            const auto head = std::min(error.transferred, kHeaderSize);
            error.transferred = static_cast<std::size_t>(done) + error.transferred - head;
            return tl::unexpected(std::move(error));
        }
        m_needsClear = false;
        m_isPartOpen = true;
        done += part.size();
    } while (done < bytes.size());
    if (sendsEnd) {
        m_next = nextSequence(m_next);
        m_isPartOpen = false;
    }
    return {};
}

Result<ReadChunk> VicpSession::read(std::span<char> into, const Deadline& deadline)
{
    const ServiceWatch::Turn turn(m_watch);
    if (const auto open = checkOpen(QStringLiteral("read")); !open)
        return tl::unexpected(open.error());
    std::size_t count = 0;
    const auto failed = [&](const Error& cause) {
        Error error = noted(cause, QStringLiteral("read"));
        error.transferred = count;
        return tl::unexpected(std::move(error));
    };
    for (;;) {
        if (m_incoming == Incoming::Reply) {
            const auto found = takeData(into, count, deadline);
            if (!found)
                return failed(found.error());
            if (m_blocks.dataLeft() == 0 && m_incoming == Incoming::Reply) {
                m_incoming = Incoming::None;
                if (m_header.has(Operation::End)) {
                    m_isAnswered = true;
                    if (!m_attributes.suppressesEnd())
                        return finished(into, {count, Status::Success});
                }
            }
            if (*found)
                return ReadChunk{count, Status::SuccessTermChar};
        }
        if (count == into.size())
            return finished(into, {count, Status::SuccessMaxCount});
        if (const auto next = nextBlock(deadline); !next)
            return failed(next.error());
    }
}

Result<bool> VicpSession::takeData(std::span<char> into, std::size_t& count, const Deadline& deadline)
{
    // After the answer some instruments send a lone newline with EOI; nobody waits for it.
    const bool mayBeEcho = m_header.length == 1 && m_header.has(Operation::End) && !m_isMidReply && count == 0 &&
                           (m_isAnswered || m_speaks != Speaks::Version1a);
    bool found = false;
    while (m_blocks.dataLeft() > 0 && count < into.size() && !found) {
        const auto rest = into.subspan(count);
        const auto got = m_attributes.endsAtTermChar()
                             ? m_blocks.readDataUntil(rest, m_attributes.termChar(), found, deadline)
                             : m_blocks.readData(rest, deadline);
        if (!got) {
            m_isMidReply = m_isMidReply || count > 0;
            return tl::unexpected(got.error());
        }
        if (mayBeEcho && rest.front() == '\n') {
            m_incoming = Incoming::None;
            return false;
        }
        count += *got;
    }
    m_isMidReply = count > 0 || m_isMidReply;
    return found;
}

Result<ReadChunk> VicpSession::finished(std::span<char> into, ReadChunk chunk)
{
    if (chunk.endsMessage())
        m_isMidReply = false;
    if (chunk.count > 0 && into.front() == 'W') {
        const QByteArrayView bytes(into.data(), static_cast<qsizetype>(chunk.count));
        if (const auto interface = otherInterface(bytes))
            return tl::unexpected(ErrorText::otherInterface(who(), *interface, chunk.count));
    }
    return chunk;
}

Result<void> VicpSession::nextBlock(const Deadline& deadline)
{
    if (m_incoming == Incoming::ServiceRequest)
        return takeServiceRequest(deadline);
    m_incoming = Incoming::None;
    const auto header = m_blocks.nextHeader(deadline);
    if (!header)
        return tl::unexpected(header.error());
    m_header = *header;
    m_incoming = classify(*header);
    return m_incoming == Incoming::ServiceRequest ? takeServiceRequest(deadline) : Result<void>();
}

VicpSession::Incoming VicpSession::classify(const Header& header)
{
    // Real instruments set DATA with it, the description does not.
    if (header.has(Operation::ServiceRequest))
        return Incoming::ServiceRequest;
    if (!header.has(Operation::Data))
        return Incoming::Dropped;
    m_speaks = header.sequence == 0 ? Speaks::Version1 : Speaks::Version1a;
    if (header.sequence != 0 && header.sequence != m_expected)
        return Incoming::Dropped;
    // An empty block means something only as the end of a message that was begun, or as the whole answer.
    if (header.length == 0 && !m_isMidReply && (m_isAnswered || header.sequence == 0))
        return Incoming::Dropped;
    return Incoming::Reply;
}

Result<void> VicpSession::takeServiceRequest(const Deadline& deadline)
{
    std::array<char, 1> asserted{};
    const auto got = m_blocks.readData(asserted, deadline);
    if (!got)
        return tl::unexpected(got.error());
    m_incoming = Incoming::Dropped;
    if (*got > 0 && asserted[0] == '1')
        m_watch.report();
    return {};
}

bool VicpSession::lookForServiceRequests()
{
    const auto now = Deadline::after(std::chrono::milliseconds(0));
    while (m_incoming != Incoming::Reply && !m_hasLostPlace && m_stream.isOpen()) {
        const auto waiting = m_blocks.hasInput();
        if (!waiting)
            return false; // the next operation finds the same
        if (!*waiting)
            return true;
        const auto next = nextBlock(now);
        if (!next && next.error().status == Status::ErrorTimeout)
            return true;
        if (!next) {
            static_cast<void>(noted(next.error(), {}));
            return false;
        }
    }
    return false;
}

Result<void> VicpSession::clear(const Deadline& deadline)
{
    const ServiceWatch::Turn turn(m_watch);
    const QString operation = QStringLiteral("clear");
    if (const auto open = checkOpen(operation); !open)
        return open;
    if (m_isOutOfStep) {
        if (const auto connected = reconnect(deadline); !connected)
            return connected;
    }
    const bool mayOweUnnumbered = m_speaks == Speaks::Unknown && (m_isDirty || !m_isAnswered);
    if (const auto sent = sendBlock(Operation::Data | Operation::Clear, {}, deadline); !sent)
        return tl::unexpected(noted(sent.error(), operation));
    m_needsClear = false;
    m_isPartOpen = false;
    if (m_speaks == Speaks::Version1 || mayOweUnnumbered)
        return clearVersion1(deadline);
    // No reply has the next message's number yet: everything on its way is void.
    m_expected = m_next;
    m_isAnswered = true;
    m_isMidReply = false;
    m_isDirty = false;
    if (m_incoming == Incoming::Reply)
        m_incoming = Incoming::Dropped;
    return {};
}

Result<void> VicpSession::clearVersion1(const Deadline& deadline)
{
    // The pause lets the instrument take the clear before its connection goes; what it still says is void.
    const Deadline pause = deadline.sooner(kClearPause);
    std::array<char, std::size_t{16} * 1024> waste;
    for (;;) {
        const auto got = m_stream.readSome(waste, pause);
        if (got)
            continue;
        if (got.error().status == Status::ErrorAbort || deadline.hasExpired()) {
            m_isOutOfStep = true;
            return tl::unexpected(noted(got.error(), QStringLiteral("clear")));
        }
        return reconnect(deadline);
    }
}

Result<void> VicpSession::reconnect(const Deadline& deadline)
{
    const auto* const address = resource().as<visa::VicpInstrument>();
    if (address == nullptr)
        return tl::unexpected(ErrorText::lost(who(), QStringLiteral("reconnect")));
    const auto keepAlive = m_stream.keepAlive();
    const auto noDelay = m_stream.noDelay();
    // The instrument has one connection: a hard close frees it at once. Nothing that was sent is worth waiting
    // for.
    const linger hard{1, 0};
    if (m_stream.isOpen())
        ::setsockopt(m_stream.descriptor(), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    m_isOutOfStep = true; // until a new one stands
    m_stream.close();
    for (;;) {
        auto stream =
            wire::TcpStream::connect(address->host, address->port.value_or(kDefaultPort), deadline, m_names);
        if (stream) {
            m_stream = std::move(*stream);
            break;
        }
        Error error = stream.error();
        error.operation = QStringLiteral("reconnect");
        if (error.status != Status::ErrorResourceNotFound || deadline.hasExpired())
            return tl::unexpected(std::move(error));
        // Refused: it has not let go of the old one yet, and there is nothing to wait on that would tell.
        ::poll(nullptr, 0, static_cast<int>(deadline.slice(kVicpRetryPause).count()));
    }
    static_cast<void>(m_stream.setKeepAlive(keepAlive.value_or(true)));
    static_cast<void>(m_stream.setNoDelay(noDelay.value_or(true)));
    m_blocks.reset();
    m_incoming = Incoming::None;
    m_isOutOfStep = false;
    m_isPartOpen = false;
    m_needsClear = false;
    m_isDirty = false;
    m_isAnswered = true;
    m_isMidReply = false;
    m_pollsByBlock = false;
    return {};
}

} // namespace visor::vicp
