// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/lock_trial.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "tests/transports/modbus/cell_device.h"
#include "transports/modbus/frames.h"
#include "transports/modbus/pdu.h"
#include "transports/modbus/rtu_server.h"
#include "transports/modbus/rtu_session.h"
#include "transports/modbus/rtu_transport.h"

#include <atomic>
#include <functional>
#include <thread>

namespace visor::modbus {

using namespace std::chrono_literals;
using serial::PtyStream;
using test::CellDevice;
using visa::Attribute;
using visa::AttributeValue;
using visa::CancelToken;
using visa::Deadline;
using visa::RegisterTable;
using visa::Session;
using visa::Status;

namespace {

/// The other end of a line: answers each request of eight bytes with the pieces it is told to.
class RtuPeer
{
public:
    using Answer = std::function<std::vector<QByteArray>(const QByteArray& frame, int number)>;

    explicit RtuPeer(Answer answer) : m_answer(std::move(answer)), m_stream(*PtyStream::create())
    {
        m_thread = std::thread([this] { run(); });
    }
    ~RtuPeer()
    {
        m_stream->wake();
        m_thread.join();
    }
    RtuPeer(const RtuPeer&) = delete;
    RtuPeer& operator=(const RtuPeer&) = delete;

    visa::ResourceName resource(int unit = 1) const
    {
        return {visa::InterfaceType::ModbusRtu, 0, visa::ModbusRtuInstrument{m_stream->device(), unit}};
    }

private:
    void run()
    {
        int number = 0;
        QByteArray input;
        std::array<char, 256> buffer{};
        if (!m_stream->waitForClient())
            return;
        while (const auto got = m_stream->readSome(buffer, Deadline::never())) {
            input.append(buffer.data(), static_cast<qsizetype>(*got));
            while (input.size() >= 8) {
                for (const QByteArray& piece : m_answer(input.first(8), number)) {
                    if (!m_stream->writeAll(piece, Deadline::after(10s)))
                        return;
                }
                input.remove(0, 8);
                ++number;
            }
        }
    }

    Answer m_answer;
    std::unique_ptr<PtyStream> m_stream;
    std::thread m_thread;
};

QByteArray rtuAnswer(std::uint16_t value, std::uint8_t unit = 1)
{
    QByteArray pdu = QByteArray::fromHex("0302");
    appendWord(pdu, value);
    return rtuFrame(unit, pdu);
}

} // namespace

class TestRtu : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void conversation();
    void severalUnitsOnOneLine();
    void otherUnitIsSilence();
    void exceptions();
    void oneByteAtATime();
    void lateAnswerIsNeverTheNext();
    void wrongAnswers_data();
    void wrongAnswers();
    void silenceBetweenFrames();
    void cancelEndsALongWait();
    void unplug();
    void serverIgnoresNoise();
    void attributes();
    void openErrors();
    void locks();
    void openAndCloseOften();

private:
    static Deadline soon() { return Deadline::after(30s); }
    Result<std::unique_ptr<Session>> open(const visa::ResourceName& name)
    {
        return m_transport.open(name, {}, soon());
    }
    Result<std::unique_ptr<Session>> open() { return open(m_server->resources().front()); }
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

    CellDevice m_device;
    RtuTransport m_transport;
    std::unique_ptr<RtuServer> m_server;
};

void TestRtu::init()
{
    TestCase::init();
    m_server.reset();
    m_server = *RtuServer::start(m_device, 17);
}

void TestRtu::conversation()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(m_server->resources().front() == (*session)->resource());
    QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,CELL  1,0,1.0\n"));
    QVERIFY((*session)->write("holding 10 float32 word-swapped = 1.5,-2.25\n", soon()));
    QCOMPARE(ask(**session, "holding? 10 float32 word-swapped count 2\n").value(), QByteArray("1.5,-2.25\n"));
    QVERIFY((*session)->write("coil 3 = 1,0,1;holding 4 = 18;mask 4 and 0xF2 or 0x25", soon()));
    QCOMPARE(ask(**session, "coil? 3 count 3;holding? 4;holding? 4 with 5 = 6\n").value(),
             QByteArray("1,0,1;23;23\n"));
    QCOMPARE(ask(**session, "holding? 1000 count 125\n")->size(), qsizetype{250});
    QVERIFY(!(*session)->isDirty());
}

