// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/usbtmc_attributes.h"

#include "transports/usbtmc/error_text.h"

namespace visor::usbtmc {

using visa::Attribute;
using visa::AttributeValue;

Result<AttributeValue> UsbtmcAttributes::get(Attribute id, const UsbFunction& function,
                                             const Capabilities& capabilities) const
{
    const visa::UsbInstrument& address = function.address();
    switch (id) {
    case Attribute::InterfaceInstanceName:
        return ErrorText::tr("USB bus %1, device %2")
            .arg(libusb_get_bus_number(function.device.get()))
            .arg(libusb_get_device_address(function.device.get()));
    case Attribute::ManufacturerName:
        return function.manufacturer;
    case Attribute::ModelName:
        return function.product;
    case Attribute::ManufacturerId:
        return std::int64_t{address.vendorId};
    case Attribute::ModelCode:
        return std::int64_t{address.productId};
    case Attribute::UsbSerialNumber:
        return address.serial;
    case Attribute::UsbInterfaceNumber:
        return std::int64_t{function.layout.number};
    case Attribute::UsbProtocol:
        return std::int64_t{function.layout.protocol};
    case Attribute::UsbMaximumInterruptSize:
        // The caller's own limit, once there is one.
        return MessageAttributes::get(id).value_or(std::int64_t{function.layout.interruptPacket});
    case Attribute::Is4882Compliant:
        return capabilities.is4882;
    default:
        return MessageAttributes::get(id);
    }
}

} // namespace visor::usbtmc
