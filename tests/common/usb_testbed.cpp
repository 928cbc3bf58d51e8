// SPDX-License-Identifier: GPL-3.0-or-later
#include <umockdev.h>

#include "tests/common/usb_testbed.h"

#include <linux/usbdevice_fs.h>
#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <list>
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

std::string node(int port)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "bus/usb/001/%03d", port + 1);
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

/// One URB that libusb has submitted.
struct Urb
{
    UMockdevIoctlClient* client = nullptr;
    UMockdevIoctlData* urb = nullptr;
    UMockdevIoctlData* buffer = nullptr;
    std::vector<std::uint8_t> got; ///< of an in-transfer so far
    bool isDone = false;
    int status = 0;
    std::size_t count = 0;

    [[nodiscard]] usbdevfs_urb* raw() const { return reinterpret_cast<usbdevfs_urb*>(urb->data); }
    [[nodiscard]] std::size_t room() const { return static_cast<std::size_t>(raw()->buffer_length); }
};

struct UsbTestbed::Port
{
    UsbGadget* gadget = nullptr;
    std::string path;
    UMockdevIoctlBase* handler = nullptr;

    mutable std::mutex mutex; ///< protects what follows
    std::condition_variable changed;
    std::list<Urb> urbs;
    struct Rest
    {
        UsbGadget::InTransfer transfer;
        std::size_t taken = 0;
    };
    std::map<std::uint8_t, Rest> rests; ///< of transfers that the host has taken in part
    KernelDriver driver;
    UMockdevIoctlClient* owner = nullptr;
    bool isClaimedElsewhere = false;
    bool hasScatterGather = true;
    bool isGone = false;
    bool goesInOut = false;
    std::size_t goesInTransfer = 0;

    void finish(Urb& urb, int status, std::size_t count)
    {
        urb.isDone = true;
        urb.status = status;
        urb.count = count;
    }
    void vanish()
    {
        isGone = true;
        for (Urb& urb : urbs) {
            if (!urb.isDone)
                finish(urb, -ESHUTDOWN, urb.got.size());
        }
    }

    /// Gives the endpoints' data to the waiting URBs, in the order they were submitted.
    void advance()
    {
        if (gadget->takeFlush())
            rests.clear();
        for (Urb& urb : urbs) {
            if (urb.isDone)
                continue;
            const std::uint8_t endpoint = urb.raw()->endpoint;
            if ((endpoint & 0x80) == 0)
                advanceOut(urb);
            else
                advanceIn(urb, endpoint);
        }
    }
    void advanceOut(Urb& urb)
    {
        if (goesInOut)
            return vanish();
        switch (gadget->out({urb.buffer->data, urb.room()})) {
        case UsbGadget::OutAnswer::Taken:
            return finish(urb, 0, urb.room());
        case UsbGadget::OutAnswer::Stalled:
            return finish(urb, -EPIPE, 0);
        case UsbGadget::OutAnswer::Busy:
            return;
        }
    }
    void advanceIn(Urb& urb, std::uint8_t endpoint)
    {
        const std::size_t packet = gadget->packetSize(endpoint);
        for (;;) {
            if (!rests.contains(endpoint)) {
                auto next = gadget->in(endpoint);
                if (!next)
                    return;
                rests[endpoint] = {std::move(*next), 0};
            }
            Rest& rest = rests[endpoint];
            if (rest.transfer.stalls) {
                rests.erase(endpoint);
                return finish(urb, -EPIPE, urb.got.size());
            }
            const std::size_t left = rest.transfer.bytes.size() - rest.taken;
            std::size_t count = std::min(left, urb.room() - urb.got.size());
            const bool overflows = count < left && count % packet != 0;
            if (overflows)
                count -= count % packet;
            if (goesInTransfer > 0 && rest.transfer.bytes.size() >= goesInTransfer)
                count = std::min(count, left / 2);
            const auto begin = rest.transfer.bytes.begin() + static_cast<std::ptrdiff_t>(rest.taken);
            if (urb.got.empty() && rest.taken == 0 && count == left)
                urb.got.swap(rest.transfer.bytes);
            else
                urb.got.insert(urb.got.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
            rest.taken += count;
            if (goesInTransfer > 0 && rest.transfer.bytes.size() >= goesInTransfer)
                return vanish();
            if (overflows)
                return finish(urb, -EOVERFLOW, urb.got.size());
            if (count < left)
                return finish(urb, 0, urb.got.size());
            const bool isMultiple = urb.got.size() % packet == 0;
            const bool isFull = urb.got.size() == urb.room();
            if (isMultiple && !urb.got.empty() && isFull && rest.transfer.endsShort) {
                rest = {{}, 0}; // the zero-length packet finds no room: it is the next transfer
                return finish(urb, 0, urb.got.size());
            }
            const bool endsShort = rest.transfer.endsShort || !isMultiple;
            rests.erase(endpoint);
            if (endsShort || isFull)
                return finish(urb, 0, urb.got.size());
        }
    }

    void release(std::list<Urb>::iterator urb)
    {
        umockdev_ioctl_data_unref(urb->urb);
        if (urb->buffer != nullptr)
            umockdev_ioctl_data_unref(urb->buffer);
        urbs.erase(urb);
    }

    static gboolean handleIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer port)
    {
        static_cast<Port*>(port)->ioctl(client);
        return TRUE;
    }
    static void clientVanished(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer data)
    {
        auto* const port = static_cast<Port*>(data);
        const std::lock_guard guard(port->mutex);
        for (auto urb = port->urbs.begin(); urb != port->urbs.end();) {
            const auto next = std::next(urb);
            if (urb->client == client)
                port->release(urb);
            urb = next;
        }
        if (port->owner == client)
            port->owner = nullptr;
    }
    static void complete(UMockdevIoctlClient* client, int error)
    {
        umockdev_ioctl_client_complete(client, error == 0 ? 0 : -1, error);
    }

