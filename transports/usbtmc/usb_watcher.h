// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/usbtmc/usb_functions.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace visor::usbtmc {

/// Sees USB instruments plugged in and pulled out, while somebody polls it. Sends nothing to any device. Used by
/// one thread.
class UsbWatcher
{
public:
    enum class Change : std::uint8_t { Arrived, Left };
    /// `function` is what was there, also after it left.
    using Callback = std::function<void(Change, const UsbFunction& function)>;

    /// ErrorUnsupportedMechanism where the system cannot tell. The table outlives the watcher.
    [[nodiscard]] static Result<std::unique_ptr<UsbWatcher>> start(const QuirkTable& quirks, Callback callback);
    UsbWatcher(const UsbWatcher&) = delete;
    UsbWatcher& operator=(const UsbWatcher&) = delete;
    ~UsbWatcher();

    /// Waits so long for something to happen and reports it. The first call does not wait: it reports what is
    /// there already, as Arrived.
    void poll(std::chrono::milliseconds atMost);

private:
    struct Event
    {
        UsbDeviceReference device;
        bool hasArrived = false;
    };
    UsbWatcher(UsbContext context, const QuirkTable& quirks, Callback callback);
    static int LIBUSB_CALL deviceChanged(libusb_context* context, libusb_device* device,
                                         libusb_hotplug_event event, void* watcher);
    void report(const Event& event);

    UsbContext m_context;
    const QuirkTable& m_quirks;
    const Callback m_callback;
    libusb_hotplug_callback_handle m_registration = 0;
    std::vector<Event> m_events; ///< noted by the callback, which runs inside poll() and start()
    std::vector<UsbFunction> m_present;
    bool m_isFirst = true;
};

} // namespace visor::usbtmc
