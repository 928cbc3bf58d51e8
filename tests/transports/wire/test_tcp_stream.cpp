// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "transports/wire/connection_pool.h"
#include "transports/wire/tcp_stream.h"

#include <atomic>
#include <thread>
#include <vector>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace visor::wire {

using namespace std::chrono_literals;
using visa::CancelToken;
using visa::Deadline;
using visa::Status;

class TestTcpStream : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void roundTrip();
    void partsArriveInOrder();
    void headerAndDataInOneCall();
    void largeTransfer();
    void readTimesOutWithWhatCame();
    void zeroTimeLooksOnce();
    void cancelEndsAnEndlessRead();
    void cancelledBeforeItBegins();
    void writeTimesOutWhenNobodyReads();
    void endOfStreamIsConnectionLost();
    void shutdownWakesAReader();
    void refusedPort();
    void wrongNameAndAddress();
    void cancelledConnect();
    void listenErrors();
    void options();
    void poolReapsFinishedConnections();
    void poolStopsWhileBusy();

private:
    struct Pair
    {
        TcpStream client;
        TcpStream server;
    };
    static Pair connectedPair();
};

TestTcpStream::Pair TestTcpStream::connectedPair()
{
    auto listener = TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    Q_ASSERT(listener);
    auto client = TcpStream::connect(QStringLiteral("127.0.0.1"), listener->port(), Deadline::after(10s));
    auto server = listener->accept(Deadline::after(10s));
    Q_ASSERT(client && server);
    return {std::move(*client), std::move(*server)};
}

void TestTcpStream::roundTrip()
{
    auto pair = connectedPair();
    QVERIFY(pair.client.writeAll(QByteArrayView("*IDN?\n"), Deadline::after(10s)));
    std::array<char, 64> buffer{};
    const auto got = pair.server.readSome(buffer, Deadline::after(10s));
    QVERIFY(got);
    QCOMPARE(QByteArray(buffer.data(), static_cast<qsizetype>(*got)), QByteArray("*IDN?\n"));
    const auto nothing = pair.server.readAvailable(buffer);
    QVERIFY(nothing);
    QCOMPARE(*nothing, std::size_t{0});
    QCOMPARE(pair.client.peerPort(), pair.server.localPort());
    QCOMPARE(pair.client.localAddress(), QStringLiteral("127.0.0.1"));
}

void TestTcpStream::partsArriveInOrder()
{
    auto pair = connectedPair();
    QVERIFY(pair.client.writeAll({"a", "", "bc", "def", "g", "h", "i", "j", "k", "l"}, Deadline::after(10s)));
    std::array<char, 13> buffer{};
    QVERIFY(pair.server.readExactly(std::span(buffer).first(12), Deadline::after(10s)));
    QCOMPARE(QByteArray(buffer.data()), QByteArray("abcdefghijkl"));
}

void TestTcpStream::headerAndDataInOneCall()
{
    auto pair = connectedPair();
    QVERIFY(pair.client.writeAll({"head", "data"}, Deadline::after(10s)));
    std::array<char, 4> head{};
    std::array<char, 16> data{};
    std::size_t got = 0;
    while (got < 8) {
        const auto some = got == 0
                              ? pair.server.readSome(head, data, Deadline::after(10s))
                              : pair.server.readSome(std::span(data).subspan(got - 4), {}, Deadline::after(10s));
        QVERIFY(some);
        got += *some;
    }
    QCOMPARE(QByteArray(head.data(), 4), QByteArray("head"));
    QCOMPARE(QByteArray(data.data(), 4), QByteArray("data"));
}

void TestTcpStream::largeTransfer()
{
    auto pair = connectedPair();
    QByteArray sent(8'000'000, '\0');
    for (qsizetype i = 0; i < sent.size(); ++i)
        sent[i] = static_cast<char>(i * 31 ^ i >> 8);
    Result<void> written;
    std::thread writer([&] { written = pair.client.writeAll(sent, Deadline::after(60s)); });
    QByteArray received(sent.size(), '\0');
    const auto read = pair.server.readExactly({received.data(), static_cast<std::size_t>(received.size())},
                                              Deadline::after(60s));
    writer.join();
    QVERIFY(written);
    QVERIFY(read);
    QVERIFY(received == sent);
}

