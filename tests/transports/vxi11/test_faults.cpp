// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/vxi11/messages.h"
#include "transports/vxi11/vxi11_session.h"
#include "transports/vxi11/vxi11_transport.h"
#include "transports/wire/connection_pool.h"
#include "transports/wire/rpc_server.h"

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

namespace visor::vxi11 {

using namespace std::chrono_literals;
using visa::CancelToken;
using visa::Deadline;
using visa::LockMode;
using visa::Session;
using visa::Status;
using wire::RpcOutcome;
using wire::XdrWriter;

namespace {

/// One answer of a careless instrument: the words of its result and the opaque behind them.
struct Careless
{
    std::vector<std::uint32_t> words;
    QByteArray data;
    bool hasData = false;
    bool silent = false;
    bool hangsUp = false;
};

/// An instrument that answers as it is told to; everything not told succeeds.
class CarelessService : public wire::RpcService
{
public:
    using Answer = std::function<Careless(Procedure procedure, QByteArrayView arguments, int number)>;
    explicit CarelessService(const Answer& answer) : m_answer(answer) {}

    wire::RpcProgram program() const override { return kCoreProgram; }
    RpcOutcome run(std::uint32_t procedure, QByteArrayView arguments, XdrWriter& results) override
    {
        const auto which = static_cast<Procedure>(procedure);
        const Careless answer = m_answer(which, arguments, m_number++);
        if (answer.silent)
            return {.silent = true, .hangsUp = answer.hangsUp};
        for (const std::uint32_t word : answer.words)
            results.putU32(word);
        if (answer.hasData)
            results.putOpaque(answer.data);
        return {.hangsUp = answer.hangsUp};
    }

private:
    const Answer& m_answer;
    int m_number = 0;
};

Careless data(const QByteArray& bytes, std::uint32_t reason, std::uint32_t error = 0)
{
    return {.words = {error, reason}, .data = bytes, .hasData = true};
}

Careless words(std::vector<std::uint32_t> values)
{
    return {.words = std::move(values), .data = {}};
}

/// What a well-behaved instrument says to everything but reads.
Careless ordinary(Procedure procedure, QByteArrayView arguments)
{
    if (procedure == Procedure::CreateLink)
        return words({0, 0, 0, 1024});
    if (procedure == Procedure::DeviceWrite)
        return words({0, static_cast<std::uint32_t>(parse<WriteParameters>(arguments)->data.size())});
    return words({0});
}

} // namespace

class TestFaults : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reasonsOfReads();
    void endInAnEmptyRead();
    void emptyForEver();
    void errorWithData();
    void moreThanAskedFor();
    void writesTakenInPart();
    void writesNeverTaken();
    void writeThatBrokeOff();
    void strangeErrors_data();
    void strangeErrors();
    void refusedLinks_data();
    void refusedLinks();
    void linkIds();
    void neverAnswersAndCancel();
    void neverAnswersAndTimesOut();
    void dropsTheConnection();
    void dropsInTheMiddleOfARecord();
    void garbageInsteadOfRpc();
    void noServiceRequests();
    void lockNeverGiven();
    void linkIsDestroyedAfterErrors();

private:
    static Deadline soon() { return Deadline::after(30s); }
    void serve(CarelessService::Answer answer);
    void serveRaw(std::function<void(wire::TcpStream&)> handler);
    Result<std::unique_ptr<Session>> open(const Deadline& deadline = soon());
    static Result<QByteArray> readAll(Session& session, std::size_t room, const Deadline& deadline = soon());

    CarelessService::Answer m_answer;
    std::unique_ptr<wire::ConnectionPool> m_pool;
};

void TestFaults::serve(CarelessService::Answer answer)
{
    m_pool.reset();
    m_answer = std::move(answer);
    serveRaw([this](wire::TcpStream& stream) {
        CarelessService service(m_answer);
        wire::serveRpc(stream, service, 10'000'000);
    });
}

