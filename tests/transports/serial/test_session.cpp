// SPDX-License-Identifier: GPL-3.0-or-later
// The serial session against a device at the other end of a pseudo-terminal, and against ends that misbehave.
#include "tests/common/echo_device.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "transports/serial/pty_server.h"
#include "transports/serial/serial_session.h"
#include "transports/serial/serial_transport.h"

#include <QFile>

#include <fcntl.h>
#include <functional>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace visor::serial {

using namespace std::chrono_literals;
using test::EchoDevice;
using visa::Attribute;
using visa::AttributeValue;
using visa::CancelToken;
using visa::Deadline;
using visa::LockMode;
using visa::Status;

class TestSerialSession : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void identity();
    void replySizes_data();
    void replySizes();
    void everyByte();
    void blocksInTheInput();
    void lateReplyIsNeverTheNextAnswer();
    void silentInstrument();
    void replyStillOwed();
    void cancelEndsALongWait();
    void cancelInTheMiddleOfABlock();
    void drippedBytes();
    void endByLastBit();
    void lastBitOut();
    void termCharOut();
    void breakOut();
    void endNone();
    void otherTermChar();
    void discardNull();
    void oddBaudRates();
    void softFailures();
    void attributes();
    void attributesAtOpen();
    void unpluggedWhileReading();
    void unpluggedWhileWriting();
    void unpluggedInClear();
    void unpluggedIdle();
    void writeTimesOut();
    void clearThrowsAway();
    void triggerAndStatusByte();
    void whatTheWireLacks();
    void openErrors();
    void busyPort();
    void nextClientStartsAfresh();
    void deviceTakesNoClient();
    void garbage();
    void openAndCloseOften();

private:
    static Deadline soon() { return Deadline::after(30s); }
    static Result<std::unique_ptr<visa::Session>> open(const QString& device,
                                                       const instrument::OpenOptions& options = {});
    Result<std::unique_ptr<visa::Session>> open()
    {
        return open(m_server->resources().front().as<visa::SerialInstrument>()->device);
    }
    static Result<QByteArray> ask(visa::Session& session, const QByteArray& text,
                                  const Deadline& deadline = soon(), std::size_t room = 1 << 16);
    static void set(visa::Session& session, Attribute id, std::int64_t value);

    /// The other end of a port, played by hand.
    struct Peer
    {
        explicit Peer(std::unique_ptr<PtyStream> end) : stream(std::move(end)) {}
        ~Peer() { join(); }
        void play(std::function<void(PtyStream&)> part)
        {
            thread = std::thread([this, part] { part(*stream); });
        }
        void join()
        {
            if (thread.joinable())
                thread.join();
        }
        std::unique_ptr<PtyStream> stream;
        std::thread thread;
    };
    static QByteArray readLine(PtyStream& stream);

    EchoDevice m_device;
    std::unique_ptr<PtyServer> m_server;
};

void TestSerialSession::init()
{
    TestCase::init();
    m_server.reset();
    auto server = PtyServer::start(m_device);
    QVERIFY2(server, server ? "" : qPrintable(server.error().message));
    m_server = std::move(*server);
}

Result<std::unique_ptr<visa::Session>> TestSerialSession::open(const QString& device,
                                                               const instrument::OpenOptions& options)
{
    SerialTransport transport;
    return transport.open(visa::ResourceName(visa::InterfaceType::Asrl, 0, visa::SerialInstrument{device}),
                          options, soon());
}

Result<QByteArray> TestSerialSession::ask(visa::Session& session, const QByteArray& text, const Deadline& deadline,
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

void TestSerialSession::set(visa::Session& session, Attribute id, std::int64_t value)
{
    const auto done = session.setAttribute(id, AttributeValue(value));
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
}

QByteArray TestSerialSession::readLine(PtyStream& stream)
{
    QByteArray line;
    char c = 0;
    while (!line.endsWith('\n')) {
        if (!stream.readSome({&c, 1}, soon()))
            break;
        line.append(c);
    }
    return line;
}

void TestSerialSession::identity()
{
    const auto session = open();
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    for (int i = 0; i < 3; ++i)
        QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
    QVERIFY(!(*session)->isDirty());
    QVERIFY((*session)->resource().toString().startsWith(QStringLiteral("ASRL/dev/pts/")));
    QCOMPARE((*session)->resource(), m_server->resources().front());
}

void TestSerialSession::replySizes_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size : {0, 1, 4095, 4096, 4097, 70'000}) {
        const QByteArray number = QByteArray::number(size);
        QTest::addRow("block %d", static_cast<int>(size)) << "BLOCK? " + number + '\n' << size + 3 + number.size();
        QTest::addRow("line %d", static_cast<int>(size)) << "LINE? " + number + '\n' << size + 1;
    }
}

