// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/echo_device.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "transports/socket/socket_server.h"
#include "transports/socket/socket_session.h"
#include "transports/socket/socket_transport.h"

#include <functional>
#include <sys/socket.h>
#include <thread>

namespace visor::socket {

using namespace std::chrono_literals;
using test::EchoDevice;
using visa::Attribute;
using visa::AttributeValue;
using visa::CancelToken;
using visa::Deadline;
using visa::LockMode;
using visa::Session;
using visa::Status;
using wire::ConnectionPool;
using wire::TcpListener;
using wire::TcpStream;

class TestSocket : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void identity();
    void replySizes_data();
    void replySizes();
    void smallReads();
    void blockWithoutNewline();
    void oneBytePerSegment();
    void mergedReplies();
    void indefiniteBlockIsRefused();
    void termCharOff();
    void otherTermChar();
    void blocksInTheInput();
    void lateReplyIsNeverTheNextAnswer();
    void readWithoutAQuery();
    void cancelInTheMiddleOfABlock();
    void cancelEndsALongWait();
    void writeTimesOut();
    void clearDrains();
    void triggerAndStatusByte();
    void whatTheWireLacks();
    void peerDisappears();
    void garbage();
    void attributes();
    void openErrors();
    void halfClosedClientGetsItsAnswer();
    void newQueryInterruptsASilentOne();
    void serverEndsWhileBusy();
    void openAndCloseOften();

private:
    static Deadline soon() { return Deadline::after(30s); }
    static Result<std::unique_ptr<Session>> open(std::uint16_t port);
    Result<std::unique_ptr<Session>> open() { return open(m_server->port()); }
    static Result<QByteArray> ask(Session& session, const QByteArray& text, const Deadline& deadline = soon(),
                                  std::size_t room = 1 << 16);
    /// A peer that answers each line with the pieces it is told to.
    using Answer = std::function<std::vector<QByteArray>(const QByteArray& line, int number)>;
    static std::unique_ptr<ConnectionPool> peer(Answer answer);

    EchoDevice m_device;
    std::unique_ptr<SocketServer> m_server;
};

void TestSocket::init()
{
    TestCase::init();
    m_server.reset();
    m_server = *SocketServer::start(m_device);
}

Result<std::unique_ptr<Session>> TestSocket::open(std::uint16_t port)
{
    SocketTransport transport;
    const visa::ResourceName name(visa::InterfaceType::Tcpip, 0,
                                  visa::TcpipSocket{QStringLiteral("127.0.0.1"), port});
    return transport.open(name, {}, soon());
}

Result<QByteArray> TestSocket::ask(Session& session, const QByteArray& text, const Deadline& deadline,
                                   std::size_t room)
{
    if (const auto written = session.write(text, deadline); !written)
        return tl::unexpected(written.error());
    QByteArray bytes(static_cast<qsizetype>(room), '\0');
    const auto chunk = session.read({bytes.data(), room}, deadline);
    if (!chunk)
        return tl::unexpected(chunk.error());
    bytes.truncate(static_cast<qsizetype>(chunk->count));
    return bytes;
}

std::unique_ptr<ConnectionPool> TestSocket::peer(Answer answer)
{
    return std::make_unique<ConnectionPool>(
        *TcpListener::listen(QStringLiteral("127.0.0.1"), 0), [answer](TcpStream& stream) {
            QByteArray input;
            std::array<char, 4096> buffer{};
            int number = 0;
            while (const auto got = stream.readSome(buffer, Deadline::never())) {
                input.append(buffer.data(), static_cast<qsizetype>(*got));
                for (qsizetype end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
                    const QByteArray line = input.first(end);
                    input.remove(0, end + 1);
                    for (const QByteArray& piece : answer(line, number)) {
                        if (!stream.writeAll(piece, Deadline::after(10s)))
                            return;
                    }
                    ++number;
                }
            }
        });
}

void TestSocket::identity()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
    QVERIFY(!(*session)->isDirty());
    QVERIFY(m_server->resources().front() == (*session)->resource());
}

