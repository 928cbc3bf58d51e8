// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/async_channel.h"

#include "transports/hislip/error_text.h"

namespace visor::hislip {

using visa::Deadline;
using visa::Status;

namespace {

/// A control message is tiny; when even that does not leave in this time the connection is as good as dead.
constexpr std::chrono::milliseconds kAnswerLimit{500};
/// A goodbye that the socket does not take at once is not worth waiting for.
constexpr std::chrono::milliseconds kAsyncGoodbyeLimit{20};

bool asyncIsPassing(const Error& error)
{
    return error.status == Status::ErrorTimeout || error.status == Status::ErrorAbort;
}

} // namespace

AsyncChannel::AsyncChannel(wire::TcpStream stream, QString who)
    : m_stream(std::move(stream)), m_messages(m_stream), m_who(std::move(who))
{
}

AsyncChannel::~AsyncChannel()
{
    close();
}

Result<void> AsyncChannel::post(const Header& header, QByteArrayView payload, const Deadline& deadline)
{
    {
        const std::lock_guard guard(m_mutex);
        if (m_broken)
            return tl::unexpected(*m_broken);
    }
    const std::lock_guard guard(m_sendMutex);
    return m_messages.send(header, payload, deadline);
}

Result<AsyncChannel::Reply> AsyncChannel::await(MessageType expected, const Deadline& deadline)
{
    std::unique_lock lock(m_mutex);
    return awaitLocked(lock, expected, deadline);
}

Result<AsyncChannel::Reply> AsyncChannel::awaitLocked(std::unique_lock<std::mutex>& lock, MessageType expected,
                                                      const Deadline& deadline)
{
    m_expected = expected;
    for (;;) {
        if (expected == MessageType::AsyncDeviceClearAcknowledge && m_clearAcknowledge) {
            Reply acknowledge = std::move(*m_clearAcknowledge);
            m_clearAcknowledge.reset();
            m_expected.reset();
            return acknowledge;
        }
        if (m_reply) {
            Reply reply = std::move(*m_reply);
            m_reply.reset();
            m_expected.reset();
            if (reply.header.type == MessageType::Error)
                return tl::unexpected(ErrorText::nonFatal(reply.header.control, reply.payload, m_who));
            return reply;
        }
        if (const auto waited = waitStep(lock, deadline); !waited) {
            m_expected.reset();
            return tl::unexpected(waited.error());
        }
    }
}

Result<AsyncChannel::Reply> AsyncChannel::ask(const Header& header, QByteArrayView payload, MessageType expected,
                                              const Deadline& deadline)
{
    if (const auto settled = awaitOwed(expected, deadline); !settled)
        return tl::unexpected(settled.error());
    {
        const std::lock_guard guard(m_mutex);
        m_reply.reset();
        // From before the request is sent: the reader thread may see the response first.
        m_expected = expected;
    }
    if (const auto posted = post(header, payload, deadline); !posted) {
        const std::lock_guard guard(m_mutex);
        m_expected.reset();
        return tl::unexpected(posted.error());
    }
    std::unique_lock lock(m_mutex);
    auto reply = awaitLocked(lock, expected, deadline);
    // Under the same lock as the last look: a response that the reader thread sorts in between would be owed for
    // ever.
    if (!reply && asyncIsPassing(reply.error()))
        ++m_owed[expected];
    return reply;
}

Result<void> AsyncChannel::requestClear(const Deadline& deadline)
{
    {
        const std::lock_guard guard(m_mutex);
        m_clearAcknowledge.reset();
    }
    return post({MessageType::AsyncDeviceClear}, {}, deadline);
}

Result<void> AsyncChannel::awaitOwed(MessageType response, const Deadline& deadline)
{
    std::unique_lock lock(m_mutex);
    while (m_owed[response] > 0) {
        if (const auto waited = waitStep(lock, deadline); !waited)
            return waited;
    }
    return {};
}

void AsyncChannel::forgetOwed()
{
    const std::lock_guard guard(m_mutex);
    std::erase_if(m_owed, [](const auto& entry) { return entry.first != MessageType::AsyncLockResponse; });
}

bool AsyncChannel::takeGhostGrant()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_ghostGrant, false);
}

Result<void> AsyncChannel::awaitInterrupts(std::uint32_t count, const Deadline& deadline)
{
    std::unique_lock lock(m_mutex);
    while (static_cast<std::int32_t>(count - interrupts()) > 0) {
        if (const auto waited = waitStep(lock, deadline); !waited)
            return waited;
    }
    return {};
}

Result<void> AsyncChannel::waitStep(std::unique_lock<std::mutex>& lock, const Deadline& deadline)
{
    if (m_broken)
        return tl::unexpected(*m_broken);
    if (!hasReader()) {
        lock.unlock();
        auto pumped = pump(deadline);
        lock.lock();
        return pumped;
    }
    if (deadline.isCancelled() || deadline.hasExpired()) {
        Error error = ErrorText::noAnswer(m_who, QStringLiteral("message"), 0);
        if (deadline.isCancelled())
            error.status = Status::ErrorAbort;
        return tl::unexpected(std::move(error));
    }
    m_changed.wait_for(lock, deadline.slice());
    return {};
}

