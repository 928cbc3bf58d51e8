// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/hislip_transport.h"

#include "transports/hislip/hislip_session.h"

namespace visor::hislip {

bool HislipTransport::handles(const visa::ResourceName& resource) const
{
    const auto* address = resource.as<visa::TcpipInstrument>();
    return address && address->isHislip();
}

Result<std::unique_ptr<visa::Session>> HislipTransport::open(const visa::ResourceName& resource,
                                                             const instrument::OpenOptions& options,
                                                             const visa::Deadline& deadline)
{
    return HislipSession::open(resource, options, deadline, m_security, m_names)
        .map([](std::unique_ptr<HislipSession>&& session) -> std::unique_ptr<visa::Session> {
            return std::move(session);
        });
}

} // namespace visor::hislip
