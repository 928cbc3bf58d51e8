// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/server.h"
#include "transports/vxi11/link_table.h"
#include "transports/wire/connection_pool.h"
#include "transports/wire/hangup_watch.h"
#include "transports/wire/portmapper_server.h"

#include <memory>
#include <optional>
#include <vector>

namespace visor::vxi11 {

/// Serves devices over VXI-11: core and abort channels, service requests by interrupt channel, a portmapper where
/// asked for. A broken core connection gives back its links and their locks at once, also while one of its calls
/// waits for the instrument.
class Vxi11Server : public instrument::Server
{
public:
    struct Options
    {
        /// Serve a portmapper too, on the same address and this port (111 for other programs' sake). Where none is
        /// asked for, clients name the core port: TCPIP::host:port::inst0::INSTR.
        std::optional<std::uint16_t> portmapperPort{};
        /// Largest device_write told to clients and taken from them.
        std::uint32_t maximumReceiveSize = 1u << 20;
        /// What clients are told instead of maximumReceiveSize, and instead of the abort port: to play a careless
        /// server.
        std::optional<std::uint32_t> announcedReceiveSize{};
        std::optional<std::uint16_t> announcedAbortPort{};
    };

    /// The devices outlive the server. ErrorResourceBusy or ErrorNoPermission when a port cannot be had.
    [[nodiscard]] static Result<std::unique_ptr<Vxi11Server>>
    start(std::vector<ServedDevice> devices, const instrument::ListenOptions& listen, const Options& options);
    [[nodiscard]] static Result<std::unique_ptr<Vxi11Server>> start(std::vector<ServedDevice> devices,
                                                                    const instrument::ListenOptions& listen = {});
    ~Vxi11Server() override;

    [[nodiscard]] std::vector<visa::ResourceName> resources() const override;
    [[nodiscard]] std::uint16_t corePort() const { return m_core->port(); }
    [[nodiscard]] std::uint16_t abortPort() const { return m_abort->port(); }
    /// 0 when it serves none.
    [[nodiscard]] std::uint16_t portmapperPort() const
    {
        return m_portmapper ? m_portmapper->port() : std::uint16_t{0};
    }
    /// Links open now, over all clients. Any thread.
    [[nodiscard]] std::size_t linkCount() const { return m_links.count(); }

private:
    Vxi11Server(std::vector<ServedDevice> devices, const Options& options);

    const Options m_options;
    const std::vector<ServedDevice> m_devices;
    LinkTable m_links;
    wire::HangupWatch m_hangups;
    std::unique_ptr<wire::ConnectionPool> m_core;
    std::unique_ptr<wire::ConnectionPool> m_abort;
    std::unique_ptr<wire::PortmapperServer> m_portmapper;
};

} // namespace visor::vxi11
