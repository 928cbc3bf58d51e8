// SPDX-License-Identifier: GPL-3.0-or-later
// The VICP header, the stream of blocks as both ends read it, and the session's way through replies, service
// requests and strays. The first byte chooses how, the rest arrives on a socket.
#include "transports/vicp/block_stream.h"
#include "transports/vicp/vicp_session.h"

#include <sys/socket.h>

#include <cstdlib>
#include <vector>

using visor::vicp::BlockStream;
using visor::vicp::VicpSession;
using visor::visa::Deadline;

namespace {

void checkHeader(std::span<const char, visor::vicp::kHeaderSize> bytes)
{
    const auto header = visor::vicp::decodeHeader(bytes);
    if (header && visor::vicp::decodeHeader(visor::vicp::encodeHeader(*header)) != header)
        std::abort();
}

/// Reads blocks until the stream ends; every byte must be accounted for.
void readBlocks(visor::wire::TcpStream& stream, std::uint8_t way)
{
    const auto deadline = Deadline::after(std::chrono::seconds(10));
    BlockStream blocks(stream);
    if ((way & 0x10) != 0)
        blocks.setSkipsStrayByte('S');
    std::vector<char> buffer(1 + way % 100);
    for (;;) {
        if ((way & 0x20) != 0) {
            const auto stored = blocks.store();
            std::uint8_t status = 0;
            if (!stored)
                return;
            static_cast<void>(blocks.takePollAnswer(way, status));
        }
        const auto header = blocks.nextHeader(deadline);
        if (!header)
            return;
        if (blocks.dataLeft() != header->length)
            std::abort();
        std::uint64_t read = 0;
        while (blocks.dataLeft() > 0 && (way & 0x40) == 0) {
            bool found = false;
            const auto got = (way & 0x80) != 0 ? blocks.readData(buffer, deadline)
                                               : blocks.readDataUntil(buffer, '\n', found, deadline);
            if (!got)
                return;
            if (*got == 0 || *got > buffer.size() || (found && buffer[*got - 1] != '\n'))
                std::abort();
            read += *got;
        }
        if (read + blocks.dataLeft() != header->length)
            std::abort();
    }
}

/// Reads replies until an error; the session must never hand over more than there is room for.
void readReplies(visor::wire::TcpStream stream, std::uint8_t way)
{
    const auto deadline = Deadline::after(std::chrono::seconds(10));
    VicpSession session(visor::visa::ResourceName(visor::visa::InterfaceType::Vicp, 0,
                                                  visor::visa::VicpInstrument{QStringLiteral("fuzz"), {}}),
                        std::move(stream), std::chrono::seconds(1));
    if (!session.write("?", deadline))
        return;
    std::vector<char> buffer(1 + way % 100);
    for (int i = 0; i < 100'000; ++i) {
        const auto chunk = session.read(buffer, deadline);
        if (!chunk)
            return;
        if (chunk->count > buffer.size())
            std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    constexpr std::size_t kSocketRoom = 64 * 1024;
    if (size < 1 || size > kSocketRoom)
        return 0;
    const std::span bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    const QByteArrayView view(bytes.data(), static_cast<qsizetype>(bytes.size()));
    if (bytes.size() >= visor::vicp::kHeaderSize)
        checkHeader(bytes.first<visor::vicp::kHeaderSize>());
    static_cast<void>(visor::vicp::otherInterface(view));

    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return 0;
    auto ours = visor::wire::TcpStream::adopt(ends[0]);
    auto theirs = visor::wire::TcpStream::adopt(ends[1]);
    if (!theirs.writeAll(view, Deadline::after(std::chrono::seconds(1))))
        return 0;
    // Half closed: what the session writes goes nowhere and does no harm.
    ::shutdown(theirs.descriptor(), SHUT_WR);
    if ((data[0] & 1) != 0)
        readBlocks(ours, data[0]);
    else
        readReplies(std::move(ours), data[0]);
    return 0;
}