void TestSerialSession::replySizes()
{
    QFETCH(QByteArray, command);
    QFETCH(qsizetype, size);
    const auto session = open();
    QVERIFY(session);
    for (const qsizetype room : {size, size + 1000}) {
        QByteArray reply(room, '\0');
        QVERIFY((*session)->write(command, soon()));
        const auto chunk = (*session)->read({reply.data(), static_cast<std::size_t>(room)}, soon());
        QVERIFY(chunk);
        QCOMPARE(chunk->count, static_cast<std::size_t>(size));
        QVERIFY(chunk->endsMessage());
        reply.truncate(size);
        if (command.startsWith("BLOCK")) {
            const qsizetype head = 2 + (reply.at(1) - '0');
            QVERIFY(reply.sliced(head).chopped(1) ==
                    EchoDevice::pattern(static_cast<std::size_t>(size - head - 1)));
        }
    }
}

void TestSerialSession::everyByte()
{
    // Also through the marks of a tty: with a parity set 0xFF comes doubled and is undone.
    for (const std::int64_t parity : {0, 2}) {
        const auto session = open();
        QVERIFY(session);
        set(**session, Attribute::AsrlParity, parity);
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all.append(static_cast<char>(i));
        all = all + all + QByteArray(300, '\xFF');
        const QByteArray block = "#3" + QByteArray::number(all.size()) + all;
        QVERIFY((*session)->write("DATA " + block + '\n', soon()));
        const auto back = ask(**session, "DATA?\n", soon(), static_cast<std::size_t>(block.size()));
        QVERIFY(back);
        QCOMPARE(*back, block);
    }
}

