// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/mdns/services.h"

#include <map>

namespace visor::mdns {

/// What to ask when, what has been answered, and which instruments that makes: the querier without its sockets
/// and without a clock of its own (RFC 6762 §5). One thread.
class Querier
{
public:
    using Time = RecordCache::Time;

    explicit Querier(QString foundBy) : m_foundBy(std::move(foundBy)) {}

    /// Begins the schedule anew, keeping what is known: a network interface has come.
    void restart(Time now);
    /// The messages to send now: to be asked from a port of our own, or to everybody from port 5353.
    [[nodiscard]] std::vector<QByteArray> takeQuestions(Time now, bool isOneShot);
    /// A datagram, whatever it is.
    void receive(QByteArrayView datagram, Time now, unsigned interface, bool isOneShot);
    /// Says what has come and gone since the last time.
    void report(instrument::FinderReport& to, Time now);

    /// What is announced, as of the last report().
    [[nodiscard]] const std::vector<Service>& services() const { return m_services; }

    /// The number that answers to our own questions carry.
    [[nodiscard]] std::uint16_t id() const { return m_id; }

private:
    struct Missing
    {
        Time next;
        std::chrono::milliseconds pause{0};
    };

    void browse(std::vector<QByteArray>& messages, Time now) const;

    const QString m_foundBy;
    const std::uint16_t m_id = randomId();
    [[nodiscard]] static std::uint16_t randomId();

    RecordCache m_cache;
    bool m_isChanged = false;
    bool m_isOneShotDue = false;
    Time m_nextBrowse;
    std::chrono::milliseconds m_browsePause{0};
    std::vector<Service> m_services;
    std::vector<DnsQuestion> m_missing;
    std::map<std::pair<QByteArray, RecordType>, Missing> m_missingTimes;
    std::map<visa::ResourceName, instrument::Sighting> m_reported;
};

} // namespace visor::mdns
