// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/completion.h"
#include "core/instrument/connection.h"
#include "core/instrument/service_requests.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"

#include <atomic>
#include <future>

using namespace std::chrono_literals;
using visor::Error;
using visor::Result;
using visor::instrument::Completion;
using visor::instrument::Connection;
using visor::instrument::ConnectionSettings;
using visor::instrument::ConnectionState;
using visor::instrument::Dialogue;
using visor::instrument::Job;
using visor::instrument::ServiceRequest;
using visor::instrument::ServiceRequestBox;
using visor::instrument::statusByteWords;
using visor::visa::Deadline;
using visor::visa::LockMode;
using visor::visa::Status;

namespace {

constexpr int kPatienceMs = 60'000;

class Listener : public visor::instrument::ConnectionObserver
{
public:
    void stateChanged(ConnectionState state, const std::optional<Error>&,
                      std::optional<std::chrono::milliseconds>) override
    {
        m_state = state;
    }
    void serviceRequested(const ServiceRequest& request) override
    {
        const std::lock_guard guard(m_mutex);
        m_requests.push_back(request);
    }
    void lockReleasedByIdleness() override { ++m_releases; }

    [[nodiscard]] ConnectionState state() const { return m_state; }
    [[nodiscard]] int releases() const { return m_releases; }
    std::vector<ServiceRequest> requests()
    {
        const std::lock_guard guard(m_mutex);
        return m_requests;
    }

private:
    std::atomic<ConnectionState> m_state{ConnectionState::Closed};
    std::atomic<int> m_releases{0};
    std::mutex m_mutex;
    std::vector<ServiceRequest> m_requests;
};

} // namespace

