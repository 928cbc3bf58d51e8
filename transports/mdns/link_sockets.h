// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "transports/mdns/messages.h"
#include "transports/wire/network_interfaces.h"
#include "transports/wire/socket_address.h"

#include <array>
#include <chrono>
#include <vector>

namespace visor::mdns {

inline constexpr std::uint16_t kMdnsPort = 5353;

/// The sockets of mDNS on every interface, IPv4 and IPv6: one for the group 224.0.0.251 or ff02::fb, one that asks
/// from a port of its own and gets the answers alone (RFC 6762 §6.7), which works when another program owns port
/// 5353.
///
/// The group's socket is bound to the group's address, not to any: beside a system daemon (avahi) it takes none of
/// the datagrams that are meant for the daemon. One thread.
class LinkSockets
{
public:
    struct Datagram
    {
        QByteArrayView bytes; ///< until the next receive()
        wire::SocketAddress from;
        unsigned interface = 0;
        bool isOneShot = false; ///< came to the asking socket
        std::size_t socket = 0; ///< for reply()
    };

    explicit LinkSockets(wire::InterfaceChoice choice = {}, std::uint16_t port = kMdnsPort)
        : m_choice(std::move(choice)), m_port(port)
    {
    }
    ~LinkSockets();
    LinkSockets(const LinkSockets&) = delete;
    LinkSockets& operator=(const LinkSockets&) = delete;

    /// Brings the sockets in line with the interfaces there are. True when any came. What cannot be opened is put
    /// into `problems` when it is new.
    [[nodiscard]] Result<bool> update(std::vector<Error>& problems);
    [[nodiscard]] const std::vector<wire::NetworkInterface>& interfaces() const { return m_interfaces; }
    [[nodiscard]] std::uint16_t port() const { return m_port; }

    /// To the group, from port 5353; `interface` 0: on all of them.
    void sendToGroup(const QByteArray& bytes, unsigned interface = 0) const;
    /// To the group, from the asking sockets.
    void ask(const QByteArray& bytes) const;
    void reply(const Datagram& to, const QByteArray& bytes) const;

    /// Waits until something can be received or `extra` (a descriptor, -1 for none) is readable.
    void wait(std::chrono::milliseconds limit, int extra = -1) const;
    /// The next datagram; false when none is there. What does not come from this link's port 5353 is passed over.
    [[nodiscard]] bool receive(Datagram& datagram);

private:
    struct Socket
    {
        int descriptor = -1;
        int family = 0;
        unsigned interface = 0;
        bool isGroup = true;
    };

    void open(const wire::NetworkInterface& interface, int family, bool isGroup, std::vector<Error>& problems);
    void send(const Socket& socket, const QByteArray& bytes) const;

    const wire::InterfaceChoice m_choice;
    const std::uint16_t m_port;
    std::vector<wire::NetworkInterface> m_interfaces;
    std::vector<Socket> m_sockets;
    std::size_t m_next = 0; ///< the socket to look at first
    std::array<char, kLargestMessage> m_buffer{};
};

} // namespace visor::mdns
