// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/wire/connection_pool.h"
#include "transports/wire/portmapper_server.h"
#include "transports/wire/rpc_client.h"
#include "transports/wire/rpc_server.h"

#include <atomic>
#include <mutex>

namespace visor::wire {

using namespace std::chrono_literals;
using visa::CancelToken;
using visa::Deadline;
using visa::Status;

namespace {

constexpr RpcProgram kTestProgram{0x20000001, 3};
const QString kHere = QStringLiteral("127.0.0.1");

/// 1: adds two numbers · 2: gives back the opaque after two words · 3: answers nothing.
class TestService : public RpcService
{
public:
    RpcProgram program() const override { return kTestProgram; }
    RpcOutcome run(std::uint32_t procedure, QByteArrayView arguments, XdrWriter& results) override
    {
        XdrReader reader(arguments);
        if (procedure == 1) {
            const std::uint32_t a = reader.u32();
            const std::uint32_t b = reader.u32();
            if (!reader.ok())
                return {.status = RpcStatus::GarbageArguments};
            results.putU32(a + b);
            return {};
        }
        if (procedure == 2) {
            m_data = reader.opaque(10'000'000).toByteArray();
            results.putU32(0);
            results.putU32(7);
            results.putU32(static_cast<std::uint32_t>(m_data.size()));
            return {.tail = m_data};
        }
        if (procedure == 3)
            return {.silent = true};
        return {.status = RpcStatus::ProcedureUnavailable};
    }

private:
    QByteArray m_data;
};

QByteArray reply(std::uint32_t xid, std::initializer_list<std::uint32_t> words, QByteArrayView data = {},
                 bool pad = true)
{
    XdrWriter writer;
    putReplyHeader(writer, xid, RpcStatus::Success);
    for (const std::uint32_t word : words)
        writer.putU32(word);
    QByteArray bytes = writer.bytes().toByteArray();
    bytes.append(data);
    if (pad)
        bytes.append(static_cast<qsizetype>(xdrPadding(static_cast<std::size_t>(data.size()))), '\0');
    return bytes;
}

QByteArray record(QByteArrayView bytes, bool last = true)
{
    XdrWriter writer;
    writer.putU32((last ? kLastFragment : 0) | static_cast<std::uint32_t>(bytes.size()));
    return writer.bytes().toByteArray().append(bytes);
}

} // namespace

class TestRpc : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void getPortVector();
    void xdrReader();
    void recordsInAnyFragmentation();
    void recordCap();
    void callsAndRefusals();
    void opaqueSizes_data();
    void opaqueSizes();
    void sloppyReplies_data();
    void sloppyReplies();
    void lateReplyIsDropped();
    void replyCutByATimeoutIsDropped();
    void foreignReplyIsAViolation();
    void cancelHookRunsOnce();
    void wrongProgramAndVersion();
    void portmapper();
    void noPortmapper();

private:
    /// A peer that answers each call with what `answer` makes of its xid, sent in the pieces given.
    using Answer = std::function<std::vector<QByteArray>(std::uint32_t xid, int call)>;
    static std::unique_ptr<ConnectionPool> peer(Answer answer);
    static std::unique_ptr<ConnectionPool> server();
    static RpcClient client(const ConnectionPool& pool);
};

std::unique_ptr<ConnectionPool> TestRpc::peer(Answer answer)
{
    return std::make_unique<ConnectionPool>(*TcpListener::listen(kHere, 0), [answer](TcpStream& stream) {
        RecordAssembler assembler(1'000'000);
        std::array<char, 4096> buffer{};
        int calls = 0;
        while (const auto got = stream.readSome(buffer, Deadline::never())) {
            QByteArrayView bytes(buffer.data(), static_cast<qsizetype>(*got));
            while (!bytes.isEmpty()) {
                bytes = bytes.sliced(static_cast<qsizetype>(assembler.feed(bytes)));
                if (!assembler.isComplete())
                    continue;
                const auto call = parseCall(assembler.record());
                for (const QByteArray& piece : answer(call ? call->xid : 0, calls)) {
                    if (!stream.writeAll(piece, Deadline::after(10s)))
                        return;
                }
                ++calls;
                assembler.reset();
            }
        }
    });
}

