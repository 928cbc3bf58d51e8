// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "transports/can/can_loop.h"

#include <memory>
#include <mutex>

namespace visor::can {

/// Opens CAN resources. Any thread, several at a time. Needs a QCoreApplication: Qt finds its CAN plugins through
/// it.
class CanTransport : public instrument::Transport
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("CAN"); }
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override;
    /// Sends nothing. A lock in the options is ErrorUnsupportedOperation: the wire has none.
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                              const instrument::OpenOptions& options,
                                                              const visa::Deadline& deadline) override;

private:
    std::mutex m_mutex;              ///< guards m_loop
    std::shared_ptr<CanLoop> m_loop; ///< from the first open on: Qt's virtualcan keeps its server on that thread
};

} // namespace visor::can
