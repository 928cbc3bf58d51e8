// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/resource_name.h"

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// The line protocol of Prologix GPIB adapters and those that speak like them (Prologix GPIB-ETHERNET manual 1.6
/// §8): lines that begin with "++" are for the adapter, all others for the instrument addressed. Pure functions
/// and values, no I/O.
namespace visor::prologix {

/// Put by the adapter behind data that came with EOI (++eot_char). EOT itself: no text holds it.
inline constexpr char kEndMark = 0x04;

using GpibAddress = visa::GpibInstrument;

/// CR, LF, ESC and '+' get an ESC in front (§7.1); what the adapter then sends are the bytes as they were.
[[nodiscard]] QByteArray escaped(QByteArrayView data);
/// "9", or "9 96" with a secondary address as it stands on the bus (96 and up).
[[nodiscard]] QByteArray addressText(const GpibAddress& address);
/// The other way; nothing for what is no address.
[[nodiscard]] std::optional<GpibAddress> parseAddress(QByteArrayView text);
/// A decimal answer such as that of ++spoll; nothing when it is none or out of range.
[[nodiscard]] std::optional<int> parseNumber(QByteArrayView line, int low, int high);

/// Takes lines apart at the adapter's end.
class LineReader
{
public:
    struct Line
    {
        bool isCommand = false; ///< "++…", without the plus signs; otherwise data, unescaped
        QByteArray text;
    };
    /// A longer line is cut off here, and said so.
    static constexpr qsizetype kMaximumLine = 64 << 20;

    /// Appends the lines that are whole now; false when one grew too long.
    [[nodiscard]] bool feed(QByteArrayView bytes, std::vector<Line>& lines);

private:
    QByteArray m_line;
    bool m_isEscaped = false;
    bool m_isCommand = false;
    int m_plusSigns = 0; ///< unescaped ones at the start of the line
};

/// Finds the end of a reply in what ++read delivers: the end mark as the last byte, where no counted block is
/// open. After anything that is not plain text the mark may be data: then it ends the reply only if nothing
/// follows.
class ReplyScanner
{
public:
    /// Bytes of one reply in order of arrival.
    void feed(QByteArrayView bytes);
    /// The last byte is the mark and may be the end.
    [[nodiscard]] bool mayEnd() const { return m_isMark && m_state != State::Block; }
    /// The mark cannot be data: nothing but text and counted blocks came.
    [[nodiscard]] bool isPlain() const { return m_isPlain; }
    /// Counted data is still to come.
    [[nodiscard]] bool isInBlock() const { return m_state == State::Block; }
    void reset() { *this = ReplyScanner(); }

private:
    enum class State : std::uint8_t { Head, Block, BlockEnd, Text };
    void feedOne(char c);

    State m_state = State::Head;
    bool m_isMark = false;
    bool m_isPlain = true;
    std::uint64_t m_remaining = 0;
    QByteArray m_head;
};

/// What is known of one family of adapters: data, chosen by what ++ver says.
struct AdapterKind
{
    QLatin1StringView versionWord; ///< in the answer to ++ver, any letter case
    QLatin1StringView name;
    std::span<const QLatin1StringView> setup; ///< sent once after opening
    int longestRead = 3000;                   ///< of ++read_tmo_ms
    int ownAddress = 0; ///< of the controller on its bus; nobody else may have it, and it cannot be asked
};
/// The kind whose word is in that version line; the last one, which asks for nothing special, when none is.
[[nodiscard]] const AdapterKind& adapterKind(QByteArrayView version);

/// NetFinder, the discovery of GPIB-ETHERNET (UDP 3040).
namespace NetFinder {
inline constexpr std::uint16_t kPort = 3040;
inline constexpr std::size_t kHeaderSize = 12;
inline constexpr std::size_t kReplySize = kHeaderSize + 64;
struct Reply
{
    std::uint16_t sequence = 0;
    std::array<std::uint8_t, 6> hardwareAddress{};
    std::uint32_t address = 0; ///< IPv4
    QString name;
    bool operator==(const Reply&) const = default;
};
/// Asks everybody.
[[nodiscard]] QByteArray identify(std::uint16_t sequence);
/// The sequence number of an identify request; nothing for other datagrams.
[[nodiscard]] std::optional<std::uint16_t> parseIdentify(QByteArrayView datagram);
[[nodiscard]] QByteArray encode(const Reply& reply);
[[nodiscard]] std::optional<Reply> parseReply(QByteArrayView datagram);
} // namespace NetFinder

} // namespace visor::prologix
