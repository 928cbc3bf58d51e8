// SPDX-License-Identifier: GPL-3.0-or-later
// Service requests by the interrupt channel (VXI-11 §B.4).
#include "transports/vxi11/vxi11_session.h"

#include "transports/vxi11/error_text.h"
#include "transports/wire/socket_address.h"

#include <QCoreApplication>

#include <random>

namespace visor::vxi11 {

using visa::Deadline;
using visa::Status;

namespace {

class Vxi11RequestsText
{
    Q_DECLARE_TR_FUNCTIONS(visor::vxi11::Vxi11Session)
};

constexpr std::uint8_t kRequestService = 0x40;

} // namespace

Result<void> Vxi11Session::onServiceRequest(ServiceRequestHandler handler, const Deadline& deadline)
{
    const bool wanted = static_cast<bool>(handler);
    {
        const std::lock_guard guard(m_handlerMutex);
        m_handler = std::move(handler);
    }
    if (wanted && !m_interrupts) {
        const auto started = startServiceRequests(deadline);
        if (!started) {
            const std::lock_guard guard(m_handlerMutex);
            m_handler = {};
        }
        return started;
    }
    if (!wanted && m_interrupts)
        stopServiceRequests(deadline);
    return {};
}

Result<void> Vxi11Session::startServiceRequests(const Deadline& deadline)
{
    const QString operation = QStringLiteral("service request");
    const auto local = wire::SocketAddress::ofSocket(m_core.stream().descriptor());
    const auto address = local.ipv4();
    if (!address) {
        return failure(
            Status::ErrorUnsupportedMechanism,
            Vxi11RequestsText::tr("VXI-11 service requests need an IPv4 connection; open the instrument by its "
                                  "IPv4 address."),
            operation);
    }
    // Never empty, which has crashed an instrument, and as long as others send it.
    QByteArray handle(static_cast<qsizetype>(kMaximumHandle), '\0');
    std::random_device random;
    for (char& byte : handle)
        byte = static_cast<char>('a' + random() % 26);
    m_handle = handle;

    auto listener =
        InterruptListener::start(local.host(), [this](QByteArrayView which) { deliverServiceRequest(which); });
    if (!listener)
        return tl::unexpected(listener.error());

    m_abortTried = false;
    put(m_core.begin(static_cast<std::uint32_t>(Procedure::CreateInterruptChannel)),
        RemoteFunction{*address, (*listener)->port(), kInterruptProgram, 0});
    auto results = m_core.call(times(deadline, false).local);
    if (results) {
        const auto code = parse<ErrorCode>(*results);
        if (!code)
            return brokenAnswer(operation);
        if (*code != ErrorCode::None && *code != ErrorCode::ChannelAlreadyEstablished)
            return deviceFailure(ErrorCode::ChannelNotEstablished, operation);
        put(m_core.begin(static_cast<std::uint32_t>(Procedure::DeviceEnableServiceRequest)),
            EnableServiceRequestParameters{m_link.id, true, m_handle});
        results = m_core.call(times(deadline, false).local);
    }
    if (!results) {
        if (results.error().status == Status::ErrorUnsupportedOperation)
            return deviceFailure(ErrorCode::ChannelNotEstablished, operation);
        return tl::unexpected(settled(results.error(), operation));
    }
    const auto code = parse<ErrorCode>(*results);
    if (!code)
        return brokenAnswer(operation);
    if (*code == ErrorCode::NotSupported)
        return deviceFailure(ErrorCode::ChannelNotEstablished, operation);
    if (*code != ErrorCode::None)
        return deviceFailure(*code, operation);
    m_interrupts = std::move(*listener);
    return {};
}

/// Errors mean that the instrument has ended it already.
void Vxi11Session::stopServiceRequests(const Deadline& deadline)
{
    if (m_core.isUsable()) {
        put(m_core.begin(static_cast<std::uint32_t>(Procedure::DeviceEnableServiceRequest)),
            EnableServiceRequestParameters{m_link.id, false, m_handle});
        static_cast<void>(m_core.call(deadline));
        m_core.begin(static_cast<std::uint32_t>(Procedure::DestroyInterruptChannel));
        static_cast<void>(m_core.call(deadline));
    }
    m_interrupts.reset();
}

void Vxi11Session::deliverServiceRequest(QByteArrayView handle)
{
    if (handle != QByteArrayView(m_handle))
        return;
    const std::lock_guard guard(m_handlerMutex);
    if (m_handler)
        m_handler(kRequestService);
}

} // namespace visor::vxi11
