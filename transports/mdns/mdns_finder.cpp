// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/mdns/mdns_finder.h"

#include "transports/mdns/querier.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace visor::mdns {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

struct MdnsFinderText
{
    Q_DECLARE_TR_FUNCTIONS(visor::mdns::MdnsFinder)
};

/// Responders answer within 120 ms (RFC 6762 §6); a second leaves room for a lost question.
constexpr int kMostDatagramsAtOnce = 256;
constexpr milliseconds kFirstLook{1000};
/// Cables and Wi-Fi come and go.
constexpr milliseconds kInterfaceLook{1000};

} // namespace

QString MdnsFinder::name() const
{
    return MdnsFinderText::tr("mDNS");
}

Result<void> MdnsFinder::find(instrument::FinderReport& report, const visa::Deadline& deadline)
{
    LinkSockets links(m_choice, m_port);
    Querier querier(name());
    std::optional<PageVisitor> pages;
    if (m_lookInto)
        pages.emplace(m_lookInto, report, deadline);
    const auto begin = steady_clock::now();
    auto nextInterfaceLook = begin;
    bool hasLooked = false;
    while (!deadline.isCancelled() && !deadline.hasExpired()) {
        const auto now = steady_clock::now();
        if (now >= nextInterfaceLook) {
            std::vector<Error> problems;
            const auto isAnyNew = links.update(problems);
            if (!isAnyNew)
                return tl::unexpected(isAnyNew.error());
            for (const Error& problem : problems)
                report.failed(problem);
            if (*isAnyNew)
                querier.restart(now);
            nextInterfaceLook = now + kInterfaceLook;
        }
        for (const QByteArray& question : querier.takeQuestions(now, true))
            links.ask(question);
        for (const QByteArray& question : querier.takeQuestions(now, false))
            links.sendToGroup(question);
        // What pages lead to belongs to the first look: a host that was there before has not gone.
        if (!hasLooked && now - begin >= kFirstLook && (!pages || pages->isIdle())) {
            hasLooked = true;
            report.lookedOnce();
        }
        links.wait(deadline.slice());
        LinkSockets::Datagram datagram;
        // A bounded handful between two looks at the deadline: a flood must not keep the search from ending.
        for (int i = 0; i < kMostDatagramsAtOnce && links.receive(datagram); ++i) {
            // §6: answers come from the port of mDNS; answers to a question of our own carry its number.
            if (datagram.isOneShot || datagram.from.port() == m_port)
                querier.receive(datagram.bytes, steady_clock::now(), datagram.interface, datagram.isOneShot);
        }
        querier.report(report, steady_clock::now());
        if (pages)
            pages->update(querier.services(), steady_clock::now());
    }
    return {};
}

} // namespace visor::mdns
