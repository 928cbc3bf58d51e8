// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"
#include "transports/hislip/message_stream.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace visor::hislip {

/// The client's asynchronous channel: requests with their responses, and what the server says unasked.
///
/// Who reads it: the calling thread while it waits for a response, as long as nobody wants service requests (so a
/// plain session needs no thread of its own); a reader thread from startReader() to stopReader(). Both go through
/// dispatch(), which sorts by type: service requests and AsyncInterrupted may arrive at any moment.
///
/// All calls but interrupts() belong to the session's one calling thread. Owned by the session.
class AsyncChannel
{
public:
    struct Reply
    {
        Header header;
        QByteArray payload;
    };

    AsyncChannel(wire::TcpStream stream, QString who);
    AsyncChannel(const AsyncChannel&) = delete;
    AsyncChannel& operator=(const AsyncChannel&) = delete;
    ~AsyncChannel();

    /// Before anything else: what the opening exchange received beyond its last answer.
    void adoptInput(const MessageStream& opening) { m_messages.adoptInput(opening); }

    /// Sends without waiting for an answer.
    [[nodiscard]] Result<void> post(const Header& header, QByteArrayView payload, const visa::Deadline& deadline);
    /// Waits for one message of that type; an Error message meanwhile is the failure.
    [[nodiscard]] Result<Reply> await(MessageType expected, const visa::Deadline& deadline);
    /// post() and await(). A response that comes after the deadline is owed: it will be recognised and dropped,
    /// and the next request of its type first waits for it, so that it cannot be taken for the new answer.
    [[nodiscard]] Result<Reply> ask(const Header& header, QByteArrayView payload, MessageType expected,
                                    const visa::Deadline& deadline);
    /// Sends AsyncDeviceClear; await() its acknowledge whenever convenient, it is kept.
    [[nodiscard]] Result<void> requestClear(const visa::Deadline& deadline);
    /// Waits until no response of that type is owed any more.
    [[nodiscard]] Result<void> awaitOwed(MessageType response, const visa::Deadline& deadline);
    /// After a device clear nothing is owed but lock responses.
    void forgetOwed();
    /// True once when an owed lock response turned out to have granted a lock that nobody waits for any more.
    [[nodiscard]] bool takeGhostGrant();

    /// How many AsyncInterrupted have arrived. Any thread.
    [[nodiscard]] std::uint32_t interrupts() const { return m_interrupts.load(std::memory_order_acquire); }
    void resetInterrupts() { m_interrupts.store(0, std::memory_order_release); }
    /// Waits until interrupts() has reached `count`.
    [[nodiscard]] Result<void> awaitInterrupts(std::uint32_t count, const visa::Deadline& deadline);

    /// From now on a thread reads and calls `handler` for each AsyncServiceRequest.
    void startReader(visa::MessageChannel::ServiceRequestHandler handler);
    /// The handler comes back, for going on later.
    visa::MessageChannel::ServiceRequestHandler stopReader();
    [[nodiscard]] bool hasReader() const { return m_reader.joinable(); }

    /// TLS on and off (§6.11); only while no reader runs. After a failure the channel is of no use.
    [[nodiscard]] Result<void> startTls(std::unique_ptr<wire::TlsStream> tls, const visa::Deadline& deadline)
    {
        return m_messages.startTls(std::move(tls), deadline);
    }
    [[nodiscard]] Result<void> endTls(const visa::Deadline& deadline) { return m_messages.endTls(deadline); }
    /// Null in clear text.
    [[nodiscard]] wire::TlsStream* tls() const { return m_messages.tls(); }

    [[nodiscard]] wire::TcpStream& stream() { return m_stream; }
    /// Ends the reader, then closes the socket.
    void close();

private:
    /// Reads one message and sorts it. Called by the reader thread, or by the caller when there is none.
    [[nodiscard]] Result<void> pump(const visa::Deadline& deadline);
    void dispatch(const Header& header, const QByteArray& payload);
    /// await() with m_mutex held; held again when it returns.
    [[nodiscard]] Result<Reply> awaitLocked(std::unique_lock<std::mutex>& lock, MessageType expected,
                                            const visa::Deadline& deadline);
    /// One step of waiting for something dispatch() does.
    [[nodiscard]] Result<void> waitStep(std::unique_lock<std::mutex>& lock, const visa::Deadline& deadline);
    void readLoop(const visa::CancelToken& stop);

    wire::TcpStream m_stream;
    MessageStream m_messages;
    const QString m_who;
    std::optional<Header> m_current; ///< header of a message whose payload is still arriving; the reading thread's
    visa::MessageChannel::ServiceRequestHandler m_handler; ///< the reader thread's while it runs

    std::mutex m_sendMutex; ///< protects the sending half of m_messages (the reader answers unknown messages)

    mutable std::mutex m_mutex; ///< protects what follows
    std::condition_variable m_changed;
    std::optional<MessageType> m_expected;
    std::optional<Reply> m_reply;
    std::optional<Reply> m_clearAcknowledge;
    std::map<MessageType, int> m_owed;
    bool m_ghostGrant = false;
    std::optional<Error> m_broken;

    std::atomic<std::uint32_t> m_interrupts{0};
    visa::CancelToken m_stop;
    std::thread m_reader;
};

} // namespace visor::hislip
