// SPDX-License-Identifier: GPL-3.0-or-later
// Free of Qt: umockdev's headers use words that Qt claims.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace visor::test {

struct UsbSetup
{
    std::uint8_t type = 0;
    std::uint8_t request = 0;
    std::uint16_t value = 0;
    std::uint16_t index = 0;
    std::uint16_t length = 0;
};

/// A USB device as its function sees the bus. Called on the testbed's threads, one call at a time.
class UsbGadget
{
public:
    /// What an endpoint gives to the host: whole packets, then either a short one or nothing.
    struct InTransfer
    {
        std::vector<std::uint8_t> bytes;
        bool endsShort = true; ///< false: the zero-length packet behind a multiple of the packet size is missing
        bool stalls = false;
    };
    enum class OutAnswer : std::uint8_t { Taken, Stalled, Busy };

    UsbGadget() = default;
    UsbGadget(const UsbGadget&) = delete;
    UsbGadget& operator=(const UsbGadget&) = delete;
    virtual ~UsbGadget() = default;

    /// Device and configuration descriptors, as in sysfs.
    [[nodiscard]] virtual std::vector<std::uint8_t> descriptors() const = 0;
    /// Attributes that the kernel reads: manufacturer, product, serial. Empty ones are absent.
    [[nodiscard]] virtual std::vector<std::pair<std::string, std::string>> strings() const = 0;
    [[nodiscard]] virtual std::size_t packetSize(std::uint8_t endpoint) const = 0;

    /// The bus reset that comes with being plugged in (USB 2.0 §9.1.1): transfers half done are forgotten.
    virtual void reset() = 0;
    /// Nothing: the request stalls.
    virtual std::optional<std::vector<std::uint8_t>> control(const UsbSetup& setup) = 0;
    virtual OutAnswer out(std::span<const std::uint8_t> transfer) = 0;
    /// The next transfer of that endpoint; nothing while it has none.
    virtual std::optional<InTransfer> in(std::uint8_t endpoint) = 0;
    virtual void clearHalt(std::uint8_t endpoint) = 0;
    /// What of a transfer is still to be taken was thrown away by the device (abort, clear).
    [[nodiscard]] virtual bool takeFlush() = 0;
};

/// A bus with emulated devices for the processes that run under umockdev-wrapper: /sys, /dev and hot-plug events
/// are made up, and what libusb asks of the kernel is answered here, on umockdev's thread.
class UsbTestbed
{
public:
    UsbTestbed();
    UsbTestbed(const UsbTestbed&) = delete;
    UsbTestbed& operator=(const UsbTestbed&) = delete;
    ~UsbTestbed();

    /// Plugs a device in at that port (1…); hot-plug listeners are told. The gadget outlives its stay.
    void plug(int port, UsbGadget& gadget);
    void unplug(int port);

    /// Everything below concerns the device at a port.
    /// The kernel's driver: whether it has the interface now, and how often it was detached and given back.
    struct KernelDriver
    {
        bool isBound = true;
        int detached = 0;
        int attached = 0;
    };
    [[nodiscard]] KernelDriver kernelDriver(int port) const;
    /// The kernel's driver offers the interface as a device file, /dev/usbtmc0, which programs can open.
    void offerKernelNode(int port);
    /// Refuses each claim, as if another program had the interface.
    void setClaimedElsewhere(int port, bool isClaimed);
    /// Whether the "kernel" takes transfers of any length (as with xhci) or libusb has to cut them into 16 KiB.
    void setScatterGather(int port, bool isOn);
    /// From the next in-transfer of at least so many bytes on, the device is gone in the middle of it.
    void unplugInTransferOf(int port, std::size_t bytes);
    /// From the next out-transfer on, the device is gone.
    void unplugInOut(int port);
    /// Transfers now with the "kernel".
    [[nodiscard]] std::size_t pending(int port) const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace visor::test
