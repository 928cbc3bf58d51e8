// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/echo_device.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "tests/transports/hislip/scripted_peer.h"
#include "transports/hislip/hislip_server.h"
#include "transports/hislip/hislip_transport.h"

#include <atomic>
#include <thread>
#include <vector>

namespace visor::test {

using hislip::HislipServer;
using hislip::HislipSession;
using visa::Deadline;
using visa::LockMode;
using visa::Status;

namespace {

visa::Attribute hislipAttribute(std::uint32_t id)
{
    return static_cast<visa::Attribute>(id);
}

constexpr std::uint32_t kOverlapEnabled = 0x3FFF0300;
constexpr std::uint32_t kMaximumMessageKb = 0x3FFF0302;

} // namespace

/// The client against our own server over loopback.
class TestSession : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void identifies();
    void identifiesWithoutAThread();
    void choosesTheDeviceBySubAddress();
    void unknownSubAddressIsRefused();
    void repliesOfEveryLength_data();
    void repliesOfEveryLength();
    void longRepliesInSmallReads();
    void writesOfEveryLength_data();
    void writesOfEveryLength();
    void termCharEndsARead();
    void suppressedEndIsNoEnd();
    void lateReplyIsForgotten();
    void writeInterruptsASlowQuery();
    void unreadReplyIsReplaced();
    void cancelEndsALongQuery();
    void clearEmptiesEverything();
    void triggers();
    void remoteAndLocal();
    void statusByteKnowsAboutMessages();
    void serviceRequests();
    void serviceRequestsDuringALongRead();
    void overlappedModeQueues();
    void overlappedStatus();
    void exclusiveLockKeepsOthersOut();
    void waitForALockEndsWhenItIsFree();
    void waitForALockCanBeCancelled();
    void locksNest();
    void sharedLocks();
    void openCanTakeALock();
    void closeReleasesLocks();
    void lockedOutClientMayClear();
    void attributes();
    void tooManyClients();
    void manyOpensAndCloses();
    void shutdownWhileBusy();
    void serverThatDisappears();

private:
    std::unique_ptr<HislipSession> open(const QString& device = QStringLiteral("hislip0"))
    {
        auto session = tryOpen(device);
        if (!session) {
            qCritical("open: %s (%s)", qPrintable(session.error().message), qPrintable(session.error().detail));
            return nullptr;
        }
        return std::move(*session);
    }
    Result<std::unique_ptr<HislipSession>> tryOpen(const QString& device,
                                                   const instrument::OpenOptions& options = {})
    {
        visa::TcpipInstrument address;
        address.host = QStringLiteral("127.0.0.1");
        address.device = device;
        address.hislipPort = m_server->port();
        return HislipSession::open(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address), options, soon());
    }
    static QByteArray readAll(visa::Session& session, Status* status = nullptr, Deadline deadline = soon())
    {
        QByteArray all;
        QByteArray buffer(65536, Qt::Uninitialized);
        for (;;) {
            const auto chunk = session.read(std::span(buffer.data(), 65536), deadline);
            all.append(buffer.constData(),
                       static_cast<qsizetype>(chunk ? chunk->count : chunk.error().transferred));
            if (status)
                *status = chunk ? chunk->status : chunk.error().status;
            if (!chunk || chunk->endsMessage())
                return all;
        }
    }
    static QByteArray query(visa::Session& session, const QByteArray& text)
    {
        const auto sent = session.write(text + '\n', soon());
        if (!sent)
            return "write: " + sent.error().message.toUtf8();
        Status status{};
        const auto reply = readAll(session, &status);
        return status == Status::Success ? reply : "read: " + QByteArray(visa::statusName(status).latin1());
    }
    void startServer(const HislipServer::Options& options = {})
    {
        m_server.reset();
        auto server = HislipServer::start(
            {{QStringLiteral("hislip0"), m_first.get()}, {QStringLiteral("hislip1"), m_second.get()}}, options);
        QVERIFY(server);
        m_server = std::move(*server);
    }

    std::unique_ptr<EchoDevice> m_first;
    std::unique_ptr<EchoDevice> m_second;
    std::unique_ptr<HislipServer> m_server;
};