void TestRtu::severalUnitsOnOneLine()
{
    // Eight sessions, one port: no answer reaches another unit's session.
    RtuPeer peer([](const QByteArray& frame, int) {
        const auto unit = static_cast<std::uint8_t>(frame[0]);
        return std::vector<QByteArray>{rtuAnswer(static_cast<std::uint16_t>(unit * 1000 + word(frame, 2)), unit)};
    });
    std::vector<std::thread> threads;
    std::atomic<int> failures = 0;
    std::vector<Result<std::unique_ptr<Session>>> sessions;
    for (int unit = 1; unit <= 8; ++unit)
        sessions.push_back(open(peer.resource(unit)));
    for (int unit = 1; unit <= 8; ++unit) {
        threads.emplace_back([&, unit] {
            const auto& session = sessions[static_cast<std::size_t>(unit - 1)];
            for (int i = 0; i < 20; ++i) {
                if (!session || ask(**session, "holding? " + QByteArray::number(i)).value_or("") !=
                                    QByteArray::number(unit * 1000 + i) + '\n')
                    ++failures;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
}

void TestRtu::otherUnitIsSilence()
{
    auto name = m_server->resources().front();
    const auto session = open({visa::InterfaceType::ModbusRtu, 0,
                               visa::ModbusRtuInstrument{name.as<visa::ModbusRtuInstrument>()->device, 18}});
    QVERIFY(session);
    const auto silent = ask(**session, "holding? 0", Deadline::after(30ms));
    QVERIFY(!silent);
    QCOMPARE(silent.error().status, Status::ErrorTimeout);
    QVERIFY(silent.error().message.contains(QLatin1StringView("Unit 18")));
    QVERIFY((*session)->isDirty());
    QCOMPARE(ask(**open(), "holding? 2000\n").value(), QByteArray("0\n"));
}

void TestRtu::exceptions()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "holding? 3000\n").error().status, Status::ErrorInvalidOffset);
    QCOMPARE(ask(**session, "holding? 2000\n").value(), QByteArray("0\n"));
}

void TestRtu::oneByteAtATime()
{
    RtuPeer peer([](const QByteArray&, int number) {
        std::vector<QByteArray> pieces;
        for (const char byte : rtuAnswer(static_cast<std::uint16_t>(number)))
            pieces.push_back(QByteArray(1, byte));
        return pieces;
    });
    const auto session = open(peer.resource());
    QVERIFY(session);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(ask(**session, "holding? 0").value(), QByteArray::number(i) + '\n');
}

void TestRtu::lateAnswerIsNeverTheNext()
{
    // The answer to the first request comes once the second one has begun to wait for the line.
    std::atomic<bool> mayAnswer = false;
    std::unique_ptr<PtyStream> stream = *PtyStream::create();
    const visa::ResourceName name(visa::InterfaceType::ModbusRtu, 0,
                                  visa::ModbusRtuInstrument{stream->device(), 1});
    std::thread instrument([&] {
        std::array<char, 8> frame{};
        const auto next = [&] {
            std::size_t filled = 0;
            while (filled < frame.size()) {
                const auto got = stream->readSome(std::span(frame).subspan(filled), Deadline::never());
                if (!got)
                    return false;
                filled += *got;
            }
            return true;
        };
        if (!stream->waitForClient() || !next())
            return;
        mayAnswer.wait(false);
        if (!stream->writeAll(rtuAnswer(111), soon()))
            return;
        if (next())
            static_cast<void>(stream->writeAll(rtuAnswer(222), soon()));
    });
    const auto session = open(name);
    QVERIFY(session);
    const auto late = ask(**session, "holding? 0", Deadline::after(20ms));
    QVERIFY(!late);
    QCOMPARE(late.error().status, Status::ErrorTimeout);
    QVERIFY((*session)->isDirty());
    mayAnswer = true;
    mayAnswer.notify_all();
    QCOMPARE(ask(**session, "holding? 0").value(), QByteArray("222\n"));
    QVERIFY(!(*session)->isDirty());
    stream->wake();
    instrument.join();
}

void TestRtu::wrongAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Status>("status");
    const Status broken = Status::ErrorRawReadProtocolViolation;
    QByteArray damaged = rtuAnswer(7);
    damaged[3] = static_cast<char>(damaged[3] ^ 1);
    QTest::newRow("checksum") << damaged << broken;
    QTest::newRow("other unit") << rtuAnswer(7, 2) << broken;
    QTest::newRow("other function") << rtuFrame(1, QByteArray::fromHex("04020007")) << broken;
    QTest::newRow("count") << rtuFrame(1, QByteArray::fromHex("030400070008")) << broken;
    QTest::newRow("function unknown") << rtuFrame(1, QByteArray::fromHex("4102")) << broken;
    QTest::newRow("exception of another function") << rtuFrame(1, QByteArray::fromHex("8402")) << broken;
    QTest::newRow("exception") << rtuFrame(1, QByteArray::fromHex("8306")) << Status::ErrorResourceBusy;
    QTest::newRow("two answers") << rtuAnswer(7) + rtuAnswer(8) << broken;
    QTest::newRow("longer than a frame") << QByteArray::fromHex("0103FF") + QByteArray(300, 'x') << broken;
    QTest::newRow("cut short") << rtuAnswer(7).chopped(1) << Status::ErrorTimeout;
    QTest::newRow("nothing") << QByteArray() << Status::ErrorTimeout;
}

void TestRtu::wrongAnswers()
{
    QFETCH(QByteArray, answer);
    QFETCH(Status, status);
    RtuPeer peer([answer](const QByteArray&, int number) {
        return std::vector<QByteArray>{number == 0 ? answer : rtuAnswer(7)};
    });
    const auto session = open(peer.resource());
    QVERIFY(session);
    const bool isSilent = status == Status::ErrorTimeout;
    const auto refused = ask(**session, "holding? 0", isSilent ? Deadline::after(30ms) : soon());
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, status);
    QVERIFY(!refused.error().message.isEmpty());
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(**session, "holding? 0").value(), QByteArray("7\n"));
}

