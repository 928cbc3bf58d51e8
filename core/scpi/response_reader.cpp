// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/response_reader.h"

#include "core/scpi/block.h"

#include <QCoreApplication>
#include <QLocale>

#include <sys/mman.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace visor::scpi {

namespace {

struct ResponseText
{
    Q_DECLARE_TR_FUNCTIONS(visor::scpi::Response)
};

constexpr std::size_t kFirstPiece = std::size_t{16} * 1024;
/// With progress to report, one read asks for no more than this.
constexpr std::size_t kProgressPiece = std::size_t{1024} * 1024;
/// CR LF behind a block.
constexpr std::size_t kTerminatorRoom = 2;
constexpr std::size_t kHugePage = std::size_t{2} * 1024 * 1024;

/// Room for `size` bytes, the first `kept` of them untouched. Large rooms are asked for in huge pages: fresh 4 KiB
/// pages cost three times the throughput of a block read.
void growReply(QByteArray& reply, std::size_t size)
{
    const auto wanted = static_cast<qsizetype>(size);
    if (reply.isDetached() && reply.capacity() >= wanted) {
        reply.resize(wanted);
        return;
    }
    QByteArray larger(wanted, Qt::Uninitialized);
    if (size >= 2 * kHugePage) {
        const auto begin =
            (reinterpret_cast<std::uintptr_t>(larger.data()) + kHugePage - 1) / kHugePage * kHugePage;
        const auto end = (reinterpret_cast<std::uintptr_t>(larger.data()) + size) / kHugePage * kHugePage;
        // Advice only: a kernel without huge pages refuses it and nothing is lost.
        (void)madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
    }
    std::memcpy(larger.data(), reply.constData(), static_cast<std::size_t>(std::min(reply.size(), wanted)));
    reply.swap(larger);
}

Error tooLongError(visa::MessageChannel& channel, const visa::Deadline& deadline, std::uint64_t length,
                   std::int64_t maxBytes, std::size_t received)
{
    const QLocale locale;
    Error error{
        visa::Status::ErrorInvalidSize,
        ResponseText::tr("The reply is longer than the %1 that were expected and was thrown away; check the "
                         "command, or raise the limit.")
            .arg(locale.formattedDataSize(maxBytes)),
        QStringLiteral("%1 bytes, as far as known").arg(length), QStringLiteral("read"), received};
    if (auto cleared = channel.clear(deadline); !cleared)
        error.detail += QStringLiteral("; not cleared: ") + cleared.error().message;
    return error;
}

} // namespace

Result<void> readResponseInto(QByteArray& reply, visa::MessageChannel& channel, const ResponseOptions& options,
                              const visa::Deadline& deadline)
{
    const auto limit = static_cast<std::uint64_t>(std::max<std::int64_t>(options.maxBytes, 0));

    // Most replies are short: they come through the stack and cost one small allocation, or none in a reused
    // buffer. A large reused buffer is filled in place: a wire that asks for each piece then asks once for the
    // whole.
    std::array<char, kFirstPiece> small; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read()
    const bool isFilledInPlace = reply.isDetached() && reply.capacity() > static_cast<qsizetype>(small.size());
    std::span<char> first = small;
    if (isFilledInPlace) {
        reply.resize(reply.capacity());
        const std::uint64_t most = std::min(options.progress ? kProgressPiece : limit + kTerminatorRoom,
                                            static_cast<std::uint64_t>(reply.size()));
        first = std::span(reply.data(), static_cast<std::size_t>(most));
    }
    const auto keep = [&reply, first, isFilledInPlace](std::size_t count) {
        if (isFilledInPlace)
            reply.resize(static_cast<qsizetype>(count));
        else
            reply.replace(0, reply.size(), QByteArrayView(first.data(), static_cast<qsizetype>(count)));
    };
    auto chunk = channel.read(first, deadline);
    const std::size_t arrived = chunk ? chunk->count : std::min(chunk.error().transferred, first.size());
    keep(arrived);
    if (!chunk)
        return tl::unexpected(std::move(chunk.error()));
    if (chunk->endsMessage() && arrived <= limit)
        return {};
    if (arrived > limit)
        return tl::unexpected(tooLongError(channel, deadline, arrived, options.maxBytes, arrived));

    std::int64_t expected = -1;
    std::size_t room = 4 * kFirstPiece;
    const BlockScanResult scan = scanBlockHeader(QByteArrayView(first.data(), static_cast<qsizetype>(arrived)));
    if (scan.scan == BlockScan::Found && !scan.header.isIndefinite) {
        const std::uint64_t total = scan.header.totalLength();
        if (total > limit)
            return tl::unexpected(tooLongError(channel, deadline, total, options.maxBytes, arrived));
        expected = static_cast<std::int64_t>(total);
        room = static_cast<std::size_t>(total) + kTerminatorRoom;
    }
    room = std::max(room, arrived + kTerminatorRoom);
    growReply(reply, room); // keeps what arrived
    std::size_t filled = arrived;
    for (;;) {
        if (options.progress)
            options.progress(static_cast<std::int64_t>(filled), expected);
        if (filled == room) {
            // No block, or one that is longer than it says: END is stronger than the count (IEEE 488.2 §8.7.9).
            if (filled > limit) {
                reply.resize(static_cast<qsizetype>(filled));
                return tl::unexpected(tooLongError(channel, deadline, filled, options.maxBytes, filled));
            }
            room = std::min<std::size_t>(room * 2, static_cast<std::size_t>(limit) + kTerminatorRoom);
            growReply(reply, room);
        }
        std::size_t piece = room - filled;
        if (options.progress)
            piece = std::min(piece, kProgressPiece);
        chunk = channel.read(std::span(reply.data() + filled, piece), deadline);
        if (!chunk) {
            filled += std::min(chunk.error().transferred, piece);
            reply.resize(static_cast<qsizetype>(filled));
            chunk.error().transferred = filled;
            return tl::unexpected(std::move(chunk.error()));
        }
        filled += chunk->count;
        if (chunk->endsMessage())
            break;
    }
    reply.resize(static_cast<qsizetype>(filled));
    if (options.progress)
        options.progress(static_cast<std::int64_t>(filled),
                         expected < 0 ? static_cast<std::int64_t>(filled) : expected);
    return {};
}

Result<QByteArray> readResponse(visa::MessageChannel& channel, const ResponseOptions& options,
                                const visa::Deadline& deadline)
{
    QByteArray reply;
    if (auto done = readResponseInto(reply, channel, options, deadline); !done)
        return tl::unexpected(std::move(done.error()));
    return reply;
}

} // namespace visor::scpi
