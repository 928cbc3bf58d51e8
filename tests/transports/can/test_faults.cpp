// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "tests/transports/can/scripted_bus.h"
#include "transports/can/can_transport.h"

#include <QCanBus>
#include <QtPlugin>

#include <array>
#include <cerrno>
#include <thread>

Q_IMPORT_PLUGIN(ScriptedBusFactory)

namespace visor::can {

using namespace std::chrono_literals;
using test::ScriptedBus;
using visa::Deadline;
using visa::Session;
using visa::Status;

/// What a session says when its bus fails: a device of our own behind Qt SerialBus brings error frames and
/// failures.
class TestFaults : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void busOffEndsTheWait();
    void busOffThatIsOverIsNone();
    void framesBeforeTheEndAreStillRead();
    void nobodyAcknowledges();
    void troublesAreToldWithTheTimeout_data();
    void troublesAreToldWithTheTimeout();
    void framesBesideErrorFrames();
    void deviceFailures_data();
    void deviceFailures();
    void writing();
    void refusedConnection();

private:
    static Deadline soon() { return Deadline::after(30s); }
    Result<std::unique_ptr<Session>> open(const char* interface = "can0")
    {
        visa::CanInstrument address;
        address.plugin = QStringLiteral("scripted"); // no name says this: people have no such plugin
        address.interface = QString::fromLatin1(interface);
        return m_transport.open({visa::InterfaceType::Can, 0, address}, {}, soon());
    }
    static Result<QByteArray> ask(Session& session, const QByteArray& text, const Deadline& deadline = soon())
    {
        if (const auto written = session.write(text, deadline); !written)
            return tl::unexpected(written.error());
        std::array<char, 8192> buffer{};
        const auto chunk = session.read(buffer, deadline);
        if (!chunk)
            return tl::unexpected(chunk.error());
        return QByteArray(buffer.data(), static_cast<qsizetype>(chunk->count));
    }
    /// What happens when the request is on the bus, so that the session is waiting by then.
    static bool whenAsked(std::function<void(ScriptedBus&)> work)
    {
        return ScriptedBus::act([&](ScriptedBus& bus) {
            bus.onWrite = [&bus, work = std::move(work)](const QCanBusFrame&) { work(bus); };
        });
    }

    CanTransport m_transport;
};

void TestFaults::initTestCase()
{
    QVERIFY(QCanBus::instance()->plugins().contains(QStringLiteral("scripted")));
}

void TestFaults::busOffEndsTheWait()
{
    const auto session = open();
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    QVERIFY(whenAsked([](ScriptedBus& bus) { bus.bringError(QCanBusFrame::BusOffError); }));
    const auto answer = ask(**session, "request? 7E0 01 from 7E8");
    QVERIFY(!answer);
    QCOMPARE(answer.error().status, Status::ErrorConnectionLost);
    QVERIFY2(answer.error().message.contains(QLatin1StringView("can0")) &&
                 answer.error().message.contains(QLatin1StringView("bus-off")),
             qPrintable(answer.error().message));
    // Nothing goes any more, whatever is tried.
    for (const char* text : {"send 123 01", "receive? 123", "received?", "every 10 send 123 01"})
        QCOMPARE(ask(**session, text).error().status, Status::ErrorConnectionLost);
    const auto again = open();
    QVERIFY(again);
    QVERIFY(whenAsked([](ScriptedBus& bus) { bus.bring(QCanBusFrame(0x7E8, "A")); }));
    QCOMPARE(ask(**again, "request? 7E0 01 from 7E8").value(), QByteArray("7E8#41\n"));
}

void TestFaults::busOffThatIsOverIsNone()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(whenAsked([](ScriptedBus& bus) {
        // Both in one look: the kernel restarts the controller by itself (“restart-ms”).
        bus.blockSignals(true);
        bus.bringError(QCanBusFrame::BusOffError);
        bus.bringError(QCanBusFrame::ControllerRestartError);
        bus.blockSignals(false);
        bus.bring(QCanBusFrame(0x7E8, "A"));
    }));
    QCOMPARE(ask(**session, "request? 7E0 01 from 7E8").value(), QByteArray("7E8#41\n"));
}

void TestFaults::framesBeforeTheEndAreStillRead()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(ScriptedBus::act([](ScriptedBus& bus) {
        bus.bring(QCanBusFrame(0x201, "A"));
        bus.bringError(QCanBusFrame::BusOffError);
    }));
    QCOMPARE(ask(**session, "received?").value(), QByteArray("201#41\n"));
    QCOMPARE(ask(**session, "received?").error().status, Status::ErrorConnectionLost);
}

