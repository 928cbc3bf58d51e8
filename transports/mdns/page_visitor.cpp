// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/mdns/page_visitor.h"

#include <algorithm>

namespace visor::mdns {

namespace {

bool isWayToTalk(const Service& service)
{
    return service.kind != ServiceKind::Lxi && !service.address.isEmpty() && service.port != 0;
}

bool isTalkedToAt(const std::vector<Service>& services, const QString& address)
{
    return std::any_of(services.begin(), services.end(),
                       [&](const Service& other) { return other.address == address && isWayToTalk(other); });
}

} // namespace

PageVisitor::PageVisitor(const LookInto& lookInto, instrument::FinderReport& report,
                         const visa::Deadline& deadline)
    : m_lookInto(lookInto), m_report(report), m_deadline(deadline)
{
}

PageVisitor::~PageVisitor()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    for (std::thread& worker : m_workers)
        worker.join();
}

void PageVisitor::update(const std::vector<Service>& services, Time now)
{
    std::vector<visa::ResourceName> gone;
    {
        const std::lock_guard lock(m_mutex);
        for (auto entry = m_visits.begin(); entry != m_visits.end();) {
            const QString& address = entry->first;
            const bool isThere = std::any_of(services.begin(), services.end(), [&](const Service& service) {
                return service.kind == ServiceKind::Lxi && service.address == address;
            });
            const bool isRunning = entry->second.isStarted && !entry->second.isOver;
            if (isThere || isRunning) {
                ++entry;
                continue;
            }
            // What the host announces by itself goes by itself.
            if (!isTalkedToAt(services, address))
                gone.insert(gone.end(), entry->second.found.begin(), entry->second.found.end());
            entry = m_visits.erase(entry);
        }
        for (const Service& service : services) {
            if (service.kind != ServiceKind::Lxi || service.address.isEmpty() || service.port == 0 ||
                m_visits.size() >= kMostHosts)
                continue;
            m_visits.try_emplace(service.address, Visit{service, now + kSettle, false, false, {}});
        }
        for (auto& [address, visit] : m_visits) {
            if (visit.isStarted || now < visit.due)
                continue;
            visit.isStarted = true;
            if (isTalkedToAt(services, address)) {
                visit.isOver = true;
                continue;
            }
            m_ready.push_back(address);
            if (m_idle < m_ready.size() && m_workers.size() < kMostAtOnce)
                m_workers.emplace_back([this] { work(); });
        }
    }
    m_wake.notify_all();
    for (const visa::ResourceName& resource : gone)
        m_report.gone(resource);
}

bool PageVisitor::isIdle() const
{
    const std::lock_guard lock(m_mutex);
    return std::all_of(m_visits.begin(), m_visits.end(), [](const auto& entry) { return entry.second.isOver; });
}

void PageVisitor::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        ++m_idle;
        m_wake.wait(lock, [this] { return m_isEnding || !m_ready.empty(); });
        --m_idle;
        if (m_isEnding)
            return;
        const QString address = m_ready.front();
        m_ready.pop_front();
        const Service page = m_visits.at(address).page; // stays while it runs
        lock.unlock();
        const auto sightings = m_lookInto(page, m_deadline.sooner(kLookLimit));
        for (const instrument::Sighting& sighting : sightings)
            m_report.found(sighting);
        lock.lock();
        Visit& visit = m_visits.at(address);
        for (const instrument::Sighting& sighting : sightings)
            visit.found.push_back(sighting.resource);
        visit.isOver = true;
    }
}

} // namespace visor::mdns
