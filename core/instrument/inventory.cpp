// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/inventory.h"

#include <algorithm>

namespace visor::instrument {

namespace {

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
/// Serial numbers that many units share: they say nothing.
bool isTellingSerial(const QString& serial)
{
    return serial.size() > 1 && std::any_of(serial.begin(), serial.end(), [](QChar c) { return c != u'0'; });
}

bool isSameInstrument(const scpi::Identity& a, const scpi::Identity& b)
{
    return isTellingSerial(a.serial) && a.serial == b.serial &&
           a.model.compare(b.model, Qt::CaseInsensitive) == 0 &&
           a.manufacturer.compare(b.manufacturer, Qt::CaseInsensitive) == 0;
}

/// Two answers that one instrument does not give; a firmware update or another spelling of the maker is none.
bool isContradiction(const scpi::Identity& a, const scpi::Identity& b)
{
    if (isTellingSerial(a.serial) && isTellingSerial(b.serial))
        return a.serial != b.serial;
    return !a.model.isEmpty() && !b.model.isEmpty() && a.model.compare(b.model, Qt::CaseInsensitive) != 0;
}

bool isAtHost(const InstrumentRecord& record, const QString& host)
{
    return !host.isEmpty() && std::any_of(record.routes.begin(), record.routes.end(), [&](const Route& route) {
        return route.resource.host().compare(host, Qt::CaseInsensitive) == 0;
    });
}

void sortRoutes(std::vector<Route>& routes)
{
    std::stable_sort(routes.begin(), routes.end(), [](const Route& a, const Route& b) {
        if (a.isConfirmed != b.isConfirmed)
            return a.isConfirmed;
        return routeRank(a.resource) < routeRank(b.resource);
    });
}

} // namespace

int routeRank(const visa::ResourceName& resource)
{
    switch (resource.interfaceType()) {
    case visa::InterfaceType::Tcpip:
        if (const auto* instrument = resource.as<visa::TcpipInstrument>())
            return instrument->isHislip() ? 0 : 2;
        return 5;
    case visa::InterfaceType::Usb:
        return 1;
    case visa::InterfaceType::Vicp:
        return 3;
    case visa::InterfaceType::Gpib:
        return 4;
    case visa::InterfaceType::Asrl:
        return 6;
    default:
        return 7;
    }
}

bool isMainRoute(const visa::ResourceName& resource)
{
    constexpr std::uint16_t kHislipPort = 4880;
    constexpr std::uint16_t kScpiPort = 5025; // scpi-raw, IANA
    constexpr std::uint16_t kRigolPort = 5555;
    if (const auto* instrument = resource.as<visa::TcpipInstrument>()) {
        if (instrument->isHislip()) {
            return instrument->device.compare(QLatin1StringView("hislip0"), Qt::CaseInsensitive) == 0 &&
                   instrument->hislipPort.value_or(kHislipPort) == kHislipPort;
        }
        return !instrument->corePort &&
               instrument->device.compare(QLatin1StringView("inst0"), Qt::CaseInsensitive) == 0;
    }
    if (const auto* socket = resource.as<visa::TcpipSocket>())
        return socket->port == kScpiPort || socket->port == kRigolPort;
    return resource.as<visa::VicpInstrument>() != nullptr;
}

QString InstrumentRecord::displayName() const
{
    if (!alias.isEmpty())
        return alias;
    if (!name.isEmpty())
        return name;
    if (identity && !identity->model.isEmpty())
        return identity->model;
    return routes.empty() ? QString() : routes.front().resource.toString();
}

bool InstrumentRecord::isConfirmed() const
{
    return std::any_of(routes.begin(), routes.end(), [](const Route& r) { return r.isConfirmed; });
}

InstrumentId Inventory::add(const Sighting& sighting)
{
    std::size_t index = indexOf(sighting.resource);
    if (sighting.identity) {
        const InstrumentRecord* const known = index != kNowhere ? &m_records[index] : nullptr;
        if (known != nullptr && known->identity && isContradiction(*known->identity, *sighting.identity) &&
            std::any_of(known->routes.begin(), known->routes.end(),
                        [&](const Route& r) { return r.isIdentified && !(r.resource == sighting.resource); })) {
            detach(index, sighting.resource);
            index = kNowhere;
        }
        const std::size_t same = indexOf(*sighting.identity, sighting.resource.host());
        if (index == kNowhere) {
            index = same;
        } else if (same != kNowhere && same != index) {
            const InstrumentId id = m_records[std::min(index, same)].id;
            mergeInto(std::min(index, same), std::max(index, same));
            index = indexOf(id);
        }
    }
    if (index == kNowhere)
        index = indexByHost(sighting);
    const Route fresh{sighting.resource, sighting.foundBy, sighting.isConfirmed, sighting.identity.has_value()};
    if (index == kNowhere) {
        InstrumentRecord record;
        record.id = ++m_lastId;
        record.name = sighting.name;
        record.identity = sighting.identity;
        record.shelf = sighting.shelf;
        record.routes.push_back(fresh);
        m_records.push_back(std::move(record));
        notify(Change::Added, m_records.size() - 1);
        return m_lastId;
    }
    InstrumentRecord& record = m_records[index];
    const InstrumentRecord before = record;
    if (sighting.identity)
        record.identity = sighting.identity;
    if (!sighting.name.isEmpty())
        record.name = sighting.name;
    if (sighting.shelf != Shelf::Real)
        record.shelf = sighting.shelf;
    const auto route = std::find_if(record.routes.begin(), record.routes.end(),
                                    [&](const Route& r) { return r.resource == sighting.resource; });
    if (route == record.routes.end()) {
        record.routes.push_back(fresh);
    } else {
        route->isIdentified = route->isIdentified || sighting.identity.has_value();
        if (sighting.isConfirmed) {
            route->isConfirmed = true;
            route->foundBy = sighting.foundBy;
        }
    }
    sortRoutes(record.routes);
    // What is seen again as it was changes nothing: a list must not flicker.
    if (!(record == before))
        notify(Change::Changed, index);
    return record.id;
}

InstrumentId Inventory::identify(const visa::ResourceName& resource, const scpi::Identity& identity)
{
    Sighting sighting;
    sighting.resource = resource;
    sighting.identity = identity;
    const std::size_t index = indexOf(resource);
    if (index != kNowhere) {
        const auto& routes = m_records[index].routes;
        const auto route =
            std::find_if(routes.begin(), routes.end(), [&](const Route& r) { return r.resource == resource; });
        sighting.foundBy = route->foundBy;
    }
    return add(sighting);
}

void Inventory::setAlias(InstrumentId id, const QString& alias)
{
    const std::size_t index = indexOf(id);
    if (index == kNowhere || m_records[index].alias == alias.trimmed())
        return;
    m_records[index].alias = alias.trimmed();
    m_records[index].isRemembered = true;
    notify(Change::Changed, index);
}

void Inventory::setRemembered(InstrumentId id, bool isRemembered)
{
    const std::size_t index = indexOf(id);
    if (index == kNowhere || m_records[index].isRemembered == isRemembered)
        return;
    m_records[index].isRemembered = isRemembered;
    notify(Change::Changed, index);
}

void Inventory::remove(InstrumentId id)
{
    const std::size_t index = indexOf(id);
    if (index == kNowhere)
        return;
    m_records.erase(m_records.begin() + static_cast<std::ptrdiff_t>(index));
    notify(Change::Removed, index);
}

void Inventory::markUnconfirmed(const QString& foundBy)
{
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        bool isChanged = false;
        for (Route& route : m_records[i].routes) {
            if (route.foundBy == foundBy && route.isConfirmed) {
                route.isConfirmed = false;
                isChanged = true;
            }
        }
        if (isChanged) {
            sortRoutes(m_records[i].routes);
            notify(Change::Changed, i);
        }
    }
}

