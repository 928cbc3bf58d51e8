// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/connection.h"
#include "core/instrument/profile_manners.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"

#include <condition_variable>
#include <future>
#include <mutex>

namespace visor::instrument {

using namespace std::chrono_literals;

namespace {

/// Remembers the states, and why the connection is closed.
class StateLog : public ConnectionObserver
{
public:
    void stateChanged(ConnectionState state, const std::optional<Error>& why,
                      std::optional<std::chrono::milliseconds>) override
    {
        const std::lock_guard lock(m_mutex);
        m_state = state;
        m_why = why;
        m_changed.notify_all();
    }
    [[nodiscard]] bool waitFor(ConnectionState state)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 30s, [&] { return m_state == state; });
    }
    [[nodiscard]] std::optional<Error> why()
    {
        const std::lock_guard lock(m_mutex);
        return m_why;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    ConnectionState m_state = ConnectionState::Closing;
    std::optional<Error> m_why;
};

Result<void> runOn(Connection& connection, std::function<Result<void>(Dialogue&)> body)
{
    std::promise<Result<void>> promise;
    auto ended = promise.get_future();
    Job job;
    job.body = std::move(body);
    job.done = [&promise](const Result<void>& result) { promise.set_value(result); };
    connection.submit(std::move(job));
    return ended.get();
}

} // namespace

