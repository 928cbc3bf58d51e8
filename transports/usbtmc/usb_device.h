// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "transports/usbtmc/usb_functions.h"

#include <QByteArrayView>

#include <span>
#include <vector>

namespace visor::usbtmc {

/// How a transfer ended.
enum class TransferEnd : std::uint8_t {
    Complete,
    TimedOut,  ///< the deadline passed
    Cancelled, ///< the token was cancelled
    Stall,     ///< the endpoint is halted, or refuses the control request
    Overflow,  ///< the device sent more than a packet of what was asked
    Lost,      ///< unplugged
    Failed,
};

struct TransferResult
{
    TransferEnd end = TransferEnd::Failed;
    std::size_t count = 0; ///< bytes moved, also before a failure
};

/// One interface of one USB device, claimed for this program from construction to destruction, which cancels what
/// is still under way and gives the interface back to the kernel's driver.
///
/// Transfers are asynchronous: a wait looks at its token every kLook and takes the transfer back from the
/// kernel when it is no longer wanted. Blocking; one thread transfers, another may handle events meanwhile.
class UsbDevice
{
public:
    /// USB 2.0 §9.2.6.4: no control request takes longer.
    static constexpr std::chrono::milliseconds kControlLimit{5000};
    /// Between two looks at the token: what follows a cancel (taking the transfer back, aborting it) must fit into
    /// kCancelLatency too.
    static constexpr std::chrono::milliseconds kLook{10};

    /// Detaches the kernel's driver and claims the interface. ErrorResourceNotFound, ErrorNoPermission (naming the
    /// udev rule), ErrorResourceBusy (another program has it, or uses it through the kernel's driver: then it is
    /// named, and nothing was detached).
    [[nodiscard]] static Result<std::unique_ptr<UsbDevice>> open(const visa::UsbInstrument& address,
                                                                 const QString& who, const QuirkTable& quirks);
    UsbDevice(const UsbDevice&) = delete;
    UsbDevice& operator=(const UsbDevice&) = delete;
    ~UsbDevice();

    [[nodiscard]] const UsbFunction& function() const { return m_function; }
    [[nodiscard]] const InterfaceLayout& layout() const { return m_function.layout; }
    [[nodiscard]] const QString& who() const { return m_who; }
    [[nodiscard]] libusb_device_handle* handle() const { return m_handle; }

    /// A class request that answers with `into.size()` bytes (some devices stall other lengths).
    [[nodiscard]] TransferResult controlIn(std::uint8_t requestType, std::uint8_t request, std::uint16_t value,
                                           std::uint16_t index, std::span<char> into,
                                           const visa::Deadline& deadline);
    /// A whole bulk transfer to or from an endpoint. The memory stays the caller's and must outlive the device: a
    /// transfer that the kernel does not give back keeps it.
    [[nodiscard]] TransferResult bulk(std::uint8_t endpoint, std::span<char> bytes,
                                      const visa::Deadline& deadline);
    /// CLEAR_FEATURE(ENDPOINT_HALT), with the host's data toggle. False when the device refuses or is gone.
    bool clearHalt(std::uint8_t endpoint);

    /// Handles what the kernel has to say, for so long or until `*completed` is not zero.
    void handleEvents(std::chrono::milliseconds atMost, int* completed = nullptr);
    /// Makes a handleEvents() in another thread return.
    void interruptEvents();

private:
    struct Transfer;

    UsbDevice(UsbContext context, UsbFunction function, libusb_device_handle* handle, QString who);
    [[nodiscard]] TransferResult run(std::unique_ptr<Transfer>& transfer, const visa::Deadline& deadline);

    UsbContext m_context;
    UsbFunction m_function;
    libusb_device_handle* m_handle;
    QString m_who;
    bool m_isClaimed = false;
    bool m_isStuck = false; ///< the kernel kept a transfer; nothing more is sent
    /// Not given back by the kernel in time: their memory lives until the device is closed.
    std::vector<std::unique_ptr<Transfer>> m_abandoned;
};

} // namespace visor::usbtmc