void TestFaults::serveRaw(std::function<void(wire::TcpStream&)> handler)
{
    m_pool.reset();
    m_pool = std::make_unique<wire::ConnectionPool>(*wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0),
                                                    std::move(handler));
}

Result<std::unique_ptr<Session>> TestFaults::open(const Deadline& deadline)
{
    visa::TcpipInstrument address;
    address.host = QStringLiteral("127.0.0.1");
    address.corePort = m_pool->port();
    address.device = QStringLiteral("inst0");
    Vxi11Transport transport;
    return transport.open(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address), {}, deadline);
}

Result<QByteArray> TestFaults::readAll(Session& session, std::size_t room, const Deadline& deadline)
{
    QByteArray bytes(static_cast<qsizetype>(room), '\0');
    const auto chunk = session.read({bytes.data(), room}, deadline);
    if (!chunk)
        return tl::unexpected(chunk.error());
    bytes.truncate(static_cast<qsizetype>(chunk->count));
    return bytes + (chunk->status == Status::Success ? '.' : chunk->status == Status::SuccessMaxCount ? '+' : '|');
}

void TestFaults::reasonsOfReads()
{
    // A full server buffer (0), a full count without END, then the end.
    serve([](Procedure procedure, QByteArrayView arguments, int number) {
        if (procedure != Procedure::DeviceRead)
            return ordinary(procedure, arguments);
        switch (number) {
        case 1:
            return data("abc", 0);
        case 2:
            return data("", 0);
        case 3:
            return data("def", kReasonRequestCount);
        case 4:
            return data("gh", kReasonTermChar); // nobody asked for it
        default:
            return data("i", kReasonEnd | kReasonRequestCount);
        }
    });
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(readAll(**session, 100).value(), QByteArray("abcdefghi."));
    QCOMPARE(readAll(**session, 1).value(), QByteArray("i.")); // END beats the count
}

void TestFaults::endInAnEmptyRead()
{
    serve([](Procedure procedure, QByteArrayView arguments, int number) {
        if (procedure != Procedure::DeviceRead)
            return ordinary(procedure, arguments);
        return number == 1 ? data("abcd", kReasonRequestCount) : data("", kReasonEnd);
    });
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(readAll(**session, 4).value(), QByteArray("abcd+"));
    QCOMPARE(readAll(**session, 4).value(), QByteArray("."));
}

void TestFaults::emptyForEver()
{
    serve([](Procedure procedure, QByteArrayView arguments, int) {
        return procedure == Procedure::DeviceRead ? data("", 0) : ordinary(procedure, arguments);
    });
    const auto session = open();
    QVERIFY(session);
    const auto never = readAll(**session, 10);
    QVERIFY(!never);
    QCOMPARE(never.error().status, Status::ErrorInputProtocolViolation);
}

void TestFaults::errorWithData()
{
    serve([](Procedure procedure, QByteArrayView arguments, int number) {
        if (procedure != Procedure::DeviceRead)
            return ordinary(procedure, arguments);
        return number == 1 ? data("abc", 0) : data("de", 0, 15);
    });
    const auto session = open();
    QVERIFY(session);
    std::array<char, 10> buffer{};
    const auto failed = (*session)->read(buffer, soon());
    QVERIFY(!failed);
    QCOMPARE(failed.error().status, Status::ErrorTimeout);
    QCOMPARE(failed.error().transferred, std::size_t{5});
    QCOMPARE(QByteArray(buffer.data(), 5), QByteArray("abcde"));
}

void TestFaults::moreThanAskedFor()
{
    serve([](Procedure procedure, QByteArrayView arguments, int number) {
        if (procedure != Procedure::DeviceRead)
            return ordinary(procedure, arguments);
        return number == 1 ? data(QByteArray(100, 'x'), kReasonEnd) : data("ok", kReasonEnd);
    });
    const auto session = open();
    QVERIFY(session);
    const auto tooMuch = readAll(**session, 10);
    QVERIFY(!tooMuch);
    QCOMPARE(tooMuch.error().status, Status::ErrorRawReadProtocolViolation);
    QCOMPARE(readAll(**session, 10).value(), QByteArray("ok.")); // the next one is in step
}

