// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/resource_attributes.h"

#include <QStringList>

#include <algorithm>

namespace visor::visa {

namespace {

bool isNumericHost(const QString& host)
{
    return host.contains(u':') || (!host.isEmpty() && std::all_of(host.begin(), host.end(), [](QChar c) {
               return c.isDigit() || c == u'.';
           }));
}

std::optional<AttributeValue> networkAttribute(const ResourceName& resource, Attribute id)
{
    const QString host = resource.host();
    if (host.isEmpty())
        return std::nullopt;
    const auto* instrument = resource.as<TcpipInstrument>();
    switch (id) {
    case Attribute::TcpipAddress:
        return isNumericHost(host) ? std::optional<AttributeValue>(host) : std::nullopt;
    case Attribute::TcpipHostName:
        return isNumericHost(host) ? QString() : host;
    case Attribute::TcpipPort:
        if (const auto* socket = resource.as<TcpipSocket>())
            return std::int64_t{socket->port};
        return std::nullopt;
    case Attribute::TcpipDeviceName:
        return instrument ? std::optional<AttributeValue>(instrument->device) : std::nullopt;
    case Attribute::TcpipIsHislip:
        return instrument ? std::optional<AttributeValue>(instrument->isHislip()) : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<AttributeValue> usbAttribute(const UsbInstrument& usb, Attribute id)
{
    switch (id) {
    case Attribute::ManufacturerId:
        return std::int64_t{usb.vendorId};
    case Attribute::ModelCode:
        return std::int64_t{usb.productId};
    case Attribute::UsbSerialNumber:
        return usb.serial;
    case Attribute::UsbInterfaceNumber:
        return std::int64_t{usb.interfaceNumber};
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<AttributeValue> resourceAttribute(const ResourceName& resource, Attribute id)
{
    switch (id) {
    case Attribute::ResourceClass:
        return resource.resourceClass();
    case Attribute::ResourceName:
        return resource.toString();
    case Attribute::InterfaceType:
        return static_cast<std::int64_t>(resource.interfaceType());
    case Attribute::InterfaceNumber:
        return std::int64_t{resource.board()};
    default:
        break;
    }
    if (const auto* usb = resource.as<UsbInstrument>())
        return usbAttribute(*usb, id);
    if (const auto* gpib = resource.as<GpibInstrument>()) {
        if (id == Attribute::GpibPrimaryAddress)
            return std::int64_t{gpib->primary};
        if (id == Attribute::GpibSecondaryAddress)
            return std::int64_t{gpib->secondary.value_or(0xFFFF)}; // VI_NO_SEC_ADDR
        return std::nullopt;
    }
    return networkAttribute(resource, id);
}

} // namespace visor::visa
