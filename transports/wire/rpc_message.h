// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/xdr.h"

#include <optional>

namespace visor::wire {

/// RFC 5531 §9 accept_stat, and the two ways of a denied call.
enum class RpcStatus : std::uint8_t {
    Success = 0,
    ProgramUnavailable = 1,
    ProgramMismatch = 2,
    ProcedureUnavailable = 3,
    GarbageArguments = 4,
    SystemError = 5,
    RpcMismatch = 0x80,
    AuthenticationError = 0x81,
};

/// Which program and version a procedure belongs to.
struct RpcProgram
{
    std::uint32_t number = 0;
    std::uint32_t version = 0;
    bool operator==(const RpcProgram&) const = default;
};

struct RpcCall
{
    std::uint32_t xid = 0;
    std::uint32_t rpcVersion = 2;
    RpcProgram program;
    std::uint32_t procedure = 0;
    QByteArrayView arguments; ///< a view into the record
};

struct RpcReply
{
    std::uint32_t xid = 0;
    RpcStatus status = RpcStatus::Success;
    QByteArrayView results; ///< a view into the record; empty unless Success
};

/// The most credential or verifier bytes of a message (RFC 5531 §8.2).
inline constexpr std::size_t kMaximumAuthBytes = 400;
/// Bytes before the arguments of a call we send, and before the results of a reply with an empty verifier.
inline constexpr std::size_t kCallHeaderBytes = 40;
inline constexpr std::size_t kReplyHeaderBytes = 24;

/// Appends a call's header, AUTH_NONE; the arguments follow.
void putCallHeader(XdrWriter& to, std::uint32_t xid, RpcProgram program, std::uint32_t procedure);
/// Appends a reply's header; with Success the results follow. A program mismatch names `supported`.
void putReplyHeader(XdrWriter& to, std::uint32_t xid, RpcStatus status, std::uint32_t supported = 0);

/// Nothing when the record is not a call. The credential is skipped, whatever its flavor.
[[nodiscard]] std::optional<RpcCall> parseCall(QByteArrayView record);
/// Nothing when the record is not a reply.
[[nodiscard]] std::optional<RpcReply> parseReply(QByteArrayView record);

} // namespace visor::wire
