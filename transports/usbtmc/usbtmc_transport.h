// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "transports/usbtmc/quirks.h"

namespace visor::usbtmc {

/// Opens USB INSTR resources. Any thread, several at a time.
class UsbtmcTransport : public instrument::Transport
{
public:
    explicit UsbtmcTransport(QuirkTable quirks = {}) : m_quirks(std::move(quirks)) {}

    [[nodiscard]] QString name() const override { return QStringLiteral("USBTMC"); }
    /// USB INSTR; not RAW.
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override;
    /// A lock in the options is ErrorUnsupportedOperation: the wire has none.
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                              const instrument::OpenOptions& options,
                                                              const visa::Deadline& deadline) override;

private:
    const QuirkTable m_quirks;
};

} // namespace visor::usbtmc
