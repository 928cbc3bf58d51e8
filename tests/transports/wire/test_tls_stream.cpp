// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "tests/transports/wire/tls_material.h"
#include "transports/wire/tls_stream.h"
#include "transports/wire/tls_trust.h"

#include <QTemporaryDir>

#include <array>
#include <atomic>
#include <functional>
#include <sys/socket.h>
#include <thread>

namespace visor::test {

using visa::CancelToken;
using visa::Deadline;
using visa::Status;
using wire::TcpStream;
using wire::TlsContext;
using wire::TlsIdentity;
using wire::TlsStream;

namespace {

Deadline soon()
{
    return Deadline::after(std::chrono::seconds(20));
}

struct Pair
{
    Pair()
    {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            qFatal("no socket pair");
        client = TcpStream::adopt(ends[0]);
        server = TcpStream::adopt(ends[1]);
    }
    TcpStream client;
    TcpStream server;
};

QByteArray readExactly(TlsStream& stream, std::size_t count)
{
    QByteArray all;
    std::vector<char> piece(count);
    while (all.size() < static_cast<qsizetype>(count)) {
        const auto got =
            stream.readSome(std::span(piece).first(count - static_cast<std::size_t>(all.size())), soon());
        if (!got)
            return "failed: " + got.error().message.toUtf8() + got.error().detail.toUtf8();
        all.append(piece.data(), static_cast<qsizetype>(*got));
    }
    return all;
}

} // namespace

/// TLS over a connection that talks already, and back to clear text.
class TestTlsStream : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void movesBytesBothWays_data();
    void movesBytesBothWays();
    void readsAndWritesAtOnce();
    void partsBecomeFullRecords();
    void theHandshakeMayHaveBegunInClearText();
    void goesBackToClearText();
    void lateDataIsNotLostAtTheEnd();
    void anotherStreamResumes_data();
    void anotherStreamResumes();
    void timeoutsAndCancelsKeepTheStream();
    void aWriteThatTimedOutGoesOn();
    void silentPeerInTheHandshake();
    void peerThatLeavesInTheHandshake();
    void peerThatSpeaksNoTls();
    void cutWithoutGoodbye();
    void goodbyeEndsTheStream();
    void damagedRecord();

    void trust_data();
    void trust();
    void pinnedCertificates();

private:
    /// Runs the server's half on a thread while `client` runs here.
    void between(const std::function<void(TlsStream&)>& client, const std::function<void(TlsStream&)>& server)
    {
        Pair pair;
        TlsStream ours(pair.client, *m_client, QStringLiteral("localhost"));
        std::thread other([&] {
            TlsStream theirs(pair.server, *m_server);
            if (const auto shaken = theirs.handshake({}, soon()); !shaken)
                qCritical("server: %s", qPrintable(shaken.error().message));
            else
                server(theirs);
        });
        const auto shaken = ours.handshake({}, soon());
        if (shaken)
            client(ours);
        other.join();
        QVERIFY2(shaken, shaken ? "" : qPrintable(shaken.error().message));
    }

    std::optional<TlsContext> m_client;
    std::optional<TlsContext> m_server;
};

void TestTlsStream::initTestCase()
{
    auto client = TlsContext::client();
    QVERIFY(client);
    m_client = std::move(*client);
    auto server = TlsContext::server(selfSigned());
    QVERIFY(server);
    m_server = std::move(*server);
}

void TestTlsStream::movesBytesBothWays_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 16, 16383, 16384, 16385, 65536, 65537, 1'000'000})
        QTest::newRow(qPrintable(QString::number(size))) << size;
}

void TestTlsStream::movesBytesBothWays()
{
    QFETCH(int, size);
    const QByteArray bytes = patternOf(size);
    between(
        [&](TlsStream& stream) {
            QVERIFY(stream.writeAll({bytes}, soon()));
            QCOMPARE(readExactly(stream, static_cast<std::size_t>(size)), bytes);
            QVERIFY(!stream.cipherSuite().isEmpty());
            QCOMPARE(stream.version(), QStringLiteral("TLSv1.3"));
            QCOMPARE(stream.peerCertificate().subject, QStringLiteral("CN=localhost"));
        },
        [&](TlsStream& stream) {
            QCOMPARE(readExactly(stream, static_cast<std::size_t>(size)), bytes);
            QVERIFY(stream.writeAll({bytes}, soon()));
        });
}