void TestSocket::replySizes_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<qsizetype>("size");
    constexpr qsizetype kPiece = TcpStream::kReceivePiece;
    for (const qsizetype size : {qsizetype{0}, qsizetype{1}, kPiece - 1, kPiece, kPiece + 1, 4 * kPiece + 3}) {
        const QByteArray number = QByteArray::number(size);
        QTest::addRow("block %d", static_cast<int>(size)) << "BLOCK? " + number + '\n'
                                                          << size + 2 + number.size() + 1;
        QTest::addRow("line %d", static_cast<int>(size)) << "LINE? " + number + '\n' << size + 1;
    }
}

void TestSocket::replySizes()
{
    QFETCH(QByteArray, command);
    QFETCH(qsizetype, size);
    const auto session = open();
    QVERIFY(session);
    for (const qsizetype room : {size, size + 1, size + 1000}) {
        const auto reply = ask(**session, command, soon(), static_cast<std::size_t>(room));
        QVERIFY(reply);
        QCOMPARE(reply->size(), size);
        QVERIFY(reply->endsWith('\n'));
        if (command.startsWith("BLOCK")) {
            const qsizetype head = 2 + (reply->at(1) - '0');
            QVERIFY(reply->sliced(head).chopped(1) ==
                    EchoDevice::pattern(static_cast<std::size_t>(size - head - 1)));
        }
    }
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestSocket::smallReads()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("BLOCK? 300\n*OPC?\n", soon()));
    QByteArray all;
    std::array<char, 7> buffer{};
    for (;;) {
        const auto chunk = (*session)->read(buffer, soon());
        QVERIFY(chunk);
        all.append(buffer.data(), static_cast<qsizetype>(chunk->count));
        if (chunk->endsMessage())
            break;
    }
    QCOMPARE(all, "#3300" + EchoDevice::pattern(300) + '\n');
    const auto next = (*session)->read(buffer, soon());
    QVERIFY(next);
    QCOMPARE(QByteArray(buffer.data(), static_cast<qsizetype>(next->count)), QByteArray("1\n"));
    QCOMPARE(next->status, Status::SuccessTermChar);
}

