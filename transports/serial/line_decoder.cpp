// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/line_decoder.h"

namespace visor::serial {

namespace {

constexpr char kMarker = static_cast<char>(0xFF);

} // namespace

LineDecoder::Piece LineDecoder::decode(std::span<const char> input, std::span<char> output, bool discardsNull)
{
    Piece piece;
    while (piece.consumed < input.size() && piece.produced < output.size()) {
        const char c = input[piece.consumed++];
        switch (m_state) {
        case State::Data:
            if (c == kMarker)
                m_state = State::Escape;
            else if (c != '\0' || !discardsNull)
                output[piece.produced++] = c;
            break;
        case State::Escape:
            // A driver that does not double 0xFF sends it before anything: the pair is then data.
            m_state = State::Data;
            if (c == '\0') {
                m_state = State::Marked;
                break;
            }
            output[piece.produced++] = kMarker;
            if (c != kMarker)
                --piece.consumed;
            break;
        case State::Marked:
            m_state = State::Data;
            piece.mark = c == '\0' ? Mark::Break : Mark::Error;
            piece.bad = c;
            return piece;
        }
    }
    return piece;
}

} // namespace visor::serial