void TestFaults::nobodyAcknowledges()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(whenAsked([](ScriptedBus& bus) { bus.bringError(QCanBusFrame::MissingAcknowledgmentError); }));
    const auto answer = ask(**session, "request? 7E0 01 from 7E8", Deadline::after(1s));
    QVERIFY(!answer);
    QCOMPARE(answer.error().status, Status::ErrorNoListeners);
    // A later wait does not inherit it.
    QCOMPARE(ask(**session, "receive? 7E8", Deadline::after(10ms)).error().status, Status::ErrorTimeout);
}

void TestFaults::troublesAreToldWithTheTimeout_data()
{
    QTest::addColumn<int>("classes");
    QTest::addColumn<QByteArray>("details");
    QTest::addColumn<QString>("word");
    QTest::newRow("error passive") << 0x204 << QByteArray("0020000000008000") << QStringLiteral("error passive");
    QTest::newRow("stuff errors") << 0x88 << QByteArray("0000040000000000") << QStringLiteral("stuff errors");
    QTest::newRow("lost frames") << 0x04 << QByteArray("0001000000000000") << QStringLiteral("lost");
}

void TestFaults::troublesAreToldWithTheTimeout()
{
    QFETCH(int, classes);
    QFETCH(QByteArray, details);
    QFETCH(QString, word);
    const auto session = open();
    QVERIFY(session);
    QVERIFY(whenAsked([&](ScriptedBus& bus) {
        bus.bringError(QCanBusFrame::FrameErrors(QFlag(classes)), details.constData());
    }));
    const auto answer = ask(**session, "request? 7E0 01 from 7E8", Deadline::after(1s));
    QVERIFY(!answer);
    QCOMPARE(answer.error().status, Status::ErrorTimeout);
    QVERIFY2(answer.error().message.contains(word), qPrintable(answer.error().message));
}

void TestFaults::framesBesideErrorFrames()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(whenAsked([](ScriptedBus& bus) {
        bus.bringError(QCanBusFrame::BusError);
        bus.bring(QCanBusFrame(0x7E8, "A"));
        bus.bringError(QCanBusFrame::FrameErrors(QFlag(0x1FFFFC00)), "FFFFFFFFFFFFFFFF");
    }));
    QCOMPARE(ask(**session, "request? 7E0 01 from 7E8").value(), QByteArray("7E8#41\n"));
    QCOMPARE(ask(**session, "received?").value(), QByteArray("7E8#41\n")); // an error frame is no frame
}

void TestFaults::deviceFailures_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("word");
    QTest::newRow("reading") << int(QCanBusDevice::ReadError) << QStringLiteral("pulled out");
    QTest::newRow("connection") << int(QCanBusDevice::ConnectionError) << QStringLiteral("pulled out");
    QTest::newRow("disconnected") << int(QCanBusDevice::NoError) << QStringLiteral("disconnected");
}

void TestFaults::deviceFailures()
{
    QFETCH(int, error);
    QFETCH(QString, word);
    const auto session = open();
    QVERIFY(session);
    QVERIFY(whenAsked([&](ScriptedBus& bus) {
        if (error == int(QCanBusDevice::NoError))
            bus.drop();
        else
            bus.fail(QStringLiteral("pulled out"), static_cast<QCanBusDevice::CanBusError>(error));
    }));
    const auto answer = ask(**session, "request? 7E0 01 from 7E8");
    QVERIFY(!answer);
    QCOMPARE(answer.error().status, Status::ErrorConnectionLost);
    QVERIFY2(answer.error().message.contains(word), qPrintable(answer.error().message));
}

void TestFaults::writing()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(ScriptedBus::act([](ScriptedBus& bus) { bus.refuseToWrite(qt_error_string(ENOBUFS)); }));
    QCOMPARE(ask(**session, "send 123 01").error().status, Status::ErrorResourceBusy);
    QVERIFY(ScriptedBus::act([](ScriptedBus& bus) { bus.refuseToWrite(QStringLiteral("no FD here")); }));
    const auto refused = ask(**session, "send 123 fd 01");
    QCOMPARE(refused.error().status, Status::ErrorIo);
    QVERIFY(refused.error().message.contains(QLatin1StringView("no FD here")));
}

void TestFaults::refusedConnection()
{
    const auto none = open("refused");
    QVERIFY(!none);
    QCOMPARE(none.error().status, Status::ErrorResourceNotFound);
    QVERIFY2(none.error().message.contains(QLatin1StringView("nobody home")), qPrintable(none.error().message));
}

} // namespace visor::can

QTEST_GUILESS_MAIN(visor::can::TestFaults)
#include "test_faults.moc"