void TestSerialSession::blocksInTheInput()
{
    const auto session = open();
    QVERIFY(session);
    const QByteArray data = EchoDevice::pattern(50'000);
    QVERIFY((*session)->write("DATA #550000" + data + '\n', soon()));
    const auto back = ask(**session, "DATA?\n", soon(), 50'007);
    QVERIFY(back);
    QVERIFY(*back == "#550000" + data);
}

void TestSerialSession::lateReplyIsNeverTheNextAnswer()
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

void TestSerialSession::silentInstrument()
{
    const auto session = open();
    QVERIFY(session);
    const auto silent = ask(**session, "SILENT?\n", Deadline::after(20ms));
    QVERIFY(!silent);
    QCOMPARE(silent.error().status, Status::ErrorTimeout);
    QVERIFY(silent.error().message.contains(QStringLiteral("line")));
    // Nothing came while it settled: the conversation goes on.
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestSerialSession::replyStillOwed()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY(!ask(**session, "DELAY? 300\n", Deadline::after(10ms)));
    // Too little time to see whether the reply comes: said, and nothing sent.
    const auto early = (*session)->write("*IDN?\n", Deadline::after(10ms));
    QVERIFY(!early);
    QCOMPARE(early.error().status, Status::ErrorTimeout);
    QCOMPARE(early.error().transferred, std::size_t{0});
    QVERIFY((*session)->isDirty());
    QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSerialSession::cancelEndsALongWait()
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
    // Cancelled before it began.
    QCOMPARE(
        (*session)->read(std::span<char>(QByteArray(4, ' ').data(), 4), Deadline::never(token)).error().status,
        Status::ErrorAbort);
}

void TestSerialSession::cancelInTheMiddleOfABlock()
{
    Peer peer(*PtyStream::create());
    peer.play([](PtyStream& stream) {
        if (!stream.waitForClient() || readLine(stream) != "A?\n")
            return;
        if (!stream.writeAll("#9000001000" + QByteArray(500, '\n'), soon()))
            return;
        if (readLine(stream) == "B?\n")
            static_cast<void>(stream.writeAll("fine\n", soon()));
        static_cast<void>(readLine(stream)); // until the client has gone
    });
    auto session = open(peer.stream->device());
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
    session->reset();
}

void TestSerialSession::drippedBytes()
{
    Peer peer(*PtyStream::create());
    const QByteArray text = "#220" + EchoDevice::pattern(20) + "\n";
    peer.play([text](PtyStream& stream) {
        if (!stream.waitForClient())
            return;
        while (readLine(stream) == "A?\n") {
            for (const char c : text) {
                if (!stream.writeAll({&c, 1}, soon()))
                    return;
            }
        }
    });
    auto session = open(peer.stream->device());
    QVERIFY(session);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(ask(**session, "A?\n").value(), text);
    session->reset();
}

void TestSerialSession::endByLastBit()
{
    Peer peer(*PtyStream::create());
    peer.play([](PtyStream& stream) {
        if (stream.waitForClient() && readLine(stream) == "A?\n")
            static_cast<void>(stream.writeAll("on\ne\xF4two\xFFx", soon()));
        static_cast<void>(readLine(stream));
    });
    auto session = open(peer.stream->device());
    QVERIFY(session);
    set(**session, Attribute::AsrlEndIn, static_cast<std::int64_t>(LineEnd::LastBit));
    QCOMPARE(ask(**session, "A?\n").value(), QByteArray("on\ne\xF4"));
    std::array<char, 2> two{};
    auto chunk = (*session)->read(two, soon()).value();
    QCOMPARE(chunk.status, Status::SuccessMaxCount);
    std::array<char, 20> rest{};
    chunk = (*session)->read(rest, soon()).value();
    QCOMPARE(QByteArray(rest.data(), static_cast<qsizetype>(chunk.count)), QByteArray("o\xFF"));
    QCOMPARE(chunk.status, Status::Success);
    const auto late = (*session)->read(rest, Deadline::after(20ms));
    QVERIFY(!late);
    QCOMPARE(late.error().transferred, std::size_t{1}); // 'x', whose message has not ended
    session->reset();
}

void TestSerialSession::lastBitOut()
{
    Peer peer(*PtyStream::create());
    QByteArray got;
    peer.play([&got](PtyStream& stream) {
        if (stream.waitForClient())
            got = readLine(stream);
    });
    auto session = open(peer.stream->device());
    QVERIFY(session);
    set(**session, Attribute::AsrlEndOut, static_cast<std::int64_t>(LineEnd::LastBit));
    QVERIFY((*session)->write("a\xE2", soon(), false));
    QVERIFY((*session)->write("cd", soon()));
    QVERIFY((*session)->setAttribute(Attribute::SendEndEnabled, AttributeValue(false)));
    QVERIFY((*session)->write("\n", soon()));
    peer.join();
    QCOMPARE(got, QByteArray("abc\xE4\n"));
}

void TestSerialSession::termCharOut()
{
    Peer peer(*PtyStream::create());
    QByteArray first;
    QByteArray second;
    peer.play([&](PtyStream& stream) {
        if (!stream.waitForClient())
            return;
        first = readLine(stream);
        second = readLine(stream);
    });
    auto session = open(peer.stream->device());
    QVERIFY(session);
    set(**session, Attribute::AsrlEndOut, static_cast<std::int64_t>(LineEnd::TermChar));
    QVERIFY((*session)->write("ab", soon(), false));
    QVERIFY((*session)->write("cd", soon()));
    QVERIFY((*session)->write("ef\n", soon())); // has it already
    peer.join();
    QCOMPARE(first, QByteArray("abcd\n"));
    QCOMPARE(second, QByteArray("ef\n"));
}

void TestSerialSession::breakOut()
{
    // A pseudo-terminal swallows breaks; the message comes and the line is not left in break.
    const auto session = open();
    QVERIFY(session);
    set(**session, Attribute::AsrlEndOut, static_cast<std::int64_t>(LineEnd::Break));
    set(**session, Attribute::AsrlBreakLength, 5);
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
    set(**session, Attribute::AsrlBreakState, 1);
    set(**session, Attribute::AsrlBreakState, 0);
    // Cancelled in the middle of a long break.
    set(**session, Attribute::AsrlBreakLength, 500);
    const auto token = CancelToken::create();
    token.cancel();
    QCOMPARE((*session)->write("*OPC?\n", Deadline::never(token)).error().status, Status::ErrorAbort);
}

void TestSerialSession::endNone()
{
    const auto session = open();
    QVERIFY(session);
    set(**session, Attribute::AsrlEndIn, static_cast<std::int64_t>(LineEnd::None));
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
    // SUPPRESS_END_EN has the same effect on END_IN, TERMCHAR_EN ends reads on its own.
    set(**session, Attribute::AsrlEndIn, static_cast<std::int64_t>(LineEnd::TermChar));
    QVERIFY((*session)->setAttribute(Attribute::SuppressEndEnabled, AttributeValue(true)));
    QVERIFY((*session)->write("LINE? 19\n", soon()));
    QCOMPARE((*session)->read(buffer, soon()).value().status, Status::SuccessMaxCount);
    QCOMPARE((*session)->read(buffer, soon()).value().status, Status::SuccessMaxCount);
    QVERIFY((*session)->setAttribute(Attribute::TermCharEnabled, AttributeValue(true)));
    QCOMPARE(ask(**session, "LINE? 3\n").value(), QByteArray("aaa\n"));
}

void TestSerialSession::otherTermChar()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("DATA one\rtwo\r\n", soon())); // a line end in the middle of the data
    set(**session, Attribute::TermChar, '\r');
    const auto reply = ask(**session, "DATA?\n");
    QVERIFY(reply);
    QCOMPARE(*reply, QByteArray("one\r"));
}

