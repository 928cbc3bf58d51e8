// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scpi_response.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace visor::simulation {

void ScpiResponse::append(QByteArray piece)
{
    m_remaining += piece.size();
    m_pieces.push_back(std::move(piece));
}

std::size_t ScpiResponse::read(std::span<char> into)
{
    std::size_t copied = 0;
    while (copied < into.size() && m_piece < m_pieces.size()) {
        const QByteArray& piece = m_pieces[m_piece];
        const auto part = std::min(static_cast<qsizetype>(into.size() - copied), piece.size() - m_offset);
        std::memcpy(into.data() + copied, piece.constData() + m_offset, static_cast<std::size_t>(part));
        copied += static_cast<std::size_t>(part);
        m_offset += part;
        if (m_offset == piece.size()) {
            m_pieces[m_piece] = QByteArray(); // gives the memory back while the rest is still being read
            ++m_piece;
            m_offset = 0;
        }
    }
    m_remaining -= static_cast<qsizetype>(copied);
    return copied;
}

void ScpiResponse::recount()
{
    m_piece = 0;
    m_offset = 0;
    m_remaining = 0;
    for (const QByteArray& piece : m_pieces)
        m_remaining += piece.size();
}

} // namespace visor::simulation
