// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/message_stream.h"

#include "transports/hislip/error_text.h"

#include <algorithm>
#include <cstring>

namespace visor::hislip {

using visa::Deadline;

Result<void> MessageStream::fill(const Deadline& deadline)
{
    if (m_from == m_to) {
        m_from = 0;
        m_to = 0;
    } else if (m_to == m_buffer.size()) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_from, buffered());
        m_to -= m_from;
        m_from = 0;
    }
    const auto got = receive(std::span(m_buffer).subspan(m_to), deadline);
    if (!got)
        return tl::unexpected(got.error());
    m_to += *got;
    return {};
}

Result<void> MessageStream::skipPayload(const Deadline& deadline)
{
    while (m_payloadLeft > 0) {
        if (buffered() == 0) {
            if (const auto filled = fill(deadline); !filled)
                return filled;
        }
        const auto skipped = std::min<std::uint64_t>(m_payloadLeft, buffered());
        m_from += static_cast<std::size_t>(skipped);
        m_payloadLeft -= skipped;
    }
    return {};
}

Result<Header> MessageStream::nextHeader(const Deadline& deadline)
{
    if (const auto skipped = skipPayload(deadline); !skipped)
        return tl::unexpected(skipped.error());
    m_text.clear();
    while (buffered() < kHeaderSize) {
        if (const auto filled = fill(deadline); !filled)
            return tl::unexpected(filled.error());
    }
    const std::span<const char, kHeaderSize> bytes(m_buffer.data() + m_from, kHeaderSize);
    const auto header = decodeHeader(bytes);
    if (!header)
        return tl::unexpected(ErrorText::badHeader(QByteArrayView(bytes.data(), kHeaderSize)));
    m_from += kHeaderSize;
    m_payloadLeft = header->payloadLength;
    return *header;
}

Result<std::size_t> MessageStream::readPayload(std::span<char> into, const Deadline& deadline)
{
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(m_payloadLeft, into.size()));
    if (wanted == 0)
        return std::size_t{0};
    if (const std::size_t ready = std::min(wanted, buffered()); ready > 0) {
        std::memcpy(into.data(), m_buffer.data() + m_from, ready);
        m_from += ready;
        m_payloadLeft -= ready;
        return ready;
    }
    const auto got = receive(into.first(wanted), deadline);
    if (got)
        m_payloadLeft -= *got;
    return got;
}

Result<std::size_t> MessageStream::readPayloadUntil(std::span<char> into, char stop, bool& found,
                                                    const Deadline& deadline)
{
    found = false;
    if (m_payloadLeft == 0 || into.empty())
        return std::size_t{0};
    if (buffered() == 0) {
        if (const auto filled = fill(deadline); !filled)
            return tl::unexpected(filled.error());
    }
    auto count =
        static_cast<std::size_t>(std::min<std::uint64_t>(m_payloadLeft, std::min(into.size(), buffered())));
    const char* begin = m_buffer.data() + m_from;
    if (const void* at = std::memchr(begin, static_cast<unsigned char>(stop), count)) {
        count = static_cast<std::size_t>(static_cast<const char*>(at) - begin) + 1;
        found = true;
    }
    std::memcpy(into.data(), begin, count);
    m_from += count;
    m_payloadLeft -= count;
    return count;
}

Result<QByteArray> MessageStream::readText(const Deadline& deadline)
{
    std::array<char, 256> piece;
    while (m_payloadLeft > 0 && m_text.size() < static_cast<qsizetype>(kMaxText)) {
        const std::size_t room = std::min(piece.size(), kMaxText - static_cast<std::size_t>(m_text.size()));
        const auto got = readPayload(std::span(piece).first(room), deadline);
        if (!got)
            return tl::unexpected(got.error());
        m_text.append(piece.data(), static_cast<qsizetype>(*got));
    }
    return m_text;
}

