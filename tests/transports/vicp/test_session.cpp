// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/echo_device.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "tests/transports/vicp/scripted_peer.h"
#include "transports/vicp/vicp_server.h"
#include "transports/vicp/vicp_transport.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace visor::test {

using namespace std::chrono_literals;
using vicp::VicpServer;
using visa::Attribute;
using visa::CancelToken;
using visa::Deadline;
using visa::RemoteMode;
using visa::Session;
using visa::Status;

/// Our client against our server, on real sockets.
class TestVicpSession : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void identity();
    void replySizes_data();
    void replySizes();
    void bigBlock();
    void smallReads();
    void termChar();
    void writeInParts();
    void longWrite();
    void emptyReply();
    void sequenceWraps();
    void lateReplyIsNeverTheNextAnswer();
    void timeoutBeforeTheFirstAnswer();
    void cancelEndsALongWait();
    void clearEmptiesTheInstrument();
    void clearWhileTheInstrumentIsLocked();
    void statusByte();
    void statusByteWhileAReplyWaits();
    void statusByteWhileTheInstrumentWorks();
    void serviceRequestWhileIdle();
    void serviceRequestInALongReply();
    void serviceRequestOnTheWire();
    void manyServiceRequests();
    void remoteAndLockout();
    void trigger();
    void whatTheWireLacks();
    void attributes();
    void openErrors();
    void lockedByAnotherWire();
    void serverEndsWhileBusy();
    void openAndCloseOften();

private:
    Result<std::unique_ptr<Session>> open() { return m_transport.open(m_server->resources().front(), {}, soon()); }
    static QByteArray ask(Session& session, const QByteArray& text, std::size_t room = std::size_t{1} << 16)
    {
        if (!session.write(text, soon()))
            return "not written";
        return readOnce(session, soon(), room).bytes;
    }

    std::unique_ptr<EchoDevice> m_device;
    std::unique_ptr<VicpServer> m_server;
    vicp::VicpTransport m_transport;
};

/// Counts calls of a service request handler.
class Requests
{
public:
    visa::MessageChannel::ServiceRequestHandler handler()
    {
        return [this](std::uint8_t status) {
            const std::lock_guard guard(m_mutex);
            m_last = status;
            ++m_count;
            m_changed.notify_all();
        };
    }
    bool waitFor(int count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 20s, [&] { return m_count >= count; });
    }
    int last()
    {
        const std::lock_guard guard(m_mutex);
        return m_last;
    }
    int count()
    {
        const std::lock_guard guard(m_mutex);
        return m_count;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_count = 0;
    int m_last = 0;
};

void TestVicpSession::init()
{
    TestCase::init();
    m_server.reset();
    m_device = std::make_unique<EchoDevice>();
    m_server = *VicpServer::start(*m_device);
}

void TestVicpSession::identity()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(**session, "*IDN?\n"), QByteArray("Visor,Echo,1,1.0\n"));
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    QVERIFY(!(*session)->isDirty());
    QVERIFY(m_server->resources().front() == (*session)->resource());
    QVERIFY((*session)->resource().toString().startsWith(QStringLiteral("VICP0::127.0.0.1:")));
}

void TestVicpSession::replySizes_data()
{
    QTest::addColumn<qsizetype>("size");
    constexpr qsizetype kPiece = wire::TcpStream::kReceivePiece;
    constexpr qsizetype kBuffer = 4096;
    for (const qsizetype size : {qsizetype{1}, qsizetype{2}, kBuffer - 9, kBuffer - 8, kBuffer - 7, kBuffer - 1,
                                 kBuffer, kBuffer + 1, kPiece - 1, kPiece, kPiece + 1, 2 * kPiece, 4 * kPiece + 3})
        QTest::addRow("%d", static_cast<int>(size)) << size;
}

void TestVicpSession::replySizes()
{
    QFETCH(qsizetype, size);
    const auto session = open();
    QVERIFY(session);
    const QByteArray expected = EchoDevice::pattern(static_cast<std::size_t>(size));
    for (const qsizetype room : {size, size + 1, size + 1000}) {
        QVERIFY((*session)->write("BYTES? " + QByteArray::number(size), soon()));
        const auto reply = readOnce(**session, soon(), static_cast<std::size_t>(room));
        QVERIFY(reply.bytes == expected);
        QCOMPARE(reply.status, Status::Success); // END beats a full buffer
    }
    QCOMPARE(ask(**session, "*OPC?\n"), QByteArray("1\n"));
}

