// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/probe/probe_finder.h"

#include "transports/vxi11/messages.h"
#include "transports/wire/portmapper.h"
#include "transports/wire/tcp_stream.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <set>
#include <thread>

namespace visor::probe {

namespace {

constexpr std::uint16_t kProbeHislip = 4880;
constexpr std::uint16_t kProbeVicp = 1861;

/// One port to knock at, and what stands there when it opens.
struct Knock
{
    QString host;
    std::uint16_t port = 0;
    visa::ResourceName resource;
    bool asksPortmapper = false;
};

visa::ResourceName probeTcpip(visa::Address address)
{
    return {visa::InterfaceType::Tcpip, 0, std::move(address)};
}

visa::ResourceName probeInstrument(const QString& host, const QString& device)
{
    visa::TcpipInstrument instrument;
    instrument.host = host;
    instrument.device = device;
    return probeTcpip(instrument);
}

/// Where a route's door is; nothing for routes that are not on the network by TCP, or whose port this does not
/// know. GPIB adapters are left alone: they let one client in, who would be disturbed.
std::optional<Knock> knockOf(const visa::ResourceName& route)
{
    Knock knock{route.host(), 0, route, false};
    if (const auto* instrument = route.as<visa::TcpipInstrument>()) {
        if (instrument->isHislip()) {
            knock.port = instrument->hislipPort.value_or(kProbeHislip);
        } else {
            knock.port = instrument->corePort.value_or(wire::kPortmapperPort);
            knock.asksPortmapper = !instrument->corePort;
        }
    } else if (const auto* socket = route.as<visa::TcpipSocket>()) {
        knock.port = socket->port;
    } else if (const auto* vicp = route.as<visa::VicpInstrument>()) {
        knock.port = vicp->port.value_or(kProbeVicp);
    } else if (const auto* modbus = route.as<visa::ModbusTcpInstrument>()) {
        knock.port = modbus->port; // of all units behind it: who is there is seen on asking
    } else {
        return std::nullopt;
    }
    return knock;
}

std::vector<Knock> knocksOf(const std::vector<ProbeFinder::Target>& targets)
{
    std::vector<Knock> knocks;
    std::set<visa::ResourceName> planned;
    const auto add = [&](const visa::ResourceName& resource) {
        if (auto knock = knockOf(resource); knock && planned.insert(resource).second)
            knocks.push_back(std::move(*knock));
    };
    for (const auto& target : targets) {
        for (const visa::ResourceName& route : target.routes)
            add(route);
    }
    // Port by port, so that every host has been knocked at once before any is twice.
    for (int port = 0; port < 5; ++port) {
        for (const auto& target : targets) {
            if (!target.isSearched)
                continue;
            switch (port) {
            case 0:
                add(probeInstrument(target.host, QStringLiteral("hislip0")));
                break;
            case 1:
                add(probeInstrument(target.host, QStringLiteral("inst0")));
                break;
            case 2:
                add(probeTcpip(visa::TcpipSocket{target.host, 5025}));
                break;
            case 3:
                add(probeTcpip(visa::TcpipSocket{target.host, 5555}));
                break;
            default:
                add({visa::InterfaceType::Vicp, 0, visa::VicpInstrument{target.host}});
                break;
            }
        }
    }
    return knocks;
}

bool doesAnswer(const Knock& knock, const visa::Deadline& deadline, const wire::LocalNames& names)
{
    const auto limit = deadline.sooner(ProbeFinder::kKnockLimit);
    if (knock.asksPortmapper) {
        return wire::findPort(knock.host, vxi11::kCoreProgram, wire::RpcProtocol::Tcp, QStringLiteral("VXI-11"),
                              limit, wire::kPortmapperPort, names)
            .has_value();
    }
    return wire::TcpStream::connect(knock.host, knock.port, limit, names).has_value();
}

} // namespace

std::vector<ProbeFinder::Target> targetsOf(const std::vector<visa::ResourceName>& routes)
{
    std::map<QString, ProbeFinder::Target> byHost;
    for (const visa::ResourceName& route : routes) {
        const QString host = route.host();
        if (host.isEmpty())
            continue;
        ProbeFinder::Target& target = byHost[host.toLower()];
        target.host = host;
        target.routes.push_back(route);
        target.isSearched = !host.startsWith(QLatin1StringView("127.")) && host != QLatin1StringView("::1") &&
                            host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) != 0;
    }
    std::vector<ProbeFinder::Target> targets;
    targets.reserve(byHost.size());
    for (auto& [host, target] : byHost)
        targets.push_back(std::move(target));
    return targets;
}

Result<void> ProbeFinder::find(instrument::FinderReport& report, const visa::Deadline& deadline)
{
    const auto targets = m_targets();
    if (!targets)
        return tl::unexpected(targets.error());
    const auto knocks = knocksOf(*targets);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (;;) {
            const std::size_t i = next.fetch_add(1);
            if (i >= knocks.size() || deadline.isCancelled() || deadline.hasExpired())
                return;
            // What does not open is not there; that is what a search finds out, and no failure of it.
            if (!doesAnswer(knocks[i], deadline, m_names))
                continue;
            instrument::Sighting sighting;
            sighting.resource = knocks[i].resource;
            sighting.foundBy = m_name;
            report.found(sighting);
        }
    };
    std::vector<std::thread> workers;
    for (std::size_t i = 0; i < std::min(knocks.size(), kMostAtOnce); ++i)
        workers.emplace_back(work);
    for (std::thread& worker : workers)
        worker.join();
    return {};
}

} // namespace visor::probe
