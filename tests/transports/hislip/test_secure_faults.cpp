// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "tests/transports/hislip/scripted_peer.h"
#include "tests/transports/wire/tls_material.h"
#include "transports/hislip/descriptors.h"

#include <functional>
#include <thread>

namespace visor::test {

using hislip::Header;
using hislip::HislipSession;
using hislip::kNoMessageId;
using hislip::MessageType;
using hislip::TlsAnswer;
using visa::Deadline;
using visa::Status;

/// The client against servers that do secure connections wrongly (IVI-6.1 §6.11).
class TestSecureFaults : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void asksAsTheStandardSays();
    void refusedWithAReason();
    void refusedWithoutAReason();
    void busyUntilTheDeadline();
    void busyThenFree();
    void silentAfterTheRequest();
    void silentInTheHandshake_data();
    void silentInTheHandshake();
    void dropInTheHandshake_data();
    void dropInTheHandshake();
    void clearTextInsteadOfAHandshake();
    void cancelInTheHandshake();
    void handshakeBeforeTheAnswer();
    void otherCertificateOnTheOtherChannel();
    void untrustedServersAreTold();
    void bothBitsMeanTlsNow_data();
    void bothBitsMeanTlsNow();
    void oldVersionsHaveNoSuchBits();

private:
    using Script = std::function<void(ScriptedPeer&)>;

    /// The opening exchange up to the request to start TLS.
    static void greet(ScriptedPeer& peer, std::uint8_t features = hislip::kFeatureEncryptionMandatory,
                      std::uint16_t version = hislip::kVersion20)
    {
        peer.sync = peer.accept();
        QCOMPARE(peer.nextSync().header, (Header{MessageType::Initialize, 0, 0x02005653, 7}));
        peer.sendSync(MessageType::InitializeResponse, features, hislip::joinWords(version, 7));
        peer.async = peer.accept();
        static_cast<void>(peer.nextAsync());
        peer.sendAsync(MessageType::AsyncInitializeResponse, hislip::kSecureCapability, 0x4142);
        static_cast<void>(peer.nextAsync());
        peer.sendAsync(MessageType::AsyncMaximumMessageSizeResponse, 0, 0, hislip::encodeSize(1 << 20));
    }
    static void answer(ScriptedPeer& peer, TlsAnswer code)
    {
        peer.sendAsync(MessageType::AsyncStartTlsResponse, static_cast<std::uint8_t>(code), 0);
    }
    void shake(wire::TcpStream& stream, const wire::TlsContext& context, std::unique_ptr<wire::TlsStream>& tls)
    {
        tls = std::make_unique<wire::TlsStream>(stream, context);
        QVERIFY(tls->handshake({}, soon()));
    }
    Error refused(const Script& script, const Deadline& deadline = soon())
    {
        ScriptedPeer peer;
        std::thread server([&] { script(peer); });
        auto session = HislipSession::open(peer.resource(), {}, deadline, {m_trust, m_tls});
        Error error{Status::Success, QStringLiteral("it opened"), {}, {}, 0};
        if (session)
            session->reset(); // the script may wait for it
        else
            error = session.error();
        server.join();
        return error;
    }

    std::shared_ptr<instrument::TrustStore> m_trust = std::make_shared<instrument::TrustStore>();
    std::shared_ptr<wire::SharedTlsClient> m_tls = std::make_shared<wire::SharedTlsClient>();
    std::optional<wire::TlsContext> m_context;
};

#define VERIFY_SAYS(error, text)                                                                                  \
    QVERIFY2((error).message.contains(QLatin1String(text)), qPrintable((error).message))

void TestSecureFaults::initTestCase()
{
    auto context = wire::TlsContext::server(selfSigned());
    QVERIFY(context);
    m_context = std::move(*context);
    QVERIFY(m_trust->trust(QStringLiteral("127.0.0.1"), selfSigned().describe(), QDateTime::currentDateTimeUtc()));
}

