// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/mdns/messages.h"

#include <chrono>
#include <map>
#include <vector>

namespace visor::mdns {

/// What has been answered and for how long it holds (RFC 6762 §10). Time is given, never asked for. One thread.
class RecordCache
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// More than this is no lab; what goes beyond is not kept.
    static constexpr std::size_t kMostRecords = 8192;

    struct Entry
    {
        DnsRecord record;
        Time received;
        Time expires;
        unsigned interface = 0; ///< where it was heard
        int asked = 0;          ///< refreshes sent (§5.2)
    };

    /// Takes a response's records. A life of 0 ends a record at once; a unique record ends its older siblings
    /// (§10.2). One-shot answers (§6.7) carry short lives that say nothing about the record: `isOneShot` gives
    /// them two minutes. True when anything came or went.
    bool take(const DnsMessage& message, Time now, unsigned interface, bool isOneShot);
    /// Drops what is over. True when anything went.
    bool expire(Time now);
    /// The questions to ask now so that nothing expires that is still there: at 80, 85, 90 and 95 % of its life
    /// (§5.2).
    [[nodiscard]] std::vector<DnsQuestion> refreshes(Time now);
    /// What a query may name as known: more than half of its life is left (§7.1).
    [[nodiscard]] std::vector<DnsRecord> knownAnswers(const DnsName& name, Time now) const;

    /// In order of arrival.
    [[nodiscard]] const std::vector<Entry>& find(const DnsName& name, RecordType type) const;
    [[nodiscard]] std::size_t size() const { return m_count; }

private:
    using Key = std::pair<QByteArray, RecordType>;

    bool takeOne(const DnsRecord& record, Time now, unsigned interface, bool isOneShot);

    std::map<Key, std::vector<Entry>> m_entries;
    std::size_t m_count = 0;
};

} // namespace visor::mdns
