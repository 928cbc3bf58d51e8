// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "core/locks/lock_registry.h"

namespace visor::instrument {

/// A wire whose sessions keep to locks (LockedSession). A lock asked for with the open is taken first where the
/// instrument keeps none itself: a serial port or a USB interface is open once only, and who waits in line must
/// not find it taken. Else it is taken once the wire is open, and when it is refused the wire is closed again. An
/// open that fails because another program has the wire names the lock's holder where one is known.
class LockingTransport final : public Transport
{
public:
    /// `registry` outlives the transport and its sessions.
    LockingTransport(std::unique_ptr<Transport> wire, locks::LockRegistry& registry)
        : m_wire(std::move(wire)), m_registry(registry)
    {
    }

    [[nodiscard]] QString name() const override { return m_wire->name(); }
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override
    {
        return m_wire->handles(resource);
    }
    [[nodiscard]] NativeLocks nativeLocks(const visa::ResourceName& resource) const override
    {
        return m_wire->nativeLocks(resource);
    }
    [[nodiscard]] Result<std::unique_ptr<visa::Session>>
    open(const visa::ResourceName& resource, const OpenOptions& options, const visa::Deadline& deadline) override;

private:
    const std::unique_ptr<Transport> m_wire;
    locks::LockRegistry& m_registry;
};

/// Every wire of the set, keeping to the locks of that registry.
void keepLocks(TransportSet& transports, locks::LockRegistry& registry);

} // namespace visor::instrument
