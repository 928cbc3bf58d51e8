// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/rpc_client.h"

#include <QCoreApplication>

#include <algorithm>
#include <random>

namespace visor::wire {

using visa::Deadline;
using visa::Status;

namespace {

class RpcClientText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::RpcClient)
};

/// One recv() of the general way.
constexpr std::size_t kRpcReceiveBytes = 4096;
constexpr std::size_t kMaximumAbandoned = 256;
constexpr std::size_t kMaximumOpaqueHeader = kRecordMarkerBytes + kReplyHeaderBytes + 4 * 5;

std::uint32_t firstTransactionId()
{
    return std::random_device()();
}

} // namespace

RpcClient::RpcClient(TcpStream stream, RpcProgram program)
    : m_stream(std::move(stream)), m_program(program), m_xid(firstTransactionId()), m_record(kReplyCap)
{
}

XdrWriter& RpcClient::begin(std::uint32_t procedure)
{
    ++m_xid; // wraps; zero is as good as any
    m_call.clear();
    m_call.putU32(0); // the record marker, when the length is known
    putCallHeader(m_call, m_xid, m_program, procedure);
    return m_call;
}

Result<void> RpcClient::transmit(const Deadline& deadline, QByteArrayView tail)
{
    if (!m_stream.isOpen()) {
        return failure(Status::ErrorConnectionLost,
                       RpcClientText::tr("The connection to the instrument is closed; open it again."),
                       QStringLiteral("rpc"));
    }
    if (m_recordUsed) {
        m_record.reset();
        m_recordUsed = false;
    }
    if (!m_unsent.isEmpty()) {
        // The rest of an earlier call goes first, or the peer could not find the start of this one.
        if (const auto sent = m_stream.writeAll(m_unsent, deadline); !sent) {
            m_unsent.remove(0, static_cast<qsizetype>(sent.error().transferred));
            return sent;
        }
        m_unsent.clear();
    }
    constexpr char kZeros[4] = {};
    const auto padding = static_cast<qsizetype>(xdrPadding(static_cast<std::size_t>(tail.size())));
    const std::size_t length =
        m_call.size() - kRecordMarkerBytes + static_cast<std::size_t>(tail.size() + padding);
    m_call.setU32(0, kLastFragment | static_cast<std::uint32_t>(length));
    const auto sent = m_stream.writeAll({m_call.bytes(), tail, QByteArrayView(kZeros, padding)}, deadline);
    if (!sent && sent.error().transferred > 0) {
        QByteArray whole = m_call.bytes().toByteArray();
        whole.append(tail).append(QByteArrayView(kZeros, padding));
        m_unsent = whole.sliced(static_cast<qsizetype>(sent.error().transferred));
        abandon();
    }
    return sent;
}

Result<void> RpcClient::send(const Deadline& deadline)
{
    return transmit(deadline, {});
}

Result<QByteArrayView> RpcClient::call(const Deadline& deadline, QByteArrayView tail, const CancelHook& hook)
{
    if (const auto sent = transmit(deadline, tail); !sent)
        return tl::unexpected(sent.error());
    setReplyCap(kReplyCap);
    Waiting waiting{deadline, &hook};
    const auto reply = awaitReply(waiting);
    if (!reply) {
        abandon();
        return tl::unexpected(reply.error());
    }
    if (reply->status != RpcStatus::Success)
        return refusal(reply->status);
    return reply->results;
}

Result<RpcClient::OpaqueReply> RpcClient::callForOpaque(std::size_t words, std::span<char> into,
                                                        const Deadline& deadline, const CancelHook& hook)
{
    if (const auto sent = transmit(deadline, {}); !sent)
        return tl::unexpected(sent.error());
    setReplyCap(into.size() + kReplySlack);
    Waiting waiting{deadline, &hook};

    std::optional<RpcReply> reply;
    while (!reply) {
        if (m_record.isEmpty() && m_receivedFrom == m_received.size()) {
            const auto direct = awaitOpaqueDirectly(words, into, waiting);
            if (!direct) {
                abandon();
                return tl::unexpected(direct.error());
            }
            if (*direct)
                return **direct;
        }
        const auto next = awaitRecord(waiting);
        if (!next) {
            abandon();
            return tl::unexpected(next.error());
        }
        reply = *next;
    }
    if (reply->status != RpcStatus::Success)
        return refusal(reply->status);

    XdrReader reader(reply->results);
    OpaqueReply result;
    for (std::size_t i = 0; i < words; ++i)
        result.words[i] = reader.u32();
    // A failed call may end after its error code.
    if (reader.ok() && reader.remaining() == 0 && words > 0 && result.words[0] != 0)
        return result;
    const bool hasError = reply->results.size() >= 4 && result.words[0] != 0;
    const QByteArrayView data = reader.opaque(into.size());
    if (!reader.ok()) {
        if (hasError)
            return result;
        return failure(Status::ErrorRawReadProtocolViolation,
                       RpcClientText::tr("The instrument sent more data than was asked for, or a broken answer."),
                       QStringLiteral("rpc"),
                       QStringLiteral("undecodable results of %1 bytes").arg(reply->results.size()));
    }
    std::copy(data.begin(), data.end(), into.begin());
    result.count = static_cast<std::size_t>(data.size());
    return result;
}

