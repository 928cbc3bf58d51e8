// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/clock.h"

#include <QByteArray>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace visor::simulation {

/// One response message on its way to a client. Large blocks stay the shared arrays the instrument made: bytes are
/// copied once, into the reader's buffer.
class ScpiResponse
{
public:
    /// Adds a piece as it is.
    void append(QByteArray piece);

    [[nodiscard]] bool isEmpty() const { return m_pieces.empty(); }
    /// Bytes not yet read.
    [[nodiscard]] qsizetype remaining() const { return m_remaining; }
    /// Copies what fits and moves on; the number of bytes copied.
    std::size_t read(std::span<char> into);

    /// For faults that change what was said.
    [[nodiscard]] std::vector<QByteArray>& pieces() { return m_pieces; }
    /// After pieces() was changed.
    void recount();

    Clock::Duration readyAt{0};           ///< not readable before this moment of the clock
    bool never = false;                   ///< not readable at all
    std::optional<qsizetype> dropAfter{}; ///< the link breaks when so many bytes have been read

private:
    std::vector<QByteArray> m_pieces;
    std::size_t m_piece = 0;
    qsizetype m_offset = 0;
    qsizetype m_remaining = 0;
};

} // namespace visor::simulation
