// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"
#include "transports/usbtmc/bulk_pipes.h"

#include <QByteArray>

namespace visor::usbtmc {

/// Makes VISA reads of the pieces that come over bulk-in: asks again while a message goes on, finds the
/// termination character where the device cannot (VPP-4.3 viRead), and keeps what came too early for the next
/// read. Same thread rule as the session.
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
    [[nodiscard]] bool hasAhead() const { return m_at < m_ahead.size() || m_aheadEnds; }
    [[nodiscard]] Part takeAhead(std::span<char> into, std::optional<char> termChar);
    [[nodiscard]] Result<Part> readPart(std::span<char> into, std::optional<char> termChar,
                                        const visa::Deadline& deadline);

    BulkPipes& m_pipes;
    const Quirks& m_quirks;
    bool m_deviceFindsTermChar = false;
    QByteArray m_ahead; ///< received, not yet asked for
    qsizetype m_at = 0; ///< how far it has been taken
    bool m_aheadEnds = false;
};

} // namespace visor::usbtmc
