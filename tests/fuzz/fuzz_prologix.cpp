// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a GPIB adapter at its own end, replies at ours, addresses and the discovery's datagrams.
#include "transports/prologix/messages.h"

#include <algorithm>
#include <cstdlib>
#include <span>

namespace prologix = visor::prologix;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char*>(data) + 1, static_cast<qsizetype>(size) - 1);
    const qsizetype step = 1 + data[0] % 32;

    prologix::LineReader reader;
    std::vector<prologix::LineReader::Line> lines;
    prologix::ReplyScanner scanner;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        const QByteArrayView piece = bytes.sliced(at, std::min(step, bytes.size() - at));
        if (!reader.feed(piece, lines))
            std::abort(); // no input here is that long
        scanner.feed(piece);
        if (scanner.mayEnd() && piece.back() != prologix::kEndMark)
            std::abort();
    }
    // What is sent as data arrives as that data, whatever it holds.
    prologix::LineReader other;
    std::vector<prologix::LineReader::Line> sent;
    if (!other.feed(prologix::escaped(bytes) + '\n', sent))
        std::abort();
    if (bytes.isEmpty() ? !sent.empty() : sent.size() != 1 || sent[0].isCommand || sent[0].text != bytes)
        std::abort();

    if (const auto address = prologix::parseAddress(bytes);
        address && prologix::parseAddress(prologix::addressText(*address)) != address)
        std::abort();
    static_cast<void>(prologix::parseNumber(bytes, 0, 255));
    static_cast<void>(prologix::adapterKind(bytes));
    static_cast<void>(prologix::NetFinder::parseIdentify(bytes));
    static_cast<void>(prologix::NetFinder::parseReply(bytes));
    return 0;
}
