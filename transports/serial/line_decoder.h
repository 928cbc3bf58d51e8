// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace visor::serial {

/// Takes apart what a tty in PARMRK mode delivers (POSIX termios, "Input Modes"): 0xFF 0xFF is one 0xFF, 0xFF 0x00
/// c is a character c that came with a parity or framing error, 0xFF 0x00 0x00 a break. A value; remembers a
/// sequence cut in two. No I/O.
class LineDecoder
{
public:
    enum class Mark : std::uint8_t { None, Error, Break };
    struct Piece
    {
        std::size_t consumed = 0; ///< of the input
        std::size_t produced = 0; ///< into the output
        Mark mark = Mark::None;   ///< what came behind the bytes produced
        char bad = 0;             ///< the character of an Error
    };

    /// Decodes until the input or the room ends or something marked comes. With `discardsNull` good NULs vanish.
    [[nodiscard]] Piece decode(std::span<const char> input, std::span<char> output, bool discardsNull);
    void reset() { m_state = State::Data; }

private:
    enum class State : std::uint8_t { Data, Escape, Marked };
    State m_state = State::Data;
};

} // namespace visor::serial
