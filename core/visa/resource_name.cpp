// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/resource_name.h"

#include "core/visa/resource_name_parser.h"

#include <QCoreApplication>

#include <utility>

namespace visor::visa {

namespace {

struct ResourceText
{
    Q_DECLARE_TR_FUNCTIONS(visor::visa::ResourceName)
};

QString bracketed(const QString& host)
{
    return host.contains(u':') ? u'[' + host + u']' : host;
}

QString hexId(std::uint16_t id)
{
    return QStringLiteral("0x") + QString::number(id, 16).toUpper().rightJustified(4, u'0');
}

QLatin1StringView keyword(InterfaceType type)
{
    switch (type) {
    case InterfaceType::Gpib:
        return QLatin1StringView("GPIB");
    case InterfaceType::Vxi:
        return QLatin1StringView("VXI");
    case InterfaceType::GpibVxi:
        return QLatin1StringView("GPIB-VXI");
    case InterfaceType::Asrl:
        return QLatin1StringView("ASRL");
    case InterfaceType::Pxi:
        return QLatin1StringView("PXI");
    case InterfaceType::Tcpip:
        return QLatin1StringView("TCPIP");
    case InterfaceType::Usb:
        return QLatin1StringView("USB");
    case InterfaceType::Rio:
        return QLatin1StringView("RIO");
    case InterfaceType::Firewire:
        return QLatin1StringView("FIREWIRE");
    case InterfaceType::Vicp:
        return QLatin1StringView("VICP");
    case InterfaceType::PrologixTcpip:
        return QLatin1StringView("PRLGX-TCPIP");
    case InterfaceType::PrologixAsrl:
        return QLatin1StringView("PRLGX-ASRL");
    case InterfaceType::NiEnet:
        return QLatin1StringView("NI-ENET100-TCPIP");
    case InterfaceType::ModbusTcp:
        return QLatin1StringView("MODBUS-TCP");
    case InterfaceType::ModbusRtu:
        return QLatin1StringView("MODBUS-RTU");
    case InterfaceType::Can:
        return QLatin1StringView("CAN");
    }
    return {};
}

/// Everything between the interface and the class, "::" in front of each part.
struct AddressPrinter
{
    static QString part(const QString& text) { return QStringLiteral("::") + text; }

    QString operator()(const TcpipInstrument& a) const
    {
        QString host = bracketed(a.host);
        if (!a.credential.isEmpty())
            host = a.credential + u'@' + host;
        if (a.corePort)
            host += u':' + QString::number(*a.corePort);
        QString device = a.device;
        if (a.hislipPort)
            device += u',' + QString::number(*a.hislipPort);
        return part(host) + part(device);
    }
    QString operator()(const TcpipSocket& a) const
    {
        return part(bracketed(a.host)) + part(QString::number(a.port));
    }
    QString operator()(const VicpInstrument& a) const
    {
        return part(bracketed(a.host) + (a.port ? u':' + QString::number(*a.port) : QString()));
    }
    QString operator()(const UsbInstrument& a) const
    {
        return part(hexId(a.vendorId)) + part(hexId(a.productId)) + part(a.serial) +
               part(QString::number(a.interfaceNumber));
    }
    QString operator()(const SerialInstrument&) const { return {}; }
    QString operator()(const GpibInstrument& a) const
    {
        return part(QString::number(a.primary)) + (a.secondary ? part(QString::number(*a.secondary)) : QString());
    }
    QString operator()(const BareInterface& a) const { return a.address.isEmpty() ? QString() : part(a.address); }
    QString operator()(const PrologixAdapter& a) const
    {
        return a.port == 0 ? part(a.hostOrDevice)
                           : part(bracketed(a.hostOrDevice)) + part(QString::number(a.port));
    }
    QString operator()(const ModbusTcpInstrument& a) const
    {
        return part(bracketed(a.host)) + part(QString::number(a.port)) + part(QString::number(a.unit));
    }
    QString operator()(const ModbusRtuInstrument& a) const
    {
        return part(a.device) + part(QString::number(a.unit));
    }
    QString operator()(const CanInstrument& a) const
    {
        return part(a.plugin) + part(a.interface) +
               (a.id ? part(QStringLiteral("0x") + QString::number(*a.id, 16).toUpper()) : QString());
    }
};

struct ClassNamer
{
    QString operator()(const TcpipSocket&) const { return QStringLiteral("SOCKET"); }
    QString operator()(const UsbInstrument& a) const
    {
        return a.raw ? QStringLiteral("RAW") : QStringLiteral("INSTR");
    }
    QString operator()(const BareInterface& a) const { return a.resourceClass; }
    QString operator()(const PrologixAdapter&) const { return QStringLiteral("INTFC"); }
    template<typename Instrument>
    QString operator()(const Instrument&) const
    {
        return QStringLiteral("INSTR");
    }
};

struct HostNamer
{
    InterfaceType type;
    QString operator()(const TcpipInstrument& a) const { return a.host; }
    QString operator()(const TcpipSocket& a) const { return a.host; }
    QString operator()(const VicpInstrument& a) const { return a.host; }
    QString operator()(const ModbusTcpInstrument& a) const { return a.host; }
    QString operator()(const PrologixAdapter& a) const
    {
        return type == InterfaceType::PrologixTcpip ? a.hostOrDevice : QString();
    }
    QString operator()(const BareInterface& a) const
    {
        return type == InterfaceType::NiEnet ? a.address : QString();
    }
    template<typename Local>
    QString operator()(const Local&) const
    {
        return {};
    }
};

} // namespace

bool TcpipInstrument::isHislip() const
{
    return device.startsWith(QLatin1StringView("hislip"), Qt::CaseInsensitive);
}

ResourceName::ResourceName(InterfaceType type, int board, Address address)
    : m_type(type), m_board(board), m_address(std::move(address))
{
}

Result<ResourceName> ResourceName::parse(QStringView text)
{
    auto name = ResourceNameParser(text).parse();
    if (name)
        return std::move(*name);
    const ResourceNameFault& fault = name.error();
    const QString shown =
        text.trimmed().isEmpty() ? QStringLiteral("“”") : u'“' + text.trimmed().left(120).toString() + u'”';
    return failure(Status::ErrorInvalidResourceName,
                   ResourceText::tr("%1 is not a resource name: at character %2 there should be %3.")
                       .arg(shown)
                       .arg(fault.column + 1)
                       .arg(fault.expected),
                   QStringLiteral("resource.parse"), QStringLiteral("column %1").arg(fault.column));
}

qsizetype ResourceName::errorColumn(QStringView text)
{
    const auto name = ResourceNameParser(text).parse();
    return name ? -1 : name.error().column;
}

QString ResourceName::toString() const
{
    if (isEmpty())
        return {};
    QString text = keyword(m_type);
    if (const auto* serial = as<SerialInstrument>())
        text += serial->device;
    else if (const auto* lan = as<TcpipInstrument>(); lan && lan->isSecure)
        text += u'S' + QString::number(m_board);
    else
        text += QString::number(m_board);
    return text + std::visit(AddressPrinter{}, m_address) + QStringLiteral("::") + resourceClass();
}

QString ResourceName::resourceClass() const
{
    return std::visit(ClassNamer{}, m_address);
}

QString ResourceName::host() const
{
    return std::visit(HostNamer{m_type}, m_address);
}

} // namespace visor::visa
