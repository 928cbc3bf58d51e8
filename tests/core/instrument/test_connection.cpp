// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/connection.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"

#include <future>

using namespace std::chrono_literals;
using visor::Error;
using visor::Result;
using visor::instrument::Connection;
using visor::instrument::ConnectionSettings;
using visor::instrument::ConnectionState;
using visor::instrument::Dialogue;
using visor::instrument::Job;
using visor::visa::Status;

namespace {

constexpr auto kPatience = 20s;

/// Keeps every transition, and lets the test wait for one.
class Recorder : public visor::instrument::ConnectionObserver
{
public:
    void stateChanged(ConnectionState state, const std::optional<Error>& why,
                      std::optional<std::chrono::milliseconds> nextAttempt) override
    {
        const std::lock_guard lock(m_mutex);
        m_states.push_back(state);
        m_why = why;
        m_nextAttempt = nextAttempt;
        m_changed.notify_all();
    }
    bool waitFor(ConnectionState state)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kPatience, [&] { return !m_states.empty() && m_states.back() == state; });
    }
    bool waitForCount(ConnectionState state, std::ptrdiff_t count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, kPatience,
                                  [&] { return std::count(m_states.begin(), m_states.end(), state) >= count; });
    }
    std::vector<ConnectionState> states()
    {
        const std::lock_guard lock(m_mutex);
        return m_states;
    }
    std::optional<Error> why()
    {
        const std::lock_guard lock(m_mutex);
        return m_why;
    }
    std::optional<std::chrono::milliseconds> nextAttempt()
    {
        const std::lock_guard lock(m_mutex);
        return m_nextAttempt;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<ConnectionState> m_states;
    std::optional<Error> m_why;
    std::optional<std::chrono::milliseconds> m_nextAttempt;
};

/// Submits and hands back a future of the end.
std::future<Result<void>> submit(Connection& connection, std::function<Result<void>(Dialogue&)> body,
                                 visor::instrument::JobId* id = nullptr)
{
    auto promise = std::make_shared<std::promise<Result<void>>>();
    auto ended = promise->get_future();
    Job job;
    job.body = std::move(body);
    job.done = [promise](const Result<void>& result) { promise->set_value(result); };
    const auto given = connection.submit(std::move(job));
    if (id)
        *id = given;
    return ended;
}

} // namespace

