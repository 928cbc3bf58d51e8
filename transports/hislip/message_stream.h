// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/hislip/messages.h"
#include "transports/wire/tls_stream.h"

#include <array>
#include <memory>

namespace visor::hislip {

/// One HiSLIP channel as a sequence of messages; used by both ends. Any call may end by its deadline in the middle
/// of a message: what arrived or was sent stays remembered, and the next call goes on at that byte.
///
/// Small messages cost one recv() for header and payload; a long payload goes from the kernel straight into the
/// caller's memory. One thread may receive while another sends.
class MessageStream
{
public:
    /// Borrows the stream, which must outlive this. Begins in clear text.
    explicit MessageStream(wire::TcpStream& stream) : m_stream(&stream) {}

    // Receiving.

    /// Skips what is left of the current payload, then the next header. ErrorRawReadProtocolViolation when there
    /// is none: nothing more can be read from this channel.
    [[nodiscard]] Result<Header> nextHeader(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> skipPayload(const visa::Deadline& deadline);
    [[nodiscard]] std::uint64_t payloadLeft() const { return m_payloadLeft; }
    /// At least one byte of the current payload; 0 when none is left or `into` is empty.
    [[nodiscard]] Result<std::size_t> readPayload(std::span<char> into, const visa::Deadline& deadline);
    /// The same, but ends behind `stop`; `found` says whether it did.
    [[nodiscard]] Result<std::size_t> readPayloadUntil(std::span<char> into, char stop, bool& found,
                                                       const visa::Deadline& deadline);
    /// The whole current payload, as far as kMaxText; the rest is skipped by the next nextHeader(). May be called
    /// again after a timeout.
    [[nodiscard]] Result<QByteArray> readText(const visa::Deadline& deadline);
    /// True when bytes wait to be read, in here or in the kernel. Never blocks.
    [[nodiscard]] Result<bool> hasInput();

    /// Goes on behind what `other` handed out of the same connection: takes over what it received beyond that.
    void adoptInput(const MessageStream& other);

    // Sending.

    /// One message. A failure that left a part of it unsent is remembered: isPartlySent().
    [[nodiscard]] Result<void> send(Header header, QByteArrayView payload, const visa::Deadline& deadline);
    [[nodiscard]] bool isPartlySent() const { return !m_unsent.isEmpty() || (tls() && tls()->hasUnsent()); }
    /// Sends the rest of a message that was cut short.
    [[nodiscard]] Result<void> flush(const visa::Deadline& deadline);

    // Encryption. Nobody else uses the stream meanwhile; after a failure the channel is of no use.

    /// Goes on in TLS behind the last message that was read and sent.
    [[nodiscard]] Result<void> startTls(std::unique_ptr<wire::TlsStream> tls, const visa::Deadline& deadline);
    /// Goes back to clear text.
    [[nodiscard]] Result<void> endTls(const visa::Deadline& deadline);
    /// Null in clear text.
    [[nodiscard]] wire::TlsStream* tls() const { return m_tls && !m_tls->isEnded() ? m_tls.get() : nullptr; }

private:
    [[nodiscard]] std::size_t buffered() const { return m_to - m_from; }
    [[nodiscard]] Result<void> fill(const visa::Deadline& deadline);
    [[nodiscard]] Result<std::size_t> receive(std::span<char> into, const visa::Deadline& deadline)
    {
        if (m_tls) [[unlikely]]
            return receiveSecurely(into, deadline);
        return m_stream->readSome(into, deadline);
    }
    [[nodiscard]] Result<std::size_t> receiveSecurely(std::span<char> into, const visa::Deadline& deadline);
    [[nodiscard]] std::size_t takeRest(std::span<char> into);
    [[nodiscard]] Result<void> transmit(std::initializer_list<QByteArrayView> parts,
                                        const visa::Deadline& deadline)
    {
        if (auto* const secure = tls()) [[unlikely]]
            return secure->writeAll(parts, deadline);
        return m_stream->writeAll(parts, deadline);
    }

    static constexpr std::size_t kBufferSize = 4096;

    wire::TcpStream* m_stream;
    std::array<char, kBufferSize> m_buffer;
    std::size_t m_from = 0;
    std::size_t m_to = 0;
    std::uint64_t m_payloadLeft = 0;
    QByteArray m_text;
    QByteArray m_unsent;
    std::unique_ptr<wire::TlsStream> m_tls; ///< stays after its end, until another begins
    QByteArray m_rest;                      ///< clear text that came right behind the end of TLS
};

} // namespace visor::hislip
