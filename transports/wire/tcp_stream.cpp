// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/tcp_stream.h"

#include "transports/wire/host_lookup.h"
#include "transports/wire/socket_address.h"

#include <QCoreApplication>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <vector>

namespace visor::wire {

using visa::Deadline;
using visa::Status;

namespace {

class TcpStreamText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::TcpStream)
};

/// The share of one address when there are others to try (protocols: 2 s per address family).
constexpr std::chrono::milliseconds kConnectShare{2000};

QString tcpErrnoText(int number)
{
    return QStringLiteral("%1 (errno %2)").arg(QString::fromLocal8Bit(std::strerror(number))).arg(number);
}

/// poll() for the length of a wait that fits into an int.
int tcpPollMilliseconds(std::chrono::milliseconds wait)
{
    return static_cast<int>(std::min<std::int64_t>(wait.count(), 1'000'000));
}

tl::unexpected<Error> tcpIoFailure(int number, const QString& operation, std::size_t transferred)
{
    switch (number) {
    case ECONNRESET:
    case EPIPE:
    case ENOTCONN:
    case EBADF:
    case ECONNABORTED:
        return failure(Status::ErrorConnectionLost,
                       TcpStreamText::tr("The instrument closed the connection; open it again."), operation,
                       tcpErrnoText(number), transferred);
    case ETIMEDOUT:
    case EHOSTUNREACH:
    case ENETUNREACH:
    case ENETDOWN:
        return failure(
            Status::ErrorConnectionLost,
            TcpStreamText::tr("The network no longer reaches the instrument; check its cable and power, then "
                              "open it again."),
            operation, tcpErrnoText(number), transferred);
    default:
        return failure(Status::ErrorIo,
                       TcpStreamText::tr("The connection failed (%1); open it again.").arg(tcpErrnoText(number)),
                       operation, tcpErrnoText(number), transferred);
    }
}

tl::unexpected<Error> tcpClosed(const QString& operation, std::size_t transferred)
{
    return failure(Status::ErrorConnectionLost,
                   TcpStreamText::tr("The instrument closed the connection; open it again."), operation,
                   QStringLiteral("end of stream"), transferred);
}

tl::unexpected<Error> tcpTimeout(const QString& operation, std::size_t transferred)
{
    return failure(
        Status::ErrorTimeout,
        TcpStreamText::tr("The instrument did not answer in time; check the command or allow more time."),
        operation, {}, transferred);
}

tl::unexpected<Error> tcpAborted(const QString& operation, std::size_t transferred)
{
    return failure(Status::ErrorAbort, TcpStreamText::tr("The operation was cancelled."), operation, {},
                   transferred);
}

void tcpSetWaitLimit(int fd)
{
    const timeval limit{0, static_cast<suseconds_t>(std::chrono::microseconds(visa::kCancelLatency).count())};
    ::setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    ::setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
}

Result<void> tcpSetFlag(int fd, int level, int option, int value, const QString& operation)
{
    if (::setsockopt(fd, level, option, &value, sizeof value) != 0)
        return tcpIoFailure(errno, operation, 0);
    return {};
}

Result<bool> tcpFlag(int fd, int level, int option, const QString& operation)
{
    int value = 0;
    socklen_t size = sizeof value;
    if (::getsockopt(fd, level, option, &value, &size) != 0)
        return tcpIoFailure(errno, operation, 0);
    return value != 0;
}

/// One blocking call, repeated until it moves bytes, fails, or the deadline or token ends it. `call(flags)` is
/// recv-like: bytes moved, 0 at end of stream (receiving only), -1 with errno.
template<typename Call>
Result<std::size_t> tcpTransfer(int fd, short event, const Deadline& deadline, const QString& operation, Call call)
{
    bool idle = false;
    for (;;) {
        if (deadline.isCancelled())
            return tcpAborted(operation, 0);
        const auto left = deadline.remaining();
        int flags = MSG_NOSIGNAL;
        if (left < visa::kCancelLatency) {
            // Less than a kernel time limit remains: wait for exactly that, then try without blocking.
            pollfd entry{fd, event, 0};
            if (left.count() > 0 && ::poll(&entry, 1, tcpPollMilliseconds(left)) < 0 && errno != EINTR)
                return tcpIoFailure(errno, operation, 0);
            flags |= MSG_DONTWAIT;
        } else if (idle && deadline.isInfinite() && !deadline.token().canBeCancelled()) {
            // Nobody can end this wait but the peer or shutdown(): sleep without waking every slice.
            pollfd entry{fd, event, 0};
            if (::poll(&entry, 1, -1) < 0 && errno != EINTR)
                return tcpIoFailure(errno, operation, 0);
        }
        const ssize_t moved = call(flags);
        if (moved > 0)
            return static_cast<std::size_t>(moved);
        if (moved == 0)
            return tcpClosed(operation, 0);
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK)
            return tcpIoFailure(errno, operation, 0);
        if (deadline.hasExpired())
            return deadline.isCancelled() ? tcpAborted(operation, 0) : tcpTimeout(operation, 0);
        idle = true;
    }
}

