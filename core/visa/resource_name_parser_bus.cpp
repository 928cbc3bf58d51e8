// SPDX-License-Identifier: GPL-3.0-or-later
// Resources of buses and ports: USB, serial, GPIB, VXI, PXI, Modbus RTU, CAN.
#include "core/visa/resource_name_parser.h"
#include "core/visa/resource_name_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace visor::visa {

namespace {

struct BusNameText
{
    Q_DECLARE_TR_FUNCTIONS(visor::visa::ResourceName)
};

constexpr auto kCanPlugins = std::to_array<QLatin1StringView>({
    QLatin1StringView("socketcan"),
    QLatin1StringView("virtualcan"),
    QLatin1StringView("peakcan"),
    QLatin1StringView("tinycan"),
    QLatin1StringView("vectorcan"),
    QLatin1StringView("passthrucan"),
});

} // namespace

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseUsb()
{
    const QString vendorText = BusNameText::tr("a vendor id such as 0x1AB1");
    const QString productText = BusNameText::tr("a product id such as 0x04CE");
    if (m_parts.empty())
        return faultAtEnd(BusNameText::tr("“::” and a vendor id such as 0x1AB1"));
    const auto vendor = parseNumber(m_parts[0], 0, 0xFFFF, vendorText);
    if (!vendor)
        return tl::unexpected<ResourceNameFault>(vendor.error());
    if (m_parts.size() < 2)
        return faultAtEnd(BusNameText::tr("“::” and a product id such as 0x04CE"));
    const auto product = parseNumber(m_parts[1], 0, 0xFFFF, productText);
    if (!product)
        return tl::unexpected<ResourceNameFault>(product.error());
    if (m_parts.size() < 3)
        return faultAtEnd(BusNameText::tr("“::” and a serial number"));
    const QString resourceClass = m_parts.size() > 3 ? takeClass({kInstr, kRaw}) : QString();
    if (m_parts.size() == 3 && resourceClass.isEmpty() &&
        (is(m_parts[2].text, kInstr) || is(m_parts[2].text, kRaw)))
        return fault(m_parts[2].column, BusNameText::tr("a serial number"));
    UsbInstrument address{static_cast<std::uint16_t>(*vendor), static_cast<std::uint16_t>(*product),
                          m_parts[2].text.toString(), 0, resourceClass == kRaw};
    if (m_parts.size() > 3) {
        const auto number =
            parseNumber(m_parts[3], 0, 255, BusNameText::tr("an interface number from 0 to 255, INSTR or RAW"));
        if (!number)
            return tl::unexpected<ResourceNameFault>(number.error());
        address.interfaceNumber = static_cast<int>(*number);
    }
    if (const auto more = refuseMore(4, BusNameText::tr("INSTR or RAW")); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    if (address.serial.isEmpty() && resourceClass.isEmpty() && m_parts.size() == 3)
        return fault(m_parts[2].column, BusNameText::tr("a serial number"));
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
    const QString primaryText = BusNameText::tr("a primary address from 0 to 30, or INTFC");
    if (m_parts.empty())
        return faultAtEnd(BusNameText::tr("“::” and a primary address from 0 to 30"));
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
        const QString secondaryText = BusNameText::tr("a secondary address from 0 to 30, or INSTR");
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
    const QString expected = BusNameText::tr("an address, MEMACC, BACKPLANE or SERVANT");
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

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseModbusRtu()
{
    const QString unitText = BusNameText::tr("a unit from 1 to 247");
    if (m_parts.size() > 1)
        static_cast<void>(takeClass({kInstr}));
    if (m_parts.empty())
        return faultAtEnd(BusNameText::tr("“::” and a serial port such as /dev/ttyUSB0"));
    if (m_parts[0].text.isEmpty())
        return fault(m_parts[0].column, BusNameText::tr("a serial port such as /dev/ttyUSB0"));
    if (m_parts.size() < 2)
        return fault(m_parts[0].column + m_parts[0].text.size(), BusNameText::tr("“::” and a unit from 1 to 247"));
    const auto unit = parseNumber(m_parts[1], 1, 247, unitText);
    if (!unit)
        return tl::unexpected<ResourceNameFault>(unit.error());
    if (const auto more = refuseMore(2, QString(kInstr)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    return ResourceName(m_type, m_board, ModbusRtuInstrument{m_parts[0].text.toString(), static_cast<int>(*unit)});
}

ResourceNameParser::Parsed<ResourceName> ResourceNameParser::parseCan()
{
    const QString pluginText =
        BusNameText::tr("socketcan, virtualcan, peakcan, tinycan, vectorcan or passthrucan");
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
                     BusNameText::tr("“::” and an interface such as can0"));
    if (m_parts[1].text.isEmpty())
        return fault(m_parts[1].column, BusNameText::tr("an interface such as can0"));
    CanInstrument address{QString(*plugin), m_parts[1].text.toString(), {}};
    if (m_parts.size() > 2) {
        // 29 bits: an extended identifier (ISO 11898-1).
        const auto id = parseNumber(m_parts[2], 0, 0x1FFFFFFF, BusNameText::tr("an identifier up to 0x1FFFFFFF"));
        if (!id)
            return tl::unexpected<ResourceNameFault>(id.error());
        address.id = static_cast<std::uint32_t>(*id);
    }
    if (const auto more = refuseMore(3, QString(kInstr)); !more)
        return tl::unexpected<ResourceNameFault>(more.error());
    return ResourceName(m_type, m_board, address);
}

} // namespace visor::visa
