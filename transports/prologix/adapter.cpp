// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/adapter.h"

#include "transports/prologix/error_text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace visor::prologix {

using visa::Deadline;
using visa::ReadChunk;
using visa::Status;

namespace {

/// One try to get an answer to ++ver while an adapter starts (Arduino boards restart when their port is opened).
constexpr std::chrono::milliseconds kVersionTry{500};
/// Between the adapter's own time limit and ours: the network and its firmware.
constexpr std::chrono::milliseconds kAdapterMargin{100};
/// An adapter that does not answer ++ver so long after its read must be over is gone.
constexpr std::chrono::milliseconds kAdapterSilence{3000};
constexpr qsizetype kAdapterMostLate = 16 << 20;
constexpr qsizetype kAdapterMostLine = 1024;

} // namespace

Result<Adapter::Turn> Adapter::Turn::take(Adapter& adapter, Owner owner, const Deadline& deadline,
                                          const QString& operation)
{
    std::unique_lock lock(adapter.m_mutex);
    for (;;) {
        if (deadline.isCancelled())
            return adapterAborted(operation);
        if (adapter.m_isLost)
            return adapterGone(operation);
        const bool isKept =
            adapter.m_keeper != 0 && adapter.m_keeper != owner && Deadline::Clock::now() < adapter.m_keptUntil;
        // Polling for service requests waits for replies, however long somebody takes to read one.
        const bool mayTake = !adapter.m_isTaken && !isKept && (owner != 0 || adapter.m_reader == 0);
        if (mayTake)
            break;
        if (deadline.hasExpired())
            return adapterOccupied(operation);
        auto until = Deadline::Clock::now() + deadline.slice();
        if (isKept)
            until = std::min(until, adapter.m_keptUntil);
        adapter.m_free.wait_until(lock, until);
    }
    adapter.m_isTaken = true;
    adapter.m_keeper = 0;
    if (adapter.m_reader != 0 && adapter.m_reader != owner) {
        adapter.m_robbed = std::exchange(adapter.m_reader, 0);
        adapter.m_isDirty = true;
    }
    return Turn(adapter, owner);
}

Adapter::Turn::~Turn()
{
    if (m_adapter == nullptr)
        return;
    {
        const std::lock_guard guard(m_adapter->m_mutex);
        m_adapter->m_isTaken = false;
        m_adapter->m_isLost = m_adapter->m_isLost || !m_adapter->m_stream->isOpen();
    }
    m_adapter->m_free.notify_all();
}

void Adapter::Turn::keep(std::chrono::milliseconds time) const
{
    const std::lock_guard guard(m_adapter->m_mutex);
    m_adapter->m_keeper = m_owner;
    m_adapter->m_keptUntil = Deadline::Clock::now() + time;
}

Adapter::Adapter(std::unique_ptr<wire::ByteStream> stream, QString name)
    : m_name(std::move(name)), m_stream(std::move(stream))
{
}

Adapter::~Adapter()
{
    {
        const std::lock_guard guard(m_mutex);
        m_isEnding = true;
    }
    m_free.notify_all();
    if (m_poller.joinable())
        m_poller.join();
}

Result<std::shared_ptr<Adapter>> Adapter::open(std::unique_ptr<wire::ByteStream> stream, QString name,
                                               const Deadline& deadline)
{
    std::shared_ptr<Adapter> adapter(new Adapter(std::move(stream), std::move(name)));
    if (const auto ready = adapter->setUp(deadline); !ready)
        return tl::unexpected(ready.error());
    return adapter;
}

Result<void> Adapter::setUp(const Deadline& deadline)
{
    int asked = 0;
    while (m_version.isEmpty()) {
        ++asked;
        const auto sent = send("++ver\n", deadline);
        const auto line = sent ? readLine(deadline.sooner(kVersionTry)) : tl::unexpected(sent.error());
        if (line) {
            m_version = line->trimmed();
            continue;
        }
        // GPIB-ETHERNET takes one client and hangs up on the next.
        if (line.error().status == Status::ErrorConnectionLost)
            return adapterBusy(m_name);
        if (line.error().status != Status::ErrorTimeout)
            return tl::unexpected(line.error());
        if (deadline.hasExpired())
            return notAnAdapter(m_name);
    }
    m_kind = &adapterKind(m_version);
    if (!m_version.contains("GPIB") && !m_version.contains("gpib") && m_kind->versionWord.isEmpty())
        return notAnAdapter(m_name);
    QByteArray lines;
    for (const QLatin1StringView command : m_kind->setup)
        lines += "++" + QByteArray(command.data(), command.size()) + '\n';
    if (const auto sent = send(lines, deadline); !sent)
        return sent;
    if (asked > 1) {
        // The answers to the other tries, if the adapter was awake to hear them.
        const Deadline quiet = deadline.sooner(kAdapterMargin);
        while (readLine(quiet)) {
        }
    }
    m_isDirty = false;
    return {};
}

