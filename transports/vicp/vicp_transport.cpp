// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vicp/vicp_transport.h"

#include "transports/vicp/error_text.h"
#include "transports/vicp/vicp_session.h"

namespace visor::vicp {

using visa::Status;

bool VicpTransport::handles(const visa::ResourceName& resource) const
{
    return resource.as<visa::VicpInstrument>() != nullptr;
}

Result<std::unique_ptr<visa::Session>> VicpTransport::open(const visa::ResourceName& resource,
                                                           const instrument::OpenOptions& options,
                                                           const visa::Deadline& deadline)
{
    const auto* const address = resource.as<visa::VicpInstrument>();
    if (address == nullptr) {
        return failure(Status::ErrorUnsupportedOperation,
                       ErrorText::tr("%1 is no VICP resource.").arg(resource.toString()), QStringLiteral("open"));
    }
    if (options.lock)
        return tl::unexpected(ErrorText::noLocks(QStringLiteral("open")));
    auto stream = wire::TcpStream::connect(address->host, address->port.value_or(kDefaultPort), deadline, m_names);
    if (!stream) {
        Error error = stream.error();
        if (error.status == Status::ErrorResourceNotFound) {
            error.message =
                ErrorText::tr("%1 refused the connection; close other programs that use the "
                              "oscilloscope, and check that its remote control is set to TCPIP (VICP).")
                    .arg(resource.toString());
        }
        return tl::unexpected(std::move(error));
    }
    // Idle connections die silently behind address translators; an instrument that cannot be watched still works.
    static_cast<void>(stream->setKeepAlive(true));
    return std::make_unique<VicpSession>(resource, std::move(*stream), options.timeout, m_names);
}

} // namespace visor::vicp
