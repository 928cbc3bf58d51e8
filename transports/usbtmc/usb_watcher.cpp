// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/usb_watcher.h"

#include "transports/usbtmc/error_text.h"

#include <algorithm>
#include <utility>

namespace visor::usbtmc {

Result<std::unique_ptr<UsbWatcher>> UsbWatcher::start(const QuirkTable& quirks, Callback callback)
{
    auto context = makeUsbContext();
    if (!context)
        return tl::unexpected(context.error());
    std::unique_ptr<UsbWatcher> watcher(new UsbWatcher(*context, quirks, std::move(callback)));
    const int code =
        libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG) == 0
            ? static_cast<int>(LIBUSB_ERROR_NOT_SUPPORTED)
            : libusb_hotplug_register_callback(
                  context->get(), LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT,
                  LIBUSB_HOTPLUG_ENUMERATE, LIBUSB_HOTPLUG_MATCH_ANY, LIBUSB_HOTPLUG_MATCH_ANY,
                  LIBUSB_HOTPLUG_MATCH_ANY, deviceChanged, watcher.get(), &watcher->m_registration);
    if (code != LIBUSB_SUCCESS) {
        return failure(visa::Status::ErrorUnsupportedMechanism,
                       ErrorText::tr("This system does not tell when USB instruments are plugged in; look for "
                                     "them again by hand."),
                       QStringLiteral("find"), QString::fromLatin1(libusb_error_name(code)));
    }
    return watcher;
}

UsbWatcher::UsbWatcher(UsbContext context, const QuirkTable& quirks, Callback callback)
    : m_context(std::move(context)), m_quirks(quirks), m_callback(std::move(callback))
{
}

UsbWatcher::~UsbWatcher()
{
    if (m_registration != 0)
        libusb_hotplug_deregister_callback(m_context.get(), m_registration);
}

int UsbWatcher::deviceChanged(libusb_context*, libusb_device* device, libusb_hotplug_event event, void* watcher)
{
    // libusb forbids reading from devices in here: noted, and looked at by poll().
    auto* const self = static_cast<UsbWatcher*>(watcher);
    self->m_events.push_back({UsbDeviceReference(libusb_ref_device(device), libusb_unref_device),
                              event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED});
    return 0;
}

void UsbWatcher::poll(std::chrono::milliseconds atMost)
{
    if (std::exchange(m_isFirst, false))
        atMost = std::chrono::milliseconds(0);
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(atMost).count();
    timeval limit{static_cast<time_t>(microseconds / 1'000'000),
                  static_cast<suseconds_t>(microseconds % 1'000'000)};
    static_cast<void>(libusb_handle_events_timeout_completed(m_context.get(), &limit, nullptr));
    for (const Event& event : std::exchange(m_events, {}))
        report(event);
}

void UsbWatcher::report(const Event& event)
{
    const auto isThis = [&](const UsbFunction& function) { return function.device.get() == event.device.get(); };
    if (event.hasArrived) {
        if (std::any_of(m_present.begin(), m_present.end(), isThis))
            return;
        for (const UsbFunction& function : functionsOf(m_context, event.device.get(), m_quirks)) {
            m_present.push_back(function);
            m_callback(Change::Arrived, function);
        }
        return;
    }
    const auto gone = std::stable_partition(m_present.begin(), m_present.end(), std::not_fn(isThis));
    const std::vector<UsbFunction> left(gone, m_present.end());
    m_present.erase(gone, m_present.end());
    for (const UsbFunction& function : left)
        m_callback(Change::Left, function);
}

} // namespace visor::usbtmc