void TestFaults::writesTakenInPart()
{
    QByteArray taken;
    std::vector<std::uint32_t> ends;
    serve([&](Procedure procedure, QByteArrayView arguments, int number) {
        if (procedure != Procedure::DeviceWrite)
            return ordinary(procedure, arguments);
        const auto call = parse<WriteParameters>(arguments);
        const auto size = number % 3 == 0 ? qsizetype{0} : std::min<qsizetype>(call->data.size(), 400);
        taken.append(call->data.first(size));
        ends.push_back(call->flags & kFlagEnd);
        return words({0, static_cast<std::uint32_t>(size)});
    });
    QByteArray sent(3000, '\0');
    for (qsizetype i = 0; i < sent.size(); ++i)
        sent[i] = static_cast<char>(i % 251);
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write(sent, soon()));
    QVERIFY(taken == sent);
    QCOMPARE(ends.front(), 0u);
    QCOMPARE(ends.back(), kFlagEnd);
}

void TestFaults::writesNeverTaken()
{
    serve([](Procedure procedure, QByteArrayView arguments, int) {
        return procedure == Procedure::DeviceWrite ? words({0, 0}) : ordinary(procedure, arguments);
    });
    const auto session = open();
    QVERIFY(session);
    const auto refused = (*session)->write("abc", soon());
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorIo);
}

void TestFaults::writeThatBrokeOff()
{
    QByteArrayList heard;
    int writes = 0;
    serve([&](Procedure procedure, QByteArrayView arguments, int) {
        if (procedure == Procedure::DeviceClear)
            heard.append("clear");
        if (procedure != Procedure::DeviceWrite)
            return ordinary(procedure, arguments);
        if (++writes == 2)
            return words({static_cast<std::uint32_t>(ErrorCode::IoTimeout), 0});
        heard.append(parse<WriteParameters>(arguments)->data.first(1).toByteArray());
        return ordinary(procedure, arguments);
    });
    const auto session = open();
    QVERIFY(session);
    const auto brokeOff = (*session)->write(QByteArray(2000, 'a'), soon());
    QVERIFY(!brokeOff);
    QCOMPARE(brokeOff.error().status, Status::ErrorTimeout);
    QCOMPARE(brokeOff.error().transferred, std::size_t{1024});
    // The half command must not be glued to the next one, and is cleared once only.
    QVERIFY((*session)->write("b", soon()));
    QVERIFY((*session)->write("c", soon()));
    QCOMPARE(heard, (QByteArrayList{"a", "clear", "b", "c"}));
}

void TestFaults::strangeErrors_data()
{
    QTest::addColumn<quint32>("code");
    QTest::addColumn<Status>("status");
    QTest::newRow("invalid link") << 4u << Status::ErrorConnectionLost;
    QTest::newRow("parameter") << 5u << Status::ErrorInvalidParameter;
    QTest::newRow("not supported") << 8u << Status::ErrorUnsupportedOperation;
    QTest::newRow("locked") << 11u << Status::ErrorResourceLocked;
    QTest::newRow("timeout") << 15u << Status::ErrorTimeout;
    QTest::newRow("io") << 17u << Status::ErrorIo;
    QTest::newRow("unknown") << 4711u << Status::ErrorSystemError;
}

void TestFaults::strangeErrors()
{
    QFETCH(quint32, code);
    QFETCH(Status, status);
    serve([code](Procedure procedure, QByteArrayView arguments, int) {
        return procedure == Procedure::CreateLink ? ordinary(procedure, arguments) : words({code});
    });
    const auto session = open();
    QVERIFY(session);
    QCOMPARE((*session)->write("x", soon()).error().status, status);
    std::array<char, 4> buffer{};
    QCOMPARE((*session)->read(buffer, soon()).error().status, status);
    QCOMPARE((*session)->clear(soon()).error().status, status);
    QCOMPARE((*session)->trigger(soon()).error().status, status);
    QCOMPARE((*session)->readStatusByte(soon()).error().status, status);
}

