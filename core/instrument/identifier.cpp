// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/identifier.h"

#include "core/instrument/dialogue.h"
#include "core/instrument/inventory.h"

#include <algorithm>

namespace visor::instrument {

namespace {

/// LXI: the identification document is small and local; a page that takes longer is not one.
constexpr std::chrono::milliseconds kAskHostLimit{2000};
/// *IDN? is one line; what goes on longer is no identity.
constexpr std::int64_t kLongestIdentity = 4096;

} // namespace

QString askingKey(const visa::ResourceName& resource)
{
    if (const QString host = resource.host(); !host.isEmpty())
        return host;
    if (resource.interfaceType() == visa::InterfaceType::Gpib)
        return QStringLiteral("GPIB%1").arg(resource.board());
    return resource.toString();
}

Identifier::Identifier(const TransportSet& transports, AskingManners manners, Answered answered)
    : m_transports(transports), m_manners(std::move(manners)), m_answered(std::move(answered))
{
}

Identifier::~Identifier()
{
    cancel();
    std::vector<std::thread> workers;
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        workers.swap(m_workers);
    }
    m_wake.notify_all();
    for (std::thread& worker : workers)
        worker.join();
}

void Identifier::ask(const Sighting& sighting)
{
    const QString key = askingKey(sighting.resource);
    {
        const std::lock_guard lock(m_mutex);
        Queue& queue = m_queues[key];
        const auto place = std::upper_bound(
            queue.waiting.begin(), queue.waiting.end(), sighting,
            [](const Sighting& a, const Sighting& b) { return routeRank(a.resource) < routeRank(b.resource); });
        queue.waiting.insert(place, sighting);
        ++m_pending;
        if (!queue.isBusy && queue.waiting.size() == 1)
            m_ready.push_back(key);
        startWorkerIfNeeded();
    }
    m_wake.notify_one();
}

void Identifier::learn(const visa::ResourceName& resource, const scpi::Identity& identity)
{
    if (!isMainRoute(resource))
        return;
    const std::lock_guard lock(m_mutex);
    m_queues[askingKey(resource)].main = identity;
}

std::size_t Identifier::pending() const
{
    const std::lock_guard lock(m_mutex);
    return m_pending;
}

void Identifier::cancel()
{
    m_token.cancel();
}

void Identifier::startWorkerIfNeeded()
{
    if (m_isEnding || m_ready.size() <= m_idle || m_workers.size() >= m_manners.mostAtOnce)
        return;
    m_workers.emplace_back([this] { work(); });
}

void Identifier::work()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        ++m_idle;
        m_wake.wait(lock, [this] { return m_isEnding || !m_ready.empty(); });
        --m_idle;
        if (m_ready.empty())
            return; // ending, and nobody waits for an answer
        const QString key = m_ready.front();
        m_ready.pop_front();
        Queue& queue = m_queues[key];
        queue.isBusy = true;
        while (!queue.waiting.empty()) {
            const Sighting sighting = queue.waiting.front();
            queue.waiting.pop_front();
            lock.unlock();
            const auto identity = identify(sighting, key);
            lock.lock();
            --m_pending;
            lock.unlock();
            m_answered(sighting, identity);
            lock.lock();
        }
        queue.isBusy = false;
    }
}

std::optional<scpi::Identity> Identifier::identify(const Sighting& sighting, const QString& key)
{
    if (m_token.isCancelled())
        return std::nullopt;
    const bool isMain = isMainRoute(sighting.resource);
    bool mayAskHost = isMain && m_manners.askHost != nullptr;
    {
        const std::lock_guard lock(m_mutex);
        const Queue& queue = m_queues[key];
        if (isMain && queue.main)
            return queue.main;
        // Another main route may still answer *IDN?, which says more than the document.
        mayAskHost = mayAskHost && !queue.isHostAsked &&
                     std::none_of(queue.waiting.begin(), queue.waiting.end(),
                                  [](const Sighting& other) { return isMainRoute(other.resource); });
    }
    std::optional<scpi::Identity> identity;
    if (!m_manners.allowsQuery || m_manners.allowsQuery(sighting))
        identity = query(sighting);
    if (!identity && mayAskHost && !m_token.isCancelled()) {
        const auto answer =
            m_manners.askHost(sighting.resource.host(), visa::Deadline::after(kAskHostLimit, m_token));
        if (answer && !answer->isEmpty())
            identity = *answer;
    }
    const std::lock_guard lock(m_mutex);
    Queue& queue = m_queues[key];
    if (mayAskHost)
        queue.isHostAsked = true;
    if (isMain && identity)
        queue.main = identity;
    return identity;
}

std::optional<scpi::Identity> Identifier::query(const Sighting& sighting)
{
    OpenOptions options;
    options.timeout = m_manners.answerLimit;
    const auto session =
        m_transports.open(sighting.resource, options, visa::Deadline::after(m_manners.openLimit, m_token));
    if (!session)
        return std::nullopt; // it is in the list all the same; opening it says why
    Manners manners;
    manners.timeout = m_manners.answerLimit;
    manners.maxReplyBytes = kLongestIdentity;
    Dialogue dialogue(**session, nullptr, 0, Origin::Housekeeping, manners, m_token);
    const auto reply = dialogue.queryLine("*IDN?");
    if (!reply)
        return std::nullopt;
    auto identity = scpi::Identity::parse(*reply);
    if (identity.isEmpty())
        return std::nullopt;
    return identity;
}

} // namespace visor::instrument