/// Connects; the outcome is an errno number, 0 when connected.
Result<int> tcpConnectOutcome(int fd, const SocketAddress& address, const Deadline& deadline, const QString& host)
{
    const QString operation = QStringLiteral("open");
    if (::connect(fd, address.data(), address.size()) == 0)
        return 0;
    if (errno != EINPROGRESS && errno != EINTR)
        return errno;
    for (;;) {
        if (deadline.isCancelled()) {
            return failure(Status::ErrorAbort, TcpStreamText::tr("Connecting to %1 was cancelled.").arg(host),
                           operation);
        }
        pollfd entry{fd, POLLOUT, 0};
        const int ready = ::poll(&entry, 1, tcpPollMilliseconds(deadline.slice()));
        if (ready > 0)
            break;
        if (ready < 0 && errno != EINTR)
            return errno;
        if (deadline.hasExpired())
            return ETIMEDOUT;
    }
    int number = 0;
    socklen_t size = sizeof number;
    if (::getsockopt(fd, SOL_SOCKET, SO_ERROR, &number, &size) != 0)
        return errno;
    return number;
}

tl::unexpected<Error> tcpConnectFailure(int number, const QString& host, std::uint16_t port)
{
    const QString operation = QStringLiteral("open");
    switch (number) {
    case ECONNREFUSED:
    case ECONNRESET:
        return failure(
            Status::ErrorResourceNotFound,
            TcpStreamText::tr("%1 refuses connections on port %2; check the port and that the service is "
                              "switched on.")
                .arg(host)
                .arg(port),
            operation, tcpErrnoText(number));
    case EHOSTUNREACH:
    case ENETUNREACH:
    case ENETDOWN:
    case EADDRNOTAVAIL:
        return failure(Status::ErrorMachineNotAvailable,
                       TcpStreamText::tr("%1 cannot be reached (port %2); check its address and the network.")
                           .arg(host)
                           .arg(port),
                       operation, tcpErrnoText(number));
    case ETIMEDOUT:
        return failure(
            Status::ErrorTimeout,
            TcpStreamText::tr("%1 did not answer on port %2 in time; check its power, cable and address.")
                .arg(host)
                .arg(port),
            operation, tcpErrnoText(number));
    case EACCES:
    case EPERM:
        return failure(
            Status::ErrorNoPermission,
            TcpStreamText::tr("This computer does not allow a connection to %1, port %2; check its firewall.")
                .arg(host)
                .arg(port),
            operation, tcpErrnoText(number));
    default:
        return failure(
            Status::ErrorIo,
            TcpStreamText::tr("No connection to %1, port %2: %3.").arg(host).arg(port).arg(tcpErrnoText(number)),
            operation, tcpErrnoText(number));
    }
}

Result<int> tcpConnectTo(const SocketAddress& address, const Deadline& deadline, const QString& host,
                         std::uint16_t port)
{
    const int fd = ::socket(address.family(), SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return tcpConnectFailure(errno, host, port);
    auto outcome = tcpConnectOutcome(fd, address, deadline, host);
    if (outcome && *outcome == 0)
        return fd;
    ::close(fd);
    if (!outcome)
        return outcome;
    return tcpConnectFailure(*outcome, host, port);
}

} // namespace

Result<TcpStream> TcpStream::connect(const QString& host, std::uint16_t port, const Deadline& deadline,
                                     const LocalNames& names)
{
    const auto addresses = lookUpHost(host, port, deadline, names);
    if (!addresses)
        return tl::unexpected(addresses.error());

    for (std::size_t i = 0;; ++i) {
        const bool isLast = i + 1 == addresses->size();
        const auto fd =
            tcpConnectTo((*addresses)[i], isLast ? deadline : deadline.sooner(kConnectShare), host, port);
        if (fd)
            return adopt(*fd);
        if (isLast || deadline.isCancelled() || deadline.hasExpired())
            return tl::unexpected(fd.error());
    }
}

TcpStream TcpStream::adopt(int descriptor)
{
    TcpStream stream;
    stream.m_fd = descriptor;
    const int flags = ::fcntl(descriptor, F_GETFL);
    if (flags >= 0)
        ::fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK);
    tcpSetWaitLimit(descriptor);
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return stream;
}

TcpStream& TcpStream::operator=(TcpStream&& other) noexcept
{
    if (this != &other) {
        close();
        m_fd = std::exchange(other.m_fd, -1);
    }
    return *this;
}

TcpStream::~TcpStream()
{
    close();
}

Result<std::size_t> TcpStream::readSome(std::span<char> into, const Deadline& deadline)
{
    const std::size_t size = std::min(into.size(), kReceivePiece);
    if (size == 0)
        return std::size_t{0};
    return tcpTransfer(m_fd, POLLIN, deadline, QStringLiteral("read"),
                       [&](int flags) { return ::recv(m_fd, into.data(), size, flags); });
}