void TestSession::init()
{
    TestCase::init();
    m_first = std::make_unique<EchoDevice>();
    m_second = std::make_unique<EchoDevice>("Visor,Second,2,1.0");
    startServer();
}

void TestSession::cleanup()
{
    m_server.reset();
    QCOMPARE(m_first->openLinks(), 0);
}

void TestSession::identifies()
{
    const auto resources = m_server->resources();
    QCOMPARE(resources.size(), std::size_t{2});
    hislip::HislipTransport transport;
    QVERIFY(transport.handles(resources[0]));
    const auto session = transport.open(resources[0], {}, soon());
    QVERIFY(session);
    QCOMPARE((*session)->resource(), resources[0]);
    QVERIFY(!(*session)->isDirty());
    for (int i = 0; i < 100; ++i)
        QCOMPARE(query(**session, "*IDN?"), "Visor,Echo,1,1.0\n");
}

void TestSession::identifiesWithoutAThread()
{
    const auto first = open();
    QVERIFY(first);
    QCOMPARE(query(*first, "*IDN?"), "Visor,Echo,1,1.0\n");
    const auto before = ProcessResources::now().threads;
    const auto second = open();
    QVERIFY(second);
    QCOMPARE(query(*second, "*IDN?"), "Visor,Echo,1,1.0\n");
    // The two threads are the server's.
    QTRY_COMPARE(ProcessResources::now().threads, before + 2);
}

void TestSession::choosesTheDeviceBySubAddress()
{
    const auto second = open(QStringLiteral("hislip1"));
    QVERIFY(second);
    QCOMPARE(query(*second, "*IDN?"), "Visor,Second,2,1.0\n");
    const auto byDefault = open(QString());
    QVERIFY(byDefault);
    QCOMPARE(query(*byDefault, "*IDN?"), "Visor,Echo,1,1.0\n");
}

void TestSession::unknownSubAddressIsRefused()
{
    const auto session = tryOpen(QStringLiteral("hislip9"));
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorResourceNotFound);
}

void TestSession::repliesOfEveryLength_data()
{
    QTest::addColumn<int>("length");
    for (const int length : {0,
                             1,
                             15,
                             16,
                             4079,
                             4080,
                             4081,
                             4096,
                             65519,
                             65520,
                             65521,
                             65535,
                             65536,
                             65537,
                             131072,
                             262147,
                             (1 << 20) - 17,
                             (1 << 20) - 16,
                             (1 << 20) - 15,
                             1 << 20,
                             4 * (1 << 20) + 3})
        QTest::addRow("%d", length) << length;
}

void TestSession::repliesOfEveryLength()
{
    QFETCH(int, length);
    const auto session = open();
    QVERIFY(session);
    // The pattern holds 0x0A and every other byte.
    QVERIFY(query(*session, "BYTES? " + QByteArray::number(length)) ==
            EchoDevice::pattern(static_cast<std::size_t>(length)));
    const QByteArray block = query(*session, "BLOCK? " + QByteArray::number(length));
    QVERIFY(block.endsWith(EchoDevice::pattern(static_cast<std::size_t>(length)) + '\n'));
    QCOMPARE(query(*session, "*OPC?"), "1\n");
}

void TestSession::longRepliesInSmallReads()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(session->write("BYTES? 10000\n", soon()));
    QByteArray all;
    std::array<char, 7> few;
    for (;;) {
        const auto chunk = session->read(few, soon());
        QVERIFY(chunk);
        all.append(few.data(), static_cast<qsizetype>(chunk->count));
        if (chunk->endsMessage())
            break;
        QCOMPARE(chunk->count, few.size());
    }
    QVERIFY(all == EchoDevice::pattern(10000));
    // END wins when the last byte also fills the buffer.
    QVERIFY(session->write("BYTES? 7\n", soon()));
    const auto exact = session->read(few, soon());
    QVERIFY(exact);
    QCOMPARE(exact->status, Status::Success);
    // A buffer without room says so.
    const auto none = session->read({}, soon());
    QVERIFY(none);
    QCOMPARE(none->status, Status::SuccessMaxCount);
}

