// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/usb_functions.h"

#include "transports/usbtmc/error_text.h"
#include "transports/usbtmc/messages.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <span>

namespace visor::usbtmc {

namespace {

/// USB 2.0 §9.6.7: a string descriptor holds at most 126 UTF-16 units.
constexpr int kLongestUsbString = 126;
/// USB 2.0 §4.1.1: hubs nest no deeper.
constexpr int kMostUsbPorts = 7;

/// "1-2.3": how the kernel names the device in /sys/bus/usb/devices.
QByteArray usbKernelName(libusb_device* device)
{
    std::array<std::uint8_t, kMostUsbPorts> ports{};
    const int count = libusb_get_port_numbers(device, ports.data(), kMostUsbPorts);
    if (count <= 0)
        return {};
    QByteArray name = QByteArray::number(libusb_get_bus_number(device));
    for (int i = 0; i < count; ++i)
        name += (i == 0 ? '-' : '.') + QByteArray::number(ports[static_cast<std::size_t>(i)]);
    return name;
}

/// A string that the kernel read when the device was plugged in: anybody may see it, and the device is not
/// bothered.
std::optional<QString> usbKernelString(libusb_device* device, const char* attribute)
{
    const QByteArray name = usbKernelName(device);
    if (name.isEmpty())
        return std::nullopt;
    const QByteArray path = "/sys/bus/usb/devices/" + name + '/' + attribute;
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return std::nullopt;
    std::array<char, std::size_t{4} * kLongestUsbString> bytes{};
    const ssize_t count = ::read(file, bytes.data(), bytes.size());
    ::close(file);
    if (count < 0)
        return std::nullopt;
    QString text = QString::fromUtf8(bytes.data(), count);
    if (text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

/// The same asked of the device itself, where the kernel keeps none; empty when it cannot be read.
QString usbDeviceString(libusb_device* device, std::uint8_t index)
{
    if (index == 0)
        return {};
    libusb_device_handle* handle = nullptr;
    if (libusb_open(device, &handle) != LIBUSB_SUCCESS)
        return {};
    std::array<unsigned char, 255> bytes{};
    constexpr std::uint16_t kEnglish = 0x0409;
    const int count =
        libusb_get_string_descriptor(handle, index, kEnglish, bytes.data(), static_cast<int>(bytes.size()));
    libusb_close(handle);
    QString text;
    for (int at = 2; at + 1 < count; at += 2) {
        text += QChar(static_cast<char16_t>(bytes[static_cast<std::size_t>(at)] |
                                            (bytes[static_cast<std::size_t>(at) + 1] << 8)));
    }
    return text;
}

QString usbString(libusb_device* device, const char* attribute, std::uint8_t index)
{
    if (index == 0)
        return {};
    auto known = usbKernelString(device, attribute);
    return known ? *known : usbDeviceString(device, index);
}

std::optional<InterfaceLayout> usbLayout(const libusb_interface_descriptor& descriptor)
{
    InterfaceLayout layout;
    layout.number = descriptor.bInterfaceNumber;
    layout.alternate = descriptor.bAlternateSetting;
    layout.protocol = descriptor.bInterfaceProtocol;
    for (const libusb_endpoint_descriptor& endpoint : std::span(descriptor.endpoint, descriptor.bNumEndpoints)) {
        const bool isIn = (endpoint.bEndpointAddress & LIBUSB_ENDPOINT_DIR_MASK) == LIBUSB_ENDPOINT_IN;
        const int type = endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK;
        // Bits 0..10; those above count transactions per microframe of high-speed interrupt endpoints.
        const auto packet = static_cast<std::uint16_t>(endpoint.wMaxPacketSize & 0x7FF);
        if (type == LIBUSB_TRANSFER_TYPE_BULK && isIn && layout.bulkIn == 0) {
            layout.bulkIn = endpoint.bEndpointAddress;
            layout.bulkInPacket = packet;
        } else if (type == LIBUSB_TRANSFER_TYPE_BULK && !isIn && layout.bulkOut == 0) {
            layout.bulkOut = endpoint.bEndpointAddress;
        } else if (type == LIBUSB_TRANSFER_TYPE_INTERRUPT && isIn && layout.interruptIn == 0) {
            layout.interruptIn = endpoint.bEndpointAddress;
            layout.interruptPacket = packet;
        }
    }
    if (layout.bulkIn == 0 || layout.bulkOut == 0 || layout.bulkInPacket == 0)
        return std::nullopt;
    return layout;
}

std::vector<InterfaceLayout> usbLayoutsOf(libusb_device* device, bool anyClass)
{
    const auto read = [&](int result, libusb_config_descriptor* descriptor) {
        std::vector<InterfaceLayout> layouts;
        if (result == LIBUSB_SUCCESS && descriptor != nullptr) {
            layouts = usbtmcInterfaces(*descriptor, anyClass);
            libusb_free_config_descriptor(descriptor);
        }
        return layouts;
    };
    libusb_config_descriptor* descriptor = nullptr;
    int result = libusb_get_active_config_descriptor(device, &descriptor);
    std::vector<InterfaceLayout> layouts = read(result, descriptor);
    libusb_device_descriptor about{};
    if (!layouts.empty() || libusb_get_device_descriptor(device, &about) != LIBUSB_SUCCESS)
        return layouts;
    // USBTMC may live in a configuration that the kernel did not choose.
    for (std::uint8_t i = 0; i < about.bNumConfigurations && layouts.empty(); ++i) {
        descriptor = nullptr;
        result = libusb_get_config_descriptor(device, i, &descriptor);
        layouts = read(result, descriptor);
    }
    return layouts;
}

} // namespace

std::vector<InterfaceLayout> usbtmcInterfaces(const libusb_config_descriptor& configuration, bool anyClass)
{
    std::vector<InterfaceLayout> layouts;
    for (const libusb_interface& interface : std::span(configuration.interface, configuration.bNumInterfaces)) {
        const std::span settings(interface.altsetting, static_cast<std::size_t>(interface.num_altsetting));
        for (const libusb_interface_descriptor& setting : settings) {
            if (!anyClass &&
                (setting.bInterfaceClass != kInterfaceClass || setting.bInterfaceSubClass != kInterfaceSubclass))
                continue;
            if (auto layout = usbLayout(setting)) {
                layout->configuration = configuration.bConfigurationValue;
                layouts.push_back(*layout);
                break;
            }
        }
    }
    std::sort(layouts.begin(), layouts.end(),
              [](const InterfaceLayout& a, const InterfaceLayout& b) { return a.number < b.number; });
    return layouts;
}

Result<UsbContext> makeUsbContext()
{
    libusb_context* context = nullptr;
    const int code = libusb_init(&context);
    if (code == LIBUSB_SUCCESS)
        return UsbContext(context, libusb_exit);
    return failure(
        visa::Status::ErrorSystemError,
        ErrorText::tr("This computer's USB cannot be used; check that /dev/bus/usb and /sys are there."),
        QStringLiteral("open"), QString::fromLatin1(libusb_error_name(code)));
}

std::vector<UsbFunction> functionsOf(const UsbContext& context, libusb_device* device, const QuirkTable& quirks)
{
    std::vector<UsbFunction> functions;
    libusb_device_descriptor about{};
    if (libusb_get_device_descriptor(device, &about) != LIBUSB_SUCCESS || about.bDeviceClass == LIBUSB_CLASS_HUB)
        return functions;
    const auto layouts = usbLayoutsOf(device, quirks.find(about.idVendor, about.idProduct).anyInterfaceClass);
    if (layouts.empty())
        return functions;
    const QString serial = nameableSerial(usbString(device, "serial", about.iSerialNumber));
    const QString manufacturer = usbString(device, "manufacturer", about.iManufacturer).trimmed();
    const QString product = usbString(device, "product", about.iProduct).trimmed();
    // The context must outlive its devices.
    const UsbDeviceReference reference(libusb_ref_device(device),
                                       [context](libusb_device* held) { libusb_unref_device(held); });
    for (const InterfaceLayout& layout : layouts) {
        functions.push_back({reference, layout,
                             visa::ResourceName(visa::InterfaceType::Usb, 0,
                                                visa::UsbInstrument{about.idVendor, about.idProduct, serial,
                                                                    layout.number, false}),
                             manufacturer, product});
    }
    return functions;
}

Result<std::vector<UsbFunction>> allFunctions(const UsbContext& context, const QuirkTable& quirks)
{
    libusb_device** list = nullptr;
    const ssize_t count = libusb_get_device_list(context.get(), &list);
    if (count < 0) {
        return failure(
            visa::Status::ErrorSystemError,
            ErrorText::tr("The list of USB devices cannot be read; check that /dev/bus/usb and /sys are "
                          "there."),
            QStringLiteral("find"), QString::fromLatin1(libusb_error_name(static_cast<int>(count))));
    }
    std::vector<UsbFunction> functions;
    for (libusb_device* device : std::span(list, static_cast<std::size_t>(count))) {
        auto found = functionsOf(context, device, quirks);
        std::move(found.begin(), found.end(), std::back_inserter(functions));
    }
    libusb_free_device_list(list, 1);
    return functions;
}

const UsbFunction* findFunction(const std::vector<UsbFunction>& functions, const visa::UsbInstrument& address)
{
    const UsbFunction* lowest = nullptr;
    for (const UsbFunction& function : functions) {
        const visa::UsbInstrument& candidate = function.address();
        if (candidate.vendorId != address.vendorId || candidate.productId != address.productId ||
            (!address.serial.isEmpty() && candidate.serial != address.serial))
            continue;
        if (candidate.interfaceNumber == address.interfaceNumber)
            return &function;
        if (lowest == nullptr)
            lowest = &function;
    }
    return address.interfaceNumber == 0 ? lowest : nullptr;
}

QString nameableSerial(const QString& serial)
{
    QString name;
    for (const QChar c : serial) {
        if (!c.isPrint() || c.isNull())
            continue;
        name += c == u':' ? QChar(u'_') : c;
    }
    return name;
}

} // namespace visor::usbtmc