std::unique_ptr<ConnectionPool> TestRpc::server()
{
    return std::make_unique<ConnectionPool>(*TcpListener::listen(kHere, 0), [](TcpStream& stream) {
        TestService service;
        serveRpc(stream, service, 20'000'000);
    });
}

RpcClient TestRpc::client(const ConnectionPool& pool)
{
    return RpcClient(*TcpStream::connect(kHere, pool.port(), Deadline::after(10s)), kTestProgram);
}

void TestRpc::getPortVector()
{
    // GETPORT of the VXI-11 core over TCP, one record
    XdrWriter writer;
    putCallHeader(writer, 1, kPortmapperProgram, 3);
    putPortMapping(writer, {{395183, 1}, RpcProtocol::Tcp, 0});
    const QByteArray expected = QByteArray::fromHex("80000038 00000001 00000000 00000002 000186A0 00000002 "
                                                    "00000003 00000000 00000000 00000000 00000000 000607AF "
                                                    "00000001 00000006 00000000");
    QCOMPARE(record(writer.bytes()), expected);
    const auto call = parseCall(writer.bytes());
    QVERIFY(call);
    QCOMPARE(call->xid, 1u);
    QVERIFY(call->program == kPortmapperProgram);
    XdrReader reader(call->arguments);
    QVERIFY((readPortMapping(reader) == PortMapping{{395183, 1}, RpcProtocol::Tcp, 0}));
}

void TestRpc::xdrReader()
{
    XdrWriter writer;
    writer.putU32(0x01020304);
    writer.putI32(-2);
    writer.putOpaque("hello");
    writer.putU32(0xFFFFFF81u);
    QCOMPARE(writer.size(), std::size_t{24});
    XdrReader reader(writer.bytes());
    QCOMPARE(reader.u32(), 0x01020304u);
    QCOMPARE(reader.i32(), -2);
    QCOMPARE(reader.opaque(5).toByteArray(), QByteArray("hello"));
    QCOMPARE(reader.u8(), std::uint8_t{0x81}); // a sign-extended char
    QVERIFY(reader.ok());
    QCOMPARE(reader.u32(), 0u);
    QVERIFY(!reader.ok());

    XdrReader capped(writer.bytes().sliced(8));
    capped.opaque(4);
    QVERIFY(!capped.ok());
    XdrReader unpadded(QByteArrayView("\0\0\0\1x", 5));
    QCOMPARE(unpadded.opaque(10).toByteArray(), QByteArray("x"));
    QVERIFY(unpadded.ok());
    XdrReader lying(QByteArrayView("\xff\xff\xff\xffx", 5));
    lying.opaque(~std::size_t{0});
    QVERIFY(!lying.ok());
}

void TestRpc::recordsInAnyFragmentation()
{
    const QByteArray bytes = record("abc", false) + record("", false) + record("d", false) + record("efgh", true) +
                             record("", false) + record("", true) + record("xy", true);
    for (qsizetype step = 1; step <= bytes.size(); ++step) {
        RecordAssembler assembler(100);
        QByteArrayList records;
        for (qsizetype at = 0; at < bytes.size(); at += step) {
            QByteArrayView piece = QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at));
            while (!piece.isEmpty()) {
                piece = piece.sliced(static_cast<qsizetype>(assembler.feed(piece)));
                if (assembler.isComplete()) {
                    records.append(assembler.record().toByteArray());
                    assembler.reset();
                }
            }
        }
        QCOMPARE(records, (QByteArrayList{"abcdefgh", "", "xy"}));
        QVERIFY(assembler.isEmpty());
    }
}

