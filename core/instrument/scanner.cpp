// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/scanner.h"

#include "core/instrument/inventory.h"

#include <algorithm>

namespace visor::instrument {

void Scanner::Watch::found(const Sighting& sighting)
{
    const std::lock_guard lock(scanner.m_mutex);
    scanner.take(*this, sighting);
}

void Scanner::Watch::gone(const visa::ResourceName& resource)
{
    const std::lock_guard lock(scanner.m_mutex);
    if (seen.erase(resource) != 0)
        scanner.departed(resource);
}

void Scanner::Watch::lookedOnce()
{
    const std::lock_guard lock(scanner.m_mutex);
    scanner.finishLook(*this);
    scanner.updatePhase();
}

void Scanner::Watch::failed(const Error& why)
{
    const QString name = finder.name();
    const std::lock_guard lock(scanner.m_mutex);
    scanner.tell(FinderFailure{name, why});
}

Scanner::Scanner(const std::vector<Finder*>& finders, const TransportSet& transports, AskingManners manners,
                 Listener listener)
    : m_transports(transports), m_manners(std::move(manners)), m_listener(std::move(listener))
{
    for (Finder* finder : finders)
        m_watches.push_back(std::make_unique<Watch>(*this, *finder));
    m_thread = std::thread([this] { work(); });
}

Scanner::~Scanner()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_isWanted = false;
        m_token.cancel();
    }
    m_wake.notify_all();
    m_thread.join();
}

void Scanner::start(std::chrono::milliseconds limit)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isWanted = true;
        m_limit = limit;
        m_token.cancel(); // what runs makes way for the new look
        enter(ScanPhase::Looking);
    }
    m_wake.notify_all();
}

void Scanner::stop()
{
    const std::lock_guard lock(m_mutex);
    m_isWanted = false;
    m_token.cancel();
    if (!m_isRunning)
        enter(ScanPhase::Idle);
}

ScanPhase Scanner::phase() const
{
    const std::lock_guard lock(m_mutex);
    return m_phase;
}

bool Scanner::waitUntilLooked(const visa::Deadline& deadline) const
{
    std::unique_lock lock(m_mutex);
    while (m_phase == ScanPhase::Looking) {
        if (deadline.isCancelled() || deadline.hasExpired())
            return false;
        m_phaseChanged.wait_for(lock, deadline.slice());
    }
    return true;
}

void Scanner::setInUse(const std::vector<visa::ResourceName>& resources)
{
    std::set<QString> keys;
    for (const visa::ResourceName& resource : resources)
        keys.insert(askingKey(resource));
    const std::lock_guard lock(m_mutex);
    m_inUse = std::move(keys);
}

void Scanner::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_isEnding || m_isWanted; });
        if (m_isEnding)
            return;
        m_isWanted = false;
        m_isRunning = true;
        m_token = visa::CancelToken::create();
        m_asked.clear();
        ++m_run;
        for (const auto& watch : m_watches)
            watch->isLooking = watch->isRunning = true;
        const auto limit = m_limit;
        const visa::CancelToken token = m_token;
        lock.unlock();
        run(limit, token);
        lock.lock();
        m_isRunning = false;
        if (!m_isWanted)
            enter(ScanPhase::Idle);
    }
}

void Scanner::run(std::chrono::milliseconds limit, const visa::CancelToken& token)
{
    const auto deadline = limit == kForever ? visa::Deadline::never(token) : visa::Deadline::after(limit, token);
    AskingManners manners = m_manners;
    manners.allowsQuery = [this](const Sighting& sighting) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_inUse.count(askingKey(sighting.resource)) != 0)
                return false;
        }
        return !m_manners.allowsQuery || m_manners.allowsQuery(sighting);
    };
    Identifier identifier(m_transports, std::move(manners),
                          [this](const Sighting& sighting, const std::optional<scpi::Identity>& identity) {
                              const std::lock_guard lock(m_mutex);
                              answered(sighting, identity);
                          });
    {
        const std::lock_guard lock(m_mutex);
        m_identifier = &identifier;
    }
    std::vector<std::thread> threads;
    threads.reserve(m_watches.size());
    for (const auto& watch : m_watches)
        threads.emplace_back([this, &watch, deadline] { runFinder(*watch, deadline); });
    for (std::thread& thread : threads)
        thread.join();
    // The finders have ended; those they found may still be answering.
    std::unique_lock lock(m_mutex);
    while (identifier.pending() > 0 && !deadline.hasExpired() && !deadline.isCancelled())
        m_phaseChanged.wait_for(lock, deadline.slice());
    m_identifier = nullptr;
}

