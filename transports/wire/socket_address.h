// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <sys/socket.h>

#include <cstdint>
#include <optional>

namespace visor::wire {

/// An IPv4 or IPv6 address with a port, as the kernel wants it. A value.
class SocketAddress
{
public:
    SocketAddress() = default;
    SocketAddress(const sockaddr* address, socklen_t size);

    /// "127.0.0.1", "::1", "fe80::1%eth0"; nothing when it is not an address in numbers. Never asks a name server.
    [[nodiscard]] static std::optional<SocketAddress> fromNumeric(const QString& host, std::uint16_t port);
    /// The local end of a socket; empty when it has none.
    [[nodiscard]] static SocketAddress ofSocket(int descriptor);
    [[nodiscard]] static SocketAddress ofPeer(int descriptor);

    [[nodiscard]] const sockaddr* data() const;
    [[nodiscard]] sockaddr* data();
    [[nodiscard]] socklen_t size() const { return m_size; }
    [[nodiscard]] int family() const { return m_storage.ss_family; }
    /// In numbers; empty for an empty address.
    [[nodiscard]] QString host() const;
    [[nodiscard]] std::uint16_t port() const;
    /// An IPv4 address as a number in host order, also of an IPv4-mapped IPv6 address; nothing for others.
    [[nodiscard]] std::optional<std::uint32_t> ipv4() const;

    /// Room for the kernel to write into (accept, recvfrom).
    [[nodiscard]] socklen_t* capacity();

private:
    sockaddr_storage m_storage{};
    socklen_t m_size = 0;
};

} // namespace visor::wire