void TestSession::writesOfEveryLength_data()
{
    QTest::addColumn<int>("length");
    for (const int length :
         {0, 1, 1003, 1018, 1019, 1020, 65536, (1 << 20) - 22, (1 << 20) - 21, (1 << 20) - 20, 3 * (1 << 20) + 7})
        QTest::addRow("%d", length) << length;
}

void TestSession::writesOfEveryLength()
{
    QFETCH(int, length);
    const auto session = open();
    QVERIFY(session);
    const QByteArray data = EchoDevice::pattern(static_cast<std::size_t>(length));
    QVERIFY(session->write("DATA " + data + '\n', soon()));
    QVERIFY(query(*session, "DATA?") == data);
    QVERIFY(session->write("DATA ", soon(), false));
    QVERIFY(session->write(data, soon(), false));
    QVERIFY(session->write("\n", soon()));
    QVERIFY(query(*session, "DATA?") == data);
}

void TestSession::termCharEndsARead()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(session->write("DATA one\ntwo\nthree\n", soon()));
    QVERIFY(session->setAttribute(hislipAttribute(0x3FFF0038), true));
    QVERIFY(session->write("DATA?\n", soon()));
    std::array<char, 100> buffer;
    const auto next = [&](Status expected) -> QByteArray {
        const auto chunk = session->read(buffer, soon());
        if (!chunk || chunk->status != expected)
            return "unexpected";
        return QByteArray(buffer.data(), static_cast<qsizetype>(chunk->count));
    };
    QCOMPARE(next(Status::SuccessTermChar), "one\n");
    QCOMPARE(next(Status::SuccessTermChar), "two\n");
    QCOMPARE(next(Status::Success), "three");
    // END on the same byte as the termination character is END.
    QVERIFY(session->write("*IDN?\n", soon()));
    QCOMPARE(next(Status::Success), "Visor,Echo,1,1.0\n");
    QVERIFY(session->setAttribute(hislipAttribute(0x3FFF0018), std::int64_t{','}));
    QVERIFY(session->write("*IDN?\n", soon()));
    QCOMPARE(next(Status::SuccessTermChar), "Visor,");
    QCOMPARE(query(*session, "*OPC?"), "1\n");
}

void TestSession::suppressedEndIsNoEnd()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(session->setAttribute(hislipAttribute(0x3FFF0036), true));
    QVERIFY(session->write("*OPC?\n", soon()));
    std::array<char, 2> two;
    const auto chunk = session->read(two, soon());
    QVERIFY(chunk);
    QCOMPARE(chunk->status, Status::SuccessMaxCount);
    QVERIFY(session->write("*OPC?\n", soon()));
    std::array<char, 10> ten;
    const auto waits = session->read(ten, shortly());
    QVERIFY(!waits);
    QCOMPARE(waits.error().status, Status::ErrorTimeout);
    QCOMPARE(waits.error().transferred, std::size_t{2});
}

void TestSession::lateReplyIsForgotten()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(session->write("DELAY? 400\n", soon()));
        Status status{};
        readAll(*session, &status, Deadline::after(std::chrono::milliseconds(20 + 50 * i)));
        QCOMPARE(status, Status::ErrorTimeout);
        QCOMPARE(query(*session, "*IDN?"), "Visor,Echo,1,1.0\n");
    }
    QVERIFY(session->write("DELAY? 50\n", soon()));
    Status status{};
    readAll(*session, &status, Deadline::after(std::chrono::milliseconds(10)));
    QCOMPARE(status, Status::ErrorTimeout);
    // Without a new message the late reply is still the answer.
    QCOMPARE(readAll(*session), "late\n");
}

void TestSession::writeInterruptsASlowQuery()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 20; ++i) {
        QVERIFY(session->write("DELAY? 60000\n", soon()));
        QCOMPARE(query(*session, "*IDN?"), "Visor,Echo,1,1.0\n");
        QVERIFY(session->write("SILENT?\n", soon()));
        QVERIFY(session->trigger(soon()));
        QCOMPARE(query(*session, "*OPC?"), "1\n");
    }
}

