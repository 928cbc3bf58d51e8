// SPDX-License-Identifier: GPL-3.0-or-later
// RPC records in any fragmentation, and the calls and replies in them.
#include "transports/wire/rpc_message.h"
#include "transports/wire/rpc_record.h"

#include <algorithm>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace visor::wire;
    if (size == 0)
        return 0;
    const auto step = static_cast<qsizetype>(data[0] % 64 + 1);
    QByteArrayView bytes(reinterpret_cast<const char*>(data) + 1, static_cast<qsizetype>(size) - 1);
    constexpr std::size_t kCap = 4096;
    RecordAssembler assembler(kCap);
    while (!bytes.isEmpty() && !assembler.isTooLarge()) {
        const QByteArrayView piece = bytes.first(std::min(step, bytes.size()));
        const std::size_t used = assembler.feed(piece);
        if (used > static_cast<std::size_t>(piece.size()) ||
            static_cast<std::size_t>(assembler.record().size()) > kCap)
            std::abort();
        bytes = bytes.sliced(static_cast<qsizetype>(used));
        if (!assembler.isComplete())
            continue;
        if (const auto call = parseCall(assembler.record()))
            static_cast<void>(call->arguments.toByteArray());
        if (const auto reply = parseReply(assembler.record()))
            static_cast<void>(reply->results.toByteArray());
        assembler.reset();
    }
    return 0;
}
