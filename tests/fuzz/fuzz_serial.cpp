// SPDX-License-Identifier: GPL-3.0-or-later
// What a tty delivers with errors marked, and the files that say who holds a port.
#include "transports/serial/line_decoder.h"
#include "transports/serial/port_holder.h"

#include <cstdlib>
#include <vector>

using visor::serial::LineDecoder;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    const std::span<const char> bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    const std::size_t step = 1 + data[0] % 16;
    std::vector<char> room(1 + data[1] % 16);
    LineDecoder decoder;
    std::size_t produced = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
        const auto input = bytes.subspan(at, std::min(step, bytes.size() - at));
        const auto piece = decoder.decode(input, room, data[0] >= 128);
        // A marker kept back may come out with a byte that is looked at again.
        if (piece.consumed > input.size() || piece.produced > room.size() ||
            (piece.consumed == 0 && piece.produced == 0))
            std::abort();
        at += piece.consumed;
        produced += piece.produced;
    }
    if (produced > bytes.size())
        std::abort();
    const QByteArrayView text(bytes.data(), static_cast<qsizetype>(bytes.size()));
    static_cast<void>(visor::serial::flockOwner(text, 0, 0x18, 77));
    static_cast<void>(visor::serial::uucpLockOwner(text));
    return 0;
}
