// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/mdns/record_cache.h"

#include <algorithm>

namespace visor::mdns {

namespace {

/// RFC 6762 §10: what records with a host's name in them are given.
constexpr std::chrono::seconds kOneShotLife{120};
/// §10.2: siblings that came in the same burst are no older ones.
constexpr std::chrono::seconds kFlushGrace{1};
/// §5.2: when to ask again, in percent of the life.
constexpr int kRefreshPercent[] = {80, 85, 90, 95};

} // namespace

bool RecordCache::take(const DnsMessage& message, Time now, unsigned interface, bool isOneShot)
{
    bool isChanged = false;
    for (const DnsRecord& record : message.answers)
        isChanged = takeOne(record, now, interface, isOneShot) || isChanged;
    for (const DnsRecord& record : message.additionals)
        isChanged = takeOne(record, now, interface, isOneShot) || isChanged;
    return isChanged;
}

bool RecordCache::takeOne(const DnsRecord& record, Time now, unsigned interface, bool isOneShot)
{
    const Key key{record.name.key(), record.type};
    auto place = m_entries.find(key);
    if (record.ttl == 0) {
        if (place == m_entries.end())
            return false;
        const auto gone =
            std::erase_if(place->second, [&](const Entry& entry) { return entry.record.isSameAs(record); });
        m_count -= gone;
        if (place->second.empty())
            m_entries.erase(place);
        return gone != 0;
    }
    if (place == m_entries.end()) {
        if (m_count >= kMostRecords)
            return false;
        place = m_entries.emplace(key, std::vector<Entry>()).first;
    }
    auto& siblings = place->second;
    if (record.isUnique) {
        for (Entry& entry : siblings) {
            // Each interface has its own addresses: only what was said there before is replaced.
            if (entry.interface == interface && !entry.record.isSameAs(record) &&
                now - entry.received > kFlushGrace)
                entry.expires = std::min(entry.expires, now + kFlushGrace);
        }
    }
    const auto life =
        isOneShot ? std::max(std::chrono::seconds(record.ttl), kOneShotLife) : std::chrono::seconds(record.ttl);
    const auto known = std::find_if(siblings.begin(), siblings.end(),
                                    [&](const Entry& entry) { return entry.record.isSameAs(record); });
    if (known != siblings.end()) {
        known->record.ttl = static_cast<std::uint32_t>(life.count());
        known->received = now;
        known->expires = now + life;
        known->asked = 0;
        return false;
    }
    if (m_count >= kMostRecords)
        return false;
    Entry entry{record, now, now + life, interface, 0};
    entry.record.ttl = static_cast<std::uint32_t>(life.count());
    siblings.push_back(std::move(entry));
    ++m_count;
    return true;
}

bool RecordCache::expire(Time now)
{
    bool isChanged = false;
    for (auto place = m_entries.begin(); place != m_entries.end();) {
        const auto gone = std::erase_if(place->second, [now](const Entry& entry) { return entry.expires <= now; });
        m_count -= gone;
        isChanged = isChanged || gone != 0;
        place = place->second.empty() ? m_entries.erase(place) : std::next(place);
    }
    return isChanged;
}

std::vector<DnsQuestion> RecordCache::refreshes(Time now)
{
    std::vector<DnsQuestion> questions;
    for (auto& [key, entries] : m_entries) {
        bool isDue = false;
        for (Entry& entry : entries) {
            const auto life = entry.expires - entry.received;
            while (entry.asked < static_cast<int>(std::size(kRefreshPercent)) &&
                   now >= entry.received + life * kRefreshPercent[entry.asked] / 100) {
                ++entry.asked;
                isDue = true;
            }
        }
        if (isDue)
            questions.push_back({entries.front().record.name, key.second, false});
    }
    return questions;
}

std::vector<DnsRecord> RecordCache::knownAnswers(const DnsName& name, Time now) const
{
    std::vector<DnsRecord> answers;
    for (const Entry& entry : find(name, RecordType::Ptr)) {
        const auto left = entry.expires - now;
        if (left * 2 <= entry.expires - entry.received)
            continue;
        DnsRecord record = entry.record;
        record.isUnique = false; // §10.2: never set in a known answer
        record.ttl = static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::seconds>(left).count());
        answers.push_back(std::move(record));
    }
    return answers;
}

const std::vector<RecordCache::Entry>& RecordCache::find(const DnsName& name, RecordType type) const
{
    static const std::vector<Entry> nothing;
    const auto place = m_entries.find({name.key(), type});
    return place == m_entries.end() ? nothing : place->second;
}

} // namespace visor::mdns
