// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/messages.h"

#include "core/scpi/block.h"

#include <algorithm>
#include <cstring>

namespace visor::prologix {

namespace {

constexpr char kEscape = 0x1B;

constexpr std::array<QLatin1StringView, 8> kPrologixSetup{
    QLatin1StringView("savecfg 0"), // first: every change would wear the EEPROM
    QLatin1StringView("mode 1"),
    QLatin1StringView("auto 0"),
    QLatin1StringView("eos 3"),
    QLatin1StringView("eoi 1"),
    QLatin1StringView("eot_enable 1"),
    QLatin1StringView("eot_char 4"),
    QLatin1StringView("read_tmo_ms 1000"),
};
// AR488: "savecfg" with any argument saves, which is what must not happen (AR488 manual, ++savecfg).
constexpr std::array<QLatin1StringView, 7> kAr488Setup{
    QLatin1StringView("mode 1"),
    QLatin1StringView("auto 0"),
    QLatin1StringView("eos 3"),
    QLatin1StringView("eoi 1"),
    QLatin1StringView("eot_enable 1"),
    QLatin1StringView("eot_char 4"),
    QLatin1StringView("read_tmo_ms 1000"),
};

constexpr std::array<AdapterKind, 3> kAdapterKinds{
    AdapterKind{QLatin1StringView("Prologix"), QLatin1StringView("Prologix"), kPrologixSetup, 3000},
    AdapterKind{QLatin1StringView("AR488"), QLatin1StringView("AR488"), kAr488Setup, 32000},
    AdapterKind{QLatin1StringView(""), QLatin1StringView("Prologix compatible"), kAr488Setup, 3000},
};

bool isReplyText(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 0x20 && byte < 0x7F) || c == '\n' || c == '\r' || c == '\t';
}

std::uint32_t netFinderNumber(QByteArrayView bytes, qsizetype at, int size)
{
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i)
        value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return value;
}

void putNetFinderNumber(QByteArray& bytes, qsizetype at, int size, std::uint32_t value)
{
    for (int i = size - 1; i >= 0; --i, value >>= 8)
        bytes[at + i] = static_cast<char>(value & 0xFF);
}

constexpr char kNetFinderMagic = 0x5A;
constexpr char kNetFinderIdentify = 0;
constexpr char kNetFinderReply = 1;

} // namespace

QByteArray escaped(QByteArrayView data)
{
    QByteArray out;
    out.reserve(data.size() + data.size() / 16 + 16);
    for (const char c : data) {
        if (c == '\r' || c == '\n' || c == kEscape || c == '+')
            out.append(kEscape);
        out.append(c);
    }
    return out;
}

QByteArray addressText(const GpibAddress& address)
{
    QByteArray text = QByteArray::number(address.primary);
    if (address.secondary)
        text += ' ' + QByteArray::number(96 + *address.secondary);
    return text;
}

std::optional<int> parseNumber(QByteArrayView line, int low, int high)
{
    bool isNumber = false;
    const int value = line.trimmed().toInt(&isNumber);
    if (!isNumber || line.contains('\0') || value < low || value > high)
        return std::nullopt;
    return value;
}

std::optional<GpibAddress> parseAddress(QByteArrayView text)
{
    const QByteArray words = text.toByteArray().simplified();
    const qsizetype space = words.indexOf(' ');
    const auto primary = parseNumber(space < 0 ? words : words.first(space), 0, 30);
    if (!primary)
        return std::nullopt;
    GpibAddress address{*primary, {}};
    if (space >= 0) {
        const auto secondary = parseNumber(words.sliced(space + 1), 96, 126);
        if (!secondary)
            return std::nullopt;
        address.secondary = *secondary - 96;
    }
    return address;
}

bool LineReader::feed(QByteArrayView bytes, std::vector<Line>& lines)
{
    for (const char c : bytes) {
        if (m_isEscaped) {
            m_isEscaped = false;
            m_line.append(c);
        } else if (c == kEscape) {
            m_isEscaped = true;
        } else if (c == '\r' || c == '\n') {
            if (m_isCommand || !m_line.isEmpty() || m_plusSigns == 1)
                lines.push_back({m_isCommand, m_plusSigns == 1 && !m_isCommand ? '+' + m_line : m_line});
            m_line = QByteArray();
            m_isCommand = false;
            m_plusSigns = 0;
        } else if (c == '+' && !m_isCommand && m_line.isEmpty()) {
            m_isCommand = ++m_plusSigns == 2;
        } else {
            m_line.append(c);
        }
        if (m_line.size() > kMaximumLine)
            return false;
    }
    return true;
}

