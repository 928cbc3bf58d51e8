// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/resource_name_parser.h"

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

constexpr auto kCanPlugins = std::to_array<QLatin1StringView>({
    QLatin1StringView("socketcan"),
    QLatin1StringView("virtualcan"),
    QLatin1StringView("peakcan"),
    QLatin1StringView("tinycan"),
    QLatin1StringView("vectorcan"),
    QLatin1StringView("passthrucan"),
});

constexpr std::uint16_t kVicpPort = 1861;

constexpr QLatin1StringView kInstr("INSTR");
constexpr QLatin1StringView kIntfc("INTFC");
constexpr QLatin1StringView kServant("SERVANT");
constexpr QLatin1StringView kSocket("SOCKET");
constexpr QLatin1StringView kRaw("RAW");

bool isAsciiDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isAllDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isAsciiDigit);
}

bool isHostCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'-' || c == u'.' || c == u'_';
}

bool isIpv6Character(QChar c)
{
    return isAsciiDigit(c) || (c.toLower() >= u'a' && c.toLower() <= u'f') || c == u':' || c == u'.';
}

/// LAN device names of the standards are told apart from vendors' own: only those are put into lower case.
QString normalisedDevice(QStringView device)
{
    for (const auto word : {QLatin1StringView("inst"), QLatin1StringView("hislip"), QLatin1StringView("gpib"),
                            QLatin1StringView("vxi")}) {
        if (device.startsWith(word, Qt::CaseInsensitive) && device.size() > word.size() &&
            isAsciiDigit(device[word.size()]) && !device.contains(u':'))
            return device.toString().toLower();
    }
    return device.toString();
}

