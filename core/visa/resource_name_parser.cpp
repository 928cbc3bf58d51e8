// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/resource_name_parser.h"

#include "core/visa/resource_name_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace visor::visa {

namespace {

struct NameText
{
    Q_DECLARE_TR_FUNCTIONS(visor::visa::ResourceName)
};

struct InterfaceWord
{
    QLatin1StringView word;
    InterfaceType type;
    bool isSecure = false;
};

// Longer words first where one begins another.
constexpr auto kInterfaceWords = std::to_array<InterfaceWord>({
    {QLatin1StringView("NI-ENET100-TCPIP"), InterfaceType::NiEnet},
    {QLatin1StringView("PRLGX-TCPIP"), InterfaceType::PrologixTcpip},
    {QLatin1StringView("PRLGX-ASRL"), InterfaceType::PrologixAsrl},
    {QLatin1StringView("MODBUS-TCP"), InterfaceType::ModbusTcp},
    {QLatin1StringView("MODBUS-RTU"), InterfaceType::ModbusRtu},
    {QLatin1StringView("GPIB-VXI"), InterfaceType::GpibVxi},
    {QLatin1StringView("TCPIPS"), InterfaceType::Tcpip, true},
    {QLatin1StringView("TCPIP"), InterfaceType::Tcpip},
    {QLatin1StringView("VICP"), InterfaceType::Vicp},
    {QLatin1StringView("GPIB"), InterfaceType::Gpib},
    {QLatin1StringView("ASRL"), InterfaceType::Asrl},
    {QLatin1StringView("USB"), InterfaceType::Usb},
    {QLatin1StringView("VXI"), InterfaceType::Vxi},
    {QLatin1StringView("PXI"), InterfaceType::Pxi},
    {QLatin1StringView("CAN"), InterfaceType::Can},
});

bool isHostCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u'_';
}

bool isIpv6Character(QChar c)
{
    return isAsciiDigit(c) || (c.toLower() >= u'a' && c.toLower() <= u'f') || c == u':' || c == u'.';
}

} // namespace

QString ResourceNameParser::portText()
{
    return NameText::tr("a port from 1 to 65535");
}

ResourceNameParser::ResourceNameParser(QStringView text) : m_text(text.trimmed())
{
    m_lead = m_text.isEmpty() ? 0 : m_text.data() - text.data();
}

tl::unexpected<ResourceNameFault> ResourceNameParser::fault(qsizetype column, QString expected)
{
    return tl::unexpected<ResourceNameFault>(ResourceNameFault{column, std::move(expected)});
}

tl::unexpected<ResourceNameFault> ResourceNameParser::faultAtEnd(QString expected) const
{
    return fault(m_lead + m_text.size(), std::move(expected));
}

bool ResourceNameParser::is(QStringView part, QLatin1StringView word)
{
    return part.compare(word, Qt::CaseInsensitive) == 0;
}

tl::expected<ResourceName, ResourceNameFault> ResourceNameParser::parse()
{
    if (const auto read = parseInterface(); !read)
        return tl::unexpected<ResourceNameFault>(read.error());
    switch (m_type) {
    case InterfaceType::Tcpip:
        return parseTcpip();
    case InterfaceType::Vicp:
        return parseVicp();
    case InterfaceType::Usb:
        return parseUsb();
    case InterfaceType::Asrl:
        return parseSerial();
    case InterfaceType::Gpib:
        return parseGpib();
    case InterfaceType::PrologixTcpip:
    case InterfaceType::PrologixAsrl:
    case InterfaceType::NiEnet:
        return parseAdapter();
    case InterfaceType::ModbusTcp:
        return parseModbusTcp();
    case InterfaceType::ModbusRtu:
        return parseModbusRtu();
    case InterfaceType::Can:
        return parseCan();
    case InterfaceType::Vxi:
    case InterfaceType::GpibVxi:
    case InterfaceType::Pxi:
    case InterfaceType::Rio:
    case InterfaceType::Firewire:
        break;
    }
    return parseRegisterBased();
}

