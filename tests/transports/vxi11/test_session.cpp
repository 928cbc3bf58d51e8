// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/echo_device.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/vxi11/vxi11_session.h"
#include "transports/vxi11/vxi11_transport.h"

#include <atomic>
#include <condition_variable>
#include <thread>

namespace visor::vxi11 {

using namespace std::chrono_literals;
using test::EchoDevice;
using visa::Attribute;
using visa::AttributeValue;
using visa::CancelToken;
using visa::Deadline;
using visa::LockMode;
using visa::RemoteMode;
using visa::Session;
using visa::Status;

class TestVxi11Session : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void identity();
    void namedDevices();
    void replySizes_data();
    void replySizes();
    void smallReadsSeeTheEndOnce();
    void chunkedWrites_data();
    void chunkedWrites();
    void termChar();
    void suppressEnd();
    void lateReply();
    void silentDeviceThenNext();
    void statusTriggerClearRemote();
    void locks();
    void lockWaits();
    void lockAtOpen();
    void lockIsDroppedWithTheConnection();
    void aDeadClientKeepsNothing();
    void abortDuringRead();
    void abortWithoutAbortPort();
    void cancelBefore();
    void serviceRequests();
    void serviceRequestDuringRead();
    void docmdIsRefused();
    void noFreeLink();
    void portmapperOpen();
    void openErrors();
    void attributes();
    void serverEndsWhileBusy();
    void openAndCloseOften();

private:
    static Deadline soon() { return Deadline::after(30s); }
    Result<std::unique_ptr<Session>> open(const QString& device = QStringLiteral("inst0"),
                                          const instrument::OpenOptions& options = {});
    static Result<QByteArray> ask(Session& session, const QByteArray& text, const Deadline& deadline = soon(),
                                  std::size_t room = 1 << 20);
    void restart(const Vxi11Server::Options& options);

    EchoDevice m_first{"Visor,Echo,1,1.0", 20};
    EchoDevice m_second{"Visor,Echo,2,1.0", 20};
    std::unique_ptr<Vxi11Server> m_server;
    Vxi11Transport m_transport;
};

void TestVxi11Session::init()
{
    TestCase::init();
    restart({});
}

void TestVxi11Session::restart(const Vxi11Server::Options& options)
{
    m_server.reset();
    auto server = Vxi11Server::start({{QStringLiteral("inst0"), &m_first}, {QStringLiteral("inst1"), &m_second}},
                                     {}, options);
    QVERIFY(server);
    m_server = std::move(*server);
}

Result<std::unique_ptr<Session>> TestVxi11Session::open(const QString& device,
                                                        const instrument::OpenOptions& options)
{
    visa::TcpipInstrument address;
    address.host = QStringLiteral("127.0.0.1");
    address.corePort = m_server->corePort();
    address.device = device;
    return m_transport.open(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address), options, soon());
}

Result<QByteArray> TestVxi11Session::ask(Session& session, const QByteArray& text, const Deadline& deadline,
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

void TestVxi11Session::identity()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
    QVERIFY(!(*session)->isDirty());
}

void TestVxi11Session::namedDevices()
{
    QCOMPARE(m_server->resources().size(), std::size_t{2});
    const auto second = m_transport.open(m_server->resources()[1], {}, soon());
    QVERIFY(second);
    QCOMPARE(ask(**second, "*IDN?\n").value(), QByteArray("Visor,Echo,2,1.0\n"));
    const auto unknown = open(QStringLiteral("inst7"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().status, Status::ErrorResourceNotFound);
    QVERIFY(unknown.error().message.contains(QStringLiteral("inst7")));
}

void TestVxi11Session::replySizes_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<qsizetype>("size");
    constexpr qsizetype kChunk = 1 << 20; // the first device_read
    for (const qsizetype size : {qsizetype{0}, qsizetype{1}, kChunk - 1, kChunk, kChunk + 1, 4 * kChunk + 3}) {
        QTest::addRow("bytes %d", static_cast<int>(size)) << "BYTES? " + QByteArray::number(size) << size;
        QTest::addRow("line %d", static_cast<int>(size)) << "LINE? " + QByteArray::number(size) << size + 1;
    }
}

