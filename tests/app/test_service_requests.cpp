// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand service requests in a row, requests during a long read, a write and a device clear: over each wire
// that carries them, and with no wire at all. Each is told exactly once.
#include "app/common/bench_host.h"
#include "app/common/transports.h"
#include "core/instrument/command_runner.h"
#include "core/instrument/connection.h"
#include "core/instrument/device_transport.h"
#include "core/profile/reader.h"
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "transports/hislip/hislip_server.h"
#include "transports/hislip/hislip_transport.h"
#include "transports/socket/socket_server.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/vxi11/vxi11_transport.h"

#include <QDir>
#include <QTemporaryDir>

#include <atomic>
#include <future>
#include <thread>

namespace visor {

using namespace std::chrono_literals;
using instrument::Connection;
using instrument::ConnectionState;
using instrument::Dialogue;
using instrument::ServiceRequest;
using test::EchoDevice;

namespace {

constexpr int kPatienceMs = 60'000;

class Listener : public instrument::ConnectionObserver
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
        m_changed.notify_all();
    }
    ConnectionState state() const { return m_state; }
    bool waitForCount(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::milliseconds(kPatienceMs),
                                  [&] { return m_requests.size() >= count; });
    }
    std::vector<ServiceRequest> requests()
    {
        const std::lock_guard guard(m_mutex);
        return m_requests;
    }

private:
    std::atomic<ConnectionState> m_state{ConnectionState::Closed};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<ServiceRequest> m_requests;
};

} // namespace