void Inventory::removeRoute(const visa::ResourceName& resource)
{
    const std::size_t index = indexOf(resource);
    if (index == kNowhere)
        return;
    InstrumentRecord& record = m_records[index];
    if (record.routes.size() == 1) {
        remove(record.id);
        return;
    }
    std::erase_if(record.routes, [&](const Route& r) { return r.resource == resource; });
    notify(Change::Changed, index);
}

void Inventory::depart(const visa::ResourceName& resource)
{
    const std::size_t index = indexOf(resource);
    if (index == kNowhere)
        return;
    InstrumentRecord& record = m_records[index];
    if (!record.isRemembered) {
        removeRoute(resource);
        return;
    }
    const auto route = std::find_if(record.routes.begin(), record.routes.end(),
                                    [&](const Route& r) { return r.resource == resource; });
    if (!route->isConfirmed)
        return;
    route->isConfirmed = false;
    sortRoutes(record.routes);
    notify(Change::Changed, index);
}

const InstrumentRecord* Inventory::find(InstrumentId id) const
{
    const std::size_t index = indexOf(id);
    return index == kNowhere ? nullptr : &m_records[index];
}

const InstrumentRecord* Inventory::find(const visa::ResourceName& resource) const
{
    const std::size_t index = indexOf(resource);
    return index == kNowhere ? nullptr : &m_records[index];
}