/// The quick way: the header into a buffer of its own and the data behind it into the caller's, in one system
/// call. Whatever does not look like the one expected reply is handed to the general way (an empty optional).
Result<std::optional<RpcClient::OpaqueReply>>
RpcClient::awaitOpaqueDirectly(std::size_t words, std::span<char> into, Waiting& waiting)
{
    std::array<char, kMaximumOpaqueHeader> header{};
    const std::size_t headerSize = kRecordMarkerBytes + kReplyHeaderBytes + 4 * words + 4;
    const std::span<char> head(header.data(), headerSize);
    std::size_t got = 0; // bytes of header and data together
    std::size_t wanted = headerSize;
    const auto keep = [&] {
        const std::size_t inHead = std::min(got, headerSize);
        keepReceived({header.data(), static_cast<qsizetype>(inHead)},
                     {into.data(), static_cast<qsizetype>(got - inHead)});
    };
    while (got < wanted) {
        const auto some = readSome(head.subspan(got), into, waiting);
        if (!some) {
            keep();
            return tl::unexpected(some.error());
        }
        got += *some;
        if (got >= kRecordMarkerBytes && wanted == headerSize) {
            // A record shorter than the header wanted (a refusal, another call's reply) must not be waited on for
            // more.
            const std::size_t record = getBigEndian(header.data()) & ~kLastFragment;
            wanted = std::min(headerSize, kRecordMarkerBytes + record);
        }
    }

    const std::uint32_t marker = getBigEndian(header.data());
    const std::size_t record = marker & ~kLastFragment;
    const auto word = [&](std::size_t index) {
        return getBigEndian(header.data() + kRecordMarkerBytes + 4 * index);
    };
    // xid, REPLY, ACCEPTED, empty verifier, SUCCESS (RFC 5531 §9)
    if (got < headerSize || (marker & kLastFragment) == 0 || record + kRecordMarkerBytes < headerSize ||
        word(0) != m_xid || word(1) != 1 || word(2) != 0 || word(4) != 0 || word(5) != 0) {
        keep();
        return std::optional<OpaqueReply>();
    }
    OpaqueReply result;
    for (std::size_t i = 0; i < words; ++i)
        result.words[i] = word(6 + i);
    result.count = word(6 + words);
    const std::size_t body = record + kRecordMarkerBytes - headerSize; // data, padding and what some servers add
    if (result.count > into.size() || result.count > body || body - result.count > kReplySlack) {
        keep();
        return std::optional<OpaqueReply>();
    }

    std::size_t data = got - headerSize;
    std::array<char, 64> beyond{};
    while (data < body) {
        const std::size_t left = body - data;
        const std::span<char> rest =
            data < into.size() ? into.subspan(data, std::min(left, into.size() - data)) : std::span<char>();
        const std::size_t extra = std::min(left - rest.size(), beyond.size());
        const bool whole = rest.size() <= TcpStream::kReceivePiece;
        const auto some = readSome(rest, std::span(beyond).first(whole ? extra : 0), waiting);
        if (!some) {
            const std::size_t inInto = std::min(data, into.size());
            keepReceived({header.data(), static_cast<qsizetype>(headerSize)},
                         {into.data(), static_cast<qsizetype>(inInto)});
            if (data > inInto) // padding that is gone: only its length matters
                keepReceived(QByteArray(static_cast<qsizetype>(data - inInto), '\0'), {});
            Error error = some.error();
            error.transferred = std::min(data, result.count);
            return tl::unexpected(std::move(error));
        }
        data += *some;
    }
    if (data > body) // the start of another record
        keepReceived({into.data() + body, static_cast<qsizetype>(data - body)}, {});
    return std::optional(result);
}

Result<RpcReply> RpcClient::awaitReply(Waiting& waiting)
{
    for (;;) {
        const auto next = awaitRecord(waiting);
        if (!next)
            return tl::unexpected(next.error());
        if (*next)
            return **next;
    }
}