ResourceNameParser::Parsed<void> ResourceNameParser::parseInterface()
{
    const auto word =
        std::find_if(kInterfaceWords.begin(), kInterfaceWords.end(), [&](const InterfaceWord& candidate) {
            return m_text.startsWith(candidate.word, Qt::CaseInsensitive);
        });
    if (word == kInterfaceWords.end())
        return fault(m_lead, NameText::tr("an interface such as TCPIP0, USB0, ASRL, GPIB0 or VICP"));
    m_type = word->type;
    m_isSecure = word->isSecure;
    qsizetype at = word->word.size();
    if (m_type == InterfaceType::Asrl) {
        // The device stands right behind the keyword and is never split: it may be a path.
        const qsizetype end = m_text.indexOf(QLatin1StringView("::"), at);
        const QStringView device = m_text.sliced(at, (end < 0 ? m_text.size() : end) - at);
        if (device.isEmpty())
            return fault(m_lead + at, NameText::tr("a serial port such as 1, COM3 or /dev/ttyUSB0"));
        m_serialDevice = device.startsWith(QLatin1StringView("COM"), Qt::CaseInsensitive)
                             ? device.toString().toUpper()
                             : device.toString();
        at += device.size();
        const QStringView index = m_serialDevice.startsWith(QLatin1StringView("COM"))
                                      ? QStringView(m_serialDevice).sliced(3)
                                      : QStringView(m_serialDevice);
        m_board = isAllDigits(index) && index.size() <= 5 ? index.toInt() : 0;
    } else {
        const qsizetype begin = at;
        while (at < m_text.size() && isAsciiDigit(m_text[at]))
            ++at;
        const QStringView digits = m_text.sliced(begin, at - begin);
        if (digits.size() > 5 || digits.toInt() > std::numeric_limits<std::uint16_t>::max())
            return fault(m_lead + begin, NameText::tr("a board number from 0 to 65535"));
        m_board = digits.isEmpty() ? 0 : digits.toInt();
    }
    if (at == m_text.size())
        return {};
    if (!m_text.sliced(at).startsWith(QLatin1StringView("::")))
        return fault(m_lead + at, NameText::tr("“::”"));
    splitParts(at + 2);
    return {};
}

// Brackets first: an IPv6 address and a gateway's device name contain "::" of their own.
void ResourceNameParser::splitParts(qsizetype from)
{
    qsizetype begin = from;
    int depth = 0;
    const bool hasBrackets = m_type == InterfaceType::Tcpip || m_type == InterfaceType::Vicp ||
                             m_type == InterfaceType::PrologixTcpip || m_type == InterfaceType::ModbusTcp ||
                             m_type == InterfaceType::NiEnet;
    for (qsizetype at = from; at < m_text.size(); ++at) {
        const QChar c = m_text[at];
        if (hasBrackets && c == u'[') {
            ++depth;
        } else if (hasBrackets && c == u']') {
            depth = std::max(0, depth - 1);
        } else if (depth == 0 && c == u':' && at + 1 < m_text.size() && m_text[at + 1] == u':') {
            m_parts.push_back({m_text.sliced(begin, at - begin), m_lead + begin});
            begin = at + 2;
            ++at;
        }
    }
    m_parts.push_back({m_text.sliced(begin), m_lead + begin});
}

QString ResourceNameParser::takeClass(std::initializer_list<QLatin1StringView> words)
{
    if (m_parts.empty())
        return {};
    for (const QLatin1StringView word : words) {
        if (is(m_parts.back().text, word)) {
            m_parts.pop_back();
            return word;
        }
    }
    return {};
}

ResourceNameParser::Parsed<void> ResourceNameParser::refuseMore(std::size_t count, const QString& expected) const
{
    if (m_parts.size() > count)
        return fault(m_parts[count].column, expected);
    return {};
}

