// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/kernel_nodes.h"

#include <QDir>

#include <libusb.h>

#include <array>

namespace visor::usbtmc {

QStringList kernelNodes(const QString& interface, const QString& devices)
{
    QStringList nodes;
    const QDir offered(interface + QStringLiteral("/usbmisc"));
    for (const QString& node : offered.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        nodes << devices + node;
    return nodes;
}

QString interfaceFolder(libusb_device* device, int configuration, int number)
{
    // USB 3.2 §10: at most seven tiers.
    std::array<std::uint8_t, 7> ports{};
    const int count = libusb_get_port_numbers(device, ports.data(), static_cast<int>(ports.size()));
    QStringList path;
    for (int i = 0; i < count; ++i)
        path << QString::number(ports[static_cast<std::size_t>(i)]);
    return QStringLiteral("/sys/bus/usb/devices/%1-%2:%3.%4")
        .arg(libusb_get_bus_number(device))
        .arg(path.join(u'.'))
        .arg(configuration)
        .arg(number);
}

} // namespace visor::usbtmc
