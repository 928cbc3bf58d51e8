// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

struct libusb_device;

namespace visor::usbtmc {

/// Where the kernel's own driver offers a USB interface to programs: "/dev/usbtmc0"; empty where it does not.
/// `interface` is the interface's folder in sysfs; `devices` is "/dev/" everywhere but in tests.
[[nodiscard]] QStringList kernelNodes(const QString& interface, const QString& devices);

/// The folder in sysfs of one interface of a device: "/sys/bus/usb/devices/1-2.3:1.0".
[[nodiscard]] QString interfaceFolder(libusb_device* device, int configuration, int number);

} // namespace visor::usbtmc
