// SPDX-License-Identifier: GPL-3.0-or-later
// The HiSLIP header, descriptors and the stream of messages, as both ends read them. The first byte chooses how
// payloads are read, the rest arrives on a socket.
#include "transports/hislip/descriptors.h"
#include "transports/hislip/message_stream.h"

#include <sys/socket.h>

#include <algorithm>
#include <cstdlib>
#include <vector>

using visor::hislip::HeaderBytes;
using visor::hislip::MessageStream;
using visor::visa::Deadline;

namespace {

void checkHeader(std::span<const char, visor::hislip::kHeaderSize> bytes)
{
    const auto header = visor::hislip::decodeHeader(bytes);
    if (!header)
        return;
    const HeaderBytes again = visor::hislip::encodeHeader(*header);
    if (!std::equal(bytes.begin(), bytes.end(), again.begin()))
        std::abort();
}

/// Descriptors that were read, written and read again are the same.
void checkDescriptors(QByteArrayView payload)
{
    // What is no UTF-8 grows when written again, and a descriptor holds 64 KiB.
    constexpr qsizetype kLongest = 16 * 1024;
    payload = payload.first(std::min(payload.size(), kLongest));
    const auto descriptors = visor::hislip::decodeDescriptors(payload);
    if (visor::hislip::decodeDescriptors(visor::hislip::encodeDescriptors(descriptors)) != descriptors)
        std::abort();
    if (const auto id = visor::hislip::decodeMessageId(payload);
        id && visor::hislip::encodeMessageId(*id) != payload)
        std::abort();
}

/// Reads messages until the stream ends; every byte must be accounted for.
void readMessages(MessageStream& messages, std::uint8_t way)
{
    const auto deadline = Deadline::after(std::chrono::seconds(10));
    std::vector<char> buffer(1 + way % 100);
    for (;;) {
        const auto header = messages.nextHeader(deadline);
        if (!header)
            return;
        if (messages.payloadLeft() != header->payloadLength)
            std::abort();
        std::uint64_t read = 0;
        switch (way % 4) {
        case 0: // skipped
            continue;
        case 1: {
            const auto text = messages.readText(deadline);
            if (!text)
                return;
            read = static_cast<std::uint64_t>(text->size());
            break;
        }
        default:
            while (messages.payloadLeft() > 0) {
                bool found = false;
                const auto got = way % 4 == 2 ? messages.readPayload(buffer, deadline)
                                              : messages.readPayloadUntil(buffer, '\n', found, deadline);
                if (!got)
                    return;
                if (*got == 0 || *got > buffer.size() || (found && buffer[*got - 1] != '\n'))
                    std::abort();
                read += *got;
            }
        }
        if (read + messages.payloadLeft() != header->payloadLength)
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
    if (bytes.size() >= visor::hislip::kHeaderSize)
        checkHeader(bytes.first<visor::hislip::kHeaderSize>());
    static_cast<void>(
        visor::hislip::decodeSize(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size()))));

    checkDescriptors(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));

    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return 0;
    auto ours = visor::wire::TcpStream::adopt(ends[0]);
    auto theirs = visor::wire::TcpStream::adopt(ends[1]);
    if (!theirs.writeAll(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())),
                         Deadline::after(std::chrono::seconds(1))))
        return 0;
    theirs.close();
    MessageStream messages(ours);
    readMessages(messages, data[0]);
    return 0;
}
