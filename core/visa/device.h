// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"

#include <memory>

namespace visor::visa {

/// The server's end of one client's conversation. read() blocks until the instrument has something to say or the
/// deadline passes. Closing it (destruction) releases the client's locks.
///
/// write(), read() and trigger() wait for a lock that another client holds: ErrorResourceLocked at the deadline.
/// An expired deadline means "only if free now": the lock is looked at once, and a write to a free instrument
/// still goes through. clear(), readStatusByte(), lockState() and setRemote() never wait for a lock; a wire that
/// wants them refused asks lockState() first.
///
/// Any call may fail with ErrorConnectionLost: the instrument (or what lies behind a bridge) is gone for this
/// client. The server first sends the bytes a failed read() handed over (Error::transferred), then closes that
/// client's connection without a word, as a power cut would; other clients' links go on.
class DeviceLink : public MessageChannel
{
public:
    /// True when a response (or a part of one) waits to be read. Any thread.
    [[nodiscard]] virtual bool isResponseAvailable() const = 0;

    /// True from the moment a write() held a query until its response has been read whole: a read() will find
    /// something, now or later. A server on a wire without read requests (SOCKET) reads while this holds; reading
    /// an instrument that was asked nothing raises its query error -420 and waits until the deadline. Any thread.
    [[nodiscard]] virtual bool isResponsePending() const { return isResponseAvailable(); }

    /// Ends a read(), write() or lock() of this link that is blocked in another thread, with ErrorAbort, without
    /// touching the link's buffers (VXI-11 device_abort). Does nothing when none is blocked. Any thread.
    virtual void abort() = 0;

    /// The client sent a new message without having taken a response that the server had already read from here
    /// (HiSLIP keeps that response outside the instrument): the instrument records query error -410. Default: it
    /// has no error queue. Same thread rule as write().
    virtual void reportInterrupted() {}
};

/// An instrument as a server sees it: simulated, or a bridge that forwards to a Session. Shared by every server
/// that exposes it and every client's link; its methods may be called from any thread.
class Device
{
public:
    Device() = default;
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    virtual ~Device() = default;

    /// A new client. ErrorAllocation ("no free link") or ErrorResourceBusy when the instrument takes no more. The
    /// link must not outlive the device.
    [[nodiscard]] virtual Result<std::unique_ptr<DeviceLink>> open() = 0;

    /// What ends a message of a client on wires without END (SOCKET, serial). The same at all times.
    [[nodiscard]] virtual char lineEnd() const { return '\n'; }
};

} // namespace visor::visa
