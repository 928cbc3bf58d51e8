// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"

#include <map>
#include <mutex>

namespace visor::vxi11 {

class GatewayBus;

/// A device under the name clients ask for: "inst0".
struct ServedDevice
{
    QString name;
    visa::Device* device = nullptr;
    /// The interface link of a gateway ("gpib0"): the same bus as `device`, for device_docmd.
    GatewayBus* bus = nullptr;
};

/// Every open link of a server by its id, for the abort channel, which names links of other connections. Any
/// thread.
class LinkTable
{
public:
    /// The link must be removed before it is destroyed.
    [[nodiscard]] std::int32_t add(visa::DeviceLink& link)
    {
        const std::lock_guard guard(m_mutex);
        while (m_links.contains(static_cast<std::int32_t>(m_next)))
            ++m_next;
        const auto id = static_cast<std::int32_t>(m_next++);
        m_links.emplace(id, &link);
        return id;
    }
    void remove(std::int32_t id)
    {
        const std::lock_guard guard(m_mutex);
        m_links.erase(id);
    }
    /// False when there is no such link.
    bool abort(std::int32_t id)
    {
        const std::lock_guard guard(m_mutex);
        const auto found = m_links.find(id);
        if (found == m_links.end())
            return false;
        found->second->abort();
        return true;
    }
    [[nodiscard]] std::size_t count() const
    {
        const std::lock_guard guard(m_mutex);
        return m_links.size();
    }

private:
    mutable std::mutex
        m_mutex; ///< protects what follows; held while a link is aborted, so it cannot go away meanwhile
    std::map<std::int32_t, visa::DeviceLink*> m_links;
    std::uint32_t m_next = 0; ///< wraps
};

} // namespace visor::vxi11
