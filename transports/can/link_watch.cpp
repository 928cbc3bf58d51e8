// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/link_watch.h"

#include <QCoreApplication>
#include <QFile>
#include <QSocketNotifier>

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace visor::can {

namespace {

struct LinkWatchText
{
    Q_DECLARE_TR_FUNCTIONS(visor::can::LinkWatch)
};

unsigned indexOf(const QString& interface)
{
    return ::if_nametoindex(QFile::encodeName(interface).constData());
}

} // namespace

Result<std::unique_ptr<LinkWatch>> LinkWatch::start(const QString& interface, Handler handler)
{
    const int socket = ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE);
    sockaddr_nl address{};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK;
    if (socket < 0 || ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        const int reason = errno;
        if (socket >= 0)
            ::close(socket);
        return failure(visa::Status::ErrorSystemError,
                       LinkWatchText::tr("The system does not say when the interface %1 goes down (%2).")
                           .arg(interface, qt_error_string(reason)),
                       QStringLiteral("open"));
    }
    return std::unique_ptr<LinkWatch>(new LinkWatch(interface, std::move(handler), socket));
}

LinkWatch::LinkWatch(QString interface, Handler handler, int socket)
    : m_interface(std::move(interface)),
      m_handler(std::move(handler)),
      m_socket(socket),
      m_index(indexOf(m_interface)), // behind bind(): what changes from now on is told
      m_state(look()),
      m_notifier(std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read))
{
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { read(); });
}

LinkWatch::~LinkWatch()
{
    m_notifier.reset();
    ::close(m_socket);
}

LinkWatch::State LinkWatch::look() const
{
    if (m_index == 0 || indexOf(m_interface) != m_index)
        return State::Gone;
    ifreq request{};
    const QByteArray name = QFile::encodeName(m_interface);
    std::memcpy(request.ifr_name, name.constData(),
                static_cast<std::size_t>(std::min<qsizetype>(name.size(), IFNAMSIZ - 1)));
    // Any socket will do for asking.
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const bool isAnswered = socket >= 0 && ::ioctl(socket, SIOCGIFFLAGS, &request) == 0;
    if (socket >= 0)
        ::close(socket);
    if (!isAnswered)
        return State::Gone;
    return (request.ifr_flags & IFF_UP) != 0 ? State::Up : State::Down;
}

void LinkWatch::read()
{
    // What a message says is asked for again: it may be about any interface, and some get lost in a flood.
    std::array<char, 16384> buffer{};
    ssize_t count = 0;
    do {
        count = ::recv(m_socket, buffer.data(), buffer.size(), 0);
    } while (count > 0 || (count < 0 && (errno == EINTR || errno == ENOBUFS)));
    become(look());
}

void LinkWatch::become(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    m_handler(state); // may end this watch
}

} // namespace visor::can
