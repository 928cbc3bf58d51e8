// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/usbtmc_transport.h"

#include "transports/usbtmc/error_text.h"
#include "transports/usbtmc/usbtmc_session.h"

namespace visor::usbtmc {

bool UsbtmcTransport::handles(const visa::ResourceName& resource) const
{
    const auto* const address = resource.as<visa::UsbInstrument>();
    return address != nullptr && !address->raw;
}

Result<std::unique_ptr<visa::Session>> UsbtmcTransport::open(const visa::ResourceName& resource,
                                                             const instrument::OpenOptions& options,
                                                             const visa::Deadline& deadline)
{
    if (options.lock) {
        return failure(visa::Status::ErrorUnsupportedOperation,
                       ErrorText::tr("USB has no locks: an open instrument is closed to every other program "
                                     "anyway."),
                       QStringLiteral("open"));
    }
    auto session = UsbtmcSession::open(resource, options, m_quirks, deadline);
    if (!session)
        return tl::unexpected(session.error());
    return std::move(*session);
}

} // namespace visor::usbtmc
