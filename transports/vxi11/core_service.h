// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/vxi11/interrupt_sender.h"
#include "transports/vxi11/link_table.h"
#include "transports/vxi11/messages.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/wire/rpc_server.h"

#include <map>
#include <memory>
#include <vector>

namespace visor::vxi11 {

/// The core channel's procedures for one connection, with the links it opened. Lives on that connection's thread.
class CoreService : public wire::RpcService
{
public:
    /// Everything outlives the service. `stopping` is cancelled when the server ends or the client has gone: what
    /// waits for the instrument then ends, and the links with the service. Interrupt channels go nowhere but to
    /// the peer of `stream`.
    CoreService(const std::vector<ServedDevice>& devices, LinkTable& table, const Vxi11Server::Options& options,
                std::uint16_t abortPort, visa::CancelToken stopping, const wire::TcpStream& stream);
    ~CoreService() override;

    [[nodiscard]] wire::RpcProgram program() const override { return kCoreProgram; }
    [[nodiscard]] wire::RpcOutcome run(std::uint32_t procedure, QByteArrayView arguments,
                                       wire::XdrWriter& results) override;

private:
    struct Link
    {
        std::unique_ptr<visa::DeviceLink> device;
        GatewayBus* bus = nullptr; ///< of an interface link
        bool locked = false;
        bool servicesRequests = false;
        /// Read from the device but not yet by the client, when a termination character cut a response.
        QByteArray ahead;
        bool aheadEnds = false;
    };

    /// The lock of somebody else looked at, waited for when the flags say so, and held for one operation.
    class LockPass;

    [[nodiscard]] wire::RpcOutcome createLink(QByteArrayView arguments, wire::XdrWriter& results);
    [[nodiscard]] wire::RpcOutcome write(QByteArrayView arguments, wire::XdrWriter& results);
    [[nodiscard]] wire::RpcOutcome read(QByteArrayView arguments, wire::XdrWriter& results);
    [[nodiscard]] wire::RpcOutcome generic(Procedure procedure, QByteArrayView arguments,
                                           wire::XdrWriter& results);
    [[nodiscard]] wire::RpcOutcome lock(QByteArrayView arguments, wire::XdrWriter& results);
    [[nodiscard]] wire::RpcOutcome unlock(QByteArrayView arguments, wire::XdrWriter& results);
    [[nodiscard]] wire::RpcOutcome enableServiceRequest(QByteArrayView arguments, wire::XdrWriter& results);
    [[nodiscard]] wire::RpcOutcome doCommand(QByteArrayView arguments, wire::XdrWriter& results);
    [[nodiscard]] wire::RpcOutcome destroyLink(QByteArrayView arguments, wire::XdrWriter& results);
    [[nodiscard]] wire::RpcOutcome createInterruptChannel(QByteArrayView arguments, wire::XdrWriter& results);
    [[nodiscard]] wire::RpcOutcome destroyInterruptChannel(wire::XdrWriter& results);

    [[nodiscard]] Link* find(std::int32_t id);
    [[nodiscard]] visa::Deadline within(std::uint32_t time) const; ///< milliseconds
    void close(std::map<std::int32_t, Link>::iterator place);
    void stopRequests(Link& link);

    const std::vector<ServedDevice>& m_devices;
    LinkTable& m_table;
    const Vxi11Server::Options& m_options;
    const std::uint16_t m_abortPort;
    const visa::CancelToken m_stopping;
    const wire::TcpStream& m_stream;
    std::map<std::int32_t, Link> m_links;
    std::unique_ptr<InterruptSender> m_interrupts;
    QByteArray m_buffer; ///< the response sent last
};

} // namespace visor::vxi11