void TestVxi11Session::replySizes()
{
    QFETCH(QByteArray, command);
    QFETCH(qsizetype, size);
    const auto session = open();
    QVERIFY(session);
    for (const qsizetype room : {size, size + 1, size + 1000}) {
        if (room == 0)
            continue;
        QVERIFY((*session)->write(command, soon()));
        QByteArray bytes(room, 'x');
        auto chunk = (*session)->read({bytes.data(), static_cast<std::size_t>(room)}, soon());
        QVERIFY(chunk);
        QCOMPARE(static_cast<qsizetype>(chunk->count), size);
        QCOMPARE(chunk->status, Status::Success); // END beats the count
        if (command.startsWith("BYTES"))
            QVERIFY(bytes.first(size) == EchoDevice::pattern(static_cast<std::size_t>(size)));
    }
}

void TestVxi11Session::smallReadsSeeTheEndOnce()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("BYTES? 10", soon()));
    std::array<char, 4> buffer{};
    QByteArray all;
    std::vector<Status> ends;
    for (int i = 0; i < 3; ++i) {
        const auto chunk = (*session)->read(buffer, soon());
        QVERIFY(chunk);
        all.append(buffer.data(), static_cast<qsizetype>(chunk->count));
        ends.push_back(chunk->status);
    }
    QCOMPARE(all, EchoDevice::pattern(10));
    QVERIFY((ends == std::vector{Status::SuccessMaxCount, Status::SuccessMaxCount, Status::Success}));
}

void TestVxi11Session::chunkedWrites_data()
{
    QTest::addColumn<quint32>("announced");
    QTest::addColumn<quint32>("real");
    QTest::newRow("zero") << 0u << 1024u;
    QTest::newRow("small") << 10u << 1024u;
    QTest::newRow("1024") << 1024u << 1024u;
    QTest::newRow("1500") << 1500u << 1500u;
    QTest::newRow("all ones") << 0xFFFFFFFFu << (1u << 20);
}

void TestVxi11Session::chunkedWrites()
{
    QFETCH(quint32, announced);
    QFETCH(quint32, real);
    restart({.maximumReceiveSize = real, .announcedReceiveSize = announced});
    const auto session = open();
    QVERIFY(session);
    for (const std::size_t size : {1u, real - 6, real - 5, real - 4, 3 * real + 7, 2'000'000u}) {
        const QByteArray data = EchoDevice::pattern(size);
        QVERIFY((*session)->write("DATA " + data + '\n', soon()));
        const auto back = ask(**session, "DATA?", soon(), size + 10);
        QVERIFY(back);
        QVERIFY(*back == data);
    }
    // In pieces, END only at the last.
    QVERIFY((*session)->write("DA", soon(), false));
    QVERIFY((*session)->write("TA x", soon(), false));
    QVERIFY((*session)->write("y", soon(), true));
    QCOMPARE(ask(**session, "DATA?").value(), QByteArray("xy"));
}

void TestVxi11Session::termChar()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("DATA ab;cd;ef", soon()));
    QVERIFY((*session)->setAttribute(Attribute::TermChar, AttributeValue(std::int64_t{';'})));
    QVERIFY((*session)->setAttribute(Attribute::TermCharEnabled, AttributeValue(true)));
    QVERIFY((*session)->write("DATA?", soon()));
    std::array<char, 100> buffer{};
    const auto part = [&]() {
        const auto chunk = (*session)->read(buffer, soon());
        return chunk ? QByteArray(buffer.data(), static_cast<qsizetype>(chunk->count)) +
                           QByteArray(chunk->status == Status::SuccessTermChar ? "|" : "$")
                     : QByteArray("failed");
    };
    QCOMPARE(part(), QByteArray("ab;|"));
    QCOMPARE(part(), QByteArray("cd;|"));
    QCOMPARE(part(), QByteArray("ef$"));
}