void TestSecureFaults::asksAsTheStandardSays()
{
    const Error error = refused([](ScriptedPeer& peer) {
        greet(peer);
        const auto request = peer.nextAsync();
        QCOMPARE(request.header, (Header{MessageType::AsyncStartTls, 0, kNoMessageId, 4}));
        QCOMPARE(request.payload, QByteArray::fromHex("fffffefe"));
        peer.async.close();
    });
    QCOMPARE(error.status, Status::ErrorConnectionLost);
    VERIFY_SAYS(error, "the request to start TLS on the asynchronous channel");
    VERIFY_SAYS(error, "closed the connection");
}

void TestSecureFaults::refusedWithAReason()
{
    const Error error = refused([](ScriptedPeer& peer) {
        greet(peer);
        static_cast<void>(peer.nextAsync());
        answer(peer, TlsAnswer::Error);
        QCOMPARE(peer.nextAsync().header.type, MessageType::GetDescriptors);
        peer.sendAsync(MessageType::GetDescriptorsResponse, 0, 0,
                       hislip::encodeDescriptors({{0x0303}, {}, QStringLiteral("the key is missing")}));
        QVERIFY(ScriptedPeer::endsAfter(peer.sync));
    });
    QCOMPARE(error.status, Status::ErrorNoPermission);
    VERIFY_SAYS(error, "code 3");
    VERIFY_SAYS(error, "the key is missing");
    VERIFY_SAYS(error, "asynchronous channel");
    QCOMPARE(error.detail, QStringLiteral("AsyncStartTLSResponse, code 3"));
}

void TestSecureFaults::refusedWithoutAReason()
{
    // The server knows no descriptors either.
    const Error error = refused([](ScriptedPeer& peer) {
        greet(peer);
        static_cast<void>(peer.nextAsync());
        answer(peer, static_cast<TlsAnswer>(77));
        static_cast<void>(peer.nextAsync());
        peer.sendAsync(MessageType::Error, 1, 0);
        QVERIFY(ScriptedPeer::endsAfter(peer.sync));
    });
    QCOMPARE(error.status, Status::ErrorNoPermission);
    VERIFY_SAYS(error, "code 77");
}

void TestSecureFaults::busyUntilTheDeadline()
{
    int asked = 0;
    const Error error = refused(
        [&](ScriptedPeer& peer) {
            greet(peer);
            while (peer.nextAsync().header.type == MessageType::AsyncStartTls) {
                ++asked;
                answer(peer, TlsAnswer::Busy);
            }
        },
        Deadline::after(std::chrono::milliseconds(200)));
    QVERIFY(asked > 1);
    // The deadline may pass between two questions or within one.
    QVERIFY(error.status == Status::ErrorResourceBusy || error.status == Status::ErrorTimeout);
    VERIFY_SAYS(error, "asynchronous channel");
}

void TestSecureFaults::busyThenFree()
{
    const Error error = refused([&](ScriptedPeer& peer) {
        greet(peer);
        static_cast<void>(peer.nextAsync());
        answer(peer, TlsAnswer::Busy);
        QCOMPARE(peer.nextAsync().header.type, MessageType::AsyncStartTls);
        answer(peer, TlsAnswer::Success);
        std::unique_ptr<wire::TlsStream> async;
        shake(peer.async, *m_context, async);
        QCOMPARE(peer.nextSync().header, (Header{MessageType::StartTls, 0, 0, 0}));
        std::unique_ptr<wire::TlsStream> sync;
        shake(peer.sync, *m_context, sync);
        QVERIFY(sync->wasResumed());
        // A server without logins.
        hislip::HeaderBytes header;
        QCOMPARE(sync->readSome(header, soon()).value_or(0), header.size());
        QCOMPARE(hislip::decodeHeader(header), (Header{MessageType::GetSaslMechanismList, 0, 0, 0}));
        QVERIFY(sync->writeAll({hislip::encodeMessage({MessageType::GetSaslMechanismListResponse})}, soon()));
        std::array<char, 64> scrap;
        while (sync->readSome(scrap, soon())) {
        }
    });
    QCOMPARE(error.status, Status::Success); // it opened
}

