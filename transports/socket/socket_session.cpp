// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/socket/socket_session.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace visor::socket {

using visa::Attribute;
using visa::Deadline;
using visa::LockMode;
using visa::LockState;
using visa::ReadChunk;
using visa::RemoteMode;
using visa::Status;

namespace {

class SocketSessionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::socket::SocketSession)
};

tl::unexpected<Error> socketHasNone(Status status, const QString& message, const QString& operation)
{
    return failure(status, message, operation);
}

} // namespace

SocketSession::SocketSession(visa::ResourceName resource, wire::TcpStream stream,
                             std::chrono::milliseconds timeout)
    : m_stream(std::move(stream)), m_attributes(std::move(resource), timeout), m_framer('\n')
{
    m_attributes.setEndsAtTermChar(true);
}

Error SocketSession::noted(Error error)
{
    if (error.status == Status::ErrorTimeout || error.status == Status::ErrorAbort)
        m_dirty = true;
    if (error.status == Status::ErrorConnectionLost)
        m_stream.close();
    return error;
}

Result<void> SocketSession::write(QByteArrayView bytes, const Deadline& deadline, bool)
{
    if (m_dirty) {
        if (const auto ready = resynchronise(deadline); !ready)
            return ready;
    }
    const auto written = m_stream.writeAll(bytes, deadline);
    if (written)
        return {};
    m_writeBrokeOff = m_writeBrokeOff || written.error().transferred > 0;
    Error error = noted(written.error());
    error.operation = QStringLiteral("write");
    return tl::unexpected(std::move(error));
}

std::size_t SocketSession::take(std::span<char> bytes)
{
    const QByteArrayView view(bytes.data(), static_cast<qsizetype>(bytes.size()));
    std::size_t taken = m_framer.feed(view);
    if (taken < bytes.size())
        m_ahead.append(view.sliced(static_cast<qsizetype>(taken)));
    // The terminator of a block already handed out comes late and means nothing now.
    if (const std::size_t leading = m_framer.leading(); leading > 0) {
        std::memmove(bytes.data(), bytes.data() + leading, taken - leading);
        taken -= leading;
    }
    return taken;
}

Result<std::size_t> SocketSession::receive(std::span<char> into, const Deadline& deadline)
{
    if (m_ahead.isEmpty())
        return m_stream.readSome(into, deadline);
    const auto count = std::min(m_ahead.size(), static_cast<qsizetype>(into.size()));
    std::memcpy(into.data(), m_ahead.constData(), static_cast<std::size_t>(count));
    m_ahead.remove(0, count);
    return static_cast<std::size_t>(count);
}

Result<ReadChunk> SocketSession::read(std::span<char> into, const Deadline& deadline)
{
    using State = scpi::ResponseFramer::State;
    if (into.empty())
        return ReadChunk{0, Status::SuccessMaxCount};
    if (m_framer.isComplete())
        m_framer.reset();

    std::size_t done = 0;
    while (done < into.size()) {
        const std::span<char> rest = into.subspan(done);
        const bool inGrace = m_framer.state() == State::BlockEnd;
        const auto got = receive(rest, inGrace ? deadline.sooner(kTerminatorGrace) : deadline);
        if (!got && inGrace &&
            (got.error().status == Status::ErrorTimeout || got.error().status == Status::ErrorConnectionLost)) {
            // The block is whole; the newline that usually follows need not come.
            m_framer.reset();
            return ReadChunk{done, Status::Success};
        }
        if (!got) {
            Error error = noted(got.error());
            error.operation = QStringLiteral("read");
            error.transferred = done;
            if (error.status == Status::ErrorTimeout && done == 0 && m_framer.length() == 0) {
                error.message =
                    SocketSessionText::tr("The instrument did not answer in time; check the command and its line "
                                          "ending, or allow more time.");
            }
            return tl::unexpected(std::move(error));
        }

        // Bytes kept in m_ahead by an earlier read go through the framer once only: here.
        QByteArray later;
        later.swap(m_ahead);
        done += take(rest.first(*got));
        m_ahead.append(later);

        if (m_framer.isIndefiniteBlock()) {
            m_dirty = true;
            return failure(
                Status::ErrorUnsupportedFormat,
                SocketSessionText::tr("The instrument answered with a block of unknown length, whose end a raw "
                                      "socket cannot show; use VXI-11 or HiSLIP, or ask for a definite length."),
                QStringLiteral("read"), QStringLiteral("#0 block"), done);
        }
        if (m_framer.isComplete())
            return ReadChunk{done, m_framer.terminator() ? Status::SuccessTermChar : Status::Success};
    }
    return ReadChunk{done, Status::SuccessMaxCount};
}

Result<bool> SocketSession::drain(const Deadline& deadline)
{
    std::array<char, 16 * 1024> waste;
    bool whole = m_framer.isComplete();
    for (;;) {
        const QByteArray ahead = std::exchange(m_ahead, {});
        QByteArrayView bytes = ahead;
        if (bytes.isEmpty()) {
            const auto got = m_stream.readAvailable(waste);
            if (!got)
                return tl::unexpected(got.error());
            if (*got == 0)
                return whole || m_framer.mayEnd();
            bytes = QByteArrayView(waste.data(), static_cast<qsizetype>(*got));
        }
        while (!bytes.isEmpty()) {
            if (m_framer.isComplete())
                m_framer.reset();
            bytes = bytes.sliced(static_cast<qsizetype>(m_framer.feed(bytes)));
            whole = m_framer.isComplete();
        }
        if (deadline.hasExpired() || deadline.isCancelled())
            return false;
    }
}

