// SPDX-License-Identifier: GPL-3.0-or-later
// mDNS datagrams: the codec, and the querier that believes what they say.
#include "transports/mdns/querier.h"
#include "transports/mdns/responder.h"

#include <cstdlib>

namespace {

class Sink : public visor::instrument::FinderReport
{
public:
    void found(const visor::instrument::Sighting& sighting) override
    {
        if (sighting.resource.isEmpty())
            std::abort();
    }
    void gone(const visor::visa::ResourceName&) override {}
    void lookedOnce() override {}
    void failed(const visor::Error&) override {}
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace visor::mdns;
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto message = parse(bytes);
    if (message) {
        // What was understood survives being written and read again.
        const QByteArray again = encode(*message);
        if (again.size() <= static_cast<qsizetype>(kLargestMessage)) {
            const auto back = parse(again);
            if (!back || !(*back == *message))
                std::abort();
        }
        Announcement announcement{"x", "h", 0x7F000001, {{"_lxi._tcp", 80}}, {}};
        std::vector<DnsRecord> additionals;
        static_cast<void>(answersOf(announcement, *message, additionals));
    }
    Querier querier(QStringLiteral("fuzz"));
    RecordCache::Time now;
    querier.restart(now);
    Sink sink;
    // One datagram cut into up to four.
    const qsizetype step = bytes.size() / 4 + 1;
    querier.receive(bytes, now, 1, false);
    querier.report(sink, now);
    for (qsizetype at = 0; at < bytes.size(); at += step)
        querier.receive(bytes.sliced(at, std::min(step, bytes.size() - at)), now, 1, false);
    querier.report(sink, now);
    for (int i = 0; i < 4; ++i) {
        now += std::chrono::minutes(20);
        static_cast<void>(querier.takeQuestions(now, true));
        static_cast<void>(querier.takeQuestions(now, false));
        querier.report(sink, now);
    }
    return 0;
}
