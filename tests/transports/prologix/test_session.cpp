// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions on one adapter against our adapter, and against one that misbehaves.
#include "tests/common/echo_device.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "transports/prologix/prologix_server.h"
#include "transports/prologix/prologix_session.h"
#include "transports/prologix/prologix_transport.h"

#include <functional>
#include <thread>

namespace visor::prologix {

using namespace std::chrono_literals;
using test::EchoDevice;
using visa::Attribute;
using visa::AttributeValue;
using visa::CancelToken;
using visa::Deadline;
using visa::Session;
using visa::Status;
using wire::ConnectionPool;
using wire::TcpListener;
using wire::TcpStream;

class TestPrologixSession : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void identities_data();
    void identities();
    void replySizes();
    void everyByte();
    void rawBinary();
    void smallReads();
    void termChar();
    void twoInstrumentsAtOnce();
    void lateReplyReachesNobody();
    void lateVersionReachesNobody_data();
    void lateVersionReachesNobody();
    void slowStart();
    void unreadAnswerReachesNobody();
    void answerInPieces();
    void slowAnswer();
    void silentInstrument();
    void cancelWhileReading();
    void cancelWhileWaitingForTheAdapter();
    void unfinishedReplyGivesWay();
    void verbs();
    void nobodyThere();
    void serviceRequests();
    void adapterItself();
    void boards();
    void secondProgramIsRefused();
    void notAnAdapter();
    void attributes();
    void adapterDisappears_data();
    void adapterDisappears();
    void faultyAnswers_data();
    void faultyAnswers();
    void wireBytes();
    void openAndCloseOften();

private:
    static Deadline soon() { return Deadline::after(30s); }
    Result<std::unique_ptr<Session>> open(int primary, std::optional<int> secondary = {});
    static Result<QByteArray> ask(Session& session, const QByteArray& text, const Deadline& deadline = soon(),
                                  std::size_t room = 1 << 16);
    void start(bool onTerminal);
    /// An adapter that answers each line with what it is told to; the connection ends where that says nothing.
    using Answer = std::function<std::optional<QByteArray>(const QByteArray& line)>;
    std::unique_ptr<ConnectionPool> peer(Answer answer, bool isScripted = false);
    /// The adapter's own answers, which peer() gives unless they are scripted too.
    static std::optional<QByteArray> ofItself(const QByteArray& line, QByteArray& readTime);

    EchoDevice m_first{"Visor,First,1,1.0"};
    EchoDevice m_second{"Visor,Second,2,1.0"};
    std::unique_ptr<PrologixServer> m_server;
    std::shared_ptr<GpibBoards> m_boards;
    std::unique_ptr<PrologixTransport> m_transport;
};

void TestPrologixSession::init()
{
    TestCase::init();
    m_transport.reset();
    start(false);
}

void TestPrologixSession::start(bool onTerminal)
{
    m_server.reset();
    PrologixServer::Options options;
    options.onTerminal = onTerminal;
    if (onTerminal)
        options.version = "AR488 GPIB controller, ver. 0.51.18, 23/12/2022";
    auto server = PrologixServer::start({{{9, {}}, &m_first}, {{22, 1}, &m_second}}, options);
    QVERIFY(server);
    m_server = std::move(*server);
    m_boards = std::make_shared<GpibBoards>();
    m_boards->define(0, m_server->adapter());
    m_transport = std::make_unique<PrologixTransport>(m_boards);
}

Result<std::unique_ptr<Session>> TestPrologixSession::open(int primary, std::optional<int> secondary)
{
    return m_transport->open(
        visa::ResourceName(visa::InterfaceType::Gpib, 0, visa::GpibInstrument{primary, secondary}), {}, soon());
}