Result<void> SocketSession::resynchronise(const Deadline& deadline)
{
    // Where a block of unknown length ends nobody can say; its data may hold what looks like an end.
    if (!m_writeBrokeOff && !m_framer.isIndefiniteBlock() && m_stream.isOpen()) {
        const auto whole = drain(deadline);
        if (whole && *whole) {
            m_framer.reset();
            m_dirty = false;
            return {};
        }
    }
    return reconnect(deadline);
}

Result<void> SocketSession::reconnect(const Deadline& deadline)
{
    const auto* const address = resource().as<visa::TcpipSocket>();
    if (address == nullptr) {
        return failure(Status::ErrorInvalidObject,
                       SocketSessionText::tr("The session has no address to connect to again."),
                       QStringLiteral("reconnect"));
    }
    const auto keepAlive = m_stream.keepAlive();
    const auto noDelay = m_stream.noDelay();
    // Many instruments take one client only: the old connection goes first.
    m_stream.close();
    auto stream = wire::TcpStream::connect(address->host, address->port, deadline);
    if (!stream) {
        Error error = stream.error();
        error.operation = QStringLiteral("reconnect");
        return tl::unexpected(std::move(error));
    }
    m_stream = std::move(*stream);
    // Options that cannot be set again do no harm to the conversation.
    static_cast<void>(m_stream.setKeepAlive(keepAlive.value_or(true)));
    static_cast<void>(m_stream.setNoDelay(noDelay.value_or(true)));
    m_ahead.clear();
    m_framer = scpi::ResponseFramer(m_framer.terminator());
    m_dirty = false;
    m_writeBrokeOff = false;
    return {};
}

Result<void> SocketSession::clear(const Deadline& deadline)
{
    if (m_dirty)
        return resynchronise(deadline);
    const auto drained = drain(deadline);
    if (!drained) {
        Error error = noted(drained.error());
        error.operation = QStringLiteral("clear");
        return tl::unexpected(std::move(error));
    }
    // In the middle of a reply: the rest is still on its way and nothing on this wire can stop it.
    if (!*drained && m_framer.length() > 0)
        return reconnect(deadline);
    m_framer = scpi::ResponseFramer(m_framer.terminator());
    return {};
}

Result<void> SocketSession::trigger(const Deadline& deadline)
{
    return write("*TRG\n", deadline);
}

Result<std::uint8_t> SocketSession::readStatusByte(const Deadline& deadline)
{
    if (const auto asked = write("*STB?\n", deadline); !asked)
        return tl::unexpected(asked.error());
    std::array<char, 64> buffer;
    const auto chunk = read(buffer, deadline);
    if (!chunk)
        return tl::unexpected(chunk.error());
    const QByteArray text = QByteArray(buffer.data(), static_cast<qsizetype>(chunk->count)).trimmed();
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok || value < 0 || value > 255) {
        return failure(
            Status::ErrorInputProtocolViolation,
            SocketSessionText::tr("The instrument answered *STB? with “%1”, which is not a status byte.")
                .arg(QString::fromLatin1(text)),
            QStringLiteral("status byte"));
    }
    return static_cast<std::uint8_t>(value);
}

Result<void> SocketSession::lock(LockMode, const QByteArray&, const Deadline&)
{
    return socketHasNone(
        Status::ErrorUnsupportedOperation,
        SocketSessionText::tr("A raw socket has no locks; open the instrument over VXI-11 or HiSLIP."),
        QStringLiteral("lock"));
}

Result<void> SocketSession::unlock(const Deadline&)
{
    return socketHasNone(Status::ErrorSessionNotLocked,
                         SocketSessionText::tr("This session does not hold a lock."), QStringLiteral("unlock"));
}

Result<LockState> SocketSession::lockState(const Deadline&)
{
    return LockState{};
}

Result<void> SocketSession::setRemote(RemoteMode, const Deadline&)
{
    return socketHasNone(
        Status::ErrorUnsupportedOperation,
        SocketSessionText::tr("A raw socket cannot switch between remote and local; use a command."),
        QStringLiteral("remote"));
}

Result<void> SocketSession::onServiceRequest(ServiceRequestHandler handler, const Deadline&)
{
    if (!handler)
        return {};
    return socketHasNone(
        Status::ErrorUnsupportedMechanism,
        SocketSessionText::tr("A raw socket has no service requests; ask for the status byte instead."),
        QStringLiteral("service request"));
}

Result<visa::AttributeValue> SocketSession::attribute(Attribute id) const
{
    return m_attributes.get(id, m_stream);
}

Result<void> SocketSession::setAttribute(Attribute id, const visa::AttributeValue& value)
{
    const auto set = m_attributes.set(id, value, m_stream);
    if (set && (id == Attribute::TermChar || id == Attribute::TermCharEnabled))
        m_framer.setTerminator(m_attributes.endsAtTermChar() ? std::optional(m_attributes.termChar())
                                                             : std::nullopt);
    return set;
}

} // namespace visor::socket
