// SPDX-License-Identifier: GPL-3.0-or-later
// A USB instrument on an emulated bus, for locks.py: prints the directory that stands for the machine (UMOCKDEV_DIR)
// and the instrument's name, runs until its input ends. This one runs under umockdev-wrapper, and so does every
// program that is to see the bus, with that variable set: what their libusb asks of the kernel is answered here.
#include "core/visa/resource_name.h"
#include "tests/common/echo_device.h"
#include "tests/common/usb_testbed.h"
#include "tests/common/usbtmc_gadget.h"

#include <cstdio>
#include <cstdlib>

int main()
{
    using visor::test::UsbtmcGadget;
    visor::test::EchoDevice device;
    const UsbtmcGadget::Options options;
    UsbtmcGadget gadget(device, options);
    visor::test::UsbTestbed testbed;
    testbed.plug(1, gadget);
    const visor::visa::ResourceName name(visor::visa::InterfaceType::Usb, 0,
                                         visor::visa::UsbInstrument{options.vendorId, options.productId,
                                                                    QString::fromStdString(options.serial),
                                                                    options.interfaceNumber, false});
    const char* const directory = std::getenv("UMOCKDEV_DIR");
    std::printf("%s\n%s\n", directory != nullptr ? directory : "", qPrintable(name.toString()));
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}