Result<std::size_t> TcpStream::readSome(std::span<char> first, std::span<char> second, const Deadline& deadline)
{
    std::array<iovec, 2> parts{iovec{first.data(), first.size()},
                               iovec{second.data(), std::min(second.size(), kReceivePiece)}};
    if (first.empty() && second.empty())
        return std::size_t{0};
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = parts.size();
    return tcpTransfer(m_fd, POLLIN, deadline, QStringLiteral("read"),
                       [&](int flags) { return ::recvmsg(m_fd, &message, flags); });
}

Result<void> TcpStream::readExactly(std::span<char> into, const Deadline& deadline)
{
    std::size_t done = 0;
    while (done < into.size()) {
        const auto got = readSome(into.subspan(done), deadline);
        if (!got) {
            Error error = got.error();
            error.transferred = done;
            return tl::unexpected(std::move(error));
        }
        done += *got;
    }
    return {};
}

Result<std::size_t> TcpStream::readAvailable(std::span<char> into)
{
    if (into.empty())
        return std::size_t{0};
    for (;;) {
        const ssize_t got = ::recv(m_fd, into.data(), std::min(into.size(), kReceivePiece), MSG_DONTWAIT);
        if (got > 0)
            return static_cast<std::size_t>(got);
        if (got == 0)
            return tcpClosed(QStringLiteral("read"), 0);
        if (errno == EINTR)
            continue;
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return std::size_t{0};
        return tcpIoFailure(errno, QStringLiteral("read"), 0);
    }
}

Result<void> TcpStream::writeAll(std::initializer_list<QByteArrayView> parts, const Deadline& deadline)
{
    constexpr std::size_t kMaximumParts = 8;
    std::array<iovec, kMaximumParts> fixed{};
    std::vector<iovec> many;
    std::span<iovec> vectors = fixed;
    if (parts.size() > kMaximumParts) {
        many.resize(parts.size());
        vectors = many;
    }
    std::size_t used = 0;
    std::size_t total = 0;
    for (const QByteArrayView part : parts) {
        if (part.isEmpty())
            continue;
        // sendmsg() does not write through iov_base; its type is shared with recvmsg().
        vectors[used++] = iovec{const_cast<char*>(part.data()), static_cast<std::size_t>(part.size())};
        total += static_cast<std::size_t>(part.size());
    }
    vectors = vectors.first(used);

    std::size_t done = 0;
    while (done < total) {
        msghdr message{};
        message.msg_iov = vectors.data();
        message.msg_iovlen = vectors.size();
        const auto sent = tcpTransfer(m_fd, POLLOUT, deadline, QStringLiteral("write"),
                                      [&](int flags) { return ::sendmsg(m_fd, &message, flags); });
        if (!sent) {
            Error error = sent.error();
            error.transferred = done;
            return tl::unexpected(std::move(error));
        }
        done += *sent;
        std::size_t skip = *sent;
        while (!vectors.empty() && skip >= vectors.front().iov_len) {
            skip -= vectors.front().iov_len;
            vectors = vectors.subspan(1);
        }
        if (skip > 0) {
            vectors.front().iov_base = static_cast<char*>(vectors.front().iov_base) + skip;
            vectors.front().iov_len -= skip;
        }
    }
    return {};
}

Result<void> TcpStream::setKeepAlive(bool on)
{
    const QString operation = QStringLiteral("keepalive");
    if (const auto set = tcpSetFlag(m_fd, SOL_SOCKET, SO_KEEPALIVE, on ? 1 : 0, operation); !set || !on)
        return set;
    if (const auto set = tcpSetFlag(m_fd, IPPROTO_TCP, TCP_KEEPIDLE, 60, operation); !set)
        return set;
    if (const auto set = tcpSetFlag(m_fd, IPPROTO_TCP, TCP_KEEPINTVL, 10, operation); !set)
        return set;
    return tcpSetFlag(m_fd, IPPROTO_TCP, TCP_KEEPCNT, 5, operation);
}

Result<void> TcpStream::setNoDelay(bool on)
{
    return tcpSetFlag(m_fd, IPPROTO_TCP, TCP_NODELAY, on ? 1 : 0, QStringLiteral("nodelay"));
}

Result<bool> TcpStream::keepAlive() const
{
    return tcpFlag(m_fd, SOL_SOCKET, SO_KEEPALIVE, QStringLiteral("keepalive"));
}

Result<bool> TcpStream::noDelay() const
{
    return tcpFlag(m_fd, IPPROTO_TCP, TCP_NODELAY, QStringLiteral("nodelay"));
}

QString TcpStream::peerAddress() const
{
    return SocketAddress::ofPeer(m_fd).host();
}

std::uint16_t TcpStream::peerPort() const
{
    return SocketAddress::ofPeer(m_fd).port();
}

QString TcpStream::localAddress() const
{
    return SocketAddress::ofSocket(m_fd).host();
}

std::uint16_t TcpStream::localPort() const
{
    return SocketAddress::ofSocket(m_fd).port();
}

void TcpStream::shutdown() const
{
    if (m_fd >= 0)
        ::shutdown(m_fd, SHUT_RDWR);
}

void TcpStream::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

} // namespace visor::wire