void TestVxi11Session::suppressEnd()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->setAttribute(Attribute::SuppressEndEnabled, AttributeValue(true)));
    QVERIFY((*session)->write("BYTES? 4", soon()));
    std::array<char, 8> buffer{};
    const auto first = (*session)->read(buffer, Deadline::after(100ms));
    QVERIFY(!first); // END is no reason to stop, so it waits for four more
    QCOMPARE(first.error().status, Status::ErrorTimeout);
    QCOMPARE(first.error().transferred, std::size_t{4});
}

void TestVxi11Session::lateReply()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("DELAY? 200\n", soon()));
    std::array<char, 64> buffer{};
    const auto late = (*session)->read(buffer, Deadline::after(20ms));
    QVERIFY(!late);
    QCOMPARE(late.error().status, Status::ErrorTimeout);
    QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestVxi11Session::silentDeviceThenNext()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 3; ++i) {
        const auto silent = ask(**session, "SILENT?\n", Deadline::after(20ms));
        QVERIFY(!silent);
        QCOMPARE(silent.error().status, Status::ErrorTimeout);
    }
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestVxi11Session::statusTriggerClearRemote()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0});
    QVERIFY((*session)->write("*IDN?\n", soon()));
    QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0x10}); // MAV
    QVERIFY((*session)->clear(soon()));
    QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0});
    QCOMPARE(ask(**session, "CLEARS?").value(), QByteArray("1\n"));
    QVERIFY((*session)->trigger(soon()));
    QVERIFY((*session)->trigger(soon()));
    QCOMPARE(ask(**session, "TRIGGERS?").value(), QByteArray("2\n"));
    QVERIFY((*session)->setRemote(RemoteMode::AssertAndAddress, soon()));
    QCOMPARE(ask(**session, "REMOTE?").value(), QByteArray("5\n"));
    QVERIFY((*session)->setRemote(RemoteMode::GoToLocal, soon()));
    QCOMPARE(ask(**session, "REMOTE?").value(), QByteArray("6\n"));
}

void TestVxi11Session::locks()
{
    const auto one = open();
    const auto two = open();
    QVERIFY(one && two);
    QVERIFY(!(*one)->lockState(soon())->exclusive);
    QVERIFY((*one)->lock(LockMode::Exclusive, {}, soon()));
    QVERIFY((*one)->lock(LockMode::Exclusive, {}, soon())); // nested
    QVERIFY((*one)->lockState(soon())->exclusive);

    const auto refused = (*two)->lock(LockMode::Exclusive, {}, Deadline::after(50ms));
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
    for (const auto& result : {(*two)->write("*TRG", soon()), (*two)->trigger(soon()), (*two)->clear(soon())}) {
        QVERIFY(!result);
        QCOMPARE(result.error().status, Status::ErrorResourceLocked);
    }
    QVERIFY(!(*two)->readStatusByte(soon()));
    QCOMPARE(ask(**one, "*OPC?").value(), QByteArray("1\n"));

    QVERIFY((*one)->unlock(soon()));
    QVERIFY(!(*two)->write("*TRG", soon())); // one unlock is not enough
    QVERIFY((*one)->unlock(soon()));
    QCOMPARE(ask(**two, "*OPC?").value(), QByteArray("1\n"));
    const auto extra = (*one)->unlock(soon());
    QVERIFY(!extra);
    QCOMPARE(extra.error().status, Status::ErrorSessionNotLocked);
    const auto shared = (*one)->lock(LockMode::Shared, "key", soon());
    QVERIFY(!shared);
    QCOMPARE(shared.error().status, Status::ErrorUnsupportedOperation);
}