void ReplyScanner::feed(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        if (m_state == State::Block) {
            const auto used = static_cast<qsizetype>(
                std::min<std::uint64_t>(m_remaining, static_cast<std::uint64_t>(bytes.size())));
            m_remaining -= static_cast<std::uint64_t>(used);
            m_isMark = false;
            if (m_remaining == 0)
                m_state = State::BlockEnd;
            bytes = bytes.sliced(used);
            continue;
        }
        feedOne(bytes.front());
        bytes = bytes.sliced(1);
    }
}

void ReplyScanner::feedOne(char c)
{
    // A mark with something behind it was data after all.
    m_isPlain = m_isPlain && !m_isMark && (c == kEndMark || isReplyText(c));
    m_isMark = c == kEndMark;
    if (m_state == State::BlockEnd) {
        m_state = c == ',' || c == ';' ? State::Head : State::Text;
        m_head.clear();
        return;
    }
    if (m_state != State::Head)
        return;
    m_head.append(c);
    const auto found = scpi::scanBlockHeader(m_head);
    if (found.scan == scpi::BlockScan::NoBlock ||
        (found.scan == scpi::BlockScan::Found && found.header.isIndefinite)) {
        m_state = State::Text;
    } else if (found.scan == scpi::BlockScan::Found) {
        m_remaining = found.header.dataLength;
        m_state = m_remaining > 0 ? State::Block : State::BlockEnd;
    }
}

const AdapterKind& adapterKind(QByteArrayView version)
{
    const QString text = QString::fromLatin1(version);
    const auto kind = std::find_if(kAdapterKinds.begin(), kAdapterKinds.end(), [&](const AdapterKind& k) {
        return text.contains(k.versionWord, Qt::CaseInsensitive);
    });
    return *kind; // the last word is in everything
}

QByteArray NetFinder::identify(std::uint16_t sequence)
{
    QByteArray datagram(static_cast<qsizetype>(kHeaderSize), '\0');
    datagram[0] = kNetFinderMagic;
    datagram[1] = kNetFinderIdentify;
    putNetFinderNumber(datagram, 2, 2, sequence);
    std::fill_n(datagram.begin() + 4, 6, static_cast<char>(0xFF));
    return datagram;
}

std::optional<std::uint16_t> NetFinder::parseIdentify(QByteArrayView datagram)
{
    if (datagram.size() < static_cast<qsizetype>(kHeaderSize) || datagram[0] != kNetFinderMagic ||
        datagram[1] != kNetFinderIdentify)
        return std::nullopt;
    return static_cast<std::uint16_t>(netFinderNumber(datagram, 2, 2));
}

QByteArray NetFinder::encode(const Reply& reply)
{
    QByteArray datagram(static_cast<qsizetype>(kReplySize), '\0');
    datagram[0] = kNetFinderMagic;
    datagram[1] = kNetFinderReply;
    putNetFinderNumber(datagram, 2, 2, reply.sequence);
    for (std::size_t i = 0; i < reply.hardwareAddress.size(); ++i)
        datagram[static_cast<qsizetype>(4 + i)] = static_cast<char>(reply.hardwareAddress[i]);
    putNetFinderNumber(datagram, static_cast<qsizetype>(kHeaderSize) + 8, 4, reply.address);
    const QByteArray name = reply.name.toLatin1().left(31);
    std::copy(name.begin(), name.end(), datagram.begin() + kHeaderSize + 32);
    return datagram;
}

std::optional<NetFinder::Reply> NetFinder::parseReply(QByteArrayView datagram)
{
    if (datagram.size() < static_cast<qsizetype>(kReplySize) || datagram[0] != kNetFinderMagic ||
        datagram[1] != kNetFinderReply)
        return std::nullopt;
    Reply reply;
    reply.sequence = static_cast<std::uint16_t>(netFinderNumber(datagram, 2, 2));
    for (std::size_t i = 0; i < reply.hardwareAddress.size(); ++i)
        reply.hardwareAddress[i] = static_cast<std::uint8_t>(datagram[static_cast<qsizetype>(4 + i)]);
    const QByteArrayView body = datagram.sliced(static_cast<qsizetype>(kHeaderSize));
    reply.address = netFinderNumber(body, 8, 4);
    const QByteArrayView name = body.sliced(32, 32);
    const qsizetype end = name.indexOf('\0');
    for (const char c : end < 0 ? name : name.first(end)) {
        if (isReplyText(c) && c != '\n' && c != '\r' && c != '\t')
            reply.name += QLatin1Char(c);
    }
    return reply;
}

} // namespace visor::prologix
