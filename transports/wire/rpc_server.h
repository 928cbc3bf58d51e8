// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/rpc_message.h"
#include "transports/wire/tcp_stream.h"

#include <cstddef>

namespace visor::wire {

/// What a procedure did with one call.
struct RpcOutcome
{
    RpcStatus status = RpcStatus::Success;
    /// The bytes of an opaque whose length is the last result written: sent from where they are, padded. Must live
    /// until the next call of this connection.
    QByteArrayView tail{};
    /// A one-way procedure: nothing is sent back.
    bool silent = false;
    /// Close the connection afterwards.
    bool hangsUp = false;
};

/// The procedures of one RPC program, for one connection. Called from that connection's thread.
class RpcService
{
public:
    RpcService() = default;
    RpcService(const RpcService&) = delete;
    RpcService& operator=(const RpcService&) = delete;
    virtual ~RpcService() = default;

    [[nodiscard]] virtual RpcProgram program() const = 0;
    /// Runs a procedure; on Success its results have been appended. Procedure 0 (NULL) is answered before it gets
    /// here.
    [[nodiscard]] virtual RpcOutcome run(std::uint32_t procedure, QByteArrayView arguments,
                                         XdrWriter& results) = 0;
};

/// Answers calls on one connection until it ends or sends what cannot be followed. `recordCap`: the longest call
/// accepted.
void serveRpc(TcpStream& stream, RpcService& service, std::size_t recordCap);

/// Answers one call, record marking aside (UDP, fuzzing). What is to be sent is in `reply` and the outcome's tail,
/// unless the outcome is silent: one-way procedures and what is not a call.
[[nodiscard]] RpcOutcome answerRpc(QByteArrayView record, RpcService& service, XdrWriter& reply);

} // namespace visor::wire
