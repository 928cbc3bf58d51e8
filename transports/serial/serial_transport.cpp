// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/serial_transport.h"

#include "transports/serial/error_text.h"
#include "transports/serial/serial_session.h"

#include <QCoreApplication>

namespace visor::serial {

using visa::Status;

namespace {

class SerialTransportText
{
    Q_DECLARE_TR_FUNCTIONS(visor::serial::SerialTransport)
};

} // namespace

bool SerialTransport::handles(const visa::ResourceName& resource) const
{
    return resource.as<visa::SerialInstrument>() != nullptr;
}

Result<std::unique_ptr<visa::Session>> SerialTransport::open(const visa::ResourceName& resource,
                                                             const instrument::OpenOptions& options,
                                                             const visa::Deadline& deadline)
{
    const QString operation = QStringLiteral("open");
    const auto* const address = resource.as<visa::SerialInstrument>();
    if (address == nullptr) {
        return failure(Status::ErrorUnsupportedOperation,
                       SerialTransportText::tr("%1 is not a serial port.").arg(resource.toString()), operation);
    }
    if (options.lock) {
        return failure(
            Status::ErrorUnsupportedOperation,
            SerialTransportText::tr("A serial line has no locks; the port is this program's alone while "
                                    "it is open."),
            operation);
    }
    if (deadline.isCancelled())
        return portAborted(operation);
    // Opening raises DTR and RTS, which resets some boards: what the caller wants of them is known by then.
    LineSettings settings;
    for (const auto& [id, value] : options.attributes) {
        const auto checked = visa::checkAttributeValue(resource, id, value);
        if (!checked)
            return tl::unexpected(checked.error());
        settings.set(id, *checked);
    }
    auto port = SerialPort::open(devicePath(address->device), settings);
    if (!port)
        return tl::unexpected(port.error());
    auto session = std::make_unique<SerialSession>(resource, std::move(*port), options.timeout);
    for (const auto& [id, value] : options.attributes) {
        if (const auto set = session->setAttribute(id, value); !set)
            return tl::unexpected(set.error());
    }
    return session;
}

} // namespace visor::serial
