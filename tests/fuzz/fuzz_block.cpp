// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks and the framing of responses on wires without END. The first byte chooses how the rest is cut up.
#include "core/scpi/block.h"
#include "core/scpi/response_framer.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char*>(data + 1), static_cast<qsizetype>(size - 1));
    static_cast<void>(visor::scpi::parseBlock(bytes));
    static_cast<void>(visor::scpi::parseString(bytes));

    // However the stream is cut, the messages are the same.
    const qsizetype piece = std::max<qsizetype>(1, data[0]);
    qsizetype ends[2] = {};
    for (const qsizetype step : {piece, std::max<qsizetype>(1, bytes.size())}) {
        visor::scpi::ResponseFramer framer;
        qsizetype at = 0;
        while (at < bytes.size() && !framer.isComplete()) {
            const QByteArrayView chunk = bytes.sliced(at, std::min(step, bytes.size() - at));
            const auto taken = static_cast<qsizetype>(framer.feed(chunk));
            if (taken > chunk.size() || (taken < chunk.size() && !framer.isComplete()))
                std::abort();
            at += taken;
        }
        if (framer.length() != static_cast<std::uint64_t>(at))
            std::abort();
        ends[step == piece ? 0 : 1] = at;
    }
    if (piece != std::max<qsizetype>(1, bytes.size()) && ends[0] != ends[1])
        std::abort();
    return 0;
}
