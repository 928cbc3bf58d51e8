// SPDX-License-Identifier: GPL-3.0-or-later
// The search that the window and `visor list` run, on one network interface, with times: lan_finding.py's eye.
//     lan_scan INTERFACE
// Commands on standard input, each answered with one line of JSON: "start N" searches until N instruments stand in
// rows of their own, all identified; "wait N" waits for that; "rows"; "idle MS" measures this program's processor
// time.
#include "core/instrument/inventory.h"
#include "core/instrument/scanner.h"
#include "transports/hislip/hislip_transport.h"
#include "transports/mdns/mdns_finder.h"
#include "transports/socket/socket_transport.h"
#include "transports/vxi11/broadcast_finder.h"
#include "transports/vxi11/vxi11_transport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/resource.h>

#include <condition_variable>
#include <cstdio>
#include <iostream>
#include <mutex>
#include <set>
#include <string>

namespace {

using namespace visor;
using std::chrono::steady_clock;

constexpr auto kPatience = std::chrono::seconds(20);

double millisecondsSince(steady_clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(steady_clock::now() - begin).count();
}

double processorMilliseconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto ms = [](const timeval& time) { return double(time.tv_sec) * 1e3 + double(time.tv_usec) / 1e3; };
    return ms(usage.ru_utime) + ms(usage.ru_stime);
}

void print(const QJsonObject& object)
{
    std::printf("%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// The list, kept in the scanner's callback.
class List
{
public:
    void take(const instrument::ScanEvent& event)
    {
        const std::lock_guard lock(m_mutex);
        if (const auto* sighting = std::get_if<instrument::Sighting>(&event)) {
            m_inventory.add(*sighting);
            m_hosts.insert(sighting->resource.host());
        } else if (const auto* gone = std::get_if<instrument::Departure>(&event)) {
            m_inventory.depart(gone->resource);
        } else if (const auto* failed = std::get_if<instrument::FinderFailure>(&event)) {
            m_failures.append(failed->finder + QStringLiteral(": ") + failed->why.message);
        }
        m_changed.notify_all();
    }
    /// Times until so many instruments have been seen, are identified, and are one row each.
    QJsonObject wait(int count, steady_clock::time_point begin)
    {
        std::unique_lock lock(m_mutex);
        QJsonObject times;
        const auto until = [&](const char* what, auto holds) {
            if (m_changed.wait_until(lock, begin + kPatience, holds))
                times.insert(QString::fromLatin1(what), millisecondsSince(begin));
        };
        until("seen", [&] { return int(primaryHosts()) >= count; });
        until("identified", [&] { return int(identifiedRows()) >= count; });
        until("settled",
              [&] { return int(m_inventory.records().size()) == count && int(identifiedRows()) == count; });
        times.insert(QStringLiteral("rows"), int(m_inventory.records().size()));
        times.insert(QStringLiteral("failures"), m_failures);
        return times;
    }
    QJsonObject rows()
    {
        const std::lock_guard lock(m_mutex);
        QJsonArray rows;
        for (const auto& record : m_inventory.records()) {
            QJsonArray routes;
            for (const auto& route : record.routes)
                routes.append(route.resource.toString());
            rows.append(
                QJsonObject{{QStringLiteral("id"), double(record.id)},
                            {QStringLiteral("name"), record.displayName()},
                            {QStringLiteral("serial"), record.identity ? record.identity->serial : QString()},
                            {QStringLiteral("routes"), routes}});
        }
        return {{QStringLiteral("rows"), rows}, {QStringLiteral("failures"), m_failures}};
    }

private:
    /// Instruments have 10.77.0.10 … 109 as their first address.
    [[nodiscard]] std::size_t primaryHosts() const
    {
        return std::size_t(std::count_if(m_hosts.begin(), m_hosts.end(), [](const QString& host) {
            const int last = host.section(u'.', 3).toInt();
            return host.startsWith(QLatin1StringView("10.77.0.")) && last >= 10 && last < 110;
        }));
    }
    [[nodiscard]] std::size_t identifiedRows() const
    {
        std::set<QString> serials;
        for (const auto& record : m_inventory.records()) {
            if (record.identity)
                serials.insert(record.identity->serial);
        }
        return serials.size();
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    instrument::Inventory m_inventory;
    std::set<QString> m_hosts;
    QJsonArray m_failures;
};

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2)
        return 2;
    const wire::InterfaceChoice choice{{QString::fromLocal8Bit(argv[1])}};
    instrument::TransportSet transports;
    transports.add(std::make_unique<hislip::HislipTransport>());
    transports.add(std::make_unique<vxi11::Vxi11Transport>());
    transports.add(std::make_unique<socket::SocketTransport>());
    mdns::MdnsFinder mdns(choice);
    vxi11::BroadcastFinder broadcast({.choice = choice});
    List list;
    instrument::Scanner scanner({&mdns, &broadcast}, transports, {},
                                [&](const instrument::ScanEvent& event) { list.take(event); });
    std::string verb;
    while (std::cin >> verb) {
        int number = 0;
        if (verb == "start") {
            std::cin >> number;
            const auto begin = steady_clock::now();
            scanner.start();
            auto times = list.wait(number, begin);
            static_cast<void>(scanner.waitUntilLooked(visa::Deadline::after(kPatience)));
            times.insert(QStringLiteral("looked"), millisecondsSince(begin));
            print(times);
        } else if (verb == "wait") {
            std::cin >> number;
            print(list.wait(number, steady_clock::now()));
        } else if (verb == "rows") {
            print(list.rows());
        } else if (verb == "idle") {
            std::cin >> number;
            const auto begin = steady_clock::now();
            const double before = processorMilliseconds();
            std::mutex mutex;
            std::condition_variable nothing;
            std::unique_lock lock(mutex);
            nothing.wait_until(lock, begin + std::chrono::milliseconds(number), [] { return false; });
            print({{QStringLiteral("percent"),
                    (processorMilliseconds() - before) / millisecondsSince(begin) * 100.0}});
        } else if (verb == "stop") {
            const auto begin = steady_clock::now();
            scanner.stop();
            while (scanner.phase() != instrument::ScanPhase::Idle)
                static_cast<void>(scanner.waitUntilLooked(visa::Deadline::after(std::chrono::milliseconds(1))));
            print({{QStringLiteral("stopped"), millisecondsSince(begin)}});
        }
    }
    return 0;
}