class TestServiceRequests : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<visor::test::FakeBench>();
        m_bench->hasServiceRequests = true;
        m_transports = std::make_unique<visor::instrument::TransportSet>();
        m_transports->add(std::make_unique<visor::test::FakeTransport>(m_bench));
        m_listener = std::make_unique<Listener>();
        m_settings = {};
        m_settings.resource = visor::visa::ResourceName(
            visor::visa::InterfaceType::Tcpip, 0, visor::visa::TcpipSocket{QStringLiteral("127.0.0.1"), 5025});
        m_settings.manners.timeout = 30s;
    }
    void cleanup()
    {
        m_connection.reset();
        m_listener.reset();
    }

    void decodesTheStatusByte()
    {
        QCOMPARE(statusByteWords(0), QStringList());
        QCOMPARE(statusByteWords(0x70),
                 (QStringList{QStringLiteral("RQS"), QStringLiteral("ESB"), QStringLiteral("MAV")}));
        QCOMPARE(statusByteWords(0x84), (QStringList{QStringLiteral("bit 7"), QStringLiteral("bit 2")}));
    }

    void theBoxCountsWhatItCannotKeep()
    {
        ServiceRequestBox box;
        for (std::size_t i = 0; i < ServiceRequestBox::kMaximumWaiting + 5; ++i)
            box.post(0x40);
        QCOMPARE(box.count(), std::uint64_t{ServiceRequestBox::kMaximumWaiting + 5});
        std::size_t kept = 0;
        while (box.take())
            ++kept;
        QCOMPARE(kept, ServiceRequestBox::kMaximumWaiting);
        QVERIFY(!box.wait(Deadline::after(1ms)));
    }

    /// Nothing is done in the wire's callback: the worker polls, between two acts, and tells.
    void pollsAndTellsEachOnce()
    {
        open();
        request(0x60);
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->requests().size(), std::size_t{1}, kPatienceMs);
        auto seen = m_listener->requests();
        QCOMPARE(seen[0].number, std::uint64_t{1});
        QCOMPARE(seen[0].announced, std::uint8_t{0x60});
        QCOMPARE(seen[0].statusByte.value(), std::uint8_t{0x60});
        QVERIFY(seen[0].isCertain());
        for (int i = 0; i < 999; ++i)
            request(0x50);
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->requests().size(), std::size_t{1000}, kPatienceMs);
        seen = m_listener->requests();
        for (std::size_t i = 0; i < seen.size(); ++i)
            QCOMPARE(seen[i].number, std::uint64_t{i + 1});
        QCOMPARE(m_bench->polls, 1000);
        QCOMPARE(m_connection->serviceRequestCount(), std::uint64_t{1000});
        QVERIFY(m_bench->written.isEmpty());
    }

    void waitsBehindARunningJob()
    {
        open();
        std::promise<void> goOn;
        auto job = submit([gate = goOn.get_future().share()](Dialogue&) -> Result<void> {
            gate.wait();
            return {};
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->state(), ConnectionState::Busy, kPatienceMs);
        request(0x60);
        QVERIFY(m_listener->requests().empty());
        QCOMPARE(m_bench->polls, 0);
        goOn.set_value();
        QVERIFY(job.get());
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->requests().size(), std::size_t{1}, kPatienceMs);
    }

    void aJobMayWaitForOne()
    {
        open();
        auto job = submit([](Dialogue& dialogue) -> Result<void> {
            const auto request = dialogue.waitForServiceRequest(dialogue.deadline());
            if (!request)
                return tl::unexpected(request.error());
            return request->byte() == 0x60 ? Result<void>() : visor::failure(Status::ErrorIo, QString());
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->state(), ConnectionState::Busy, kPatienceMs);
        request(0x60);
        QVERIFY(job.get());
        QCOMPARE(m_listener->requests().size(), std::size_t{1}); // told as well, not twice
        QCOMPARE(m_bench->polls, 1);

        visor::instrument::JobId id = 0;
        auto cancelled = submit(
            [](Dialogue& dialogue) -> Result<void> {
                const auto request = dialogue.waitForServiceRequest(dialogue.deadline());
                return request ? Result<void>() : tl::unexpected(request.error());
            },
            &id);
        m_connection->cancel(id);
        QCOMPARE(cancelled.get().error().status, Status::ErrorAbort);
    }

    void aSharedLineIsNotTakenForTheInstrument()
    {
        open();
        const auto handler = m_bench->serviceHandler;
        handler(0x40); // VXI-11 brings no status byte, and this instrument's has no RQS
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->requests().size(), std::size_t{1}, kPatienceMs);
        QVERIFY(!m_listener->requests()[0].isCertain());
    }

    void wiresWithoutThemWork()
    {
        m_bench->hasServiceRequests = false;
        open();
        auto job = submit([](Dialogue& dialogue) -> Result<void> {
            if (dialogue.hasServiceRequests())
                return visor::failure(Status::ErrorIo, QStringLiteral("claims to have them"));
            Completion completion(dialogue);
            if (auto begun = completion.begin(); !begun)
                return begun;
            if (auto told = dialogue.write("GO"); !told)
                return told;
            return completion.await();
        });
        QVERIFY(job.get());
        QCOMPARE(m_bench->written, (QByteArrayList{"GO\n", "*OPC?\n"}));
    }

    /// *OPC and a service request instead of *OPC?, and the registers as they were.
    void completionWaitsWithoutPolling()
    {
        int events = 0;
        std::promise<void> asked;
        m_bench->answer = [&](const QByteArray& message) -> QByteArray {
            if (message == "*ESE?")
                return "4\n";
            if (message == "*SRE?")
                return "+16\n";
            if (message == "*ESR?")
                return QByteArray::number(events) + '\n';
            if (message == "*OPC")
                asked.set_value();
            return {};
        };
        open();
        auto job = submit([](Dialogue& dialogue) -> Result<void> {
            Completion completion(dialogue);
            if (auto begun = completion.begin(); !begun)
                return begun;
            if (auto told = dialogue.write("GO"); !told)
                return told;
            return completion.await();
        });
        asked.get_future().wait();
        {
            const std::lock_guard guard(m_bench->mutex);
            events = 4; // another event first: it is not the end
        }
        request(0x60);
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->requests().size(), std::size_t{1}, kPatienceMs);
        QCOMPARE(m_listener->state(), ConnectionState::Busy);
        {
            const std::lock_guard guard(m_bench->mutex);
            events = 1;
        }
        request(0x60);
        QVERIFY(job.get());
        QCOMPARE(m_bench->written, (QByteArrayList{"*ESE?\n", "*SRE?\n", "*ESR?\n", "*ESE 5;*SRE 48\n", "GO\n",
                                                   "*OPC\n", "*ESR?\n", "*ESR?\n", "*ESE 4;*SRE 16\n"}));
        QCOMPARE(m_bench->polls, 2);
    }

    void completionEndsWithTheTimeLimit()
    {
        m_settings.manners.timeout = 30ms;
        m_bench->answer = [](const QByteArray& message) -> QByteArray {
            return message.endsWith('?') ? QByteArray("0\n") : QByteArray();
        };
        open();
        auto job = submit([](Dialogue& dialogue) -> Result<void> {
            Completion completion(dialogue);
            if (auto begun = completion.begin(); !begun)
                return begun;
            return completion.await();
        });
        QCOMPARE(job.get().error().status, Status::ErrorTimeout);
        QCOMPARE(m_bench->written.last(), QByteArray("*ESE 0;*SRE 0\n"));
        QCOMPARE(m_bench->polls, 1); // a last look, in case the request was lost on its way
    }

    void completionBelievesTheRegisterWhenARequestWasLost()
    {
        m_settings.manners.timeout = 30ms;
        bool isTold = false;
        m_bench->answer = [&](const QByteArray& message) -> QByteArray {
            if (message == "*OPC") {
                isTold = true;
                m_bench->statusByte = 0x20;
            }
            if (message == "*ESR?")
                return isTold ? "1\n" : "0\n";
            return message.endsWith('?') ? QByteArray("0\n") : QByteArray();
        };
        open();
        auto job = submit([](Dialogue& dialogue) -> Result<void> {
            Completion completion(dialogue);
            if (auto begun = completion.begin(); !begun)
                return begun;
            return completion.await();
        });
        QVERIFY(job.get());
    }

    /// Off unless set; then a lock that nobody uses is given back, and said so.
    void idleLocksAreGivenBack()
    {
        open();
        QVERIFY(submit([](Dialogue& dialogue) { return dialogue.lock(LockMode::Exclusive, {}, 1s); }).get());
        QVERIFY(submit([](Dialogue& dialogue) { return dialogue.lock(LockMode::Exclusive, {}, 1s); }).get());
        QCOMPARE(m_listener->releases(), 0);
        m_connection->setLockIdleLimit(5ms);
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->releases(), 1, kPatienceMs);
        {
            const std::lock_guard guard(m_bench->mutex);
            QCOMPARE(m_bench->lockActs, (QByteArrayList{"lock exclusive", "lock exclusive", "unlock", "unlock"}));
        }
        QVERIFY(submit([](Dialogue& dialogue) { return dialogue.write("*CLS"); }).get());
        QCOMPARE(m_listener->releases(), 1);
    }

