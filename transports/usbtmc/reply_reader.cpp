// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/reply_reader.h"

#include <algorithm>
#include <cstring>

namespace visor::usbtmc {

using visa::ReadChunk;
using visa::Status;

void ReplyReader::forget()
{
    m_ahead.clear();
    m_at = 0;
    m_aheadEnds = false;
}

ReplyReader::Part ReplyReader::takeAhead(std::span<char> into, std::optional<char> termChar)
{
    Part part;
    const QByteArrayView rest = QByteArrayView(m_ahead).sliced(m_at);
    part.count = std::min(static_cast<std::size_t>(rest.size()), into.size());
    if (termChar) {
        const qsizetype at = rest.first(static_cast<qsizetype>(part.count)).indexOf(*termChar);
        if (at >= 0) {
            part.count = static_cast<std::size_t>(at) + 1;
            part.endedByTermChar = true;
        }
    }
    std::memcpy(into.data(), rest.data(), part.count);
    m_at += static_cast<qsizetype>(part.count);
    if (m_at == m_ahead.size()) {
        part.endOfMessage = m_aheadEnds;
        forget();
    }
    return part;
}

Result<ReplyReader::Part> ReplyReader::readPart(std::span<char> into, std::optional<char> termChar,
                                                const visa::Deadline& deadline)
{
    if (m_quirks.continuesWithoutHeader) {
        // Asking twice would make the device start again: the whole reply is fetched and handed out from here.
        const auto whole = m_pipes.readContinued(m_ahead, deadline);
        m_at = 0;
        m_aheadEnds = whole.has_value();
        if (whole)
            return takeAhead(into, termChar);
        Error error = whole.error();
        error.transferred = takeAhead(into, std::nullopt).count;
        forget();
        return tl::unexpected(std::move(error));
    }
    const auto piece = m_pipes.read(into, m_deviceFindsTermChar ? termChar : std::nullopt, deadline);
    if (!piece)
        return tl::unexpected(piece.error());
    Part part{piece->count, piece->endOfMessage, piece->endedByTermChar};
    if (!termChar || m_deviceFindsTermChar)
        return part;
    const QByteArrayView bytes(into.data(), static_cast<qsizetype>(part.count));
    const qsizetype at = bytes.indexOf(*termChar);
    if (at < 0)
        return part;
    part.endedByTermChar = true;
    if (at + 1 == bytes.size())
        return part;
    m_ahead = bytes.sliced(at + 1).toByteArray();
    m_at = 0;
    m_aheadEnds = part.endOfMessage;
    part.count = static_cast<std::size_t>(at) + 1;
    part.endOfMessage = false;
    return part;
}

Result<ReadChunk> ReplyReader::read(std::span<char> into, std::optional<char> termChar, bool stopsAtEnd,
                                    const visa::Deadline& deadline)
{
    std::size_t done = 0;
    while (done < into.size()) {
        const std::span<char> rest = into.subspan(done);
        const auto part =
            hasAhead() ? Result<Part>(takeAhead(rest, termChar)) : readPart(rest, termChar, deadline);
        if (!part) {
            Error error = part.error();
            error.transferred += done;
            return tl::unexpected(std::move(error));
        }
        done += part->count;
        // VPP-4.3: END, then the termination character, then the count.
        if (part->endOfMessage && stopsAtEnd)
            return ReadChunk{done, Status::Success};
        if (part->endedByTermChar)
            return ReadChunk{done, Status::SuccessTermChar};
    }
    return ReadChunk{done, Status::SuccessMaxCount};
}

} // namespace visor::usbtmc
