// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/vxi11_session.h"

#include "transports/vxi11/error_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::vxi11 {

using visa::Deadline;
using visa::ReadChunk;
using visa::Status;
using wire::RpcClient;

namespace {

class Vxi11SessionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::vxi11::Vxi11Session)
};

/// Zero means "may not block" to some servers and nothing defined to others.
constexpr std::chrono::milliseconds kMinimumIoTimeout{10};
/// Servers add the two timeouts and overflow; an endless wait is calls of this length.
constexpr std::chrono::milliseconds kMaximumIoTimeout{std::chrono::hours(1)};
/// The instrument's time limit must pass before ours (rule B.6.13: the RPC limit exceeds the sum).
constexpr std::chrono::milliseconds kLocalMargin{500};
/// How long a cancelled call goes on: reach the abort channel and take the core channel's answer.
constexpr std::chrono::milliseconds kAbortGrace{120};
constexpr std::chrono::milliseconds kCloseLimit{500};

constexpr std::uint32_t kHugeReceiveSize = 16u << 20;
constexpr std::uint32_t kSaneChunk = 1u << 20;
/// Asked for by one device_read. It grows while whole chunks come: many servers allocate what is asked for.
constexpr std::size_t kFirstReadChunk = 1u << 20;
constexpr std::size_t kLastReadChunk = 16u << 20;
/// Empty device_reads without an error in a row that are more than a full server buffer.
constexpr int kMaximumEmptyReads = 100;

std::uint32_t saneWriteChunk(std::uint32_t announced)
{
    if (announced < kMinimumReceiveSize)
        return kMinimumReceiveSize;
    return announced >= kHugeReceiveSize ? kSaneChunk : announced;
}

} // namespace

Vxi11Session::Vxi11Session(visa::ResourceName resource, RpcClient core, Link link,
                           std::chrono::milliseconds timeout)
    : m_core(std::move(core)),
      m_link(link),
      m_writeChunk(saneWriteChunk(link.maximumReceiveSize)),
      m_attributes(std::move(resource), timeout)
{
}

Vxi11Session::~Vxi11Session()
{
    const Deadline deadline = Deadline::after(kCloseLimit);
    if (m_interrupts)
        stopServiceRequests(deadline);
    if (!m_core.isUsable())
        return;
    m_core.begin(static_cast<std::uint32_t>(Procedure::DestroyLink)).putI32(m_link.id);
    // The connection ends either way; what the instrument thinks of it no longer matters.
    static_cast<void>(m_core.call(deadline));
}

Vxi11Session::Times Vxi11Session::times(const Deadline& deadline, bool waitsForLock) const
{
    const auto left = std::clamp(deadline.remaining(), kMinimumIoTimeout, kMaximumIoTimeout);
    const auto io = static_cast<std::uint32_t>(left.count());
    if (deadline.isInfinite())
        return {io, waitsForLock ? io : 0, Deadline::never(deadline.token())};
    return {io, waitsForLock ? io : 0, Deadline::after(left + kLocalMargin, deadline.token())};
}

RpcClient::CancelHook Vxi11Session::abortHook()
{
    return [this] {
        m_abortTried = true;
        const Deadline grace = Deadline::after(kAbortGrace);
        sendAbort(grace);
        return grace;
    };
}

/// Whatever goes wrong here only makes the wait for the core channel's answer longer, up to the grace.
void Vxi11Session::sendAbort(const Deadline& deadline)
{
    if (!m_abort || !m_abort->isUsable()) {
        const QString host = m_core.stream().peerAddress();
        if (m_link.abortPort == 0 || host.isEmpty())
            return;
        auto stream = wire::TcpStream::connect(host, m_link.abortPort, deadline);
        if (!stream)
            return;
        m_abort.emplace(std::move(*stream), kAbortProgram);
    }
    m_abort->begin(kDeviceAbort).putI32(m_link.id);
    // "Delivered" is all its reply means (rule B.6.26); the core channel tells what became of the call.
    static_cast<void>(m_abort->call(deadline));
}

Error Vxi11Session::settled(Error error, const QString& operation) const
{
    if (error.operation == QLatin1StringView("rpc") || error.operation.isEmpty())
        error.operation = operation;
    if (m_abortTried && error.status == Status::ErrorTimeout) {
        error.status = Status::ErrorAbort;
        error.message = Vxi11SessionText::tr("The operation was cancelled.");
    }
    return error;
}

QString Vxi11Session::deviceName() const
{
    const auto* const instrument = resource().as<visa::TcpipInstrument>();
    return instrument != nullptr ? instrument->device : QString();
}