    void ioctl(UMockdevIoctlClient* client);
    int submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
    void submitControl(Urb& urb);
    int reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
    int discard(UMockdevIoctlClient* client, UMockdevIoctlData* argument);
    int claim(UMockdevIoctlClient* client);
    int driverIoctl(UMockdevIoctlData* argument);
};

void UsbTestbed::Port::ioctl(UMockdevIoctlClient* client)
{
    UMockdevIoctlData* const argument = umockdev_ioctl_client_get_arg(client);
    std::unique_lock lock(mutex);
    const auto request = static_cast<unsigned int>(umockdev_ioctl_client_get_request(client));
    if (request == USBDEVFS_REAPURB || request == USBDEVFS_REAPURBNDELAY)
        return complete(client, reap(client, argument));
    if (isGone)
        return complete(client, ENODEV);
    switch (request) {
    case USBDEVFS_GET_CAPABILITIES: {
        UMockdevIoctlData* const flags = umockdev_ioctl_data_resolve(argument, 0, sizeof(std::uint32_t), nullptr);
        const std::uint32_t value = USBDEVFS_CAP_BULK_CONTINUATION | USBDEVFS_CAP_NO_PACKET_SIZE_LIM |
                                    (hasScatterGather ? USBDEVFS_CAP_BULK_SCATTER_GATHER : 0u);
        std::array<std::uint8_t, sizeof value> bytes{};
        std::memcpy(bytes.data(), &value, sizeof value);
        umockdev_ioctl_data_update(flags, 0, bytes.data(), sizeof value);
        umockdev_ioctl_data_unref(flags);
        return complete(client, 0);
    }
    case USBDEVFS_CLAIMINTERFACE:
    case USBDEVFS_DISCONNECT_CLAIM:
        return complete(client, claim(client));
    case USBDEVFS_RELEASEINTERFACE:
        owner = nullptr;
        return complete(client, 0);
    case USBDEVFS_IOCTL:
        return complete(client, driverIoctl(argument));
    case USBDEVFS_CLEAR_HALT: {
        UMockdevIoctlData* const endpoint = umockdev_ioctl_data_resolve(argument, 0, sizeof(unsigned), nullptr);
        gadget->clearHalt(endpoint->data[0]);
        umockdev_ioctl_data_unref(endpoint);
        return complete(client, 0);
    }
    case USBDEVFS_SETCONFIGURATION:
    case USBDEVFS_SETINTERFACE:
    case USBDEVFS_RESET:
        return complete(client, 0);
    case USBDEVFS_GETDRIVER:
        return complete(client, ENODATA);
    case USBDEVFS_SUBMITURB:
        return complete(client, submit(client, argument));
    case USBDEVFS_DISCARDURB:
        return complete(client, discard(client, argument));
    default:
        return complete(client, ENOTTY);
    }
}

