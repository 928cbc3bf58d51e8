// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "transports/wire/portmapper.h"

namespace visor::vxi11 {

/// Opens TCPIP INSTR resources over VXI-11: asks the host's portmapper for the core channel, unless the resource
/// names the port itself (TCPIP::host:port::inst0::INSTR, our extension). Any thread, several at a time.
class Vxi11Transport : public instrument::Transport
{
public:
    /// `portmapperPort` is 111 everywhere but in tests; `names` also finds hosts of the local network.
    explicit Vxi11Transport(std::uint16_t portmapperPort = wire::kPortmapperPort, wire::LocalNames names = {})
        : m_portmapperPort(portmapperPort), m_names(std::move(names))
    {
    }

    [[nodiscard]] QString name() const override { return QStringLiteral("VXI-11"); }
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override;
    /// device_lock: exclusive only.
    [[nodiscard]] instrument::NativeLocks nativeLocks(const visa::ResourceName&) const override
    {
        return instrument::NativeLocks::Exclusive;
    }
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                              const instrument::OpenOptions& options,
                                                              const visa::Deadline& deadline) override;

private:
    const std::uint16_t m_portmapperPort;
    const wire::LocalNames m_names;
};

} // namespace visor::vxi11
