// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/server.h"
#include "transports/prologix/messages.h"
#include "transports/serial/pty_stream.h"
#include "transports/wire/connection_pool.h"

#include <atomic>
#include <thread>

namespace visor::prologix {

/// A GPIB adapter with instruments on its bus, over TCP or on a pseudo-terminal. As the real one: one client at a
/// time (a second is hung up on), no word about lines it does not know, none when a read's time is over, answers
/// in order.
class PrologixServer : public instrument::Server
{
public:
    struct BusDevice
    {
        GpibAddress address;
        visa::Device* device = nullptr;
    };
    struct Options
    {
        instrument::ListenOptions listen;
        QByteArray version = QByteArrayLiteral("Prologix GPIB-ETHERNET Controller version 01.06.06.00");
        int board = 0;           ///< of the resource names
        bool onTerminal = false; ///< a pseudo-terminal instead of TCP
    };

    /// The devices outlive the server.
    [[nodiscard]] static Result<std::unique_ptr<PrologixServer>> start(std::vector<BusDevice> devices,
                                                                       const Options& options);
    ~PrologixServer() override;

    /// GPIB0::9::INSTR and so on.
    [[nodiscard]] std::vector<visa::ResourceName> resources() const override;
    /// PRLGX-TCPIP0::127.0.0.1::41234::INTFC
    [[nodiscard]] visa::ResourceName adapter() const;

private:
    PrologixServer(std::vector<BusDevice> devices, const Options& options);
    void serve(wire::ByteStream& stream);
    void runTerminal();

    const std::vector<BusDevice> m_devices;
    const Options m_options;
    const visa::CancelToken m_stopping = visa::CancelToken::create();
    std::atomic<bool> m_hasClient = false;
    std::unique_ptr<wire::ConnectionPool> m_pool;
    std::unique_ptr<serial::PtyStream> m_terminal;
    std::thread m_thread;
};

} // namespace visor::prologix
