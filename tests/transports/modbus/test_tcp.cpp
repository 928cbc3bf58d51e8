// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/lock_trial.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "tests/transports/modbus/cell_device.h"
#include "transports/modbus/frames.h"
#include "transports/modbus/pdu.h"
#include "transports/modbus/tcp_server.h"
#include "transports/modbus/tcp_session.h"
#include "transports/modbus/tcp_transport.h"

#include <atomic>
#include <functional>
#include <thread>

namespace visor::modbus {

using namespace std::chrono_literals;
using test::CellDevice;
using visa::Attribute;
using visa::AttributeValue;
using visa::CancelToken;
using visa::Deadline;
using visa::RegisterTable;
using visa::Session;
using visa::Status;
using wire::ConnectionPool;
using wire::TcpListener;
using wire::TcpStream;

class TestTcp : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void conversation_data();
    void conversation();
    void identity();
    void identityInPages();
    void exceptionsKeepTheSession();
    void readInPieces();
    void writeInPieces();
    void nothingAsked();
    void answersToOthersAreDropped();
    void lateAnswerIsNeverTheNext();
    void oneByteAtATime();
    void wrongAnswers_data();
    void wrongAnswers();
    void closedUnderARequest_data();
    void closedUnderARequest();
    void idleConnectionIsMadeAnew();
    void wrongUnitIsSilence();
    void cancelEndsALongWait();
    void floodEndsAtTheDeadline();
    void serverTakesAnyBytes_data();
    void serverTakesAnyBytes();
    void severalClients();
    void whatTheWireLacks();
    void attributes();
    void openErrors();
    void locks();
    void openAndCloseOften();

private:
    static Deadline soon() { return Deadline::after(30s); }
    static Result<std::unique_ptr<Session>> open(std::uint16_t port, int unit = 1);
    Result<std::unique_ptr<Session>> open() { return open(m_server->port()); }
    static Result<QByteArray> ask(Session& session, const QByteArray& text, const Deadline& deadline = soon());
    /// A peer that answers each request frame with the pieces it is told to; an empty piece closes the connection.
    using Answer = std::function<std::vector<QByteArray>(const QByteArray& frame, int number)>;
    static std::unique_ptr<ConnectionPool> peer(Answer answer);
    /// The right answer to a request for one register.
    static QByteArray rightAnswer(const QByteArray& frame, std::uint16_t value = 7)
    {
        QByteArray pdu = QByteArray::fromHex("0302");
        appendWord(pdu, value);
        return tcpFrame(word(frame, 0), static_cast<std::uint8_t>(frame[6]), pdu);
    }

    CellDevice m_device;
    std::unique_ptr<TcpServer> m_server;
};

void TestTcp::init()
{
    TestCase::init();
    m_server.reset();
    m_server = *TcpServer::start(m_device);
}

Result<std::unique_ptr<Session>> TestTcp::open(std::uint16_t port, int unit)
{
    TcpTransport transport;
    const visa::ResourceName name(visa::InterfaceType::ModbusTcp, 0,
                                  visa::ModbusTcpInstrument{QStringLiteral("127.0.0.1"), port, unit});
    return transport.open(name, {}, soon());
}

Result<QByteArray> TestTcp::ask(Session& session, const QByteArray& text, const Deadline& deadline)
{
    if (const auto written = session.write(text, deadline); !written)
        return tl::unexpected(written.error());
    std::array<char, 8192> buffer{};
    const auto chunk = session.read(buffer, deadline);
    if (!chunk)
        return tl::unexpected(chunk.error());
    return QByteArray(buffer.data(), static_cast<qsizetype>(chunk->count));
}

std::unique_ptr<ConnectionPool> TestTcp::peer(Answer answer)
{
    const auto number = std::make_shared<std::atomic<int>>(0);
    return std::make_unique<ConnectionPool>(
        *TcpListener::listen(QStringLiteral("127.0.0.1"), 0), [answer, number](TcpStream& stream) {
            for (;;) {
                std::array<char, kTcpHeader> head{};
                if (!stream.readExactly(head, Deadline::never()))
                    return;
                QByteArray frame(head.data(), head.size());
                QByteArray rest(word(frame, 4) - 1, '\0');
                if (!stream.readExactly({rest.data(), static_cast<std::size_t>(rest.size())}, Deadline::never()))
                    return;
                for (const QByteArray& piece : answer(frame + rest, (*number)++)) {
                    if (piece.isEmpty() || !stream.writeAll(piece, Deadline::after(10s)))
                        return;
                }
            }
        });
}

