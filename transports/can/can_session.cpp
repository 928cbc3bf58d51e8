// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/can_session.h"

#include <QCoreApplication>

#include <utility>

namespace visor::can {

using visa::Deadline;
using visa::Status;

namespace {

class CanSessionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::can::CanSession)
};

tl::unexpected<Error> canLacks(const QString& message, const char* operation)
{
    return failure(Status::ErrorUnsupportedOperation, message, QString::fromLatin1(operation));
}

} // namespace

CanSession::CanSession(visa::ResourceName resource, std::unique_ptr<CanPort> port,
                       std::chrono::milliseconds timeout)
    : m_port(std::move(port)),
      m_attributes(std::move(resource), timeout),
      m_exchange(kCanLanguage,
                 CanSessionText::tr("Nothing was asked, so nothing will come: ask with “receive?” or “request?”."))
{
}

Result<void> CanSession::write(QByteArrayView bytes, const Deadline& deadline, bool end)
{
    const auto message = m_exchange.take(bytes, end);
    if (!message)
        return tl::unexpected(message.error());
    const auto& whole = *message;
    if (!whole)
        return {};
    const auto requests = parseRequests(*whole);
    if (!requests)
        return tl::unexpected(requests.error());
    return m_exchange.carryOut(*requests, [&](const Request& request) { return carryOut(request, deadline); });
}

FrameFilter CanSession::filterOf(const Request& request) const
{
    const auto* const address = resource().as<visa::CanInstrument>();
    if (request.filter.id || address == nullptr || !address->id)
        return request.filter;
    return {address->id, kLastExtendedId, *address->id > kLastStandardId};
}

Result<QByteArray> CanSession::carryOut(const Request& request, const Deadline& deadline)
{
    switch (request.kind) {
    case Request::Kind::Send:
        if (const auto sent = m_port->send(request.frame, deadline); !sent)
            return tl::unexpected(sent.error());
        return QByteArray();
    case Request::Kind::Repeat:
        if (const auto begun = m_port->repeat(request.frame, request.period, deadline); !begun)
            return tl::unexpected(begun.error());
        return QByteArray();
    case Request::Kind::Stop:
        m_port->stopRepeating(request.filter);
        return QByteArray();
    case Request::Kind::Received: {
        const auto frames = m_port->takeReceived(filterOf(request));
        if (!frames)
            return tl::unexpected(frames.error());
        QByteArray list;
        for (const Frame& frame : *frames) {
            if (!list.isEmpty())
                list.append(',');
            list.append(frameToText(frame));
        }
        return list;
    }
    case Request::Kind::Exchange:
    case Request::Kind::Receive:
        break;
    }
    m_port->mark();
    if (request.kind == Request::Kind::Exchange) {
        if (const auto sent = m_port->send(request.frame, deadline); !sent)
            return tl::unexpected(sent.error());
    }
    const auto frame = m_port->receive(filterOf(request), deadline);
    if (!frame)
        return tl::unexpected(frame.error());
    if (request.layouts.empty())
        return frameToText(*frame);
    QByteArray values;
    for (const SignalLayout& layout : request.layouts) {
        if (!layout.fits(frame->payload.size())) {
            return failure(Status::ErrorInvalidFormat,
                           CanSessionText::tr("The frame %1 is too short for the signal at bit %2.")
                               .arg(QString::fromLatin1(frameToText(*frame)))
                               .arg(layout.startBit),
                           QStringLiteral("read"));
        }
        if (!values.isEmpty())
            values.append(',');
        values.append(signalToText(frame->payload, layout));
    }
    return values;
}

Result<visa::ReadChunk> CanSession::read(std::span<char> into, const Deadline& deadline)
{
    return m_exchange.read(into, deadline);
}

Result<void> CanSession::clear(const Deadline&)
{
    m_exchange.clear();
    m_port->mark();
    static_cast<void>(m_port->takeReceived({}));
    return {};
}

Result<void> CanSession::trigger(const Deadline&)
{
    return canLacks(CanSessionText::tr("CAN has no trigger; send the frame that starts it."), "trigger");
}

Result<std::uint8_t> CanSession::readStatusByte(const Deadline&)
{
    return canLacks(CanSessionText::tr("CAN has no status byte; ask for the device's status frame."),
                    "status byte");
}

Result<void> CanSession::lock(visa::LockMode, const QByteArray&, const Deadline&)
{
    return canLacks(CanSessionText::tr("A CAN bus has no locks."), "lock");
}

Result<void> CanSession::unlock(const Deadline&)
{
    return failure(Status::ErrorSessionNotLocked, CanSessionText::tr("This session does not hold a lock."),
                   QStringLiteral("unlock"));
}

Result<visa::LockState> CanSession::lockState(const Deadline&)
{
    return visa::LockState{};
}

Result<void> CanSession::setRemote(visa::RemoteMode, const Deadline&)
{
    return canLacks(CanSessionText::tr("CAN cannot switch between remote and local; send the frame that does it."),
                    "remote");
}

Result<void> CanSession::onServiceRequest(ServiceRequestHandler handler, const Deadline&)
{
    if (!handler)
        return {};
    return failure(Status::ErrorUnsupportedMechanism,
                   CanSessionText::tr("CAN has no service requests; wait for a frame with “receive?”."),
                   QStringLiteral("service request"));
}

} // namespace visor::can