void TestSession::unreadReplyIsReplaced()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 50; ++i) {
        QVERIFY(session->write("LINE? 5000\n", soon()));
        QCOMPARE(query(*session, "*IDN?"), "Visor,Echo,1,1.0\n");
    }
    // More than any socket buffer holds: the server is still sending when the next query comes.
    QVERIFY(session->write("BYTES? 12000000\n", soon()));
    QCOMPARE(query(*session, "*IDN?"), "Visor,Echo,1,1.0\n");
}

void TestSession::cancelEndsALongQuery()
{
    const auto session = open();
    QVERIFY(session);
    const auto token = visa::CancelToken::create();
    QVERIFY(session->write("SILENT?\n", soon()));
    std::thread canceller([&] {
        QVERIFY(m_first->waitForBlocked(soon()));
        token.cancel();
    });
    Status status{};
    readAll(*session, &status, Deadline::after(std::chrono::minutes(5), token));
    canceller.join();
    QCOMPARE(status, Status::ErrorAbort);
    QCOMPARE(query(*session, "CLEARS?"), "1\n");
    QCOMPARE(query(*session, "*IDN?"), "Visor,Echo,1,1.0\n");
    // In the middle of a long reply.
    const auto second = visa::CancelToken::create();
    QVERIFY(session->write("BYTES? 12000000\n", soon()));
    std::vector<char> some(1'000'000);
    QVERIFY(session->read(some, soon()));
    second.cancel();
    QVERIFY(!session->read(some, Deadline::after(std::chrono::minutes(5), second)));
    QCOMPARE(query(*session, "*IDN?"), "Visor,Echo,1,1.0\n");
}

void TestSession::clearEmptiesEverything()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(session->clear(soon()));
    QVERIFY(session->write("BYTES? 12000000\n", soon()));
    QVERIFY(session->clear(soon()));
    QCOMPARE(query(*session, "*IDN?"), "Visor,Echo,1,1.0\n");
    QVERIFY(session->write("SILENT?\n", soon()));
    QVERIFY(session->clear(soon()));
    QVERIFY(session->write("half a mess", soon(), false));
    QVERIFY(session->clear(soon()));
    QCOMPARE(query(*session, "CLEARS?"), "4\n");
}

void TestSession::triggers()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 3; ++i)
        QVERIFY(session->trigger(soon()));
    QCOMPARE(query(*session, "TRIGGERS?"), "3\n");
}

void TestSession::remoteAndLocal()
{
    const auto session = open();
    QVERIFY(session);
    for (int mode = 0; mode <= 6; ++mode) {
        QVERIFY(session->write("*CLS\n", soon()));
        QVERIFY(session->setRemote(static_cast<visa::RemoteMode>(mode), soon()));
        QCOMPARE(query(*session, "REMOTE?"), QByteArray::number(mode) + '\n');
    }
}

void TestSession::statusByteKnowsAboutMessages()
{
    const auto session = open();
    QVERIFY(session);
    const auto isMessageAvailable = [&] {
        const auto status = session->readStatusByte(soon());
        return status && (*status & 0x10) != 0;
    };
    QVERIFY(!isMessageAvailable());
    QVERIFY(session->write("*IDN?\n", soon()));
    QTRY_VERIFY(isMessageAvailable());
    QCOMPARE(readAll(*session), "Visor,Echo,1,1.0\n");
    QVERIFY(!isMessageAvailable());
    QVERIFY(session->write("*CLS\n", soon()));
    QVERIFY(!isMessageAvailable());
}

