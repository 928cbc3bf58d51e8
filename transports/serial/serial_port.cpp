// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/serial_port.h"

#include "transports/serial/error_text.h"
#include "transports/serial/port_holder.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace visor::serial {

using visa::Deadline;
using visa::Status;

namespace {

class SerialPortText
{
    Q_DECLARE_TR_FUNCTIONS(visor::serial::SerialPort)
};

constexpr std::size_t kSerialPiece = std::size_t{64} * 1024;
/// A look at the driver's output queue between two waits.
constexpr std::chrono::milliseconds kSerialDrainLook{20};

int serialPollTime(const Deadline& deadline)
{
    return static_cast<int>(deadline.slice().count());
}

} // namespace

QString devicePath(const QString& resourceDevice)
{
    if (resourceDevice.startsWith(u'/'))
        return resourceDevice;
    const QString index =
        resourceDevice.startsWith(QLatin1StringView("COM")) ? resourceDevice.sliced(3) : resourceDevice;
    bool isNumber = false;
    const int number = index.toInt(&isNumber);
    if (isNumber && number > 0)
        return QStringLiteral("/dev/ttyS%1").arg(number - 1);
    return QStringLiteral("/dev/") + resourceDevice;
}

Result<std::unique_ptr<SerialPort>> SerialPort::open(const QString& device, const LineSettings& settings)
{
    // O_NONBLOCK: a modem port would otherwise wait for its carrier.
    const int fd = ::open(QFile::encodeName(device).constData(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) {
        const int number = errno;
        return number == EBUSY ? portBusy(device, portHolder(device)) : portOpenFailure(number, device);
    }
    std::unique_ptr<SerialPort> port(new SerialPort(fd, device, settings));
    if (::isatty(fd) == 0)
        return portOpenFailure(ENODEV, device);
    // Two programs on one port both lose bytes. The lock is for those who ask, TIOCEXCL for those who do not.
    if (::flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        return portBusy(device, portHolder(device));
    if (const QString holder = uucpHolder(device); !holder.isEmpty())
        return portBusy(device, holder);
    port->m_isOurs = true;
    if (!takeExclusively(fd, true))
        port->m_notes << SerialPortText::tr("The port cannot be kept from other programs.");
    if (const auto applied = port->setSettings(settings); !applied)
        return tl::unexpected(applied.error());
    port->flush();
    return port;
}

SerialPort::SerialPort(int fd, QString device, const LineSettings& settings)
    : m_fd(fd), m_device(std::move(device)), m_settings(settings), m_counts(errorCounts(fd))
{
}

SerialPort::~SerialPort()
{
    close();
}

void SerialPort::close()
{
    if (m_fd < 0)
        return;
    if (m_isOurs) { // else another program's data would be thrown away
        // Closing gives it back anyway unless the descriptor was inherited by somebody.
        static_cast<void>(takeExclusively(m_fd, false));
        // What nobody reads would keep close() waiting (closing_wait, 30 s by default).
        flushLine(m_fd, true, true);
    }
    ::close(std::exchange(m_fd, -1));
}

Result<void> SerialPort::setSettings(const LineSettings& settings)
{
    const bool wasMarked = isMarked();
    auto notes = applyLineSettings(m_fd, settings, m_device);
    if (!notes)
        return tl::unexpected(notes.error());
    m_settings = settings;
    m_notes = std::move(*notes);
    if (wasMarked != isMarked())
        m_decoder.reset();
    return applyModemLines();
}

Result<void> SerialPort::applyModemLines()
{
    const auto set = [this](int line, std::optional<bool> state, const QString& note) {
        if (state && !setModemLine(m_fd, line, *state) && !m_notes.contains(note))
            m_notes << note;
    };
    set(TIOCM_DTR, m_settings.dataTerminalReady, SerialPortText::tr("The port has no DTR line."));
    if ((m_settings.flow & FlowControl::RtsCts) == 0)
        set(TIOCM_RTS, m_settings.requestToSend, SerialPortText::tr("The port has no RTS line."));
    if ((m_settings.flow & FlowControl::DtrDsr) != 0 && !modemLines(m_fd))
        m_notes << SerialPortText::tr("The port has no DTR/DSR flow control.");
    return {};
}

std::optional<bool> SerialPort::modemLine(int line) const
{
    const auto lines = modemLines(m_fd);
    if (!lines)
        return std::nullopt;
    return (*lines & line) != 0;
}

void SerialPort::flush()
{
    flushLine(m_fd, true, true);
    m_raw.clear();
    m_rawTaken = 0;
    m_mark.reset();
    m_decoder.reset();
}

Result<void> SerialPort::waitFor(short events, const Deadline& deadline, const QString& operation)
{
    if (deadline.isCancelled())
        return portAborted(operation);
    pollfd entry{m_fd, events, 0};
    const int ready = ::poll(&entry, 1, serialPollTime(deadline));
    if (ready < 0 && errno != EINTR)
        return portIoFailure(errno, operation);
    if (ready > 0 && (entry.revents & events) == 0)
        return portIoFailure(0, operation); // POLLHUP, POLLERR, POLLNVAL: unplugged
    if (ready == 0 && deadline.hasExpired())
        return deadline.isCancelled() ? portAborted(operation) : portTimeout(operation);
    return {};
}

Result<std::size_t> SerialPort::readRaw(std::span<char> into)
{
    const ssize_t got = ::read(m_fd, into.data(), into.size());
    if (got > 0)
        return static_cast<std::size_t>(got);
    if (got == 0)
        return portIoFailure(0, QStringLiteral("read")); // VMIN is 1: only a port hung up gives nothing
    if (errno == EAGAIN || errno == EINTR)
        return std::size_t{0};
    return portIoFailure(errno, QStringLiteral("read"));
}

Result<SerialPort::Reading> SerialPort::decodeRaw(std::span<char> into)
{
    const QString operation = QStringLiteral("read");
    if (!m_mark && m_rawTaken < m_raw.size()) {
        const auto piece =
            m_decoder.decode(std::span<const char>(m_raw).subspan(m_rawTaken), into, m_settings.discardsNull);
        m_rawTaken += piece.consumed;
        if (piece.mark != LineDecoder::Mark::None)
            m_mark = piece;
        if (piece.produced > 0)
            return Reading{piece.produced, false};
    }
    if (!m_mark)
        return Reading{};
    const LineDecoder::Piece mark = *m_mark;
    m_mark.reset();
    if (mark.mark == LineDecoder::Mark::Break)
        return Reading{0, true};
    if (m_settings.replacement != '\0') {
        into[0] = m_settings.replacement;
        return Reading{1, false};
    }
    // PARMRK does not tell one from the other; the driver's counters do where it has some.
    const auto counts = m_counts ? errorCounts(m_fd) : std::nullopt;
    const bool isFraming = counts ? counts->framing != m_counts->framing : m_settings.parity == Parity::None;
    if (counts) {
        m_counts->framing = counts->framing;
        m_counts->parity = counts->parity;
    }
    if (isFraming) {
        return failure(Status::ErrorSerialFraming,
                       SerialPortText::tr("A character came without its stop bit; check the baud rate and the "
                                          "number of data and stop bits."),
                       operation, QStringLiteral("0x%1").arg(static_cast<unsigned char>(mark.bad), 2, 16));
    }
    return failure(Status::ErrorSerialParity,
                   SerialPortText::tr("A character came with the wrong parity; check the parity and baud rate."),
                   operation, QStringLiteral("0x%1").arg(static_cast<unsigned char>(mark.bad), 2, 16));
}

Result<SerialPort::Reading> SerialPort::readNow(std::span<char> into)
{
    if (m_mark || m_rawTaken < m_raw.size()) {
        const auto left = decodeRaw(into);
        if (!left || left->count > 0 || left->isBreak)
            return left;
    }
    if (!isMarked()) {
        const auto got = readRaw(into.first(std::min(into.size(), kSerialPiece)));
        if (!got)
            return tl::unexpected(got.error());
        if (!m_settings.discardsNull)
            return Reading{*got, false};
        const auto kept = std::remove(into.begin(), into.begin() + static_cast<std::ptrdiff_t>(*got), '\0');
        return Reading{static_cast<std::size_t>(kept - into.begin()), false};
    }
    if (m_counts) {
        const auto counts = errorCounts(m_fd);
        if (counts && counts->overrun != std::exchange(m_counts->overrun, counts->overrun)) {
            return failure(
                Status::ErrorSerialOverrun,
                SerialPortText::tr("Characters were lost because they came faster than they were taken; "
                                   "use flow control or a lower baud rate."),
                QStringLiteral("read"));
        }
    }
    m_raw.resize(kSerialPiece);
    m_rawTaken = 0;
    const auto got = readRaw(m_raw);
    m_raw.resize(got.value_or(0));
    if (!got)
        return tl::unexpected(got.error());
    return decodeRaw(into);
}

Result<SerialPort::Reading> SerialPort::readMarked(std::span<char> into, const Deadline& deadline)
{
    if (into.empty())
        return Reading{};
    bool hasRest = m_mark || m_rawTaken < m_raw.size();
    for (;;) {
        if (!hasRest) {
            if (const auto ready = waitFor(POLLIN, deadline, QStringLiteral("read")); !ready)
                return tl::unexpected(ready.error());
        }
        hasRest = false;
        const auto got = readNow(into);
        if (!got || got->count > 0 || got->isBreak)
            return got;
    }
}

Result<std::size_t> SerialPort::readSome(std::span<char> into, const Deadline& deadline)
{
    if (into.empty())
        return std::size_t{0};
    for (;;) {
        const auto got = readMarked(into, deadline);
        if (!got)
            return tl::unexpected(got.error());
        if (got->count > 0)
            return got->count;
    }
}

Result<std::size_t> SerialPort::readAvailable(std::span<char> into)
{
    if (into.empty())
        return std::size_t{0};
    for (;;) {
        const auto got = readNow(into);
        if (!got)
            return tl::unexpected(got.error());
        if (got->count > 0 || !got->isBreak)
            return got->count;
    }
}

/// The kernel knows RTS/CTS and XON/XOFF; of DTR/DSR only the lines.
Result<void> SerialPort::waitForDataSetReady(const Deadline& deadline)
{
    while (modemLine(TIOCM_DSR) == false) {
        const auto waited = waitFor(0, deadline, QStringLiteral("write"));
        if (!waited)
            return waited;
    }
    return {};
}

Result<void> SerialPort::writeAll(QByteArrayView bytes, const Deadline& deadline)
{
    const QString operation = QStringLiteral("write");
    std::size_t done = 0;
    const auto at = [&done](Error error) {
        error.transferred = done;
        return tl::unexpected<Error>(std::move(error));
    };
    while (!bytes.isEmpty()) {
        if ((m_settings.flow & FlowControl::DtrDsr) != 0) {
            if (const auto ready = waitForDataSetReady(deadline); !ready)
                return at(ready.error());
        }
        const ssize_t sent = ::write(m_fd, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (sent > 0) {
            done += static_cast<std::size_t>(sent);
            bytes = bytes.sliced(sent);
            continue;
        }
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return portIoFailure(errno, operation, done);
        if (const auto ready = waitFor(POLLOUT, deadline, operation); !ready) {
            Error error = ready.error();
            if (error.status == Status::ErrorTimeout)
                error.message =
                    SerialPortText::tr("The serial line does not take the data; check its flow control.");
            return at(std::move(error));
        }
    }
    return {};
}

Result<void> SerialPort::drainOutput(const Deadline& deadline)
{
    for (;;) {
        const std::size_t left = bytesInLine(m_fd, true);
        if (left == 0)
            return {};
        const auto wait = std::min(m_settings.timeFor(left), kSerialDrainLook);
        auto waited = waitFor(0, deadline.sooner(wait), QStringLiteral("write"));
        if (!waited && waited.error().status != Status::ErrorTimeout)
            return waited;
        if (!waited && deadline.hasExpired()) {
            const double seconds = static_cast<double>(m_settings.timeFor(left).count()) / 1000;
            Error error = waited.error();
            error.message =
                SerialPortText::tr("%n byte(s) could not be sent in time; at %1 baud they take %2 s more.",
                                   nullptr, static_cast<int>(left))
                    .arg(m_settings.baud)
                    .arg(seconds, 0, 'f', 1);
            error.detail = QStringLiteral("%1 bytes left").arg(left);
            error.transferred = left;
            return tl::unexpected(std::move(error));
        }
    }
}

Result<void> SerialPort::sendBreak(const Deadline& deadline)
{
    if (const auto drained = drainOutput(deadline); !drained)
        return drained;
    if (!setBreak(true)) {
        return failure(Status::ErrorUnsupportedOperation, SerialPortText::tr("The port cannot send a break."),
                       QStringLiteral("break"));
    }
    const Deadline over = Deadline::after(m_settings.breakLength, deadline.token());
    Result<void> waited;
    while (waited && !over.hasExpired())
        waited = waitFor(0, over, QStringLiteral("break"));
    // A line left in break is dead for everybody.
    if (!setBreak(false))
        return portIoFailure(0, QStringLiteral("break"));
    if (!waited && waited.error().status != Status::ErrorTimeout)
        return waited;
    return {};
}

} // namespace visor::serial
