// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/rpc_message.h"

namespace visor::wire {

namespace {

// RFC 5531 §9
constexpr std::uint32_t kRpcVersion = 2;
constexpr std::uint32_t kRpcCall = 0;
constexpr std::uint32_t kRpcReply = 1;
constexpr std::uint32_t kRpcAccepted = 0;
constexpr std::uint32_t kRpcDenied = 1;
constexpr std::uint32_t kRpcRejectMismatch = 0;
constexpr std::uint32_t kRpcAuthNone = 0;

} // namespace

void putCallHeader(XdrWriter& to, std::uint32_t xid, RpcProgram program, std::uint32_t procedure)
{
    to.putU32(xid);
    to.putU32(kRpcCall);
    to.putU32(kRpcVersion);
    to.putU32(program.number);
    to.putU32(program.version);
    to.putU32(procedure);
    to.putU32(kRpcAuthNone); // credential
    to.putU32(0);
    to.putU32(kRpcAuthNone); // verifier
    to.putU32(0);
}

void putReplyHeader(XdrWriter& to, std::uint32_t xid, RpcStatus status, std::uint32_t supported)
{
    to.putU32(xid);
    to.putU32(kRpcReply);
    if (status == RpcStatus::RpcMismatch) {
        to.putU32(kRpcDenied);
        to.putU32(kRpcRejectMismatch);
        to.putU32(kRpcVersion);
        to.putU32(kRpcVersion);
        return;
    }
    to.putU32(kRpcAccepted);
    to.putU32(kRpcAuthNone);
    to.putU32(0);
    to.putU32(static_cast<std::uint32_t>(status));
    if (status == RpcStatus::ProgramMismatch) {
        to.putU32(supported);
        to.putU32(supported);
    }
}

std::optional<RpcCall> parseCall(QByteArrayView record)
{
    XdrReader reader(record);
    RpcCall call;
    call.xid = reader.u32();
    const std::uint32_t kind = reader.u32();
    call.rpcVersion = reader.u32();
    call.program.number = reader.u32();
    call.program.version = reader.u32();
    call.procedure = reader.u32();
    for (int i = 0; i < 2; ++i) { // credential, verifier
        reader.u32();
        reader.opaque(kMaximumAuthBytes);
    }
    if (!reader.ok() || kind != kRpcCall)
        return std::nullopt;
    call.arguments = reader.rest();
    return call;
}

std::optional<RpcReply> parseReply(QByteArrayView record)
{
    XdrReader reader(record);
    RpcReply reply;
    reply.xid = reader.u32();
    const std::uint32_t kind = reader.u32();
    const std::uint32_t accepted = reader.u32();
    if (!reader.ok() || kind != kRpcReply)
        return std::nullopt;
    if (accepted == kRpcDenied) {
        const std::uint32_t reason = reader.u32();
        if (!reader.ok())
            return std::nullopt;
        reply.status = reason == kRpcRejectMismatch ? RpcStatus::RpcMismatch : RpcStatus::AuthenticationError;
        return reply;
    }
    if (accepted != kRpcAccepted)
        return std::nullopt;
    reader.u32(); // verifier
    reader.opaque(kMaximumAuthBytes);
    const std::uint32_t status = reader.u32();
    if (!reader.ok())
        return std::nullopt;
    reply.status = status <= static_cast<std::uint32_t>(RpcStatus::SystemError) ? static_cast<RpcStatus>(status)
                                                                                : RpcStatus::SystemError;
    if (reply.status == RpcStatus::Success)
        reply.results = reader.rest();
    return reply;
}

} // namespace visor::wire
