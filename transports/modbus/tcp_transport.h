// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "transports/wire/host_lookup.h"

namespace visor::modbus {

/// Opens MODBUS-TCP resources. Any thread, several at a time.
class TcpTransport : public instrument::Transport
{
public:
    /// `names` also finds hosts of the local network.
    explicit TcpTransport(wire::LocalNames names = {}) : m_names(std::move(names)) {}

    [[nodiscard]] QString name() const override { return QStringLiteral("Modbus TCP"); }
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override;
    /// Sends nothing. A lock in the options is ErrorUnsupportedOperation: the wire has none.
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                              const instrument::OpenOptions& options,
                                                              const visa::Deadline& deadline) override;

private:
    const wire::LocalNames m_names;
};

} // namespace visor::modbus