void TestSerialSession::discardNull()
{
    Peer peer(*PtyStream::create());
    peer.play([](PtyStream& stream) {
        if (!stream.waitForClient())
            return;
        while (readLine(stream) == "A?\n") {
            if (!stream.writeAll(QByteArray("\0a\0b\0\n", 6), soon()))
                return;
        }
    });
    auto session = open(peer.stream->device());
    QVERIFY(session);
    QCOMPARE(ask(**session, "A?\n").value(), QByteArray("\0a\0b\0\n", 6));
    QVERIFY((*session)->setAttribute(Attribute::AsrlDiscardNull, AttributeValue(true)));
    QCOMPARE(ask(**session, "A?\n").value(), QByteArray("ab\n"));
    set(**session, Attribute::AsrlParity, 1); // the same through the decoder of marks
    QCOMPARE(ask(**session, "A?\n").value(), QByteArray("ab\n"));
    session->reset();
}

void TestSerialSession::oddBaudRates()
{
    const auto session = open();
    QVERIFY(session);
    for (const std::int64_t baud : {1'000'000, 250'000, 28'800, 74'880, 31'250, 110, 9600}) {
        set(**session, Attribute::AsrlBaud, baud);
        QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::AsrlBaud).value()), baud);
        QVERIFY(dynamic_cast<SerialSession&>(**session).notes().filter(QStringLiteral("baud")).isEmpty());
        QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
    }
    QCOMPARE((*session)->setAttribute(Attribute::AsrlBaud, AttributeValue(std::int64_t{0})).error().status,
             Status::ErrorUnsupportedAttributeState);
}

void TestSerialSession::softFailures()
{
    const auto session = open();
    QVERIFY(session);
    auto& serial = dynamic_cast<SerialSession&>(**session);
    set(**session, Attribute::AsrlParity, 2);
    set(**session, Attribute::AsrlDataBits, 7);
    set(**session, Attribute::AsrlStopBits, 15);
    set(**session, Attribute::AsrlDtrState, 0);
    set(**session, Attribute::AsrlRtsState, 1);
    // A pseudo-terminal has none of it: noted, not fatal.
    for (const char* const word : {"parity", "data bits", "stop bits", "DTR", "RTS"})
        QVERIFY2(!serial.notes().filter(QString::fromLatin1(word)).isEmpty(), word);
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::AsrlCtsState).value()), std::int64_t{-1});
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
    set(**session, Attribute::AsrlFlowControl, FlowControl::XonXoff | FlowControl::RtsCts | FlowControl::DtrDsr);
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestSerialSession::attributes()
{
    const auto session = open();
    QVERIFY(session);
    const auto number = [&](Attribute id) { return std::get<std::int64_t>((*session)->attribute(id).value()); };
    QCOMPARE(number(Attribute::AsrlBaud), std::int64_t{9600});
    QCOMPARE(number(Attribute::AsrlDataBits), std::int64_t{8});
    QCOMPARE(number(Attribute::AsrlStopBits), std::int64_t{10});
    QCOMPARE(number(Attribute::AsrlEndIn), std::int64_t{2});
    QCOMPARE(number(Attribute::AsrlXonCharacter), std::int64_t{0x11});
    QCOMPARE(number(Attribute::AsrlBreakLength), std::int64_t{250});
    QCOMPARE(number(Attribute::ReadBufferSize), std::int64_t{4096});
    QCOMPARE(number(Attribute::InterfaceType), std::int64_t{4});
    QCOMPARE(number(Attribute::TimeoutValue), std::int64_t{2000});
    QVERIFY((*session)->write("LINE? 30\n", soon()));
    QTRY_COMPARE_WITH_TIMEOUT(number(Attribute::AsrlBytesAvailable), std::int64_t{31}, 30'000);
    QCOMPARE((*session)->attribute(Attribute::TcpipPort).error().status, Status::ErrorUnsupportedAttribute);
    QCOMPARE((*session)->setAttribute(Attribute::AsrlCtsState, AttributeValue(std::int64_t{1})).error().status,
             Status::ErrorAttributeReadOnly);
    QCOMPARE((*session)->setAttribute(Attribute::AsrlDataBits, AttributeValue(std::int64_t{9})).error().status,
             Status::ErrorUnsupportedAttributeState);
}

void TestSerialSession::attributesAtOpen()
{
    instrument::OpenOptions options;
    options.attributes = {{Attribute::AsrlBaud, AttributeValue(std::int64_t{57'600})},
                          {Attribute::AsrlDtrState, AttributeValue(std::int64_t{-1})},
                          {Attribute::TermChar, AttributeValue(std::int64_t{'\r'})}};
    const QString device = m_server->resources().front().as<visa::SerialInstrument>()->device;
    const auto session = open(device, options);
    QVERIFY(session);
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::AsrlBaud).value()), std::int64_t{57'600});
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::TermChar).value()), std::int64_t{'\r'});
    options.attributes = {{Attribute::AsrlBaud, AttributeValue(std::int64_t{-1})}};
    QCOMPARE(open(device, options).error().status, Status::ErrorUnsupportedAttributeState);
}

