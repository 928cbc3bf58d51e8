// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/response_framer.h"

#include <algorithm>
#include <cstring>

namespace visor::scpi {

void ResponseFramer::reset()
{
    m_lateTerminator = m_state == State::BlockEnd;
    m_state = State::Start;
    m_indefinite = false;
    m_remaining = 0;
    m_length = 0;
    m_leading = 0;
    m_headSize = 0;
}

std::size_t ResponseFramer::feed(QByteArrayView bytes)
{
    std::size_t taken = 0;
    m_leading = 0;
    if (m_lateTerminator && m_state == State::Start && m_headSize == 0) {
        while (static_cast<qsizetype>(taken) < bytes.size()) {
            const char c = bytes[static_cast<qsizetype>(taken)];
            if (c == '\r' && m_terminator != '\r') {
                ++taken;
                continue;
            }
            m_lateTerminator = false;
            if (c == m_terminator)
                ++taken;
            break;
        }
        m_leading = taken;
    }
    while (static_cast<qsizetype>(taken) < bytes.size() && m_state != State::Complete) {
        const QByteArrayView left = bytes.sliced(static_cast<qsizetype>(taken));
        std::size_t used = 0;
        switch (m_state) {
        case State::Start:
            used = feedHead(left);
            break;
        case State::Text:
            used = feedText(left);
            break;
        case State::Block:
            used = static_cast<std::size_t>(
                std::min<std::uint64_t>(m_remaining, static_cast<std::uint64_t>(left.size())));
            skip(used);
            m_length -= used; // counted below
            break;
        case State::BlockEnd:
            used = feedBlockEnd(left);
            break;
        case State::Complete:
            break;
        }
        taken += used;
        m_length += used;
    }
    return taken;
}

void ResponseFramer::skip(std::uint64_t count)
{
    const std::uint64_t used = std::min(count, m_remaining);
    m_remaining -= used;
    m_length += used;
    if (m_state == State::Block && m_remaining == 0)
        m_state = State::BlockEnd;
}

// Decides between block and text on the first bytes. Bytes that do not decide yet are remembered, as they may be
// the front half of a header.
std::size_t ResponseFramer::feedHead(QByteArrayView bytes)
{
    const std::size_t before = m_headSize;
    const std::size_t added = std::min(m_head.size() - before, static_cast<std::size_t>(bytes.size()));
    std::memcpy(m_head.data() + before, bytes.data(), added);
    m_headSize += added;
    const QByteArrayView head(m_head.data(), static_cast<qsizetype>(m_headSize));
    const BlockScanResult found = scanBlockHeader(head);
    // A terminator before the '#' ends the message there: an empty line is an answer too.
    if (m_terminator) {
        const std::size_t limit = found.scan == BlockScan::Found ? found.header.prefixLength : m_headSize;
        const void* end = std::memchr(m_head.data() + before, *m_terminator, limit > before ? limit - before : 0);
        if (end) {
            m_state = State::Complete;
            return static_cast<std::size_t>(static_cast<const char*>(end) - m_head.data()) + 1 - before;
        }
    }
    switch (found.scan) {
    case BlockScan::NeedMore:
        return added;
    case BlockScan::NoBlock:
        m_state = State::Text;
        return added;
    case BlockScan::Found:
        break;
    }
    m_indefinite = found.header.isIndefinite;
    m_remaining = found.header.dataLength;
    if (m_indefinite)
        m_state = State::Text;
    else
        m_state = m_remaining > 0 ? State::Block : State::BlockEnd;
    return found.header.dataBegin() - before;
}

std::size_t ResponseFramer::feedText(QByteArrayView bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    if (!m_terminator)
        return size;
    const void* end = std::memchr(bytes.data(), *m_terminator, size);
    if (!end)
        return size;
    m_state = State::Complete;
    return static_cast<std::size_t>(static_cast<const char*>(end) - bytes.data()) + 1;
}

std::size_t ResponseFramer::feedBlockEnd(QByteArrayView bytes)
{
    const char c = bytes[0];
    if (m_terminator && c == *m_terminator) {
        m_state = State::Complete;
        return 1;
    }
    if (c == '\r' || c == ' ')
        return 1;
    if (c == '\n') { // the terminator by standard, though another one is set
        m_state = State::Complete;
        return 1;
    }
    if (c == ',' || c == ';') { // another element of the same message
        m_state = State::Start;
        m_headSize = 0;
        return 1;
    }
    // Neither terminator nor separator: the next message has begun.
    m_state = State::Complete;
    return 0;
}

} // namespace visor::scpi
