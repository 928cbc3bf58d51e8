// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/adapter_line.h"

#include "transports/prologix/error_text.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace visor::prologix {

using visa::Deadline;
using visa::Status;

namespace {

/// One try to get an answer to ++ver while an adapter starts (Arduino boards restart when their port is opened).
constexpr std::chrono::milliseconds kVersionTry{500};
/// Between the adapter's own time limit and ours: the network and its firmware.
constexpr std::chrono::milliseconds kAdapterMargin{100};
/// An adapter that does not answer so long after its read must be over is gone.
constexpr std::chrono::milliseconds kAdapterSilence{3000};
constexpr qsizetype kAdapterMostLate = 16 << 20;
constexpr std::size_t kLatePiece = 65536;
constexpr qsizetype kAdapterMostLine = 1024;

/// One ++read at the most: so long a cancelled read keeps the adapter from others.
constexpr int kLongestRead = 1000;
/// Time limits of the adapter, of few, so that ++read_tmo_ms is seldom needed.
constexpr std::array<int, 6> kReadTimes{kLongestRead, 500, 200, 100, 50, 20};
/// The numbers of synchronise() are time limits that nothing else here uses: every adapter keeps one, and answers
/// what it was set to. Long after an answer with the same number can still be on its way they begin anew.
constexpr int kFirstFence = 601;
constexpr int kLastFence = 999;

/// Where the answers to a fence begin, once they are whole; lines end in CR LF, some clones' in LF CR.
qsizetype fenceAt(QByteArrayView bytes, qsizetype from, QByteArrayView number, QByteArrayView version)
{
    for (qsizetype at = bytes.indexOf(version, from); at >= 0; at = bytes.indexOf(version, at + 1)) {
        if (bytes.indexOf('\n', at + version.size()) < 0)
            break;
        QByteArrayView before = bytes.first(at);
        while (before.endsWith('\n') || before.endsWith('\r'))
            before.chop(1);
        if (before.size() < at && before.endsWith(number))
            return before.size() - number.size();
    }
    return -1;
}

} // namespace

AdapterLine::AdapterLine(std::unique_ptr<wire::ByteStream> stream, QString name)
    : m_stream(std::move(stream)), m_name(std::move(name)), m_kind(&adapterKind({})), m_fence(kFirstFence)
{
}

Result<QByteArray> AdapterLine::askVersion(int& asked, const Deadline& deadline)
{
    for (;;) {
        ++asked;
        QByteArray line;
        const auto sent = send("++ver\n", deadline);
        const auto read = sent ? readLine(line, deadline.sooner(kVersionTry)) : tl::unexpected(sent.error());
        if (read && !line.trimmed().isEmpty())
            return line.trimmed();
        if (read) {
            if (deadline.isCancelled())
                return adapterAborted(QStringLiteral("open"));
            // What sends empty lines without end would never let a read time out.
            if (deadline.hasExpired())
                return notAnAdapter(m_name);
            continue;
        }
        // GPIB-ETHERNET takes one client and hangs up on the next.
        if (read.error().status == Status::ErrorConnectionLost)
            return adapterBusy(m_name);
        if (read.error().status != Status::ErrorTimeout)
            return tl::unexpected(read.error());
        if (deadline.hasExpired())
            return notAnAdapter(m_name);
    }
}

Result<void> AdapterLine::setUp(const Deadline& deadline)
{
    int asked = 0;
    auto version = askVersion(asked, deadline);
    if (!version)
        return tl::unexpected(version.error());
    m_version = std::move(*version);
    m_kind = &adapterKind(m_version);
    if (!m_version.contains("GPIB") && !m_version.contains("gpib") && m_kind->versionWord.isEmpty())
        return notAnAdapter(m_name);
    QByteArray lines;
    for (const QLatin1StringView command : m_kind->setup)
        lines += "++" + QByteArray(command.data(), command.size()) + '\n';
    if (const auto sent = send(lines, deadline); !sent)
        return sent;
    m_readTime = kLongestRead; // as the set-up says
    // The other tries may be answered too, if the adapter was awake to hear them.
    m_isDirty = asked > 1;
    return clean(deadline);
}

