// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/usb_port.h"

#include <sys/ioctl.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace visor::test {

void UsbPort::advance()
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

void UsbPort::advanceOut(Urb& urb)
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

void UsbPort::advanceIn(Urb& urb, std::uint8_t endpoint)
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

void UsbPort::ioctl(UMockdevIoctlClient* client)
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
        if (owner == client)
            setOwner(nullptr);
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

int UsbPort::claim(UMockdevIoctlClient* client)
{
    if (isClaimedElsewhere || (owner != nullptr && owner != client))
        return EBUSY;
    if (driver.isBound) {
        driver.isBound = false;
        ++driver.detached;
    }
    if (owner == nullptr)
        setOwner(client);
    return 0;
}

int UsbPort::driverIoctl(UMockdevIoctlData* argument)
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

int UsbPort::submit(UMockdevIoctlClient* client, UMockdevIoctlData* argument)
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
    return 0;
}

void UsbPort::submitControl(Urb& urb)
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

int UsbPort::reap(UMockdevIoctlClient* client, UMockdevIoctlData* argument)
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

int UsbPort::discard(UMockdevIoctlClient* client, UMockdevIoctlData* argument)
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

} // namespace visor::test
