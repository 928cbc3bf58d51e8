// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/rpc_server.h"

#include "transports/wire/rpc_record.h"

#include <vector>

namespace visor::wire {

using visa::Deadline;

namespace {

/// A client that does not take its reply for this long is gone.
constexpr std::chrono::seconds kRpcSendLimit{60};

} // namespace

RpcOutcome answerRpc(QByteArrayView record, RpcService& service, XdrWriter& reply)
{
    const auto call = parseCall(record);
    if (!call)
        return {.silent = true};
    const RpcProgram program = service.program();
    if (call->rpcVersion != 2) {
        putReplyHeader(reply, call->xid, RpcStatus::RpcMismatch);
        return {};
    }
    if (call->program.number != program.number) {
        putReplyHeader(reply, call->xid, RpcStatus::ProgramUnavailable);
        return {};
    }
    if (call->program.version != program.version) {
        putReplyHeader(reply, call->xid, RpcStatus::ProgramMismatch, program.version);
        return {};
    }
    const std::size_t start = reply.size();
    putReplyHeader(reply, call->xid, RpcStatus::Success);
    if (call->procedure == 0)
        return {};
    RpcOutcome outcome = service.run(call->procedure, call->arguments, reply);
    if (outcome.status != RpcStatus::Success) {
        reply.truncate(start);
        putReplyHeader(reply, call->xid, outcome.status);
        outcome.tail = {};
    }
    return outcome;
}

void serveRpc(TcpStream& stream, RpcService& service, std::size_t recordCap)
{
    RecordAssembler record(recordCap);
    XdrWriter reply;
    std::vector<char> buffer(TcpStream::kReceivePiece);
    for (;;) {
        const auto got = stream.readSome(buffer, Deadline::never());
        if (!got)
            return;
        QByteArrayView bytes(buffer.data(), static_cast<qsizetype>(*got));
        while (!bytes.isEmpty()) {
            bytes = bytes.sliced(static_cast<qsizetype>(record.feed(bytes)));
            if (record.isTooLarge())
                return;
            if (!record.isComplete())
                continue;
            reply.clear();
            reply.putU32(0);
            const RpcOutcome outcome = answerRpc(record.record(), service, reply);
            if (!outcome.silent) {
                constexpr char kZeros[4] = {};
                const QByteArrayView tail = outcome.tail;
                const auto padding = static_cast<qsizetype>(xdrPadding(static_cast<std::size_t>(tail.size())));
                const std::size_t length =
                    reply.size() - kRecordMarkerBytes + static_cast<std::size_t>(tail.size() + padding);
                reply.setU32(0, kLastFragment | static_cast<std::uint32_t>(length));
                if (!stream.writeAll({reply.bytes(), tail, QByteArrayView(kZeros, padding)},
                                     Deadline::after(kRpcSendLimit)))
                    return;
            }
            if (outcome.hangsUp)
                return;
            record.reset();
        }
    }
}

} // namespace visor::wire
