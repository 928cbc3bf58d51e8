// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "transports/hislip/session_security.h"

namespace visor::hislip {

/// Opens TCPIP[S]::host::hislipN[,port]::INSTR.
class HislipTransport final : public instrument::Transport
{
public:
    /// `trust`: the certificates a person trusted beside those the system knows; null for none. `names` also finds
    /// hosts of the local network.
    explicit HislipTransport(std::shared_ptr<instrument::TrustStore> trust = {}, wire::LocalNames names = {})
        : m_security{std::move(trust), std::make_shared<wire::SharedTlsClient>()}, m_names(std::move(names))
    {
    }

    [[nodiscard]] QString name() const override { return QStringLiteral("HiSLIP"); }
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override;
    /// AsyncLock: exclusive and shared.
    [[nodiscard]] instrument::NativeLocks nativeLocks(const visa::ResourceName&) const override
    {
        return instrument::NativeLocks::Shared;
    }
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                              const instrument::OpenOptions& options,
                                                              const visa::Deadline& deadline) override;

private:
    const ClientSecurity m_security;
    const wire::LocalNames m_names;
};

} // namespace visor::hislip