void TestSecureFaults::silentAfterTheRequest()
{
    const Error error = refused(
        [](ScriptedPeer& peer) {
            greet(peer);
            static_cast<void>(peer.nextAsync());
            QVERIFY(ScriptedPeer::endsAfter(peer.sync));
        },
        Deadline::after(std::chrono::milliseconds(150)));
    QCOMPARE(error.status, Status::ErrorTimeout);
    VERIFY_SAYS(error, "no answer in time");
}

void TestSecureFaults::silentInTheHandshake_data()
{
    QTest::addColumn<bool>("onSync");
    QTest::newRow("asynchronous") << false;
    QTest::newRow("synchronous") << true;
}

void TestSecureFaults::silentInTheHandshake()
{
    QFETCH(bool, onSync);
    const Error error = refused(
        [&](ScriptedPeer& peer) {
            greet(peer);
            static_cast<void>(peer.nextAsync());
            answer(peer, TlsAnswer::Success);
            std::unique_ptr<wire::TlsStream> async;
            if (onSync)
                shake(peer.async, *m_context, async);
            QVERIFY(ScriptedPeer::endsAfter(peer.sync));
        },
        Deadline::after(std::chrono::milliseconds(400)));
    QCOMPARE(error.status, Status::ErrorTimeout);
    VERIFY_SAYS(error, onSync ? "the TLS handshake on the synchronous channel"
                              : "the TLS handshake on the asynchronous channel");
}

void TestSecureFaults::dropInTheHandshake_data()
{
    silentInTheHandshake_data();
}

void TestSecureFaults::dropInTheHandshake()
{
    QFETCH(bool, onSync);
    const Error error = refused([&](ScriptedPeer& peer) {
        greet(peer);
        static_cast<void>(peer.nextAsync());
        answer(peer, TlsAnswer::Success);
        std::unique_ptr<wire::TlsStream> async;
        if (onSync)
            shake(peer.async, *m_context, async);
        wire::TcpStream& stream = onSync ? peer.sync : peer.async;
        std::array<char, 64> some;
        QVERIFY(stream.readExactly(some, soon()));
        QVERIFY(stream.writeAll(QByteArrayView("\x16\x03\x03\x00\x7a\x02\x00", 7), soon()));
        stream.shutdown();
    });
    QCOMPARE(error.status, Status::ErrorConnectionLost);
    VERIFY_SAYS(error, onSync ? "the TLS handshake on the synchronous channel"
                              : "the TLS handshake on the asynchronous channel");
}

void TestSecureFaults::clearTextInsteadOfAHandshake()
{
    const Error error = refused([](ScriptedPeer& peer) {
        greet(peer);
        static_cast<void>(peer.nextAsync());
        answer(peer, TlsAnswer::Success);
        peer.sendAsync(MessageType::FatalError, 5, 0, "changed my mind");
        QVERIFY(ScriptedPeer::endsAfter(peer.async));
    });
    QCOMPARE(error.status, Status::ErrorNoPermission);
    VERIFY_SAYS(error, "the TLS handshake on the asynchronous channel");
}

void TestSecureFaults::cancelInTheHandshake()
{
    const auto token = visa::CancelToken::create();
    const Error error = refused(
        [&](ScriptedPeer& peer) {
            greet(peer);
            static_cast<void>(peer.nextAsync());
            answer(peer, TlsAnswer::Success);
            std::array<char, 64> some;
            QVERIFY(peer.async.readExactly(some, soon()));
            token.cancel();
            QVERIFY(ScriptedPeer::endsAfter(peer.sync));
        },
        Deadline::never(token));
    QCOMPARE(error.status, Status::ErrorAbort);
}

