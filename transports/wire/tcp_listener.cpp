// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/host_lookup.h"
#include "transports/wire/socket_address.h"
#include "transports/wire/tcp_stream.h"

#include <QCoreApplication>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace visor::wire {

using visa::Deadline;
using visa::Status;

namespace {

class TcpListenerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::TcpListener)
};

constexpr int kListenBacklog = 128;

tl::unexpected<Error> listenFailure(int number, const QString& address, std::uint16_t port)
{
    const QString detail =
        QStringLiteral("%1 (errno %2)").arg(QString::fromLocal8Bit(std::strerror(number))).arg(number);
    const QString operation = QStringLiteral("listen");
    switch (number) {
    case EADDRINUSE:
        return failure(Status::ErrorResourceBusy,
                       TcpListenerText::tr("Port %1 on %2 is in use by another program; choose another port.")
                           .arg(port)
                           .arg(address),
                       operation, detail);
    case EACCES:
    case EPERM:
        return failure(Status::ErrorNoPermission,
                       TcpListenerText::tr("This user may not listen on port %1 of %2; choose a port above 1023.")
                           .arg(port)
                           .arg(address),
                       operation, detail);
    case EADDRNOTAVAIL:
        return failure(
            Status::ErrorMachineNotAvailable,
            TcpListenerText::tr("%1 is not an address of this computer; choose one that is.").arg(address),
            operation, detail);
    default:
        return failure(Status::ErrorIo,
                       TcpListenerText::tr("Cannot listen on port %1 of %2: %3.").arg(port).arg(address, detail),
                       operation, detail);
    }
}

} // namespace

Result<TcpListener> TcpListener::listen(const QString& address, std::uint16_t port)
{
    const auto where = SocketAddress::fromNumeric(address, port);
    if (!where) {
        return failure(
            Status::ErrorMachineNotAvailable,
            TcpListenerText::tr("“%1” is not an IP address to listen on; write it in numbers.").arg(address),
            QStringLiteral("listen"));
    }
    TcpListener listener;
    listener.m_fd = ::socket(where->family(), SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener.m_fd < 0)
        return listenFailure(errno, address, port);
    const int on = 1;
    ::setsockopt(listener.m_fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (::bind(listener.m_fd, where->data(), where->size()) != 0 || ::listen(listener.m_fd, kListenBacklog) != 0)
        return listenFailure(errno, address, port);
    return listener;
}

TcpListener& TcpListener::operator=(TcpListener&& other) noexcept
{
    if (this != &other) {
        close();
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

TcpListener::~TcpListener()
{
    close();
}

std::uint16_t TcpListener::port() const
{
    return SocketAddress::ofSocket(m_fd).port();
}

QString TcpListener::address() const
{
    return SocketAddress::ofSocket(m_fd).host();
}

Result<TcpStream> TcpListener::accept(const Deadline& deadline)
{
    const QString operation = QStringLiteral("accept");
    for (;;) {
        if (deadline.isCancelled())
            return failure(Status::ErrorAbort, TcpListenerText::tr("Waiting for a connection was cancelled."),
                           operation);
        const int fd = ::accept4(m_fd, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd >= 0)
            return TcpStream::adopt(fd);
        const int number = errno;
        // A connection that went away before it was taken is not a failure of the listener (accept(2)).
        if (number == EINTR || number == ECONNABORTED || number == EPROTO)
            continue;
        if (number != EAGAIN && number != EWOULDBLOCK) {
            return failure(
                number == EINVAL || number == EBADF ? Status::ErrorConnectionLost : Status::ErrorIo,
                TcpListenerText::tr("Listening ended: %1.").arg(QString::fromLocal8Bit(std::strerror(number))),
                operation, QStringLiteral("errno %1").arg(number));
        }
        if (deadline.hasExpired())
            return failure(Status::ErrorTimeout, TcpListenerText::tr("Nobody connected in time."), operation);
        const bool endless = deadline.isInfinite() && !deadline.token().canBeCancelled();
        pollfd entry{m_fd, POLLIN, 0};
        ::poll(&entry, 1, endless ? -1 : static_cast<int>(deadline.slice().count()));
    }
}

void TcpListener::shutdown() const
{
    if (m_fd >= 0)
        ::shutdown(m_fd, SHUT_RDWR);
}

void TcpListener::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

} // namespace visor::wire
