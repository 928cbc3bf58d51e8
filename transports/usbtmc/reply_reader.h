// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"
#include "transports/usbtmc/bulk_pipes.h"

#include <QByteArray>

namespace visor::usbtmc {

/// Makes VISA reads of the pieces that come over bulk-in: asks again while a message goes on, finds the
/// termination character where the device cannot (VPP-4.3 viRead), and keeps what came too early for the next
/// read. Same thread rule as the session; what it keeps lies in the pipes' buffer, so nothing else may read them
/// before forget().
class ReplyReader
{
public:
    /// Pipes and quirks outlive this.
    ReplyReader(BulkPipes& pipes, const Quirks& quirks) : m_pipes(pipes), m_quirks(quirks) {}

    /// GET_CAPABILITIES announces that the device looks for the termination character itself.
    void setDeviceFindsTermChar(bool finds) { m_deviceFindsTermChar = finds; }
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, std::optional<char> termChar, bool stopsAtEnd,
                                               const visa::Deadline& deadline);
    /// A new message interrupts the rest of the reply that was there (IEEE 488.2 §6.3.2.3).
    void forget();

private:
    /// Where a part of a read stands.
    struct Part
    {
        std::size_t count = 0;
        bool endOfMessage = false;
        bool endedByTermChar = false;
    };
    [[nodiscard]] bool hasAhead() const { return !m_ahead.isEmpty() || m_aheadEnds || m_aheadHasTermChar; }
    [[nodiscard]] Part takeAhead(std::span<char> into, std::optional<char> termChar);
    [[nodiscard]] Result<void> fetch(std::size_t size, std::optional<char> termChar,
                                     const visa::Deadline& deadline);

    BulkPipes& m_pipes;
    const Quirks& m_quirks;
    bool m_deviceFindsTermChar = false;
    QByteArray m_whole;              ///< a reply that cannot be asked for in pieces
    QByteArrayView m_ahead;          ///< received, not yet asked for: in the pipes' buffer or in m_whole
    bool m_aheadEnds = false;        ///< with END
    bool m_aheadHasTermChar = false; ///< the device found the character at its end
    std::size_t m_length = 0;        ///< of the message so far
    /// Of the message before. The next is likely to be as long: asked for at once, it costs one round trip, and
    /// not one for its beginning and one for the rest.
    std::size_t m_expected = 0;
};

} // namespace visor::usbtmc
