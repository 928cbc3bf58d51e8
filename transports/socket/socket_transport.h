// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "transports/wire/host_lookup.h"

namespace visor::socket {

/// Opens TCPIP SOCKET resources. Any thread, several at a time.
class SocketTransport : public instrument::Transport
{
public:
    /// `names` also finds hosts of the local network.
    explicit SocketTransport(wire::LocalNames names = {}) : m_names(std::move(names)) {}

    [[nodiscard]] QString name() const override { return QStringLiteral("SOCKET"); }
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override;
    /// A lock in the options is ErrorUnsupportedOperation: the wire has none.
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                              const instrument::OpenOptions& options,
                                                              const visa::Deadline& deadline) override;

private:
    const wire::LocalNames m_names;
};

} // namespace visor::socket
