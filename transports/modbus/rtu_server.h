// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/server.h"
#include "core/visa/register_device.h"
#include "transports/serial/pty_stream.h"

#include <memory>
#include <thread>

namespace visor::modbus {

/// Serves one device's registers on a pseudo-terminal, as one unit on a Modbus RTU line. Frames for other units
/// and frames with a wrong checksum get no answer (Serial Line V1.02 §2.4.2).
class RtuServer : public instrument::Server
{
public:
    /// The device outlives the server.
    [[nodiscard]] static Result<std::unique_ptr<RtuServer>> start(visa::RegisterDevice& device,
                                                                  std::uint8_t unit = 1);
    ~RtuServer() override;

    [[nodiscard]] std::vector<visa::ResourceName> resources() const override;

private:
    RtuServer(visa::RegisterDevice& device, std::uint8_t unit, std::unique_ptr<serial::PtyStream> stream);
    void run();
    void converse();

    visa::RegisterDevice& m_device;
    const std::uint8_t m_unit;
    const visa::CancelToken m_stopping = visa::CancelToken::create();
    std::unique_ptr<serial::PtyStream> m_stream;
    std::thread m_thread;
};

} // namespace visor::modbus