Result<void> AsyncChannel::pump(const Deadline& deadline)
{
    Error error;
    if (!m_current) {
        auto header = m_messages.nextHeader(deadline);
        if (header)
            m_current = *header;
        else
            error = std::move(header.error());
    }
    if (m_current) {
        const auto payload = m_messages.readText(deadline);
        if (payload) {
            const Header header = *m_current;
            m_current.reset();
            dispatch(header, *payload);
            return {};
        }
        error = payload.error();
    }
    if (error.status == Status::ErrorRawReadProtocolViolation) {
        // §3.1: a poorly formed header is fatal; say so before the session closes both channels.
        const std::lock_guard guard(m_sendMutex);
        static_cast<void>(
            m_messages.send({MessageType::FatalError, static_cast<std::uint8_t>(FatalCode::BadHeader)}, {},
                            Deadline::after(kAnswerLimit)));
    }
    if (!asyncIsPassing(error)) {
        const std::lock_guard guard(m_mutex);
        m_broken = error;
    }
    return tl::unexpected(std::move(error));
}

void AsyncChannel::dispatch(const Header& header, const QByteArray& payload)
{
    switch (header.type) {
    case MessageType::AsyncServiceRequest:
        if (m_handler)
            m_handler(header.control);
        return;
    case MessageType::AsyncInterrupted:
        m_interrupts.fetch_add(1, std::memory_order_acq_rel);
        break;
    case MessageType::FatalError: {
        const std::lock_guard guard(m_mutex);
        m_broken = ErrorText::fatal(header.control, payload, m_who, false);
        break;
    }
    case MessageType::Error: {
        const std::lock_guard guard(m_mutex);
        if (m_expected && !m_reply)
            m_reply = Reply{header, payload};
        break;
    }
    case MessageType::AsyncDeviceClearAcknowledge: {
        const std::lock_guard guard(m_mutex);
        m_clearAcknowledge = Reply{header, payload};
        break;
    }
    case MessageType::AsyncLockResponse:
    case MessageType::AsyncRemoteLocalResponse:
    case MessageType::AsyncMaximumMessageSizeResponse:
    case MessageType::AsyncInitializeResponse:
    case MessageType::AsyncStatusResponse:
    case MessageType::AsyncLockInfoResponse:
    case MessageType::AsyncStartTlsResponse:
    case MessageType::AsyncEndTlsResponse:
    case MessageType::GetDescriptorsResponse: {
        const std::lock_guard guard(m_mutex);
        if (const auto owed = m_owed.find(header.type); owed != m_owed.end() && owed->second > 0) {
            --owed->second;
            if (header.type == MessageType::AsyncLockResponse && header.control == 1)
                m_ghostGrant = true;
        } else if (m_expected == header.type && !m_reply) {
            m_reply = Reply{header, payload};
        }
        // An answer to a question nobody asked is dropped.
        break;
    }
    default: {
        // IVI-6.1 §3.1.1: a message that is not understood is answered with Error; its payload was skipped.
        const auto code = header.type >= MessageType::FirstVendorSpecific ? ErrorCode::UnknownVendorMessage
                                                                          : ErrorCode::UnknownMessageType;
        const std::lock_guard guard(m_sendMutex);
        static_cast<void>(m_messages.send({MessageType::Error, static_cast<std::uint8_t>(code)}, {},
                                          Deadline::after(kAnswerLimit)));
        return;
    }
    }
    m_changed.notify_all();
}

void AsyncChannel::startReader(visa::MessageChannel::ServiceRequestHandler handler)
{
    static_cast<void>(stopReader());
    m_handler = std::move(handler);
    m_stop = visa::CancelToken::create();
    m_reader = std::thread([this, stop = m_stop] { readLoop(stop); });
}

visa::MessageChannel::ServiceRequestHandler AsyncChannel::stopReader()
{
    if (m_reader.joinable()) {
        m_stop.cancel();
        m_reader.join();
    }
    return std::exchange(m_handler, nullptr);
}

void AsyncChannel::readLoop(const visa::CancelToken& stop)
{
    const auto deadline = Deadline::never(stop);
    while (!stop.isCancelled()) {
        if (const auto pumped = pump(deadline); !pumped)
            break;
    }
    // Whoever waits for a response learns at once that none will come.
    m_changed.notify_all();
}

void AsyncChannel::close()
{
    if (tls() && m_stream.isOpen())
        tls()->sayGoodbye(Deadline::after(kAsyncGoodbyeLimit));
    m_stream.shutdown();
    static_cast<void>(stopReader());
    m_stream.close();
}

} // namespace visor::hislip
