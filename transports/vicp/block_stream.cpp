// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vicp/block_stream.h"

#include "transports/vicp/error_text.h"
#include "transports/vicp/urgent_data.h"

#include <algorithm>
#include <cstring>

namespace visor::vicp {

using visa::Deadline;
using visa::Status;

namespace {

/// An empty buffer that has grown beyond this is given back.
constexpr std::size_t kLargestIdle = 4 * wire::TcpStream::kReceivePiece;

} // namespace

BlockStream::BlockStream(wire::TcpStream& stream) : m_stream(&stream), m_buffer(kBufferSize) {}

void BlockStream::makeRoom()
{
    if (m_from == m_to) {
        m_from = 0;
        m_to = 0;
        if (m_buffer.size() > kLargestIdle) {
            m_buffer.resize(kBufferSize);
            m_buffer.shrink_to_fit();
        }
    } else if (m_to == m_buffer.size() && m_from > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_from, buffered());
        m_to -= m_from;
        m_from = 0;
    }
}

Result<void> BlockStream::fill(const Deadline& deadline)
{
    makeRoom();
    const auto got = m_stream->readSome(std::span(m_buffer).subspan(m_to), deadline);
    if (!got)
        return tl::unexpected(got.error());
    m_to += *got;
    return {};
}

Result<Header> BlockStream::nextHeader(const Deadline& deadline)
{
    while (m_dataLeft > 0) {
        if (buffered() == 0) {
            if (const auto filled = fill(deadline); !filled)
                return tl::unexpected(filled.error());
        }
        const auto skipped = std::min<std::size_t>(m_dataLeft, buffered());
        m_from += skipped;
        m_dataLeft -= static_cast<std::uint32_t>(skipped);
    }
    while (buffered() < kHeaderSize) {
        if (const auto filled = fill(deadline); !filled)
            return tl::unexpected(filled.error());
    }
    std::span<const char, kHeaderSize> bytes(m_buffer.data() + m_from, kHeaderSize);
    if (m_strayByte == bytes[0] && static_cast<std::uint8_t>(bytes[1]) != kVersion &&
        static_cast<std::uint8_t>(bytes[2]) == kVersion) {
        ++m_from;
        return nextHeader(deadline);
    }
    const auto header = decodeHeader(bytes);
    if (!header)
        return tl::unexpected(ErrorText::badHeader(QByteArrayView(bytes.data(), kHeaderSize)));
    m_from += kHeaderSize;
    m_dataLeft = header->length;
    return *header;
}

Result<std::size_t> BlockStream::readData(std::span<char> into, const Deadline& deadline)
{
    const auto wanted = std::min<std::size_t>(m_dataLeft, into.size());
    if (wanted == 0)
        return std::size_t{0};
    if (const std::size_t ready = std::min(wanted, buffered()); ready > 0) {
        std::memcpy(into.data(), m_buffer.data() + m_from, ready);
        m_from += ready;
        m_dataLeft -= static_cast<std::uint32_t>(ready);
        return ready;
    }
    const auto got = m_stream->readSome(into.first(wanted), deadline);
    if (got)
        m_dataLeft -= static_cast<std::uint32_t>(*got);
    return got;
}

Result<std::size_t> BlockStream::readDataUntil(std::span<char> into, char stop, bool& found,
                                               const Deadline& deadline)
{
    found = false;
    if (m_dataLeft == 0 || into.empty())
        return std::size_t{0};
    if (buffered() == 0) {
        if (const auto filled = fill(deadline); !filled)
            return tl::unexpected(filled.error());
    }
    auto count = std::min({std::size_t{m_dataLeft}, into.size(), buffered()});
    const char* begin = m_buffer.data() + m_from;
    if (const void* at = std::memchr(begin, static_cast<unsigned char>(stop), count)) {
        count = static_cast<std::size_t>(static_cast<const char*>(at) - begin) + 1;
        found = true;
    }
    std::memcpy(into.data(), begin, count);
    m_from += count;
    m_dataLeft -= static_cast<std::uint32_t>(count);
    return count;
}

Result<bool> BlockStream::hasInput()
{
    if (buffered() > 0)
        return true;
    makeRoom();
    const auto got = m_stream->readAvailable(m_buffer);
    if (!got)
        return tl::unexpected(got.error());
    m_to = *got;
    return m_to > 0;
}

Result<bool> BlockStream::store()
{
    makeRoom();
    if (buffered() >= kMaxStored)
        return false;
    if (m_buffer.size() - m_to < kBufferSize && m_from > 0) {
        // What was taken makes room first: else a peer that always leaves a few bytes would make it grow for ever.
        std::memmove(m_buffer.data(), m_buffer.data() + m_from, buffered());
        m_to -= m_from;
        m_from = 0;
    }
    if (m_buffer.size() - m_to < kBufferSize)
        m_buffer.resize(std::max(m_buffer.size() * 2, wire::TcpStream::kReceivePiece));
    const auto got = m_stream->readAvailable(std::span(m_buffer).subspan(m_to));
    if (!got)
        return tl::unexpected(got.error());
    m_to += *got;
    return true;
}

Result<bool> BlockStream::storeToUrgentMark(const Deadline& deadline)
{
    while (!isAtUrgentMark(*m_stream)) {
        auto stored = store();
        if (!stored || !*stored)
            return stored;
        if (isAtUrgentMark(*m_stream))
            break;
        if (deadline.isCancelled() || deadline.hasExpired())
            return false;
        static_cast<void>(waitForArrival(*m_stream, true, -1, deadline));
    }
    return true;
}

std::optional<Header> BlockStream::takePollAnswer(std::uint8_t sequence, std::uint8_t& status)
{
    std::size_t at = m_from + m_dataLeft;
    while (at + kHeaderSize <= m_to) {
        const auto header = decodeHeader(std::span<const char, kHeaderSize>(m_buffer.data() + at, kHeaderSize));
        if (!header || m_to - at - kHeaderSize < header->length)
            return std::nullopt;
        const std::size_t size = kHeaderSize + header->length;
        const bool isNumber = header->sequence == sequence || header->sequence == 0;
        if (isNumber && header->length == 1 && header->has(Operation::Data) &&
            !header->has(Operation::ServiceRequest)) {
            status = static_cast<std::uint8_t>(m_buffer[at + kHeaderSize]);
            std::memmove(m_buffer.data() + at, m_buffer.data() + at + size, m_to - at - size);
            m_to -= size;
            return header;
        }
        at += size;
    }
    return std::nullopt;
}

Result<void> BlockStream::send(std::uint8_t operation, std::uint8_t sequence, QByteArrayView data,
                               const Deadline& deadline)
{
    const HeaderBytes head = encodeHeader({operation, sequence, static_cast<std::uint32_t>(data.size())});
    constexpr qsizetype kSmall = 1024;
    if (data.size() > kSmall)
        return m_stream->writeAll({QByteArrayView(head.data(), kHeaderSize), data}, deadline);
    // One buffer is cheaper for the kernel than two.
    std::array<char, kHeaderSize + kSmall> joined;
    std::memcpy(joined.data(), head.data(), kHeaderSize);
    if (!data.isEmpty())
        std::memcpy(joined.data() + kHeaderSize, data.data(), static_cast<std::size_t>(data.size()));
    return m_stream->writeAll(QByteArrayView(joined.data(), static_cast<qsizetype>(kHeaderSize) + data.size()),
                              deadline);
}

void BlockStream::reset()
{
    m_from = 0;
    m_to = 0;
    m_dataLeft = 0;
    makeRoom();
}

} // namespace visor::vicp