QString portText()
{
    return NameText::tr("a port from 1 to 65535");
}

} // namespace

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

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseTcpip()
{
    if (m_parts.empty())
        return faultAtEnd(NameText::tr("“::” and a host name or address"));
    if (m_parts.size() > 1 && is(m_parts.back().text, kSocket)) {
        if (m_isSecure)
            return fault(m_parts.back().column, NameText::tr("INSTR (TCPIPS is HiSLIP; raw sockets have no TLS)"));
        return parseTcpipSocket();
    }
    const auto host = parseHost(m_parts.front(), true, true);
    if (!host)
        return tl::unexpected<ResourceNameFault>(host.error());
    return parseTcpipInstrument(*host, m_parts.front().column);
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseTcpipInstrument(const Host& host,
                                                                                  qsizetype hostColumn)
{
    const bool hasClass = m_parts.size() > 1 && is(m_parts.back().text, kInstr);
    if (hasClass)
        m_parts.pop_back();
    TcpipInstrument address{host.name, host.port, QStringLiteral("inst0"), {}, host.credential, m_isSecure};
    if (m_parts.size() == 1) {
        if (address.needsEncryption())
            address.device = QStringLiteral("hislip0");
        if (host.port && address.needsEncryption())
            return fault(hostColumn,
                         NameText::tr("a host without a port: a secure session is HiSLIP (hislip0,PORT)"));
        return ResourceName(m_type, m_board, address);
    }
    const Part& first = m_parts[1];
    if (first.text.isEmpty())
        return fault(first.column, NameText::tr("a LAN device name such as inst0 or hislip0"));
    if (isAllDigits(first.text) && m_parts.size() == 2) {
        if (hasClass)
            return fault(first.column, NameText::tr("a LAN device name such as inst0 or hislip0 (a port goes with "
                                                    "SOCKET)"));
        return faultAtEnd(NameText::tr("“::SOCKET” after a port"));
    }
    // Gateways name the instrument behind them with a whole resource string: passed on as it is.
    const bool isGatewayForm = first.text.startsWith(QLatin1StringView("USB"), Qt::CaseInsensitive) ||
                               first.text.startsWith(QLatin1StringView("GPIB"), Qt::CaseInsensitive) ||
                               first.text.startsWith(QLatin1StringView("ASRL"), Qt::CaseInsensitive);
    if (m_parts.size() > 2 && !isGatewayForm)
        return fault(m_parts[2].column, NameText::tr("INSTR or SOCKET"));
    if (m_parts.back().text.isEmpty())
        return fault(m_parts.back().column, NameText::tr("INSTR"));
    const Part& last = m_parts.back();
    const qsizetype begin = first.column - m_lead;
    const QStringView device = m_text.sliced(begin, last.column - m_lead + last.text.size() - begin);
    address.device = normalisedDevice(device);
    if (address.isHislip()) {
        if (host.port)
            return fault(hostColumn, NameText::tr("a host without a port (HiSLIP's port follows the device: "
                                                  "hislip0,4880)"));
        address.device = address.device.toLower();
        if (const qsizetype comma = device.indexOf(u','); comma >= 0) {
            const auto port = parsePort({device.sliced(comma + 1), first.column + comma + 1});
            if (!port)
                return tl::unexpected<ResourceNameFault>(port.error());
            address.device.truncate(comma);
            if (*port != 4880)
                address.hislipPort = *port;
        }
    } else if (m_isSecure) {
        return fault(first.column, NameText::tr("a HiSLIP device such as hislip0 (TCPIPS is HiSLIP with TLS)"));
    } else if (!host.credential.isEmpty()) {
        return fault(first.column, NameText::tr("a HiSLIP device such as hislip0 (credentials need HiSLIP)"));
    }
    return ResourceName(m_type, m_board, address);
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseTcpipSocket()
{
    const qsizetype classColumn = m_parts.back().column;
    m_parts.pop_back();
    const auto host = parseHost(m_parts.front(), false, false);
    if (!host)
        return tl::unexpected<ResourceNameFault>(host.error());
    if (m_parts.size() < 2)
        return fault(classColumn, portText());
    const auto port = parsePort(m_parts[1]);
    if (!port)
        return tl::unexpected<ResourceNameFault>(port.error());
    if (const auto more = refuseMore(2, QString(kSocket)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    return ResourceName(m_type, m_board, TcpipSocket{host->name, *port});
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseVicp()
{
    if (m_parts.size() > 1)
        static_cast<void>(takeClass({kInstr}));
    if (m_parts.empty())
        return faultAtEnd(NameText::tr("“::” and a host name or address"));
    const auto host = parseHost(m_parts.front(), true, false);
    if (!host)
        return tl::unexpected<ResourceNameFault>(host.error());
    if (const auto more = refuseMore(1, QString(kInstr)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    VicpInstrument address{host->name, host->port};
    if (address.port == kVicpPort)
        address.port.reset();
    return ResourceName(m_type, m_board, address);
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseUsb()
{
    const QString vendorText = NameText::tr("a vendor id such as 0x1AB1");
    const QString productText = NameText::tr("a product id such as 0x04CE");
    if (m_parts.empty())
        return faultAtEnd(NameText::tr("“::” and a vendor id such as 0x1AB1"));
    const auto vendor = parseNumber(m_parts[0], 0, 0xFFFF, vendorText);
    if (!vendor)
        return tl::unexpected<ResourceNameFault>(vendor.error());
    if (m_parts.size() < 2)
        return faultAtEnd(NameText::tr("“::” and a product id such as 0x04CE"));
    const auto product = parseNumber(m_parts[1], 0, 0xFFFF, productText);
    if (!product)
        return tl::unexpected<ResourceNameFault>(product.error());
    if (m_parts.size() < 3)
        return faultAtEnd(NameText::tr("“::” and a serial number"));
    const QString resourceClass = m_parts.size() > 3 ? takeClass({kInstr, kRaw}) : QString();
    if (m_parts.size() == 3 && resourceClass.isEmpty() &&
        (is(m_parts[2].text, kInstr) || is(m_parts[2].text, kRaw)))
        return fault(m_parts[2].column, NameText::tr("a serial number"));
    UsbInstrument address{static_cast<std::uint16_t>(*vendor), static_cast<std::uint16_t>(*product),
                          m_parts[2].text.toString(), 0, resourceClass == kRaw};
    if (m_parts.size() > 3) {
        const auto number =
            parseNumber(m_parts[3], 0, 255, NameText::tr("an interface number from 0 to 255, INSTR or RAW"));
        if (!number)
            return tl::unexpected<ResourceNameFault>(number.error());
        address.interfaceNumber = static_cast<int>(*number);
    }
    if (const auto more = refuseMore(4, NameText::tr("INSTR or RAW")); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    if (address.serial.isEmpty() && resourceClass.isEmpty() && m_parts.size() == 3)
        return fault(m_parts[2].column, NameText::tr("a serial number"));
    return ResourceName(m_type, m_board, address);
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseSerial()
{
    static_cast<void>(takeClass({kInstr}));
    if (const auto more = refuseMore(0, QString(kInstr)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    return ResourceName(m_type, m_board, SerialInstrument{m_serialDevice});
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseGpib()
{
    const QString primaryText = NameText::tr("a primary address from 0 to 30, or INTFC");
    if (m_parts.empty())
        return faultAtEnd(NameText::tr("“::” and a primary address from 0 to 30"));
    const QString resourceClass = takeClass({kInstr, kIntfc, kServant});
    if (resourceClass == kIntfc || resourceClass == kServant) {
        if (const auto more = refuseMore(0, resourceClass); !more)
            return tl::unexpected<ResourceNameFault>(more.error());
        return ResourceName(m_type, m_board, BareInterface{resourceClass, {}});
    }
    if (m_parts.empty())
        return fault(m_lead + m_text.size() - kInstr.size(), primaryText);
    const auto primary = parseNumber(m_parts[0], 0, 30, primaryText);
    if (!primary)
        return tl::unexpected<ResourceNameFault>(primary.error());
    GpibInstrument address{static_cast<int>(*primary), {}};
    if (m_parts.size() > 1) {
        const QString secondaryText = NameText::tr("a secondary address from 0 to 30, or INSTR");
        const auto secondary = parseNumber(m_parts[1], 0, 126, secondaryText);
        if (!secondary)
            return tl::unexpected<ResourceNameFault>(secondary.error());
        // 96..126 is the same address as it stands on the bus.
        const std::uint64_t value = *secondary >= 96 ? *secondary - 96 : *secondary;
        if (value > 30)
            return fault(m_parts[1].column, secondaryText);
        address.secondary = static_cast<int>(value);
    }
    if (const auto more = refuseMore(2, QString(kInstr)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    return ResourceName(m_type, m_board, address);
}

// VXI, PXI and GPIB-VXI: understood, so that the refusal can name them.
ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseRegisterBased()
{
    const QString expected = NameText::tr("an address, MEMACC, BACKPLANE or SERVANT");
    if (m_parts.empty())
        return faultAtEnd(expected);
    QString resourceClass =
        takeClass({kInstr, QLatin1StringView("MEMACC"), QLatin1StringView("BACKPLANE"), kServant});
    if (m_parts.empty() && (resourceClass.isEmpty() || resourceClass == kInstr))
        return fault(m_lead + m_text.size() - resourceClass.size(), expected);
    QString address;
    for (const Part& part : m_parts) {
        if (part.text.isEmpty())
            return fault(part.column, expected);
        if (!address.isEmpty())
            address += QLatin1StringView("::");
        address += part.text;
    }
    if (resourceClass.isEmpty())
        resourceClass = kInstr;
    return ResourceName(m_type, m_board, BareInterface{resourceClass, address.toUpper()});
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseAdapter()
{
    const bool isSerial = m_type == InterfaceType::PrologixAsrl;
    const QString hostText = isSerial ? NameText::tr("“::” and a serial port such as /dev/ttyUSB0")
                                      : NameText::tr("“::” and a host name or address");
    if (m_parts.empty())
        return faultAtEnd(hostText);
    if (m_parts.size() < 2 || takeClass({kIntfc}).isEmpty()) {
        const auto host = isSerial ? Parsed<Host>(Host{}) : parseHost(m_parts.front(), false, false);
        if (!host)
            return tl::unexpected<ResourceNameFault>(host.error());
        if (m_parts.size() == 1)
            return faultAtEnd(NameText::tr("“::INTFC”"));
        return fault(m_parts.back().column, QString(kIntfc));
    }
    if (isSerial) {
        if (m_parts.front().text.isEmpty())
            return fault(m_parts.front().column, NameText::tr("a serial port such as /dev/ttyUSB0"));
        if (const auto more = refuseMore(1, QString(kIntfc)); !more)
            return tl::unexpected<ResourceNameFault>(more.error());
        return ResourceName(m_type, m_board, PrologixAdapter{m_parts.front().text.toString(), 0});
    }
    const auto host = parseHost(m_parts.front(), false, false);
    if (!host)
        return tl::unexpected<ResourceNameFault>(host.error());
    if (m_type == InterfaceType::NiEnet) {
        if (const auto more = refuseMore(1, QString(kIntfc)); !more)
            return tl::unexpected<ResourceNameFault>(more.error());
        return ResourceName(m_type, m_board, BareInterface{kIntfc, host->name});
    }
    PrologixAdapter address{host->name, 1234};
    if (m_parts.size() > 1) {
        const auto port = parsePort(m_parts[1]);
        if (!port)
            return tl::unexpected<ResourceNameFault>(port.error());
        address.port = *port;
    }
    if (const auto more = refuseMore(2, QString(kIntfc)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    return ResourceName(m_type, m_board, address);
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseModbusTcp()
{
    if (m_parts.size() > 1)
        static_cast<void>(takeClass({kInstr}));
    if (m_parts.empty())
        return faultAtEnd(NameText::tr("“::” and a host name or address"));
    const auto host = parseHost(m_parts.front(), false, false);
    if (!host)
        return tl::unexpected<ResourceNameFault>(host.error());
    ModbusTcpInstrument address{host->name, 502, 1};
    if (m_parts.size() > 1) {
        const auto port = parsePort(m_parts[1]);
        if (!port)
            return tl::unexpected<ResourceNameFault>(port.error());
        address.port = *port;
    }
    if (m_parts.size() > 2) {
        const auto unit = parseNumber(m_parts[2], 0, 255, NameText::tr("a unit from 0 to 255"));
        if (!unit)
            return tl::unexpected<ResourceNameFault>(unit.error());
        address.unit = static_cast<int>(*unit);
    }
    if (const auto more = refuseMore(3, QString(kInstr)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    return ResourceName(m_type, m_board, address);
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseModbusRtu()
{
    const QString unitText = NameText::tr("a unit from 1 to 247");
    if (m_parts.size() > 1)
        static_cast<void>(takeClass({kInstr}));
    if (m_parts.empty())
        return faultAtEnd(NameText::tr("“::” and a serial port such as /dev/ttyUSB0"));
    if (m_parts[0].text.isEmpty())
        return fault(m_parts[0].column, NameText::tr("a serial port such as /dev/ttyUSB0"));
    if (m_parts.size() < 2)
        return fault(m_parts[0].column + m_parts[0].text.size(), NameText::tr("“::” and a unit from 1 to 247"));
    const auto unit = parseNumber(m_parts[1], 1, 247, unitText);
    if (!unit)
        return tl::unexpected<ResourceNameFault>(unit.error());
    if (const auto more = refuseMore(2, QString(kInstr)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    return ResourceName(m_type, m_board, ModbusRtuInstrument{m_parts[0].text.toString(), static_cast<int>(*unit)});
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseCan()
{
    const QString pluginText = NameText::tr("socketcan, virtualcan, peakcan, tinycan, vectorcan or passthrucan");
    if (m_parts.size() > 1)
        static_cast<void>(takeClass({kInstr}));
    if (m_parts.empty())
        return faultAtEnd(pluginText);
    const auto plugin = std::find_if(kCanPlugins.begin(), kCanPlugins.end(),
                                     [&](QLatin1StringView known) { return is(m_parts[0].text, known); });
    if (plugin == kCanPlugins.end())
        return fault(m_parts[0].column, pluginText);
    if (m_parts.size() < 2)
        return fault(m_parts[0].column + m_parts[0].text.size(),
                     NameText::tr("“::” and an interface such as can0"));
    if (m_parts[1].text.isEmpty())
        return fault(m_parts[1].column, NameText::tr("an interface such as can0"));
    CanInstrument address{QString(*plugin), m_parts[1].text.toString(), {}};
    if (m_parts.size() > 2) {
        // 29 bits: an extended identifier (ISO 11898-1).
        const auto id = parseNumber(m_parts[2], 0, 0x1FFFFFFF, NameText::tr("an identifier up to 0x1FFFFFFF"));
        if (!id)
            return tl::unexpected<ResourceNameFault>(id.error());
        address.id = static_cast<std::uint32_t>(*id);
    }
    if (const auto more = refuseMore(3, QString(kInstr)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    return ResourceName(m_type, m_board, address);
}

} // namespace visor::visa