void TestRpc::recordCap()
{
    RecordAssembler assembler(8);
    QCOMPARE(assembler.feed(record("12345", false)), std::size_t{9});
    QVERIFY(!assembler.isTooLarge());
    assembler.feed(record("6789", true));
    QVERIFY(assembler.isTooLarge());
    assembler.reset();
    assembler.feed(QByteArray::fromHex("ffffffff"));
    QVERIFY(assembler.isTooLarge());
}

void TestRpc::callsAndRefusals()
{
    const auto pool = server();
    auto rpc = client(*pool);
    for (std::uint32_t i = 0; i < 100; ++i) {
        auto& arguments = rpc.begin(1);
        arguments.putU32(i);
        arguments.putU32(5);
        const auto results = rpc.call(Deadline::after(10s));
        QVERIFY(results);
        QCOMPARE(XdrReader(*results).u32(), i + 5);
    }
    rpc.begin(0);
    QVERIFY(rpc.call(Deadline::after(10s)));
    rpc.begin(99);
    auto refused = rpc.call(Deadline::after(10s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorUnsupportedOperation);
    rpc.begin(1).putU32(1);
    refused = rpc.call(Deadline::after(10s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorRawWriteProtocolViolation);
    rpc.begin(3);
    QVERIFY(rpc.send(Deadline::after(10s)));
    rpc.begin(0);
    QVERIFY(rpc.call(Deadline::after(10s)));
    QVERIFY(rpc.isUsable());
}

void TestRpc::opaqueSizes_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 2, 3, 4, 5, 4095, 4096, 4097, 65535, 65536, 65537, 1'000'003})
        QTest::addRow("%d", size) << size;
}

void TestRpc::opaqueSizes()
{
    QFETCH(int, size);
    const auto pool = server();
    auto rpc = client(*pool);
    QByteArray sent(size, '\0');
    for (int i = 0; i < size; ++i)
        sent[i] = static_cast<char>(i * 7);
    for (const int spare : {0, 1, 100}) {
        rpc.begin(2).putU32(static_cast<std::uint32_t>(size));
        // The tail of the call goes along with it; its results come back straight into place.
        QByteArray into(size + spare, 'x');
        auto& arguments = rpc.begin(2);
        arguments.putOpaque(sent);
        const auto result =
            rpc.callForOpaque(2, {into.data(), static_cast<std::size_t>(into.size())}, Deadline::after(30s));
        QVERIFY(result);
        QCOMPARE(result->count, static_cast<std::size_t>(size));
        QCOMPARE(result->words[1], 7u);
        QVERIFY(into.first(size) == sent);
        rpc.begin(2).putU32(static_cast<std::uint32_t>(size));
        const auto whole = rpc.call(Deadline::after(30s), sent);
        if (size < 60'000) {
            QVERIFY(whole);
        } else {
            QVERIFY(!whole); // longer than an ordinary reply may be
            QCOMPARE(whole.error().status, Status::ErrorRawReadProtocolViolation);
            return;
        }
    }
}

void TestRpc::sloppyReplies_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("one byte per segment") << 0;
    QTest::newRow("three fragments") << 1;
    QTest::newRow("missing padding") << 2;
    QTest::newRow("trailing junk") << 3;
    QTest::newRow("verifier with bytes") << 4;
    QTest::newRow("empty fragments") << 5;
    QTest::newRow("error code only") << 6;
}