void TestSession::serviceRequests()
{
    const auto session = open();
    QVERIFY(session);
    std::mutex mutex;
    std::condition_variable changed;
    int count = 0;
    std::uint8_t last = 0;
    QVERIFY(session->onServiceRequest(
        [&](std::uint8_t status) {
            const std::lock_guard guard(mutex);
            ++count;
            last = status;
            changed.notify_all();
        },
        soon()));
    QVERIFY(session->write("SRQ\n", soon()));
    const auto reached = [&](int wanted) {
        std::unique_lock lock(mutex);
        return changed.wait_until(lock, soon().when(), [&] { return count >= wanted; });
    };
    QVERIFY(reached(1));
    QVERIFY((last & 0x40) != 0);
    const auto status = session->readStatusByte(soon());
    QVERIFY(status);
    QCOMPARE(*status & 0x40, 0x40);
    const auto again = session->readStatusByte(soon());
    QVERIFY(again);
    QCOMPARE(*again & 0x40, 0);
    for (int i = 0; i < 1000; ++i)
        m_first->requestService();
    QVERIFY(reached(1001));
    QVERIFY(session->onServiceRequest({}, soon()));
    m_first->requestService();
    QCOMPARE(query(*session, "*IDN?"), "Visor,Echo,1,1.0\n");
    QVERIFY(session->readStatusByte(soon()));
    QCOMPARE(count, 1001);
}

void TestSession::serviceRequestsDuringALongRead()
{
    const auto session = open();
    QVERIFY(session);
    std::atomic<int> count{0};
    QVERIFY(session->onServiceRequest([&](std::uint8_t) { ++count; }, soon()));
    std::atomic<bool> done{false};
    std::thread requester([&] {
        while (!done) {
            const int before = count;
            m_first->requestService();
            QTRY_VERIFY(count > before);
        }
    });
    const QByteArray reply = query(*session, "BYTES? 8000000");
    const auto written = session->write("DATA " + QByteArray(5'000'000, 'd') + '\n', soon());
    const auto cleared = session->clear(soon());
    const auto locked = session->lock(LockMode::Exclusive, {}, soon());
    const auto unlocked = session->unlock(soon());
    done = true;
    requester.join();
    QVERIFY(reply == EchoDevice::pattern(8'000'000));
    QVERIFY(written);
    QVERIFY(cleared);
    QVERIFY(locked);
    QVERIFY(unlocked);
    QVERIFY(count > 0);
}

void TestSession::overlappedModeQueues()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(session->setAttribute(hislipAttribute(kOverlapEnabled), true));
    for (int i = 0; i < 10; ++i) {
        QVERIFY(session->write("*IDN?\n", soon()));
        QVERIFY(session->write("DELAY? 5\n", soon()));
        QVERIFY(session->write("*OPC?\n", soon()));
        QCOMPARE(readAll(*session), "Visor,Echo,1,1.0\n");
        QCOMPARE(readAll(*session), "late\n");
        QCOMPARE(readAll(*session), "1\n");
    }
    // A late reply cannot be told from the next one here; only a clear helps.
    QVERIFY(session->write("DELAY? 60000\n", soon()));
    Status status{};
    readAll(*session, &status, shortly());
    QCOMPARE(status, Status::ErrorTimeout);
    QVERIFY(session->isDirty());
    QVERIFY(session->clear(soon()));
    QVERIFY(!session->isDirty());
    QCOMPARE(query(*session, "*OPC?"), "1\n");
    QVERIFY(session->setAttribute(hislipAttribute(kOverlapEnabled), false));
    QCOMPARE(query(*session, "*OPC?"), "1\n");

    HislipServer::Options synchronizedOnly;
    synchronizedOnly.client.allowsOverlap = false;
    startServer(synchronizedOnly);
    const auto other = open();
    QVERIFY(other);
    const auto refused = other->setAttribute(hislipAttribute(kOverlapEnabled), true);
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorUnsupportedAttributeState);
    QCOMPARE(query(*other, "*OPC?"), "1\n");
}