int UsbTestbed::Port::claim(UMockdevIoctlClient* client)
{
    if (isClaimedElsewhere || (owner != nullptr && owner != client))
        return EBUSY;
    if (driver.isBound) {
        driver.isBound = false;
        ++driver.detached;
    }
    owner = client;
    return 0;
}

int UsbTestbed::Port::driverIoctl(UMockdevIoctlData* argument)
{
    UMockdevIoctlData* const inner = umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_ioctl), nullptr);
    const auto code = static_cast<unsigned int>(reinterpret_cast<usbdevfs_ioctl*>(inner->data)->ioctl_code);
    umockdev_ioctl_data_unref(inner);
    if (code == USBDEVFS_CONNECT && !driver.isBound) {
        driver.isBound = true;
        ++driver.attached;
        return 0;
    }
    return ENODATA;
}

int UsbTestbed::Port::submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument)
{
    Urb urb;
    urb.client = client;
    urb.urb = umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr);
    if (urb.urb == nullptr)
        return EFAULT;
    if (urb.room() > 0)
        urb.buffer = umockdev_ioctl_data_resolve(urb.urb, offsetof(usbdevfs_urb, buffer), urb.room(), nullptr);
    urbs.push_back(std::move(urb));
    if (urbs.back().raw()->type == USBDEVFS_URB_TYPE_CONTROL)
        submitControl(urbs.back());
    advance();
    changed.notify_all();
    return 0;
}

void UsbTestbed::Port::submitControl(Urb& urb)
{
    const std::uint8_t* const bytes = urb.buffer->data;
    const auto word = [&](std::size_t at) { return static_cast<std::uint16_t>(bytes[at] | (bytes[at + 1] << 8)); };
    const UsbSetup setup{bytes[0], bytes[1], word(2), word(4), word(6)};
    const auto reply = gadget->control(setup);
    if (!reply)
        return finish(urb, -EPIPE, 0);
    const std::size_t count = std::min<std::size_t>(reply->size(), setup.length);
    urb.got.assign(bytes, bytes + 8);
    urb.got.insert(urb.got.end(), reply->begin(), reply->begin() + static_cast<std::ptrdiff_t>(count));
    finish(urb, 0, count);
}

int UsbTestbed::Port::reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument)
{
    if (!isGone)
        advance();
    const auto done =
        std::find_if(urbs.begin(), urbs.end(), [&](const Urb& urb) { return urb.isDone && urb.client == client; });
    if (done == urbs.end())
        return isGone ? ENODEV : EAGAIN;
    if (!done->got.empty()) {
        umockdev_ioctl_data_update(done->buffer, 0, done->got.data(), static_cast<int>(done->got.size()));
    }
    usbdevfs_urb answer = *done->raw();
    answer.status = done->status;
    answer.actual_length = static_cast<int>(done->count);
    // Only these two fields: the pointers inside are the client's.
    umockdev_ioctl_data_update(done->urb, offsetof(usbdevfs_urb, status),
                               reinterpret_cast<guint8*>(&answer.status), sizeof answer.status);
    umockdev_ioctl_data_update(done->urb, offsetof(usbdevfs_urb, actual_length),
                               reinterpret_cast<guint8*>(&answer.actual_length), sizeof answer.actual_length);
    UMockdevIoctlData* const pointer = umockdev_ioctl_data_resolve(argument, 0, sizeof(void*), nullptr);
    umockdev_ioctl_data_set_ptr(pointer, 0, done->urb);
    umockdev_ioctl_data_unref(pointer);
    release(done);
    return 0;
}