void TestSocket::blockWithoutNewline()
{
    // The newline after the first block comes in front of the second answer.
    const auto pool = peer([](const QByteArray&, int number) {
        return number == 0 ? std::vector<QByteArray>{"#15hello"} : std::vector<QByteArray>{"\nsecond\n"};
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    QCOMPARE(ask(**session, "A?\n").value(), QByteArray("#15hello"));
    QVERIFY(!(*session)->isDirty());
    QCOMPARE(ask(**session, "B?\n").value(), QByteArray("second\n"));
}

void TestSocket::oneBytePerSegment()
{
    const QByteArray text = "#220" + EchoDevice::pattern(20) + "\n";
    const auto pool = peer([text](const QByteArray&, int) {
        std::vector<QByteArray> pieces;
        for (const char byte : text)
            pieces.push_back(QByteArray(1, byte));
        return pieces;
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(ask(**session, "A?\n").value(), text);
}

void TestSocket::mergedReplies()
{
    const auto pool = peer([](const QByteArray&, int number) {
        return number == 2 ? std::vector<QByteArray>{"one\n#13a\nb\nthree\n"} : std::vector<QByteArray>{};
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    QVERIFY((*session)->write("A?\nB?\nC?\n", soon()));
    std::array<char, 100> buffer{};
    for (const char* const expected : {"one\n", "#13a\nb\n", "three\n"}) {
        const auto chunk = (*session)->read(buffer, soon());
        QVERIFY(chunk);
        QCOMPARE(QByteArray(buffer.data(), static_cast<qsizetype>(chunk->count)), QByteArray(expected));
    }
}

void TestSocket::indefiniteBlockIsRefused()
{
    const auto pool = peer([](const QByteArray& line, int number) {
        if (line == "A?")
            return std::vector<QByteArray>{"#0abc\ndef\n"};
        return std::vector<QByteArray>{number == 0 ? "new connection\n" : "old connection\n"};
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    const auto refused = ask(**session, "A?\n");
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorUnsupportedFormat);
    QVERIFY((*session)->isDirty());
    // What looks like the end of the block may be data: only a new connection is sure to be empty.
    QCOMPARE(ask(**session, "B?\n").value(), QByteArray("new connection\n"));
}

void TestSocket::termCharOff()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->setAttribute(Attribute::TermCharEnabled, AttributeValue(false)));
    QVERIFY((*session)->write("LINE? 9\n", soon()));
    std::array<char, 10> buffer{};
    const auto counted = (*session)->read(buffer, soon());
    QVERIFY(counted);
    QCOMPARE(counted->count, std::size_t{10});
    QCOMPARE(counted->status, Status::SuccessMaxCount);
    QVERIFY((*session)->write("LINE? 3\n", soon()));
    const auto late = (*session)->read(buffer, Deadline::after(100ms));
    QVERIFY(!late);
    QCOMPARE(late.error().status, Status::ErrorTimeout);
    QCOMPARE(late.error().transferred, std::size_t{4}); // handed over all the same
}

void TestSocket::otherTermChar()
{
    const auto pool = peer([](const QByteArray&, int) { return std::vector<QByteArray>{"a\nb;c;"}; });
    const auto session = open(pool->port());
    QVERIFY(session);
    QVERIFY((*session)->setAttribute(Attribute::TermChar, AttributeValue(std::int64_t{';'})));
    QCOMPARE(ask(**session, "A?\n").value(), QByteArray("a\nb;"));
}

void TestSocket::blocksInTheInput()
{
    const auto session = open();
    QVERIFY(session);
    const QByteArray data = EchoDevice::pattern(5000);
    QVERIFY(data.contains('\n'));
    QVERIFY((*session)->write("DATA #45000" + data + '\n', soon()));
    const auto back = ask(**session, "DATA?\n", soon(), 5006);
    QVERIFY(back);
    QCOMPARE(*back, "#45000" + data);
}

void TestSocket::lateReplyIsNeverTheNextAnswer()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 3; ++i) {
        const auto late = ask(**session, "DELAY? 150\n", Deadline::after(20ms));
        QVERIFY(!late);
        QCOMPARE(late.error().status, Status::ErrorTimeout);
        QVERIFY((*session)->isDirty());
        QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
        QVERIFY(!(*session)->isDirty());
    }
}

void TestSocket::readWithoutAQuery()
{
    std::atomic<int> connections = 0;
    ConnectionPool pool(*TcpListener::listen(QStringLiteral("127.0.0.1"), 0), [&](TcpStream& stream) {
        ++connections;
        std::array<char, 100> buffer{};
        if (!stream.readSome(buffer, Deadline::never()))
            return;
        while (const auto got = stream.readSome(buffer, Deadline::never())) {
            if (!stream.writeAll("now\n", soon()))
                return;
        }
    });
    const auto session = open(pool.port());
    QVERIFY(session);
    std::array<char, 100> buffer{};
    QVERIFY(!(*session)->read(buffer, Deadline::after(0ms))); // nothing was asked, so nothing has come
    QVERIFY((*session)->isDirty());
    QVERIFY((*session)->clear(soon())); // nobody knows whether a reply is owed: a new connection
    QTRY_COMPARE_WITH_TIMEOUT(connections.load(), 2, 30'000);
    QVERIFY((*session)->write("A?\n", soon()));
    QVERIFY(!(*session)->isDirty());
}

void TestSocket::cancelInTheMiddleOfABlock()
{
    const auto pool = peer([](const QByteArray& line, int) {
        return line == "A?" ? std::vector<QByteArray>{"#9000001000" + QByteArray(500, '\n')}
                            : std::vector<QByteArray>{"fine\n"};
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    const auto token = CancelToken::create();
    QVERIFY((*session)->write("A?\n", soon()));
    std::vector<char> buffer(2000);
    const auto first = (*session)->read(std::span(buffer).first(100), soon());
    QVERIFY(first);
    QCOMPARE(first->status, Status::SuccessMaxCount);
    std::thread canceller([&] { token.cancel(); });
    const auto rest = (*session)->read(buffer, Deadline::after(60s, token));
    canceller.join();
    QVERIFY(!rest);
    QCOMPARE(rest.error().status, Status::ErrorAbort);
    QCOMPARE(ask(**session, "B?\n").value(), QByteArray("fine\n"));
}

void TestSocket::cancelEndsALongWait()
{
    const auto session = open();
    QVERIFY(session);
    const auto token = CancelToken::create();
    QVERIFY((*session)->write("SILENT?\n", soon()));
    Result<visa::ReadChunk> read;
    std::thread reader([&] {
        std::array<char, 64> buffer{};
        read = (*session)->read(buffer, Deadline::never(token));
    });
    QVERIFY(m_device.waitForBlocked(soon()));
    token.cancel();
    reader.join();
    QVERIFY(!read);
    QCOMPARE(read.error().status, Status::ErrorAbort);
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestSocket::writeTimesOut()
{
    auto listener = TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(listener);
    const auto session = open(listener->port());
    QVERIFY(session);
    const QByteArray much(64 << 20, 'x');
    const auto written = (*session)->write(much, Deadline::after(200ms));
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorTimeout);
    QVERIFY(written.error().transferred > 0);
    // The next command must not be glued to half a command: a new connection.
    QVERIFY((*session)->write("*IDN?\n", soon()));
    auto first = listener->accept(soon());
    auto second = listener->accept(soon());
    QVERIFY(first && second);
    std::array<char, 6> buffer{};
    QVERIFY(second->readExactly(buffer, soon()));
    QCOMPARE(QByteArray(buffer.data(), 6), QByteArray("*IDN?\n"));
}

void TestSocket::clearDrains()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("LINE? 10\n", soon()));
    std::array<char, 4> buffer{};
    QVERIFY((*session)->read(buffer, soon())); // the rest has come by now or is in the session
    QVERIFY((*session)->clear(soon()));
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestSocket::triggerAndStatusByte()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->trigger(soon()));
    QCOMPARE(ask(**session, "TRIGGERS?\n").value(), QByteArray("1\n"));
    QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0});
    const auto pool = peer([](const QByteArray&, int) { return std::vector<QByteArray>{"what?\n"}; });
    const auto odd = open(pool->port());
    QVERIFY(odd);
    const auto status = (*odd)->readStatusByte(soon());
    QVERIFY(!status);
    QCOMPARE(status.error().status, Status::ErrorInputProtocolViolation);
}

void TestSocket::whatTheWireLacks()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE((*session)->lock(LockMode::Exclusive, {}, soon()).error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->unlock(soon()).error().status, Status::ErrorSessionNotLocked);
    QVERIFY((*session)->lockState(soon()));
    QCOMPARE((*session)->setRemote(visa::RemoteMode::GoToLocal, soon()).error().status,
             Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->onServiceRequest([](std::uint8_t) {}, soon()).error().status,
             Status::ErrorUnsupportedMechanism);
    QVERIFY((*session)->onServiceRequest({}, soon()));
    instrument::OpenOptions options;
    options.lock = LockMode::Exclusive;
    SocketTransport transport;
    const auto locked = transport.open((*session)->resource(), options, soon());
    QVERIFY(!locked);
    QCOMPARE(locked.error().status, Status::ErrorUnsupportedOperation);
}

