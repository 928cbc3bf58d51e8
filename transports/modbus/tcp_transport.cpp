// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/tcp_transport.h"

#include "transports/modbus/tcp_session.h"

#include <QCoreApplication>

namespace visor::modbus {

using visa::Status;

namespace {

class ModbusTcpTransportText
{
    Q_DECLARE_TR_FUNCTIONS(visor::modbus::TcpTransport)
};

} // namespace

bool TcpTransport::handles(const visa::ResourceName& resource) const
{
    return resource.as<visa::ModbusTcpInstrument>() != nullptr;
}

Result<std::unique_ptr<visa::Session>> TcpTransport::open(const visa::ResourceName& resource,
                                                          const instrument::OpenOptions& options,
                                                          const visa::Deadline& deadline)
{
    const auto* const address = resource.as<visa::ModbusTcpInstrument>();
    if (address == nullptr) {
        return failure(Status::ErrorUnsupportedOperation,
                       ModbusTcpTransportText::tr("%1 is not Modbus TCP.").arg(resource.toString()),
                       QStringLiteral("open"));
    }
    if (options.lock) {
        return failure(Status::ErrorUnsupportedOperation,
                       ModbusTcpTransportText::tr("A Modbus device has no locks."), QStringLiteral("open"));
    }
    auto stream = wire::TcpStream::connect(address->host, address->port, deadline, m_names);
    if (!stream)
        return tl::unexpected(stream.error());
    // V1.0b §4.3.2 recommends it; a device that cannot be watched still works.
    static_cast<void>(stream->setKeepAlive(true));
    return std::make_unique<TcpSession>(resource, std::move(*stream), options.timeout, TcpSession::kSurelyOpen,
                                        m_names);
}

} // namespace visor::modbus
