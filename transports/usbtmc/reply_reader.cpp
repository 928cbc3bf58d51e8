// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/reply_reader.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace visor::usbtmc {

using visa::ReadChunk;
using visa::Status;

void ReplyReader::forget()
{
    m_ahead = {};
    m_aheadEnds = false;
    m_aheadHasTermChar = false;
    m_length = 0;
}

ReplyReader::Part ReplyReader::takeAhead(std::span<char> into, std::optional<char> termChar)
{
    Part part;
    part.count = std::min(static_cast<std::size_t>(m_ahead.size()), into.size());
    if (termChar && !m_deviceFindsTermChar) {
        const qsizetype at = m_ahead.first(static_cast<qsizetype>(part.count)).indexOf(*termChar);
        if (at >= 0) {
            part.count = static_cast<std::size_t>(at) + 1;
            part.endedByTermChar = true;
        }
    }
    if (part.count > 0)
        std::memcpy(into.data(), m_ahead.data(), part.count);
    m_ahead = m_ahead.sliced(static_cast<qsizetype>(part.count));
    m_length += part.count;
    if (!m_ahead.isEmpty())
        return part;
    part.endOfMessage = std::exchange(m_aheadEnds, false);
    part.endedByTermChar = std::exchange(m_aheadHasTermChar, false) || part.endedByTermChar;
    if (part.endOfMessage)
        m_expected = std::exchange(m_length, 0);
    return part;
}

Result<void> ReplyReader::fetch(std::size_t size, std::optional<char> termChar, const visa::Deadline& deadline)
{
    if (m_quirks.continuesWithoutHeader) {
        // Asking twice would make the device start again: the whole reply is fetched and handed out from here.
        auto whole = m_pipes.readContinued(m_whole, deadline);
        m_ahead = m_whole;
        m_aheadEnds = whole.has_value();
        return whole;
    }
    const auto piece =
        m_pipes.read(std::max(size, m_expected), m_deviceFindsTermChar ? termChar : std::nullopt, deadline);
    if (!piece) {
        m_ahead = m_pipes.received(piece.error().transferred);
        return tl::unexpected(piece.error());
    }
    m_ahead = piece->data;
    m_aheadEnds = piece->endOfMessage;
    m_aheadHasTermChar = piece->endedByTermChar;
    return {};
}

Result<ReadChunk> ReplyReader::read(std::span<char> into, std::optional<char> termChar, bool stopsAtEnd,
                                    const visa::Deadline& deadline)
{
    std::size_t done = 0;
    while (done < into.size()) {
        const std::span<char> rest = into.subspan(done);
        if (!hasAhead()) {
            if (const auto fetched = fetch(rest.size(), termChar, deadline); !fetched) {
                Error error = fetched.error();
                error.transferred = done + takeAhead(rest, std::nullopt).count;
                forget();
                return tl::unexpected(std::move(error));
            }
        }
        const Part part = takeAhead(rest, termChar);
        done += part.count;
        // VPP-4.3: END, then the termination character, then the count.
        if (part.endOfMessage && stopsAtEnd)
            return ReadChunk{done, Status::Success};
        if (part.endedByTermChar)
            return ReadChunk{done, Status::SuccessTermChar};
    }
    return ReadChunk{done, Status::SuccessMaxCount};
}

} // namespace visor::usbtmc
