// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/pty_stream.h"

#include "transports/serial/error_text.h"

#include <QCoreApplication>
#include <QFile>

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace visor::serial {

using visa::Deadline;
using visa::Status;

namespace {

class PtyText
{
    Q_DECLARE_TR_FUNCTIONS(visor::serial::PtyStream)
};

tl::unexpected<Error> ptyFailure()
{
    return failure(Status::ErrorAllocation,
                   PtyText::tr("The system gives no pseudo-terminal for a simulated serial port (%1).")
                       .arg(QString::fromLocal8Bit(std::strerror(errno))),
                   QStringLiteral("listen"));
}

} // namespace

Result<std::unique_ptr<PtyStream>> PtyStream::create()
{
    std::unique_ptr<PtyStream> stream(new PtyStream);
    stream->m_master = ::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    std::array<char, 128> name{};
    if (stream->m_master < 0 || ::grantpt(stream->m_master) != 0 || ::unlockpt(stream->m_master) != 0 ||
        ::ptsname_r(stream->m_master, name.data(), name.size()) != 0)
        return ptyFailure();
    stream->m_device = QFile::decodeName(name.data());
    stream->m_slave = ::open(name.data(), O_RDWR | O_NOCTTY | O_CLOEXEC);
    termios line{};
    if (stream->m_slave < 0 || ::tcgetattr(stream->m_slave, &line) != 0)
        return ptyFailure();
    ::cfmakeraw(&line);
    stream->m_notify = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    stream->m_wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (::tcsetattr(stream->m_slave, TCSANOW, &line) != 0 || stream->m_notify < 0 || stream->m_wake < 0 ||
        ::inotify_add_watch(stream->m_notify, name.data(), IN_OPEN | IN_CLOSE) < 0)
        return ptyFailure();
    return stream;
}

PtyStream::~PtyStream()
{
    close();
    for (const int fd : {m_notify, m_wake}) {
        if (fd >= 0)
            ::close(fd);
    }
}

void PtyStream::close()
{
    for (int* const fd : {&m_slave, &m_master}) {
        if (*fd >= 0)
            ::close(std::exchange(*fd, -1));
    }
}

void PtyStream::wake() const
{
    const std::uint64_t one = 1;
    // It fails only when it is set already.
    static_cast<void>(::write(m_wake, &one, sizeof one) == sizeof one);
}

bool PtyStream::takeNotes()
{
    bool hasClosing = false;
    alignas(inotify_event) std::array<char, 4096> events;
    for (ssize_t got = 0; (got = ::read(m_notify, events.data(), events.size())) > 0;) {
        for (ssize_t at = 0; at + static_cast<ssize_t>(sizeof(inotify_event)) <= got;) {
            inotify_event event{};
            std::memcpy(&event, events.data() + at, sizeof event);
            hasClosing = hasClosing || (event.mask & (IN_CLOSE | IN_Q_OVERFLOW)) != 0;
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
    }
    return hasClosing;
}

void PtyStream::dropOwnEnd()
{
    if (m_slave < 0)
        return;
    static_cast<void>(::ioctl(m_slave, TIOCNXCL)); // the mark of a client that was killed would stay
    ::close(std::exchange(m_slave, -1));
}

bool PtyStream::waitFor(short events, std::chrono::milliseconds limit)
{
    std::array<pollfd, 3> entries{pollfd{m_master, events, 0}, pollfd{m_slave >= 0 ? m_notify : -1, POLLIN, 0},
                                  pollfd{m_wake, POLLIN, 0}};
    const int timeout = limit == std::chrono::milliseconds::max()
                            ? -1
                            : static_cast<int>(std::min<std::int64_t>(limit.count(), 1'000'000));
    if (::poll(entries.data(), entries.size(), timeout) <= 0)
        return !m_isWoken;
    if ((entries[0].revents & POLLHUP) != 0)
        m_hasLeft = true;
    // inotify puts equal events into one and speaks before the port is closed: it cannot be counted on for more
    // than that somebody is about to leave. Without an end of our own the master says when the last one has.
    if (entries[1].revents != 0 && takeNotes())
        dropOwnEnd();
    if (entries[2].revents != 0)
        m_isWoken = true;
    return !m_isWoken;
}

bool PtyStream::waitForClient()
{
    dropOwnEnd();
    for (;;) {
        static_cast<void>(takeNotes()); // who opens after this look wakes the wait below
        pollfd master{m_master, POLLIN, 0};
        const bool isQuiet = ::poll(&master, 1, 0) >= 0 && master.revents == POLLHUP;
        std::array<pollfd, 2> entries{pollfd{m_wake, POLLIN, 0}, pollfd{m_notify, POLLIN, 0}};
        if (::poll(entries.data(), entries.size(), isQuiet ? -1 : 0) > 0 && entries[0].revents != 0)
            m_isWoken = true;
        if (m_isWoken || !isQuiet)
            return !m_isWoken;
    }
}

void PtyStream::forgetClient()
{
    m_hasLeft = false;
    // What it did not read waits at its end of the line.
    const int slave = ::open(QFile::encodeName(m_device).constData(), O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
    if (slave < 0)
        return;
    static_cast<void>(::tcflush(slave, TCIFLUSH));
    ::close(slave);
}

Result<std::size_t> PtyStream::readAvailable(std::span<char> into)
{
    const ssize_t got = ::read(m_master, into.data(), into.size());
    if (got >= 0)
        return static_cast<std::size_t>(got);
    if (errno != EAGAIN && errno != EINTR)
        return portIoFailure(errno, QStringLiteral("read"));
    if (m_hasLeft) // said by the last wait; another may have come since
        return portIoFailure(0, QStringLiteral("read"));
    return std::size_t{0};
}

Result<std::size_t> PtyStream::readSome(std::span<char> into, const Deadline& deadline)
{
    const QString operation = QStringLiteral("read");
    for (;;) {
        auto limit = deadline.token().canBeCancelled() ? deadline.slice() : deadline.remaining();
        if (m_hasLeft) // nothing more to wait for
            limit = std::chrono::milliseconds::zero();
        if (!waitFor(POLLIN, limit))
            return portIoFailure(0, operation);
        auto got = readAvailable(into);
        if (!got || *got > 0)
            return got;
        if (deadline.isCancelled())
            return portAborted(operation);
        if (deadline.hasExpired())
            return portTimeout(operation);
    }
}

Result<void> PtyStream::writeAll(QByteArrayView bytes, const Deadline& deadline)
{
    const QString operation = QStringLiteral("write");
    std::size_t done = 0;
    while (!bytes.isEmpty()) {
        const ssize_t sent = ::write(m_master, bytes.data(), static_cast<std::size_t>(bytes.size()));
        if (sent > 0) {
            done += static_cast<std::size_t>(sent);
            bytes = bytes.sliced(sent);
            continue;
        }
        if (sent < 0 && errno != EAGAIN && errno != EINTR)
            return portIoFailure(errno, operation, done);
        if (!waitFor(POLLOUT, deadline.slice()) || m_hasLeft)
            return portIoFailure(0, operation, done);
        if (deadline.isCancelled())
            return portAborted(operation, done);
        if (deadline.hasExpired())
            return portTimeout(operation, done);
    }
    return {};
}

} // namespace visor::serial