void TestFaults::refusedLinks_data()
{
    QTest::addColumn<quint32>("code");
    QTest::addColumn<Status>("status");
    QTest::newRow("syntax") << 1u << Status::ErrorInvalidResourceName;
    QTest::newRow("not accessible") << 3u << Status::ErrorResourceNotFound;
    QTest::newRow("no link left") << 9u << Status::ErrorAllocation;
    QTest::newRow("locked") << 11u << Status::ErrorResourceLocked;
}

void TestFaults::refusedLinks()
{
    QFETCH(quint32, code);
    QFETCH(Status, status);
    for (const bool whole : {true, false}) {
        serve([&](Procedure, QByteArrayView, int) { return whole ? words({code, 0, 0, 0}) : words({code}); });
        const auto session = open();
        QVERIFY(!session);
        QCOMPARE(session.error().status, status);
    }
}

void TestFaults::linkIds()
{
    for (const std::uint32_t id : {0u, 1u, 0x7FFFFFFFu, 0x80000000u, 0xFFFFFFFFu}) {
        std::uint32_t seen = 42;
        serve([&](Procedure procedure, QByteArrayView arguments, int) {
            if (procedure == Procedure::CreateLink)
                return words({0, id, 0, 1024});
            seen = wire::getBigEndian(arguments.data());
            return ordinary(procedure, arguments);
        });
        auto session = open();
        QVERIFY(session);
        QVERIFY((*session)->write("x", soon()));
        QCOMPARE(seen, id);
        session->reset();
        m_pool.reset();
        QCOMPARE(seen, id);
    }
}

void TestFaults::neverAnswersAndCancel()
{
    std::atomic<bool> asked = false;
    serve([&](Procedure procedure, QByteArrayView arguments, int) {
        if (procedure != Procedure::DeviceRead)
            return ordinary(procedure, arguments);
        asked = true;
        return Careless{.words = {}, .data = {}, .silent = true};
    });
    const auto session = open();
    QVERIFY(session);
    const auto token = CancelToken::create();
    Result<visa::ReadChunk> read;
    std::thread reader([&] {
        std::array<char, 8> buffer{};
        read = (*session)->read(buffer, Deadline::after(60s, token));
    });
    while (!asked)
        std::this_thread::yield();
    token.cancel();
    reader.join();
    QVERIFY(!read);
    QCOMPARE(read.error().status, Status::ErrorAbort);
    QVERIFY((*session)->write("still works", soon()));
}

void TestFaults::neverAnswersAndTimesOut()
{
    serve([](Procedure procedure, QByteArrayView arguments, int number) {
        if (procedure == Procedure::DeviceRead && number == 1)
            return Careless{.words = {}, .data = {}, .silent = true};
        return procedure == Procedure::DeviceRead ? data("ok", kReasonEnd) : ordinary(procedure, arguments);
    });
    const auto session = open();
    QVERIFY(session);
    const auto none = readAll(**session, 10, Deadline::after(20ms));
    QVERIFY(!none);
    QCOMPARE(none.error().status, Status::ErrorTimeout);
    QCOMPARE(readAll(**session, 10).value(), QByteArray("ok."));
}

void TestFaults::dropsTheConnection()
{
    serve([](Procedure procedure, QByteArrayView arguments, int) {
        if (procedure == Procedure::CreateLink)
            return ordinary(procedure, arguments);
        return Careless{.words = {}, .data = {}, .silent = true, .hangsUp = true};
    });
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 2; ++i) {
        const auto lost = (*session)->write("x", soon());
        QVERIFY(!lost);
        QCOMPARE(lost.error().status, Status::ErrorConnectionLost);
    }
    QVERIFY(open()); // at once again
}