class TestServiceRequests : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aThousandInARow_data() { everyWire(); }
    void aThousandInARow()
    {
        open();
        for (std::size_t i = 1; i <= 1000; ++i) {
            m_device->requestService();
            QVERIFY(m_listener->waitForCount(i));
        }
        verifyAll(1000);
        for (const ServiceRequest& request : m_listener->requests())
            QCOMPARE(request.statusByte.value_or(0) & 0x40, 0x40);
    }

    void aBurst_data() { everyWire(); }
    void aBurst()
    {
        open();
        for (int i = 0; i < 1000; ++i)
            m_device->requestService();
        QVERIFY(m_listener->waitForCount(1000));
        verifyAll(1000);
    }

    void duringALongRead_data() { everyWire(); }
    void duringALongRead()
    {
        open();
        auto reading = submit([](Dialogue& dialogue) -> Result<void> {
            const auto reply = dialogue.query("BLOCK? 5000000");
            if (!reply)
                return tl::unexpected(reply.error());
            return reply->sliced(9, 5'000'000) == EchoDevice::pattern(5'000'000)
                       ? Result<void>()
                       : failure(visa::Status::ErrorIo, QStringLiteral("other bytes"));
        });
        for (int i = 0; i < 100; ++i)
            m_device->requestService();
        const auto read = reading.get();
        QVERIFY2(read, qPrintable(read ? QString() : read.error().message));
        QVERIFY(m_listener->waitForCount(100));
        verifyAll(100);
    }

    void duringAWrite_data() { everyWire(); }
    void duringAWrite()
    {
        open();
        const QByteArray data = QByteArray(5'000'000, 'x');
        auto writing = submit([&](Dialogue& dialogue) -> Result<void> {
            if (auto written = dialogue.writeRaw("DATA " + data); !written)
                return written;
            const auto back = dialogue.query("DATA?");
            if (!back)
                return tl::unexpected(back.error());
            return back->startsWith(data) ? Result<void>()
                                          : failure(visa::Status::ErrorIo, QStringLiteral("other bytes"));
        });
        for (int i = 0; i < 100; ++i)
            m_device->requestService();
        const auto written = writing.get();
        QVERIFY2(written, qPrintable(written ? QString() : written.error().message));
        QVERIFY(m_listener->waitForCount(100));
        verifyAll(100);
    }

    void duringADeviceClear_data() { everyWire(); }
    void duringADeviceClear()
    {
        open();
        auto clearing = submit([](Dialogue& dialogue) -> Result<void> {
            for (int i = 0; i < 50; ++i) {
                if (auto cleared = dialogue.clear(); !cleared)
                    return cleared;
            }
            const auto reply = dialogue.query("*IDN?");
            return reply ? Result<void>() : tl::unexpected(reply.error());
        });
        for (int i = 0; i < 100; ++i)
            m_device->requestService();
        const auto cleared = clearing.get();
        QVERIFY2(cleared, qPrintable(cleared ? QString() : cleared.error().message));
        QVERIFY(m_listener->waitForCount(100));
        verifyAll(100);
    }

    /// A profile's opc_query on a real engine: the oscilloscope's single acquisition takes its time.
    void opcQueryWaitsByServiceRequest_data()
    {
        QTest::addColumn<QString>("wire");
        QTest::newRow("VXI-11") << QStringLiteral("VXI-11");
        QTest::newRow("HiSLIP") << QStringLiteral("HiSLIP");
    }
    void opcQueryWaitsByServiceRequest()
    {
        QFETCH(const QString, wire);
        app::BenchHost::Options options;
        options.names = {QStringLiteral("oscilloscope")};
        options.isAnnounced = false;
        const auto host = app::BenchHost::start(options);
        QVERIFY(host);
        visa::ResourceName resource;
        for (const app::BenchHost::Entry& entry : (*host)->entries()) {
            if (entry.protocol == wire)
                resource = entry.resource;
        }
        const auto read = profile::readProfile(
            "instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: B}\nsettings: {opc_query: "
            "true}\ncommands: {go: {type: write, scpi: ':SING'}}\n",
            QStringLiteral("test.yaml"));
        QVERIFY(read.profile);
        const profile::Profile& profile = *read.profile;
        connectTo(resource);
        auto job = submit([&](Dialogue& dialogue) -> Result<void> {
            const auto before = dialogue.queryLine("*ESE?;*SRE?");
            const auto done =
                instrument::runCommand(dialogue, profile, *profile.findCommand(QStringLiteral("go")), {});
            if (!done)
                return tl::unexpected(done.error());
            const auto after = dialogue.queryLine("*ESE?;*SRE?");
            return before && after && *before == *after && done->sent == ":SING\n*OPC"
                       ? Result<void>()
                       : failure(visa::Status::ErrorIo, QStringLiteral("registers or messages differ"));
        });
        const auto done = job.get();
        QVERIFY2(done, qPrintable(done ? QString() : done.error().message));
        QCOMPARE(m_listener->requests().size(), std::size_t{1});
        QVERIFY((m_listener->requests()[0].byte() & 0x20) != 0);
    }

    /// Opened, locked, listened to and closed a thousand times: no descriptor and no thread is left.
    void aThousandSessionsLeaveNothing_data()
    {
        QTest::addColumn<QString>("wire");
        QTest::newRow("VXI-11") << QStringLiteral("VXI-11");
        QTest::newRow("HiSLIP") << QStringLiteral("HiSLIP");
        QTest::newRow("SOCKET") << QStringLiteral("SOCKET");
    }
    void aThousandSessionsLeaveNothing()
    {
        QFETCH(const QString, wire);
        const QTemporaryDir folder;
        locks::LockRegistry registry(folder.filePath(QStringLiteral("locks")), QStringLiteral("test"));
        const auto transports = app::makeTransports(registry);
        m_device = std::make_shared<EchoDevice>();
        serve(wire);
        const auto count = [](const char* what) {
            return QDir(QStringLiteral("/proc/self/") + QLatin1StringView(what))
                .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                .size();
        };
        const auto openOnce = [&] {
            const auto deadline = visa::Deadline::after(60s);
            auto session = transports->open(m_server->resources().front(), {}, deadline);
            if (!session || !(*session)->lock(visa::LockMode::Exclusive, {}, deadline))
                return false;
            // A raw socket has none and says so.
            return (*session)->onServiceRequest([](std::uint8_t) {}, deadline).has_value() ==
                   (wire != QLatin1StringView("SOCKET"));
        };
        for (int i = 0; i < 10; ++i)
            QVERIFY(openOnce());
        QVERIFY(m_device->waitForLinks(0, visa::Deadline::after(60s)));
        const auto descriptors = count("fd");
        const auto threads = count("task");
        for (int i = 0; i < 1000; ++i)
            QVERIFY(openOnce());
        QVERIFY(m_device->waitForLinks(0, visa::Deadline::after(60s)));
        QTRY_VERIFY_WITH_TIMEOUT(count("fd") <= descriptors && count("task") <= threads, kPatienceMs);
        QVERIFY(registry.situations().empty());
    }

    void cleanup()
    {
        m_connection.reset();
        m_server.reset();
        m_listener.reset();
        m_transports.reset();
        m_device.reset();
    }