void TestSession::overlappedStatus()
{
    HislipServer::Options options;
    options.client.prefersOverlap = true;
    startServer(options);
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(*session->attribute(hislipAttribute(kOverlapEnabled)), visa::AttributeValue(true));
    const auto isMessageAvailable = [&] {
        const auto status = session->readStatusByte(soon());
        return status && (*status & 0x10) != 0;
    };
    QVERIFY(!isMessageAvailable());
    QVERIFY(session->write("*OPC?\n", soon()));
    QTRY_VERIFY(isMessageAvailable());
    QCOMPARE(readAll(*session), "1\n");
    QVERIFY(!isMessageAvailable());
}

void TestSession::exclusiveLockKeepsOthersOut()
{
    const auto holder = open();
    const auto other = open();
    QVERIFY(holder && other);
    QVERIFY(holder->lock(LockMode::Exclusive, {}, soon()));
    const auto state = other->lockState(soon());
    QVERIFY(state);
    QVERIFY(state->exclusive);
    QCOMPARE(state->holders, 1);
    // Writing works as far as TCP can tell, reading does not.
    QVERIFY(other->write("*IDN?\n", soon()));
    Status status{};
    readAll(*other, &status, shortly());
    QCOMPARE(status, Status::ErrorResourceLocked);
    const auto refused = other->lock(LockMode::Exclusive, {}, Deadline::after(std::chrono::milliseconds(0)));
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
    QVERIFY(other->readStatusByte(soon()));
    QCOMPARE(query(*holder, "*OPC?"), "1\n");
    QVERIFY(holder->unlock(soon()));
    // Nothing was lost: the waiting query is answered now.
    QCOMPARE(readAll(*other), "Visor,Echo,1,1.0\n");
    const auto freed = other->lockState(soon());
    QVERIFY(freed);
    QCOMPARE(freed->holders, 0);
    const auto notHeld = other->unlock(soon());
    QVERIFY(!notHeld);
    QCOMPARE(notHeld.error().status, Status::ErrorSessionNotLocked);
}

void TestSession::waitForALockEndsWhenItIsFree()
{
    const auto holder = open();
    const auto other = open();
    QVERIFY(holder && other);
    QVERIFY(holder->lock(LockMode::Exclusive, {}, soon()));
    std::atomic<bool> waiting{false};
    Result<void> granted = failure(Status::ErrorSystemError, {});
    std::thread waiter([&] {
        waiting = true;
        granted = other->lock(LockMode::Exclusive, {}, soon());
    });
    QTRY_VERIFY(waiting);
    QCOMPARE(query(*holder, "*IDN?"), "Visor,Echo,1,1.0\n");
    QVERIFY(holder->unlock(soon()));
    waiter.join();
    QVERIFY(granted);
    QVERIFY(other->unlock(soon()));
    QVERIFY(holder->lock(LockMode::Exclusive, {}, soon()));
}

void TestSession::waitForALockCanBeCancelled()
{
    const auto holder = open();
    const auto other = open();
    QVERIFY(holder && other);
    QVERIFY(holder->lock(LockMode::Exclusive, {}, soon()));
    const auto token = visa::CancelToken::create();
    std::thread canceller([&] { token.cancel(); });
    const auto cancelled = other->lock(LockMode::Exclusive, {}, Deadline::never(token));
    canceller.join();
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().status, Status::ErrorAbort);
    QVERIFY(holder->unlock(soon()));
    // Whatever the instrument granted meanwhile was given back.
    QVERIFY(other->lock(LockMode::Exclusive, {}, soon()));
    QVERIFY(other->unlock(soon()));
    QVERIFY(holder->lock(LockMode::Exclusive, {}, soon()));
}

void TestSession::locksNest()
{
    const auto session = open();
    const auto other = open();
    QVERIFY(session && other);
    QVERIFY(session->lock(LockMode::Exclusive, {}, soon()));
    QVERIFY(session->lock(LockMode::Exclusive, {}, soon()));
    QVERIFY(session->unlock(soon()));
    QVERIFY(!other->lock(LockMode::Exclusive, {}, Deadline::after(std::chrono::milliseconds(0))));
    QVERIFY(session->unlock(soon()));
    QVERIFY(other->lock(LockMode::Exclusive, {}, soon()));
    const auto badKey = other->lock(LockMode::Shared, {}, soon());
    QVERIFY(!badKey);
    QCOMPARE(badKey.error().status, Status::ErrorInvalidAccessKey);
    const auto longKey = other->lock(LockMode::Shared, QByteArray(256, 'k'), soon());
    QVERIFY(!longKey);
    const auto keyed = session->lock(LockMode::Exclusive, "key", soon());
    QVERIFY(!keyed);
    QCOMPARE(keyed.error().status, Status::ErrorInvalidAccessKey);
}

