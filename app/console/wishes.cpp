// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wishes.h"

#include <utility>

namespace visor::app {

void Wishes::add(const QString& name)
{
    if (!m_names.contains(name))
        m_names << name;
}

std::vector<visa::ResourceName> Wishes::takeGranted()
{
    std::vector<visa::ResourceName> granted;
    m_names.removeIf([&](const QString& name) {
        const instrument::InstrumentRecord* record = m_inventory.find(name);
        if (record != nullptr)
            granted.push_back(record->preferredRoute().resource);
        return record != nullptr;
    });
    return granted;
}

QStringList Wishes::giveUp()
{
    return std::exchange(m_names, {});
}

} // namespace visor::app
