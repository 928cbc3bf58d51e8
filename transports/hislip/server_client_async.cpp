// SPDX-License-Identifier: GPL-3.0-or-later
// The asynchronous half of a server's client.
#include "transports/hislip/server_client.h"

#include <algorithm>
#include <array>

#include <poll.h>
#include <unistd.h>

namespace visor::hislip {

using visa::Deadline;
using visa::LockMode;
using visa::Status;

namespace {

/// A payload that began must end within this time.
constexpr std::chrono::milliseconds kPayloadLimit{5000};
/// How often a waiting lock request and requests that wait for a message are looked at again.
constexpr int kRetryMilliseconds = 5;
constexpr std::chrono::milliseconds kAsyncLinkLimit{5000};
/// Service requests for a client that does not read are dropped beyond this.
constexpr std::size_t kMaxOutbox = 4096;
/// No client has more requests waiting for its own messages; one that does is filling our memory.
constexpr std::size_t kMaxDeferred = 64;

} // namespace

bool ServerClient::claimAsync()
{
    const std::lock_guard guard(m_mutex);
    return !std::exchange(m_asyncClaimed, true);
}

void ServerClient::serveAsync(wire::TcpStream& stream, MessageStream& messages)
{
    {
        const std::lock_guard guard(m_mutex);
        m_asyncStream = &stream;
    }
    {
        const auto pass = m_gate.enterUrgently();
        // A wire or instrument without service requests is served all the same.
        static_cast<void>(m_link->onServiceRequest(
            [this](std::uint8_t statusByte) {
                if (isOpenForTalk())
                    post({MessageType::AsyncServiceRequest, statusByte});
            },
            Deadline::after(kAsyncLinkLimit)));
    }
    while (asyncStep(stream, messages)) {
    }
    sayGoodbye(messages);
    end();
    {
        // Calls the other thread out of the link; it sees that we are ending before it can go in again.
        const auto pass = m_gate.enterUrgently();
        static_cast<void>(m_link->onServiceRequest({}, Deadline::after(kAsyncLinkLimit)));
    }
    {
        const std::lock_guard guard(m_mutex);
        m_asyncStream = nullptr;
        m_asyncDone = true;
    }
    m_changed.notify_all();
}

bool ServerClient::asyncStep(wire::TcpStream& stream, MessageStream& messages)
{
    if (!flushOutbox(messages) || isEnding())
        return false;
    tryPendingLock();
    runDeferred();

    const auto header = messages.nextHeader(Deadline::after(std::chrono::milliseconds(0)));
    if (header) {
        const auto payload = messages.readText(Deadline::after(kPayloadLimit));
        awaitOtherTurn(header->type);
        if (payload && !isAllowedAsync(header->type)) {
            fatal(FatalCode::SecureConnectionFailed, true);
            static_cast<void>(flushOutbox(messages));
            return false;
        }
        if (payload && speaksSecurely() &&
            (header->type == MessageType::AsyncStartTls || header->type == MessageType::AsyncEndTls))
            return flushOutbox(messages) && turnAsync(messages, *header, *payload);
        const bool goesOn = payload && handleAsync(*header, *payload);
        return flushOutbox(messages) && goesOn; // a last word is still sent
    }
    if (header.error().status == Status::ErrorRawReadProtocolViolation) {
        fatal(FatalCode::BadHeader, true);
        static_cast<void>(flushOutbox(messages));
        return false;
    }
    if (header.error().status != Status::ErrorTimeout)
        return false;

    std::array<pollfd, 3> entries{pollfd{stream.descriptor(), POLLIN, 0}, pollfd{m_wakeEvent, POLLIN, 0},
                                  pollfd{-1, POLLIN, 0}};
    if (m_watchSync.load(std::memory_order_acquire)) {
        const std::lock_guard guard(m_mutex);
        if (m_syncStream)
            entries[2].fd = m_syncStream->descriptor();
    }
    const bool retries = m_pendingLock || !m_deferred.empty();
    ::poll(entries.data(), entries.size(), retries ? kRetryMilliseconds : -1);
    if (entries[1].revents != 0) {
        std::uint64_t count = 0;
        static_cast<void>(!::read(m_wakeEvent, &count, sizeof count)); // only empties it
    }
    if (entries[2].revents != 0 && m_watchSync.load(std::memory_order_acquire))
        m_link->abort();
    return true;
}

bool ServerClient::flushOutbox(MessageStream& messages)
{
    for (;;) {
        QByteArray next;
        {
            const std::lock_guard guard(m_mutex);
            if (m_outbox.empty())
                return true;
            next = m_outbox.front();
        }
        const auto header = decodeHeader(std::span<const char, kHeaderSize>(next.constData(), kHeaderSize));
        const bool sent =
            header && messages.send(*header, QByteArrayView(next).sliced(kHeaderSize), Deadline::never());
        {
            const std::lock_guard guard(m_mutex);
            m_outbox.pop_front();
        }
        m_changed.notify_all();
        if (!sent)
            return false;
    }
}

void ServerClient::post(const Header& header, const QByteArray& payload)
{
    {
        const std::lock_guard guard(m_mutex);
        if (m_outbox.size() >= kMaxOutbox)
            return;
        m_outbox.push_back(encodeMessage(header, payload));
    }
    wakeAsync();
}

void ServerClient::wakeAsync() const
{
    const std::uint64_t one = 1;
    // Fails only when it is full of wake-ups already.
    static_cast<void>(!::write(m_wakeEvent, &one, sizeof one));
}

bool ServerClient::handleAsync(const Header& header, const QByteArray& payload)
{
    const auto refuse = [this](ErrorCode code) {
        post({MessageType::Error, static_cast<std::uint8_t>(code)});
        return true;
    };
    switch (header.type) {
    case MessageType::FatalError:
        return false;
    case MessageType::Error:
        return true;
    case MessageType::AsyncLock:
        if (header.control == 1)
            requestLock(header, payload);
        else if (header.control == 0)
            return defer(header);
        else
            return refuse(ErrorCode::UnknownControlCode);
        return true;
    case MessageType::AsyncRemoteLocalControl:
        if (header.control > static_cast<std::uint8_t>(visa::RemoteMode::GoToLocal))
            return refuse(ErrorCode::UnknownControlCode);
        return defer(header);
    case MessageType::AsyncLockInfo:
        answerLockInfo();
        return true;
    case MessageType::AsyncStatusQuery:
        answerStatus(header);
        return true;
    case MessageType::AsyncMaximumMessageSize: {
        {
            const std::lock_guard guard(m_mutex);
            m_clientPayload = payloadLimit(decodeSize(payload).value_or(0));
        }
        post({MessageType::AsyncMaximumMessageSizeResponse}, encodeSize(m_settings.maxMessage));
        return true;
    }
    case MessageType::GetDescriptors:
        if (m_version < kVersion20)
            return refuse(ErrorCode::UnknownMessageType);
        post({MessageType::GetDescriptorsResponse}, descriptors());
        return true;
    case MessageType::AsyncDeviceClear: {
        m_clearing.store(true, std::memory_order_release);
        m_changed.notify_all();
        {
            // §6.12: what the instrument was doing for the other channel ends here.
            const auto pass = m_gate.enterUrgently();
        }
        post({MessageType::AsyncDeviceClearAcknowledge,
              static_cast<std::uint8_t>(m_settings.features() &
                                        (m_version >= kVersion20 ? 0xFF : kFeatureOverlap))});
        return true;
    }
    default:
        return refuse(header.type >= MessageType::FirstVendorSpecific ? ErrorCode::UnknownVendorMessage
                                                                      : ErrorCode::UnknownMessageType);
    }
}

void ServerClient::requestLock(const Header& header, const QByteArray& key)
{
    const auto mode = key.isEmpty() ? LockMode::Exclusive : LockMode::Shared;
    // §3.2 table: asking for what one has is an error; so is sharing what one has exclusively.
    const bool isError = m_pendingLock || m_holdsExclusive || (mode == LockMode::Shared && m_holdsShared);
    if (isError) {
        post({MessageType::AsyncLockResponse, 3});
        return;
    }
    m_pendingLock = PendingLock{mode, key, Deadline::after(std::chrono::milliseconds(header.parameter))};
    tryPendingLock();
}

void ServerClient::tryPendingLock()
{
    if (!m_pendingLock)
        return;
    const bool isLastTry = m_pendingLock->deadline.hasExpired();
    Result<void> locked;
    {
        const auto pass = m_gate.enterUrgently();
        locked =
            m_link->lock(m_pendingLock->mode, m_pendingLock->key, Deadline::after(std::chrono::milliseconds(0)));
    }
    if (!locked) {
        const Status status = locked.error().status;
        const bool isBusy = status == Status::ErrorResourceLocked || status == Status::ErrorTimeout ||
                            status == Status::ErrorAbort;
        if (isBusy && !isLastTry)
            return;
        m_pendingLock.reset();
        post({MessageType::AsyncLockResponse, isBusy ? std::uint8_t{0} : std::uint8_t{3}});
        return;
    }
    (m_pendingLock->mode == LockMode::Shared ? m_holdsShared : m_holdsExclusive) = true;
    m_pendingLock.reset();
    post({MessageType::AsyncLockResponse, 1});
}

bool ServerClient::defer(const Header& header)
{
    if (m_deferred.size() >= kMaxDeferred) {
        fatal(FatalCode::Unidentified, true);
        return false;
    }
    m_deferred.push_back(header);
    return true;
}

void ServerClient::runDeferred()
{
    while (!m_deferred.empty()) {
        const Header header = m_deferred.front();
        {
            // §6.4, §6.8: the request takes effect behind the message it names. Ids wrap, so compare the distance.
            const std::lock_guard guard(m_mutex);
            if (static_cast<std::int32_t>(header.parameter - m_lastProcessed) > 0 && !isClearing())
                return;
        }
        m_deferred.pop_front();
        if (header.type == MessageType::AsyncLock)
            releaseLock();
        else
            setRemote(header);
    }
}

void ServerClient::releaseLock()
{
    std::uint8_t answer = 3;
    if (m_holdsExclusive || m_holdsShared) {
        const auto pass = m_gate.enterUrgently();
        if (m_link->unlock(Deadline::after(kAsyncLinkLimit)))
            answer = m_holdsExclusive ? 1 : 2;
    }
    // Taken last, given back first: the exclusive lock of a sharing client lies on top.
    (m_holdsExclusive ? m_holdsExclusive : m_holdsShared) = false;
    post({MessageType::AsyncLockResponse, answer});
}

void ServerClient::setRemote(const Header& header)
{
    {
        const auto pass = m_gate.enterUrgently();
        // An instrument without a front panel has nothing to set; the wire has no way to say so either.
        static_cast<void>(
            m_link->setRemote(static_cast<visa::RemoteMode>(header.control), Deadline::after(kAsyncLinkLimit)));
    }
    post({MessageType::AsyncRemoteLocalResponse});
}

void ServerClient::answerStatus(const Header& header)
{
    constexpr std::uint8_t kMessageAvailable = 0x10; // IEEE 488.2 §11.2.1
    Result<std::uint8_t> status = std::uint8_t{0};
    {
        const auto pass = m_gate.enterUrgently();
        status = m_link->readStatusByte(Deadline::after(kAsyncLinkLimit));
    }
    bool available = false;
    {
        const std::lock_guard guard(m_mutex);
        if ((header.control & kRmtDelivered) != 0) {
            m_rmtExpected = false;
            m_messageAvailable = false;
        }
        // §6.6: overlapped, the client names the last message it delivered; synchronized, the last one it sent.
        available = m_overlapped ? header.parameter != m_serverId - kMessageIdStep
                                 : m_messageAvailable && header.parameter == m_lastReceived;
    }
    std::uint8_t answer = status.value_or(std::uint8_t{0});
    answer = static_cast<std::uint8_t>(available ? answer | kMessageAvailable : answer & ~kMessageAvailable);
    post({MessageType::AsyncStatusResponse, answer});
}

void ServerClient::answerLockInfo()
{
    Result<visa::LockState> state = visa::LockState{};
    {
        const auto pass = m_gate.enterUrgently();
        state = m_link->lockState(Deadline::after(kAsyncLinkLimit));
    }
    const auto known = state.value_or(visa::LockState{});
    post({MessageType::AsyncLockInfoResponse, static_cast<std::uint8_t>(known.exclusive ? 1 : 0),
          static_cast<std::uint32_t>(std::max(known.holders, 0))});
}

} // namespace visor::hislip