int UsbTestbed::Port::discard(UMockdevIoctlClient* client, UMockdevIoctlData* argument)
{
    const gulong address = *reinterpret_cast<gulong*>(argument->data);
    for (Urb& urb : urbs) {
        if (urb.client == client && urb.urb->client_addr == address && !urb.isDone) {
            finish(urb, -ENOENT, urb.got.size());
            return 0;
        }
    }
    return EINVAL;
}

struct UsbTestbed::Implementation
{
    UMockdevTestbed* testbed = umockdev_testbed_new();
    std::map<int, std::unique_ptr<Port>> ports;
    /// Their threads may still be answering a client.
    std::vector<std::unique_ptr<Port>> gone;
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
}

void UsbTestbed::plug(int number, UsbGadget& gadget)
{
    auto port = std::make_unique<Port>();
    port->gadget = &gadget;
    port->path = "/devices/usb1/1-" + std::to_string(number);
    port->handler = umockdev_ioctl_base_new();
    g_signal_connect(port->handler, "handle-ioctl", G_CALLBACK(Port::handleIoctl), port.get());
    g_signal_connect(port->handler, "client-vanished", G_CALLBACK(Port::clientVanished), port.get());
    const std::string name = node(number);
    GError* error = nullptr;
    check(umockdev_testbed_add_from_string(
              m_implementation->testbed,
              usbDevice(port->path, name, number + 1, hex(gadget.descriptors()), gadget.strings()).c_str(),
              &error) != FALSE,
          "device", error);
    check(umockdev_testbed_attach_ioctl(m_implementation->testbed, ("/dev/" + name).c_str(), port->handler,
                                        &error) != FALSE,
          "ioctl handler", error);
    const std::string path = "/sys" + port->path;
    m_implementation->ports[number] = std::move(port);
    umockdev_testbed_uevent(m_implementation->testbed, path.c_str(), "add");
}

void UsbTestbed::unplug(int number)
{
    const auto found = m_implementation->ports.find(number);
    if (found == m_implementation->ports.end())
        return;
    Port& port = *found->second;
    {
        const std::lock_guard guard(port.mutex);
        port.vanish();
        port.changed.notify_all();
    }
    const std::string path = "/sys" + port.path;
    GError* error = nullptr;
    umockdev_testbed_uevent(m_implementation->testbed, path.c_str(), "remove");
    check(umockdev_testbed_detach_ioctl(m_implementation->testbed, ("/dev/" + node(number)).c_str(), &error) !=
              FALSE,
          "detach", error);
    umockdev_testbed_remove_device(m_implementation->testbed, path.c_str());
    m_implementation->gone.push_back(std::move(found->second));
    m_implementation->ports.erase(found);
}

UsbTestbed::KernelDriver UsbTestbed::kernelDriver(int port) const
{
    const Port& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    return found.driver;
}

void UsbTestbed::setClaimedElsewhere(int port, bool isClaimed)
{
    Port& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    found.isClaimedElsewhere = isClaimed;
}

void UsbTestbed::setScatterGather(int port, bool isOn)
{
    Port& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    found.hasScatterGather = isOn;
}

void UsbTestbed::unplugInTransferOf(int port, std::size_t bytes)
{
    Port& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    found.goesInTransfer = bytes;
}

void UsbTestbed::unplugInOut(int port)
{
    Port& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    found.goesInOut = true;
}

std::size_t UsbTestbed::pending(int port) const
{
    const Port& found = *m_implementation->ports.at(port);
    const std::lock_guard guard(found.mutex);
    return static_cast<std::size_t>(
        std::count_if(found.urbs.begin(), found.urbs.end(), [](const Urb& urb) { return !urb.isDone; }));
}

} // namespace visor::test