Error AdapterLine::settled(Error error)
{
    if (error.status == Status::ErrorConnectionLost) {
        m_stream->close();
        return adapterGone(error.operation).value();
    }
    m_isDirty = true;
    return error;
}

Result<void> AdapterLine::send(const QByteArray& lines, const Deadline& deadline)
{
    const auto sent = m_stream->writeAll(lines, deadline);
    if (sent) {
        m_isMidLine = false;
        return {};
    }
    // What of it arrived is not known.
    m_isMidLine = m_isMidLine || sent.error().transferred > 0;
    forgetSettings();
    return tl::unexpected(settled(sent.error()));
}

Result<void> AdapterLine::readLine(QByteArray& line, const Deadline& deadline)
{
    char c = 0;
    while (line.size() < kAdapterMostLine) {
        if (const auto got = m_stream->readSome({&c, 1}, deadline); !got)
            return tl::unexpected(settled(got.error()));
        line.append(c);
        if (c == '\n')
            return {};
    }
    m_isDirty = true;
    return notAnAdapter(m_name);
}

Result<void> AdapterLine::clean(const Deadline& deadline)
{
    if (!m_isDirty)
        return {};
    const auto late = synchronise(deadline);
    return late ? Result<void>() : tl::unexpected(late.error());
}

Result<QByteArray> AdapterLine::synchronise(const Deadline& deadline)
{
    const auto silence = std::chrono::milliseconds(std::max(m_readTime, kLongestRead)) + kAdapterSilence;
    m_fence = m_fence == kLastFence ? kFirstFence : m_fence + 1;
    const QByteArray number = QByteArray::number(m_fence);
    m_isDirty = true;
    if (const auto sent =
            send((m_isMidLine ? "\n" : "") + ("++read_tmo_ms " + number) + "\n++read_tmo_ms\n++ver\n", deadline);
        !sent)
        return tl::unexpected(sent.error());
    m_readTime = m_fence;
    QByteArray late;
    std::vector<char> piece(kLatePiece);
    for (;;) {
        // From the last byte on: a long late reply may take its time.
        const Deadline silent = Deadline::after(silence);
        const auto got = m_stream->readSome(piece, deadline.sooner(silence));
        if (!got) {
            if (silent.hasExpired())
                m_stream->close(); // it hears nothing any more
            return tl::unexpected(settled(got.error()));
        }
        const qsizetype longest = m_version.size() + 4; // with its line's end and some
        const qsizetype from = std::max<qsizetype>(0, late.size() - longest);
        late.append(piece.data(), static_cast<qsizetype>(*got));
        if (const qsizetype at = fenceAt(late, from, number, m_version); at >= 0) {
            late.truncate(at);
            m_isDirty = false;
            return late;
        }
        if (late.size() > kAdapterMostLate)
            late = late.last(2 * longest); // nobody can want that any more
        // As long as something comes no read says so.
        if (deadline.hasExpired())
            return adapterOccupied(QStringLiteral("read"));
    }
}

QByteArray AdapterLine::addressing(const GpibAddress& address)
{
    if (m_address == address)
        return {};
    m_address = address;
    return "++addr " + addressText(address) + '\n';
}

QByteArray AdapterLine::ending(bool assertsEnd)
{
    if (m_assertsEnd == assertsEnd)
        return {};
    m_assertsEnd = assertsEnd;
    return assertsEnd ? "++eoi 1\n" : "++eoi 0\n";
}

QByteArray AdapterLine::readTimeLine(const Deadline& deadline)
{
    const auto left = deadline.remaining().count();
    const auto time = std::find_if(kReadTimes.begin(), kReadTimes.end() - 1, [left](int t) { return t <= left; });
    if (*time == m_readTime)
        return {};
    m_readTime = *time;
    return "++read_tmo_ms " + QByteArray::number(m_readTime) + '\n';
}

void AdapterLine::forgetSettings()
{
    m_address.reset();
    m_assertsEnd.reset();
    m_readTime = 0;
}

Deadline AdapterLine::readOver(const Deadline& deadline) const
{
    return deadline.sooner(std::chrono::milliseconds(m_readTime) + kAdapterMargin);
}

} // namespace visor::prologix