Adapter::Owner Adapter::newOwner()
{
    const std::lock_guard guard(m_mutex);
    return ++m_lastOwner;
}

bool Adapter::isUsable() const
{
    const std::lock_guard guard(m_mutex);
    return !m_isLost;
}

void Adapter::forget(Owner owner)
{
    onServiceRequest(owner, {}, {});
    {
        const std::lock_guard guard(m_mutex);
        if (m_keeper == owner)
            m_keeper = 0; // an unfinished reply is given up by whoever comes next
    }
    m_free.notify_all();
}

Error Adapter::settled(Error error)
{
    if (error.status == Status::ErrorConnectionLost) {
        m_stream->close();
        return adapterGone(error.operation).value();
    }
    m_isDirty = true;
    return error;
}

Result<void> Adapter::send(const QByteArray& lines, const Deadline& deadline)
{
    const auto sent = m_stream->writeAll(lines, deadline);
    if (sent) {
        m_isMidLine = false;
        return {};
    }
    if (sent.error().transferred > 0) {
        m_isMidLine = true;
        m_address.reset(); // what of it arrived is not known
        m_readTime = 0;
    }
    return tl::unexpected(settled(sent.error()));
}

QByteArray Adapter::addressing(const GpibAddress& address)
{
    if (m_address == address)
        return {};
    m_address = address;
    return "++addr " + addressText(address) + '\n';
}

Result<QByteArray> Adapter::readLine(const Deadline& deadline)
{
    QByteArray line;
    char c = 0;
    while (line.size() < kAdapterMostLine) {
        if (const auto got = m_stream->readSome({&c, 1}, deadline); !got)
            return tl::unexpected(settled(got.error()));
        line.append(c);
        if (c == '\n')
            return line;
    }
    m_isDirty = true;
    return notAnAdapter(m_name);
}

Result<QByteArray> Adapter::synchronise(const Deadline& deadline)
{
    if (const auto sent = send(m_isMidLine ? QByteArray("\n++ver\n") : QByteArray("++ver\n"), deadline); !sent)
        return tl::unexpected(sent.error());
    ++m_versionsOwed;
    m_isDirty = true;
    QByteArray late;
    std::vector<char> piece(64 * 1024);
    const Deadline silence =
        Deadline::after(std::chrono::milliseconds(std::max(m_readTime, kLongestRead)) + kAdapterSilence);
    while (m_versionsOwed > 0) {
        const auto got = m_stream->readSome(
            piece, deadline.when() < silence.when() ? deadline : Deadline::at(silence.when(), deadline.token()));
        if (!got) {
            if (silence.hasExpired())
                m_stream->close(); // it hears nothing any more
            return tl::unexpected(settled(got.error()));
        }
        late.append(piece.data(), static_cast<qsizetype>(*got));
        for (qsizetype at = late.indexOf(m_version); at >= 0 && m_versionsOwed > 0;
             at = late.indexOf(m_version, at)) {
            const qsizetype end = late.indexOf('\n', at + m_version.size());
            if (end < 0)
                break;
            late.remove(at, end + 1 - at);
            --m_versionsOwed;
        }
        if (late.size() > kAdapterMostLate)
            late = late.last(m_version.size() + 2); // nobody can want that any more
    }
    m_isDirty = false;
    m_reader = 0;
    return late;
}

Result<void> Adapter::clean(const Deadline& deadline)
{
    if (!m_isDirty)
        return {};
    const auto late = synchronise(deadline);
    if (!late)
        return tl::unexpected(late.error());
    m_ahead.clear();
    return {};
}

