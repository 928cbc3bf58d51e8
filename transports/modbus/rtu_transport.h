// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "transports/modbus/rtu_line.h"

#include <map>
#include <memory>
#include <mutex>

namespace visor::modbus {

/// Opens MODBUS-RTU resources. Sessions on one serial port share its line, which is open as long as one of them
/// is. Any thread, several at a time.
class RtuTransport : public instrument::Transport
{
public:
    [[nodiscard]] QString name() const override { return QStringLiteral("Modbus RTU"); }
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override;
    /// Sends nothing. A lock in the options is ErrorUnsupportedOperation: the wire has none.
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                              const instrument::OpenOptions& options,
                                                              const visa::Deadline& deadline) override;

private:
    [[nodiscard]] Result<std::shared_ptr<RtuLine>> lineAt(const QString& device,
                                                          const serial::LineSettings& settings);

    std::mutex m_mutex; ///< guards m_lines
    std::map<QString, std::weak_ptr<RtuLine>> m_lines;
};

} // namespace visor::modbus