const InstrumentRecord* Inventory::find(const QString& aliasOrResource) const
{
    for (const InstrumentRecord& record : m_records) {
        if (record.displayName().compare(aliasOrResource, Qt::CaseInsensitive) == 0)
            return &record;
    }
    const auto resource = visa::ResourceName::parse(aliasOrResource);
    return resource ? find(*resource) : nullptr;
}

std::size_t Inventory::indexOf(InstrumentId id) const
{
    const auto record =
        std::find_if(m_records.begin(), m_records.end(), [id](const InstrumentRecord& r) { return r.id == id; });
    return record == m_records.end() ? kNowhere : static_cast<std::size_t>(record - m_records.begin());
}

std::size_t Inventory::indexOf(const visa::ResourceName& resource) const
{
    const auto record = std::find_if(m_records.begin(), m_records.end(), [&](const InstrumentRecord& r) {
        return std::any_of(r.routes.begin(), r.routes.end(),
                           [&](const Route& route) { return route.resource == resource; });
    });
    return record == m_records.end() ? kNowhere : static_cast<std::size_t>(record - m_records.begin());
}

std::size_t Inventory::indexOf(const scpi::Identity& identity, const QString& host) const
{
    const auto record = std::find_if(m_records.begin(), m_records.end(), [&](const InstrumentRecord& r) {
        if (!r.identity)
            return false;
        // Makers spell their names differently over different wires, but never the serial number.
        return isSameInstrument(*r.identity, identity) ||
               (isTellingSerial(identity.serial) && r.identity->serial == identity.serial && isAtHost(r, host));
    });
    return record == m_records.end() ? kNowhere : static_cast<std::size_t>(record - m_records.begin());
}

std::size_t Inventory::indexByHost(const Sighting& sighting) const
{
    if (!isMainRoute(sighting.resource))
        return kNowhere;
    const QString host = sighting.resource.host();
    std::size_t found = kNowhere;
    for (std::size_t i = 0; i < m_records.size(); ++i) {
        const InstrumentRecord& record = m_records[i];
        const bool isCandidate =
            std::any_of(record.routes.begin(), record.routes.end(),
                        [&](const Route& route) {
                            return isMainRoute(route.resource) &&
                                   route.resource.host().compare(host, Qt::CaseInsensitive) == 0;
                        }) &&
            !(record.identity && sighting.identity && isContradiction(*record.identity, *sighting.identity));
        if (!isCandidate)
            continue;
        if (found != kNowhere)
            return kNowhere; // two instruments share the host: guessing would be wrong
        found = i;
    }
    return found;
}

void Inventory::detach(std::size_t index, const visa::ResourceName& resource)
{
    std::erase_if(m_records[index].routes, [&](const Route& route) { return route.resource == resource; });
    notify(Change::Changed, index);
}

void Inventory::mergeInto(std::size_t survivor, std::size_t other)
{
    InstrumentRecord& kept = m_records[survivor];
    InstrumentRecord& gone = m_records[other];
    kept.routes.insert(kept.routes.end(), gone.routes.begin(), gone.routes.end());
    sortRoutes(kept.routes);
    if (kept.alias.isEmpty())
        kept.alias = gone.alias;
    kept.isRemembered = kept.isRemembered || gone.isRemembered;
    m_records.erase(m_records.begin() + static_cast<std::ptrdiff_t>(other));
    notify(Change::Merged, other);
}

void Inventory::notify(Change change, std::size_t index) const
{
    if (m_listener)
        m_listener(change, index);
}

} // namespace visor::instrument