void TestTcp::conversation_data()
{
    QTest::addColumn<QByteArray>("write");
    QTest::addColumn<QByteArray>("ask");
    QTest::addColumn<QByteArray>("answer");
    const auto row = [](const char* write, const char* question, const char* answer) {
        QTest::newRow(write) << QByteArray(write) << QByteArray(question) << QByteArray(answer);
    };
    row("holding 100 = 1234", "holding? 100", "1234\n");
    row("holding 100 i16 = -5", "holding? n40101 i16", "-5\n");
    row("holding 100 multiple = 77", "holding 100?", "77\n");
    row("holding 10 float32 word-swapped = 1.5,-2.25", "holding? 10 float32 word-swapped count 2", "1.5,-2.25\n");
    row("holding 10 float64 byte-swapped = 1e300", "holding? 10 float64 byte-swapped", "1e+300\n");
    row("holding 10 i16 scale 0.1 offset -40 = 23.5", "holding? 10 i16 scale 0.1 offset -40", "23.5\n");
    row("holding 20 string count 8 = \"Room 5, left\"", "holding? 20 string count 8", "Room 5, left\n");
    row("coil 3 on", "coil? 3", "1\n");
    row("coil 3 = 1,0,1,1", "coil? 3 count 4", "1,0,1,1\n");
    row("holding 4 = 0x12;mask 4 and 0xF2 or 0x25", "holding? 4", "23\n"); // V1.1b3 §6.16: 0x17
    row("holding 4 = 0;holding 4 bit 15 = on;holding 4 bit 0 = on", "holding? 4;holding? 4 bit 15", "32769;1\n");
    row("holding 4 = 9", "holding? 4 count 2 with 5 = 8", "9,8\n");
    row("holding 0 = 0", "holding? 0 count 125",
        "0,0,0,0,9,8,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,"
        "0,0,"
        "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,"
        "0,0,0,0,"
        "0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n");
}

void TestTcp::conversation()
{
    QFETCH(QByteArray, write);
    QFETCH(QByteArray, ask);
    QFETCH(QByteArray, answer);
    if (ask.contains("count 125")) {
        for (std::size_t i = 0; i < 200; ++i)
            m_device.set(RegisterTable::HoldingRegisters, i, i == 4 ? 9 : i == 5 ? 8 : 0);
    }
    const auto session = open();
    QVERIFY(session);
    QVERIFY(m_server->resources().front() == (*session)->resource());
    const auto written = (*session)->write(write + '\n', soon());
    QVERIFY2(written, written ? "" : qPrintable(written.error().message));
    QCOMPARE(TestTcp::ask(**session, ask + '\n').value(), answer);
}

void TestTcp::identity()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,CELL  1,0,1.0\n"));
    QCOMPARE(ask(**session, "identity? 2\n").value(), QByteArray("1.0\n"));
    const auto none = ask(**session, "identity? 6\n");
    QVERIFY(!none);
    QCOMPARE(none.error().status, Status::ErrorInvalidOffset);
}

void TestTcp::identityInPages()
{
    m_device.identify({{0, QByteArray(200, 'v')}, {1, QByteArray(200, 'p')}, {2, QByteArray(200, 'r')}});
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*IDN?\n").value(),
             QByteArray(200, 'v') + ',' + QByteArray(200, 'p') + ",0," + QByteArray(200, 'r') + '\n');
    m_device.identify({{0, "Visor"}, {1, "CELL, 1"}, {2, "1.0"}});
}

