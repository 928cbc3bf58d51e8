// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/lock_trial.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "transports/can/can_transport.h"

#include <QCanBus>
#include <QLoggingCategory>
#include <QTcpServer>

#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <thread>

namespace visor::can {

using namespace std::chrono_literals;
using visa::CancelToken;
using visa::Deadline;
using visa::Session;
using visa::Status;

/// Two sessions on Qt's virtual CAN bus.
class TestSession : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void framesGoThrough_data();
    void framesGoThrough();
    void requestAndAnswer();
    void lateAnswerIsNeverTheNext();
    void signalValues();
    void repeatedFrames();
    void cancelEndsALongWait();
    void identifierInTheName();
    void whatTheWireLacks();
    void openErrors();
    void locks();
    void openAndCloseOften();

private:
    static Deadline soon() { return Deadline::after(30s); }
    Result<std::unique_ptr<Session>> open(const char* name = "CAN::virtualcan::can0")
    {
        return m_transport.open(*visa::ResourceName::parse(QString::fromLatin1(name)), {}, soon());
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
    /// Asks for what came until something has.
    static QByteArray received(Session& session)
    {
        const Deadline deadline = soon();
        while (!deadline.hasExpired()) {
            const auto frames = ask(session, "received?", deadline);
            if (!frames || *frames != "\n")
                return frames.value_or(QByteArray());
            std::this_thread::yield();
        }
        return {};
    }

    CanTransport m_transport;
};

void TestSession::initTestCase()
{
    if (!QCanBus::instance()->plugins().contains(QStringLiteral("virtualcan")))
        QSKIP("Qt's virtualcan plugin is not installed");
    QLoggingCategory::setFilterRules(QStringLiteral("qt.canbus.*.info=false\nqt.canbus.*.warning=false"));
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost, 35468))
        QSKIP("port 35468 of Qt's virtualcan is taken by another program");
}

void TestSession::framesGoThrough_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("received");
    QTest::newRow("classic") << QByteArray("send 123 DEADBEEF") << QByteArray("123#DEADBEEF\n");
    QTest::newRow("empty") << QByteArray("send 0") << QByteArray("000#\n");
    QTest::newRow("extended") << QByteArray("send 18FF0001 01") << QByteArray("18FF0001#01\n");
    QTest::newRow("fd") << QByteArray("send 123 fd dlc 64") << "123##0" + QByteArray(128, '0') + '\n';
    QTest::newRow("fd with bit rate switch") << QByteArray("send 123 fd brs 01") << QByteArray("123##101\n");
}

void TestSession::framesGoThrough()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, received);
    const auto one = open();
    const auto two = open();
    QVERIFY2(one && two, one ? "" : qPrintable(one.error().message));
    QVERIFY((*one)->write(sent + '\n', soon()));
    QCOMPARE(TestSession::received(**two), received);
}

void TestSession::requestAndAnswer()
{
    const auto one = open();
    const auto two = open();
    QVERIFY(one && two);
    std::thread device([&] {
        if (received(**two) == "7E0#0322F190\n")
            static_cast<void>((*two)->write("send 700 00;send 7E8 0462F190AA", soon()));
    });
    const auto answer = ask(**one, "request? 7E0 0322F190 from 7E8");
    device.join();
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
    QCOMPARE(*answer, QByteArray("7E8#0462F190AA\n"));
}

void TestSession::lateAnswerIsNeverTheNext()
{
    const auto one = open();
    const auto two = open();
    QVERIFY(one && two);
    const auto none = ask(**one, "request? 7E0 01 from 7E8", Deadline::after(30ms));
    QVERIFY(!none);
    QCOMPARE(none.error().status, Status::ErrorTimeout);
    QCOMPARE(received(**two), QByteArray("7E0#01\n"));
    QVERIFY((*two)->write("send 7E8 DEAD", soon())); // too late
    QCOMPARE(received(**one), QByteArray("7E8#DEAD\n"));
    std::thread device([&] {
        if (received(**two) == "7E0#02\n")
            static_cast<void>((*two)->write("send 7E8 02", soon()));
    });
    const auto answer = ask(**one, "request? 7E0 02 from 7E8");
    device.join();
    QVERIFY(answer);
    QCOMPARE(*answer, QByteArray("7E8#02\n"));
}

