// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/socket/socket_session.h"

#include <QCoreApplication>

namespace visor::socket {

using visa::Attribute;
using visa::Deadline;
using visa::LockMode;
using visa::RemoteMode;
using visa::Status;

namespace {

class SocketSessionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::socket::SocketSession)
};

} // namespace

SocketSession::SocketSession(visa::ResourceName resource, wire::TcpStream stream,
                             std::chrono::milliseconds timeout, wire::LocalNames names)
    : FramedSession('\n'),
      m_names(std::move(names)),
      m_stream(std::move(stream)),
      m_attributes(std::move(resource), timeout)
{
    m_attributes.setEndsAtTermChar(true);
}

Result<void> SocketSession::renew(const Deadline& deadline)
{
    const auto* const address = resource().as<visa::TcpipSocket>();
    if (address == nullptr) {
        return failure(Status::ErrorInvalidObject,
                       SocketSessionText::tr("The session has no address to connect to again."),
                       QStringLiteral("reconnect"));
    }
    const auto keepAlive = m_stream.keepAlive();
    const auto noDelay = m_stream.noDelay();
    // Many instruments take one client only: the old connection goes first.
    m_stream.close();
    auto stream = wire::TcpStream::connect(address->host, address->port, deadline, m_names);
    if (!stream) {
        Error error = stream.error();
        error.operation = QStringLiteral("reconnect");
        return tl::unexpected(std::move(error));
    }
    m_stream = std::move(*stream);
    // Options that cannot be set again do no harm to the conversation.
    static_cast<void>(m_stream.setKeepAlive(keepAlive.value_or(true)));
    static_cast<void>(m_stream.setNoDelay(noDelay.value_or(true)));
    renewed();
    return {};
}

Result<void> SocketSession::lock(LockMode, const QByteArray&, const Deadline&)
{
    return failure(Status::ErrorUnsupportedOperation,
                   SocketSessionText::tr("A raw socket has no locks; open the instrument over VXI-11 or HiSLIP."),
                   QStringLiteral("lock"));
}

Result<void> SocketSession::setRemote(RemoteMode, const Deadline&)
{
    return failure(Status::ErrorUnsupportedOperation,
                   SocketSessionText::tr("A raw socket cannot switch between remote and local; use a command."),
                   QStringLiteral("remote"));
}

Result<void> SocketSession::onServiceRequest(ServiceRequestHandler handler, const Deadline&)
{
    if (!handler)
        return {};
    return failure(Status::ErrorUnsupportedMechanism,
                   SocketSessionText::tr("A raw socket has no service requests; ask for the status byte instead."),
                   QStringLiteral("service request"));
}

Result<visa::AttributeValue> SocketSession::attribute(Attribute id) const
{
    return m_attributes.get(id, m_stream);
}

Result<void> SocketSession::setAttribute(Attribute id, const visa::AttributeValue& value)
{
    const auto set = m_attributes.set(id, value, m_stream);
    if (set && (id == Attribute::TermChar || id == Attribute::TermCharEnabled)) {
        setTerminator(m_attributes.endsAtTermChar() ? std::optional(m_attributes.termChar()) : std::nullopt);
    }
    return set;
}

} // namespace visor::socket