void TestVicpSession::bigBlock()
{
    const auto session = open();
    QVERIFY(session);
    constexpr std::size_t kSize = 20'000'000;
    const QByteArray reply = ask(**session, "BLOCK? 20000000", kSize + 100);
    QCOMPARE(reply.size(), static_cast<qsizetype>(kSize) + 11);
    QVERIFY(reply.sliced(10).chopped(1) == EchoDevice::pattern(kSize));
}

void TestVicpSession::smallReads()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("BLOCK? 300", soon()));
    QByteArray all;
    for (;;) {
        const auto part = readOnce(**session, soon(), 7);
        QVERIFY(part.message.isEmpty());
        all += part.bytes;
        if (part.status == Status::Success)
            break;
        QCOMPARE(part.status, Status::SuccessMaxCount);
    }
    QCOMPARE(all, "#3300" + EchoDevice::pattern(300) + '\n');
}

void TestVicpSession::termChar()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->setAttribute(Attribute::TermCharEnabled, true));
    QVERIFY((*session)->write("DATA one\ntwo\n", soon()));
    QVERIFY((*session)->write("DATA?", soon()));
    const auto first = readOnce(**session, soon());
    QCOMPARE(first.bytes, QByteArray("one\n"));
    QCOMPARE(first.status, Status::SuccessTermChar);
    const auto second = readOnce(**session, soon());
    QCOMPARE(second.bytes, QByteArray("two"));
    QCOMPARE(second.status, Status::Success);
}

void TestVicpSession::writeInParts()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("DATA in ", soon(), false));
    QVERIFY((*session)->write("three ", soon(), false));
    QVERIFY((*session)->write("parts", soon()));
    QCOMPARE(ask(**session, "DATA?"), QByteArray("in three parts"));
}

void TestVicpSession::longWrite()
{
    const auto session = open();
    QVERIFY(session);
    const QByteArray data = EchoDevice::pattern(3'000'001) + 'x';
    QVERIFY((*session)->write("DATA " + data, soon()));
    QVERIFY(ask(**session, "DATA?", 4'000'000) == data);
}

void TestVicpSession::emptyReply()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n")); // now it is known to number its replies
    QVERIFY((*session)->write("BYTES? 0", soon()));
    const auto reply = readOnce(**session, soon());
    QCOMPARE(reply.status, Status::Success);
    QVERIFY(reply.bytes.isEmpty());
    QCOMPARE(ask(**session, "LINE? 0"), QByteArray("\n"));
}

void TestVicpSession::sequenceWraps()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 600; ++i) {
        const QByteArray text = QByteArray::number(i);
        QVERIFY((*session)->write("DATA " + text, soon()));
        QCOMPARE(ask(**session, "DATA?"), text);
    }
}

void TestVicpSession::lateReplyIsNeverTheNextAnswer()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    for (int late = 0; late < 5;) {
        QVERIFY((*session)->write("DELAY? 70", soon()));
        const auto read = readOnce(**session, shortly());
        if (read.status == Status::Success)
            continue; // on a busy machine it may be in time
        QCOMPARE(read.status, Status::ErrorTimeout);
        ++late;
        QCOMPARE(ask(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
    }
}

void TestVicpSession::timeoutBeforeTheFirstAnswer()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("SILENT?", soon()));
    QCOMPARE(readOnce(**session, shortly()).status, Status::ErrorTimeout);
    QVERIFY((*session)->isDirty());
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    QVERIFY(!(*session)->isDirty());
}

