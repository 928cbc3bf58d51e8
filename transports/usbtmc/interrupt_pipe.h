// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"
#include "transports/usbtmc/messages.h"
#include "transports/usbtmc/usb_device.h"

#include <memory>
#include <thread>

namespace visor::usbtmc {

/// The interrupt-in endpoint (USB488 §3.4): service requests and the answers of READ_STATUS_BYTE. One transfer is
/// always with the kernel, or the device blocks. Packets are taken apart in libusb's callback, by whichever thread
/// handles events; handlers run on a thread of this object's own, which exists while there is a handler.
///
/// The status byte that came with a service request is kept for the next readStatusByte(), as the Linux driver
/// does: the device has cleared RQS when it sent it.
class InterruptPipe
{
public:
    using Handler = visa::MessageChannel::ServiceRequestHandler;

    /// The device outlives this and has an interrupt endpoint.
    explicit InterruptPipe(UsbDevice& device);
    InterruptPipe(const InterruptPipe&) = delete;
    InterruptPipe& operator=(const InterruptPipe&) = delete;
    ~InterruptPipe();

    /// Submits the transfer where it is not under way: at open, after a halt. False when the device is gone.
    bool start();
    /// The status byte of a service request that nobody has asked for yet.
    [[nodiscard]] std::optional<std::uint8_t> takeServiceRequest();
    /// Waits for the packet that answers READ_STATUS_BYTE with this tag.
    [[nodiscard]] Result<std::uint8_t> waitForStatusByte(std::uint8_t tag, const visa::Deadline& deadline);
    /// Waits for any packet.
    void waitForPacket(const visa::Deadline& deadline);
    /// Forgets an answer that came after all.
    void forget(std::uint8_t tag);

    /// Starts or ends delivery; after an empty one no handler runs any more.
    void setHandler(Handler handler);

private:
    struct State;
    static void LIBUSB_CALL packetCame(libusb_transfer* transfer);
    void deliver(const std::stop_token& stopping, const Handler& handler);

    UsbDevice& m_device;
    std::shared_ptr<State> m_state;
    std::jthread m_thread;
};

} // namespace visor::usbtmc
