// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "transports/wire/host_lookup.h"

namespace visor::vicp {

/// Opens VICP::host[:port]::INSTR. Stateless.
class VicpTransport final : public instrument::Transport
{
public:
    /// `names` also finds hosts of the local network.
    explicit VicpTransport(wire::LocalNames names = {}) : m_names(std::move(names)) {}

    [[nodiscard]] QString name() const override { return QStringLiteral("VICP"); }
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override;
    /// Connects and sends nothing. ErrorResourceNotFound when refused: the instrument is set to another interface,
    /// or its one connection is taken. A lock in the options is ErrorUnsupportedOperation: the wire has none.
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                              const instrument::OpenOptions& options,
                                                              const visa::Deadline& deadline) override;

private:
    const wire::LocalNames m_names;
};

} // namespace visor::vicp
