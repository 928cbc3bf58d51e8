// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/inventory.h"
#include "core/instrument/scanner.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"

#include <atomic>
#include <future>

using namespace std::chrono_literals;
using visor::Error;
using visor::Result;
using visor::instrument::AskingManners;
using visor::instrument::Departure;
using visor::instrument::FinderFailure;
using visor::instrument::FinderReport;
using visor::instrument::Inventory;
using visor::instrument::ScanEvent;
using visor::instrument::Scanner;
using visor::instrument::ScanPhase;
using visor::instrument::Sighting;
using visor::scpi::Identity;
using visor::visa::CancelToken;
using visor::visa::Deadline;
using visor::visa::ResourceName;

namespace {

ResourceName name(const QString& text)
{
    return ResourceName::parse(text).value();
}

Sighting seen(const QString& text, const char* identity = nullptr)
{
    Sighting sighting;
    sighting.resource = name(text);
    sighting.foundBy = QStringLiteral("script");
    if (identity != nullptr)
        sighting.identity = Identity::parse(identity);
    return sighting;
}

/// Does what its script says, on the scanner's thread.
class ScriptedFinder : public visor::instrument::Finder
{
public:
    using Script = std::function<Result<void>(FinderReport&, const Deadline&)>;
    explicit ScriptedFinder(Script script) : m_script(std::move(script)) {}
    QString name() const override { return QStringLiteral("script"); }
    Result<void> find(FinderReport& report, const Deadline& deadline) override
    {
        const int before = m_inside.fetch_add(1);
        if (before != 0)
            m_wasNested = true;
        auto result = m_script(report, deadline);
        m_inside.fetch_sub(1);
        return result;
    }
    bool wasNested() const { return m_wasNested; }

private:
    const Script m_script;
    std::atomic<int> m_inside = 0;
    std::atomic<bool> m_wasNested = false;
};

/// Watches until it is told to end.
void watchUntilEnd(const Deadline& deadline)
{
    std::mutex mutex;
    std::condition_variable never;
    std::unique_lock lock(mutex);
    while (!deadline.isCancelled() && !deadline.hasExpired())
        never.wait_for(lock, deadline.slice());
}

/// What a scanner told, and waiting for it.
class Log
{
public:
    void operator()(const ScanEvent& event)
    {
        const std::lock_guard lock(m_mutex);
        if (m_isInside)
            m_wasNested = true;
        m_isInside = true;
        m_events.push_back(event);
        m_isInside = false;
        m_changed.notify_all();
    }
    /// Waits until that holds for what was told so far.
    bool wait(const std::function<bool(const std::vector<ScanEvent>&)>& holds)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 20s, [&] { return holds(m_events); });
    }
    bool waitForPhase(ScanPhase phase)
    {
        return wait([&](const auto& events) {
            for (auto event = events.rbegin(); event != events.rend(); ++event) {
                if (const auto* at = std::get_if<ScanPhase>(&*event))
                    return *at == phase;
            }
            return false;
        });
    }
    std::vector<ScanEvent> events()
    {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }
    std::vector<Sighting> sightings(const QString& text)
    {
        std::vector<Sighting> found;
        for (const ScanEvent& event : events()) {
            if (const auto* sighting = std::get_if<Sighting>(&event); sighting && sighting->resource == name(text))
                found.push_back(*sighting);
        }
        return found;
    }
    template<typename T>
    std::vector<T> all()
    {
        std::vector<T> found;
        for (const ScanEvent& event : events()) {
            if (const auto* one = std::get_if<T>(&event))
                found.push_back(*one);
        }
        return found;
    }
    bool wasNested() const { return m_wasNested; }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<ScanEvent> m_events;
    bool m_isInside = false;
    bool m_wasNested = false;
};

/// Who is asked at the same time as whom.
struct Crowd
{
    std::mutex mutex;
    std::condition_variable changed;
    std::map<QString, int> inside;
    std::map<QString, int> most;
    int opened = 0;
    bool haveMet = false;
};

class CrowdSession : public visor::test::FakeSession
{
public:
    CrowdSession(std::shared_ptr<visor::test::FakeBench> bench, const ResourceName& resource, Crowd& crowd)
        : FakeSession(std::move(bench), resource), m_crowd(crowd)
    {
    }
    ~CrowdSession() override
    {
        const std::lock_guard lock(m_crowd.mutex);
        --m_crowd.inside[resource().host()];
    }

private:
    Crowd& m_crowd;
};

