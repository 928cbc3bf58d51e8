// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/connection_pool.h"
#include "transports/wire/portmapper.h"

#include <memory>
#include <thread>
#include <vector>

namespace visor::wire {

/// A portmapper of our own, TCP and UDP, for where none runs (RFC 1833 §3). The table is given at the start; SET
/// and UNSET from the network are refused. Questions broadcast on the network of its address are answered too (how
/// VXI-11 instruments are found), unless another portmapper hears them. Serves on threads of its own until
/// destroyed.
class PortmapperServer
{
public:
    /// Port 0 takes one the system chooses. ErrorNoPermission or ErrorResourceBusy when the port cannot be had.
    [[nodiscard]] static Result<std::unique_ptr<PortmapperServer>>
    start(const QString& address, std::uint16_t port, std::vector<PortMapping> mappings);
    PortmapperServer(const PortmapperServer&) = delete;
    PortmapperServer& operator=(const PortmapperServer&) = delete;
    ~PortmapperServer();

    [[nodiscard]] std::uint16_t port() const { return m_pool->port(); }

private:
    PortmapperServer(std::vector<PortMapping> mappings, int datagrams, int broadcasts, int wake,
                     TcpListener listener);
    void serveDatagrams();

    const std::vector<PortMapping> m_mappings;
    const int m_datagrams;  ///< UDP socket
    const int m_broadcasts; ///< UDP socket that hears broadcasts only; -1 for none
    const int m_wake;       ///< eventfd that ends the UDP thread
    std::unique_ptr<ConnectionPool> m_pool;
    std::thread m_thread;
};

} // namespace visor::wire