class TestConnection : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<visor::test::FakeBench>();
        m_transports = std::make_unique<visor::instrument::TransportSet>();
        m_transports->add(std::make_unique<visor::test::FakeTransport>(m_bench));
        m_settings.resource = visor::visa::ResourceName(
            visor::visa::InterfaceType::Tcpip, 0, visor::visa::TcpipSocket{QStringLiteral("127.0.0.1"), 5025});
        m_settings.reconnect.firstDelay = 1ms;
        m_settings.reconnect.longestDelay = 4ms;
        m_settings.manners.timeout = 30s;
        m_settings.connectTimeout = 30s;
    }

    void opensIdentifiesAndServes()
    {
        Recorder recorder;
        QByteArray identity;
        visor::instrument::TraceLog trace;
        Connection connection(*m_transports, m_settings, &trace, recorder,
                              [&](Dialogue& dialogue) -> Result<void> {
                                  auto line = dialogue.queryLine("*IDN?");
                                  if (!line)
                                      return tl::unexpected(line.error());
                                  identity = *line;
                                  return {};
                              });
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
        QCOMPARE(identity, QByteArray("VISOR,FAKE,123456,1.0"));
        QByteArray reply;
        auto ended = submit(connection, [&](Dialogue& dialogue) -> Result<void> {
            auto line = dialogue.queryLine("VOLT?");
            if (!line)
                return tl::unexpected(line.error());
            reply = *line;
            return {};
        });
        QVERIFY(ended.get().has_value());
        QCOMPARE(reply, QByteArray("reply to VOLT?"));
        connection.close();
        QVERIFY(recorder.waitFor(ConnectionState::Closed));
        const std::vector<ConnectionState> expected{ConnectionState::Connecting, ConnectionState::Identifying,
                                                    ConnectionState::Ready, ConnectionState::Busy};
        const auto states = recorder.states();
        QVERIFY(states.size() >= expected.size());
        QVERIFY(std::equal(expected.begin(), expected.end(), states.begin()));
        QVERIFY(!recorder.why());
        // Two writes, two reads, each with its bytes.
        const auto entries = trace.entriesAfter(0, 100);
        QCOMPARE(entries.size(), std::size_t{4});
        QCOMPARE(entries[0].preview, QByteArray("*IDN?\n"));
        QCOMPARE(entries[3].preview, QByteArray("reply to VOLT?\n"));
        QCOMPARE(entries[3].number, std::uint64_t{4});
    }

    void failedOpenIsOneResult()
    {
        m_bench->refusesOpen = true;
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {});
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Closed));
        QVERIFY(recorder.why());
        QCOMPARE(recorder.why()->status, Status::ErrorResourceNotFound);
        QCOMPARE(m_bench->opens, 1);
        // And again, after the reason is gone.
        m_bench->refusesOpen = false;
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
    }

    void jobSubmittedWhileAFailedOpenEndsIsTold()
    {
        m_bench->refusesOpen = true;
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {});
        std::promise<Status> second;
        const auto refuse = [](Dialogue&) -> Result<void> { return {}; };
        Job follower;
        follower.body = refuse;
        follower.done = [&](const Result<void>& result) {
            second.set_value(result ? Status::Success : result.error().status);
        };
        Job first;
        first.body = refuse;
        first.done = [&](const Result<void>&) { connection.submit(follower); };
        {
            const std::lock_guard lock(m_bench->mutex); // holds the attempt until the job waits in the queue
            connection.open();
            connection.submit(first);
        }
        auto told = second.get_future();
        QVERIFY(told.wait_for(kPatience) == std::future_status::ready);
        QCOMPARE(told.get(), Status::ErrorConnectionLost);
        QVERIFY(recorder.waitFor(ConnectionState::Closed));
    }

    void classWithoutTransportSaysSo()
    {
        m_settings.resource =
            visor::visa::ResourceName(visor::visa::InterfaceType::Gpib, 0, visor::visa::GpibInstrument{5, {}});
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {});
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Closed));
        QCOMPARE(recorder.why()->status, Status::ErrorUnsupportedOperation);
        QVERIFY(recorder.why()->message.contains(QStringLiteral("GPIB0::5::INSTR")));
    }

    void openCanBeCancelled()
    {
        m_bench->isMute = true;
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {});
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Connecting));
        connection.close();
        QVERIFY(recorder.waitFor(ConnectionState::Closed));
        QCOMPARE(recorder.why()->status, Status::ErrorAbort);
    }

    void cancelHitsOneJobOnly()
    {
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {});
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isMute = true;
        }
        visor::instrument::JobId first = 0;
        visor::instrument::JobId second = 0;
        const auto ask = [](Dialogue& dialogue) -> Result<void> {
            auto line = dialogue.queryLine("SLOW?");
            if (!line)
                return tl::unexpected(line.error());
            return {};
        };
        auto firstEnd = submit(connection, ask, &first);
        auto secondEnd = submit(connection, ask, &second);
        auto thirdEnd = submit(connection, ask);
        connection.cancel(second); // still queued
        QCOMPARE(secondEnd.get().error().status, Status::ErrorAbort);
        connection.cancel(first); // running
        QCOMPARE(firstEnd.get().error().status, Status::ErrorAbort);
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isMute = false;
        }
        m_bench->changed.notify_all();
        QVERIFY(thirdEnd.get().has_value());
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
    }

    void cancelAllLetsNothingAway()
    {
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {});
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
        // The worker takes each job out of the queue while all are being cancelled.
        for (int i = 0; i < 500; ++i) {
            auto ended = submit(connection, [](Dialogue& dialogue) { return dialogue.pause(1h); });
            connection.cancelAll();
            QVERIFY2(ended.wait_for(30s) == std::future_status::ready, qPrintable(QString::number(i)));
            QCOMPARE(ended.get().error().status, Status::ErrorAbort);
        }
    }

    void timeoutLeavesTheNextCommandWorking()
    {
        m_settings.manners.timeout = 50ms;
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {});
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
        auto silent = submit(connection, [](Dialogue& dialogue) -> Result<void> {
            auto reply = dialogue.read();
            if (!reply)
                return tl::unexpected(reply.error());
            return {};
        });
        QCOMPARE(silent.get().error().status, Status::ErrorTimeout);
        auto next = submit(connection, [](Dialogue& dialogue) -> Result<void> {
            auto reply = dialogue.query("VOLT?");
            if (!reply)
                return tl::unexpected(reply.error());
            return {};
        });
        QVERIFY(next.get().has_value());
    }

    void lostLinkFailsTheQueueAndComesBack()
    {
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {});
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isUnplugged = true;
        }
        auto lost = submit(connection, [](Dialogue& dialogue) { return dialogue.write("OUTP ON"); });
        QCOMPARE(lost.get().error().status, Status::ErrorConnectionLost);
        QVERIFY(recorder.waitForCount(ConnectionState::Lost, 2)); // the first retry failed as well
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isUnplugged = false;
        }
        QVERIFY(recorder.waitForCount(ConnectionState::Ready, 2));
        auto works = submit(connection, [](Dialogue& dialogue) { return dialogue.write("OUTP OFF"); });
        QVERIFY(works.get().has_value());
    }

    void whatTheProfileSaysOfTheWireHolds()
    {
        visor::instrument::Manners manners = m_settings.manners;
        manners.usbQuirks.maximumRead = 63;
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder,
                              [&](Dialogue& dialogue) -> Result<void> {
                                  dialogue.setManners(manners); // as the profile is found
                                  return {};
                              });
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
        {
            const std::lock_guard lock(m_bench->mutex);
            QVERIFY(m_bench->openedWith.isEmpty()); // nobody knew yet
            QVERIFY(m_bench->adaptedTo == manners.usbQuirks);
            m_bench->isUnplugged = true;
        }
        submit(connection, [](Dialogue& dialogue) { return dialogue.write("X"); }).wait();
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isUnplugged = false;
        }
        QVERIFY(recorder.waitForCount(ConnectionState::Ready, 2));
        const std::lock_guard lock(m_bench->mutex);
        QVERIFY(m_bench->openedWith == manners.usbQuirks);
    }

    void manualCloseIsFinal()
    {
        m_settings.reconnect.firstDelay = 1h;
        m_settings.reconnect.longestDelay = 1h;
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {});
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isUnplugged = true;
        }
        submit(connection, [](Dialogue& dialogue) { return dialogue.write("X"); }).wait();
        QVERIFY(recorder.waitFor(ConnectionState::Lost));
        QCOMPARE(recorder.nextAttempt(), std::optional<std::chrono::milliseconds>(1h));
        auto refused = submit(connection, [](Dialogue& dialogue) { return dialogue.write("Y"); });
        QCOMPARE(refused.get().error().status, Status::ErrorConnectionLost);
        connection.close();
        QVERIFY(recorder.waitFor(ConnectionState::Closed));
    }

    void openWhileLostRetriesAtOnce()
    {
        m_settings.reconnect.isAutomatic = false;
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {});
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isUnplugged = true;
        }
        submit(connection, [](Dialogue& dialogue) { return dialogue.write("X"); }).wait();
        QVERIFY(recorder.waitFor(ConnectionState::Lost));
        QVERIFY(!recorder.nextAttempt());
        // The broken session is gone: an instrument with one place only is free for others.
        QCOMPARE(m_bench.use_count(), 2L); // ours and the transport's
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isUnplugged = false;
        }
        connection.open();
        QVERIFY(recorder.waitForCount(ConnectionState::Ready, 2));
    }

    void destructionWhileBusyEndsTheJobs()
    {
        std::future<Result<void>> running;
        std::future<Result<void>> queued;
        {
            Recorder recorder;
            Connection connection(*m_transports, m_settings, nullptr, recorder, {});
            connection.open();
            QVERIFY(recorder.waitFor(ConnectionState::Ready));
            const auto readForEver = [](Dialogue& dialogue) -> Result<void> {
                auto reply = dialogue.read();
                if (!reply)
                    return tl::unexpected(reply.error());
                return {};
            };
            running = submit(connection, readForEver);
            queued = submit(connection, readForEver);
            QVERIFY(recorder.waitFor(ConnectionState::Busy));
        }
        QCOMPARE(running.get().error().status, Status::ErrorAbort);
        QCOMPARE(queued.get().error().status, Status::ErrorAbort);
    }

    void farewellRunsBeforeAnOrderlyClose()
    {
        Recorder recorder;
        Connection connection(*m_transports, m_settings, nullptr, recorder, {},
                              [](Dialogue& dialogue) { QVERIFY(dialogue.write("SYST:LOC").has_value()); });
        connection.open();
        QVERIFY(recorder.waitFor(ConnectionState::Ready));
        connection.close();
        QVERIFY(recorder.waitFor(ConnectionState::Closed));
        QCOMPARE(m_bench->written, QByteArrayList{QByteArray("SYST:LOC\n")});
    }

private:
    std::shared_ptr<visor::test::FakeBench> m_bench;
    std::unique_ptr<visor::instrument::TransportSet> m_transports;
    ConnectionSettings m_settings;
};

QTEST_GUILESS_MAIN(TestConnection)
#include "test_connection.moc"
