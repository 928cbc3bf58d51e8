// SPDX-License-Identifier: GPL-3.0-or-later
// What a USB device sends: bulk-in headers, replies of control requests, interrupt packets, interface descriptors
// (as libusb hands them over), serial numbers; and the quirk table.
#include "transports/usbtmc/messages.h"
#include "transports/usbtmc/quirks.h"
#include "transports/usbtmc/usb_functions.h"

#include <QByteArray>

#include <array>
#include <cstdlib>
#include <cstring>

namespace {

using namespace visor;

void header(QByteArrayView bytes)
{
    const auto parsed = usbtmc::parseInHeader(bytes);
    if (!parsed)
        return;
    const usbtmc::Header again = usbtmc::encodeIn(*parsed);
    const auto twice = usbtmc::parseInHeader(QByteArrayView(again.data(), again.size()));
    if (!twice || twice->size != parsed->size || twice->tag != parsed->tag ||
        twice->endOfMessage != parsed->endOfMessage || twice->hasConsistentTag() != parsed->hasConsistentTag())
        std::abort();
}

/// Two bytes an endpoint, its packet size among them; a new setting after each zero.
void descriptors(QByteArrayView bytes)
{
    std::vector<std::vector<libusb_endpoint_descriptor>> endpoints(1);
    for (qsizetype at = 0; at + 1 < bytes.size() && endpoints.size() < 16; at += 2) {
        if (bytes[at] == 0) {
            endpoints.emplace_back();
            continue;
        }
        libusb_endpoint_descriptor endpoint{};
        endpoint.bEndpointAddress = static_cast<std::uint8_t>(bytes[at]);
        endpoint.bmAttributes = static_cast<std::uint8_t>(bytes[at + 1] & 3);
        endpoint.wMaxPacketSize = static_cast<std::uint16_t>(static_cast<std::uint8_t>(bytes[at + 1]) << 4);
        endpoints.back().push_back(endpoint);
    }
    std::vector<libusb_interface_descriptor> settings;
    for (const auto& list : endpoints) {
        libusb_interface_descriptor setting{};
        setting.bInterfaceClass = usbtmc::kInterfaceClass;
        setting.bInterfaceSubClass = usbtmc::kInterfaceSubclass;
        setting.bAlternateSetting = static_cast<std::uint8_t>(settings.size());
        setting.bNumEndpoints = static_cast<std::uint8_t>(list.size());
        setting.endpoint = list.data();
        settings.push_back(setting);
    }
    const libusb_interface interface{settings.data(), static_cast<int>(settings.size())};
    libusb_config_descriptor configuration{};
    configuration.bNumInterfaces = 1;
    configuration.interface = &interface;
    for (const usbtmc::InterfaceLayout& layout : usbtmc::usbtmcInterfaces(configuration, false)) {
        if (layout.bulkInPacket == 0 || (layout.bulkIn & 0x80) == 0 || (layout.bulkOut & 0x80) != 0)
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    header(bytes);
    descriptors(bytes);
    static_cast<void>(usbtmc::parseCapabilities(bytes));
    static_cast<void>(usbtmc::parseAbort(bytes));
    static_cast<void>(usbtmc::parseProgress(bytes));
    static_cast<void>(usbtmc::parseStatusByte(bytes));
    if (const auto packet = usbtmc::parseInterrupt(bytes); packet && (packet->tag == 0 || packet->tag > 127))
        std::abort();

    // A serial number of any content can stand in a resource name, and comes back out of it.
    const QString serial = usbtmc::nameableSerial(QString::fromUtf8(bytes));
    if (serial.contains(QLatin1StringView("::")))
        std::abort();
    const visa::ResourceName name(visa::InterfaceType::Usb, 0, visa::UsbInstrument{1, 2, serial, 3, false});
    const auto again = visa::ResourceName::parse(name.toString());
    if (!again || !(*again == name))
        std::abort();

    static_cast<void>(usbtmc::QuirkTable::parse(bytes.toByteArray()));
    return 0;
}
