// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/can_transport.h"

#include "transports/can/can_session.h"

#include <QCoreApplication>

namespace visor::can {

using visa::Status;

namespace {

class CanTransportText
{
    Q_DECLARE_TR_FUNCTIONS(visor::can::CanTransport)
};

} // namespace

bool CanTransport::handles(const visa::ResourceName& resource) const
{
    return resource.as<visa::CanInstrument>() != nullptr;
}

Result<std::unique_ptr<visa::Session>> CanTransport::open(const visa::ResourceName& resource,
                                                          const instrument::OpenOptions& options,
                                                          const visa::Deadline& deadline)
{
    const QString operation = QStringLiteral("open");
    const auto* const address = resource.as<visa::CanInstrument>();
    if (address == nullptr) {
        return failure(Status::ErrorUnsupportedOperation,
                       CanTransportText::tr("%1 is not a CAN interface.").arg(resource.toString()), operation);
    }
    if (options.lock) {
        return failure(Status::ErrorUnsupportedOperation, CanTransportText::tr("A CAN bus has no locks."),
                       operation);
    }
    std::shared_ptr<CanLoop> loop;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_loop)
            m_loop = std::make_shared<CanLoop>();
        loop = m_loop;
    }
    auto port = CanPort::open(loop, address->plugin, address->interface, deadline);
    if (!port)
        return tl::unexpected(port.error());
    return std::make_unique<CanSession>(resource, std::move(*port), options.timeout);
}

} // namespace visor::can