void TestVxi11Session::lockWaits()
{
    const auto one = open();
    const auto two = open();
    QVERIFY(one && two);
    QVERIFY((*one)->lock(LockMode::Exclusive, {}, soon()));
    Result<void> waited;
    std::thread waiting([&] { waited = (*two)->lock(LockMode::Exclusive, {}, soon()); });
    QVERIFY(m_first.waitForBlocked(soon()));
    QVERIFY((*one)->unlock(soon()));
    waiting.join();
    QVERIFY(waited);
    QVERIFY((*two)->unlock(soon()));
}

void TestVxi11Session::lockAtOpen()
{
    instrument::OpenOptions options;
    options.lock = LockMode::Exclusive;
    const auto one = open(QStringLiteral("inst0"), options);
    QVERIFY(one);
    const auto two = open(); // opening ignores locks
    QVERIFY(two);
    QVERIFY(!(*two)->write("*TRG", soon()));
}

void TestVxi11Session::lockIsDroppedWithTheConnection()
{
    {
        // A client that dies without a word.
        wire::RpcClient client(
            *wire::TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->corePort(), soon()), kCoreProgram);
        put(client.begin(10), CreateLinkParameters{1, true, 0, "inst0"});
        const auto reply = client.call(soon());
        QVERIFY(reply);
        QVERIFY(parse<CreateLinkReply>(*reply)->error == ErrorCode::None);
        const auto other = open();
        QVERIFY(other);
        QVERIFY(!(*other)->write("*TRG", soon()));
    }
    QVERIFY(m_first.waitForLinks(0, soon()));
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->lock(LockMode::Exclusive, {}, soon()));
}

/// A client that is killed while its read waits for the instrument: nobody reads that connection, and yet its link
/// and lock must not wait for the read's ten minutes.
void TestVxi11Session::aDeadClientKeepsNothing()
{
    constexpr std::uint32_t kTenMinutes = 600'000;
    auto stream = wire::TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->corePort(), soon());
    QVERIFY(stream);
    wire::RpcClient core(std::move(*stream), kCoreProgram);
    put(core.begin(static_cast<std::uint32_t>(Procedure::CreateLink)), CreateLinkParameters{1, true, 0, "inst0"});
    const auto created = core.call(soon());
    QVERIFY(created);
    const auto link = parse<CreateLinkReply>(*created);
    QVERIFY(link && link->error == ErrorCode::None);
    put(core.begin(static_cast<std::uint32_t>(Procedure::DeviceRead)),
        ReadParameters{link->link, 16, kTenMinutes, 0, 0, 0});
    QVERIFY(core.send(soon()));
    QVERIFY(m_first.waitForBlocked(soon()));
    const auto next = open();
    QVERIFY(next);
    QCOMPARE((*next)->lock(LockMode::Exclusive, {}, Deadline::after(0ms)).error().status,
             Status::ErrorResourceLocked);
    core.close();
    QVERIFY((*next)->lock(LockMode::Exclusive, {}, soon()));
    QVERIFY(m_first.waitForLinks(1, soon()));
}

void TestVxi11Session::abortDuringRead()
{
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 5; ++i) {
        const auto token = CancelToken::create();
        QVERIFY((*session)->write("SILENT?\n", soon()));
        Result<visa::ReadChunk> read;
        std::thread reader([&] {
            std::array<char, 64> buffer{};
            read = (*session)->read(buffer, Deadline::after(60s, token));
        });
        QVERIFY(m_first.waitForBlocked(soon()));
        token.cancel();
        reader.join();
        QVERIFY(!read);
        QCOMPARE(read.error().status, Status::ErrorAbort);
        QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
    }
}