class TestTimeouts : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<test::FakeBench>();
        m_transports = std::make_unique<TransportSet>();
        m_transports->add(std::make_unique<test::FakeTransport>(m_bench));
        m_settings = {};
        m_settings.resource = visa::ResourceName(visa::InterfaceType::Tcpip, 0,
                                                 visa::TcpipSocket{QStringLiteral("127.0.0.1"), 5025});
        m_settings.manners.timeout = 30s;
        m_settings.connectTimeout = 10min;
        m_profile.settings.timeout = 20s;
    }

    void readsWhatAPersonTypes_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("expected"); // ms; −1: refused
        QTest::addColumn<QString>("said");
        const int connect = int(TimeoutKind::Connect);
        const int io = int(TimeoutKind::Io);
        const int lock = int(TimeoutKind::Lock);
        const auto row = [](const char* name, int kind, const char* text, int expected, const char* said = "") {
            QTest::newRow(name) << kind << QString::fromUtf8(text) << expected << QString::fromUtf8(said);
        };
        row("seconds", io, "5 s", 5000);
        row("no blank", io, "500ms", 500);
        row("minutes", connect, " 2 min ", 120'000);
        row("comma", io, "1,5 s", 1500);
        row("point", io, "0.25 s", 250);
        row("hour", lock, "1 h", 3'600'000);
        row("not at all", lock, "0 s", 0);
        row("no unit", io, "2000", -1, "has no unit");
        row("no number", io, "soon", -1, "“soon” is no time");
        row("sign alone", io, "- s", -1, "is no time");
        row("two marks", io, "1.2.3 s", -1, "is no time");
        row("strange unit", io, "5 V", -1, "“V” is no unit of time");
        row("milliard", io, "5 Ms", -1, "is no unit of time");
        row("negative", io, "-5 s", -1, "out of range. Choose 1 ms to 1 h");
        row("zero", io, "0 s", -1, "out of range");
        row("too long", connect, "11 min", -1, "Choose 10 ms to 10 min");
        row("beyond any integer", lock, "99999999999999999999999 h", -1, "out of range");
        row("half a millisecond", io, "1.5 ms", -1, "whole number of milliseconds");
        row("half a second in line", lock, "1.5 s", -1, "whole number of seconds");
        row("nothing", io, "", -1, "is no time");
    }
    void readsWhatAPersonTypes()
    {
        QFETCH(int, kind);
        QFETCH(QString, text);
        QFETCH(int, expected);
        QFETCH(QString, said);
        const auto limit = parseTimeout(TimeoutKind(kind), text);
        if (expected < 0) {
            QVERIFY(!limit);
            QCOMPARE(limit.error().status, visa::Status::ErrorInvalidParameter);
            QVERIFY2(limit.error().message.contains(said), qPrintable(limit.error().message));
            return;
        }
        QVERIFY2(limit, qPrintable(limit ? QString() : limit.error().message));
        QCOMPARE(limit->count(), std::int64_t{expected});
        const auto again = parseTimeout(TimeoutKind(kind), timeoutText(*limit));
        QVERIFY(again);
        QCOMPARE(again->count(), limit->count());
    }

    void isKeptAsText()
    {
        QCOMPARE(Timeouts{}.toText(), QString());
        const Timeouts chosen{3s, 250ms, 60s};
        QCOMPARE(chosen.toText(), QStringLiteral("connect=3000 io=250 lock=60000"));
        QCOMPARE(Timeouts::fromText(chosen.toText()), chosen);
        const Timeouts one{std::nullopt, 7ms, std::nullopt};
        QCOMPARE(Timeouts::fromText(one.toText()), one);
        // A file somebody edited: what makes no sense is the default.
        QCOMPARE(Timeouts::fromText(QStringLiteral("connect=0 io=-5 lock=1500 speed=9 = io io= =5 x")),
                 Timeouts{});
        QCOMPARE(Timeouts::fromText(QStringLiteral("connect=99999999999 io=20")),
                 (Timeouts{std::nullopt, 20ms, std::nullopt}));
    }

    void theChoiceStandsOverTheProfile()
    {
        StateLog states;
        std::chrono::milliseconds atIntroduction{0};
        m_settings.timeouts.io = 12s;
        Connection connection(*m_transports, m_settings, nullptr, states, [&](Dialogue& dialogue) -> Result<void> {
            dialogue.setManners(mannersOf(m_profile, dialogue.manners()));
            atIntroduction = dialogue.timeout(); // the profile's init commands go out with this limit
            return {};
        });
        connection.open();
        QVERIFY(states.waitFor(ConnectionState::Ready));
        QCOMPARE(atIntroduction, 12s);
        QCOMPARE(limitOf(connection), 12s);
        connection.setTimeouts({std::nullopt, 40ms, std::nullopt});
        const auto silent = runOn(connection, [](Dialogue& dialogue) -> Result<void> {
            if (dialogue.deadline().remaining() > 40ms)
                return failure(visa::Status::ErrorIo, QStringLiteral("waits longer than is shown"));
            const auto reply = dialogue.read(); // nothing was asked
            return reply ? Result<void>() : tl::unexpected(reply.error());
        });
        QVERIFY(!silent);
        QCOMPARE(silent.error().status, visa::Status::ErrorTimeout);
        // What is not chosen is the profile's again.
        connection.setTimeouts({});
        QCOMPARE(limitOf(connection), 20s);
    }

    void aJobsOwnLimitEndsWithIt()
    {
        StateLog states;
        Connection connection(*m_transports, m_settings, nullptr, states, {});
        connection.open();
        QVERIFY(states.waitFor(ConnectionState::Ready));
        connection.setTimeouts({std::nullopt, 9s, std::nullopt});
        QVERIFY(runOn(connection, [this](Dialogue& dialogue) -> Result<void> {
            dialogue.setManners(mannersOf(m_profile, dialogue.manners())); // for this job alone
            dialogue.setTimeout(1s);
            return {};
        }));
        QCOMPARE(limitOf(connection), 9s);
        connection.setTimeouts({});
        QCOMPARE(limitOf(connection), 30s);
        QVERIFY(runOn(connection, [this](Dialogue& dialogue) -> Result<void> {
            dialogue.adoptManners(mannersOf(m_profile, dialogue.manners()));
            dialogue.setTimeout(1s);
            return {};
        }));
        QCOMPARE(limitOf(connection), 20s);
    }

    void theNextAttemptHasTheNewLimit()
    {
        m_bench->isMute = true; // opening waits for its deadline
        StateLog states;
        Connection connection(*m_transports, m_settings, nullptr, states, {});
        connection.setTimeouts({30ms, std::nullopt, std::nullopt});
        connection.open();
        QVERIFY(states.waitFor(ConnectionState::Closed));
        QVERIFY(states.why());
        QCOMPARE(states.why()->status, visa::Status::ErrorTimeout);
    }

private:
    [[nodiscard]] static std::chrono::milliseconds limitOf(Connection& connection)
    {
        std::chrono::milliseconds limit{0};
        const auto ran = runOn(connection, [&limit](Dialogue& dialogue) -> Result<void> {
            limit = dialogue.timeout();
            return {};
        });
        return ran ? limit : std::chrono::milliseconds(-1);
    }

    std::shared_ptr<test::FakeBench> m_bench;
    std::unique_ptr<TransportSet> m_transports;
    ConnectionSettings m_settings;
    profile::Profile m_profile;
};

} // namespace visor::instrument

QTEST_GUILESS_MAIN(visor::instrument::TestTimeouts)
#include "test_timeouts.moc"
