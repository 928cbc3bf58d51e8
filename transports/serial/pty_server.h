// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/server.h"
#include "transports/serial/pty_stream.h"

#include <memory>
#include <thread>

namespace visor::serial {

/// Serves one device on a pseudo-terminal: a serial port with an instrument at its other end, one message a line.
/// A program that opens the port gets a link of its own to the device; the link ends when the port is closed.
class PtyServer : public instrument::Server
{
public:
    /// The device outlives the server.
    [[nodiscard]] static Result<std::unique_ptr<PtyServer>> start(visa::Device& device);
    /// The port vanishes, as if its adapter had been pulled out.
    ~PtyServer() override;

    /// ASRL/dev/pts/4::INSTR
    [[nodiscard]] std::vector<visa::ResourceName> resources() const override;

private:
    PtyServer(visa::Device& device, std::unique_ptr<PtyStream> stream);
    void run();

    visa::Device& m_device;
    const visa::CancelToken m_stopping = visa::CancelToken::create();
    std::unique_ptr<PtyStream> m_stream;
    std::thread m_thread;
};

} // namespace visor::serial
