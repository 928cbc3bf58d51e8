// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/vxi11_transport.h"

#include "transports/vxi11/error_text.h"
#include "transports/vxi11/vxi11_session.h"

#include <unistd.h>

namespace visor::vxi11 {

using visa::Deadline;
using visa::Status;

bool Vxi11Transport::handles(const visa::ResourceName& resource) const
{
    const auto* const instrument = resource.as<visa::TcpipInstrument>();
    return instrument != nullptr && !instrument->isHislip();
}

Result<std::unique_ptr<visa::Session>> Vxi11Transport::open(const visa::ResourceName& resource,
                                                            const instrument::OpenOptions& options,
                                                            const Deadline& deadline)
{
    const auto* const instrument = resource.as<visa::TcpipInstrument>();
    if (instrument == nullptr)
        return deviceFailure(ErrorCode::NotSupported, QStringLiteral("open"));

    std::uint16_t port = 0;
    if (instrument->corePort) {
        port = *instrument->corePort;
    } else {
        const auto found = wire::findPort(instrument->host, kCoreProgram, wire::RpcProtocol::Tcp, name(), deadline,
                                          m_portmapperPort, m_names);
        if (!found)
            return tl::unexpected(found.error());
        port = *found;
    }
    auto stream = wire::TcpStream::connect(instrument->host, port, deadline, m_names);
    if (!stream)
        return tl::unexpected(stream.error());
    // Idle connections die silently behind address translators; an instrument that cannot be watched still works.
    static_cast<void>(stream->setKeepAlive(true));

    wire::RpcClient core(std::move(*stream), kCoreProgram);
    const QByteArray device = instrument->device.toUtf8();
    // Some instruments answer "locked" unless the lock arguments are all zero (Rigol DM3068).
    put(core.begin(static_cast<std::uint32_t>(Procedure::CreateLink)),
        CreateLinkParameters{static_cast<std::int32_t>(::getpid()), false, 0, device});
    const auto results = core.call(deadline);
    if (!results) {
        Error error = results.error();
        error.operation = QStringLiteral("open");
        return tl::unexpected(std::move(error));
    }
    const auto reply = parse<CreateLinkReply>(*results);
    if (!reply)
        return brokenAnswer(QStringLiteral("open"));
    if (reply->error != ErrorCode::None)
        return linkFailure(reply->error, instrument->device);

    auto session = std::make_unique<Vxi11Session>(
        resource, std::move(core), Vxi11Session::Link{reply->link, reply->abortPort, reply->maximumReceiveSize},
        options.timeout);
    if (options.lock) {
        if (const auto locked = session->lock(*options.lock, options.lockKey, deadline); !locked)
            return tl::unexpected(locked.error());
    }
    return session;
}

} // namespace visor::vxi11