void TestVxi11Session::abortWithoutAbortPort()
{
    restart({.announcedAbortPort = std::uint16_t{0}});
    const auto session = open();
    QVERIFY(session);
    const auto token = CancelToken::create();
    QVERIFY((*session)->write("DELAY? 400\n", soon()));
    Result<visa::ReadChunk> read;
    std::thread reader([&] {
        std::array<char, 64> buffer{};
        read = (*session)->read(buffer, Deadline::after(60s, token));
    });
    QVERIFY(m_first.waitForBlocked(soon()));
    token.cancel();
    reader.join();
    QVERIFY(!read);
    QCOMPARE(read.error().status, Status::ErrorAbort);
    // The instrument is still busy with the old read; its reply is dropped when it comes.
    QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestVxi11Session::cancelBefore()
{
    const auto session = open();
    QVERIFY(session);
    const auto token = CancelToken::create();
    token.cancel();
    const auto written = (*session)->write("*IDN?\n", Deadline::after(60s, token));
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorAbort);
    QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestVxi11Session::serviceRequests()
{
    const auto session = open();
    QVERIFY(session);
    std::mutex mutex;
    std::condition_variable changed;
    int count = 0;
    std::uint8_t last = 0;
    QVERIFY((*session)->onServiceRequest(
        [&](std::uint8_t status) {
            const std::lock_guard guard(mutex);
            ++count;
            last = status;
            changed.notify_all();
        },
        soon()));
    const auto waitFor = [&](int wanted) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 30s, [&] { return count >= wanted; });
    };
    for (int i = 1; i <= 1000; ++i) {
        QVERIFY((*session)->write("SRQ", soon()));
        QVERIFY(waitFor(i));
        QCOMPARE(last, std::uint8_t{0x40});
        QCOMPARE((*session)->readStatusByte(soon()).value() & 0x40, 0x40);
        QCOMPARE((*session)->readStatusByte(soon()).value() & 0x40, 0);
    }
    QVERIFY((*session)->clear(soon()));
    QVERIFY((*session)->onServiceRequest({}, soon()));
    QVERIFY((*session)->write("SRQ", soon()));
    QCOMPARE(ask(**session, "*OPC?").value(), QByteArray("1\n"));
    const std::lock_guard guard(mutex);
    QCOMPARE(count, 1000);
}

void TestVxi11Session::serviceRequestDuringRead()
{
    const auto session = open();
    QVERIFY(session);
    std::atomic<int> count = 0;
    QVERIFY((*session)->onServiceRequest([&](std::uint8_t) { ++count; }, soon()));
    QVERIFY((*session)->write("BYTES? 5000000", soon()));
    std::thread requests([&] {
        for (int i = 0; i < 100; ++i)
            m_first.requestService();
    });
    QByteArray bytes(5'000'001, '\0');
    const auto chunk = (*session)->read({bytes.data(), static_cast<std::size_t>(bytes.size())}, soon());
    requests.join();
    QVERIFY(chunk);
    QCOMPARE(chunk->count, std::size_t{5'000'000});
    QVERIFY(bytes.first(5'000'000) == EchoDevice::pattern(5'000'000));
    QTRY_COMPARE_WITH_TIMEOUT(count.load(), 100, 30'000);
}

void TestVxi11Session::docmdIsRefused()
{
    const auto session = open();
    QVERIFY(session);
    auto* const vxi11 = dynamic_cast<Vxi11Session*>(session->get());
    QVERIFY(vxi11 != nullptr);
    const auto refused = vxi11->doCommand(0x020010, 1, {}, soon());
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorUnsupportedOperation);
}

void TestVxi11Session::noFreeLink()
{
    std::vector<std::unique_ptr<Session>> sessions;
    for (int i = 0; i < 20; ++i) {
        auto session = open();
        QVERIFY(session);
        sessions.push_back(std::move(*session));
    }
    const auto refused = open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorAllocation);
    sessions.pop_back();
    QVERIFY(open());
}