Result<bool> MessageStream::hasInput()
{
    if (buffered() > 0)
        return true;
    m_from = 0;
    m_to = 0;
    if (!m_rest.isEmpty()) {
        m_to = takeRest(m_buffer);
        return true;
    }
    const auto got = tls() ? tls()->readAvailable(m_buffer) : m_stream->readAvailable(m_buffer);
    if (!got)
        return tl::unexpected(got.error());
    m_to = *got;
    return m_to > 0;
}

void MessageStream::adoptInput(const MessageStream& other)
{
    std::memcpy(m_buffer.data(), other.m_buffer.data() + other.m_from, other.buffered());
    m_from = 0;
    m_to = other.buffered();
    m_payloadLeft = other.m_payloadLeft;
}

Result<void> MessageStream::send(Header header, QByteArrayView payload, const Deadline& deadline)
{
    if (isPartlySent()) {
        if (const auto flushed = flush(deadline); !flushed)
            return flushed;
    }
    header.payloadLength = static_cast<std::uint64_t>(payload.size());
    const auto head = encodeHeader(header);
    constexpr qsizetype kSmall = 1024;
    Result<void> sent;
    if (payload.size() <= kSmall) {
        // One buffer is cheaper for the kernel than two.
        std::array<char, kHeaderSize + kSmall> joined;
        std::memcpy(joined.data(), head.data(), kHeaderSize);
        if (!payload.isEmpty())
            std::memcpy(joined.data() + kHeaderSize, payload.data(), static_cast<std::size_t>(payload.size()));
        sent = transmit({QByteArrayView(joined.data(), static_cast<qsizetype>(kHeaderSize) + payload.size())},
                        deadline);
    } else {
        sent = transmit({QByteArrayView(head.data(), kHeaderSize), payload}, deadline);
    }
    if (sent || sent.error().transferred == 0)
        return sent;
    const auto done = static_cast<qsizetype>(sent.error().transferred);
    constexpr auto kHead = static_cast<qsizetype>(kHeaderSize);
    if (done < kHead)
        m_unsent.append(head.data() + done, kHead - done);
    m_unsent.append(payload.sliced(std::max<qsizetype>(0, done - kHead)));
    return sent;
}

Result<void> MessageStream::flush(const Deadline& deadline)
{
    if (auto* const secure = tls()) {
        // What was encrypted goes before what was not.
        if (const auto flushed = secure->flush(deadline); !flushed)
            return flushed;
    }
    if (m_unsent.isEmpty())
        return {};
    const auto sent = transmit({m_unsent}, deadline);
    if (sent)
        m_unsent.clear();
    else
        m_unsent.remove(0, static_cast<qsizetype>(sent.error().transferred));
    return sent;
}

Result<std::size_t> MessageStream::receiveSecurely(std::span<char> into, const Deadline& deadline)
{
    if (auto* const secure = tls())
        return secure->readSome(into, deadline);
    if (!m_rest.isEmpty())
        return takeRest(into);
    return m_stream->readSome(into, deadline);
}

std::size_t MessageStream::takeRest(std::span<char> into)
{
    const auto count = std::min<std::size_t>(into.size(), static_cast<std::size_t>(m_rest.size()));
    std::memcpy(into.data(), m_rest.constData(), count);
    m_rest.remove(0, static_cast<qsizetype>(count));
    return count;
}

Result<void> MessageStream::startTls(std::unique_ptr<wire::TlsStream> tls, const Deadline& deadline)
{
    // What lies behind the last message of clear text is the beginning of the other end's handshake.
    const QByteArray early =
        QByteArray(m_buffer.data() + m_from, static_cast<qsizetype>(buffered())) + std::exchange(m_rest, {});
    m_from = 0;
    m_to = 0;
    if (const auto shaken = tls->handshake(early, deadline); !shaken)
        return shaken;
    m_tls = std::move(tls);
    return {};
}

Result<void> MessageStream::endTls(const Deadline& deadline)
{
    auto* const secure = tls();
    if (!secure)
        return {};
    if (const auto ended = secure->end(deadline); !ended)
        return ended;
    m_rest = secure->takeRest();
    return {};
}

} // namespace visor::hislip