Result<QByteArray> TestPrologixSession::ask(Session& session, const QByteArray& text, const Deadline& deadline,
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

std::optional<QByteArray> TestPrologixSession::ofItself(const QByteArray& line, QByteArray& readTime)
{
    if (line == "++ver")
        return QByteArray("Prologix GPIB test\r\n");
    if (line == "++read_tmo_ms")
        return readTime + "\r\n";
    if (line.startsWith("++read_tmo_ms "))
        readTime = line.sliced(14);
    return std::nullopt;
}

std::unique_ptr<ConnectionPool> TestPrologixSession::peer(Answer answer, bool isScripted)
{
    auto pool = std::make_unique<ConnectionPool>(
        *TcpListener::listen(QStringLiteral("127.0.0.1"), 0), [answer, isScripted](TcpStream& stream) {
            QByteArray input;
            QByteArray readTime;
            std::array<char, 4096> buffer{};
            while (const auto got = stream.readSome(buffer, Deadline::never())) {
                input.append(buffer.data(), static_cast<qsizetype>(*got));
                for (qsizetype end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
                    const QByteArray line = input.first(end);
                    input.remove(0, end + 1);
                    const auto own = isScripted ? std::nullopt : ofItself(line, readTime);
                    const auto said = own ? own : answer(line);
                    if (!said || !stream.writeAll(*said, Deadline::after(10s)))
                        return;
                }
            }
        });
    m_boards->define(0, {visa::InterfaceType::PrologixTcpip, 0,
                         visa::PrologixAdapter{QStringLiteral("127.0.0.1"), pool->port()}});
    return pool;
}

void TestPrologixSession::identities_data()
{
    QTest::addColumn<bool>("onTerminal");
    QTest::newRow("GPIB-ETHERNET") << false;
    QTest::newRow("AR488 on a serial port") << true;
}

void TestPrologixSession::identities()
{
    QFETCH(bool, onTerminal);
    start(onTerminal);
    const auto first = open(9);
    QVERIFY2(first, first ? "" : qPrintable(first.error().message));
    const auto second = open(22, 1);
    QVERIFY2(second, second ? "" : qPrintable(second.error().message));
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(ask(**first, "*IDN?\n").value(), QByteArray("Visor,First,1,1.0\n"));
        QCOMPARE(ask(**second, "*IDN?\n").value(), QByteArray("Visor,Second,2,1.0\n"));
    }
    QCOMPARE((*second)->resource().toString(), QStringLiteral("GPIB0::22::1::INSTR"));
    QCOMPARE(m_server->resources().back(), (*second)->resource());
}