void TestVxi11Session::portmapperOpen()
{
    restart({.portmapperPort = std::uint16_t{0}});
    Vxi11Transport transport(m_server->portmapperPort());
    visa::TcpipInstrument address;
    address.host = QStringLiteral("localhost");
    address.device = QStringLiteral("inst1");
    const visa::ResourceName resource(visa::InterfaceType::Tcpip, 0, address);
    QVERIFY(transport.handles(resource));
    const auto session = transport.open(resource, {}, soon());
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,2,1.0\n"));
    QCOMPARE((*session)->resource(), resource);
}

void TestVxi11Session::openErrors()
{
    const auto port = m_server->corePort();
    m_server.reset();
    visa::TcpipInstrument address;
    address.host = QStringLiteral("127.0.0.1");
    address.corePort = port;
    address.device = QStringLiteral("inst0");
    const auto refused = m_transport.open(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address), {}, soon());
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceNotFound);
    // A host that accepts and never answers.
    auto listener = wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(listener);
    address.corePort = listener->port();
    const auto silent =
        m_transport.open(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address), {}, Deadline::after(100ms));
    QVERIFY(!silent);
    QCOMPARE(silent.error().status, Status::ErrorTimeout);
    const auto token = CancelToken::create();
    token.cancel();
    const auto cancelled = m_transport.open(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address), {},
                                            Deadline::after(60s, token));
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().status, Status::ErrorAbort);
}

void TestVxi11Session::attributes()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(std::get<QString>((*session)->attribute(Attribute::TcpipAddress).value()),
             QStringLiteral("127.0.0.1"));
    QCOMPARE(std::get<QString>((*session)->attribute(Attribute::TcpipDeviceName).value()),
             QStringLiteral("inst0"));
    QCOMPARE(std::get<bool>((*session)->attribute(Attribute::TcpipKeepAlive).value()), true);
    QCOMPARE(std::get<bool>((*session)->attribute(Attribute::TermCharEnabled).value()), false);
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::TimeoutValue).value()), std::int64_t{2000});
    const auto readOnly = (*session)->setAttribute(Attribute::TcpipAddress, AttributeValue(QStringLiteral("x")));
    QCOMPARE(readOnly.error().status, Status::ErrorAttributeReadOnly);
    const auto wrong = (*session)->setAttribute(Attribute::TermChar, AttributeValue(std::int64_t{300}));
    QCOMPARE(wrong.error().status, Status::ErrorUnsupportedAttributeState);
    const auto foreign = (*session)->attribute(Attribute::AsrlBaud);
    QCOMPARE(foreign.error().status, Status::ErrorUnsupportedAttribute);
}

void TestVxi11Session::serverEndsWhileBusy()
{
    auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("SILENT?\n", soon()));
    Result<visa::ReadChunk> read;
    std::thread reader([&] {
        std::array<char, 64> buffer{};
        read = (*session)->read(buffer, Deadline::after(60s));
    });
    QVERIFY(m_first.waitForBlocked(soon()));
    m_server.reset();
    reader.join();
    QVERIFY(!read);
    QVERIFY(read.error().status == Status::ErrorConnectionLost || read.error().status == Status::ErrorAbort);
    const auto after = (*session)->write("*IDN?\n", soon());
    QVERIFY(!after || !(*session)->read(std::span<char>(), soon()));
    session->reset();
    restart({});
    QCOMPARE(ask(**open(), "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestVxi11Session::openAndCloseOften()
{
    QVERIFY(open());
    QVERIFY(m_first.waitForLinks(0, soon()));
    const auto before = test::ProcessResources::now();
    for (int i = 0; i < 500; ++i) {
        const auto session = open();
        QVERIFY(session);
        QVERIFY((*session)->write("*IDN?\n", soon())); // closed with a response unread
    }
    QVERIFY(m_first.waitForLinks(0, soon()));
    QCOMPARE(m_server->linkCount(), std::size_t{0});
    VERIFY_RETURNS_TO(before, 1);
}

} // namespace visor::vxi11

QTEST_GUILESS_MAIN(visor::vxi11::TestVxi11Session)
#include "test_session.moc"
