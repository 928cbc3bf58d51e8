// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/usb_port.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>

namespace visor::test {

namespace {

std::string hex(const std::vector<std::uint8_t>& bytes)
{
    std::string text;
    std::array<char, 3> digits{};
    for (const std::uint8_t byte : bytes) {
        std::snprintf(digits.data(), digits.size(), "%02X", byte);
        text += digits.data();
    }
    return text;
}

std::string nodeName(int address)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "bus/usb/001/%03d", address);
    return text.data();
}

std::string usbDevice(const std::string& path, const std::string& name, int number, const std::string& descriptors,
                      const std::vector<std::pair<std::string, std::string>>& strings)
{
    std::string text = "P: " + path + "\nN: " + name + "\nE: DEVNAME=/dev/" + name +
                       "\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_device\nE: BUSNUM=001\nE: DEVNUM=" + name.substr(12) +
                       "\nA: busnum=1\\n\nA: devnum=" + std::to_string(number) +
                       "\\n\nA: speed=480\\n\nA: bConfigurationValue=1\\n\n";
    for (const auto& [key, value] : strings)
        text += "A: " + key + "=" + value + "\\n\n";
    return text + "H: descriptors=" + descriptors + "\n\n";
}

void check(bool isTrue, const char* what, GError* error)
{
    if (isTrue)
        return;
    std::fprintf(stderr, "USB testbed: %s: %s\n", what, error != nullptr ? error->message : "failed");
    std::abort();
}

} // namespace

struct UsbTestbed::Implementation
{
    UMockdevTestbed* testbed = umockdev_testbed_new();
    std::map<int, std::unique_ptr<UsbPort>> ports;
    /// Their threads may still be answering a client.
    std::vector<std::unique_ptr<UsbPort>> gone;
    int lastAddress = 1; ///< the root hub's
};

UsbTestbed::UsbTestbed() : m_implementation(std::make_unique<Implementation>())
{
    // A root hub of the Linux kernel's kind.
    const std::vector<std::uint8_t> hub{0x12, 0x01, 0x00, 0x02, 0x09, 0x00, 0x01, 0x40, 0x6b, 0x1d, 0x02,
                                        0x00, 0x00, 0x06, 0x03, 0x02, 0x01, 0x01, 0x09, 0x02, 0x19, 0x00,
                                        0x01, 0x01, 0x00, 0xe0, 0x00, 0x09, 0x04, 0x00, 0x00, 0x01, 0x09,
                                        0x00, 0x00, 0x00, 0x07, 0x05, 0x81, 0x03, 0x04, 0x00, 0x0c};
    GError* error = nullptr;
    check(umockdev_testbed_add_from_string(m_implementation->testbed,
                                           usbDevice("/devices/usb1", "bus/usb/001/001", 1, hex(hub), {}).c_str(),
                                           &error) != FALSE,
          "root hub", error);
}

UsbTestbed::~UsbTestbed()
{
    while (!m_implementation->ports.empty())
        unplug(m_implementation->ports.begin()->first);
    for (const auto& port : m_implementation->gone)
        g_object_unref(port->handler);
    g_object_unref(m_implementation->testbed);
    // umockdev's thread is not waited for: it may yet say of a port that its client has gone. Kept to the end of
    // the process, and beyond that of its statics.
    static auto* const kept = new std::vector<std::unique_ptr<UsbPort>>;
    for (auto& port : m_implementation->gone)
        kept->push_back(std::move(port));
}

void UsbTestbed::plug(int number, UsbGadget& gadget)
{
    gadget.reset();
    auto port = std::make_unique<UsbPort>();
    port->gadget = &gadget;
    port->path = "/devices/usb1/1-" + std::to_string(number);
    port->handler = umockdev_ioctl_base_new();
    g_signal_connect(port->handler, "handle-ioctl", G_CALLBACK(UsbPort::handleIoctl), port.get());
    g_signal_connect(port->handler, "client-vanished", G_CALLBACK(UsbPort::clientVanished), port.get());
    // A new address each time, as the kernel does it: a program that is just opening the node of before must not
    // meet another device there, nor umockdev's end of the program when nobody answers any more.
    const int address = ++m_implementation->lastAddress;
    const std::string name = nodeName(address);
    GError* error = nullptr;
    // First who answers, then the node: a program that looks around just now opens it as soon as it is there.
    check(umockdev_testbed_attach_ioctl(m_implementation->testbed, ("/dev/" + name).c_str(), port->handler,
                                        &error) != FALSE,
          "ioctl handler", error);
    check(umockdev_testbed_add_from_string(
              m_implementation->testbed,
              usbDevice(port->path, name, address, hex(gadget.descriptors()), gadget.strings()).c_str(),
              &error) != FALSE,
          "device", error);
    const std::string path = "/sys" + port->path;
    m_implementation->ports[number] = std::move(port);
    umockdev_testbed_uevent(m_implementation->testbed, path.c_str(), "add");
}

void UsbTestbed::unplug(int number)
{
    const auto found = m_implementation->ports.find(number);
    if (found == m_implementation->ports.end())
        return;
    UsbPort& port = *found->second;
    {
        const std::lock_guard guard(port.mutex);
        port.vanish();
    }
    const std::string path = "/sys" + port.path;
    umockdev_testbed_uevent(m_implementation->testbed, path.c_str(), "remove");
    // Its handler stays: to those that have the node open it says that the device is gone.
    umockdev_testbed_remove_device(m_implementation->testbed, path.c_str());
    m_implementation->gone.push_back(std::move(found->second));
    m_implementation->ports.erase(found);
}

UsbTestbed::KernelDriver UsbTestbed::kernelDriver(int port) const
{
    const UsbPort& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    return found.driver;
}

void UsbTestbed::offerKernelNode(int port)
{
    const std::string& device = m_implementation->ports.at(port)->path;
    const std::string interface = device + device.substr(device.rfind('/')) + ":1.0";
    const std::string text = "P: " + interface +
                             "\nE: SUBSYSTEM=usb\nE: DEVTYPE=usb_interface\n\nP: " + interface +
                             "/usbmisc/usbtmc0\nE: SUBSYSTEM=usbmisc\n\n";
    GError* error = nullptr;
    check(umockdev_testbed_add_from_string(m_implementation->testbed, text.c_str(), &error) != FALSE,
          "kernel node", error);
    // A plain file: nobody talks to it, it only has to be open somewhere.
    std::FILE* const node = std::fopen("/dev/usbtmc0", "w");
    check(node != nullptr, "/dev/usbtmc0", nullptr);
    std::fclose(node);
}

void UsbTestbed::setClaimedElsewhere(int port, bool isClaimed)
{
    UsbPort& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    found.isClaimedElsewhere = isClaimed;
}

void UsbTestbed::setScatterGather(int port, bool isOn)
{
    UsbPort& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    found.hasScatterGather = isOn;
}

void UsbTestbed::unplugInTransferOf(int port, std::size_t bytes)
{
    UsbPort& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    found.goesInTransfer = bytes;
}

void UsbTestbed::unplugInOut(int port)
{
    UsbPort& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    found.goesInOut = true;
}

std::size_t UsbTestbed::pending(int port) const
{
    const UsbPort& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    return static_cast<std::size_t>(
        std::count_if(found.urbs.begin(), found.urbs.end(), [](const Urb& urb) { return !urb.isDone; }));
}

} // namespace visor::test
