// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/server.h"
#include "transports/hislip/server_client.h"
#include "transports/wire/connection_pool.h"

#include <map>

namespace visor::hislip {

/// One instrument a HislipServer offers. The device must outlive the server.
struct HislipExport
{
    QString subAddress; ///< "hislip0"
    visa::Device* device = nullptr;
};

/// Serves instruments over HiSLIP 2.0 (IVI-6.1) and its older versions, in synchronized and overlapped mode, in
/// clear text and over TLS, on two threads a client.
class HislipServer final : public instrument::Server
{
public:
    struct Options
    {
        instrument::ListenOptions listen;
        ServerClient::Settings client;
        std::size_t maxClients = 64; ///< one more gets FatalError 4
    };

    /// The first export is also the default device of clients that name none.
    [[nodiscard]] static Result<std::unique_ptr<HislipServer>> start(std::vector<HislipExport> exports,
                                                                     const Options& options);
    ~HislipServer() override;

    [[nodiscard]] std::vector<visa::ResourceName> resources() const override;
    [[nodiscard]] std::uint16_t port() const { return m_pool->port(); }
    /// Clients with at least a synchronous channel. Any thread.
    [[nodiscard]] std::size_t clientCount() const;
    /// Waits until at most `count` connections are left; false at the deadline.
    [[nodiscard]] bool waitForConnections(std::size_t count, const visa::Deadline& deadline) const
    {
        return m_pool->waitForConnectionCount(count, deadline);
    }

private:
    HislipServer(std::vector<HislipExport> exports, const Options& options);

    void serve(wire::TcpStream& stream);
    void serveSync(wire::TcpStream& stream, MessageStream& messages, const Header& header);
    void serveAsync(wire::TcpStream& stream, MessageStream& messages, const Header& header);
    /// Null with the code to refuse with.
    [[nodiscard]] std::shared_ptr<ServerClient> admit(const QByteArray& subAddress, std::uint16_t version,
                                                      FatalCode& refusal);
    [[nodiscard]] std::shared_ptr<ServerClient> find(std::uint16_t id) const;

    const std::vector<HislipExport> m_exports;
    const Options m_options;

    mutable std::mutex m_mutex; ///< protects what follows
    std::map<std::uint16_t, std::shared_ptr<ServerClient>> m_clients;
    std::uint16_t m_lastId = 0;

    std::unique_ptr<wire::ConnectionPool> m_pool; ///< last: its threads use everything above
};

} // namespace visor::hislip