void TestVicpSession::cancelEndsALongWait()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    QVERIFY((*session)->write("SILENT?", soon()));
    QVERIFY(m_device->waitForBlocked(soon()));
    const auto token = CancelToken::create();
    std::thread canceller([&] { token.cancel(); });
    QCOMPARE(readOnce(**session, Deadline::never(token)).status, Status::ErrorAbort);
    canceller.join();
    QCOMPARE(ask(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestVicpSession::clearEmptiesTheInstrument()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "CLEARS?"), QByteArray("0\n"));
    // In the middle of a long reply.
    QVERIFY((*session)->write("BLOCK? 30000000", soon()));
    QCOMPARE(readOnce(**session, soon(), 1000).status, Status::SuccessMaxCount);
    QVERIFY((*session)->clear(soon()));
    QCOMPARE(ask(**session, "CLEARS?"), QByteArray("1\n"));
    // In the middle of a message: its beginning is gone.
    QVERIFY((*session)->write("DATA half ", soon(), false));
    QVERIFY((*session)->clear(soon()));
    QCOMPARE(ask(**session, "CLEARS?"), QByteArray("2\n"));
    QCOMPARE(ask(**session, "DATA?"), QByteArray());
    QVERIFY((*session)->clear(soon()));
    QCOMPARE(readOnce(**session, shortly()).status, Status::ErrorTimeout);
}

void TestVicpSession::clearWhileTheInstrumentIsLocked()
{
    auto holder = m_device->open();
    QVERIFY(holder);
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    QVERIFY((*holder)->lock(visa::LockMode::Exclusive, {}, soon()));
    QVERIFY((*session)->write("DATA refused", soon()));
    QVERIFY(m_device->waitForBlocked(soon()));
    QVERIFY((*session)->clear(soon()));
    QVERIFY((*session)->readStatusByte(soon())); // the clear was before it
    QVERIFY((*holder)->unlock(soon()));
    QCOMPARE(ask(**session, "DATA?"), QByteArray());
}

void TestVicpSession::statusByte()
{
    const auto session = open();
    QVERIFY(session);
    // Before the first answer by block, afterwards by urgent data.
    QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0});
    QCOMPARE(ask(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
    for (int i = 0; i < 50; ++i) {
        QVERIFY((*session)->write("*CLS", soon()));
        QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0});
    }
    m_device->requestService();
    QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0x40});
    QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0});
    QCOMPARE(ask(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestVicpSession::statusByteWhileAReplyWaits()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    // Enough to fill the connection, so that the urgent byte is stuck behind it.
    constexpr std::size_t kSize = 30'000'000;
    for (const QByteArray size : {"1", "5000", "30000000"}) {
        QVERIFY((*session)->write("BYTES? " + size, soon()));
        for (int i = 0; i < 20; ++i)
            QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0x10});
        const auto reply = readOnce(**session, soon(), kSize + 1);
        QVERIFY(reply.bytes == EchoDevice::pattern(size.toULongLong()));
        QCOMPARE(reply.status, Status::Success);
    }
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
}

void TestVicpSession::statusByteWhileTheInstrumentWorks()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    QVERIFY((*session)->write("SILENT?", soon()));
    for (int i = 0; i < 5; ++i)
        QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0});
    QVERIFY((*session)->write("DELAY? 30", soon()));
    while (((*session)->readStatusByte(soon()).value_or(0) & 0x10) == 0) {
    }
    QCOMPARE(readOnce(**session, soon()).bytes, QByteArray("late\n"));
}