private:
    static void everyWire()
    {
        QTest::addColumn<QString>("wire");
        for (const char* wire : {"VXI-11", "HiSLIP", "memory"})
            QTest::newRow(wire) << QString::fromLatin1(wire);
    }

    void open()
    {
        QFETCH(const QString, wire);
        m_device = std::make_shared<EchoDevice>();
        visa::ResourceName resource(visa::InterfaceType::Tcpip, 0,
                                    visa::TcpipSocket{QStringLiteral("127.0.0.1"), 5025});
        serve(wire);
        connectTo(m_server ? m_server->resources().front() : resource);
    }

    void serve(const QString& wire)
    {
        if (wire == QLatin1StringView("VXI-11")) {
            auto server = vxi11::Vxi11Server::start({{QStringLiteral("inst0"), m_device.get()}});
            QVERIFY(server);
            m_server = std::move(*server);
        } else if (wire == QLatin1StringView("HiSLIP")) {
            auto server = hislip::HislipServer::start({{QStringLiteral("hislip0"), m_device.get()}}, {});
            QVERIFY(server);
            m_server = std::move(*server);
        } else if (wire == QLatin1StringView("SOCKET")) {
            auto server = socket::SocketServer::start(*m_device, {});
            QVERIFY(server);
            m_server = std::move(*server);
        }
    }

    void connectTo(const visa::ResourceName& resource)
    {
        m_transports = std::make_unique<instrument::TransportSet>();
        m_transports->add(std::make_unique<hislip::HislipTransport>());
        m_transports->add(std::make_unique<vxi11::Vxi11Transport>());
        if (m_device)
            m_transports->add(std::make_unique<instrument::DeviceTransport>(
                [device = m_device] { return Result<std::shared_ptr<visa::Device>>(device); }));
        m_listener = std::make_unique<Listener>();
        instrument::ConnectionSettings settings;
        settings.resource = resource;
        settings.manners.timeout = 30s;
        m_connection = std::make_unique<Connection>(*m_transports, settings, nullptr, *m_listener,
                                                    [](Dialogue&) { return Result<void>(); });
        m_connection->open();
        QTRY_COMPARE_WITH_TIMEOUT(m_listener->state(), ConnectionState::Ready, kPatienceMs);
    }

    /// Exactly so many, in their order, and no more to come: whatever was under way is behind this query.
    void verifyAll(std::size_t count)
    {
        QVERIFY(submit([](Dialogue& dialogue) -> Result<void> {
                    const auto reply = dialogue.query("*OPC?");
                    return reply ? Result<void>() : tl::unexpected(reply.error());
                }).get());
        const auto requests = m_listener->requests();
        QCOMPARE(requests.size(), count);
        for (std::size_t i = 0; i < requests.size(); ++i)
            QCOMPARE(requests[i].number, std::uint64_t{i + 1});
        QCOMPARE(m_connection->serviceRequestCount(), std::uint64_t{count});
    }

    std::future<Result<void>> submit(std::function<Result<void>(Dialogue&)> body)
    {
        auto promise = std::make_shared<std::promise<Result<void>>>();
        auto ended = promise->get_future();
        instrument::Job job;
        job.body = std::move(body);
        job.done = [promise](const Result<void>& result) { promise->set_value(result); };
        m_connection->submit(std::move(job));
        return ended;
    }

    std::shared_ptr<EchoDevice> m_device;
    std::unique_ptr<instrument::TransportSet> m_transports;
    std::unique_ptr<Listener> m_listener;
    std::unique_ptr<instrument::Server> m_server;
    std::unique_ptr<Connection> m_connection;
};

} // namespace visor

QTEST_GUILESS_MAIN(visor::TestServiceRequests)
#include "test_service_requests.moc"