Result<void> Vxi11Session::write(QByteArrayView bytes, const Deadline& deadline, bool end)
{
    if (m_writeBrokeOff) {
        const auto cleared = clear(deadline);
        // Without device_clear the instrument has to make sense of it.
        if (!cleared && cleared.error().status != Status::ErrorUnsupportedOperation)
            return cleared;
        m_writeBrokeOff = false;
    }
    const bool sendsEnd = end && m_attributes.sendsEnd();
    std::size_t done = 0;
    int refused = 0;
    while (!bytes.isEmpty()) {
        const auto size = std::min<qsizetype>(bytes.size(), m_writeChunk);
        const auto taken = writeChunk(bytes.first(size), sendsEnd && size == bytes.size(), deadline);
        if (!taken) {
            m_writeBrokeOff = done > 0;
            Error error = taken.error();
            error.transferred = done;
            return tl::unexpected(std::move(error));
        }
        if (*taken == 0 && ++refused == 2) {
            m_writeBrokeOff = done > 0;
            return failure(Status::ErrorIo,
                           Vxi11SessionText::tr("The instrument takes no more data; clear it and try again."),
                           QStringLiteral("write"), QStringLiteral("size 0 without an error, twice"), done);
        }
        if (*taken > 0)
            refused = 0;
        done += *taken;
        bytes = bytes.sliced(static_cast<qsizetype>(*taken));
        if (!bytes.isEmpty() && deadline.hasExpired()) {
            m_writeBrokeOff = done > 0;
            return deviceFailure(ErrorCode::IoTimeout, QStringLiteral("write"), done);
        }
    }
    return {};
}

Result<std::uint32_t> Vxi11Session::writeChunk(QByteArrayView chunk, bool end, const Deadline& deadline)
{
    const QString operation = QStringLiteral("write");
    for (;;) {
        m_abortTried = false;
        const Times limits = times(deadline, false);
        putHead(m_core.begin(static_cast<std::uint32_t>(Procedure::DeviceWrite)),
                WriteParameters{m_link.id, limits.io, limits.lock, end ? kFlagEnd : 0, chunk});
        const auto results = m_core.call(limits.local, chunk, abortHook());
        if (!results)
            return tl::unexpected(settled(results.error(), operation));
        const auto reply = parse<WriteReply>(*results);
        if (!reply)
            return brokenAnswer(operation);
        const bool tookNothing =
            (reply->error == ErrorCode::IoTimeout || reply->error == ErrorCode::IoError) && reply->size == 0;
        if (tookNothing && isBehindGateway(deviceName()))
            return noListenerBehind(reply->error, deviceName(), operation);
        if (reply->error == ErrorCode::IoTimeout && deadline.isInfinite() && reply->size == 0)
            continue;
        if (reply->error != ErrorCode::None)
            return deviceFailure(reply->error, operation);
        // A server that claims to have taken more than it was given took what it was given.
        return std::min(reply->size, static_cast<std::uint32_t>(chunk.size()));
    }
}

Result<ReadChunk> Vxi11Session::read(std::span<char> into, const Deadline& deadline)
{
    const QString operation = QStringLiteral("read");
    const bool endsAtTermChar = m_attributes.endsAtTermChar();
    std::size_t done = 0;
    std::size_t chunk = kFirstReadChunk;
    int empty = 0;
    while (done < into.size()) {
        const std::size_t wanted = std::min(into.size() - done, chunk);
        const Times limits = times(deadline, false);
        m_abortTried = false;
        put(m_core.begin(static_cast<std::uint32_t>(Procedure::DeviceRead)),
            ReadParameters{m_link.id, static_cast<std::uint32_t>(wanted), limits.io, limits.lock,
                           endsAtTermChar ? kFlagTermChar : 0,
                           endsAtTermChar ? static_cast<std::uint8_t>(m_attributes.termChar()) : std::uint8_t{0}});
        const auto reply = m_core.callForOpaque(2, into.subspan(done, wanted), limits.local, abortHook());
        if (!reply) {
            Error error = settled(reply.error(), operation);
            error.transferred += done;
            return tl::unexpected(std::move(error));
        }
        done += reply->count;
        const auto code = static_cast<ErrorCode>(reply->words[0]);
        const std::uint32_t reason = reply->words[1];
        if (code == ErrorCode::IoTimeout && deadline.isInfinite())
            continue;
        if (code != ErrorCode::None)
            return deviceFailure(code, operation, done);

        // VPP-4.3 viRead: END before the termination character before the count.
        if ((reason & kReasonEnd) != 0 && !m_attributes.suppressesEnd())
            return ReadChunk{done, Status::Success};
        if ((reason & kReasonTermChar) != 0 && endsAtTermChar)
            return ReadChunk{done, Status::SuccessTermChar};
        if (done == into.size())
            break;
        empty = reply->count == 0 ? empty + 1 : 0;
        if (empty > kMaximumEmptyReads) {
            return failure(
                Status::ErrorInputProtocolViolation,
                Vxi11SessionText::tr("The instrument answers without data and without an end; clear it and try "
                                     "again."),
                operation, {}, done);
        }
        if (deadline.isCancelled())
            return deviceFailure(ErrorCode::Aborted, operation, done);
        if (deadline.hasExpired())
            return deviceFailure(ErrorCode::IoTimeout, operation, done);
        if (reply->count == wanted && wanted == chunk)
            chunk = std::min(chunk * 4, kLastReadChunk);
    }
    return ReadChunk{done, Status::SuccessMaxCount};
}