void TestSocket::peerDisappears()
{
    const auto pool = peer([](const QByteArray&, int) { return std::vector<QByteArray>{"partial"}; });
    const auto session = open(pool->port());
    QVERIFY(session);
    QVERIFY((*session)->write("A?\n", soon()));
    std::array<char, 7> buffer{};
    QVERIFY((*session)->read(buffer, soon()));
    pool->stop();
    const auto lost = (*session)->read(buffer, soon());
    QVERIFY(!lost);
    QCOMPARE(lost.error().status, Status::ErrorConnectionLost);
    const auto after = (*session)->write("A?\n", soon());
    QVERIFY(!after);
    QCOMPARE(after.error().status, Status::ErrorConnectionLost);
    QCOMPARE(ask(**open(), "*OPC?\n").value(), QByteArray("1\n")); // another opens at once
}

void TestSocket::garbage()
{
    const auto pool = peer([](const QByteArray&, int number) {
        QByteArray bytes = EchoDevice::pattern(3000);
        bytes.replace('\n', '#');
        return number % 2 == 0 ? std::vector<QByteArray>{bytes + '\n'}
                               : std::vector<QByteArray>{"#9999\n", "#A\n"};
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    for (int i = 0; i < 10; ++i) {
        const auto reply = ask(**session, "A?\n", Deadline::after(100ms));
        QVERIFY(reply || isError(reply.error().status));
    }
}

void TestSocket::attributes()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(std::get<bool>((*session)->attribute(Attribute::TcpipKeepAlive).value()), true);
    QVERIFY((*session)->setAttribute(Attribute::TcpipKeepAlive, AttributeValue(false)));
    QCOMPARE(std::get<bool>((*session)->attribute(Attribute::TcpipKeepAlive).value()), false);
    QCOMPARE(std::get<bool>((*session)->attribute(Attribute::TcpipNoDelay).value()), true);
    QVERIFY((*session)->setAttribute(Attribute::TcpipNoDelay, AttributeValue(std::int64_t{0})));
    QCOMPARE(std::get<bool>((*session)->attribute(Attribute::TcpipNoDelay).value()), false);
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::TcpipPort).value()),
             std::int64_t{m_server->port()});
    QCOMPARE(std::get<bool>((*session)->attribute(Attribute::TermCharEnabled).value()), true);
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::TermChar).value()), std::int64_t{10});
    QVERIFY((*session)->setAttribute(Attribute::TimeoutValue, AttributeValue(std::int64_t{0xFFFFFFFF})));
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::TimeoutValue).value()),
             std::int64_t{0xFFFFFFFF});
    QCOMPARE((*session)->attribute(Attribute::TcpipDeviceName).error().status, Status::ErrorUnsupportedAttribute);
    QCOMPARE((*session)->setAttribute(Attribute::TcpipPort, AttributeValue(std::int64_t{1})).error().status,
             Status::ErrorAttributeReadOnly);
}