void TestSession::signalValues()
{
    const auto one = open();
    const auto two = open();
    QVERIFY(one && two);
    std::thread device([&] {
        static_cast<void>(received(**two));
        static_cast<void>((*two)->write(
            "send 201 dlc 4 signal 7 16 big signed scale 0.25 offset -40 = 23.5 signal 16 8 = 7", soon()));
    });
    const auto values =
        ask(**one, "request? 200 from 201 signal 7 16 big signed scale 0.25 offset -40 signal 16 8");
    device.join();
    QVERIFY(values);
    QCOMPARE(*values, QByteArray("23.5,7\n"));
    std::thread shortDevice([&] {
        static_cast<void>(received(**two));
        static_cast<void>((*two)->write("send 201 01", soon()));
    });
    const auto tooShort = ask(**one, "request? 200 from 201 signal 8 8");
    shortDevice.join();
    QVERIFY(!tooShort);
    QCOMPARE(tooShort.error().status, Status::ErrorInvalidFormat);
}

void TestSession::repeatedFrames()
{
    const auto one = open();
    const auto two = open();
    QVERIFY(one && two);
    QVERIFY((*one)->write("every 5 send 300 01", soon()));
    for (int i = 0; i < 5; ++i)
        QCOMPARE(ask(**two, "receive? 300").value(), QByteArray("300#01\n"));
    QVERIFY((*one)->write("stop 300;send 301 00", soon()));
    // It may be there before anybody can ask for the next one.
    const Deadline deadline = soon();
    QByteArray frames;
    while (!frames.contains("301#00") && !deadline.hasExpired())
        frames = received(**two);
    QVERIFY(frames.endsWith("301#00\n")); // nothing is repeated behind it
    QCOMPARE(ask(**two, "request? 302 from 301", Deadline::after(20ms)).error().status, Status::ErrorTimeout);
}

void TestSession::cancelEndsALongWait()
{
    const auto one = open();
    QVERIFY(one);
    const auto token = CancelToken::create();
    std::thread canceller([&] { token.cancel(); });
    const auto none = ask(**one, "receive? 123", Deadline::never(token));
    canceller.join();
    QVERIFY(!none);
    QCOMPARE(none.error().status, Status::ErrorAbort);
    QCOMPARE(ask(**one, "received?").value(), QByteArray("\n"));
}

void TestSession::identifierInTheName()
{
    const auto one = open();
    const auto two = open("CAN::virtualcan::can0::0x1FF");
    QVERIFY(one && two);
    QVERIFY((*one)->write("send 1FE 01;send 1FF 02", soon()));
    QCOMPARE(received(**two), QByteArray("1FF#02\n"));
}

void TestSession::whatTheWireLacks()
{
    const auto one = open();
    QVERIFY(one);
    QCOMPARE((*one)->trigger(soon()).error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE((*one)->readStatusByte(soon()).error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE((*one)->lock(visa::LockMode::Exclusive, {}, soon()).error().status,
             Status::ErrorUnsupportedOperation);
    QCOMPARE((*one)->unlock(soon()).error().status, Status::ErrorSessionNotLocked);
    QCOMPARE((*one)->setRemote(visa::RemoteMode::GoToLocal, soon()).error().status,
             Status::ErrorUnsupportedOperation);
    std::array<char, 8> buffer{};
    QCOMPARE((*one)->read(buffer, soon()).error().status, Status::ErrorTimeout);
    QCOMPARE((*one)->write("*IDN?", soon()).error().status, Status::ErrorInvalidParameter);
    QVERIFY((*one)->clear(soon()));
}

void TestSession::openErrors()
{
    const auto none = open("CAN::socketcan::no-such-can");
    QVERIFY(!none);
    QCOMPARE(none.error().status, Status::ErrorResourceNotFound);
    QVERIFY(none.error().message.contains(QLatin1StringView("no-such-can")));
    const auto plugin = open("CAN::vectorcan::can0");
    QVERIFY(!plugin);
    QCOMPARE(plugin.error().status, Status::ErrorInterfaceNotConfigured);
}

void TestSession::locks()
{
    test::LockTrial trial(std::make_unique<CanTransport>(),
                          *visa::ResourceName::parse(QStringLiteral("CAN::virtualcan::can0")));
    QCOMPARE(trial.trouble("received?\n"), QString());
}

void TestSession::openAndCloseOften()
{
    QVERIFY(open());
    const auto before = test::ProcessResources::now();
    for (int i = 0; i < 1000; ++i)
        QVERIFY(open());
    VERIFY_RETURNS_TO(before);
}

} // namespace visor::can

namespace {

/// A network of our own, with its own port 35468. Where the system does not allow it the test shares the
/// machine's.
void enterOwnNetwork()
{
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0)
        return;
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", IFNAMSIZ - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    if (fd < 0 || ::ioctl(fd, SIOCSIFFLAGS, &request) != 0)
        std::perror("loopback of the test's own network");
    if (fd >= 0)
        ::close(fd);
}

} // namespace

int main(int argc, char** argv)
{
    enterOwnNetwork();
    QCoreApplication app(argc, argv);
    visor::can::TestSession test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_session.moc"
