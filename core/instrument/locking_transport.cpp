// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/locking_transport.h"

#include "core/instrument/locked_session.h"

namespace visor::instrument {

Result<std::unique_ptr<visa::Session>> LockingTransport::open(const visa::ResourceName& resource,
                                                              const OpenOptions& options,
                                                              const visa::Deadline& deadline)
{
    OpenOptions plain = options;
    plain.lock.reset();
    plain.lockKey.clear();
    auto opened = m_wire->open(resource, plain, deadline);
    if (!opened)
        return opened;
    auto session = std::make_unique<LockedSession>(std::move(*opened), m_wire->nativeLocks(resource), m_registry);
    if (options.lock) {
        if (auto locked = session->lock(*options.lock, options.lockKey, deadline); !locked)
            return tl::unexpected(std::move(locked.error()));
    }
    return session;
}

void keepLocks(TransportSet& transports, locks::LockRegistry& registry)
{
    for (std::unique_ptr<Transport>& wire : transports.take())
        transports.add(std::make_unique<LockingTransport>(std::move(wire), registry));
}

} // namespace visor::instrument
