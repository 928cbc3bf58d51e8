// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/prologix_transport.h"

#include "transports/prologix/error_text.h"
#include "transports/prologix/interface_session.h"
#include "transports/prologix/prologix_session.h"
#include "transports/serial/serial_port.h"
#include "transports/wire/tcp_stream.h"

#include <QCoreApplication>

namespace visor::prologix {

using visa::Deadline;
using visa::Status;

namespace {

class PrologixTransportText
{
    Q_DECLARE_TR_FUNCTIONS(visor::prologix::PrologixTransport)
};

/// Prologix over USB ignores the rate (an FTDI FIFO); AR488 boards run at this one (AR488 manual,
/// "Configuration").
constexpr std::uint32_t kAdapterBaud = 115200;

constexpr std::chrono::milliseconds kBusyPatience{500};
constexpr std::chrono::milliseconds kBusyLook{20};

Result<std::unique_ptr<wire::ByteStream>> adapterStream(const visa::ResourceName& adapter,
                                                        const Deadline& deadline)
{
    const auto* const address = adapter.as<visa::PrologixAdapter>();
    if (address == nullptr) {
        return failure(Status::ErrorUnsupportedOperation,
                       PrologixTransportText::tr("%1 is not a GPIB adapter that can be used; name one such as "
                                                 "PRLGX-TCPIP0::HOST::1234::INTFC.")
                           .arg(adapter.toString()),
                       QStringLiteral("open"));
    }
    if (adapter.interfaceType() == visa::InterfaceType::PrologixAsrl) {
        serial::LineSettings settings;
        settings.baud = kAdapterBaud;
        auto port = serial::SerialPort::open(serial::devicePath(address->hostOrDevice), settings);
        if (!port)
            return tl::unexpected(port.error());
        return std::unique_ptr<wire::ByteStream>(std::move(*port));
    }
    auto stream = wire::TcpStream::connect(address->hostOrDevice, address->port, deadline);
    if (!stream)
        return tl::unexpected(stream.error());
    // Idle connections die silently behind address translators; an adapter that cannot be watched still works.
    static_cast<void>(stream->setKeepAlive(true));
    return std::unique_ptr<wire::ByteStream>(std::make_unique<wire::TcpStream>(std::move(*stream)));
}

} // namespace

bool PrologixTransport::handles(const visa::ResourceName& resource) const
{
    return resource.as<visa::GpibInstrument>() != nullptr || resource.as<visa::PrologixAdapter>() != nullptr;
}

Result<std::shared_ptr<Adapter>> PrologixTransport::connect(const visa::ResourceName& adapter,
                                                            const Deadline& deadline)
{
    const auto turn = m_opening.enter(deadline);
    if (!turn) {
        return deadline.isCancelled() ? adapterAborted(QStringLiteral("open"))
                                      : adapterOccupied(QStringLiteral("open"));
    }
    std::weak_ptr<Adapter>& known = m_adapters[adapter.toString()];
    if (auto open = known.lock(); open && open->isUsable())
        return open;
    // An adapter takes a moment to see that its last client has gone.
    const Deadline patience = deadline.sooner(kBusyPatience);
    for (;;) {
        auto stream = adapterStream(adapter, deadline);
        if (!stream)
            return tl::unexpected(stream.error());
        auto opened = Adapter::open(std::move(*stream), adapter.toString(), deadline);
        if (opened)
            known = *opened;
        if (opened || opened.error().status != Status::ErrorResourceBusy || patience.hasExpired())
            return opened;
        std::mutex mutex;
        std::condition_variable never;
        std::unique_lock wait(mutex);
        never.wait_for(wait, patience.slice(kBusyLook));
    }
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
        auto adapter = connect(resource, deadline);
        if (!adapter)
            return tl::unexpected(adapter.error());
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
    auto adapter = connect(*named, deadline);
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