void TestTcp::exceptionsKeepTheSession()
{
    const auto session = open();
    QVERIFY(session);
    const auto beyond = ask(**session, "holding? 3000\n");
    QVERIFY(!beyond);
    QCOMPARE(beyond.error().status, Status::ErrorInvalidOffset);
    const auto busy = (*session)->write("holding 2999 = 1\n", soon());
    QVERIFY(!busy);
    QCOMPARE(busy.error().status, Status::ErrorResourceBusy);
    const auto refused = (*session)->write("SYST:ERR?\n", soon());
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorInvalidParameter);
    QCOMPARE(ask(**session, "discrete? 0\n").value(), QByteArray("0\n"));
}

void TestTcp::readInPieces()
{
    m_device.set(RegisterTable::InputRegisters, 5, 65535);
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("input? 5\n", soon()));
    std::array<char, 4> buffer{};
    const auto first = (*session)->read(buffer, soon());
    QVERIFY(first);
    QCOMPARE(first->status, Status::SuccessMaxCount);
    QCOMPARE(QByteArray(buffer.data(), 4), QByteArray("6553"));
    const auto second = (*session)->read(buffer, soon());
    QVERIFY(second);
    QCOMPARE(second->status, Status::Success);
    QCOMPARE(QByteArray(buffer.data(), 2), QByteArray("5\n"));
}

void TestTcp::writeInPieces()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("holding 7", soon(), false));
    QVERIFY((*session)->write("0 = 4\n", soon(), true));
    QCOMPARE(ask(**session, "holding? 70\n").value(), QByteArray("4\n"));
    Result<void> written;
    for (int i = 0; i < 100 && written; ++i)
        written = (*session)->write(QByteArray(1000, ' '), soon(), false);
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorInvalidSize);
    QCOMPARE(ask(**session, "holding? 70\n").value(), QByteArray("4\n"));
}

void TestTcp::nothingAsked()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("coil 1 on\n", soon()));
    std::array<char, 10> buffer{};
    const auto nothing = (*session)->read(buffer, soon());
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().status, Status::ErrorTimeout);
    QVERIFY((*session)->write("coil? 1\n", soon()));
    QVERIFY((*session)->clear(soon()));
    QVERIFY(!(*session)->read(buffer, soon()));
    QVERIFY((*session)->write("coil? 1\n", soon())); // nobody reads it
    QCOMPARE(ask(**session, "coil? 2\n").value(), QByteArray("0\n"));
}