void TestSecureFaults::handshakeBeforeTheAnswer()
{
    // Seen in the field: a server that goes into its handshake without having answered.
    const Error error = refused(
        [&](ScriptedPeer& peer) {
            greet(peer);
            static_cast<void>(peer.nextAsync());
            wire::TlsStream tls(peer.async, *m_context);
            QVERIFY(!tls.handshake({}, soon()));
        },
        Deadline::after(std::chrono::milliseconds(200)));
    QCOMPARE(error.status, Status::ErrorTimeout);
    VERIFY_SAYS(error, "the request to start TLS");
}

void TestSecureFaults::otherCertificateOnTheOtherChannel()
{
    wire::TlsIdentity::Request request;
    request.names = QStringList{QStringLiteral("localhost")};
    request.validFrom = QDateTime::currentDateTimeUtc().addDays(-1);
    request.expires = request.validFrom.addDays(30);
    const auto other = wire::TlsIdentity::create(request);
    QVERIFY(other);
    const auto context = wire::TlsContext::server(*other);
    QVERIFY(context);
    const Error error = refused([&](ScriptedPeer& peer) {
        greet(peer);
        static_cast<void>(peer.nextAsync());
        answer(peer, TlsAnswer::Success);
        std::unique_ptr<wire::TlsStream> async;
        shake(peer.async, *m_context, async);
        static_cast<void>(peer.nextSync());
        std::unique_ptr<wire::TlsStream> sync;
        shake(peer.sync, *context, sync);
        std::array<char, 64> scrap;
        while (sync->readSome(scrap, soon())) {
        }
    });
    QCOMPARE(error.status, Status::ErrorNoPermission);
    VERIFY_SAYS(error, "not that of the other channel");
    VERIFY_SAYS(error, "synchronous channel");
}

void TestSecureFaults::untrustedServersAreTold()
{
    ScriptedPeer peer;
    std::thread server([&] {
        greet(peer);
        static_cast<void>(peer.nextAsync());
        answer(peer, TlsAnswer::Success);
        std::unique_ptr<wire::TlsStream> async;
        shake(peer.async, *m_context, async);
        // Fatal error 5 on both channels, then the end.
        hislip::HeaderBytes header;
        QCOMPARE(async->readSome(header, soon()).value_or(0), header.size());
        QCOMPARE(hislip::decodeHeader(header), (Header{MessageType::FatalError, 5, 0, 0}));
        QCOMPARE(peer.nextSync().header, (Header{MessageType::FatalError, 5, 0, 0}));
        QVERIFY(ScriptedPeer::endsAfter(peer.sync));
    });
    const auto session = HislipSession::open(peer.resource(), {}, soon());
    server.join();
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorNoPermission);
    VERIFY_SAYS(session.error(), "not trusted");
}

void TestSecureFaults::bothBitsMeanTlsNow_data()
{
    QTest::addColumn<int>("features");
    QTest::newRow("mandatory") << int{hislip::kFeatureEncryptionMandatory};
    QTest::newRow("initial") << int{hislip::kFeatureInitialEncryption};
    QTest::newRow("both") << (hislip::kFeatureEncryptionMandatory | hislip::kFeatureInitialEncryption);
}

void TestSecureFaults::bothBitsMeanTlsNow()
{
    QFETCH(int, features);
    const Error error = refused([&](ScriptedPeer& peer) {
        greet(peer, static_cast<std::uint8_t>(features));
        QCOMPARE(peer.nextAsync().header.type, MessageType::AsyncStartTls);
        peer.async.close();
    });
    QCOMPARE(error.status, Status::ErrorConnectionLost);
}

void TestSecureFaults::oldVersionsHaveNoSuchBits()
{
    const Error error = refused([](ScriptedPeer& peer) { greet(peer, 0xFE, hislip::kVersion11); });
    QCOMPARE(error.status, Status::Success); // it opened, in clear text
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestSecureFaults)
#include "test_secure_faults.moc"
