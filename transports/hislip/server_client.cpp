// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/server_client.h"

#include <algorithm>

#include <sys/eventfd.h>
#include <unistd.h>

namespace visor::hislip {

using visa::Deadline;
using visa::ReadChunk;
using visa::Status;

namespace {

constexpr std::size_t kReplyPiece = std::size_t{64} * 1024;
/// A read or write of the link is cut into waits of this length; abort() ends one early.
constexpr std::chrono::milliseconds kLinkWait{1000};
/// An instrument that refuses a locked-out write without waiting is asked again after this time.
constexpr std::chrono::milliseconds kLockedPause{10};
constexpr std::chrono::milliseconds kFatalLimit{500};
constexpr std::chrono::milliseconds kClearLimit{40'000}; // IVI-6.1 §3.1.1 suggests 40 s to 120 s

} // namespace

std::uint8_t ServerClient::Settings::features() const
{
    std::uint8_t features = prefersOverlap && allowsOverlap ? kFeatureOverlap : 0;
    if (security && security->demand == Security::Demand::Mandatory)
        features |= kFeatureEncryptionMandatory;
    if (security && security->demand == Security::Demand::Initial)
        features |= kFeatureInitialEncryption;
    return features;
}

ServerClient::ServerClient(std::uint16_t id, std::uint16_t version, std::unique_ptr<visa::DeviceLink> link,
                           const Settings& settings)
    : m_id(id),
      m_version(version),
      m_settings(settings),
      m_link(std::move(link)),
      m_gate(*m_link),
      m_wakeEvent(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_overlapped(settings.prefersOverlap && settings.allowsOverlap)
{
}

ServerClient::~ServerClient()
{
    // No service request may arrive once the event descriptor is gone.
    m_link.reset();
    if (m_wakeEvent >= 0)
        ::close(m_wakeEvent);
}

void ServerClient::attachSync(wire::TcpStream& stream, MessageStream& messages)
{
    m_syncMessages = &messages;
    m_syncStream = &stream;
}

void ServerClient::serveSync()
{
    while (!isEnding()) {
        const auto header = m_syncMessages->nextHeader(Deadline::never());
        if (!header) {
            // The end of the stream is how clients leave, also those that only wanted to know whether we answer.
            if (header.error().status == Status::ErrorRawReadProtocolViolation)
                fatal(FatalCode::BadHeader, false);
            break;
        }
        // A payload nobody wanted must not look like the next message.
        if (!handleSync(*header) || !m_syncMessages->skipPayload(Deadline::never()) || !sendReplies())
            break;
    }
    {
        const std::lock_guard guard(m_syncSendMutex);
        sayGoodbye(*m_syncMessages);
    }
    end();
    const std::scoped_lock guard(m_syncSendMutex, m_mutex);
    m_syncMessages = nullptr;
    m_syncStream = nullptr;
}

bool ServerClient::handleSync(const Header& header)
{
    {
        std::unique_lock lock(m_mutex);
        if (!m_asyncClaimed) {
            lock.unlock();
            fatal(FatalCode::ChannelsIncomplete, false);
            return false;
        }
    }
    if (!isAllowedSync(header.type)) {
        fatal(FatalCode::SecureConnectionFailed, false);
        return false;
    }
    switch (header.type) {
    case MessageType::FatalError:
        return false;
    case MessageType::GetDescriptors:
    case MessageType::StartTls:
    case MessageType::EndTls:
        return handleSecureSync(header);
    case MessageType::GetSaslMechanismList:
    case MessageType::AuthenticationStart:
    case MessageType::AuthenticationExchange:
        return speaksSecurely() ? handleLogin(header) : refuseSync(header.type);
    case MessageType::DeviceClearComplete:
        return completeClear(header);
    case MessageType::Error:
        return true;
    case MessageType::Data:
    case MessageType::DataEnd:
        // §6.12: between the two halves of a device clear everything is read and ignored.
        return isClearing() || handleData(header);
    case MessageType::Trigger:
        return isClearing() || handleTrigger(header);
    default:
        return isClearing() || refuseSync(header.type);
    }
}

bool ServerClient::refuseSync(MessageType type)
{
    const auto code =
        type >= MessageType::FirstVendorSpecific ? ErrorCode::UnknownVendorMessage : ErrorCode::UnknownMessageType;
    return sendSync({MessageType::Error, static_cast<std::uint8_t>(code)});
}

void ServerClient::beginMessage(const Header& header)
{
    bool wasInterrupted = false;
    bool isPending = m_link->isResponsePending(); // not under our mutex: the link may be calling us with its own
    {
        const std::lock_guard guard(m_mutex);
        isPending = isPending && !m_overlapped;
        m_lastReceived = header.parameter;
        const bool delivered = (header.control & kRmtDelivered) != 0;
        if (!m_overlapped) {
            // §3.1.2, server rule: a flag that is not what we expect means that the client threw a reply away.
            wasInterrupted = delivered != m_rmtExpected;
            m_messageAvailable = false;
        }
        m_rmtExpected = false;
    }
    if (wasInterrupted) {
        const auto pass = m_gate.enter();
        m_link->reportInterrupted();
    }
    if (isPending)
        interrupt(header.parameter);
}

void ServerClient::interrupt(std::uint32_t interruptingId)
{
    // The instrument drops its response itself when the interrupting message reaches it (IEEE 488.2 §6.3.2.3).
    post({MessageType::AsyncInterrupted, 0, interruptingId});
    static_cast<void>(sendSync({MessageType::Interrupted, 0, interruptingId}));
}

bool ServerClient::handleData(const Header& header)
{
    if (header.payloadLength > m_settings.maxMessage + kHeaderSize)
        return sendSync({MessageType::Error, static_cast<std::uint8_t>(ErrorCode::MessageTooLarge)});
    beginMessage(header);
    const bool isLast = header.type == MessageType::DataEnd;
    if (m_buffer.empty())
        m_buffer.resize(kReplyPiece);
    do {
        const auto got = m_syncMessages->readPayload(m_buffer, Deadline::never());
        if (!got)
            return false;
        const QByteArrayView bytes(m_buffer.data(), static_cast<qsizetype>(*got));
        if (!writeToLink(bytes, isLast && m_syncMessages->payloadLeft() == 0))
            return !isEnding();
    } while (m_syncMessages->payloadLeft() > 0);
    if (isLast)
        m_replyId = header.parameter;
    const std::lock_guard guard(m_mutex);
    m_lastProcessed = header.parameter;
    return true;
}

bool ServerClient::handleTrigger(const Header& header)
{
    beginMessage(header);
    while (!isEnding() && !isClearing()) {
        Result<void> done;
        {
            const auto pass = m_gate.enter();
            if (isClearing())
                break;
            done = m_link->trigger(Deadline::after(kLinkWait));
        }
        if (done || (done.error().status != Status::ErrorResourceLocked &&
                     done.error().status != Status::ErrorAbort && done.error().status != Status::ErrorTimeout)) {
            if (!done && done.error().status == Status::ErrorConnectionLost)
                return false;
            break;
        }
    }
    const std::lock_guard guard(m_mutex);
    m_lastProcessed = header.parameter;
    return true;
}

bool ServerClient::writeToLink(QByteArrayView bytes, bool isLast)
{
    qsizetype done = 0;
    while (!isEnding() && !isClearing()) {
        Result<void> written;
        {
            const auto pass = m_gate.enter();
            if (isEnding() || isClearing())
                return false;
            written = m_link->write(bytes.sliced(done), Deadline::after(kLinkWait), isLast);
        }
        if (written)
            return true;
        const Error& error = written.error();
        done += std::min(bytes.size() - done, static_cast<qsizetype>(error.transferred));
        switch (error.status) {
        case Status::ErrorResourceLocked: {
            // §3.2: a locked-out client's messages wait, unread as far as it can tell.
            std::unique_lock lock(m_mutex);
            m_changed.wait_for(lock, kLockedPause, [this] { return isEnding() || isClearing(); });
            break;
        }
        case Status::ErrorTimeout:
        case Status::ErrorAbort:
            break;
        case Status::ErrorConnectionLost:
            end();
            return false;
        default:
            return true; // the instrument refused it and keeps its own record
        }
    }
    return false;
}

Result<ReadChunk> ServerClient::readFromLink(std::span<char> into)
{
    bool overlapped = false;
    {
        const std::lock_guard guard(m_mutex);
        overlapped = m_overlapped;
    }
    const auto pass = m_gate.enter();
    if (isEnding() || isClearing())
        return failure(Status::ErrorAbort, {});
    if (overlapped || m_link->isResponseAvailable())
        return m_link->read(into, Deadline::after(kLinkWait));
    // Somebody has to notice the message that interrupts this reply.
    m_watchSync.store(true, std::memory_order_release);
    wakeAsync();
    auto chunk = m_link->read(into, Deadline::after(kLinkWait));
    m_watchSync.store(false, std::memory_order_release);
    return chunk;
}

bool ServerClient::sendReplies()
{
    while (m_link->isResponsePending() && !isEnding() && !isClearing()) {
        std::size_t most = 0;
        bool overlapped = false;
        {
            const std::lock_guard guard(m_mutex);
            most = static_cast<std::size_t>(std::min<std::uint64_t>(m_clientPayload, kReplyPiece));
            overlapped = m_overlapped;
        }
        if (!overlapped) {
            // §3.1.2: a reply is void as soon as another message waits behind it.
            const auto waiting = m_syncMessages->hasInput();
            if (!waiting)
                return false;
            if (*waiting)
                return true;
        }
        if (m_buffer.empty())
            m_buffer.resize(kReplyPiece);
        const auto chunk = readFromLink(std::span(m_buffer).first(most));
        if (!chunk) {
            const Error& error = chunk.error();
            if (error.transferred > 0 &&
                !sendReplyPart(QByteArrayView(m_buffer.data(), static_cast<qsizetype>(error.transferred)), false))
                return false;
            if (error.status == Status::ErrorConnectionLost)
                return false;
            if (error.status != Status::ErrorTimeout && error.status != Status::ErrorAbort &&
                error.status != Status::ErrorResourceLocked)
                return true;
            continue;
        }
        if (isClearing())
            return true;
        if (chunk->count == 0 && !chunk->endsMessage())
            continue;
        if (!sendReplyPart(QByteArrayView(m_buffer.data(), static_cast<qsizetype>(chunk->count)),
                           chunk->endsMessage()))
            return false;
    }
    return true;
}

bool ServerClient::sendReplyPart(QByteArrayView bytes, bool isLast)
{
    Header header{isLast ? MessageType::DataEnd : MessageType::Data, 0, m_replyId};
    {
        // Before it leaves: the client's next status query may overtake our own bookkeeping.
        const std::lock_guard guard(m_mutex);
        m_messageAvailable = true;
        m_rmtExpected = isLast;
        if (m_overlapped) {
            header.parameter = m_serverId;
            m_serverId += kMessageIdStep;
        }
        m_lastReplyId = header.parameter;
    }
    return sendSync(header, bytes);
}

bool ServerClient::completeClear(const Header& header)
{
    Result<void> cleared;
    {
        const auto pass = m_gate.enter();
        cleared = m_link->clear(Deadline::after(kClearLimit));
    }
    if (!cleared && cleared.error().status == Status::ErrorConnectionLost)
        return false;
    std::uint8_t agreed = 0;
    {
        const std::lock_guard guard(m_mutex);
        m_overlapped = m_settings.allowsOverlap && (header.control & kFeatureOverlap) != 0;
        agreed = m_overlapped ? kFeatureOverlap : 0;
        if (m_version >= kVersion20)
            agreed = static_cast<std::uint8_t>(agreed | (m_settings.features() & ~kFeatureOverlap));
        m_lastReceived = kNoMessageId;
        m_lastProcessed = kNoMessageId;
        m_lastReplyId = kNoMessageId;
        m_serverId = kFirstMessageId;
        m_rmtExpected = false;
        m_messageAvailable = false;
    }
    m_replyId = kNoMessageId;
    m_clearing.store(false, std::memory_order_release);
    return sendSync({MessageType::DeviceClearAcknowledge, agreed});
}

bool ServerClient::sendSync(const Header& header, QByteArrayView payload)
{
    const std::lock_guard guard(m_syncSendMutex);
    return m_syncMessages->send(header, payload, Deadline::never()).has_value();
}

void ServerClient::fatal(FatalCode code, bool fromAsync)
{
    // §6.2: on both channels, then both are closed.
    const Header header{MessageType::FatalError, static_cast<std::uint8_t>(code)};
    post(header);
    if (fromAsync) {
        // The other thread may be in the middle of a long message; then the close has to say it.
        const std::unique_lock lock(m_syncSendMutex, std::try_to_lock);
        if (lock.owns_lock() && m_syncMessages)
            static_cast<void>(m_syncMessages->send(header, {}, Deadline::after(kFatalLimit)));
        return;
    }
    {
        const std::lock_guard guard(m_syncSendMutex);
        static_cast<void>(m_syncMessages->send(header, {}, Deadline::after(kFatalLimit)));
    }
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, kFatalLimit, [this] { return !m_asyncClaimed || m_asyncDone || m_outbox.empty(); });
}

void ServerClient::end()
{
    m_ending.store(true, std::memory_order_release);
    {
        const std::lock_guard guard(m_mutex);
        if (m_syncStream)
            m_syncStream->shutdown();
        if (m_asyncStream)
            m_asyncStream->shutdown();
    }
    m_changed.notify_all();
    wakeAsync();
}

} // namespace visor::hislip
