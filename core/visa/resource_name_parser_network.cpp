// SPDX-License-Identifier: GPL-3.0-or-later
// Resources that stand at a host: TCPIP, VICP, Modbus/TCP, adapters.
#include "core/visa/resource_name_parser.h"
#include "core/visa/resource_name_words.h"

#include <QCoreApplication>

namespace visor::visa {

namespace {

struct NetworkNameText
{
    Q_DECLARE_TR_FUNCTIONS(visor::visa::ResourceName)
};

constexpr std::uint16_t kVicpPort = 1861;

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

} // namespace

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseTcpip()
{
    if (m_parts.empty())
        return faultAtEnd(NetworkNameText::tr("“::” and a host name or address"));
    if (m_parts.size() > 1 && is(m_parts.back().text, kSocket)) {
        if (m_isSecure)
            return fault(m_parts.back().column,
                         NetworkNameText::tr("INSTR (TCPIPS is HiSLIP; raw sockets have no TLS)"));
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
                         NetworkNameText::tr("a host without a port: a secure session is HiSLIP (hislip0,PORT)"));
        return ResourceName(m_type, m_board, address);
    }
    const Part& first = m_parts[1];
    if (first.text.isEmpty())
        return fault(first.column, NetworkNameText::tr("a LAN device name such as inst0 or hislip0"));
    if (isAllDigits(first.text) && m_parts.size() == 2) {
        if (hasClass)
            return fault(first.column,
                         NetworkNameText::tr("a LAN device name such as inst0 or hislip0 (a port goes with "
                                             "SOCKET)"));
        return faultAtEnd(NetworkNameText::tr("“::SOCKET” after a port"));
    }
    // Gateways name the instrument behind them with a whole resource string: passed on as it is.
    const bool isGatewayForm = first.text.startsWith(QLatin1StringView("USB"), Qt::CaseInsensitive) ||
                               first.text.startsWith(QLatin1StringView("GPIB"), Qt::CaseInsensitive) ||
                               first.text.startsWith(QLatin1StringView("ASRL"), Qt::CaseInsensitive);
    if (m_parts.size() > 2 && !isGatewayForm)
        return fault(m_parts[2].column, NetworkNameText::tr("INSTR or SOCKET"));
    if (m_parts.back().text.isEmpty())
        return fault(m_parts.back().column, NetworkNameText::tr("INSTR"));
    const Part& last = m_parts.back();
    const qsizetype begin = first.column - m_lead;
    const QStringView device = m_text.sliced(begin, last.column - m_lead + last.text.size() - begin);
    address.device = normalisedDevice(device);
    if (address.isHislip()) {
        if (host.port)
            return fault(hostColumn,
                         NetworkNameText::tr("a host without a port (HiSLIP's port follows the device: "
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
        return fault(first.column,
                     NetworkNameText::tr("a HiSLIP device such as hislip0 (TCPIPS is HiSLIP with TLS)"));
    } else if (!host.credential.isEmpty()) {
        return fault(first.column,
                     NetworkNameText::tr("a HiSLIP device such as hislip0 (credentials need HiSLIP)"));
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
        return faultAtEnd(NetworkNameText::tr("“::” and a host name or address"));
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

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseModbusTcp()
{
    if (m_parts.size() > 1)
        static_cast<void>(takeClass({kInstr}));
    if (m_parts.empty())
        return faultAtEnd(NetworkNameText::tr("“::” and a host name or address"));
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
        const auto unit = parseNumber(m_parts[2], 0, 255, NetworkNameText::tr("a unit from 0 to 255"));
        if (!unit)
            return tl::unexpected<ResourceNameFault>(unit.error());
        address.unit = static_cast<int>(*unit);
    }
    if (const auto more = refuseMore(3, QString(kInstr)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    return ResourceName(m_type, m_board, address);
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseAdapter()
{
    const bool isSerial = m_type == InterfaceType::PrologixAsrl;
    const QString hostText = isSerial ? NetworkNameText::tr("“::” and a serial port such as /dev/ttyUSB0")
                                      : NetworkNameText::tr("“::” and a host name or address");
    if (m_parts.empty())
        return faultAtEnd(hostText);
    if (m_parts.size() < 2 || takeClass({kIntfc}).isEmpty()) {
        const auto host = isSerial ? Parsed<Host>(Host{}) : parseHost(m_parts.front(), false, false);
        if (!host)
            return tl::unexpected<ResourceNameFault>(host.error());
        if (m_parts.size() == 1)
            return faultAtEnd(NetworkNameText::tr("“::INTFC”"));
        return fault(m_parts.back().column, QString(kIntfc));
    }
    if (isSerial) {
        if (m_parts.front().text.isEmpty())
            return fault(m_parts.front().column, NetworkNameText::tr("a serial port such as /dev/ttyUSB0"));
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

} // namespace visor::visa
