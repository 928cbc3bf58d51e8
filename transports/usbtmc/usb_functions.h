// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/resource_name.h"
#include "transports/usbtmc/quirks.h"

#include <libusb.h>

#include <memory>
#include <vector>

namespace visor::usbtmc {

/// A USBTMC interface as its descriptors say (USBTMC §5.5, §5.6).
struct InterfaceLayout
{
    std::uint8_t configuration = 0; ///< bConfigurationValue
    std::uint8_t number = 0;
    std::uint8_t alternate = 0;
    std::uint8_t protocol = 0; ///< 0 USBTMC, 1 USB488
    std::uint8_t bulkOut = 0;  ///< endpoint addresses
    std::uint8_t bulkIn = 0;
    std::uint8_t interruptIn = 0; ///< 0: none
    std::uint16_t bulkInPacket = 0;
    std::uint16_t interruptPacket = 0;
};

/// The USBTMC interfaces of one configuration, lowest number first, one alternate setting each: the first with
/// both bulk endpoints. With `anyClass` the class codes do not matter.
[[nodiscard]] std::vector<InterfaceLayout> usbtmcInterfaces(const libusb_config_descriptor& configuration,
                                                            bool anyClass);

using UsbContext = std::shared_ptr<libusb_context>;
using UsbDeviceReference = std::shared_ptr<libusb_device>;

/// A context of one's own: its events are handled by whoever owns it.
[[nodiscard]] Result<UsbContext> makeUsbContext();

/// One USBTMC interface of one device that is plugged in.
struct UsbFunction
{
    UsbDeviceReference device;
    InterfaceLayout layout;
    visa::ResourceName resource;
    QString manufacturer; ///< may be empty
    QString product;      ///< may be empty

    [[nodiscard]] const visa::UsbInstrument& address() const { return *resource.as<visa::UsbInstrument>(); }
};

/// The device's USBTMC interfaces; none for other devices. Reads descriptors and the strings that the kernel
/// keeps: needs no permission and sends the device nothing, except where the kernel keeps no strings.
[[nodiscard]] std::vector<UsbFunction> functionsOf(const UsbContext& context, libusb_device* device,
                                                   const QuirkTable& quirks);
/// Every USBTMC interface that is plugged in.
[[nodiscard]] Result<std::vector<UsbFunction>> allFunctions(const UsbContext& context, const QuirkTable& quirks);
/// The one that `address` means: ids and serial number as given (an empty one: the first), interface 0 also for a
/// device that has only others (VPP-4.3: the default is the lowest number). Null when it is not there.
[[nodiscard]] const UsbFunction* findFunction(const std::vector<UsbFunction>& functions,
                                              const visa::UsbInstrument& address);

/// A serial number as it can stand in a resource string: no control characters, no "::".
[[nodiscard]] QString nameableSerial(const QString& serial);

} // namespace visor::usbtmc
