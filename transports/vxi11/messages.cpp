// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/messages.h"

namespace visor::vxi11 {

using wire::XdrReader;
using wire::XdrWriter;

namespace {

/// A whole record is capped before it gets here; this only bounds a single field.
constexpr std::size_t kMaximumVxi11Data = 0x7FFFFFFF;

ErrorCode readErrorCode(XdrReader& from)
{
    return static_cast<ErrorCode>(from.u32());
}

} // namespace

void put(XdrWriter& to, const CreateLinkParameters& value)
{
    to.putI32(value.clientId);
    to.putBool(value.lockDevice);
    to.putU32(value.lockTimeout);
    to.putOpaque(value.device);
}

void put(XdrWriter& to, const CreateLinkReply& value)
{
    to.putU32(static_cast<std::uint32_t>(value.error));
    to.putI32(value.link);
    to.putU32(value.abortPort);
    to.putU32(value.maximumReceiveSize);
}

void putHead(XdrWriter& to, const WriteParameters& value)
{
    to.putI32(value.link);
    to.putU32(value.ioTimeout);
    to.putU32(value.lockTimeout);
    to.putU32(value.flags);
    to.putU32(static_cast<std::uint32_t>(value.data.size()));
}

void put(XdrWriter& to, const WriteReply& value)
{
    to.putU32(static_cast<std::uint32_t>(value.error));
    to.putU32(value.size);
}

void put(XdrWriter& to, const ReadParameters& value)
{
    to.putI32(value.link);
    to.putU32(value.requestSize);
    to.putU32(value.ioTimeout);
    to.putU32(value.lockTimeout);
    to.putU32(value.flags);
    to.putU32(value.termChar);
}

void put(XdrWriter& to, const GenericParameters& value)
{
    to.putI32(value.link);
    to.putU32(value.flags);
    to.putU32(value.lockTimeout);
    to.putU32(value.ioTimeout);
}

void put(XdrWriter& to, const StatusByteReply& value)
{
    to.putU32(static_cast<std::uint32_t>(value.error));
    to.putU32(value.statusByte);
}

void put(XdrWriter& to, const LockParameters& value)
{
    to.putI32(value.link);
    to.putU32(value.flags);
    to.putU32(value.lockTimeout);
}

void put(XdrWriter& to, const EnableServiceRequestParameters& value)
{
    to.putI32(value.link);
    to.putBool(value.enable);
    to.putOpaque(value.handle);
}

void put(XdrWriter& to, const DoCommandParameters& value)
{
    to.putI32(value.link);
    to.putU32(value.flags);
    to.putU32(value.ioTimeout);
    to.putU32(value.lockTimeout);
    to.putI32(value.command);
    to.putBool(value.networkOrder);
    to.putI32(value.dataSize);
    to.putOpaque(value.data);
}

void put(XdrWriter& to, const RemoteFunction& value)
{
    to.putU32(value.hostAddress);
    to.putU32(value.hostPort);
    to.putU32(value.program.number);
    to.putU32(value.program.version);
    to.putU32(value.family);
}

template<>
std::optional<CreateLinkParameters> parse(QByteArrayView message)
{
    XdrReader reader(message);
    CreateLinkParameters value;
    value.clientId = reader.i32();
    value.lockDevice = reader.boolean();
    value.lockTimeout = reader.u32();
    value.device = reader.opaque(kMaximumDeviceName);
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<CreateLinkReply> parse(QByteArrayView message)
{
    XdrReader reader(message);
    CreateLinkReply value;
    value.error = readErrorCode(reader);
    if (reader.ok() && value.error != ErrorCode::None && reader.remaining() < 12)
        return value; // a refusal may end after its code
    value.link = reader.i32();
    value.abortPort = static_cast<std::uint16_t>(reader.u32());
    value.maximumReceiveSize = reader.u32();
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<WriteParameters> parse(QByteArrayView message)
{
    XdrReader reader(message);
    WriteParameters value;
    value.link = reader.i32();
    value.ioTimeout = reader.u32();
    value.lockTimeout = reader.u32();
    value.flags = reader.u32();
    value.data = reader.opaque(kMaximumVxi11Data);
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<WriteReply> parse(QByteArrayView message)
{
    XdrReader reader(message);
    WriteReply value;
    value.error = readErrorCode(reader);
    if (reader.ok() && value.error != ErrorCode::None && reader.remaining() < 4)
        return value;
    value.size = reader.u32();
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<ReadParameters> parse(QByteArrayView message)
{
    XdrReader reader(message);
    ReadParameters value;
    value.link = reader.i32();
    value.requestSize = reader.u32();
    value.ioTimeout = reader.u32();
    value.lockTimeout = reader.u32();
    value.flags = reader.u32();
    value.termChar = reader.u8();
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<GenericParameters> parse(QByteArrayView message)
{
    XdrReader reader(message);
    GenericParameters value;
    value.link = reader.i32();
    value.flags = reader.u32();
    value.lockTimeout = reader.u32();
    value.ioTimeout = reader.u32();
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<StatusByteReply> parse(QByteArrayView message)
{
    XdrReader reader(message);
    StatusByteReply value;
    value.error = readErrorCode(reader);
    if (reader.ok() && value.error != ErrorCode::None && reader.remaining() < 4)
        return value;
    value.statusByte = reader.u8();
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<LockParameters> parse(QByteArrayView message)
{
    XdrReader reader(message);
    LockParameters value;
    value.link = reader.i32();
    value.flags = reader.u32();
    value.lockTimeout = reader.u32();
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<EnableServiceRequestParameters> parse(QByteArrayView message)
{
    XdrReader reader(message);
    EnableServiceRequestParameters value;
    value.link = reader.i32();
    value.enable = reader.boolean();
    value.handle = reader.opaque(kMaximumHandle);
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<DoCommandParameters> parse(QByteArrayView message)
{
    XdrReader reader(message);
    DoCommandParameters value;
    value.link = reader.i32();
    value.flags = reader.u32();
    value.ioTimeout = reader.u32();
    value.lockTimeout = reader.u32();
    value.command = reader.i32();
    value.networkOrder = reader.boolean();
    value.dataSize = reader.i32();
    value.data = reader.opaque(kMaximumVxi11Data);
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<RemoteFunction> parse(QByteArrayView message)
{
    XdrReader reader(message);
    RemoteFunction value;
    value.hostAddress = reader.u32();
    value.hostPort = reader.u32();
    value.program.number = reader.u32();
    value.program.version = reader.u32();
    value.family = reader.u32();
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<ErrorCode> parse(QByteArrayView message)
{
    XdrReader reader(message);
    const ErrorCode value = readErrorCode(reader);
    return reader.ok() ? std::optional(value) : std::nullopt;
}

template<>
std::optional<std::int32_t> parse(QByteArrayView message)
{
    XdrReader reader(message);
    const std::int32_t value = reader.i32();
    return reader.ok() ? std::optional(value) : std::nullopt;
}

std::optional<QByteArrayView> parseHandle(QByteArrayView message)
{
    XdrReader reader(message);
    const QByteArrayView handle = reader.opaque(kMaximumHandle);
    return reader.ok() ? std::optional(handle) : std::nullopt;
}

} // namespace visor::vxi11
