// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/rtu_transport.h"

#include "transports/modbus/rtu_session.h"
#include "transports/serial/error_text.h"

#include <QCoreApplication>

namespace visor::modbus {

using visa::Status;

namespace {

class ModbusRtuTransportText
{
    Q_DECLARE_TR_FUNCTIONS(visor::modbus::RtuTransport)
};

} // namespace

bool RtuTransport::handles(const visa::ResourceName& resource) const
{
    return resource.as<visa::ModbusRtuInstrument>() != nullptr;
}

Result<std::shared_ptr<RtuLine>> RtuTransport::lineAt(const QString& device, const serial::LineSettings& settings)
{
    const std::lock_guard lock(m_mutex);
    std::weak_ptr<RtuLine>& known = m_lines[device];
    if (auto line = known.lock(); line && !line->isLost())
        return line;
    auto port = serial::SerialPort::open(device, settings);
    if (!port)
        return tl::unexpected(port.error());
    auto line = std::make_shared<RtuLine>(std::move(*port));
    known = line;
    return line;
}

Result<std::unique_ptr<visa::Session>> RtuTransport::open(const visa::ResourceName& resource,
                                                          const instrument::OpenOptions& options,
                                                          const visa::Deadline& deadline)
{
    const QString operation = QStringLiteral("open");
    const auto* const address = resource.as<visa::ModbusRtuInstrument>();
    if (address == nullptr) {
        return failure(Status::ErrorUnsupportedOperation,
                       ModbusRtuTransportText::tr("%1 is not Modbus RTU.").arg(resource.toString()), operation);
    }
    if (options.lock) {
        return failure(Status::ErrorUnsupportedOperation,
                       ModbusRtuTransportText::tr("A Modbus device has no locks."), operation);
    }
    if (deadline.isCancelled())
        return serial::portAborted(operation);
    serial::LineSettings settings = RtuLine::defaultSettings();
    for (const auto& [id, value] : options.attributes) {
        const auto checked = visa::checkAttributeValue(resource, id, value);
        if (!checked)
            return tl::unexpected(checked.error());
        settings.set(id, *checked);
    }
    const auto line = lineAt(serial::devicePath(address->device), settings);
    if (!line)
        return tl::unexpected(line.error());
    auto session = std::make_unique<RtuSession>(resource, *line, options.timeout);
    for (const auto& [id, value] : options.attributes) {
        if (const auto set = session->setAttribute(id, value); !set)
            return tl::unexpected(set.error());
    }
    return session;
}

} // namespace visor::modbus