void TestRpc::sloppyReplies()
{
    QFETCH(int, kind);
    const auto pool = peer([kind](std::uint32_t xid, int) {
        const QByteArray good = reply(xid, {0, 4, 5}, "hello");
        std::vector<QByteArray> pieces;
        switch (kind) {
        case 0:
            for (const char byte : record(good))
                pieces.push_back(QByteArray(1, byte));
            break;
        case 1:
            pieces = {record(good.first(10), false), record(good.sliced(10, 20), false), record(good.sliced(30))};
            break;
        case 2:
            pieces = {record(reply(xid, {0, 4, 5}, "hello", false))};
            break;
        case 3:
            pieces = {record(good + QByteArray(37, 'j'))};
            break;
        case 4: {
            XdrWriter writer;
            for (const std::uint32_t word : {xid, 1u, 0u, 1u})
                writer.putU32(word);
            writer.putOpaque("verifier!");
            for (const std::uint32_t word : {0u, 0u, 4u})
                writer.putU32(word);
            writer.putOpaque("hello");
            pieces = {record(writer.bytes())};
            break;
        }
        case 5:
            pieces = {record("", false) + record(good, false) + record("", false) + record("")};
            break;
        default:
            pieces = {record(reply(xid, {15}))};
        }
        return pieces;
    });
    auto rpc = client(*pool);
    for (int i = 0; i < 3; ++i) {
        std::array<char, 100> into{};
        rpc.begin(2);
        const auto result = rpc.callForOpaque(2, into, Deadline::after(20s));
        QVERIFY(result);
        if (kind == 6) {
            QCOMPARE(result->words[0], 15u);
            QCOMPARE(result->count, std::size_t{0});
        } else {
            QCOMPARE(QByteArray(into.data(), static_cast<qsizetype>(result->count)), QByteArray("hello"));
        }
    }
}

void TestRpc::lateReplyIsDropped()
{
    // The first call is answered together with the second.
    std::uint32_t first = 0;
    const auto pool = peer([&first](std::uint32_t xid, int call) {
        if (call == 0) {
            first = xid;
            return std::vector<QByteArray>{};
        }
        if (call == 1)
            return std::vector{record(reply(first, {0, 4, 5}, "first")) + record(reply(xid, {0, 4, 6}, "second"))};
        return std::vector{record(reply(xid, {0, 4, 5}, "third"))};
    });
    auto rpc = client(*pool);
    std::array<char, 100> into{};
    rpc.begin(2);
    const auto none = rpc.callForOpaque(2, into, Deadline::after(60ms));
    QVERIFY(!none);
    QCOMPARE(none.error().status, Status::ErrorTimeout);
    for (const char* const expected : {"second", "third"}) {
        rpc.begin(2);
        const auto result = rpc.callForOpaque(2, into, Deadline::after(20s));
        QVERIFY(result);
        QCOMPARE(QByteArray(into.data(), static_cast<qsizetype>(result->count)), QByteArray(expected));
    }
}