void TestSerialSession::unpluggedWhileReading()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("SILENT?\n", soon()));
    QVERIFY(m_device.waitForBlocked(soon()));
    std::thread puller([this] { m_server.reset(); });
    std::array<char, 10> buffer{};
    const auto read = (*session)->read(buffer, soon());
    puller.join();
    QVERIFY(!read);
    QCOMPARE(read.error().status, Status::ErrorConnectionLost);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE((*session)->write("A?\n", soon()).error().status, Status::ErrorConnectionLost);
        QCOMPARE((*session)->read(buffer, soon()).error().status, Status::ErrorConnectionLost);
    }
    QCOMPARE(m_device.openLinks(), 0);
}

void TestSerialSession::unpluggedWhileWriting()
{
    auto end = *PtyStream::create();
    auto session = open(end->device());
    QVERIFY(session);
    // Nobody takes the data, so the write waits until the port goes.
    const QByteArray much(1 << 20, 'x');
    Result<void> written;
    std::thread writer([&] { written = (*session)->write(much, soon()); });
    char first = 0;
    QVERIFY(end->readSome({&first, 1}, soon()));
    end.reset();
    writer.join();
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorConnectionLost);
}

void TestSerialSession::unpluggedInClear()
{
    auto end = *PtyStream::create();
    auto session = open(end->device());
    QVERIFY(session);
    std::array<char, 10> buffer{};
    QVERIFY(!(*session)->read(buffer, Deadline::after(0ms)));
    end.reset();
    const auto cleared = (*session)->clear(soon());
    QVERIFY(!cleared);
    QCOMPARE(cleared.error().status, Status::ErrorConnectionLost);
}

void TestSerialSession::unpluggedIdle()
{
    auto end = *PtyStream::create();
    auto session = open(end->device());
    QVERIFY(session);
    end.reset();
    const auto written = (*session)->write("A?\n", soon());
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorConnectionLost);
    QCOMPARE((*session)->setAttribute(Attribute::AsrlBaud, AttributeValue(std::int64_t{300})).error().status,
             Status::ErrorConnectionLost);
    QCOMPARE(std::get<std::int64_t>((*session)->attribute(Attribute::AsrlBytesAvailable).value()),
             std::int64_t{0});
}

void TestSerialSession::writeTimesOut()
{
    Peer peer(*PtyStream::create());
    auto session = open(peer.stream->device());
    QVERIFY(session);
    const auto written = (*session)->write(QByteArray(1 << 20, 'x'), Deadline::after(50ms));
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorTimeout);
    QVERIFY(written.error().transferred > 0);
    // The half command is ended before the next one.
    QByteArray line;
    QByteArray next;
    peer.play([&](PtyStream& stream) {
        line = readLine(stream);
        next = readLine(stream);
    });
    QVERIFY((*session)->write("*IDN?\n", soon()));
    peer.join();
    QVERIFY(line.startsWith('x') && line.endsWith("x\n"));
    QCOMPARE(next, QByteArray("*IDN?\n"));
}