void TestTcpStream::readTimesOutWithWhatCame()
{
    auto pair = connectedPair();
    QVERIFY(pair.client.writeAll(QByteArrayView("abc"), Deadline::after(10s)));
    std::array<char, 10> buffer{};
    const auto read = pair.server.readExactly(buffer, Deadline::after(120ms));
    QVERIFY(!read);
    QCOMPARE(read.error().status, Status::ErrorTimeout);
    QCOMPARE(read.error().transferred, std::size_t{3});
    QCOMPARE(QByteArray(buffer.data(), 3), QByteArray("abc"));
    // The stream goes on working.
    QVERIFY(pair.client.writeAll(QByteArrayView("d"), Deadline::after(10s)));
    QVERIFY(pair.server.readExactly(std::span(buffer).first(1), Deadline::after(10s)));
}

void TestTcpStream::zeroTimeLooksOnce()
{
    auto pair = connectedPair();
    std::array<char, 10> buffer{};
    const auto nothing = pair.server.readSome(buffer, Deadline::after(0ms));
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().status, Status::ErrorTimeout);
}

void TestTcpStream::cancelEndsAnEndlessRead()
{
    auto pair = connectedPair();
    const auto token = CancelToken::create();
    std::atomic<bool> started = false;
    Status status = Status::Success;
    std::thread reader([&] {
        std::array<char, 10> buffer{};
        started = true;
        const auto read = pair.server.readSome(buffer, Deadline::never(token));
        status = read ? Status::Success : read.error().status;
    });
    while (!started)
        std::this_thread::yield();
    token.cancel();
    reader.join();
    QCOMPARE(status, Status::ErrorAbort);
}

void TestTcpStream::cancelledBeforeItBegins()
{
    auto pair = connectedPair();
    const auto token = CancelToken::create();
    token.cancel();
    std::array<char, 10> buffer{};
    const auto read = pair.server.readSome(buffer, Deadline::after(30s, token));
    QVERIFY(!read);
    QCOMPARE(read.error().status, Status::ErrorAbort);
    const auto written = pair.client.writeAll(QByteArrayView("x"), Deadline::after(30s, token));
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorAbort);
}

void TestTcpStream::writeTimesOutWhenNobodyReads()
{
    auto pair = connectedPair();
    const QByteArray much(64 * 1024 * 1024, 'x');
    const auto written = pair.client.writeAll(much, Deadline::after(200ms));
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorTimeout);
    QVERIFY(written.error().transferred > 0);
    QVERIFY(written.error().transferred < static_cast<std::size_t>(much.size()));
}

void TestTcpStream::endOfStreamIsConnectionLost()
{
    auto pair = connectedPair();
    QVERIFY(pair.client.writeAll(QByteArrayView("ab"), Deadline::after(10s)));
    pair.client.close();
    std::array<char, 10> buffer{};
    const auto read = pair.server.readExactly(buffer, Deadline::after(10s));
    QVERIFY(!read);
    QCOMPARE(read.error().status, Status::ErrorConnectionLost);
    QCOMPARE(read.error().transferred, std::size_t{2});
    const auto available = pair.server.readAvailable(buffer);
    QVERIFY(!available);
    QCOMPARE(available.error().status, Status::ErrorConnectionLost);
}

void TestTcpStream::shutdownWakesAReader()
{
    auto pair = connectedPair();
    Status status = Status::Success;
    std::thread reader([&] {
        std::array<char, 10> buffer{};
        const auto read = pair.server.readSome(buffer, Deadline::never());
        status = read ? Status::Success : read.error().status;
    });
    pair.server.shutdown();
    reader.join();
    QCOMPARE(status, Status::ErrorConnectionLost);
}

