// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/rpc_message.h"

#include <cstdint>
#include <optional>

/// The messages of VXI-11 (TCP/IP Instrument Protocol 1.0, appendix C): argument and result layouts, byte for
/// byte. Pure functions. Views point into the message they were parsed from. Timeouts are milliseconds.
namespace visor::vxi11 {

inline constexpr wire::RpcProgram kCoreProgram{395183, 1};
inline constexpr wire::RpcProgram kAbortProgram{395184, 1};
inline constexpr wire::RpcProgram kInterruptProgram{395185, 1};

enum class Procedure : std::uint32_t {
    CreateLink = 10,
    DeviceWrite = 11,
    DeviceRead = 12,
    DeviceReadStatusByte = 13,
    DeviceTrigger = 14,
    DeviceClear = 15,
    DeviceRemote = 16,
    DeviceLocal = 17,
    DeviceLock = 18,
    DeviceUnlock = 19,
    DeviceEnableServiceRequest = 20,
    DeviceDoCommand = 22,
    DestroyLink = 23,
    CreateInterruptChannel = 25,
    DestroyInterruptChannel = 26,
};
inline constexpr std::uint32_t kDeviceAbort = 1;           ///< the only procedure of the abort channel
inline constexpr std::uint32_t kDeviceServiceRequest = 30; ///< the only one of the interrupt channel; one-way

/// Rule B.5.2, table B.2
enum class ErrorCode : std::uint32_t {
    None = 0,
    SyntaxError = 1,
    DeviceNotAccessible = 3,
    InvalidLink = 4,
    ParameterError = 5,
    ChannelNotEstablished = 6,
    NotSupported = 8,
    OutOfResources = 9,
    LockedByAnother = 11,
    NoLockHeld = 12,
    IoTimeout = 15,
    IoError = 17,
    InvalidAddress = 21,
    Aborted = 23,
    ChannelAlreadyEstablished = 29,
};

inline constexpr std::uint32_t kFlagWaitLock = 0x01;
inline constexpr std::uint32_t kFlagEnd = 0x08;
inline constexpr std::uint32_t kFlagTermChar = 0x80;

inline constexpr std::uint32_t kReasonRequestCount = 0x01;
inline constexpr std::uint32_t kReasonTermChar = 0x02;
inline constexpr std::uint32_t kReasonEnd = 0x04;

/// The longest handle of device_enable_srq, and the longest device name accepted.
inline constexpr std::size_t kMaximumHandle = 40;
inline constexpr std::size_t kMaximumDeviceName = 256;
/// A server must take at least this much in one device_write (rule B.6.3).
inline constexpr std::uint32_t kMinimumReceiveSize = 1024;

struct CreateLinkParameters
{
    std::int32_t clientId = 0;
    bool lockDevice = false;
    std::uint32_t lockTimeout = 0;
    QByteArrayView device;
};
struct CreateLinkReply
{
    ErrorCode error = ErrorCode::None;
    std::int32_t link = 0;
    std::uint16_t abortPort = 0;
    std::uint32_t maximumReceiveSize = 0;
};
struct WriteParameters
{
    std::int32_t link = 0;
    std::uint32_t ioTimeout = 0;
    std::uint32_t lockTimeout = 0;
    std::uint32_t flags = 0;
    QByteArrayView data;
};
struct WriteReply
{
    ErrorCode error = ErrorCode::None;
    std::uint32_t size = 0;
};
struct ReadParameters
{
    std::int32_t link = 0;
    std::uint32_t requestSize = 0;
    std::uint32_t ioTimeout = 0;
    std::uint32_t lockTimeout = 0;
    std::uint32_t flags = 0;
    std::uint8_t termChar = 0;
};
/// readstb, trigger, clear, remote, local: another order than device_write.
struct GenericParameters
{
    std::int32_t link = 0;
    std::uint32_t flags = 0;
    std::uint32_t lockTimeout = 0;
    std::uint32_t ioTimeout = 0;
};
struct StatusByteReply
{
    ErrorCode error = ErrorCode::None;
    std::uint8_t statusByte = 0;
};
struct LockParameters
{
    std::int32_t link = 0;
    std::uint32_t flags = 0;
    std::uint32_t lockTimeout = 0;
};
struct EnableServiceRequestParameters
{
    std::int32_t link = 0;
    bool enable = false;
    QByteArrayView handle;
};
/// device_docmd: yet another order.
struct DoCommandParameters
{
    std::int32_t link = 0;
    std::uint32_t flags = 0;
    std::uint32_t ioTimeout = 0;
    std::uint32_t lockTimeout = 0;
    std::int32_t command = 0;
    bool networkOrder = true;
    std::int32_t dataSize = 0;
    QByteArrayView data;
};
/// create_intr_chan: where the instrument calls back.
struct RemoteFunction
{
    std::uint32_t hostAddress = 0;
    std::uint32_t hostPort = 0;
    wire::RpcProgram program = kInterruptProgram;
    std::uint32_t family = 0; ///< 0 TCP, 1 UDP
};

void put(wire::XdrWriter& to, const CreateLinkParameters& value);
void put(wire::XdrWriter& to, const CreateLinkReply& value);
/// Everything but the data itself, whose length ends the message: it is sent from where it is.
void putHead(wire::XdrWriter& to, const WriteParameters& value);
void put(wire::XdrWriter& to, const WriteReply& value);
void put(wire::XdrWriter& to, const ReadParameters& value);
void put(wire::XdrWriter& to, const GenericParameters& value);
void put(wire::XdrWriter& to, const StatusByteReply& value);
void put(wire::XdrWriter& to, const LockParameters& value);
void put(wire::XdrWriter& to, const EnableServiceRequestParameters& value);
void put(wire::XdrWriter& to, const DoCommandParameters& value);
void put(wire::XdrWriter& to, const RemoteFunction& value);

/// Nothing when the message is too short or a length in it is a lie. T is one of the structs above.
template<typename T>
[[nodiscard]] std::optional<T> parse(QByteArrayView message) = delete;
template<>
std::optional<CreateLinkParameters> parse(QByteArrayView message);
template<>
std::optional<CreateLinkReply> parse(QByteArrayView message);
template<>
std::optional<WriteParameters> parse(QByteArrayView message);
template<>
std::optional<WriteReply> parse(QByteArrayView message);
template<>
std::optional<ReadParameters> parse(QByteArrayView message);
template<>
std::optional<GenericParameters> parse(QByteArrayView message);
template<>
std::optional<StatusByteReply> parse(QByteArrayView message);
template<>
std::optional<LockParameters> parse(QByteArrayView message);
template<>
std::optional<EnableServiceRequestParameters> parse(QByteArrayView message);
template<>
std::optional<DoCommandParameters> parse(QByteArrayView message);
template<>
std::optional<RemoteFunction> parse(QByteArrayView message);
/// A result or argument that is one number: an error code, a link.
template<>
std::optional<ErrorCode> parse(QByteArrayView message);
template<>
std::optional<std::int32_t> parse(QByteArrayView message);

/// The handle of a device_intr_srq call; nothing when undecodable.
[[nodiscard]] std::optional<QByteArrayView> parseHandle(QByteArrayView message);

} // namespace visor::vxi11
