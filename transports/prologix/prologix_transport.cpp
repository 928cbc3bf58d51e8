// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/prologix_transport.h"

#include "transports/prologix/interface_session.h"
#include "transports/prologix/prologix_session.h"

#include <QCoreApplication>

namespace visor::prologix {

using visa::Deadline;
using visa::Status;

namespace {

class PrologixTransportText
{
    Q_DECLARE_TR_FUNCTIONS(visor::prologix::PrologixTransport)
};

} // namespace

bool PrologixTransport::handles(const visa::ResourceName& resource) const
{
    return resource.as<visa::GpibInstrument>() != nullptr || resource.as<visa::PrologixAdapter>() != nullptr;
}

Result<std::unique_ptr<visa::Session>> PrologixTransport::open(const visa::ResourceName& resource,
                                                               const instrument::OpenOptions& options,
                                                               const Deadline& deadline)
{
    const QString operation = QStringLiteral("open");
    if (options.lock) {
        return failure(Status::ErrorUnsupportedOperation,
                       PrologixTransportText::tr("A GPIB adapter has no locks."), operation);
    }
    if (resource.as<visa::PrologixAdapter>() != nullptr) {
        auto adapter = m_pool->open(resource, deadline);
        if (!adapter)
            return tl::unexpected(adapter.error());
        if (m_boards->adapterOf(resource.board()) != resource)
            m_boards->define(resource.board(), resource);
        return std::make_unique<InterfaceSession>(resource, std::move(*adapter), options.timeout);
    }
    const auto* const address = resource.as<visa::GpibInstrument>();
    const auto named = m_boards->adapterOf(resource.board());
    if (address == nullptr || !named) {
        return failure(
            Status::ErrorInterfaceNotConfigured,
            PrologixTransportText::tr("No adapter is known for GPIB board %1; open the adapter first, such "
                                      "as PRLGX-TCPIP%1::HOST::1234::INTFC or "
                                      "PRLGX-ASRL%1::/dev/ttyUSB0::INTFC.")
                .arg(resource.board()),
            operation);
    }
    if (named->as<visa::TcpipInstrument>() != nullptr)
        return openBehindGateway(*named, *address, options, deadline);
    auto adapter = m_pool->open(*named, deadline);
    if (!adapter)
        return tl::unexpected(adapter.error());
    return std::make_unique<PrologixSession>(resource, std::move(*adapter), options.timeout);
}

Result<std::unique_ptr<visa::Session>> PrologixTransport::openBehindGateway(const visa::ResourceName& gateway,
                                                                            const visa::GpibInstrument& address,
                                                                            const instrument::OpenOptions& options,
                                                                            const Deadline& deadline)
{
    visa::TcpipInstrument behind = *gateway.as<visa::TcpipInstrument>();
    behind.device += u',' + QString::number(address.primary);
    if (address.secondary)
        behind.device += u',' + QString::number(*address.secondary);
    const visa::ResourceName name(visa::InterfaceType::Tcpip, gateway.board(), behind);
    if (!m_gateways) {
        return failure(
            Status::ErrorUnsupportedOperation,
            PrologixTransportText::tr("Open the instrument behind the gateway as %1.").arg(name.toString()),
            QStringLiteral("open"));
    }
    return m_gateways->open(name, options, deadline);
}

} // namespace visor::prologix