void TestPrologixSession::replySizes()
{
    const auto session = open(9);
    QVERIFY(session);
    for (const std::size_t size : {0u, 1u, 4095u, 65535u, 65536u, 65537u, 300'000u}) {
        const QByteArray number = QByteArray::number(static_cast<qulonglong>(size));
        const auto block = ask(**session, "BLOCK? " + number + '\n', soon(), size + 100);
        QVERIFY(block);
        QVERIFY(*block == '#' + QByteArray::number(number.size()) + number + EchoDevice::pattern(size) + '\n');
        const auto line = ask(**session, "LINE? " + number + '\n', soon(), size + 100);
        QVERIFY(line);
        QCOMPARE(line->size(), static_cast<qsizetype>(size) + 1);
        // Room for exactly the reply: END and not the count ended it.
        QByteArray exact(static_cast<qsizetype>(size) + 1, '\0');
        QVERIFY((*session)->write("LINE? " + number + '\n', soon()));
        const auto chunk = (*session)->read({exact.data(), size + 1}, soon());
        QVERIFY(chunk);
        QCOMPARE(chunk->count, size + 1);
        if (!chunk->endsMessage()) { // the mark was still on its way
            char none = 0;
            const auto end = (*session)->read({&none, 1}, soon());
            QVERIFY(end);
            QCOMPARE(end->count, std::size_t{0});
            QVERIFY(end->endsMessage());
        }
    }
}

void TestPrologixSession::everyByte()
{
    const auto session = open(9);
    QVERIFY(session);
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all.append(static_cast<char>(i));
    all = all + all + "++ver\n" + QByteArray(10, kEndMark);
    const QByteArray block = "#3" + QByteArray::number(all.size()) + all;
    QVERIFY((*session)->write("DATA " + block, soon()));
    QCOMPARE(ask(**session, "DATA?").value(), block);
}

void TestPrologixSession::rawBinary()
{
    // A picture without a header that holds the end mark, also as the last byte of a piece.
    const auto session = open(9);
    QVERIFY(session);
    const auto reply = ask(**session, "BYTES? 200000\n", soon(), 300'000);
    QVERIFY(reply);
    QVERIFY(*reply == EchoDevice::pattern(200'000));
    QCOMPARE(ask(**session, "BYTES? 0\n").value(), QByteArray());
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestPrologixSession::smallReads()
{
    const auto session = open(9);
    const auto other = open(22, 1);
    QVERIFY(session && other);
    QVERIFY((*session)->write("BLOCK? 300\n", soon()));
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
    QCOMPARE(ask(**other, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestPrologixSession::termChar()
{
    const auto session = open(9);
    QVERIFY(session);
    QVERIFY((*session)->setAttribute(Attribute::TermChar, AttributeValue(std::int64_t{';'})));
    QVERIFY((*session)->setAttribute(Attribute::TermCharEnabled, AttributeValue(true)));
    QVERIFY((*session)->write("DATA one;two;three", soon()));
    QCOMPARE(ask(**session, "DATA?").value(), QByteArray("one;"));
    QByteArray room(20, '\0');
    auto chunk = (*session)->read({room.data(), 20}, soon());
    QCOMPARE(chunk.value().status, Status::SuccessTermChar);
    QCOMPARE(room.first(static_cast<qsizetype>(chunk->count)), QByteArray("two;"));
    chunk = (*session)->read({room.data(), 20}, soon());
    QCOMPARE(chunk.value().status, Status::Success);
    QCOMPARE(room.first(static_cast<qsizetype>(chunk->count)), QByteArray("three"));
}

void TestPrologixSession::twoInstrumentsAtOnce()
{
    auto first = open(9);
    auto second = open(22, 1);
    QVERIFY(first && second);
    std::atomic<int> wrong = 0;
    const auto talk = [&wrong](Session& session, const QByteArray& identity) {
        for (int i = 0; i < 200; ++i) {
            const auto reply = ask(session, "*IDN?\n");
            wrong += reply && *reply == identity ? 0 : 1;
            const auto block = ask(session, "BLOCK? 3000\n");
            wrong += block && block->size() == 3007 ? 0 : 1;
        }
    };
    std::thread one([&] { talk(**first, "Visor,First,1,1.0\n"); });
    std::thread two([&] { talk(**second, "Visor,Second,2,1.0\n"); });
    one.join();
    two.join();
    QCOMPARE(wrong.load(), 0);
}

void TestPrologixSession::lateReplyReachesNobody()
{
    const auto first = open(9);
    const auto second = open(22, 1);
    QVERIFY(first && second);
    for (int i = 0; i < 3; ++i) {
        const auto late = ask(**first, "DELAY? 60\n", Deadline::after(20ms));
        QVERIFY(!late);
        QCOMPARE(late.error().status, Status::ErrorTimeout);
        QVERIFY(late.error().message.contains(QStringLiteral("GPIB address 9")));
        QCOMPARE(ask(**second, "*IDN?\n").value(), QByteArray("Visor,Second,2,1.0\n"));
        QCOMPARE(ask(**first, "*IDN?\n").value(), QByteArray("Visor,First,1,1.0\n"));
    }
}

void TestPrologixSession::lateVersionReachesNobody_data()
{
    QTest::addColumn<int>("heldRounds");
    QTest::newRow("one late") << 1;
    QTest::newRow("three late") << 3;
}

void TestPrologixSession::lateVersionReachesNobody()
{
    // The adapter says nothing, not even its version, until so many questions about it have been given up; then it
    // answers everything in order, as adapters do. The next reply is its instrument's own.
    QFETCH(int, heldRounds);
    QByteArray held;
    QByteArray readTime;
    int versions = 0;
    bool isAwake = true;
    const auto pool = peer(
        [&](const QByteArray& line) -> std::optional<QByteArray> {
            if (const auto own = ofItself(line, readTime))
                held += *own;
            else if (line == "++read eoi")
                held += isAwake ? "fresh\n\x04" : "stale\n\x04";
            if (line.startsWith("slow?"))
                isAwake = false;
            if (!isAwake && line == "++ver" && ++versions > heldRounds)
                isAwake = true;
            return isAwake ? std::exchange(held, QByteArray()) : QByteArray();
        },
        true);
    const auto first = open(9);
    const auto second = open(22, 1);
    QVERIFY2(first && second, first ? "" : qPrintable(first.error().message));
    QCOMPARE(ask(**first, "quick?\n").value(), QByteArray("fresh\n"));
    QCOMPARE(ask(**first, "slow?\n", Deadline::after(150ms)).error().status, Status::ErrorTimeout);
    Result<QByteArray> reply = tl::unexpected(Error{});
    const Deadline limit = soon();
    while (!reply && !limit.hasExpired()) // what is tried before the adapter wakes is a timeout and nothing else
        reply = ask(**second, "quick?\n", Deadline::after(200ms));
    QVERIFY(reply);
    QCOMPARE(*reply, QByteArray("fresh\n"));
    QCOMPARE(ask(**first, "quick?\n").value(), QByteArray("fresh\n"));
}

void TestPrologixSession::slowStart()
{
    // Asleep for the first ++ver; the answer to the second is given to the first, and the other comes late.
    QByteArray held;
    QByteArray readTime;
    int versions = 0;
    const auto pool = peer(
        [&](const QByteArray& line) -> std::optional<QByteArray> {
            const auto own = ofItself(line, readTime);
            if (line == "++ver" && ++versions <= 2) {
                if (versions == 2)
                    held = *own;
                return versions == 2 ? *own : QByteArray();
            }
            if (own)
                return std::exchange(held, QByteArray()) + *own;
            return line == "++read eoi" ? std::exchange(held, QByteArray()) + "1\n\x04" : QByteArray();
        },
        true);
    const auto session = open(9);
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestPrologixSession::unreadAnswerReachesNobody()
{
    const auto adapter = m_transport->open(m_server->adapter(), {}, soon());
    const auto first = open(9);
    QVERIFY(adapter && first);
    for (const char* const line : {"++ver", "++read_tmo_ms", "++addr"}) {
        QVERIFY((*adapter)->write(line, soon())); // and nobody reads the answer
        QCOMPARE(ask(**first, "*IDN?\n").value(), QByteArray("Visor,First,1,1.0\n"));
        QVERIFY((*first)->readStatusByte(soon()));
        std::array<char, 64> buffer{};
        const auto late = (*adapter)->read(buffer, soon());
        QVERIFY(!late);
        QCOMPARE(late.error().status, Status::ErrorInputProtocolViolation);
        QVERIFY(late.error().message.contains(QStringLiteral("ask again")));
        QVERIFY((*adapter)->write(line, soon()));
        QVERIFY((*adapter)->write("++ver", soon())); // what was asked before is no longer wanted
        const auto version = (*adapter)->read(buffer, soon());
        QVERIFY(version);
        QVERIFY(QByteArray(buffer.data(), static_cast<qsizetype>(version->count)).startsWith("Prologix GPIB-"));
    }
}

void TestPrologixSession::answerInPieces()
{
    // The first half of a status byte before the adapter's time is over, the second half after it.
    QByteArray held;
    QByteArray readTime;
    const auto pool = peer(
        [&](const QByteArray& line) -> std::optional<QByteArray> {
            if (line.startsWith("++spoll")) {
                held = "4\r\n";
                return QByteArray("6");
            }
            const auto own = ofItself(line, readTime);
            return own ? std::exchange(held, QByteArray()) + *own : QByteArray();
        },
        true);
    const auto session = open(9);
    QVERIFY(session);
    QCOMPARE((*session)->readStatusByte(Deadline::after(5s)).value(), std::uint8_t{64});
}

void TestPrologixSession::slowAnswer()
{
    // Longer than one ++read lasts: asked again until it comes.
    const auto session = open(9);
    QVERIFY(session);
    QCOMPARE(ask(**session, "DELAY? 1300\n").value(), QByteArray("late\n"));
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestPrologixSession::silentInstrument()
{
    const auto first = open(9);
    const auto second = open(22, 1);
    QVERIFY(first && second);
    QCOMPARE(ask(**first, "SILENT?\n", Deadline::after(100ms)).error().status, Status::ErrorTimeout);
    QCOMPARE(ask(**second, "*OPC?\n").value(), QByteArray("1\n"));
    QCOMPARE(ask(**first, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestPrologixSession::cancelWhileReading()
{
    const auto first = open(9);
    const auto second = open(22, 1);
    QVERIFY(first && second);
    const auto token = CancelToken::create();
    QVERIFY((*first)->write("SILENT?\n", soon()));
    Result<visa::ReadChunk> read;
    std::thread reader([&] {
        std::array<char, 64> buffer{};
        read = (*first)->read(buffer, Deadline::never(token));
    });
    QVERIFY(m_first.waitForBlocked(soon()));
    token.cancel();
    reader.join();
    QVERIFY(!read);
    QCOMPARE(read.error().status, Status::ErrorAbort);
    QCOMPARE(ask(**second, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestPrologixSession::cancelWhileWaitingForTheAdapter()
{
    const auto first = open(9);
    const auto second = open(22, 1);
    QVERIFY(first && second);
    const auto token = CancelToken::create();
    QVERIFY((*first)->write("SILENT?\n", soon()));
    std::thread reader([&] {
        std::array<char, 64> buffer{};
        static_cast<void>((*first)->read(buffer, Deadline::never(token)));
    });
    QVERIFY(m_first.waitForBlocked(soon()));
    const auto occupied = (*second)->write("*OPC?\n", Deadline::after(30ms));
    QVERIFY(!occupied);
    QCOMPARE(occupied.error().status, Status::ErrorTimeout);
    QVERIFY(occupied.error().message.contains(QStringLiteral("busy")));
    const auto other = CancelToken::create();
    other.cancel();
    QCOMPARE((*second)->write("*OPC?\n", Deadline::never(other)).error().status, Status::ErrorAbort);
    token.cancel();
    reader.join();
    QCOMPARE(ask(**second, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestPrologixSession::unfinishedReplyGivesWay()
{
    const auto first = open(9);
    const auto second = open(22, 1);
    QVERIFY(first && second);
    QVERIFY((*first)->write("LINE? 5000\n", soon()));
    std::array<char, 10> buffer{};
    QCOMPARE((*first)->read(buffer, soon()).value().status, Status::SuccessMaxCount);
    // Nobody reads the rest: after a while the adapter is somebody else's, and the rest is nobody's.
    QCOMPARE(ask(**second, "*IDN?\n").value(), QByteArray("Visor,Second,2,1.0\n"));
    const auto rest = (*first)->read(buffer, soon());
    QVERIFY(!rest);
    QCOMPARE(rest.error().status, Status::ErrorInputProtocolViolation);
    QCOMPARE(ask(**first, "*IDN?\n").value(), QByteArray("Visor,First,1,1.0\n"));
}

void TestPrologixSession::verbs()
{
    const auto session = open(9);
    QVERIFY(session);
    QVERIFY((*session)->trigger(soon()));
    QVERIFY((*session)->trigger(soon()));
    QCOMPARE(ask(**session, "TRIGGERS?\n").value(), QByteArray("2\n"));
    QVERIFY((*session)->clear(soon()));
    QCOMPARE(ask(**session, "CLEARS?\n").value(), QByteArray("1\n"));
    QVERIFY((*session)->setRemote(visa::RemoteMode::AssertLocalLockout, soon()));
    QCOMPARE(ask(**session, "REMOTE?\n").value(), QByteArray("5\n"));
    QVERIFY((*session)->setRemote(visa::RemoteMode::GoToLocal, soon()));
    QCOMPARE(ask(**session, "REMOTE?\n").value(), QByteArray("6\n"));
    QCOMPARE((*session)->setRemote(visa::RemoteMode::DeassertRemoteEnable, soon()).error().status,
             Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0});
    QVERIFY((*session)->write("LINE? 3\n", soon()));
    QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0x10}); // message available
    std::array<char, 10> buffer{};
    QCOMPARE((*session)->read(buffer, soon()).value().count, std::size_t{4});
    QCOMPARE((*session)->lock(visa::LockMode::Exclusive, {}, soon()).error().status,
             Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->unlock(soon()).error().status, Status::ErrorSessionNotLocked);
    // Two parts of one message: END with the second only.
    QVERIFY((*session)->write("DATA ab", soon(), false));
    QVERIFY((*session)->write("cd", soon()));
    QCOMPARE(ask(**session, "DATA?").value(), QByteArray("abcd"));
}

void TestPrologixSession::nobodyThere()
{
    const auto session = open(5);
    QVERIFY(session); // an address can be opened whether or not anybody is there
    QVERIFY((*session)->write("*RST\n", soon()));
    const auto status = (*session)->readStatusByte(Deadline::after(300ms));
    QVERIFY(!status);
    QCOMPARE(status.error().status, Status::ErrorNoListeners);
    QVERIFY(status.error().message.contains(QStringLiteral("address 5")));
    QCOMPARE(ask(**session, "*IDN?\n", Deadline::after(60ms)).error().status, Status::ErrorTimeout);
    const auto first = open(9);
    QVERIFY(first);
    QCOMPARE(ask(**first, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestPrologixSession::serviceRequests()
{
    const auto first = open(9);
    const auto second = open(22, 1);
    QVERIFY(first && second);
    std::atomic<int> firstCalls = 0;
    std::atomic<int> secondCalls = 0;
    std::atomic<int> lastStatus = 0;
    QVERIFY((*first)->onServiceRequest(
        [&](std::uint8_t status) {
            lastStatus = status;
            ++firstCalls;
        },
        soon()));
    QVERIFY((*second)->onServiceRequest([&](std::uint8_t) { ++secondCalls; }, soon()));
    for (int i = 1; i <= 3; ++i) {
        QVERIFY((*first)->write("SRQ\n", soon()));
        QTRY_COMPARE_WITH_TIMEOUT(firstCalls.load(), i, 30'000);
        QVERIFY((lastStatus & 0x40) != 0);
        QVERIFY(((*first)->readStatusByte(soon()).value() & 0x40) != 0); // the byte it came with, once
        QCOMPARE((*first)->readStatusByte(soon()).value() & 0x40, 0);
    }
    // During a query of the other instrument.
    QVERIFY((*second)->write("DELAY? 400\n", soon()));
    m_first.requestService();
    std::array<char, 10> buffer{};
    QCOMPARE((*second)->read(buffer, soon()).value().count, std::size_t{5});
    QTRY_COMPARE_WITH_TIMEOUT(firstCalls.load(), 4, 30'000);
    QCOMPARE(secondCalls.load(), 0);
    QVERIFY((*first)->onServiceRequest({}, soon()));
    m_second.requestService();
    QTRY_COMPARE_WITH_TIMEOUT(secondCalls.load(), 1, 30'000);
    QCOMPARE(firstCalls.load(), 4);
}

void TestPrologixSession::adapterItself()
{
    const auto adapter = m_transport->open(m_server->adapter(), {}, soon());
    QVERIFY(adapter);
    QCOMPARE(ask(**adapter, "++ver\n").value(),
             QByteArray("Prologix GPIB-ETHERNET Controller version 01.06.06.00\r\n"));
    const auto session = open(9);
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
    QCOMPARE(ask(**adapter, "++addr").value(), QByteArray("9\r\n"));
    QVERIFY((*adapter)->write("++addr 1\n", soon()));
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n")); // addressed anew
    QCOMPARE((*adapter)->write("*RST\n", soon()).error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE((*adapter)->readStatusByte(soon()).error().status, Status::ErrorUnsupportedOperation);
    std::array<char, 3> buffer{};
    QVERIFY((*adapter)->write("++ver", soon()));
    QCOMPARE((*adapter)->read(buffer, soon()).value().status, Status::SuccessMaxCount);
    QVERIFY((*adapter)->clear(soon()));
}

void TestPrologixSession::boards()
{
    const visa::ResourceName name = *visa::ResourceName::parse(u"GPIB7::9::INSTR");
    const auto unknown = m_transport->open(name, {}, soon());
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().status, Status::ErrorInterfaceNotConfigured);
    QVERIFY(unknown.error().message.contains(QStringLiteral("PRLGX-TCPIP7::HOST::1234::INTFC")));
    // Opening an adapter by its name defines its board.
    visa::ResourceName adapter(visa::InterfaceType::PrologixTcpip, 7,
                               *m_server->adapter().as<visa::PrologixAdapter>());
    QVERIFY(m_transport->open(adapter, {}, soon()));
    const auto session = m_transport->open(name, {}, soon());
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
    QVERIFY(m_transport->handles(name) && m_transport->handles(adapter));
    QVERIFY(!m_transport->handles(*visa::ResourceName::parse(u"TCPIP::h::INSTR")));
    m_boards->define(8, *visa::ResourceName::parse(u"TCPIP::h::gpib0::INSTR"));
    const auto gateway = m_transport->open(*visa::ResourceName::parse(u"GPIB8::9::2::INSTR"), {}, soon());
    QVERIFY(!gateway);
    QVERIFY(gateway.error().message.contains(QStringLiteral("TCPIP0::h::gpib0,9,2::INSTR")));
}

void TestPrologixSession::secondProgramIsRefused()
{
    const auto session = open(9);
    QVERIFY(session);
    PrologixTransport another(m_boards); // as another program would
    const auto refused = another.open((*session)->resource(), {}, soon());
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceBusy);
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestPrologixSession::notAnAdapter()
{
    auto listener = TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    m_boards->define(0, {visa::InterfaceType::PrologixTcpip, 0,
                         visa::PrologixAdapter{QStringLiteral("127.0.0.1"), listener->port()}});
    const auto silent =
        m_transport->open(*visa::ResourceName::parse(u"GPIB0::9::INSTR"), {}, Deadline::after(100ms));
    QVERIFY(!silent);
    QCOMPARE(silent.error().status, Status::ErrorTimeout);
    QVERIFY(silent.error().message.contains(QStringLiteral("++ver")));
    const auto token = CancelToken::create();
    token.cancel();
    QCOMPARE(m_transport->open(*visa::ResourceName::parse(u"GPIB0::9::INSTR"), {}, Deadline::never(token))
                 .error()
                 .status,
             Status::ErrorAbort);
    const std::uint16_t port = listener->port();
    listener->close();
    const auto refused = m_transport->open(*visa::ResourceName::parse(u"GPIB0::9::INSTR"), {}, soon());
    QVERIFY(port != 0 && !refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceNotFound);
}

void TestPrologixSession::attributes()
{
    const auto session = open(22, 1);
    QVERIFY(session);
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::GpibPrimaryAddress).value()),
             std::int64_t{22});
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::GpibSecondaryAddress).value()),
             std::int64_t{1});
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::InterfaceType).value()), std::int64_t{1});
    QCOMPARE((*session)->attribute(Attribute::AsrlBaud).error().status, Status::ErrorUnsupportedAttribute);
    QVERIFY((*session)->setAttribute(Attribute::SendEndEnabled, AttributeValue(false)));
}

void TestPrologixSession::adapterDisappears_data()
{
    QTest::addColumn<QString>("during");
    for (const char* const during : {"read", "write", "clear", "status byte", "idle"})
        QTest::newRow(during) << QString::fromLatin1(during);
}

void TestPrologixSession::adapterDisappears()
{
    QFETCH(QString, during);
    std::atomic<bool> isUnplugged = false;
    const auto pool = peer([&](const QByteArray& line) -> std::optional<QByteArray> {
        const bool isSetUp = line.startsWith("++") && !line.startsWith("++addr") &&
                             !line.startsWith("++read eoi") && !line.startsWith("++spoll") &&
                             !line.startsWith("++clr");
        if (isSetUp && !isUnplugged)
            return QByteArray();
        return std::nullopt;
    });
    const auto session = open(9);
    QVERIFY(session);
    std::array<char, 10> buffer{};
    Status status = Status::Success;
    const Deadline limit = soon(); // a closed connection shows with a later write
    while (status != Status::ErrorConnectionLost && !limit.hasExpired()) {
        if (during == QStringLiteral("read")) {
            const auto read = (*session)->read(buffer, soon());
            status = read ? Status::Success : read.error().status;
        } else if (during == QStringLiteral("status byte")) {
            const auto polled = (*session)->readStatusByte(soon());
            status = polled ? Status::Success : polled.error().status;
        } else {
            if (during == QStringLiteral("idle"))
                pool->stop();
            const auto done = during == QStringLiteral("clear")
                                  ? (*session)->clear(soon())
                                  : (*session)->write(QByteArray(100'000, 'x'), soon());
            status = done ? Status::Success : done.error().status;
        }
    }
    QCOMPARE(status, Status::ErrorConnectionLost);
    QCOMPARE((*session)->write("A\n", soon()).error().status, Status::ErrorConnectionLost);
    // A new session makes a new connection.
    m_boards->define(0, m_server->adapter());
    const auto again = open(9);
    QVERIFY(again);
    QCOMPARE(ask(**again, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestPrologixSession::faultyAnswers_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("status");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("no mark") << QByteArray("abc") << QByteArray("abc\r\n");
    QTest::newRow("endless block") << QByteArray("#9999999999abc") << QByteArray("256\r\n");
    QTest::newRow("terabyte block") << QByteArray("#(1099511627776)abc") << QByteArray("-1\r\n");
    QTest::newRow("version in the data") << QByteArray("Prologix GPIB test") << QByteArray("4294967295\r\n");
    QTest::newRow("long line") << QByteArray(5000, 'x') << QByteArray(5000, '1');
}

void TestPrologixSession::faultyAnswers()
{
    QFETCH(QByteArray, reply);
    QFETCH(QByteArray, status);
    const auto pool = peer([&](const QByteArray& line) -> std::optional<QByteArray> {
        if (line == "++read eoi")
            return reply;
        if (line.startsWith("++spoll"))
            return status;
        return QByteArray();
    });
    const auto session = open(9);
    QVERIFY(session);
    for (int i = 0; i < 2; ++i) {
        const auto read = ask(**session, "A?\n", Deadline::after(150ms));
        QVERIFY(!read);
        QVERIFY(read.error().status == Status::ErrorTimeout || read.error().status == Status::ErrorConnectionLost);
        const auto polled = (*session)->readStatusByte(Deadline::after(150ms));
        QVERIFY(!polled);
        QVERIFY(isError(polled.error().status));
    }
}

void TestPrologixSession::wireBytes()
{
    std::mutex mutex;
    QByteArrayList lines;
    const auto pool = peer([&](const QByteArray& line) -> std::optional<QByteArray> {
        const std::lock_guard guard(mutex);
        lines.append(line);
        return line == "++read eoi"         ? QByteArray("1\n\x04")
               : line.startsWith("++spoll") ? QByteArray("80\r\n")
                                            : QByteArray();
    });
    const auto session = open(9, 2);
    QVERIFY(session);
    QCOMPARE(ask(**session, "A+?\n", Deadline::after(10s)).value(), QByteArray("1\n"));
    QCOMPARE(ask(**session, "B?\n", Deadline::after(10s)).value(), QByteArray("1\n"));
    QCOMPARE((*session)->readStatusByte(Deadline::after(10s)).value(), std::uint8_t{80});
    const std::lock_guard guard(mutex);
    // The recipe once, the address once; then a query is its line and "++read eoi" (an escaped LF splits here).
    QCOMPARE(lines, QByteArrayList({"++savecfg 0", "++mode 1", "++auto 0", "++eos 3", "++eoi 1", "++eot_enable 1",
                                    "++eot_char 4", "++read_tmo_ms 1000", "++addr 9 98", "A\x1B+?\x1B", "",
                                    "++read eoi", "B?\x1B", "", "++read eoi", "++spoll 9 98"}));
}

void TestPrologixSession::openAndCloseOften()
{
    QVERIFY(open(9));
    QVERIFY(m_first.waitForLinks(0, soon()));
    const auto before = test::ProcessResources::now();
    for (int i = 0; i < 1000; ++i) {
        const auto session = open(9);
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        QVERIFY((*session)->write("*RST\n", soon()));
    }
    QVERIFY(m_first.waitForLinks(0, soon()));
    VERIFY_RETURNS_TO(before, 1);
}

} // namespace visor::prologix

QTEST_GUILESS_MAIN(visor::prologix::TestPrologixSession)
#include "test_session.moc"
