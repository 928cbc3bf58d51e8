// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/server.h"
#include "transports/wire/connection_pool.h"

namespace visor::vicp {

/// Serves one device over VICP, to clients that number their messages (1a) and to those that do not (1), on one
/// thread a client. Real instruments take one client; ours takes as many as the device does.
class VicpServer final : public instrument::Server
{
public:
    /// A longer message ends the connection.
    static constexpr std::uint64_t kMaximumMessage = 256u << 20;

    /// The device outlives the server.
    [[nodiscard]] static Result<std::unique_ptr<VicpServer>> start(visa::Device& device,
                                                                   const instrument::ListenOptions& listen = {});
    ~VicpServer() override;

    [[nodiscard]] std::vector<visa::ResourceName> resources() const override;
    [[nodiscard]] std::uint16_t port() const { return m_pool->port(); }
    /// Waits until at most `count` connections are left; false at the deadline.
    [[nodiscard]] bool waitForConnections(std::size_t count, const visa::Deadline& deadline) const
    {
        return m_pool->waitForConnectionCount(count, deadline);
    }

private:
    explicit VicpServer(visa::Device& device) : m_device(device) {}
    void serve(wire::TcpStream& stream);

    visa::Device& m_device;
    const visa::CancelToken m_stopping = visa::CancelToken::create();
    std::unique_ptr<wire::ConnectionPool> m_pool;
};

} // namespace visor::vicp