void TestSession::sharedLocks()
{
    const auto first = open();
    const auto second = open();
    const auto third = open();
    QVERIFY(first && second && third);
    QVERIFY(first->lock(LockMode::Shared, "bench", soon()));
    QVERIFY(second->lock(LockMode::Shared, "bench", soon()));
    QVERIFY(second->lock(LockMode::Shared, "bench", soon())); // nested
    const auto otherKey = second->lock(LockMode::Shared, "other", soon());
    QVERIFY(!otherKey);
    QCOMPARE(otherKey.error().status, Status::ErrorInvalidAccessKey);
    const auto wrong = third->lock(LockMode::Shared, "wrong", Deadline::after(std::chrono::milliseconds(0)));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().status, Status::ErrorResourceLocked);
    QCOMPARE(third->lockState(soon())->holders, 2);
    QCOMPARE(query(*first, "*OPC?"), "1\n");
    QCOMPARE(query(*second, "*OPC?"), "1\n");
    // One holder takes the exclusive lock on top.
    QVERIFY(first->lock(LockMode::Exclusive, {}, soon()));
    QVERIFY(second->write("*OPC?\n", soon()));
    Status status{};
    readAll(*second, &status, shortly());
    QCOMPARE(status, Status::ErrorResourceLocked);
    QVERIFY(first->unlock(soon()));
    QCOMPARE(readAll(*second), "1\n");
    QVERIFY(first->unlock(soon()));
    QVERIFY(!first->unlock(soon()));
    QVERIFY(second->unlock(soon()));
    QVERIFY(second->unlock(soon()));
    QVERIFY(third->lock(LockMode::Exclusive, {}, soon()));
}

void TestSession::openCanTakeALock()
{
    instrument::OpenOptions options;
    options.lock = LockMode::Shared;
    options.lockKey = "bench";
    const auto session = tryOpen(QStringLiteral("hislip0"), options);
    QVERIFY(session);
    QCOMPARE((*session)->lockState(soon())->holders, 1);
    options.lock = LockMode::Exclusive;
    options.lockKey.clear();
    visa::TcpipInstrument address;
    address.host = QStringLiteral("127.0.0.1");
    address.device = QStringLiteral("hislip0");
    address.hislipPort = m_server->port();
    const auto refused = HislipSession::open(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address), options,
                                             Deadline::after(std::chrono::milliseconds(200)));
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
}

void TestSession::closeReleasesLocks()
{
    auto holder = open();
    const auto other = open();
    QVERIFY(holder && other);
    QVERIFY(holder->lock(LockMode::Shared, "k", soon()));
    QVERIFY(holder->lock(LockMode::Exclusive, {}, soon()));
    holder.reset();
    QVERIFY(other->lock(LockMode::Exclusive, {}, soon()));
}

void TestSession::lockedOutClientMayClear()
{
    const auto holder = open();
    const auto other = open();
    QVERIFY(holder && other);
    QVERIFY(holder->lock(LockMode::Exclusive, {}, soon()));
    QVERIFY(other->write("DATA lost\n", soon()));
    QVERIFY(other->clear(soon()));
    QVERIFY(holder->unlock(soon()));
    QCOMPARE(query(*other, "DATA?"), "");
}

