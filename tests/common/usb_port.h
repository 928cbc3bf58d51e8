// SPDX-License-Identifier: GPL-3.0-or-later
// Free of Qt: umockdev's headers use words that Qt claims.
#pragma once

#include <umockdev.h>

#include "tests/common/usb_testbed.h"

#include <linux/usbdevice_fs.h>

#include <cerrno>
#include <list>
#include <map>
#include <mutex>

namespace visor::test {

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

/// A device at a port of the emulated bus: answers what libusb asks of the kernel's usbfs.
struct UsbPort
{
    UsbGadget* gadget = nullptr;
    std::string path;
    UMockdevIoctlBase* handler = nullptr;

    mutable std::mutex mutex; ///< protects what follows
    std::list<Urb> urbs;
    struct Rest
    {
        UsbGadget::InTransfer transfer;
        std::size_t taken = 0;
    };
    std::map<std::uint8_t, Rest> rests; ///< of transfers that the host has taken in part
    UsbTestbed::KernelDriver driver;
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
    void advance();
    void advanceOut(Urb& urb);
    void advanceIn(Urb& urb, std::uint8_t endpoint);

    void release(std::list<Urb>::iterator urb)
    {
        umockdev_ioctl_data_unref(urb->urb);
        if (urb->buffer != nullptr)
            umockdev_ioctl_data_unref(urb->buffer);
        urbs.erase(urb);
    }

    static gboolean handleIoctl(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer port)
    {
        static_cast<UsbPort*>(port)->ioctl(client);
        return TRUE;
    }
    static void clientVanished(UMockdevIoctlBase*, UMockdevIoctlClient* client, gpointer data)
    {
        auto* const port = static_cast<UsbPort*>(data);
        const std::lock_guard guard(port->mutex);
        if (port->owner == client)
            port->setOwner(nullptr);
        port->forget(client);
    }
    /// A client that is killed while an ioctl of its own is answered: umockdev 0.17 does not say that it vanished,
    /// it only lets go of it.
    static void ownerGone(gpointer data, GObject* client)
    {
        auto* const port = static_cast<UsbPort*>(data);
        const std::lock_guard guard(port->mutex);
        port->owner = nullptr;
        port->forget(reinterpret_cast<UMockdevIoctlClient*>(client));
    }
    void forget(const UMockdevIoctlClient* client)
    {
        for (auto urb = urbs.begin(); urb != urbs.end();) {
            const auto next = std::next(urb);
            if (urb->client == client)
                release(urb);
            urb = next;
        }
    }
    void setOwner(UMockdevIoctlClient* client)
    {
        if (owner != nullptr)
            g_object_weak_unref(G_OBJECT(owner), ownerGone, this);
        owner = client;
        if (owner != nullptr)
            g_object_weak_ref(G_OBJECT(owner), ownerGone, this);
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

} // namespace visor::test
