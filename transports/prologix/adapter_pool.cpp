// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/adapter_pool.h"

#include "transports/prologix/error_text.h"
#include "transports/serial/serial_port.h"
#include "transports/wire/tcp_stream.h"

#include <QCoreApplication>

namespace visor::prologix {

using visa::Deadline;
using visa::Status;

namespace {

class AdapterPoolText
{
    Q_DECLARE_TR_FUNCTIONS(visor::prologix::PrologixTransport)
};

/// Prologix over USB ignores the rate (an FTDI FIFO); AR488 boards run at this one (AR488 manual,
/// "Configuration").
constexpr std::uint32_t kAdapterBaud = 115200;

constexpr std::chrono::milliseconds kBusyPatience{500};
constexpr std::chrono::milliseconds kBusyLook{20};

Result<std::unique_ptr<wire::ByteStream>> adapterStream(const visa::ResourceName& adapter,
                                                        const Deadline& deadline, const wire::LocalNames& names)
{
    const auto* const address = adapter.as<visa::PrologixAdapter>();
    if (address == nullptr) {
        return failure(Status::ErrorUnsupportedOperation,
                       AdapterPoolText::tr("%1 is not a GPIB adapter that can be used; name one such as "
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
    auto stream = wire::TcpStream::connect(address->hostOrDevice, address->port, deadline, names);
    if (!stream)
        return tl::unexpected(stream.error());
    // Idle connections die silently behind address translators; an adapter that cannot be watched still works.
    static_cast<void>(stream->setKeepAlive(true));
    return std::unique_ptr<wire::ByteStream>(std::make_unique<wire::TcpStream>(std::move(*stream)));
}

} // namespace

AdapterPool::Place& AdapterPool::placeOf(const visa::ResourceName& adapter)
{
    const std::lock_guard guard(m_mutex);
    return m_places[visa::ResourceName(adapter.interfaceType(), 0, adapter.address()).toString()];
}

Result<std::shared_ptr<Adapter>> AdapterPool::open(const visa::ResourceName& adapter, const Deadline& deadline)
{
    // Each adapter has its own: one that is switched off must not keep the others waiting.
    Place& place = placeOf(adapter);
    const auto turn = place.opening.enter(deadline);
    if (!turn) {
        return deadline.isCancelled() ? adapterAborted(QStringLiteral("open"))
                                      : adapterOccupied(QStringLiteral("open"));
    }
    if (auto open = place.adapter.lock(); open && open->isUsable())
        return open;
    // An adapter takes a moment to see that its last client has gone.
    const Deadline patience = deadline.sooner(kBusyPatience);
    for (;;) {
        auto stream = adapterStream(adapter, deadline, m_names);
        if (!stream)
            return tl::unexpected(stream.error());
        auto opened = Adapter::open(std::move(*stream), adapter.toString(), deadline);
        if (opened)
            place.adapter = *opened;
        if (opened || opened.error().status != Status::ErrorResourceBusy || patience.hasExpired())
            return opened;
        std::mutex mutex;
        std::condition_variable never;
        std::unique_lock wait(mutex);
        never.wait_for(wait, patience.slice(kBusyLook));
    }
}

} // namespace visor::prologix
