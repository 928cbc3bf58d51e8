// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/socket_address.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace visor::wire {

SocketAddress::SocketAddress(const sockaddr* address, socklen_t size)
    : m_size(std::min(size, static_cast<socklen_t>(sizeof m_storage)))
{
    std::memcpy(&m_storage, address, m_size);
}

std::optional<SocketAddress> SocketAddress::fromNumeric(const QString& host, std::uint16_t port)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    addrinfo* found = nullptr;
    const QByteArray name = host.toUtf8();
    const QByteArray service = QByteArray::number(port);
    if (::getaddrinfo(name.constData(), service.constData(), &hints, &found) != 0 || found == nullptr)
        return std::nullopt;
    SocketAddress address(found->ai_addr, found->ai_addrlen);
    ::freeaddrinfo(found);
    return address;
}

SocketAddress SocketAddress::ofSocket(int descriptor)
{
    SocketAddress address;
    if (::getsockname(descriptor, address.data(), address.capacity()) != 0)
        return {};
    return address;
}

SocketAddress SocketAddress::ofPeer(int descriptor)
{
    SocketAddress address;
    if (::getpeername(descriptor, address.data(), address.capacity()) != 0)
        return {};
    return address;
}

const sockaddr* SocketAddress::data() const
{
    return reinterpret_cast<const sockaddr*>(&m_storage);
}

sockaddr* SocketAddress::data()
{
    return reinterpret_cast<sockaddr*>(&m_storage);
}

QString SocketAddress::host() const
{
    if (m_size == 0)
        return {};
    std::array<char, NI_MAXHOST> text{};
    if (::getnameinfo(data(), m_size, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST) != 0)
        return {};
    return QString::fromLatin1(text.data());
}

std::uint16_t SocketAddress::port() const
{
    if (m_storage.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in*>(&m_storage)->sin_port);
    if (m_storage.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6*>(&m_storage)->sin6_port);
    return 0;
}

std::optional<std::uint32_t> SocketAddress::ipv4() const
{
    if (m_storage.ss_family == AF_INET)
        return ntohl(reinterpret_cast<const sockaddr_in*>(&m_storage)->sin_addr.s_addr);
    if (m_storage.ss_family == AF_INET6) {
        const auto& address = reinterpret_cast<const sockaddr_in6*>(&m_storage)->sin6_addr;
        if (IN6_IS_ADDR_V4MAPPED(&address)) {
            std::uint32_t number = 0;
            std::memcpy(&number, &address.s6_addr[12], sizeof number);
            return ntohl(number);
        }
    }
    return std::nullopt;
}

socklen_t* SocketAddress::capacity()
{
    m_size = sizeof m_storage;
    return &m_size;
}

} // namespace visor::wire
