// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/session.h"
#include "transports/vicp/block_stream.h"
#include "transports/vicp/service_watch.h"
#include "transports/wire/tcpip_attributes.h"

namespace visor::vicp {

/// A client's VICP connection. END, device clear, serial poll and service requests are real; there is no trigger
/// (the session writes "*TRG") and there are no locks.
///
/// No thread of its own; one from onServiceRequest() until it is ended. What the instrument speaks shows in its
/// first answer:
///
/// - version 1a numbers its replies: a late one is recognised and dropped, and never reaches the next query. The
///   serial poll is urgent data and passes by what is under way; where urgent data does not get through, the poll
///   falls back to a block.
/// - plain version 1 numbers nothing: after a timeout or abort the session is dirty and the next write first
/// connects
///   again, as clear() does. A serial poll is a block; its answer is told from a reply by its single byte.
class VicpSession final : public visa::Session
{
public:
    /// How long a plain version 1 instrument is given to take a device clear before the connection is made anew.
    static constexpr std::chrono::milliseconds kClearPause{100};

    VicpSession(visa::ResourceName resource, wire::TcpStream stream, std::chrono::milliseconds timeout,
                wire::LocalNames names = {});
    ~VicpSession() override;

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline,
                                     bool end = true) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> unlock(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<visa::LockState> lockState(const visa::Deadline& deadline) override;
    /// REMOTE and LOCKOUT go with every block from now on; an empty one carries them at once.
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    /// Requests that stand behind a reply nobody reads are seen once that is read or cleared.
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;

    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    [[nodiscard]] bool isDirty() const override;
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

    /// For tests of the wrap: the number of the next message, 1 … 255.
    void setNextSequence(std::uint8_t sequence) { m_next = sequence; }
    [[nodiscard]] const wire::TcpStream& stream() const { return m_stream; }

private:
    enum class Speaks : std::uint8_t { Unknown, Version1, Version1a };
    /// What the data of the current block is.
    enum class Incoming : std::uint8_t { None, Reply, ServiceRequest, Dropped };

    /// Decides about the next block. With Incoming::ServiceRequest, also reads it.
    [[nodiscard]] Result<void> nextBlock(const visa::Deadline& deadline);
    [[nodiscard]] Incoming classify(const Header& header);
    [[nodiscard]] Result<void> takeServiceRequest(const visa::Deadline& deadline);
    /// Moves data of the current reply block; true when the term char was found.
    [[nodiscard]] Result<bool> takeData(std::span<char> into, std::size_t& count, const visa::Deadline& deadline);
    [[nodiscard]] Result<visa::ReadChunk> finished(std::span<char> into, visa::ReadChunk chunk);
    [[nodiscard]] bool lookForServiceRequests();

    [[nodiscard]] Result<void> prepareToSend(const visa::Deadline& deadline);
    /// Sends one block with the flags that go with every one. A failure in its middle needs a new connection.
    [[nodiscard]] Result<void> sendBlock(std::uint8_t operation, QByteArrayView data,
                                         const visa::Deadline& deadline);
    [[nodiscard]] Result<void> clearVersion1(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> reconnect(const visa::Deadline& deadline);
    [[nodiscard]] Result<std::uint8_t> pollUrgently(const visa::Deadline& deadline);
    [[nodiscard]] Result<std::uint8_t> pollByBlock(const visa::Deadline& deadline);
    /// Remembers what a failure means for what comes next.
    [[nodiscard]] Error noted(Error error, const QString& operation);
    [[nodiscard]] Result<void> checkOpen(const QString& operation) const;
    [[nodiscard]] QString who() const { return resource().toString(); }

    const wire::LocalNames m_names; ///< for connecting again
    wire::TcpStream m_stream;
    BlockStream m_blocks;
    wire::TcpipAttributes m_attributes;

    Speaks m_speaks = Speaks::Unknown;
    std::uint8_t m_next = 1;        ///< number of the next message
    std::uint8_t m_expected = 0;    ///< number of the last message, whose reply is wanted
    std::uint8_t m_remoteFlags = 0; ///< Operation::Remote, Operation::Lockout
    Header m_header;
    Incoming m_incoming = Incoming::None;
    bool m_isAnswered = true;    ///< the reply to m_expected has been read whole
    bool m_isMidReply = false;   ///< some of it has been handed over
    bool m_isPartOpen = false;   ///< a message was begun with a write without END
    bool m_needsClear = false;   ///< the instrument holds the beginning of a message nobody wants
    bool m_isDirty = false;      ///< a reply may be on its way that cannot be told from the next one
    bool m_isOutOfStep = false;  ///< a block was sent in part: only a new connection helps
    bool m_hasLostPlace = false; ///< what comes is no VICP any more
    bool m_pollsByBlock = false; ///< urgent data does not get through
    ServiceWatch m_watch;        ///< ends first
};

} // namespace visor::vicp
