// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"

#include <memory>

namespace visor::visa {

/// The server's end of one client's conversation. read() blocks until the instrument has something to say or the deadline
/// passes. Closing it (destruction) releases the client's locks.
class DeviceLink : public MessageChannel
{
public:
    /// True when a response (or a part of one) waits to be read. Any thread.
    [[nodiscard]] virtual bool isResponseAvailable() const = 0;

    /// Ends a read(), write() or lock() of this link that is blocked in another thread, with ErrorAbort, without touching
    /// the link's buffers (VXI-11 device_abort). Does nothing when none is blocked. Any thread.
    virtual void abort() = 0;
};

/// An instrument as a server sees it: simulated, or a bridge that forwards to a Session. Shared by every server that
/// exposes it and every client's link; its methods may be called from any thread.
class Device
{
public:
    Device() = default;
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    virtual ~Device() = default;

    /// A new client. ErrorAllocation ("no free link") or ErrorResourceBusy when the instrument takes no more. The link must
    /// not outlive the device.
    [[nodiscard]] virtual Result<std::unique_ptr<DeviceLink>> open() = 0;
};

} // namespace visor::visa
