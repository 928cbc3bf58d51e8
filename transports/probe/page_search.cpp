// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/probe/page_search.h"

#include "transports/lxi/identification.h"
#include "transports/probe/probe_finder.h"

#include <algorithm>
#include <mutex>

namespace visor::probe {

namespace {

/// A page that names more is no instrument's.
constexpr std::size_t kMostPageRoutes = 16;

/// Takes what a finder finds, and nothing else.
class CollectedSightings : public instrument::FinderReport
{
public:
    void found(const instrument::Sighting& sighting) override
    {
        const std::lock_guard lock(m_mutex);
        m_sightings.push_back(sighting);
    }
    void gone(const visa::ResourceName&) override {}
    void lookedOnce() override {}
    void failed(const Error&) override {}
    [[nodiscard]] std::vector<instrument::Sighting> take() { return std::move(m_sightings); }

private:
    std::mutex m_mutex; ///< the finder has threads
    std::vector<instrument::Sighting> m_sightings;
};

/// The same way to the instrument, at that address; nothing for what is no way by TCP.
std::optional<visa::ResourceName> pageRoute(const QString& text, const QString& address)
{
    const auto resource = visa::ResourceName::parse(text);
    if (!resource)
        return std::nullopt;
    if (const auto* const instrument = resource->as<visa::TcpipInstrument>()) {
        visa::TcpipInstrument here = *instrument;
        here.host = address;
        return visa::ResourceName(resource->interfaceType(), 0, here);
    }
    if (const auto* const socket = resource->as<visa::TcpipSocket>())
        return visa::ResourceName(resource->interfaceType(), 0, visa::TcpipSocket{address, socket->port});
    if (const auto* const vicp = resource->as<visa::VicpInstrument>())
        return visa::ResourceName(resource->interfaceType(), 0, visa::VicpInstrument{address, vicp->port});
    return std::nullopt;
}

/// Who it is, when that is the whole of it: half an identity would keep the instrument from being asked.
std::optional<scpi::Identity> wholeIdentity(const scpi::Identity& identity)
{
    if (identity.manufacturer.isEmpty() || identity.model.isEmpty() || identity.serial.isEmpty())
        return std::nullopt;
    return identity;
}

} // namespace

std::vector<instrument::Sighting> searchPageHost(const PageHost& host, const visa::Deadline& deadline)
{
    std::vector<instrument::Sighting> sightings;
    std::optional<scpi::Identity> identity = host.identity;
    const auto add = [&](const visa::ResourceName& resource) {
        const bool isKnown = std::any_of(sightings.begin(), sightings.end(),
                                         [&](const auto& sighting) { return sighting.resource == resource; });
        if (isKnown || sightings.size() >= kMostPageRoutes)
            return;
        instrument::Sighting sighting;
        sighting.resource = resource;
        sighting.name = host.name;
        sighting.foundBy = host.foundBy;
        sighting.identity = identity;
        sightings.push_back(std::move(sighting));
    };
    // No page is a fact like any other here: the doors are tried.
    if (const auto page = lxi::fetchIdentification(host.address, deadline, host.port)) {
        if (!identity)
            identity = wholeIdentity(page->identity);
        for (const QString& text : page->addresses) {
            if (const auto route = pageRoute(text, host.address))
                add(*route);
        }
    }
    if (!sightings.empty() || deadline.isCancelled() || deadline.hasExpired())
        return sightings;
    ProbeFinder knocking(host.foundBy, [&]() -> Result<std::vector<ProbeFinder::Target>> {
        return std::vector{ProbeFinder::Target{host.address, {}, true}};
    });
    CollectedSightings doors;
    static_cast<void>(knocking.find(doors, deadline)); // its targets are given, so it cannot fail
    for (const instrument::Sighting& door : doors.take())
        add(door.resource);
    return sightings;
}

} // namespace visor::probe