Result<QByteArrayView> Vxi11Session::callGeneric(Procedure procedure, const QString& operation,
                                                 const Deadline& deadline)
{
    m_abortTried = false;
    const Times limits = times(deadline, false);
    put(m_core.begin(static_cast<std::uint32_t>(procedure)),
        GenericParameters{m_link.id, 0, limits.lock, limits.io});
    auto results = m_core.call(limits.local, {}, abortHook());
    if (!results)
        return tl::unexpected(settled(results.error(), operation));
    return results;
}

Result<void> Vxi11Session::runGeneric(Procedure procedure, const QString& operation, const Deadline& deadline)
{
    const auto results = callGeneric(procedure, operation, deadline);
    if (!results)
        return tl::unexpected(results.error());
    const auto code = parse<ErrorCode>(*results);
    if (!code)
        return brokenAnswer(operation);
    if (*code != ErrorCode::None)
        return deviceFailure(*code, operation);
    return {};
}

Result<void> Vxi11Session::clear(const Deadline& deadline)
{
    auto cleared = runGeneric(Procedure::DeviceClear, QStringLiteral("clear"), deadline);
    if (cleared)
        m_writeBrokeOff = false;
    return cleared;
}

Result<void> Vxi11Session::trigger(const Deadline& deadline)
{
    return runGeneric(Procedure::DeviceTrigger, QStringLiteral("trigger"), deadline);
}

Result<std::uint8_t> Vxi11Session::readStatusByte(const Deadline& deadline)
{
    const QString operation = QStringLiteral("status byte");
    const auto results = callGeneric(Procedure::DeviceReadStatusByte, operation, deadline);
    if (!results)
        return tl::unexpected(results.error());
    const auto reply = parse<StatusByteReply>(*results);
    if (!reply)
        return brokenAnswer(operation);
    if ((reply->error == ErrorCode::IoTimeout || reply->error == ErrorCode::IoError) &&
        isBehindGateway(deviceName()))
        return noListenerBehind(reply->error, deviceName(), operation);
    if (reply->error != ErrorCode::None)
        return deviceFailure(reply->error, operation);
    return reply->statusByte;
}

Result<visa::AttributeValue> Vxi11Session::attribute(visa::Attribute id) const
{
    return m_attributes.get(id, m_core.stream());
}

Result<void> Vxi11Session::setAttribute(visa::Attribute id, const visa::AttributeValue& value)
{
    return m_attributes.set(id, value, m_core.stream());
}

Result<QByteArray> Vxi11Session::doCommand(std::int32_t command, std::int32_t dataSize, QByteArrayView data,
                                           const Deadline& deadline)
{
    const QString operation = QStringLiteral("docmd");
    m_abortTried = false;
    const Times limits = times(deadline, false);
    put(m_core.begin(static_cast<std::uint32_t>(Procedure::DeviceDoCommand)),
        DoCommandParameters{m_link.id, 0, limits.io, limits.lock, command, true, dataSize, data});
    const auto results = m_core.call(limits.local, {}, abortHook());
    if (!results)
        return tl::unexpected(settled(results.error(), operation));
    wire::XdrReader reader(*results);
    const auto code = static_cast<ErrorCode>(reader.u32());
    if (reader.ok() && code != ErrorCode::None)
        return deviceFailure(code, operation);
    const QByteArrayView out = reader.opaque(RpcClient::kReplyCap);
    if (!reader.ok())
        return brokenAnswer(operation);
    return out.toByteArray();
}

} // namespace visor::vxi11
