// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/serial_session.h"

#include "transports/serial/error_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace visor::serial {

using visa::Deadline;
using visa::LockMode;
using visa::ReadChunk;
using visa::RemoteMode;
using visa::Status;

namespace {

class SerialSessionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::serial::SerialSession)
};

tl::unexpected<Error> serialLacks(Status status, const QString& message, const QString& operation)
{
    return failure(status, message, operation);
}

} // namespace

SerialSession::SerialSession(visa::ResourceName resource, std::unique_ptr<SerialPort> port,
                             std::chrono::milliseconds timeout)
    : FramedSession('\n'), m_port(std::move(port)), m_attributes(std::move(resource), timeout)
{
    chooseTerminator();
}

void SerialSession::chooseTerminator()
{
    const bool byEndIn = m_port->settings().endIn == LineEnd::TermChar && !m_attributes.suppressesEnd();
    setTerminator(byEndIn || m_attributes.endsAtTermChar() ? std::optional(m_attributes.termChar())
                                                           : std::nullopt);
}

Result<void> SerialSession::send(QByteArrayView bytes, bool end, const Deadline& deadline)
{
    const LineSettings& line = m_port->settings();
    const bool marksEnd = end && m_attributes.sendsEnd();
    QByteArray marked;
    if (line.endOut == LineEnd::LastBit) {
        // VPP-4.3: all but the last character without the bit, the last one with it.
        marked = bytes.toByteArray();
        for (char& c : marked)
            c = static_cast<char>(c & ~line.lastBit());
        if (marksEnd && !marked.isEmpty())
            marked.back() = static_cast<char>(marked.back() | line.lastBit());
        bytes = marked;
    } else if (line.endOut == LineEnd::TermChar && marksEnd && !bytes.endsWith(m_attributes.termChar())) {
        marked = bytes.toByteArray() + m_attributes.termChar();
        bytes = marked;
    }
    if (const auto written = m_port->writeAll(bytes, deadline); !written)
        return written;
    auto drained =
        line.endOut == LineEnd::Break && marksEnd ? m_port->sendBreak(deadline) : m_port->drainOutput(deadline);
    if (!drained && drained.error().status == Status::ErrorTimeout) {
        // Error::transferred of drainOutput() is what is left.
        m_port->flushOutput();
        const auto size = static_cast<std::size_t>(bytes.size());
        drained.error().transferred = size - std::min(size, drained.error().transferred);
    }
    return drained;
}

Result<ReadChunk> SerialSession::read(std::span<char> into, const Deadline& deadline)
{
    const LineEnd end = m_port->settings().endIn;
    const bool isMarked = end == LineEnd::LastBit || end == LineEnd::Break;
    return isMarked && !m_attributes.suppressesEnd() ? readToMark(into, deadline)
                                                     : FramedSession::read(into, deadline);
}

Result<ReadChunk> SerialSession::readToMark(std::span<char> into, const Deadline& deadline)
{
    const LineSettings& line = m_port->settings();
    const bool byBit = line.endIn == LineEnd::LastBit;
    std::size_t done = 0;
    while (done < into.size()) {
        const std::span<char> rest = into.subspan(done);
        Result<SerialPort::Reading> got;
        if (aheadSize() > 0) {
            const auto kept = receive(rest, deadline);
            got = SerialPort::Reading{kept.value_or(0), false};
        } else {
            got = m_port->readMarked(rest, deadline);
        }
        if (!got) {
            Error error = noted(got.error(), QStringLiteral("read"));
            error.transferred = done;
            return tl::unexpected(std::move(error));
        }
        const auto isEnd = [&](char c) {
            return (byBit && (static_cast<unsigned char>(c) & line.lastBit()) != 0) ||
                   (m_attributes.endsAtTermChar() && c == m_attributes.termChar());
        };
        const std::span<char> fresh = rest.first(got->count);
        const auto last = std::find_if(fresh.begin(), fresh.end(), isEnd);
        if (last != fresh.end()) {
            const auto used = static_cast<std::size_t>(last - fresh.begin()) + 1;
            keepInFront({fresh.data() + used, static_cast<qsizetype>(fresh.size() - used)});
            const bool atBit = byBit && (static_cast<unsigned char>(*last) & line.lastBit()) != 0;
            return ReadChunk{done + used, atBit ? Status::Success : Status::SuccessTermChar};
        }
        done += got->count;
        if (got->isBreak && !byBit)
            return ReadChunk{done, Status::Success};
    }
    return ReadChunk{done, Status::SuccessMaxCount};
}

Result<void> SerialSession::renew(const Deadline& deadline)
{
    const QString operation = QStringLiteral("resynchronise");
    if (!m_port->isOpen())
        return portIoFailure(0, operation);
    const bool brokeOff = hasWriteBrokenOff();
    if (brokeOff) {
        // The instrument holds half a command, and nothing on this wire takes it back: ended, it is an error of
        // its own and not the beginning of the next command.
        m_port->flushOutput();
        const char end = m_attributes.termChar();
        if (const auto ended = m_port->writeAll(QByteArrayView(&end, 1), deadline); !ended)
            return ended;
    }
    // A clear in the middle of a reply settles from now on.
    auto until = (isDirty() ? dirtySince() : Deadline::Clock::now()) + kSettleTime;
    std::array<char, std::size_t{16} * 1024> waste;
    while (Deadline::Clock::now() < until) {
        const auto got =
            m_port->readSome(waste, until < deadline.when() ? Deadline::at(until, deadline.token()) : deadline);
        if (got) {
            if (swallow({waste.data(), static_cast<qsizetype>(*got)}) && !brokeOff && m_port->bytesWaiting() == 0)
                break;
            until = Deadline::Clock::now() + kSettleTime;
            continue;
        }
        const Status status = got.error().status;
        if (status == Status::ErrorConnectionLost || status == Status::ErrorAbort)
            return tl::unexpected(noted(got.error(), operation));
        if (status == Status::ErrorTimeout && Deadline::Clock::now() < until) {
            return failure(
                Status::ErrorTimeout,
                SerialSessionText::tr("The instrument still owes an answer to an earlier question; wait a "
                                      "moment and try again."),
                operation);
        }
        // Characters with errors belong to what is thrown away.
    }
    renewed();
    return {};
}

Result<void> SerialSession::clear(const Deadline& deadline)
{
    const auto cleared = FramedSession::clear(deadline);
    if (cleared)
        m_port->flush();
    return cleared;
}

Result<void> SerialSession::lock(LockMode, const QByteArray&, const Deadline&)
{
    return serialLacks(Status::ErrorUnsupportedOperation,
                       SerialSessionText::tr("A serial line has no locks; the port is this program's alone while "
                                             "it is open."),
                       QStringLiteral("lock"));
}

Result<void> SerialSession::setRemote(RemoteMode, const Deadline&)
{
    return serialLacks(Status::ErrorUnsupportedOperation,
                       SerialSessionText::tr("A serial line cannot switch between remote and local; use a command "
                                             "such as SYST:REM or SYST:LOC."),
                       QStringLiteral("remote"));
}

Result<void> SerialSession::onServiceRequest(ServiceRequestHandler handler, const Deadline&)
{
    if (!handler)
        return {};
    return serialLacks(Status::ErrorUnsupportedMechanism,
                       SerialSessionText::tr("A serial line has no service requests; ask for the status byte "
                                             "instead."),
                       QStringLiteral("service request"));
}

} // namespace visor::serial