void TestRpc::replyCutByATimeoutIsDropped()
{
    std::uint32_t first = 0;
    const QByteArray big(200'000, 'b');
    const auto pool = peer([&](std::uint32_t xid, int call) {
        if (call == 0) {
            first = xid;
            return std::vector{record(reply(xid, {0, 4, 200'000}, big)).first(150'000)};
        }
        return std::vector{record(reply(first, {0, 4, 200'000}, big)).sliced(150'000) +
                           record(reply(xid, {0, 4, 2}, "ok"))};
    });
    auto rpc = client(*pool);
    std::vector<char> into(300'000);
    rpc.begin(2);
    const auto cut = rpc.callForOpaque(2, into, Deadline::after(300ms));
    QVERIFY(!cut);
    QCOMPARE(cut.error().status, Status::ErrorTimeout);
    QCOMPARE(cut.error().transferred, std::size_t{150'000 - 40});
    rpc.begin(2);
    const auto result = rpc.callForOpaque(2, std::span(into).first(10), Deadline::after(20s));
    QVERIFY(result);
    QCOMPARE(QByteArray(into.data(), static_cast<qsizetype>(result->count)), QByteArray("ok"));
}

void TestRpc::foreignReplyIsAViolation()
{
    const auto pool = peer([](std::uint32_t xid, int) { return std::vector{record(reply(xid + 7, {0}))}; });
    auto rpc = client(*pool);
    rpc.begin(1);
    const auto wrong = rpc.call(Deadline::after(20s));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().status, Status::ErrorRawReadProtocolViolation);
    QVERIFY(!rpc.isUsable());
    rpc.begin(1);
    const auto closed = rpc.call(Deadline::after(20s));
    QVERIFY(!closed);
    QCOMPARE(closed.error().status, Status::ErrorConnectionLost);
}

void TestRpc::cancelHookRunsOnce()
{
    const auto pool = peer([](std::uint32_t, int) { return std::vector<QByteArray>{}; });
    auto rpc = client(*pool);
    const auto token = CancelToken::create();
    token.cancel();
    int called = 0;
    // Writing looks at the token too, so the call is made with a token that is cancelled on the way.
    const auto later = CancelToken::create();
    std::thread canceller([&] { later.cancel(); });
    rpc.begin(1);
    const auto result = rpc.call(Deadline::after(30s, later), {}, [&] {
        ++called;
        return Deadline::after(20ms);
    });
    canceller.join();
    QVERIFY(!result);
    QVERIFY(result.error().status == Status::ErrorTimeout || called == 0);
    QVERIFY(called <= 1);
    rpc.begin(1);
    const auto before = rpc.call(Deadline::after(30s, token));
    QVERIFY(!before);
    QCOMPARE(before.error().status, Status::ErrorAbort);
}

void TestRpc::wrongProgramAndVersion()
{
    const auto pool = server();
    for (const RpcProgram program : {RpcProgram{1, 3}, RpcProgram{kTestProgram.number, 9}}) {
        RpcClient rpc(*TcpStream::connect(kHere, pool->port(), Deadline::after(10s)), program);
        rpc.begin(1);
        const auto refused = rpc.call(Deadline::after(10s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().status, Status::ErrorResourceNotFound);
    }
}

void TestRpc::portmapper()
{
    const RpcProgram core{395183, 1};
    const auto mapper = PortmapperServer::start(kHere, 0, {{core, RpcProtocol::Tcp, 4711}});
    QVERIFY(mapper);
    const QString name = QStringLiteral("VXI-11");
    const auto found = findPort(kHere, core, RpcProtocol::Tcp, name, Deadline::after(20s), (*mapper)->port());
    QVERIFY(found);
    QCOMPARE(*found, std::uint16_t{4711});
    const auto missing =
        findPort(kHere, {395184, 1}, RpcProtocol::Tcp, name, Deadline::after(20s), (*mapper)->port());
    QVERIFY(!missing);
    QCOMPARE(missing.error().status, Status::ErrorResourceNotFound);
    QVERIFY(missing.error().message.contains(QStringLiteral("not registered")));
    const auto all = listPorts(kHere, Deadline::after(20s), (*mapper)->port());
    QVERIFY(all);
    QCOMPARE(all->size(), std::size_t{3});
    QVERIFY((all->front() == PortMapping{core, RpcProtocol::Tcp, 4711}));
}

void TestRpc::noPortmapper()
{
    std::uint16_t port = 0;
    {
        auto listener = TcpListener::listen(kHere, 0);
        QVERIFY(listener);
        port = listener->port();
    }
    const auto nobody =
        findPort(kHere, {395183, 1}, RpcProtocol::Tcp, QStringLiteral("VXI-11"), Deadline::after(20s), port);
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().status, Status::ErrorResourceNotFound);
    QVERIFY(nobody.error().message.contains(QStringLiteral("No portmapper")));
    const auto token = CancelToken::create();
    token.cancel();
    const auto cancelled = findPort(kHere, {395183, 1}, RpcProtocol::Tcp, QStringLiteral("VXI-11"),
                                    Deadline::after(20s, token), port);
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().status, Status::ErrorAbort);
}

} // namespace visor::wire

QTEST_GUILESS_MAIN(visor::wire::TestRpc)
#include "test_rpc.moc"