void TestTcpStream::refusedPort()
{
    std::uint16_t port = 0;
    {
        auto listener = TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
        QVERIFY(listener);
        port = listener->port();
    }
    const auto refused = TcpStream::connect(QStringLiteral("127.0.0.1"), port, Deadline::after(10s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceNotFound);
    QVERIFY(refused.error().message.contains(QString::number(port)));
    QVERIFY(refused.error().message.contains(QStringLiteral("127.0.0.1")));
}

void TestTcpStream::wrongNameAndAddress()
{
    const auto unknown = TcpStream::connect(QStringLiteral("no-such-host.invalid"), 5025, Deadline::after(20s));
    QVERIFY(!unknown);
    // A resolver without a network may take its time over a name that cannot exist.
    QVERIFY(unknown.error().status == Status::ErrorMachineNotAvailable ||
            unknown.error().status == Status::ErrorTimeout);
    QVERIFY(unknown.error().message.contains(QStringLiteral("no-such-host.invalid")));
    const auto empty = TcpStream::connect(QString(), 5025, Deadline::after(20s));
    QVERIFY(!empty);
    QCOMPARE(empty.error().status, Status::ErrorMachineNotAvailable);
}

void TestTcpStream::cancelledConnect()
{
    const auto token = CancelToken::create();
    token.cancel();
    const auto cancelled = TcpStream::connect(QStringLiteral("name.invalid"), 5025, Deadline::after(30s, token));
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().status, Status::ErrorAbort);
}

void TestTcpStream::listenErrors()
{
    auto first = TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(first);
    const auto second = TcpListener::listen(QStringLiteral("127.0.0.1"), first->port());
    QVERIFY(!second);
    QCOMPARE(second.error().status, Status::ErrorResourceBusy);
    const auto name = TcpListener::listen(QStringLiteral("nonsense"), 0);
    QVERIFY(!name);
    QCOMPARE(name.error().status, Status::ErrorMachineNotAvailable);
    const auto nobody = first->accept(Deadline::after(10ms));
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().status, Status::ErrorTimeout);
}

void TestTcpStream::options()
{
    auto pair = connectedPair();
    QVERIFY(pair.client.noDelay().value());
    QVERIFY(pair.client.setNoDelay(false));
    QVERIFY(!pair.client.noDelay().value());
    QVERIFY(!pair.client.keepAlive().value());
    QVERIFY(pair.client.setKeepAlive(true));
    QVERIFY(pair.client.keepAlive().value());
    const auto option = [&pair](int name) {
        int value = 0;
        socklen_t size = sizeof(value);
        return ::getsockopt(pair.client.descriptor(), IPPROTO_TCP, name, &value, &size) == 0 ? value : -1;
    };
    QCOMPARE(option(TCP_KEEPIDLE), 60);
    QCOMPARE(option(TCP_KEEPINTVL), 10);
    QCOMPARE(option(TCP_KEEPCNT), 5);
}

void TestTcpStream::poolReapsFinishedConnections()
{
    auto listener = TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(listener);
    ConnectionPool pool(std::move(*listener), [](TcpStream& stream) {
        std::array<char, 16> buffer{};
        while (const auto got = stream.readSome(buffer, Deadline::never())) {
            if (!stream.writeAll({QByteArrayView(buffer.data(), static_cast<qsizetype>(*got))},
                                 Deadline::after(10s)))
                return;
        }
    });
    const auto before = test::ProcessResources::now();
    for (int i = 0; i < 500; ++i) {
        auto stream = TcpStream::connect(QStringLiteral("127.0.0.1"), pool.port(), Deadline::after(10s));
        QVERIFY(stream);
        std::array<char, 1> echo{};
        QVERIFY(stream->writeAll(QByteArrayView("x"), Deadline::after(10s)));
        QVERIFY(stream->readExactly(echo, Deadline::after(10s)));
    }
    QVERIFY(pool.waitForConnectionCount(0, Deadline::after(10s)));
    VERIFY_RETURNS_TO(before, 1);
}

void TestTcpStream::poolStopsWhileBusy()
{
    auto listener = TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(listener);
    ConnectionPool pool(std::move(*listener), [](TcpStream& stream) {
        std::array<char, 16> buffer{};
        while (stream.readSome(buffer, Deadline::never())) {
        }
    });
    std::vector<TcpStream> clients;
    for (int i = 0; i < 5; ++i) {
        auto stream = TcpStream::connect(QStringLiteral("127.0.0.1"), pool.port(), Deadline::after(10s));
        QVERIFY(stream);
        clients.push_back(std::move(*stream));
    }
    pool.stop();
    QCOMPARE(pool.connectionCount(), std::size_t{0});
    std::array<char, 1> nothing{};
    const auto read = clients.front().readSome(nothing, Deadline::after(10s));
    QVERIFY(!read);
    QCOMPARE(read.error().status, Status::ErrorConnectionLost);
}

} // namespace visor::wire

QTEST_GUILESS_MAIN(visor::wire::TestTcpStream)
#include "test_tcp_stream.moc"