void TestTlsStream::readsAndWritesAtOnce()
{
    // More than the sockets hold in either direction: whoever only writes would wait for ever.
    const QByteArray bytes = patternOf(4'000'000);
    const auto both = [&](TlsStream& stream) {
        std::thread writer([&] { QVERIFY(stream.writeAll({bytes}, soon())); });
        const QByteArray got = readExactly(stream, static_cast<std::size_t>(bytes.size()));
        writer.join();
        QVERIFY(got == bytes);
    };
    between(both, both);
}

void TestTlsStream::partsBecomeFullRecords()
{
    const QByteArray head = patternOf(16);
    const QByteArray body = patternOf(50'000);
    const QByteArray tail = patternOf(3);
    between([&](TlsStream& stream) { QVERIFY(stream.writeAll({head, {}, body, tail}, soon())); },
            [&](TlsStream& stream) { QCOMPARE(readExactly(stream, 50'019), head + body + tail); });
}

void TestTlsStream::theHandshakeMayHaveBegunInClearText()
{
    Pair pair;
    TlsStream ours(pair.client, *m_client);
    std::thread other([&] {
        // A reader of messages has taken the beginning of the handshake with the last message.
        std::array<char, 200> piece{};
        QVERIFY(pair.server.readExactly(piece, soon()));
        TlsStream theirs(pair.server, *m_server);
        QVERIFY(theirs.handshake(QByteArrayView(piece.data(), 200), soon()));
        QVERIFY(theirs.writeAll({"hello"}, soon()));
    });
    QVERIFY(ours.handshake({}, soon()));
    QCOMPARE(readExactly(ours, 5), QByteArray("hello"));
    other.join();
}

void TestTlsStream::goesBackToClearText()
{
    Pair pair;
    std::thread other([&] {
        TlsStream theirs(pair.server, *m_server);
        QVERIFY(theirs.handshake({}, soon()));
        QCOMPARE(readExactly(theirs, 3), QByteArray("end"));
        QVERIFY(theirs.end(soon()));
        QVERIFY(theirs.isEnded());
        // A peer that goes on at once has its clear text in our hands already.
        QVERIFY(pair.server.writeAll(QByteArrayView("clear"), soon()));
    });
    TlsStream ours(pair.client, *m_client);
    QVERIFY(ours.handshake({}, soon()));
    QVERIFY(ours.writeAll({"end"}, soon()));
    QVERIFY(ours.end(soon()));
    other.join();
    QByteArray clear = ours.takeRest();
    std::array<char, 16> piece;
    while (clear.size() < 5) {
        const auto got = pair.client.readSome(piece, soon());
        QVERIFY(got);
        clear.append(piece.data(), static_cast<qsizetype>(*got));
    }
    QCOMPARE(clear, QByteArray("clear"));
}

void TestTlsStream::lateDataIsNotLostAtTheEnd()
{
    between(
        [](TlsStream& stream) {
            QVERIFY(stream.end(soon()));
            QCOMPARE(stream.takeRest(), QByteArray("late"));
        },
        [](TlsStream& stream) {
            QVERIFY(stream.writeAll({"late"}, soon()));
            QVERIFY(stream.end(soon()));
        });
}

void TestTlsStream::anotherStreamResumes_data()
{
    QTest::addColumn<bool>("isOld");
    QTest::newRow("TLS 1.3") << false;
    QTest::newRow("TLS 1.2") << true;
}

void TestTlsStream::anotherStreamResumes()
{
    QFETCH(bool, isOld);
    std::shared_ptr<ssl_session_st> session;
    QString version;
    auto context = TlsContext::client();
    QVERIFY(context);
    if (isOld)
        limitToTls12(*context);
    for (const bool resumes : {false, true}) {
        Pair pair;
        std::thread other([&] {
            TlsStream theirs(pair.server, *m_server);
            QVERIFY(theirs.handshake({}, soon()));
            QCOMPARE(theirs.wasResumed(), resumes);
            QCOMPARE(readExactly(theirs, 1), QByteArray("x"));
        });
        TlsStream ours(pair.client, *context, QStringLiteral("localhost"), session);
        QVERIFY(ours.handshake({}, soon()));
        QCOMPARE(ours.wasResumed(), resumes);
        QCOMPARE(ours.version(), isOld ? QStringLiteral("TLSv1.2") : QStringLiteral("TLSv1.3"));
        QCOMPARE(ours.peerCertificate().fingerprint, selfSigned().describe().fingerprint);
        session = ours.session(soon());
        QVERIFY(session);
        QVERIFY(ours.writeAll({"x"}, soon()));
        other.join();
    }
}

void TestTlsStream::timeoutsAndCancelsKeepTheStream()
{
    std::atomic<bool> isAsked{false};
    between(
        [&](TlsStream& stream) {
            std::array<char, 8> piece;
            const auto late = stream.readSome(piece, Deadline::after(std::chrono::milliseconds(20)));
            QVERIFY(!late);
            QCOMPARE(late.error().status, Status::ErrorTimeout);
            const auto token = CancelToken::create();
            token.cancel();
            const auto cancelled = stream.readSome(piece, Deadline::never(token));
            QVERIFY(!cancelled);
            QCOMPARE(cancelled.error().status, Status::ErrorAbort);
            QCOMPARE(stream.readAvailable(piece).value_or(99), std::size_t{0});
            QVERIFY(stream.writeAll({"?"}, soon()));
            QCOMPARE(readExactly(stream, 4), QByteArray("here"));
        },
        [&](TlsStream& stream) {
            QCOMPARE(readExactly(stream, 1), QByteArray("?"));
            QVERIFY(stream.writeAll({"here"}, soon()));
        });
}

void TestTlsStream::aWriteThatTimedOutGoesOn()
{
    const QByteArray bytes = patternOf(8'000'000);
    std::atomic<bool> mayRead{false};
    between(
        [&](TlsStream& stream) {
            const auto sent = stream.writeAll({bytes}, Deadline::after(std::chrono::milliseconds(50)));
            QVERIFY(!sent);
            QCOMPARE(sent.error().status, Status::ErrorTimeout);
            QVERIFY(sent.error().transferred > 0);
            QVERIFY(stream.hasUnsent());
            const QByteArrayView rest = QByteArrayView(bytes).sliced(qsizetype(sent.error().transferred));
            mayRead.store(true);
            mayRead.notify_all();
            QVERIFY(stream.writeAll({rest}, soon()));
            QVERIFY(!stream.hasUnsent());
        },
        [&](TlsStream& stream) {
            mayRead.wait(false);
            QVERIFY(readExactly(stream, static_cast<std::size_t>(bytes.size())) == bytes);
        });
}

void TestTlsStream::silentPeerInTheHandshake()
{
    Pair pair;
    TlsStream ours(pair.client, *m_client);
    const auto shaken = ours.handshake({}, Deadline::after(std::chrono::milliseconds(30)));
    QVERIFY(!shaken);
    QCOMPARE(shaken.error().status, Status::ErrorTimeout);
}

void TestTlsStream::peerThatLeavesInTheHandshake()
{
    Pair pair;
    TlsStream ours(pair.client, *m_client);
    std::thread other([&] {
        std::array<char, 100> piece;
        QVERIFY(pair.server.readSome(piece, soon()));
        // The beginning of a ServerHello, then nothing.
        QVERIFY(pair.server.writeAll(QByteArrayView("\x16\x03\x03\x00\x7a\x02\x00", 7), soon()));
        pair.server.shutdown();
    });
    const auto shaken = ours.handshake({}, soon());
    other.join();
    QVERIFY(!shaken);
    QCOMPARE(shaken.error().status, Status::ErrorConnectionLost);
}

void TestTlsStream::peerThatSpeaksNoTls()
{
    Pair pair;
    TlsStream ours(pair.client, *m_client);
    QVERIFY(pair.server.writeAll(QByteArrayView("HS\x03\x01 this is no TLS record"), soon()));
    const auto shaken = ours.handshake({}, soon());
    QVERIFY(!shaken);
    QCOMPARE(shaken.error().status, Status::ErrorNoPermission);
    QVERIFY(!shaken.error().detail.isEmpty());
}

void TestTlsStream::cutWithoutGoodbye()
{
    Pair pair;
    TlsStream ours(pair.client, *m_client);
    std::thread other([&] {
        TlsStream theirs(pair.server, *m_server);
        QVERIFY(theirs.handshake({}, soon()));
        pair.server.shutdown();
    });
    QVERIFY(ours.handshake({}, soon()));
    other.join();
    std::array<char, 8> piece;
    const auto got = ours.readSome(piece, soon());
    QVERIFY(!got);
    QCOMPARE(got.error().status, Status::ErrorConnectionLost);
}

void TestTlsStream::goodbyeEndsTheStream()
{
    between(
        [](TlsStream& stream) {
            QCOMPARE(readExactly(stream, 3), QByteArray("bye"));
            std::array<char, 8> piece;
            const auto got = stream.readSome(piece, soon());
            QVERIFY(!got);
            QCOMPARE(got.error().status, Status::ErrorConnectionLost);
            QCOMPARE(got.error().detail, QStringLiteral("close_notify"));
        },
        [](TlsStream& stream) {
            QVERIFY(stream.writeAll({"bye"}, soon()));
            stream.sayGoodbye(soon());
        });
}

void TestTlsStream::damagedRecord()
{
    Pair pair;
    TlsStream ours(pair.client, *m_client);
    std::thread other([&] {
        TlsStream theirs(pair.server, *m_server);
        QVERIFY(theirs.handshake({}, soon()));
        // A record of application data that nobody encrypted.
        QVERIFY(pair.server.writeAll("\x17\x03\x03\x00\x20" + QByteArray(32, 'x'), soon()));
    });
    QVERIFY(ours.handshake({}, soon()));
    other.join();
    std::array<char, 8> piece;
    const auto got = ours.readSome(piece, soon());
    QVERIFY(!got);
    QCOMPARE(got.error().status, Status::ErrorConnectionLost);
    QVERIFY(!got.error().detail.isEmpty());
}

void TestTlsStream::trust_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("valid") << QStringLiteral("valid") << QString();
    QTest::newRow("self-signed") << QStringLiteral("self-signed") << QStringLiteral("no authority");
    QTest::newRow("expired") << QStringLiteral("expired") << QStringLiteral("expired on");
    QTest::newRow("not yet valid") << QStringLiteral("early") << QStringLiteral("valid from");
    QTest::newRow("wrong name") << QStringLiteral("wrong-name") << QStringLiteral("another name");
}

void TestTlsStream::trust()
{
    QFETCH(QString, kind);
    QFETCH(QString, reason);
    const TestAuthority authority; // known to the system while it lives
    const auto context = TlsContext::client();
    QVERIFY(context);
    const auto server = TlsContext::server(authority.identity(kind));
    QVERIFY(server);
    Pair pair;
    std::thread other([&] {
        TlsStream theirs(pair.server, *server);
        QVERIFY(theirs.handshake({}, soon()));
    });
    TlsStream ours(pair.client, *context, QStringLiteral("127.0.0.1"));
    QVERIFY(ours.handshake({}, soon()));
    other.join();
    instrument::TrustStore store;
    const auto judged = wire::judgeServer(ours, QStringLiteral("127.0.0.1"), &store, QStringLiteral("the thing"));
    QCOMPARE(judged.has_value(), reason.isEmpty());
    const auto refused = store.takeRefused(QStringLiteral("127.0.0.1"));
    QCOMPARE(refused.has_value(), !reason.isEmpty());
    if (judged)
        return;
    QCOMPARE(judged.error().status, Status::ErrorNoPermission);
    QVERIFY2(judged.error().message.contains(reason), qPrintable(judged.error().message));
    QVERIFY(judged.error().message.contains(QLatin1String("the thing")));
    QVERIFY(refused->reason.contains(reason));
    QCOMPARE(refused->certificate.fingerprint, ours.peerCertificate().fingerprint);
    // Without a store nothing is ever trusted by exception.
    QVERIFY(!wire::judgeServer(ours, QStringLiteral("127.0.0.1"), nullptr, {}));
}

void TestTlsStream::pinnedCertificates()
{
    between(
        [](TlsStream& stream) {
            instrument::TrustStore store;
            const auto now = QDateTime::currentDateTimeUtc();
            const QString host = QStringLiteral("localhost");
            QVERIFY(!wire::judgeServer(stream, host, &store, host));
            QVERIFY(store.trust(host, stream.peerCertificate(), now));
            QVERIFY(wire::judgeServer(stream, host, &store, host));
            QVERIFY(!wire::judgeServer(stream, QStringLiteral("other"), &store, host));
            QVERIFY(store.revoke(host));
            QVERIFY(!wire::judgeServer(stream, host, &store, host));
            // Another certificate than the one trusted before is the worst news of all.
            instrument::Certificate another = stream.peerCertificate();
            another.fingerprint[0] = static_cast<char>(another.fingerprint[0] ^ 1);
            QVERIFY(store.trust(host, another, now));
            const auto judged = wire::judgeServer(stream, host, &store, host);
            QVERIFY(!judged);
            QVERIFY(judged.error().message.contains(QLatin1String("trusted for localhost before")));
        },
        [](TlsStream&) {});
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestTlsStream)
#include "test_tls_stream.moc"
