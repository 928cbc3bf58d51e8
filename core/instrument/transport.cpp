// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/transport.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::instrument {

namespace {

struct TransportText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::TransportSet)
};

} // namespace

Transport* TransportSet::find(const visa::ResourceName& resource) const
{
    const auto transport = std::find_if(m_transports.begin(), m_transports.end(),
                                        [&](const auto& t) { return t->handles(resource); });
    return transport == m_transports.end() ? nullptr : transport->get();
}

Result<std::unique_ptr<visa::Session>> TransportSet::open(const visa::ResourceName& resource,
                                                          const OpenOptions& options,
                                                          const visa::Deadline& deadline) const
{
    Transport* transport = find(resource);
    if (!transport) {
        return failure(visa::Status::ErrorUnsupportedOperation,
                       TransportText::tr("This build cannot reach %1: the interface type is not available. Choose "
                                         "another route to the instrument.")
                           .arg(resource.toString()),
                       QStringLiteral("open"));
    }
    return transport->open(resource, options, deadline);
}

} // namespace visor::instrument
