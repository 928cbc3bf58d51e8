// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/server.h"
#include "transports/wire/connection_pool.h"

#include <memory>

namespace visor::socket {

/// Serves one device on a raw TCP port, one message a line; blocks in the input may hold newlines. Answers as soon
/// as the device does, and goes on taking input meanwhile.
class SocketServer : public instrument::Server
{
public:
    /// The device outlives the server.
    [[nodiscard]] static Result<std::unique_ptr<SocketServer>> start(visa::Device& device,
                                                                     const instrument::ListenOptions& listen = {});
    ~SocketServer() override;

    [[nodiscard]] std::vector<visa::ResourceName> resources() const override;
    [[nodiscard]] std::uint16_t port() const { return m_pool->port(); }

private:
    explicit SocketServer(visa::Device& device) : m_device(device) {}
    void serve(wire::TcpStream& stream);

    visa::Device& m_device;
    const visa::CancelToken m_stopping = visa::CancelToken::create();
    std::unique_ptr<wire::ConnectionPool> m_pool;
};

} // namespace visor::socket