Result<void> Adapter::write(Owner owner, const GpibAddress& address, QByteArrayView bytes, bool end,
                            const Deadline& deadline)
{
    const QString operation = QStringLiteral("write");
    const auto turn = Turn::take(*this, owner, deadline, operation);
    if (!turn)
        return tl::unexpected(turn.error());
    if (m_robbed == owner)
        m_robbed = 0;
    if (std::exchange(m_reader, 0) != 0)
        m_isDirty = true; // its own reply is no longer wanted
    if (const auto ready = clean(deadline); !ready)
        return ready;
    QByteArray lines = addressing(address);
    if (m_assertsEnd != end) {
        m_assertsEnd = end;
        lines += end ? "++eoi 1\n" : "++eoi 0\n";
    }
    lines += escaped(bytes);
    lines += '\n';
    if (auto sent = send(lines, deadline); !sent) {
        sent.error().operation = operation;
        return sent;
    }
    if (end && bytes.contains('?'))
        turn->keep(kPairTime);
    return {};
}

Result<void> Adapter::startRead(const GpibAddress& address, const Deadline& deadline)
{
    QByteArray lines = addressing(address);
    lines += readTimeLine(deadline);
    lines += "++read eoi\n";
    return send(lines, deadline);
}

QByteArray Adapter::readTimeLine(const Deadline& deadline)
{
    // The longest that ends before the deadline does, of few, so that the line is seldom needed.
    constexpr std::array<int, 6> kTimes{kLongestRead, 500, 200, 100, 50, 20};
    const auto left = deadline.remaining().count();
    const auto time = std::find_if(kTimes.begin(), kTimes.end() - 1, [left](int t) { return t <= left; });
    if (*time == m_readTime)
        return {};
    m_readTime = *time;
    return "++read_tmo_ms " + QByteArray::number(m_readTime) + '\n';
}

Result<std::size_t> Adapter::receiveSome(const GpibAddress& address, std::span<char> into,
                                         const Deadline& deadline)
{
    for (;;) {
        if (!m_ahead.isEmpty()) {
            const auto count = std::min(m_ahead.size(), static_cast<qsizetype>(into.size()));
            std::memcpy(into.data(), m_ahead.constData(), static_cast<std::size_t>(count));
            m_ahead.remove(0, count);
            return static_cast<std::size_t>(count);
        }
        const auto got =
            m_stream->readSome(into, deadline.sooner(std::chrono::milliseconds(m_readTime) + kAdapterMargin));
        if (got || got.error().status != Status::ErrorTimeout || deadline.hasExpired())
            return got;
        // Its read is over, by its own clock. What came of it after all stands before the version.
        const Owner reader = m_reader;
        auto late = synchronise(deadline);
        if (!late)
            return tl::unexpected(late.error());
        m_reader = reader;
        m_ahead = std::move(*late);
        if (!m_ahead.endsWith(kEndMark)) {
            if (const auto again = startRead(address, deadline); !again)
                return tl::unexpected(again.error());
        }
    }
}

Result<ReadChunk> Adapter::receive(const GpibAddress& address, std::span<char> into, const Deadline& deadline)
{
    std::size_t done = 0;
    const auto failed = [&](Error error) {
        error.transferred = done;
        return tl::unexpected<Error>(std::move(error));
    };
    while (done < into.size()) {
        const auto got = receiveSome(address, into.subspan(done), deadline);
        if (!got)
            return failed(got.error());
        m_scanner.feed({into.data() + done, static_cast<qsizetype>(*got)});
        done += *got;
        if (!m_scanner.mayEnd())
            continue;
        if (m_scanner.isPlain() && m_ahead.isEmpty())
            return ReadChunk{done - 1, Status::Success};
        if (!m_ahead.isEmpty())
            continue;
        char next = 0;
        const auto more = m_stream->readSome({&next, 1}, deadline.sooner(kMarkGrace));
        if (!more && more.error().status == Status::ErrorTimeout)
            return ReadChunk{done - 1, Status::Success};
        if (!more)
            return failed(more.error());
        m_ahead.append(next);
    }
    // END wins over the count (VPP-4.3 viRead): the mark stands behind the last byte that fits.
    if (m_ahead.isEmpty()) {
        char next = 0;
        const auto more = m_stream->readAvailable({&next, 1});
        if (!more)
            return failed(more.error());
        if (*more == 1)
            m_ahead.append(next);
    }
    if (m_ahead == QByteArrayView(&kEndMark, 1) && m_scanner.isPlain() && !m_scanner.isInBlock()) {
        m_ahead.clear();
        return ReadChunk{done, Status::Success};
    }
    return ReadChunk{done, Status::SuccessMaxCount};
}

