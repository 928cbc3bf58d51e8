// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scpi/block.h"

#include <QByteArrayView>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace visor::scpi {

/// Finds the end of a response message on wires without END (SOCKET, ASRL): a block ends by its count, anything
/// else by the termination character. Never looks for the terminator inside block data. A value owned by one
/// session; no allocation.
///
/// Feed what arrives; feed() takes the bytes of this message and leaves those of the next. Inside a block
/// blockRemaining() says how much may be received straight into place, told to the framer with skip().
class ResponseFramer
{
public:
    enum class State : std::uint8_t {
        Start,    ///< nothing seen
        Text,     ///< ends with the terminator
        Block,    ///< blockRemaining() bytes to come
        BlockEnd, ///< the block is whole; a terminator or another element may follow, or nothing at all
        Complete, ///< the message has ended
    };

    /// Without a terminator only blocks have an end.
    explicit ResponseFramer(std::optional<char> terminator = '\n') : m_terminator(terminator) {}

    void setTerminator(std::optional<char> terminator) { m_terminator = terminator; }
    [[nodiscard]] std::optional<char> terminator() const { return m_terminator; }

    /// Ready for the next message. When the last one was ended in BlockEnd, its terminator may still come: it is
    /// then swallowed as the first byte of the next (feed() counts it as discarded, see leading()).
    void reset();

    /// Takes bytes in order of arrival and returns how many belong to this message, the terminator included. Fewer
    /// than given only when the message is complete.
    [[nodiscard]] std::size_t feed(QByteArrayView bytes);
    /// `count` bytes of block data were received elsewhere, at most blockRemaining().
    void skip(std::uint64_t count);

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isComplete() const { return m_state == State::Complete; }
    /// In BlockEnd the caller gives the terminator a short grace and then takes the message as it is.
    [[nodiscard]] bool mayEnd() const { return m_state == State::Complete || m_state == State::BlockEnd; }
    /// Block data still to come; 0 outside a block.
    [[nodiscard]] std::uint64_t blockRemaining() const { return m_remaining; }
    /// "#0" has no end that this wire could show: to be refused with a clear sentence (protocols: idle gap or
    /// refuse).
    [[nodiscard]] bool isIndefiniteBlock() const { return m_indefinite; }
    /// Bytes of this message so far, terminator included.
    [[nodiscard]] std::uint64_t length() const { return m_length; }
    /// Late terminator bytes of the message before, at the front of what was fed; to be dropped by the caller.
    [[nodiscard]] std::size_t leading() const { return m_leading; }

private:
    std::size_t feedHead(QByteArrayView bytes);
    std::size_t feedText(QByteArrayView bytes);
    std::size_t feedBlockEnd(QByteArrayView bytes);

    std::optional<char> m_terminator;
    State m_state = State::Start;
    bool m_indefinite = false;
    bool m_lateTerminator = false;
    std::uint64_t m_remaining = 0;
    std::uint64_t m_length = 0;
    std::size_t m_leading = 0;
    std::size_t m_headSize = 0;
    std::array<char, kMaxBlockHead> m_head;
};

} // namespace visor::scpi
