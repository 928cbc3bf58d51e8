// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/mdns/querier.h"

#include <algorithm>
#include <random>

namespace visor::mdns {

using std::chrono::milliseconds;

namespace {

constexpr milliseconds kFirstBrowse{250}; ///< after the one-shot question has been answered
constexpr milliseconds kSecondBrowse{750};
constexpr std::chrono::hours kLongestPause{1}; // RFC 6762 §5.2
constexpr milliseconds kMissingPause{500};
constexpr std::chrono::minutes kLongestMissingPause{2};
/// Questions of a message, so that it fits into a frame: instance names are long.
constexpr std::size_t kMostQuestions = 12;

} // namespace

std::uint16_t Querier::randomId()
{
    std::random_device device;
    return static_cast<std::uint16_t>(device() | 1); // not 0, which multicast answers carry
}

void Querier::restart(Time now)
{
    m_isOneShotDue = true;
    m_nextBrowse = now + kFirstBrowse;
    m_browsePause = kSecondBrowse;
    m_missingTimes.clear();
}

std::vector<QByteArray> Querier::takeQuestions(Time now, bool isOneShot)
{
    std::vector<QByteArray> messages;
    if (isOneShot) {
        DnsMessage message;
        message.id = m_id;
        if (std::exchange(m_isOneShotDue, false)) {
            for (const ServiceType& type : serviceTypes())
                message.questions.push_back({DnsName::ofText(type.name), RecordType::Ptr, false});
            messages.push_back(encode(message));
            message.questions.clear();
        }
        for (const DnsQuestion& question : m_missing) {
            Missing& times = m_missingTimes[{question.name.key(), question.type}];
            if (now < times.next || message.questions.size() >= kMostQuestions)
                continue;
            times.pause = std::min<milliseconds>(std::max(kMissingPause, times.pause * 2), kLongestMissingPause);
            times.next = now + times.pause;
            message.questions.push_back(question);
        }
        if (!message.questions.empty())
            messages.push_back(encode(message));
        return messages;
    }
    if (m_browsePause.count() > 0 && now >= m_nextBrowse) {
        browse(messages, now);
        m_nextBrowse = now + m_browsePause;
        m_browsePause = std::min<milliseconds>(
            m_browsePause == kSecondBrowse ? milliseconds(2000) : m_browsePause * 2, kLongestPause);
    }
    DnsMessage refresh;
    for (DnsQuestion& question : m_cache.refreshes(now)) {
        refresh.questions.push_back(std::move(question));
        if (refresh.questions.size() == kMostQuestions)
            messages.push_back(encode(std::exchange(refresh, {})));
    }
    if (!refresh.questions.empty())
        messages.push_back(encode(refresh));
    return messages;
}

void Querier::browse(std::vector<QByteArray>& messages, Time now) const
{
    // Known answers keep those from answering again who have (§7.1); what does not fit follows in further
    // messages, announced by the truncated flag (§7.2).
    DnsMessage message;
    for (const ServiceType& type : serviceTypes())
        message.questions.push_back({DnsName::ofText(type.name), RecordType::Ptr, false});
    QByteArray bytes = encode(message);
    for (const ServiceType& type : serviceTypes()) {
        for (const DnsRecord& known : m_cache.knownAnswers(DnsName::ofText(type.name), now)) {
            message.answers.push_back(known);
            const QByteArray longer = encode(message);
            if (longer.size() <= static_cast<qsizetype>(kMessageRoom)) {
                bytes = longer;
                continue;
            }
            message.answers.pop_back();
            message.isTruncated = true;
            messages.push_back(encode(message));
            message = {};
            message.answers.push_back(known);
            bytes = encode(message);
        }
    }
    messages.push_back(bytes);
}

void Querier::receive(QByteArrayView datagram, Time now, unsigned interface, bool isOneShot)
{
    const auto message = parse(datagram);
    if (!message || !message->isResponse || (isOneShot && message->id != m_id))
        return;
    m_isChanged = m_cache.take(*message, now, interface, isOneShot) || m_isChanged;
}

void Querier::report(instrument::FinderReport& to, Time now)
{
    m_isChanged = m_cache.expire(now) || m_isChanged;
    if (!std::exchange(m_isChanged, false))
        return;
    m_missing.clear();
    if (m_missingTimes.size() > 4 * RecordCache::kMostRecords)
        m_missingTimes.clear(); // names that nobody misses any more
    m_services = readServices(m_cache, m_missing);
    std::map<visa::ResourceName, instrument::Sighting> seen;
    for (instrument::Sighting& sighting : sightingsOf(m_services, m_foundBy))
        seen.try_emplace(sighting.resource, std::move(sighting));
    for (const auto& [resource, sighting] : m_reported) {
        if (seen.find(resource) == seen.end())
            to.gone(resource);
    }
    for (const auto& [resource, sighting] : seen) {
        const auto before = m_reported.find(resource);
        if (before == m_reported.end() || before->second.name != sighting.name ||
            before->second.identity != sighting.identity)
            to.found(sighting);
    }
    m_reported = std::move(seen);
}

} // namespace visor::mdns