Result<ReadChunk> Adapter::read(Owner owner, const GpibAddress& address, std::span<char> into,
                                const Deadline& deadline)
{
    const QString operation = QStringLiteral("read");
    if (into.empty())
        return ReadChunk{0, Status::SuccessMaxCount};
    const auto turn = Turn::take(*this, owner, deadline, operation);
    if (!turn)
        return tl::unexpected(turn.error());
    if (m_robbed == owner) {
        m_robbed = 0;
        return replyGivenUp();
    }
    if (m_reader != owner) {
        if (const auto ready = clean(deadline); !ready)
            return tl::unexpected(ready.error());
        m_scanner.reset();
        m_ahead.clear();
        if (const auto started = startRead(address, deadline); !started)
            return tl::unexpected(started.error());
        m_reader = owner;
    }
    const auto chunk = receive(address, into, deadline);
    if (chunk && chunk->endsMessage()) {
        m_reader = 0;
        return chunk;
    }
    if (chunk) {
        turn->keep(kReplyTime);
        return chunk;
    }
    m_reader = 0;
    Error error = settled(chunk.error());
    const std::size_t transferred = error.transferred;
    if (error.status == Status::ErrorTimeout)
        error = instrumentTimeout(address.primary, operation, transferred).value();
    else if (error.status == Status::ErrorAbort)
        error = adapterAborted(operation, transferred).value();
    error.operation = operation;
    error.transferred = transferred;
    return tl::unexpected(std::move(error));
}

Result<void> Adapter::command(Owner owner, const GpibAddress& address, QByteArrayView text,
                              const Deadline& deadline)
{
    const QString operation = QString::fromLatin1(text);
    const auto turn = Turn::take(*this, owner, deadline, operation);
    if (!turn)
        return tl::unexpected(turn.error());
    if (std::exchange(m_reader, 0) != 0)
        m_isDirty = true;
    if (const auto ready = clean(deadline); !ready)
        return ready;
    auto sent = send(addressing(address) + "++" + text.toByteArray() + '\n', deadline);
    if (!sent)
        sent.error().operation = operation;
    return sent;
}

Result<std::uint8_t> Adapter::serialPoll(Owner owner, const GpibAddress& address, const Deadline& deadline)
{
    {
        const std::lock_guard guard(m_mutex);
        const auto polled = m_polled.find(addressText(address));
        if (polled != m_polled.end()) {
            const std::uint8_t status = polled->second;
            m_polled.erase(polled);
            return status;
        }
    }
    const auto turn = Turn::take(*this, owner, deadline, QStringLiteral("status byte"));
    if (!turn)
        return tl::unexpected(turn.error());
    return poll(address, deadline);
}

Result<std::uint8_t> Adapter::poll(const GpibAddress& address, const Deadline& deadline)
{
    const QString operation = QStringLiteral("status byte");
    if (std::exchange(m_reader, 0) != 0)
        m_isDirty = true;
    if (const auto ready = clean(deadline); !ready)
        return tl::unexpected(ready.error());
    if (const auto sent = send(readTimeLine(deadline) + "++spoll " + addressText(address) + '\n', deadline); !sent)
        return tl::unexpected(sent.error());
    auto line = readLine(deadline.sooner(std::chrono::milliseconds(m_readTime) + kAdapterMargin));
    if (!line && line.error().status == Status::ErrorTimeout) {
        line = synchronise(deadline); // its answer comes before the version or not at all
        if (line ? line->isEmpty() : line.error().status == Status::ErrorTimeout)
            return noListener(address.primary, operation);
    }
    if (!line) {
        Error error = line.error();
        error.operation = operation;
        return tl::unexpected(std::move(error));
    }
    const auto status = parseNumber(*line, 0, 255);
    if (!status) {
        m_isDirty = true;
        return noListener(address.primary, operation);
    }
    return static_cast<std::uint8_t>(*status);
}

Result<void> Adapter::tell(Owner owner, QByteArrayView line, const Deadline& deadline)
{
    const auto turn = Turn::take(*this, owner, deadline, QStringLiteral("write"));
    if (!turn)
        return tl::unexpected(turn.error());
    if (const auto ready = clean(deadline); !ready)
        return ready;
    // Whatever it changes, nothing is taken for granted afterwards.
    m_address.reset();
    m_readTime = 0;
    auto sent = send("++eoi 1\n" + line.trimmed().toByteArray() + '\n', deadline);
    m_assertsEnd = true;
    turn->keep(kPairTime);
    return sent;
}

Result<QByteArray> Adapter::answer(Owner owner, const Deadline& deadline)
{
    const auto turn = Turn::take(*this, owner, deadline, QStringLiteral("read"));
    if (!turn)
        return tl::unexpected(turn.error());
    return readLine(deadline);
}

} // namespace visor::prologix
