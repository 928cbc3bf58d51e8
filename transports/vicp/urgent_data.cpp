// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vicp/urgent_data.h"

#include "transports/vicp/error_text.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace visor::vicp {

using visa::Deadline;

Result<void> sendUrgent(const wire::TcpStream& stream, char byte, const Deadline& deadline)
{
    for (;;) {
        if (::send(stream.descriptor(), &byte, 1, MSG_OOB | MSG_NOSIGNAL | MSG_DONTWAIT) == 1)
            return {};
        if (errno == EINTR)
            continue;
        if (errno != EAGAIN && errno != EWOULDBLOCK)
            return tl::unexpected(ErrorText::connectionLost(QStringLiteral("status byte"), errno));
        if (deadline.isCancelled() || deadline.hasExpired())
            return tl::unexpected(ErrorText::interrupted(deadline, QStringLiteral("status byte")));
        pollfd entry{stream.descriptor(), POLLOUT, 0};
        ::poll(&entry, 1, static_cast<int>(deadline.slice().count()));
    }
}

std::optional<char> takeUrgent(const wire::TcpStream& stream)
{
    char byte = 0;
    ssize_t got = 0;
    do {
        got = ::recv(stream.descriptor(), &byte, 1, MSG_OOB | MSG_DONTWAIT);
    } while (got < 0 && errno == EINTR);
    return got == 1 ? std::optional(byte) : std::nullopt;
}

bool isAtUrgentMark(const wire::TcpStream& stream)
{
    return ::sockatmark(stream.descriptor()) == 1;
}

Arrival waitForArrival(const wire::TcpStream& stream, bool wantsInput, int wakeDescriptor,
                       const Deadline& deadline)
{
    for (;;) {
        const short events = static_cast<short>(POLLPRI | (wantsInput ? POLLIN : 0));
        std::array<pollfd, 2> entries{pollfd{stream.descriptor(), events, 0}, pollfd{wakeDescriptor, POLLIN, 0}};
        const bool canEnd = !deadline.isInfinite() || deadline.token().canBeCancelled();
        const int wait = canEnd ? static_cast<int>(deadline.slice().count()) : -1;
        const int ready = ::poll(entries.data(), entries.size(), wait);
        if (ready > 0) {
            Arrival arrival;
            arrival.urgent = (entries[0].revents & POLLPRI) != 0;
            arrival.input = (entries[0].revents & (POLLIN | POLLHUP | POLLERR | POLLNVAL)) != 0;
            if ((entries[1].revents & POLLIN) != 0) {
                eventfd_t count = 0;
                arrival.wake = ::eventfd_read(wakeDescriptor, &count) == 0;
            }
            return arrival;
        }
        if (deadline.isCancelled() || deadline.hasExpired())
            return {};
    }
}

} // namespace visor::vicp