void TestSession::attributes()
{
    const auto session = open();
    QVERIFY(session);
    const auto value = [&](std::uint32_t id) {
        const auto read = session->attribute(hislipAttribute(id));
        return read ? *read : visa::AttributeValue(QStringLiteral("none"));
    };
    using Value = visa::AttributeValue;
    QVERIFY(value(0xBFFF0001) == Value(QStringLiteral("INSTR")));
    QVERIFY(value(0xBFFF0002) == Value(session->resource().toString()));
    QVERIFY(value(0x3FFF0171) == Value(std::int64_t{6}));
    QVERIFY(value(0xBFFF0195) == Value(QStringLiteral("127.0.0.1")));
    QVERIFY(value(0xBFFF0199) == Value(QStringLiteral("hislip0")));
    QVERIFY(value(0x3FFF0303) == Value(true));
    QVERIFY(value(0x3FFF0301) == Value(std::int64_t{0x00200000})); // 1.1
    QVERIFY(value(kOverlapEnabled) == Value(false));
    QVERIFY(value(kMaximumMessageKb) == Value(std::int64_t{1024}));
    QVERIFY(value(0x3FFF001A) == Value(std::int64_t{2000}));
    QVERIFY(value(0x3FFF019A) == Value(true));
    QVERIFY(value(0x3FFF019B) == Value(true));

    QVERIFY(session->setAttribute(hislipAttribute(kMaximumMessageKb), std::int64_t{1}));
    QVERIFY(value(kMaximumMessageKb) == Value(std::int64_t{1}));
    QVERIFY(query(*session, "BYTES? 100000") == EchoDevice::pattern(100'000));
    QVERIFY(session->setAttribute(hislipAttribute(0x3FFF019A), false));
    QVERIFY(value(0x3FFF019A) == Value(false));
    QVERIFY(session->setAttribute(hislipAttribute(0x3FFF001A), std::int64_t{0xFFFFFFFF}));
    QVERIFY(value(0x3FFF001A) == Value(std::int64_t{0xFFFFFFFF}));

    const auto status = [&](std::uint32_t id, const Value& wanted) {
        const auto set = session->setAttribute(hislipAttribute(id), wanted);
        return set ? Status::Success : set.error().status;
    };
    QCOMPARE(status(0x3FFF0303, false), Status::ErrorAttributeReadOnly);
    QCOMPARE(status(kMaximumMessageKb, std::int64_t{0}), Status::ErrorUnsupportedAttributeState);
    QCOMPARE(status(0x3FFF0018, std::int64_t{256}), Status::ErrorUnsupportedAttributeState);
    QCOMPARE(status(0x3FFF0021, std::int64_t{9600}), Status::ErrorUnsupportedAttribute);
    QVERIFY(!session->attribute(hislipAttribute(0x3FFF0021)));
}

void TestSession::tooManyClients()
{
    HislipServer::Options options;
    options.maxClients = 1;
    startServer(options);
    auto session = open();
    QVERIFY(session);
    const auto refused = tryOpen(QStringLiteral("hislip0"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceBusy);
    session.reset();
    QVERIFY(m_server->waitForConnections(0, soon()));
    QVERIFY(open());
}

void TestSession::manyOpensAndCloses()
{
    for (int i = 0; i < 500; ++i) {
        const auto session = open();
        QVERIFY(session);
        if (i % 50 == 0)
            QCOMPARE(query(*session, "*IDN?"), "Visor,Echo,1,1.0\n");
    }
    QVERIFY(m_server->waitForConnections(0, soon()));
    QVERIFY(m_first->waitForLinks(0, soon()));
    QCOMPARE(m_server->clientCount(), std::size_t{0});
}

void TestSession::shutdownWhileBusy()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(session->write("SILENT?\n", soon()));
    QVERIFY(m_first->waitForBlocked(soon()));
    m_server.reset();
    Status status{};
    readAll(*session, &status);
    QCOMPARE(status, Status::ErrorConnectionLost);
}

void TestSession::serverThatDisappears()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(query(*session, "*OPC?"), "1\n");
    m_server.reset();
    const auto lost = session->readStatusByte(soon());
    QVERIFY(!lost);
    QCOMPARE(lost.error().status, Status::ErrorConnectionLost);
    startServer();
    const auto again = open();
    QVERIFY(again);
    QCOMPARE(query(*again, "*OPC?"), "1\n");
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestSession)
#include "test_session.moc"