void TestVicpSession::serviceRequestWhileIdle()
{
    const auto session = open();
    QVERIFY(session);
    Requests requests;
    QVERIFY((*session)->onServiceRequest(requests.handler(), soon()));
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    for (int i = 1; i <= 3; ++i) {
        m_device->requestService();
        QVERIFY(requests.waitFor(i));
        QCOMPARE(requests.last(), 0x40);
        QCOMPARE((*session)->readStatusByte(soon()).value() & 0x40, 0x40);
        QCOMPARE((*session)->readStatusByte(soon()).value() & 0x40, 0);
        QCOMPARE(ask(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
    }
    QVERIFY((*session)->onServiceRequest({}, soon()));
    m_device->requestService();
    QCOMPARE(ask(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
    QCOMPARE(requests.count(), 3);
}

void TestVicpSession::serviceRequestInALongReply()
{
    const auto session = open();
    QVERIFY(session);
    Requests requests;
    QVERIFY((*session)->onServiceRequest(requests.handler(), soon()));
    constexpr std::size_t kSize = 40'000'000;
    QVERIFY((*session)->write("BYTES? 40000000", soon()));
    QByteArray all = readOnce(**session, soon(), 1000).bytes;
    m_device->requestService();
    // The rest is read while the request is somewhere in it; it must be found, and no byte of it among the data.
    const auto rest = readOnce(**session, soon(), kSize);
    QCOMPARE(rest.status, Status::Success);
    all += rest.bytes;
    QVERIFY(all == EchoDevice::pattern(kSize));
    QVERIFY(requests.waitFor(1));
}

void TestVicpSession::serviceRequestOnTheWire()
{
    auto stream = wire::TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->port(), soon());
    QVERIFY(stream);
    QVERIFY(
        stream->writeAll({vicp::encodeBlock(vicp::Operation::Data | vicp::Operation::End, 1, "SRQ\n")}, soon()));
    std::array<char, vicp::kHeaderSize + 1> block{};
    QVERIFY(stream->readExactly(block, soon()));
    const auto header =
        vicp::decodeHeader(std::span<const char, vicp::kHeaderSize>(block.data(), vicp::kHeaderSize));
    QVERIFY(header);
    // Clients made after the maker's library close the connection when DATA is missing.
    QCOMPARE(header->operation, vicp::Operation::Data | vicp::Operation::ServiceRequest);
    QCOMPARE(header->length, std::uint32_t{1});
    QCOMPARE(block.back(), '1');
}

void TestVicpSession::manyServiceRequests()
{
    const auto session = open();
    QVERIFY(session);
    Requests requests;
    QVERIFY((*session)->onServiceRequest(requests.handler(), soon()));
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n")); // the server listens to the device by now
    for (int i = 1; i <= 1000; ++i) {
        m_device->requestService();
        QVERIFY(requests.waitFor(i));
    }
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    QCOMPARE(requests.count(), 1000);
}

void TestVicpSession::remoteAndLockout()
{
    const auto session = open();
    QVERIFY(session);
    const auto mode = [&](RemoteMode wanted) {
        return (*session)->setRemote(wanted, soon()) ? ask(**session, "REMOTE?") : QByteArray("refused");
    };
    QCOMPARE(ask(**session, "REMOTE?"), QByteArray("-1\n"));
    QCOMPARE(mode(RemoteMode::AssertAndAddress), QByteArray("3\n"));
    QCOMPARE(mode(RemoteMode::AssertLocalLockout), QByteArray("5\n"));
    QCOMPARE(mode(RemoteMode::AssertRemoteEnable), QByteArray("3\n"));
    QCOMPARE(mode(RemoteMode::GoToLocal), QByteArray("6\n"));
}

void TestVicpSession::trigger()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->trigger(soon()));
    QCOMPARE(ask(**session, "TRIGGERS?"), QByteArray("1\n"));
}

void TestVicpSession::whatTheWireLacks()
{
    const auto session = open();
    QVERIFY(session);
    const auto locked = (*session)->lock(visa::LockMode::Exclusive, {}, soon());
    QVERIFY(!locked);
    QCOMPARE(locked.error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->unlock(soon()).error().status, Status::ErrorSessionNotLocked);
    QCOMPARE((*session)->lockState(soon()).value().holders, 0);
    instrument::OpenOptions options;
    options.lock = visa::LockMode::Exclusive;
    const auto refused = m_transport.open(m_server->resources().front(), options, soon());
    QCOMPARE(refused.error().status, Status::ErrorUnsupportedOperation);
}

void TestVicpSession::attributes()
{
    const auto session = open();
    QVERIFY(session);
    Session& one = **session;
    QCOMPARE(std::get<QString>(one.attribute(Attribute::TcpipAddress).value()), QStringLiteral("127.0.0.1"));
    QCOMPARE(std::get<std::int64_t>(one.attribute(Attribute::InterfaceType).value()), std::int64_t{0x100});
    // Really set on the socket, and read back from it.
    const int descriptor = dynamic_cast<vicp::VicpSession&>(one).stream().descriptor();
    const auto option = [&](int level, int name) {
        int value = -1;
        socklen_t size = sizeof value;
        return ::getsockopt(descriptor, level, name, &value, &size) == 0 ? value : -1;
    };
    QCOMPARE(option(IPPROTO_TCP, TCP_NODELAY), 1);
    QCOMPARE(option(SOL_SOCKET, SO_KEEPALIVE), 1);
    QVERIFY(one.setAttribute(Attribute::TcpipKeepAlive, false));
    QVERIFY(one.setAttribute(Attribute::TcpipNoDelay, false));
    QCOMPARE(option(SOL_SOCKET, SO_KEEPALIVE), 0);
    QCOMPARE(option(IPPROTO_TCP, TCP_NODELAY), 0);
    QCOMPARE(std::get<bool>(one.attribute(Attribute::TcpipKeepAlive).value()), false);
    QCOMPARE(one.attribute(Attribute::TcpipIsHislip).error().status, Status::ErrorUnsupportedAttribute);
    // Without END the message is not complete.
    QVERIFY(one.setAttribute(Attribute::SendEndEnabled, false));
    QVERIFY(one.write("DATA a", soon()));
    QVERIFY(one.setAttribute(Attribute::SendEndEnabled, true));
    QVERIFY(one.write("b", soon()));
    QCOMPARE(ask(one, "DATA?"), QByteArray("ab"));
    // END does not end a read.
    QVERIFY(one.setAttribute(Attribute::SuppressEndEnabled, true));
    QVERIFY(one.write("*OPC?", soon()));
    const auto endless = readOnce(one, shortly());
    QCOMPARE(endless.status, Status::ErrorTimeout);
    QCOMPARE(endless.bytes, QByteArray("1\n"));
}

void TestVicpSession::openErrors()
{
    ScriptedVicpPeer peer;
    const auto resource = peer.resource();
    peer.stopListening();
    const auto refused = m_transport.open(resource, {}, soon());
    QCOMPARE(refused.error().status, Status::ErrorResourceNotFound);
    QVERIFY(refused.error().message.contains(QStringLiteral("TCPIP (VICP)")));
    const auto other = visa::ResourceName::parse(u"TCPIP::127.0.0.1::hislip0").value();
    QVERIFY(!m_transport.handles(other));
    QCOMPARE(m_transport.open(other, {}, soon()).error().status, Status::ErrorUnsupportedOperation);
    const auto token = CancelToken::create();
    token.cancel();
    const auto cancelled = m_transport.open(m_server->resources().front(), {}, Deadline::after(20s, token));
    QCOMPARE(cancelled.error().status, Status::ErrorAbort);
}

void TestVicpSession::lockedByAnotherWire()
{
    auto holder = m_device->open();
    QVERIFY(holder);
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    QVERIFY((*holder)->lock(visa::LockMode::Exclusive, {}, soon()));
    QVERIFY((*session)->write("DATA waited", soon()));
    QVERIFY(m_device->waitForBlocked(soon()));
    QVERIFY((*session)->readStatusByte(soon())); // never waits for a lock
    QVERIFY((*holder)->unlock(soon()));
    QCOMPARE(ask(**session, "DATA?"), QByteArray("waited"));
}

void TestVicpSession::serverEndsWhileBusy()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    QVERIFY((*session)->write("SILENT?", soon()));
    QVERIFY(m_device->waitForBlocked(soon()));
    m_server.reset();
    QCOMPARE(readOnce(**session, soon()).status, Status::ErrorConnectionLost);
    QCOMPARE((*session)->readStatusByte(soon()).error().status, Status::ErrorConnectionLost);
    QCOMPARE(m_device->openLinks(), 0);
}

void TestVicpSession::openAndCloseOften()
{
    const auto rest = [&] { return m_server->waitForConnections(0, soon()) && m_device->waitForLinks(0, soon()); };
    Requests requests;
    const auto once = [&](bool watches) {
        const auto session = open();
        return session && (!watches || (*session)->onServiceRequest(requests.handler(), soon())) &&
               ask(**session, "*OPC?") == "1\n";
    };
    QVERIFY(once(true));
    QVERIFY(rest());
    const auto before = ProcessResources::now();
    for (int i = 0; i < 1000; ++i)
        QVERIFY(once(i % 4 == 0));
    QVERIFY(rest());
    VERIFY_RETURNS_TO(before, 1);
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestVicpSession)
#include "test_session.moc"
