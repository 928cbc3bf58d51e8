// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/socket/socket_transport.h"

#include "transports/socket/socket_session.h"

#include <QCoreApplication>

namespace visor::socket {

using visa::Status;

namespace {

class SocketTransportText
{
    Q_DECLARE_TR_FUNCTIONS(visor::socket::SocketTransport)
};

} // namespace

bool SocketTransport::handles(const visa::ResourceName& resource) const
{
    return resource.as<visa::TcpipSocket>() != nullptr;
}

Result<std::unique_ptr<visa::Session>> SocketTransport::open(const visa::ResourceName& resource,
                                                             const instrument::OpenOptions& options,
                                                             const visa::Deadline& deadline)
{
    const auto* const address = resource.as<visa::TcpipSocket>();
    if (address == nullptr) {
        return failure(Status::ErrorUnsupportedOperation,
                       SocketTransportText::tr("%1 is not a raw socket.").arg(resource.toString()),
                       QStringLiteral("open"));
    }
    if (options.lock) {
        return failure(
            Status::ErrorUnsupportedOperation,
            SocketTransportText::tr("A raw socket has no locks; open the instrument over VXI-11 or HiSLIP."),
            QStringLiteral("open"));
    }
    auto stream = wire::TcpStream::connect(address->host, address->port, deadline, m_names);
    if (!stream)
        return tl::unexpected(stream.error());
    // Idle connections die silently behind address translators; an instrument that cannot be watched still works.
    static_cast<void>(stream->setKeepAlive(true));
    return std::make_unique<SocketSession>(resource, std::move(*stream), options.timeout, m_names);
}

} // namespace visor::socket
