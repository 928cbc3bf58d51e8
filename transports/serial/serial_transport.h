// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"

namespace visor::serial {

/// Opens ASRL resources. Any thread, several at a time.
class SerialTransport : public instrument::Transport
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("Serial"); }
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override;
    /// Line attributes in the options are set before the line is raised. A lock in the options is
    /// ErrorUnsupportedOperation: the wire has none.
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                              const instrument::OpenOptions& options,
                                                              const visa::Deadline& deadline) override;
};

} // namespace visor::serial
