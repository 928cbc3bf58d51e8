// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/server.h"
#include "core/visa/register_device.h"
#include "transports/wire/connection_pool.h"

#include <memory>
#include <mutex>

namespace visor::modbus {

/// Serves one device's registers over Modbus TCP, as one unit. Requests for other units get no answer, as behind a
/// gateway without them; 0 and 255 mean the TCP device itself (Messaging on TCP/IP V1.0b §4.4.2.4).
class TcpServer : public instrument::Server
{
public:
    /// The device outlives the server.
    [[nodiscard]] static Result<std::unique_ptr<TcpServer>>
    start(visa::RegisterDevice& device, std::uint8_t unit = 1, const instrument::ListenOptions& listen = {});
    ~TcpServer() override;

    [[nodiscard]] std::vector<visa::ResourceName> resources() const override;
    [[nodiscard]] std::uint16_t port() const { return m_pool->port(); }
    /// False at the deadline.
    [[nodiscard]] bool waitForNoClients(const visa::Deadline& deadline) const
    {
        return m_pool->waitForConnectionCount(0, deadline);
    }

private:
    TcpServer(visa::RegisterDevice& device, std::uint8_t unit) : m_device(device), m_unit(unit) {}
    void serve(wire::TcpStream& stream);

    std::mutex m_mutex; ///< one request at a time: a mask write reads, then writes
    visa::RegisterDevice& m_device;
    const std::uint8_t m_unit;
    const visa::CancelToken m_stopping = visa::CancelToken::create();
    std::unique_ptr<wire::ConnectionPool> m_pool;
};

} // namespace visor::modbus