void TestSerialSession::clearThrowsAway()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("LINE? 10\n", soon()));
    std::array<char, 4> buffer{};
    QVERIFY((*session)->read(buffer, soon()));
    QVERIFY((*session)->clear(soon()));
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
    // The rest of a long reply is still on its way when it is no longer wanted.
    QVERIFY((*session)->write("LINE? 3000000\n", soon()));
    QVERIFY((*session)->read(buffer, soon()));
    QVERIFY((*session)->clear(soon()));
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestSerialSession::triggerAndStatusByte()
{
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->trigger(soon()));
    QCOMPARE(ask(**session, "TRIGGERS?\n").value(), QByteArray("1\n"));
    QCOMPARE((*session)->readStatusByte(soon()).value(), std::uint8_t{0});
}

void TestSerialSession::whatTheWireLacks()
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
}

void TestSerialSession::openErrors()
{
    const auto missing = open(QStringLiteral("/dev/ttyUSB4711"));
    QVERIFY(!missing);
    QCOMPARE(missing.error().status, Status::ErrorResourceNotFound);
    QVERIFY(missing.error().message.contains(QStringLiteral("/dev/ttyUSB4711")));
    QCOMPARE(open(QStringLiteral("/dev/null")).error().status, Status::ErrorResourceNotFound);
    instrument::OpenOptions options;
    options.lock = LockMode::Exclusive;
    QCOMPARE(open(m_server->resources().front().as<visa::SerialInstrument>()->device, options).error().status,
             Status::ErrorUnsupportedOperation);
}

void TestSerialSession::busyPort()
{
    const auto session = open();
    QVERIFY(session);
    const auto second = open();
    QVERIFY(!second);
    QCOMPARE(second.error().status, Status::ErrorResourceBusy);
    // Who has it is said by name: this program.
    QVERIFY2(second.error().message.contains(QString::number(::getpid())), qPrintable(second.error().message));
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestSerialSession::nextClientStartsAfresh()
{
    auto first = open();
    QVERIFY(first);
    QVERIFY((*first)->write("LINE? 100\n", soon())); // never read
    QVERIFY((*first)->write("DATA half a comm", soon(), false));
    QVERIFY(m_device.waitForLinks(1, soon()));
    first->reset();
    QVERIFY(m_device.waitForLinks(0, soon()));
    const auto next = open();
    QVERIFY(next);
    QCOMPARE(ask(**next, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
    QCOMPARE(ask(**next, "LINKS?\n").value(), QByteArray("1\n"));
}

void TestSerialSession::deviceTakesNoClient()
{
    EchoDevice full("full", 0);
    const auto server = PtyServer::start(full);
    QVERIFY(server);
    const auto session = open((*server)->resources().front().as<visa::SerialInstrument>()->device);
    QVERIFY(session);
    QCOMPARE(ask(**session, "*IDN?\n", Deadline::after(50ms)).error().status, Status::ErrorTimeout);
}

void TestSerialSession::garbage()
{
    Peer peer(*PtyStream::create());
    peer.play([](PtyStream& stream) {
        if (!stream.waitForClient())
            return;
        int number = 0;
        while (!readLine(stream).isEmpty()) {
            const QByteArray bytes =
                number++ % 2 == 0 ? EchoDevice::pattern(3000) + '\n' : QByteArray("#9999\n#A\n");
            if (!stream.writeAll(bytes, soon()))
                return;
        }
    });
    auto session = open(peer.stream->device());
    QVERIFY(session);
    for (int i = 0; i < 4; ++i) {
        const auto reply = ask(**session, "A?\n", Deadline::after(1500ms));
        QVERIFY(reply || isError(reply.error().status));
    }
    session->reset();
}

void TestSerialSession::openAndCloseOften()
{
    QVERIFY(open());
    QVERIFY(m_device.waitForLinks(0, soon()));
    const auto before = test::ProcessResources::now();
    for (int i = 0; i < 1000; ++i) {
        const auto session = open();
        QVERIFY2(session, session ? "" : qPrintable(session.error().message));
        QVERIFY((*session)->write("*IDN?\n", soon()));
    }
    QVERIFY(m_device.waitForLinks(0, soon()));
    VERIFY_RETURNS_TO(before);
}

} // namespace visor::serial

QTEST_GUILESS_MAIN(visor::serial::TestSerialSession)
#include "test_session.moc"