void TestTcp::answersToOthersAreDropped()
{
    // Reordered, duplicate and foreign answers in front of ours, all in one segment.
    const auto pool = peer([](const QByteArray& frame, int number) {
        QByteArray other = rightAnswer(frame, 666);
        other[0] = static_cast<char>(0x77);
        const QByteArray right = rightAnswer(frame, static_cast<std::uint16_t>(number));
        return std::vector<QByteArray>{other + other + right + right};
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(ask(**session, "holding? 0\n").value(), QByteArray::number(i) + '\n');
}

void TestTcp::lateAnswerIsNeverTheNext()
{
    // Even requests get a part of their answer; the rest comes in front of the answer to the next one.
    QByteArray kept;
    const auto pool = peer([&kept](const QByteArray& frame, int number) {
        const QByteArray right = rightAnswer(frame, static_cast<std::uint16_t>(number));
        const qsizetype part = number / 2 % right.size();
        if (number % 2 == 0) {
            kept = right.sliced(part);
            return part == 0 ? std::vector<QByteArray>{} : std::vector<QByteArray>{right.first(part)};
        }
        return std::vector<QByteArray>{kept + right};
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    for (int i = 0; i < 22; i += 2) {
        const auto late = ask(**session, "holding? 0\n", Deadline::after(20ms));
        QVERIFY(!late);
        QCOMPARE(late.error().status, Status::ErrorTimeout);
        QVERIFY(!(*session)->isDirty());
        QCOMPARE(ask(**session, "holding? 0\n").value(), QByteArray::number(i + 1) + '\n');
    }
}

void TestTcp::oneByteAtATime()
{
    const auto pool = peer([](const QByteArray& frame, int number) {
        std::vector<QByteArray> pieces;
        for (const char byte : rightAnswer(frame, static_cast<std::uint16_t>(number)))
            pieces.push_back(QByteArray(1, byte));
        return pieces;
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(ask(**session, "holding? 0\n").value(), QByteArray::number(i) + '\n');
}

void TestTcp::wrongAnswers_data()
{
    QTest::addColumn<QByteArray>("answer"); // behind the transaction id
    QTest::addColumn<Status>("status");
    const auto row = [](const char* name, const char* answer, Status status) {
        QTest::newRow(name) << QByteArray::fromHex(answer) << status;
    };
    const Status broken = Status::ErrorRawReadProtocolViolation;
    row("protocol id", "0001000501030200070000", broken);
    row("length 0", "00000000010302000700", broken);
    row("length 1", "00000001010302000700", broken);
    row("length 255", "000000FF010302000700", broken);
    row("length 65535", "0000FFFF010302000700", broken);
    row("unit",
        "00000005"
        "02"
        "03020007",
        broken);
    row("function",
        "00000005"
        "01"
        "04020007",
        broken);
    row("exception of another function",
        "00000003"
        "01"
        "8402",
        broken);
    row("count",
        "00000005"
        "01"
        "03040007",
        broken);
    row("cut short",
        "00000004"
        "01"
        "030200",
        broken);
    row("function alone", "000000020103", broken);
    row("exception", "00000003018302", Status::ErrorInvalidOffset);
    row("exception: gateway", "0000000301830B", Status::ErrorNoListeners);
    row("never whole", "0000000501", Status::ErrorTimeout);
}

void TestTcp::wrongAnswers()
{
    QFETCH(QByteArray, answer);
    QFETCH(Status, status);
    const auto pool = peer([answer](const QByteArray& frame, int number) {
        if (number > 0)
            return std::vector<QByteArray>{rightAnswer(frame)};
        return std::vector<QByteArray>{frame.first(2) + answer};
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    const bool isSilent = status == Status::ErrorTimeout;
    const auto refused = ask(**session, "holding? 0\n", isSilent ? Deadline::after(50ms) : soon());
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, status);
    QVERIFY(!refused.error().message.isEmpty());
    if (isSilent)
        return; // half a frame stays half a frame until its rest comes: see lateAnswerIsNeverTheNext
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(**session, "holding? 0\n").value(), QByteArray("7\n"));
}

void TestTcp::closedUnderARequest_data()
{
    QTest::addColumn<int>("bytes");
    for (const int bytes : {0, 1, 6, 7, 8, 10})
        QTest::addRow("after %d bytes", bytes) << bytes;
}

void TestTcp::closedUnderARequest()
{
    QFETCH(int, bytes);
    const auto pool = peer([bytes](const QByteArray& frame, int number) {
        if (number > 0)
            return std::vector<QByteArray>{rightAnswer(frame)};
        std::vector<QByteArray> pieces{rightAnswer(frame).first(bytes), QByteArray()};
        if (bytes == 0)
            pieces.erase(pieces.begin());
        return pieces;
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    const auto lost = ask(**session, "holding? 0\n");
    QVERIFY(!lost);
    QCOMPARE(lost.error().status, Status::ErrorConnectionLost);
    QCOMPARE(ask(**session, "holding? 0\n").value(), QByteArray("7\n"));
}

void TestTcp::idleConnectionIsMadeAnew()
{
    const auto pool = peer([](const QByteArray& frame, int) {
        return std::vector<QByteArray>{rightAnswer(frame), QByteArray()}; // closes after each answer
    });
    TcpSession session(visa::ResourceName(visa::InterfaceType::ModbusTcp, 0,
                                          visa::ModbusTcpInstrument{QStringLiteral("127.0.0.1"), pool->port(), 1}),
                       *TcpStream::connect(QStringLiteral("127.0.0.1"), pool->port(), soon()), 5s, 0s);
    for (int i = 0; i < 5; ++i) {
        QVERIFY(pool->waitForConnectionCount(1, soon()));
        QCOMPARE(ask(session, "holding? 0\n").value(), QByteArray("7\n"));
        QVERIFY(pool->waitForConnectionCount(0, soon()));
    }
}

void TestTcp::wrongUnitIsSilence()
{
    const auto session = open(m_server->port(), 9);
    QVERIFY(session);
    const auto silent = ask(**session, "holding? 0\n", Deadline::after(30ms));
    QVERIFY(!silent);
    QCOMPARE(silent.error().status, Status::ErrorTimeout);
    QVERIFY(silent.error().message.contains(QLatin1StringView("Unit 9")));
    for (const int unit : {0, 255})
        QCOMPARE(ask(**open(m_server->port(), unit), "holding? 2000\n").value(), QByteArray("0\n"));
}

void TestTcp::cancelEndsALongWait()
{
    std::atomic<bool> asked = false;
    const auto pool = peer([&](const QByteArray& frame, int number) {
        asked = true;
        return number == 0 ? std::vector<QByteArray>{} : std::vector<QByteArray>{rightAnswer(frame)};
    });
    const auto session = open(pool->port());
    QVERIFY(session);
    const auto token = CancelToken::create();
    Result<void> written;
    std::thread asker([&] { written = (*session)->write("holding? 0\n", Deadline::never(token)); });
    QTRY_VERIFY_WITH_TIMEOUT(asked.load(), 30'000);
    token.cancel();
    asker.join();
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorAbort);
    QCOMPARE(ask(**session, "holding? 0\n").value(), QByteArray("7\n"));
}

void TestTcp::floodEndsAtTheDeadline()
{
    // Frames of another transaction without end.
    ConnectionPool pool(*TcpListener::listen(QStringLiteral("127.0.0.1"), 0), [](TcpStream& stream) {
        const QByteArray frames = tcpFrame(0x7777, 1, QByteArray::fromHex("03020007")).repeated(1000);
        while (stream.writeAll(frames, Deadline::never())) {
        }
    });
    const auto session = open(pool.port());
    QVERIFY(session);
    const auto never = ask(**session, "holding? 0\n", Deadline::after(100ms));
    QVERIFY(!never);
    QCOMPARE(never.error().status, Status::ErrorTimeout);
}

void TestTcp::serverTakesAnyBytes_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QByteArray>("answer"); // empty: the connection is closed
    const auto row = [](const char* name, const char* frame, const char* answer) {
        QTest::newRow(name) << QByteArray::fromHex(frame) << QByteArray::fromHex(answer);
    };
    row("protocol id", "000100010006010300000001", "");
    row("length 0", "000100000000010300000001", "");
    row("length 65535", "00010000FFFF010300000001", "");
    row("http", "474554202F20485454502F312E31", "");
    row("unknown function", "0001000000020141", "00010000000301C101");
    row("function 0", "0001000000020100", "000100000003018001");
    row("short read", "00010000000401030000", "000100000003018303");
    row("quantity 0", "000100000006010300000000", "000100000003018303");
    row("quantity 126", "00010000000601030000007E", "000100000003018303");
    row("quantity 65535", "00010000000601010000FFFF", "000100000003018103");
    row("past the end", "00010000000601030FFF0001", "000100000003018302");
    row("past 65535", "0001000000060103FFFF0002", "000100000003018302");
    row("coil value", "000100000006010500001234", "000100000003018503");
    row("byte count", "000100000009011000000001030000", "000100000003019003");
    row("coils without bytes", "00010000000601 0F0000FFFF", "000100000003018F03");
    row("mask cut", "00010000000401160000", "000100000003019603");
    row("exchange cut", "00010000000401170000", "000100000003019703");
    row("identification cut", "00010000000301 2B0E", "00010000000301AB01");
    row("identification of category 9", "00010000000501 2B0E0900", "00010000000301AB03");
}

void TestTcp::serverTakesAnyBytes()
{
    QFETCH(QByteArray, frame);
    QFETCH(QByteArray, answer);
    auto stream = TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->port(), soon());
    QVERIFY(stream);
    QVERIFY(stream->writeAll(frame, soon()));
    QByteArray got(std::max<qsizetype>(answer.size(), 1), '\0');
    const auto read = stream->readExactly({got.data(), static_cast<std::size_t>(got.size())}, soon());
    if (answer.isEmpty()) {
        QVERIFY(!read);
        QCOMPARE(read.error().status, Status::ErrorConnectionLost);
    } else {
        QVERIFY(read);
        QCOMPARE(got.toHex(), answer.toHex());
    }
    QCOMPARE(ask(**open(), "holding? 2000\n").value(), QByteArray("0\n"));
}

void TestTcp::severalClients()
{
    constexpr int kClients = 8;
    std::vector<std::thread> threads;
    std::atomic<int> failures = 0;
    for (int client = 0; client < kClients; ++client) {
        threads.emplace_back([&, client] {
            const auto session = open();
            for (int i = 0; session && i < 100; ++i) {
                const QByteArray place = QByteArray::number(500 + client);
                const QByteArray value = QByteArray::number(i * 10 + client);
                if (!(*session)->write("holding " + place + " = " + value, soon()) ||
                    ask(**session, "holding? " + place).value_or("") != value + '\n')
                    ++failures;
                if (!(*session)->write("holding 600 bit " + QByteArray::number(client) + " = on", soon()))
                    ++failures;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(ask(**open(), "holding? 600").value(), QByteArray("255\n")); // no bit was lost to another client
}

void TestTcp::whatTheWireLacks()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE((*session)->trigger(soon()).error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->readStatusByte(soon()).error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->lock(visa::LockMode::Exclusive, {}, soon()).error().status,
             Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->unlock(soon()).error().status, Status::ErrorSessionNotLocked);
    QCOMPARE((*session)->lockState(soon())->holders, 0);
    QCOMPARE((*session)->setRemote(visa::RemoteMode::GoToLocal, soon()).error().status,
             Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->onServiceRequest([](std::uint8_t) {}, soon()).error().status,
             Status::ErrorUnsupportedMechanism);
    QVERIFY((*session)->onServiceRequest({}, soon()));
    QVERIFY(!(*session)->isDirty());
}

void TestTcp::attributes()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE((*session)->attribute(Attribute::TcpipPort).value(), AttributeValue(std::int64_t{m_server->port()}));
    QCOMPARE((*session)->attribute(Attribute::TcpipKeepAlive).value(), AttributeValue(true));
    QVERIFY((*session)->setAttribute(Attribute::TcpipKeepAlive, AttributeValue(false)));
    QCOMPARE((*session)->attribute(Attribute::TcpipKeepAlive).value(), AttributeValue(false));
}

void TestTcp::openErrors()
{
    auto listener = TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(listener);
    const std::uint16_t port = listener->port();
    listener->close();
    const auto refused = open(port);
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceNotFound);
    TcpTransport transport;
    instrument::OpenOptions options;
    options.lock = visa::LockMode::Exclusive;
    QCOMPARE(transport.open(m_server->resources().front(), options, soon()).error().status,
             Status::ErrorUnsupportedOperation);
    const auto other = visa::ResourceName::parse(QStringLiteral("TCPIP::h::inst0::INSTR"));
    QVERIFY(other && !transport.handles(*other));
    QCOMPARE(transport.open(*other, {}, soon()).error().status, Status::ErrorUnsupportedOperation);
}

void TestTcp::locks()
{
    test::LockTrial trial(std::make_unique<TcpTransport>(), m_server->resources().front());
    QCOMPARE(trial.trouble("holding? 1\n"), QString());
}

void TestTcp::openAndCloseOften()
{
    static_cast<void>(ask(**open(), "holding? 0"));
    QVERIFY(m_server->waitForNoClients(soon()));
    const auto before = test::ProcessResources::now();
    for (int i = 0; i < 1000; ++i) {
        const auto session = open();
        QVERIFY(session);
        if (i % 10 == 0)
            QVERIFY(ask(**session, "holding? 0"));
    }
    QVERIFY(m_server->waitForNoClients(soon()));
    VERIFY_RETURNS_TO(before, 1); // the thread that ended last is joined by the next
}

} // namespace visor::modbus

QTEST_GUILESS_MAIN(visor::modbus::TestTcp)
#include "test_tcp.moc"