void TestSocket::openErrors()
{
    const std::uint16_t port = m_server->port();
    m_server.reset();
    const auto refused = open(port);
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceNotFound);
}

void TestSocket::halfClosedClientGetsItsAnswer()
{
    auto stream = TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->port(), soon());
    QVERIFY(stream);
    QVERIFY(stream->writeAll("DELAY? 150\n", soon()));
    ::shutdown(stream->descriptor(), SHUT_WR);
    std::array<char, 5> buffer{};
    QVERIFY(stream->readExactly(buffer, soon()));
    QCOMPARE(QByteArray(buffer.data(), 5), QByteArray("late\n"));
    const auto end = stream->readSome(buffer, soon());
    QVERIFY(!end);
    QCOMPARE(end.error().status, Status::ErrorConnectionLost);
}

void TestSocket::newQueryInterruptsASilentOne()
{
    auto stream = TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->port(), soon());
    QVERIFY(stream);
    QVERIFY(stream->writeAll("SILENT?\n", soon()));
    QVERIFY(m_device.waitForBlocked(soon()));
    QVERIFY(stream->writeAll("*OPC?\n", soon()));
    std::array<char, 2> buffer{};
    QVERIFY(stream->readExactly(buffer, soon()));
    QCOMPARE(QByteArray(buffer.data(), 2), QByteArray("1\n"));
}

void TestSocket::serverEndsWhileBusy()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("SILENT?\n", soon()));
    QVERIFY(m_device.waitForBlocked(soon()));
    m_server.reset();
    std::array<char, 10> buffer{};
    const auto read = (*session)->read(buffer, soon());
    QVERIFY(!read);
    QCOMPARE(read.error().status, Status::ErrorConnectionLost);
    QCOMPARE(m_device.openLinks(), 0);
}

void TestSocket::openAndCloseOften()
{
    QVERIFY(open());
    QVERIFY(m_device.waitForLinks(0, soon()));
    const auto before = test::ProcessResources::now();
    for (int i = 0; i < 500; ++i) {
        const auto session = open();
        QVERIFY(session);
        QVERIFY((*session)->write("*IDN?\n", soon()));
    }
    QVERIFY(m_device.waitForLinks(0, soon()));
    VERIFY_RETURNS_TO(before, 1);
}

} // namespace visor::socket

QTEST_GUILESS_MAIN(visor::socket::TestSocket)
#include "test_socket.moc"
