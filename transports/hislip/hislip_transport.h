// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"

namespace visor::hislip {

/// Opens TCPIP::host::hislipN[,port]::INSTR. Stateless.
class HislipTransport final : public instrument::Transport
{
public:
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
};

} // namespace visor::hislip