void TestRtu::silenceBetweenFrames()
{
    // 1200 baud: 32 ms between an answer and the next request, which the device may need to see where it begins.
    std::vector<Deadline::Clock::time_point> answered;
    std::vector<Deadline::Clock::time_point> asked;
    std::optional<RtuPeer> peer;
    peer.emplace([&](const QByteArray&, int) {
        asked.push_back(Deadline::Clock::now());
        answered.push_back(Deadline::Clock::now());
        return std::vector<QByteArray>{rtuAnswer(1)};
    });
    const auto session = open(peer->resource());
    QVERIFY(session);
    QVERIFY((*session)->setAttribute(Attribute::AsrlBaud, AttributeValue(std::int64_t{1200})));
    for (int i = 0; i < 3; ++i)
        QVERIFY(ask(**session, "holding? 0"));
    peer.reset(); // its thread has written its times
    QCOMPARE(asked.size(), std::size_t{3});
    for (std::size_t i = 1; i < asked.size(); ++i)
        QVERIFY(asked[i] - answered[i - 1] >= 32ms);
}

void TestRtu::cancelEndsALongWait()
{
    std::atomic<bool> asked = false;
    RtuPeer peer([&](const QByteArray&, int number) {
        asked = true;
        return number == 0 ? std::vector<QByteArray>{} : std::vector<QByteArray>{rtuAnswer(7)};
    });
    const auto session = open(peer.resource());
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

void TestRtu::unplug()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "holding? 2000\n").value(), QByteArray("0\n"));
    m_server.reset();
    for (int i = 0; i < 3; ++i) {
        const auto lost = ask(**session, "holding? 2000\n");
        QVERIFY(!lost);
        QCOMPARE(lost.error().status, Status::ErrorConnectionLost);
    }
}

void TestRtu::serverIgnoresNoise()
{
    auto port = serial::SerialPort::open(m_server->resources().front().as<visa::ModbusRtuInstrument>()->device,
                                         RtuLine::defaultSettings());
    QVERIFY(port);
    QByteArray damaged = rtuFrame(17, readPdu(Function::ReadCoils, 0, 1));
    damaged[2] = 1;
    for (const QByteArray& noise :
         {damaged, QByteArray("x"), QByteArray(1000, 'U'), rtuFrame(17, QByteArray::fromHex("10000000 05FF")),
          rtuFrame(18, readPdu(Function::ReadCoils, 0, 1))}) {
        QVERIFY((*port)->writeAll(noise, soon()));
        // The server tells frames apart by silence: its answer to a good one shows that it is done with the noise.
        QByteArray got;
        while (got.isEmpty()) {
            QVERIFY((*port)->writeAll(rtuFrame(17, readPdu(Function::ReadCoils, 2000, 1)), soon()));
            std::array<char, 64> buffer{};
            if (const auto read = (*port)->readSome(buffer, Deadline::after(100ms)))
                got.append(buffer.data(), static_cast<qsizetype>(*read));
        }
        QCOMPARE(static_cast<int>(static_cast<std::uint8_t>(got[0])), 17);
    }
}

void TestRtu::attributes()
{
    const auto session = open();
    QVERIFY(session);
    QCOMPARE((*session)->attribute(Attribute::AsrlBaud).value(), AttributeValue(std::int64_t{19200}));
    QVERIFY((*session)->setAttribute(Attribute::AsrlBaud, AttributeValue(std::int64_t{115200})));
    QCOMPARE((*session)->attribute(Attribute::AsrlBaud).value(), AttributeValue(std::int64_t{115200}));
    const auto other = open();
    QVERIFY(other);
    QCOMPARE((*other)->attribute(Attribute::AsrlBaud).value(), AttributeValue(std::int64_t{115200}));
}

void TestRtu::openErrors()
{
    const auto none = visa::ResourceName::parse(QStringLiteral("MODBUS-RTU::/dev/no-such-port::1"));
    QVERIFY(none);
    QCOMPARE(open(*none).error().status, Status::ErrorResourceNotFound);
    instrument::OpenOptions options;
    options.lock = visa::LockMode::Exclusive;
    QCOMPARE(m_transport.open(m_server->resources().front(), options, soon()).error().status,
             Status::ErrorUnsupportedOperation);
}

void TestRtu::locks()
{
    test::LockTrial trial(std::make_unique<RtuTransport>(), m_server->resources().front());
    QCOMPARE(trial.trouble("holding? 1\n"), QString());
}

void TestRtu::openAndCloseOften()
{
    static_cast<void>(ask(**open(), "holding? 0"));
    const auto before = test::ProcessResources::now();
    for (int i = 0; i < 1000; ++i)
        QVERIFY(open());
    VERIFY_RETURNS_TO(before);
}

} // namespace visor::modbus

QTEST_GUILESS_MAIN(visor::modbus::TestRtu)
#include "test_rtu.moc"