/// The first of two hosts waits for the other one to be opened too.
class CrowdTransport : public visor::instrument::Transport
{
public:
    CrowdTransport(std::shared_ptr<visor::test::FakeBench> bench, Crowd& crowd)
        : m_bench(std::move(bench)), m_crowd(crowd)
    {
    }
    QString name() const override { return QStringLiteral("crowd"); }
    bool handles(const ResourceName&) const override { return true; }
    Result<std::unique_ptr<visor::visa::Session>>
    open(const ResourceName& resource, const visor::instrument::OpenOptions&, const Deadline&) override
    {
        std::unique_lock lock(m_crowd.mutex);
        ++m_crowd.opened;
        const int now = ++m_crowd.inside[resource.host()];
        m_crowd.most[resource.host()] = std::max(m_crowd.most[resource.host()], now);
        m_crowd.changed.notify_all();
        m_crowd.haveMet =
            m_crowd.haveMet || m_crowd.changed.wait_for(lock, 20s, [this] { return m_crowd.inside.size() == 2; });
        return std::make_unique<CrowdSession>(m_bench, resource, m_crowd);
    }

private:
    std::shared_ptr<visor::test::FakeBench> m_bench;
    Crowd& m_crowd;
};

} // namespace

class TestScanner : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<visor::test::FakeBench>();
        m_bench->answer = [](const QByteArray&) { return QByteArray("ACME,X1,S7,1.0\n"); };
        m_transports = std::make_unique<visor::instrument::TransportSet>();
        m_transports->add(std::make_unique<visor::test::FakeTransport>(m_bench));
    }

    void streamsWhileItLooksAndEnds()
    {
        std::promise<void> mayEnd;
        auto end = mayEnd.get_future().share();
        ScriptedFinder quick([](FinderReport& report, const Deadline&) -> Result<void> {
            report.found(seen(QStringLiteral("TCPIP::a::hislip0"), "ACME,X1,S1,1"));
            return {};
        });
        ScriptedFinder slow([end](FinderReport& report, const Deadline&) -> Result<void> {
            end.wait();
            report.found(seen(QStringLiteral("TCPIP::b::hislip0"), "ACME,X1,S2,1"));
            return {};
        });
        Log log;
        Scanner scanner({&quick, &slow}, *m_transports, {}, std::ref(log));
        QCOMPARE(scanner.phase(), ScanPhase::Idle);
        scanner.start();
        QCOMPARE(scanner.phase(), ScanPhase::Looking);
        // The quick one's sighting does not wait for the slow one.
        QVERIFY(log.wait([](const auto& events) {
            return std::any_of(events.begin(), events.end(),
                               [](const auto& event) { return std::holds_alternative<Sighting>(event); });
        }));
        QVERIFY(log.sightings(QStringLiteral("TCPIP::b::hislip0")).empty());
        mayEnd.set_value();
        QVERIFY(log.waitForPhase(ScanPhase::Idle));
        QCOMPARE(log.sightings(QStringLiteral("TCPIP::b::hislip0")).size(), std::size_t{1});
        QVERIFY(!log.wasNested());
        QCOMPARE(m_bench->opens, 0); // both said who they are
    }

    void asksWhoDoesNotSay()
    {
        ScriptedFinder finder([](FinderReport& report, const Deadline&) -> Result<void> {
            report.found(seen(QStringLiteral("TCPIP::a::hislip0")));
            report.found(seen(QStringLiteral("TCPIP::a::inst0")));   // the same host's main instrument: not asked
            report.found(seen(QStringLiteral("TCPIP::a::gpib0,7"))); // something behind it: asked
            Sighting port = seen(QStringLiteral("TCPIP::b::inst0"));
            port.mayBeAsked = false;
            report.found(port);
            return {};
        });
        Log log;
        Scanner scanner({&finder}, *m_transports, {}, std::ref(log));
        scanner.start();
        QVERIFY(log.waitForPhase(ScanPhase::Idle));
        for (const char* text : {"TCPIP::a::hislip0", "TCPIP::a::inst0", "TCPIP::a::gpib0,7"}) {
            const auto told = log.sightings(QString::fromLatin1(text));
            QCOMPARE(told.size(), std::size_t{2});
            QVERIFY(!told[0].identity);
            QCOMPARE(told[1].identity->serial, QStringLiteral("S7"));
        }
        QCOMPARE(log.sightings(QStringLiteral("TCPIP::b::inst0")).size(), std::size_t{1});
        QCOMPARE(m_bench->opens, 2);
        QCOMPARE(m_bench->written, QByteArrayList({"*IDN?\n", "*IDN?\n"}));
        // The next look tells who they are at once and asks nobody.
        scanner.start();
        QVERIFY(log.wait([](const auto& events) {
            return std::count_if(events.begin(), events.end(), [](const ScanEvent& event) {
                       const auto* phase = std::get_if<ScanPhase>(&event);
                       return phase != nullptr && *phase == ScanPhase::Idle;
                   }) == 2;
        }));
        QVERIFY(log.sightings(QStringLiteral("TCPIP::a::hislip0")).back().identity);
        QCOMPARE(m_bench->opens, 2);
    }

    void asksOneInstrumentOneThingAtATime()
    {
        Crowd crowd;
        visor::instrument::TransportSet transports;
        transports.add(std::make_unique<CrowdTransport>(m_bench, crowd));
        ScriptedFinder finder([](FinderReport& report, const Deadline&) -> Result<void> {
            for (int i = 0; i < 8; ++i)
                report.found(seen(QStringLiteral("TCPIP::gateway::gpib0,%1").arg(i)));
            report.found(seen(QStringLiteral("TCPIP::other::inst0")));
            return {};
        });
        Log log;
        Scanner scanner({&finder}, transports, {}, std::ref(log));
        scanner.start();
        QVERIFY(log.waitForPhase(ScanPhase::Idle));
        QCOMPARE(crowd.opened, 9);
        QCOMPARE(crowd.most[QStringLiteral("gateway")], 1);
        QVERIFY(crowd.haveMet); // the two hosts were asked side by side
    }

    void quirkAndOpenInstrumentsAreNotAsked()
    {
        ScriptedFinder finder([](FinderReport& report, const Deadline&) -> Result<void> {
            report.found(seen(QStringLiteral("TCPIP::touchy::inst0")));
            report.found(seen(QStringLiteral("TCPIP::mine::inst0")));
            return {};
        });
        AskingManners manners;
        manners.allowsQuery = [](const Sighting& sighting) {
            return sighting.resource.host() != QStringLiteral("touchy");
        };
        // The touchy one's page says it.
        manners.askHost = [](const QString& host, const Deadline&) -> Result<Identity> {
            return Identity::parse(host == QStringLiteral("touchy") ? "ACME,Web,W1,2" : "");
        };
        Log log;
        Scanner scanner({&finder}, *m_transports, manners, std::ref(log));
        scanner.setInUse({name(QStringLiteral("TCPIP::mine::hislip0"))});
        scanner.start();
        QVERIFY(log.waitForPhase(ScanPhase::Idle));
        QCOMPARE(m_bench->opens, 0);
        QCOMPARE(log.sightings(QStringLiteral("TCPIP::touchy::inst0")).back().identity->serial,
                 QStringLiteral("W1"));
        QVERIFY(!log.sightings(QStringLiteral("TCPIP::mine::inst0")).back().identity);
    }

    void asksOfASilentInstrumentCanBeStopped()
    {
        // One never answers; the search says so and can be stopped.
        m_bench->isMute = true;
        ScriptedFinder finder([](FinderReport& report, const Deadline&) -> Result<void> {
            report.found(seen(QStringLiteral("TCPIP::mute::inst0")));
            return {};
        });
        AskingManners manners;
        manners.openLimit = 10min;
        Log log;
        Scanner scanner({&finder}, *m_transports, manners, std::ref(log));
        scanner.start();
        {
            std::unique_lock lock(m_bench->mutex);
            QVERIFY(m_bench->changed.wait_for(lock, 20s, [this] { return m_bench->opens > 0; }));
        }
        QCOMPARE(scanner.phase(), ScanPhase::Looking);
        scanner.stop();
        QVERIFY(log.waitForPhase(ScanPhase::Idle));
    }

    void watchersComeAndGo()
    {
        ScriptedFinder finder([](FinderReport& report, const Deadline& deadline) -> Result<void> {
            report.found(seen(QStringLiteral("USB::0x1::0x2::S1::INSTR"), "A,B,S1,1"));
            report.lookedOnce();
            report.found(seen(QStringLiteral("USB::0x1::0x2::S2::INSTR"), "A,B,S2,1"));
            report.gone(name(QStringLiteral("USB::0x1::0x2::S1::INSTR")));
            report.gone(name(QStringLiteral("USB::0x1::0x2::S9::INSTR"))); // was never there: nothing to tell
            watchUntilEnd(deadline);
            return {};
        });
        Log log;
        Inventory inventory;
        {
            Scanner scanner({&finder}, *m_transports, {}, std::ref(log));
            scanner.start();
            QVERIFY(scanner.waitUntilLooked(Deadline::after(20s)));
            QCOMPARE(scanner.phase(), ScanPhase::Watching);
            QVERIFY(log.wait([](const auto& events) {
                return std::any_of(events.begin(), events.end(),
                                   [](const auto& event) { return std::holds_alternative<Departure>(event); });
            }));
            // Looking afresh ends the watch and begins another, never two at a time.
            scanner.start();
            QVERIFY(log.waitForPhase(ScanPhase::Watching));
            scanner.stop();
            QVERIFY(log.waitForPhase(ScanPhase::Idle));
        }
        QVERIFY(!finder.wasNested());
        for (const ScanEvent& event : log.events()) {
            if (const auto* sighting = std::get_if<Sighting>(&event))
                inventory.add(*sighting);
            else if (const auto* departure = std::get_if<Departure>(&event))
                inventory.depart(departure->resource);
        }
        QCOMPARE(inventory.records().size(), std::size_t{1});
        QCOMPARE(inventory.records().front().identity->serial, QStringLiteral("S2"));
    }

    void whatIsNotSeenAgainDeparts()
    {
        std::atomic<int> look = 0;
        ScriptedFinder finder([&](FinderReport& report, const Deadline&) -> Result<void> {
            const int now = look++;
            report.found(seen(QStringLiteral("TCPIP::stays::hislip0"), "A,B,S1,1"));
            if (now == 0)
                report.found(seen(QStringLiteral("TCPIP::leaves::hislip0"), "A,B,S2,1"));
            // Not being able to look says nothing about what was there.
            if (now == 1)
                return visor::failure(visor::visa::Status::ErrorNoPermission, QStringLiteral("no permission"));
            return {};
        });
        ScriptedFinder other([&](FinderReport& report, const Deadline&) -> Result<void> {
            report.failed(Error{visor::visa::Status::ErrorIo, QStringLiteral("eth1 is down"), {}, {}, 0});
            return {};
        });
        Log log;
        Scanner scanner({&finder, &other}, *m_transports, {}, std::ref(log));
        for (int run = 0; run < 3; ++run) {
            scanner.start();
            QVERIFY(log.wait([run](const auto& events) {
                return std::count_if(events.begin(), events.end(), [](const ScanEvent& event) {
                           const auto* phase = std::get_if<ScanPhase>(&event);
                           return phase != nullptr && *phase == ScanPhase::Idle;
                       }) == run + 1;
            }));
            QCOMPARE(log.all<Departure>().size(), std::size_t(run == 2 ? 1 : 0));
        }
        QVERIFY(log.all<Departure>().front().resource == name(QStringLiteral("TCPIP::leaves::hislip0")));
        const auto failures = log.all<FinderFailure>();
        QCOMPARE(failures.size(), std::size_t{4});
        QVERIFY(std::any_of(failures.begin(), failures.end(), [](const FinderFailure& failed) {
            return failed.why.message == QStringLiteral("no permission");
        }));
    }

    void seenByTwoDepartsWhenBothHaveLostIt()
    {
        std::promise<void> secondMayLose;
        auto lose = secondMayLose.get_future().share();
        const QString where = QStringLiteral("TCPIP::a::inst0");
        ScriptedFinder first([&](FinderReport& report, const Deadline& deadline) -> Result<void> {
            report.found(seen(where, "A,B,S1,1"));
            report.lookedOnce();
            lose.wait();
            report.gone(name(where));
            watchUntilEnd(deadline);
            return {};
        });
        ScriptedFinder second([&](FinderReport& report, const Deadline& deadline) -> Result<void> {
            report.found(seen(where, "A,B,S1,1"));
            report.gone(name(where));
            report.lookedOnce();
            watchUntilEnd(deadline);
            return {};
        });
        Log log;
        Scanner scanner({&first, &second}, *m_transports, {}, std::ref(log));
        scanner.start();
        QVERIFY(scanner.waitUntilLooked(Deadline::after(20s)));
        const auto before =
            log.all<Departure>().size(); // the second may have come and gone before the first saw it
        secondMayLose.set_value();
        QVERIFY(log.wait([before](const auto& events) {
            return std::size_t(std::count_if(events.begin(), events.end(), [](const auto& event) {
                       return std::holds_alternative<Departure>(event);
                   })) == before + 1;
        }));
    }

    void aCancelledWaitEnds()
    {
        ScriptedFinder finder([](FinderReport&, const Deadline& deadline) -> Result<void> {
            watchUntilEnd(deadline); // never says lookedOnce()
            return {};
        });
        Log log;
        Scanner scanner({&finder}, *m_transports, {}, std::ref(log));
        scanner.start(1h);
        const auto token = CancelToken::create();
        token.cancel();
        QVERIFY(!scanner.waitUntilLooked(Deadline::never(token)));
        scanner.stop();
        scanner.start(20ms); // ends by itself: running out of time is no failure
        QVERIFY(log.waitForPhase(ScanPhase::Idle));
        QVERIFY(log.all<FinderFailure>().empty());
    }

private:
    std::shared_ptr<visor::test::FakeBench> m_bench;
    std::unique_ptr<visor::instrument::TransportSet> m_transports;
};

QTEST_GUILESS_MAIN(TestScanner)
#include "test_scanner.moc"