private:
    void open()
    {
        m_connection = std::make_unique<Connection>(*m_transports, m_settings, nullptr, *m_listener,
                                                    [](Dialogue&) { return Result<void>(); });
        m_connection->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->state(), ConnectionState::Ready, kPatienceMs);
    }
    /// As a wire's thread does it.
    void request(std::uint8_t statusByte)
    {
        visor::visa::MessageChannel::ServiceRequestHandler handler;
        {
            const std::lock_guard guard(m_bench->mutex);
            m_bench->statusByte = statusByte;
            handler = m_bench->serviceHandler;
        }
        handler(statusByte);
    }
    std::future<Result<void>> submit(std::function<Result<void>(Dialogue&)> body,
                                     visor::instrument::JobId* id = nullptr)
    {
        auto promise = std::make_shared<std::promise<Result<void>>>();
        auto ended = promise->get_future();
        Job job;
        job.body = std::move(body);
        job.done = [promise](const Result<void>& result) { promise->set_value(result); };
        const auto given = m_connection->submit(std::move(job));
        if (id)
            *id = given;
        return ended;
    }

    std::shared_ptr<visor::test::FakeBench> m_bench;
    std::unique_ptr<visor::instrument::TransportSet> m_transports;
    ConnectionSettings m_settings;
    std::unique_ptr<Listener> m_listener;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestServiceRequests)
#include "test_service_requests.moc"
