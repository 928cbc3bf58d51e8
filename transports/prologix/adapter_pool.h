// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/resource_name.h"
#include "core/visa/turnstile.h"
#include "transports/prologix/adapter.h"
#include "transports/wire/host_lookup.h"

namespace visor::prologix {

/// The adapters this program has open, each once: an adapter takes one client, so everybody who wants something of
/// it shares its connection. That lasts from the first who holds it to the last. Any thread.
class AdapterPool
{
public:
    explicit AdapterPool(wire::LocalNames names = {}) : m_names(std::move(names)) {}

    /// The open one, else a new connection. ErrorResourceBusy when it serves another program.
    [[nodiscard]] Result<std::shared_ptr<Adapter>> open(const visa::ResourceName& adapter,
                                                        const visa::Deadline& deadline);

private:
    struct Place
    {
        visa::Turnstile opening; ///< guards the rest, also while the adapter is opened, as it takes one client
        std::weak_ptr<Adapter> adapter;
    };
    [[nodiscard]] Place& placeOf(const visa::ResourceName& adapter);

    const wire::LocalNames m_names;
    std::mutex m_mutex;                ///< protects what follows; not held while an adapter is opened
    std::map<QString, Place> m_places; ///< by name, whatever the board's number; none is ever removed
};

} // namespace visor::prologix
