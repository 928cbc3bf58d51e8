// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"
#include "transports/hislip/async_channel.h"
#include "transports/hislip/message_stream.h"

#include <optional>

namespace visor::hislip {

/// How read() ends, besides END and a full buffer.
struct ReadOptions
{
    bool stopAtTermChar = false;
    char termChar = '\n';
    bool ignoreEnd = false;
};

/// The client's synchronous channel: message ids, the RMT-delivered flag, and the rules by which a reply is taken
/// for the answer to the last message or thrown away (IVI-6.1 §3.1.2, synchronized mode, and §3.1.3, overlapped
/// mode). Belongs to the session's one calling thread. Owned by the session; borrows the asynchronous channel,
/// because an interrupt is announced on both.
class SyncChannel
{
public:
    SyncChannel(wire::TcpStream stream, AsyncChannel& async, QString who);
    SyncChannel(const SyncChannel&) = delete;
    SyncChannel& operator=(const SyncChannel&) = delete;

    [[nodiscard]] Result<void> write(QByteArrayView bytes, bool end, const visa::Deadline& deadline);
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const ReadOptions& options,
                                               const visa::Deadline& deadline);
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline);

    /// The value of the RMT-delivered bit for the next message that carries one; it is then used up.
    [[nodiscard]] std::uint8_t takeRmtFlag() { return std::exchange(m_rmtDelivered, std::uint8_t{0}); }
    /// What AsyncStatusQuery names: the last message sent, in overlapped mode the last one delivered.
    [[nodiscard]] std::uint32_t statusId() const { return m_overlapped ? m_lastDelivered : m_lastSent; }
    [[nodiscard]] std::uint32_t lastSentId() const { return m_lastSent; }

    /// The last message of the server's that arrived, wanted or not.
    [[nodiscard]] std::uint32_t lastReceivedId() const { return m_lastReceived; }

    [[nodiscard]] bool isOverlapped() const { return m_overlapped; }
    void setOverlapped(bool overlapped) { m_overlapped = overlapped; }
    void setPeerLimit(std::uint64_t messageLimit) { m_maxPayload = payloadLimit(messageLimit); }
    [[nodiscard]] std::uint64_t maxPayload() const { return m_maxPayload; }

    /// True when a message is half sent: only a device clear makes sense of the stream again.
    [[nodiscard]] bool needsClear() const { return m_needsClear; }

    // The parts of a device clear on this channel (§6.12).

    /// Throws away what has arrived, without waiting. An Error message among it fails only with `reportErrors`.
    [[nodiscard]] Result<void> discardInput(bool reportErrors);
    /// Finishes a half-sent message and sends DeviceClearComplete.
    [[nodiscard]] Result<void> sendClearComplete(std::uint8_t features, const visa::Deadline& deadline);
    /// Throws away everything until DeviceClearAcknowledge; the features agreed on.
    [[nodiscard]] Result<std::uint8_t> awaitClearAcknowledge(const visa::Deadline& deadline);
    /// State after a device clear.
    void reset(bool overlapped);

    // Protocol 2.0 (§6.11).

    /// Sends StartTLS and goes on in TLS. After a failure the channel is of no use.
    [[nodiscard]] Result<void> startTls(std::unique_ptr<wire::TlsStream> tls, const visa::Deadline& deadline);
    /// Sends EndTLS and goes back to clear text.
    [[nodiscard]] Result<void> endTls(const visa::Deadline& deadline);
    /// Null in clear text.
    [[nodiscard]] wire::TlsStream* tls() const { return m_messages.tls(); }
    /// One message that has nothing to do with replies and is not answered.
    [[nodiscard]] Result<void> post(const Header& header, QByteArrayView payload, const visa::Deadline& deadline)
    {
        return m_messages.send(header, payload, deadline);
    }
    /// The same with an answer, which is of one of these types.
    [[nodiscard]] Result<AsyncChannel::Reply> ask(const Header& header, QByteArrayView payload,
                                                  std::initializer_list<MessageType> expected,
                                                  const visa::Deadline& deadline);
    /// Tells the server why on both channels, closes them, and remembers why every further call fails.
    void abandon(FatalCode code, const Error& error);

    /// For tests of the wrap: the id of the next message.
    void setNextId(std::uint32_t id) { m_nextId = id; }

    [[nodiscard]] wire::TcpStream& stream() { return m_stream; }
    [[nodiscard]] const wire::TcpStream& stream() const { return m_stream; }

private:
    enum class Incoming : std::uint8_t {
        None,    ///< between messages
        Wanted,  ///< the payload belongs to the reply
        Dropped, ///< the payload is skipped
    };

    [[nodiscard]] Result<void> prepareToSend(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> sendOne(MessageType type, QByteArrayView payload, const visa::Deadline& deadline);
    /// Decides what to do with the message whose header has just arrived. True when a partial reply is void.
    [[nodiscard]] Result<bool> classify(const Header& header, const visa::Deadline& deadline);
    [[nodiscard]] Result<bool> classifyData(const Header& header);
    [[nodiscard]] Result<void> answerUnknown(MessageType type, const visa::Deadline& deadline);
    [[nodiscard]] Result<void> voidPartialReply(std::size_t& count);
    [[nodiscard]] tl::unexpected<Error> fatal(Error error);
    void announce(FatalCode code);
    void lose(const Error& error);
    void endReply();

    wire::TcpStream m_stream;
    MessageStream m_messages;
    AsyncChannel* m_async;
    const QString m_who;

    bool m_overlapped = false;
    std::uint64_t m_maxPayload = payloadLimit(kDefaultMaxMessage);
    std::uint32_t m_nextId = kFirstMessageId;
    std::uint32_t m_lastSent = kNoMessageId;
    std::uint32_t m_lastDelivered = kNoMessageId;
    std::uint32_t m_lastReceived = kNoMessageId;
    std::uint8_t m_rmtDelivered = 0;
    std::uint32_t m_interrupts = 0; ///< Interrupted messages seen here
    bool m_needsClear = false;
    std::optional<Error> m_lost; ///< after a fatal error

    Incoming m_incoming = Incoming::None;
    Header m_header;           ///< of the current message
    bool m_replyDone = true;   ///< nothing may be under way: the last reply was read whole
    bool m_handedOver = false; ///< an earlier read() delivered a part of the current reply
};

} // namespace visor::hislip
