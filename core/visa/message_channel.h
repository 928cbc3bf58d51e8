// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/visa/result.h"
#include "core/visa/usb_quirks.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace visor::visa {

/// What one read() delivered. The reasons are checked in the order of VPP-4.3 viRead: END, term char, count.
struct ReadChunk
{
    std::size_t count = 0;
    /// Success: END seen. SuccessTermChar: the termination character ended it. SuccessMaxCount: the buffer is full
    /// and the message may go on.
    Status status = Status::Success;

    [[nodiscard]] bool endsMessage() const { return status != Status::SuccessMaxCount; }
};

enum class LockMode : std::uint8_t {
    Exclusive = 1,
    Shared = 2,
};

/// Values of viGpibControlREN and of HiSLIP AsyncRemoteLocalControl (IVI-6.1), which agree.
enum class RemoteMode : std::uint8_t {
    DeassertRemoteEnable = 0,
    AssertRemoteEnable = 1,
    DeassertAndGoToLocal = 2,
    AssertAndAddress = 3,
    AssertLocalLockout = 4,
    AssertAddressLocalLockout = 5,
    GoToLocal = 6,
};

/// Who holds the instrument, as far as the wire can tell.
struct LockState
{
    bool exclusive = false; ///< somebody holds the exclusive lock
    int holders = 0;        ///< sessions with any lock; 0 when unlocked
};

/// One client's conversation with one instrument: the verbs both faces of a wire share. Session (the client's end)
/// and DeviceLink (the server's end) are this same thing seen from the two sides, which is why a bridge is only
/// glue.
///
/// Blocking; used by one thread at a time. Every call ends by its deadline with ErrorTimeout, or within
/// kCancelLatency of its token's cancel with ErrorAbort. Neither poisons the channel: the next call works or says
/// clearly why not.
class MessageChannel
{
public:
    MessageChannel() = default;
    MessageChannel(const MessageChannel&) = delete;
    MessageChannel& operator=(const MessageChannel&) = delete;
    virtual ~MessageChannel() = default;

    /// Sends bytes. With `end`, the last byte carries END where the wire has one; what is sent is `bytes` and
    /// nothing else (terminators are the caller's or the session's attribute, never invented here).
    [[nodiscard]] virtual Result<void> write(QByteArrayView bytes, const Deadline& deadline, bool end = true) = 0;

    /// Reads until the message ends or `into` is full. Bytes received before a failure are in `into`, counted in
    /// Error::transferred.
    [[nodiscard]] virtual Result<ReadChunk> read(std::span<char> into, const Deadline& deadline) = 0;

    /// IEEE 488.1 device clear: input and output buffers empty afterwards.
    [[nodiscard]] virtual Result<void> clear(const Deadline& deadline) = 0;
    /// Group execute trigger.
    [[nodiscard]] virtual Result<void> trigger(const Deadline& deadline) = 0;
    /// Serial poll: the status byte with RQS in bit 6; clears RQS.
    [[nodiscard]] virtual Result<std::uint8_t> readStatusByte(const Deadline& deadline) = 0;

    /// Takes a lock, waiting until the deadline. `key` names a shared lock and must be empty for an exclusive one.
    /// ErrorResourceLocked when somebody else still holds it at the deadline.
    [[nodiscard]] virtual Result<void> lock(LockMode mode, const QByteArray& key, const Deadline& deadline) = 0;
    /// Gives back the lock taken last. ErrorSessionNotLocked when none is held.
    [[nodiscard]] virtual Result<void> unlock(const Deadline& deadline) = 0;
    [[nodiscard]] virtual Result<LockState> lockState(const Deadline& deadline) = 0;

    [[nodiscard]] virtual Result<void> setRemote(RemoteMode mode, const Deadline& deadline) = 0;

    /// Called with the status byte (RQS set) on a service request, from a thread of the channel's own; must not
    /// block and must not call back into the channel. An empty function ends it. ErrorUnsupportedMechanism where
    /// the wire has none.
    using ServiceRequestHandler = std::function<void(std::uint8_t statusByte)>;
    [[nodiscard]] virtual Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                        const Deadline& deadline) = 0;

    /// What the instrument's profile says of its wire, once it is known which one that is; holds from here on, in
    /// place of what an earlier call said. Channels whose wire has no such quirks have nothing to do.
    virtual void adapt(const UsbQuirkChanges& changes) { static_cast<void>(changes); }
};

} // namespace visor::visa