void Scanner::runFinder(Watch& watch, const visa::Deadline& deadline)
{
    const auto ended = watch.finder.find(watch, deadline);
    const QString name = watch.finder.name();
    const std::lock_guard lock(m_mutex);
    watch.isRunning = false;
    if (!ended) {
        watch.isLooking = false;
        if (ended.error().status != visa::Status::ErrorAbort)
            tell(FinderFailure{name, ended.error()});
    } else if (watch.isLooking && !deadline.isCancelled() && !deadline.hasExpired()) {
        finishLook(watch);
    }
    watch.isLooking = false;
    updatePhase();
}

void Scanner::take(Watch& watch, Sighting sighting)
{
    if (!sighting.identity) {
        if (const auto known = m_identities.find(sighting.resource); known != m_identities.end())
            sighting.identity = known->second;
    }
    if (sighting.isConfirmed) {
        const auto [place, isNew] = watch.seen.try_emplace(sighting.resource);
        Watch::Seen& seen = place->second;
        if (!isNew && seen.run == m_run && seen.name == sighting.name && seen.identity == sighting.identity)
            return;
        seen = {m_run, sighting.name, sighting.identity};
    }
    tell(sighting);
    if (sighting.isConfirmed)
        askIfWanted(sighting);
}

void Scanner::finishLook(Watch& watch)
{
    if (!watch.isLooking)
        return;
    watch.isLooking = false;
    for (auto entry = watch.seen.begin(); entry != watch.seen.end();) {
        if (entry->second.run == m_run) {
            ++entry;
            continue;
        }
        const visa::ResourceName resource = entry->first;
        entry = watch.seen.erase(entry);
        departed(resource);
    }
}

void Scanner::departed(const visa::ResourceName& resource)
{
    const bool isSeenByOthers = std::any_of(m_watches.begin(), m_watches.end(),
                                            [&](const auto& watch) { return watch->seen.count(resource) != 0; });
    if (isSeenByOthers)
        return;
    m_identities.erase(resource);
    m_asked.erase(resource);
    tell(Departure{resource});
}

void Scanner::askIfWanted(const Sighting& sighting)
{
    if (m_identifier == nullptr)
        return;
    if (sighting.identity) {
        m_identifier->learn(sighting.resource, *sighting.identity);
        return;
    }
    if (!sighting.mayBeAsked || !m_asked.insert(sighting.resource).second)
        return;
    m_identifier->ask(sighting);
    updatePhase();
}

void Scanner::answered(const Sighting& sighting, const std::optional<scpi::Identity>& identity)
{
    const bool isStillThere = std::any_of(m_watches.begin(), m_watches.end(), [&](const auto& watch) {
        return watch->seen.count(sighting.resource) != 0;
    });
    if (identity && isStillThere) {
        m_identities[sighting.resource] = *identity;
        Sighting known = sighting;
        known.identity = identity;
        tell(known);
    }
    updatePhase();
}

void Scanner::updatePhase()
{
    m_phaseChanged.notify_all();
    if (m_isWanted || m_token.isCancelled())
        return; // a new look is coming, or Idle is: both are said where they begin
    const bool isLooking =
        std::any_of(m_watches.begin(), m_watches.end(), [](const auto& w) { return w->isLooking; });
    const bool isRunning =
        std::any_of(m_watches.begin(), m_watches.end(), [](const auto& w) { return w->isRunning; });
    if (isLooking || (m_identifier != nullptr && m_identifier->pending() > 0))
        enter(ScanPhase::Looking);
    else if (isRunning)
        enter(ScanPhase::Watching);
}

void Scanner::enter(ScanPhase phase)
{
    if (m_phase == phase)
        return;
    m_phase = phase;
    m_phaseChanged.notify_all();
    tell(phase);
}

void Scanner::tell(const ScanEvent& event)
{
    m_listener(event);
}

} // namespace visor::instrument