void TestFaults::dropsInTheMiddleOfARecord()
{
    serveRaw([](wire::TcpStream& stream) {
        wire::RecordAssembler record(10'000);
        std::array<char, 1000> buffer{};
        int number = 0;
        while (const auto got = stream.readSome(buffer, Deadline::never())) {
            record.feed({buffer.data(), static_cast<qsizetype>(*got)});
            if (!record.isComplete())
                continue;
            const auto call = wire::parseCall(record.record());
            XdrWriter reply;
            reply.putU32(0);
            wire::putReplyHeader(reply, call->xid, wire::RpcStatus::Success);
            if (number++ == 0)
                put(reply, CreateLinkReply{ErrorCode::None, 0, 0, 1024});
            else
                for (const std::uint32_t word : {0u, 4u, 100u, 0x61626364u})
                    reply.putU32(word);
            const std::size_t length = reply.size() - 4 + (number == 1 ? 0 : 96);
            reply.setU32(0, wire::kLastFragment | static_cast<std::uint32_t>(length));
            if (!stream.writeAll(reply.bytes(), Deadline::after(10s)) || number > 1)
                return;
            record.reset();
        }
    });
    const auto session = open();
    QVERIFY(session);
    std::array<char, 200> buffer{};
    const auto lost = (*session)->read(buffer, soon());
    QVERIFY(!lost);
    QCOMPARE(lost.error().status, Status::ErrorConnectionLost);
    QCOMPARE(lost.error().transferred, std::size_t{4});
}

void TestFaults::garbageInsteadOfRpc()
{
    serveRaw([](wire::TcpStream& stream) {
        std::array<char, 1000> buffer{};
        while (stream.readSome(buffer, Deadline::never())) {
            if (!stream.writeAll("HTTP/1.1 400 Bad Request\r\n\r\n", Deadline::after(10s)))
                return;
        }
    });
    const auto session = open();
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorRawReadProtocolViolation);
    QVERIFY(!session.error().message.isEmpty());
}

void TestFaults::noServiceRequests()
{
    for (const std::uint32_t code : {6u, 8u}) {
        serve([code](Procedure procedure, QByteArrayView arguments, int) {
            return procedure == Procedure::CreateInterruptChannel ? words({code}) : ordinary(procedure, arguments);
        });
        const auto session = open();
        QVERIFY(session);
        const auto refused = (*session)->onServiceRequest([](std::uint8_t) {}, soon());
        QVERIFY(!refused);
        QCOMPARE(refused.error().status, Status::ErrorUnsupportedMechanism);
        QVERIFY((*session)->write("x", soon()));
    }
    // Already there is as good as made.
    serve([](Procedure procedure, QByteArrayView arguments, int) {
        return procedure == Procedure::CreateInterruptChannel ? words({29}) : ordinary(procedure, arguments);
    });
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->onServiceRequest([](std::uint8_t) {}, soon()));
}

void TestFaults::lockNeverGiven()
{
    serve([](Procedure procedure, QByteArrayView arguments, int) {
        return procedure == Procedure::DeviceLock ? words({11}) : ordinary(procedure, arguments);
    });
    const auto session = open();
    QVERIFY(session);
    const auto refused = (*session)->lock(LockMode::Exclusive, {}, Deadline::after(50ms));
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
    QCOMPARE((*session)->unlock(soon()).error().status, Status::ErrorSessionNotLocked);
}

void TestFaults::linkIsDestroyedAfterErrors()
{
    std::atomic<int> destroyed = 0;
    serve([&](Procedure procedure, QByteArrayView arguments, int) {
        if (procedure == Procedure::DestroyLink)
            ++destroyed;
        if (procedure == Procedure::DeviceRead)
            return Careless{.words = {}, .data = {}, .silent = true};
        return ordinary(procedure, arguments);
    });
    for (int i = 1; i <= 3; ++i) {
        auto session = open();
        QVERIFY(session);
        std::array<char, 4> buffer{};
        QVERIFY(!(*session)->read(buffer, Deadline::after(10ms)));
        session->reset();
        QCOMPARE(destroyed.load(), i);
    }
}

} // namespace visor::vxi11

QTEST_GUILESS_MAIN(visor::vxi11::TestFaults)
#include "test_faults.moc"
