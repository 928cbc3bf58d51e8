// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/bulk_pipes.h"

#include "core/scpi/block.h"
#include "transports/usbtmc/error_text.h"

#include <algorithm>
#include <cstring>

namespace visor::usbtmc {

using visa::Deadline;
using visa::Status;

namespace {

constexpr std::size_t bulkRoundUp(std::size_t size, std::size_t packet)
{
    return (size + packet - 1) / packet * packet;
}

/// Empty or late transfers in front of a reply; more is a device that has lost its way.
constexpr int kMostStrayTransfers = 16;
/// The most alignment bytes a device may add (USBTMC §3.3).
constexpr std::size_t kInAlignment = 3;

} // namespace

BulkPipes::BulkPipes(UsbDevice& device, ControlChannel& control, const Quirks& quirks)
    : m_device(device), m_control(control), m_quirks(quirks)
{
}

Result<void> BulkPipes::write(QByteArrayView bytes, bool end, const Deadline& deadline)
{
    const std::size_t most = m_quirks.maximumWrite.value_or(kMaximumTransfer);
    const auto total = static_cast<std::size_t>(bytes.size());
    for (std::size_t done = 0; done < total;) {
        const std::size_t count = std::min(most, total - done);
        const bool isLast = done + count == total;
        const std::uint8_t tag = m_tags.next();
        const Header header = encodeOut(tag, static_cast<std::uint32_t>(count), end && isLast);
        m_out.resize(kHeaderSize + count + alignmentOf(count));
        std::memcpy(m_out.data(), header.data(), kHeaderSize);
        std::memcpy(m_out.data() + kHeaderSize, bytes.data() + done, count);
        std::fill(m_out.begin() + static_cast<std::ptrdiff_t>(kHeaderSize + count), m_out.end(), '\0');
        if (auto sent = send(m_out, tag, QStringLiteral("write"), deadline); !sent) {
            sent.error().transferred += done;
            return sent;
        }
        done += count;
        m_isMessageOpen = !(end && isLast);
    }
    return {};
}

Result<void> BulkPipes::trigger(const Deadline& deadline)
{
    const std::uint8_t tag = m_tags.next();
    Header header = encodeTrigger(tag);
    m_out.assign(header.begin(), header.end());
    return send(m_out, tag, QStringLiteral("trigger"), deadline);
}

Result<void> BulkPipes::send(std::span<char> bytes, std::uint8_t tag, const QString& operation,
                             const Deadline& deadline)
{
    const TransferResult result = m_device.bulk(m_device.layout().bulkOut, bytes, deadline);
    if (result.end == TransferEnd::Complete && result.count == bytes.size())
        return {};
    const std::size_t sent = result.count > kHeaderSize ? result.count - kHeaderSize : 0;
    m_needsClear = m_needsClear || m_isMessageOpen; // half a program message
    if (result.end == TransferEnd::Stall) {
        // §3.2.2.1: the device found a protocol error and waits for the halt to be cleared.
        m_device.clearHalt(m_device.layout().bulkOut);
        return failure(Status::ErrorOutputProtocolViolation,
                       ErrorText::tr("%1 refused the message; clear the instrument and check the command.")
                           .arg(m_device.who()),
                       operation, QStringLiteral("bulk-out stalled"), sent);
    }
    m_debtTag = tag;
    return brokeOff(result.end, Debt::AbortOut, operation, sent);
}

Result<void> BulkPipes::request(std::size_t size, std::optional<char> termChar, const Deadline& deadline)
{
    m_requestTag = m_tags.next();
    Header header = encodeRequestIn(m_requestTag, static_cast<std::uint32_t>(size), termChar);
    m_out.assign(header.begin(), header.end());
    auto sent = send(m_out, m_requestTag, QStringLiteral("read"), deadline);
    if (!sent)
        sent.error().transferred = 0; // of the reply, nothing
    return sent;
}

std::size_t BulkPipes::roomFor(std::size_t dataSize) const
{
    // A packet more than the longest answer: a device that ends it with a zero-length packet must find room for
    // that, and one that sends too much must not overflow.
    const std::size_t packet = m_device.layout().bulkInPacket;
    return bulkRoundUp(kHeaderSize + dataSize + kInAlignment, packet) + packet;
}

TransferResult BulkPipes::receive(std::size_t dataSize, const Deadline& deadline)
{
    if (m_quirks.noZeroLengthPacket)
        return receiveCounted(dataSize, deadline);
    const std::size_t room = roomFor(dataSize);
    if (m_in.size() < room)
        m_in.resize(room);
    return m_device.bulk(m_device.layout().bulkIn, std::span(m_in).first(room), deadline);
}

TransferResult BulkPipes::receiveCounted(std::size_t dataSize, const Deadline& deadline)
{
    // The first packet tells how long the transfer is; the rest is read to exactly that length.
    const std::size_t packet = m_device.layout().bulkInPacket;
    m_in.resize(std::max(m_in.size(), roomFor(dataSize)));
    const TransferResult first = m_device.bulk(m_device.layout().bulkIn, std::span(m_in).first(packet), deadline);
    if (first.end != TransferEnd::Complete || first.count < packet)
        return first;
    const auto header = parseInHeader(QByteArrayView(m_in.data(), static_cast<qsizetype>(first.count)));
    if (!header || header->size > dataSize || kHeaderSize + header->size <= packet)
        return first;
    const std::size_t rest = bulkRoundUp(kHeaderSize + header->size - packet, packet);
    TransferResult result =
        m_device.bulk(m_device.layout().bulkIn, std::span(m_in).subspan(packet, rest), deadline);
    result.count += packet;
    return result;
}

TransferResult BulkPipes::receiveReply(std::size_t dataSize, const Deadline& deadline)
{
    for (int stray = 0;; ++stray) {
        const TransferResult result = receive(dataSize, deadline);
        if (result.end != TransferEnd::Complete || stray == kMostStrayTransfers)
            return result;
        const auto header = parseInHeader(QByteArrayView(m_in.data(), static_cast<qsizetype>(result.count)));
        // The zero-length packet that ended the reply before, or the reply to a request that was given up.
        const bool isLate = header && !m_quirks.wrongTag && header->hasConsistentTag() && m_abortedTag != 0 &&
                            header->tag == m_abortedTag && header->tag != m_requestTag;
        if (result.count != 0 && !isLate)
            return result;
    }
}

Result<InHeader> BulkPipes::checkedHeader(std::size_t received) const
{
    const QString operation = QStringLiteral("read");
    const auto header = parseInHeader(QByteArrayView(m_in.data(), static_cast<qsizetype>(received)));
    if (!header) {
        return brokenAnswer(m_device.who(), operation,
                            QStringLiteral("a bulk-in transfer of %1 bytes has no header").arg(received));
    }
    const bool isMessage = header->message == static_cast<std::uint8_t>(MessageId::DeviceDependentIn);
    if (!isMessage && !m_quirks.wrongMessageId)
        return brokenAnswer(m_device.who(), operation, QStringLiteral("MsgID %1").arg(header->message));
    const bool isOurs = header->tag == m_requestTag && header->hasConsistentTag();
    if (!isOurs && !m_quirks.wrongTag) {
        return brokenAnswer(m_device.who(), operation,
                            QStringLiteral("bTag %1 and inverse %2 in reply to %3")
                                .arg(header->tag)
                                .arg(header->inverseTag)
                                .arg(m_requestTag));
    }
    return *header;
}

std::size_t BulkPipes::withoutPadding(std::size_t size) const
{
    // Only behind the terminator: anywhere else a zero may be data.
    if (!m_quirks.paddingInSize || size % 4 != 0)
        return size;
    std::size_t padding = 0;
    while (padding < kInAlignment && padding < size && m_in[kHeaderSize + size - 1 - padding] == '\0')
        ++padding;
    const bool hasTerminator = padding < size && m_in[kHeaderSize + size - 1 - padding] == '\n';
    return hasTerminator ? size - padding : size;
}

Result<BulkPipes::Piece> BulkPipes::read(std::size_t size, std::optional<char> termChar, const Deadline& deadline)
{
    const QString operation = QStringLiteral("read");
    const std::size_t asked = std::min<std::size_t>(size, m_quirks.maximumRead.value_or(kMaximumTransfer));
    if (const auto requested = request(asked, termChar, deadline); !requested)
        return tl::unexpected(requested.error());

    const TransferResult result = receiveReply(asked, deadline);
    if (result.end == TransferEnd::Lost || result.end == TransferEnd::Stall)
        return brokeOff(result.end, Debt::None, operation, 0);
    if (result.end != TransferEnd::Complete && result.count < kHeaderSize) {
        m_debtTag = m_requestTag;
        return brokeOff(result.end, Debt::AbortIn, operation, 0);
    }
    const auto header = checkedHeader(result.count);
    if (!header) {
        owe(Debt::AbortIn, m_requestTag);
        static_cast<void>(settle(Deadline::after(kGrace)));
        return tl::unexpected(header.error());
    }
    const std::size_t arrived = std::min<std::size_t>(result.count - kHeaderSize, asked);
    const bool isWhole = header->size <= arrived;
    const std::size_t count = withoutPadding(isWhole ? header->size : arrived);
    // All of it has come although the transfer did not end: a device that forgets the zero-length packet.
    const bool isMerelyUnended = isWhole && result.end == TransferEnd::TimedOut;
    if (result.end != TransferEnd::Complete && !isMerelyUnended) {
        m_debtTag = m_requestTag;
        return brokeOff(result.end, Debt::AbortIn, operation, count);
    }
    if (!isWhole) {
        owe(Debt::AbortIn, m_requestTag);
        static_cast<void>(settle(Deadline::after(kGrace)));
        return brokenAnswer(m_device.who(), operation,
                            QStringLiteral("TransferSize %1, %2 bytes requested, %3 came")
                                .arg(header->size)
                                .arg(asked)
                                .arg(result.count - kHeaderSize),
                            count);
    }
    return Piece{received(count), header->endOfMessage || m_quirks.neverEndOfMessage, header->endedByTermChar};
}

Result<void> BulkPipes::readContinued(QByteArray& reply, const Deadline& deadline)
{
    const QString operation = QStringLiteral("read");
    const std::size_t packet = m_device.layout().bulkInPacket;
    const std::size_t asked = m_quirks.maximumRead.value_or(kMaximumTransfer);
    reply.clear();
    if (auto requested = request(asked, std::nullopt, deadline); !requested)
        return requested;

    TransferResult result = receiveReply(asked, deadline);
    if (result.end != TransferEnd::Complete) {
        m_debtTag = m_requestTag;
        return brokeOff(result.end, Debt::AbortIn, operation, 0);
    }
    const auto header = checkedHeader(result.count);
    if (!header) {
        owe(Debt::AbortIn, m_requestTag);
        static_cast<void>(settle(Deadline::after(kGrace)));
        return tl::unexpected(header.error());
    }
    reply.append(m_in.data() + kHeaderSize, static_cast<qsizetype>(result.count - kHeaderSize));
    std::uint64_t total = header->size;
    if (m_quirks.sizeFromBlock) {
        const scpi::BlockScanResult scan = scpi::scanBlockHeader(reply);
        if (scan.scan == scpi::BlockScan::Found && !scan.header.isIndefinite)
            total = scan.header.totalLength();
    }
    // The rest is data alone, as many transfers as the device likes.
    while (static_cast<std::uint64_t>(reply.size()) < total) {
        const std::size_t left =
            std::min<std::uint64_t>(total - static_cast<std::uint64_t>(reply.size()), kMaximumTransfer);
        const std::size_t room = m_quirks.noZeroLengthPacket ? bulkRoundUp(left, packet) : roomFor(left);
        m_in.resize(std::max(m_in.size(), room));
        result = m_device.bulk(m_device.layout().bulkIn, std::span(m_in).first(room), deadline);
        reply.append(m_in.data(), static_cast<qsizetype>(result.count));
        if (result.end != TransferEnd::Complete) {
            m_debtTag = m_requestTag;
            return brokeOff(result.end, Debt::AbortIn, operation, static_cast<std::size_t>(reply.size()));
        }
    }
    if (static_cast<std::uint64_t>(reply.size()) > total)
        reply.truncate(static_cast<qsizetype>(total));
    return {};
}

} // namespace visor::usbtmc