Result<std::optional<RpcReply>> RpcClient::awaitRecord(Waiting& waiting)
{
    for (;;) {
        const QByteArrayView pending(m_received.data() + m_receivedFrom,
                                     static_cast<qsizetype>(m_received.size() - m_receivedFrom));
        m_receivedFrom += m_record.feed(pending);
        if (m_record.isComplete())
            break;
        if (m_record.isTooLarge())
            return violation(QStringLiteral("record longer than %1 bytes").arg(m_record.record().size()));
        m_received.resize(kRpcReceiveBytes);
        m_receivedFrom = 0;
        const auto some = readSome(m_received, {}, waiting);
        m_received.resize(some ? *some : 0);
        if (!some)
            return tl::unexpected(some.error());
    }
    const auto reply = parseReply(m_record.record());
    if (!reply)
        return violation(QStringLiteral("not an RPC reply: %1")
                             .arg(QString::fromLatin1(m_record.record()
                                                          .first(std::min<qsizetype>(m_record.record().size(), 64))
                                                          .toByteArray()
                                                          .toHex())));
    if (reply->xid == m_xid) {
        m_recordUsed = true;
        return *reply;
    }
    const auto known = std::find(m_abandoned.begin(), m_abandoned.end(), reply->xid);
    if (known == m_abandoned.end()) {
        return violation(QStringLiteral("xid %1 instead of %2")
                             .arg(reply->xid, 8, 16, QLatin1Char('0'))
                             .arg(m_xid, 8, 16, QLatin1Char('0')));
    }
    m_abandoned.erase(known);
    m_record.reset();
    return std::optional<RpcReply>();
}

Result<std::size_t> RpcClient::readSome(std::span<char> first, std::span<char> second, Waiting& waiting)
{
    for (;;) {
        auto some = second.empty() ? m_stream.readSome(first, waiting.deadline)
                                   : m_stream.readSome(first, second, waiting.deadline);
        if (some)
            return some;
        const Status status = some.error().status;
        if (status == Status::ErrorAbort && waiting.hook != nullptr && *waiting.hook) {
            waiting.deadline = (*waiting.hook)();
            waiting.hook = nullptr;
            continue;
        }
        if (status == Status::ErrorConnectionLost)
            m_stream.close();
        return some;
    }
}

void RpcClient::keepReceived(QByteArrayView first, QByteArrayView second)
{
    if (m_receivedFrom == m_received.size()) {
        m_received.clear();
        m_receivedFrom = 0;
    }
    m_received.insert(m_received.end(), first.begin(), first.end());
    m_received.insert(m_received.end(), second.begin(), second.end());
    const QByteArrayView pending(m_received.data() + m_receivedFrom,
                                 static_cast<qsizetype>(m_received.size() - m_receivedFrom));
    m_receivedFrom += m_record.feed(pending);
}

void RpcClient::setReplyCap(std::size_t cap)
{
    // A late reply may be as long as its abandoned call allowed.
    m_replyCap = m_abandoned.empty() ? cap : std::max(cap, m_replyCap);
    m_record.setCap(m_replyCap);
}

void RpcClient::abandon()
{
    if (std::find(m_abandoned.begin(), m_abandoned.end(), m_xid) != m_abandoned.end())
        return;
    if (m_abandoned.size() >= kMaximumAbandoned)
        m_abandoned.erase(m_abandoned.begin());
    m_abandoned.push_back(m_xid);
}

tl::unexpected<Error> RpcClient::violation(const QString& detail)
{
    m_stream.close();
    return failure(
        Status::ErrorRawReadProtocolViolation,
        RpcClientText::tr("The instrument sent an answer that is not part of this conversation; the connection "
                          "was closed, open it again."),
        QStringLiteral("rpc"), detail);
}

tl::unexpected<Error> RpcClient::refusal(RpcStatus status)
{
    const QString operation = QStringLiteral("rpc");
    const QString detail = QStringLiteral("accept_stat %1").arg(static_cast<int>(status));
    switch (status) {
    case RpcStatus::ProgramUnavailable:
    case RpcStatus::ProgramMismatch:
    case RpcStatus::RpcMismatch:
        return failure(Status::ErrorResourceNotFound,
                       RpcClientText::tr("Another service answers on this port; check the address and port."),
                       operation, detail);
    case RpcStatus::ProcedureUnavailable:
        return failure(Status::ErrorUnsupportedOperation,
                       RpcClientText::tr("The instrument does not know this operation."), operation, detail);
    case RpcStatus::GarbageArguments:
        return failure(Status::ErrorRawWriteProtocolViolation,
                       RpcClientText::tr("The instrument could not decode the request."), operation, detail);
    case RpcStatus::AuthenticationError:
        return failure(Status::ErrorNoPermission,
                       RpcClientText::tr("The instrument asks for a login that VXI-11 does not have."), operation,
                       detail);
    case RpcStatus::Success:
    case RpcStatus::SystemError:
        break;
    }
    return failure(Status::ErrorIo, RpcClientText::tr("The instrument reports an internal error; try again."),
                   operation, detail);
}

} // namespace visor::wire