ResourceNameParser::Parsed<std::uint64_t>
ResourceNameParser::parseNumber(const Part& part, std::uint64_t low, std::uint64_t high, const QString& expected)
{
    bool isNumber = false;
    std::uint64_t value = 0;
    if (part.text.startsWith(QLatin1StringView("0x"), Qt::CaseInsensitive))
        value = part.text.sliced(2).toULongLong(&isNumber, 16);
    else if (isAllDigits(part.text))
        value = part.text.toULongLong(&isNumber, 10);
    if (!isNumber || value < low || value > high)
        return fault(part.column, expected);
    return value;
}

ResourceNameParser::Parsed<std::uint16_t> ResourceNameParser::parsePort(const Part& part)
{
    const auto port = parseNumber(part, 1, 65535, portText());
    if (!port)
        return tl::unexpected<ResourceNameFault>(port.error());
    return static_cast<std::uint16_t>(*port);
}

ResourceNameParser::Parsed<ResourceNameParser::Host>
ResourceNameParser::parseHost(const Part& part, bool mayHavePort, bool mayHaveCredential) const
{
    Host host;
    QStringView text = part.text;
    qsizetype column = part.column;
    if (const qsizetype sign = text.indexOf(u'@'); sign >= 0 && mayHaveCredential) {
        if (sign == 0)
            return fault(column, NameText::tr("the name of a credential before “@”"));
        host.credential = text.first(sign).toString();
        text = text.sliced(sign + 1);
        column += sign + 1;
    }
    QStringView port;
    qsizetype portColumn = column;
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        if (end < 0)
            return fault(column + text.size(), NameText::tr("“]” after the IPv6 address"));
        const QStringView inside = text.sliced(1, end - 1);
        const qsizetype zone = inside.indexOf(u'%');
        const QStringView digits = zone < 0 ? inside : inside.first(zone);
        const auto bad = std::find_if_not(digits.begin(), digits.end(), isIpv6Character);
        if (bad != digits.end())
            return fault(column + 1 + (bad - digits.begin()), NameText::tr("an IPv6 address"));
        if (digits.count(u':') < 2 || (zone >= 0 && zone + 1 == inside.size()))
            return fault(column + 1, NameText::tr("an IPv6 address"));
        host.name = digits.toString().toLower() + (zone < 0 ? QString() : inside.sliced(zone).toString());
        port = text.sliced(end + 1);
        portColumn = column + end + 1;
        if (!port.isEmpty() && !port.startsWith(u':'))
            return fault(portColumn, NameText::tr("“::”"));
    } else {
        const qsizetype colon = text.indexOf(u':');
        QStringView name = colon < 0 ? text : text.first(colon);
        if (colon >= 0) {
            port = text.sliced(colon);
            portColumn = column + colon;
        }
        if (name.endsWith(u'.'))
            name.chop(1); // the root of the name system, as mDNS writes it
        if (name.isEmpty())
            return fault(column, NameText::tr("a host name or address (an IPv6 address stands in [ ])"));
        const auto bad = std::find_if_not(name.begin(), name.end(), isHostCharacter);
        if (bad != name.end())
            return fault(column + (bad - name.begin()), NameText::tr("a host name or address"));
        if (name.startsWith(u'.') || name.startsWith(u'-') || name.contains(QLatin1StringView("..")))
            return fault(column, NameText::tr("a host name or address"));
        host.name = name.toString().toLower();
    }
    if (port.isEmpty())
        return host;
    const Part portPart{port.sliced(1), portColumn + 1};
    if (!isAllDigits(portPart.text) && !text.startsWith(u'['))
        return fault(column, NameText::tr("a host name or address (an IPv6 address stands in [ ])"));
    if (!mayHavePort)
        return fault(portColumn, NameText::tr("“::”"));
    const auto number = parsePort(portPart);
    if (!number)
        return tl::unexpected<ResourceNameFault>(number.error());
    host.port = *number;
    return host;
}

} // namespace visor::visa
