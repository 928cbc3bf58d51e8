// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/identity_question.h"
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "tests/transports/hislip/scripted_peer.h"
#include "tests/transports/wire/tls_material.h"
#include "transports/hislip/hislip_server.h"

#include <functional>
#include <thread>

namespace visor::test {

using hislip::FatalCode;
using hislip::Header;
using hislip::HislipServer;
using hislip::HislipSession;
using hislip::MessageType;
using visa::Attribute;
using visa::Deadline;
using visa::Status;
using Security = hislip::ServerClient::Security;
using Demand = Security::Demand;

/// Logins over HiSLIP 2.0: our client and our server, and each against a hand-written other end.
class TestLogin : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void logsIn_data();
    void logsIn();
    void anonymousWhereOffered();
    void namedResourcesAskForCredentials();
    void refused_data();
    void refused();
    void noCredentials();
    void unknownMechanismsOnly();
    void unsupportedMechanismIsNotTheEnd();
    void refusedMechanismWithItsFirstMessage();
    void serverThatCannotProveItself();
    void endlessExchange();
    void nothingWithoutALogin_data();
    void nothingWithoutALogin();
    void noLoginInClearText();
    void guessingEnds();
    void malformedExchangeIsFatal();
    void loginEndsWithTheEncryption();
    void credentialsAreNowhere();

private:
    /// A secure connection to our server, without a login.
    struct Raw
    {
        wire::TcpStream sync;
        wire::TcpStream async;
        std::unique_ptr<wire::TlsStream> secureSync;
        std::unique_ptr<wire::TlsStream> secureAsync;
    };

    void startServer(bool isAnonymousAllowed, bool hasUser = true, Demand demand = Demand::Mandatory)
    {
        m_server.reset();
        auto logins = std::make_shared<wire::SaslDirectory>();
        if (isAnonymousAllowed)
            logins->allowAnonymous();
        if (hasUser)
            QVERIFY(logins->add({QStringLiteral("lab"), QStringLiteral("sésame")}));
        const auto context = wire::TlsContext::server(selfSigned());
        QVERIFY(context);
        HislipServer::Options options;
        options.client.security = Security{*context, demand, std::move(logins)};
        auto server = HislipServer::start({{QStringLiteral("hislip0"), &m_device}}, options);
        QVERIFY(server);
        m_server = std::move(*server);
    }
    Result<std::unique_ptr<HislipSession>> tryOpen(const instrument::Credentials& credentials = {},
                                                   const QString& name = {})
    {
        visa::TcpipInstrument address;
        address.host = QStringLiteral("127.0.0.1");
        address.device = QStringLiteral("hislip0");
        address.hislipPort = m_server->port();
        address.credential = name;
        instrument::OpenOptions options;
        options.credentials = [=, this](const visa::ResourceName&) -> std::optional<instrument::Credentials> {
            ++m_asked;
            if (credentials.user.isEmpty())
                return std::nullopt;
            return credentials;
        };
        return HislipSession::open(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address), options, soon(),
                                   {m_trust, m_tls});
    }
    static QByteArray query(visa::Session& session, const QByteArray& text)
    {
        std::array<char, 256> reply;
        if (!session.write(text + '\n', soon()))
            return "write failed";
        const auto chunk = session.read(reply, soon());
        return chunk ? QByteArray(reply.data(), static_cast<qsizetype>(chunk->count)) : QByteArray("read failed");
    }
    static QString mechanismOf(const visa::Session& session)
    {
        return std::get<QString>(*session.attribute(Attribute::TcpipSaslMechanism));
    }

    Raw connectRaw()
    {
        Raw raw;
        const auto dial = [this] {
            return std::move(*wire::TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->port(), soon()));
        };
        const auto put = [](wire::TcpStream& stream, const Header& header, const QByteArray& payload = {}) {
            if (!stream.writeAll(hislip::encodeMessage(header, payload), soon()))
                qCritical("not sent");
        };
        raw.sync = dial();
        put(raw.sync, {MessageType::Initialize, 0, 0x02004142});
        const auto initialized = ScriptedPeer::next(raw.sync);
        raw.async = dial();
        put(raw.async, {MessageType::AsyncInitialize, 0, hislip::lowWord(initialized.header.parameter)});
        if (ScriptedPeer::next(raw.async).header.control != hislip::kSecureCapability)
            qCritical("no secure capability");
        put(raw.async, {MessageType::AsyncStartTls, 0, hislip::kNoMessageId},
            hislip::encodeMessageId(hislip::kNoMessageId));
        if (ScriptedPeer::next(raw.async).header.control != 1)
            qCritical("TLS refused");
        const auto context = m_tls->context();
        raw.secureAsync = std::make_unique<wire::TlsStream>(raw.async, *context);
        if (!raw.secureAsync->handshake({}, soon()))
            qCritical("no handshake");
        put(raw.sync, {MessageType::StartTls});
        raw.secureSync = std::make_unique<wire::TlsStream>(raw.sync, *context);
        if (!raw.secureSync->handshake({}, soon()))
            qCritical("no handshake");
        return raw;
    }
    static void send(wire::TlsStream& stream, const Header& header, const QByteArray& payload = {})
    {
        QVERIFY(stream.writeAll({hislip::encodeMessage(header, payload)}, soon()));
    }
    static ScriptedPeer::Message next(wire::TlsStream& stream)
    {
        ScriptedPeer::Message message{{static_cast<MessageType>(0xFF)}, {}};
        const auto fill = [&](std::span<char> into) {
            for (std::size_t done = 0; done < into.size();) {
                const auto got = stream.readSome(into.subspan(done), soon());
                if (!got)
                    return false;
                done += *got;
            }
            return true;
        };
        hislip::HeaderBytes bytes;
        if (!fill(bytes))
            return message;
        message.header = hislip::decodeHeader(bytes).value_or(message.header);
        message.payload.resize(static_cast<qsizetype>(message.header.payloadLength));
        static_cast<void>(fill(std::span(message.payload.data(), std::size_t(message.payload.size()))));
        return message;
    }

    /// The client against a server that goes as far as a secure connection and then follows `script`.
    Error against(const std::function<void(wire::TlsStream&)>& script, const QString& name = QStringLiteral("lab"))
    {
        ScriptedPeer peer;
        const auto context = wire::TlsContext::server(selfSigned());
        std::thread server([&] {
            peer.sync = peer.accept();
            static_cast<void>(peer.nextSync());
            peer.sendSync(MessageType::InitializeResponse, hislip::kFeatureEncryptionMandatory,
                          hislip::joinWords(hislip::kVersion20, 7));
            peer.async = peer.accept();
            static_cast<void>(peer.nextAsync());
            peer.sendAsync(MessageType::AsyncInitializeResponse, hislip::kSecureCapability, 0x4142);
            static_cast<void>(peer.nextAsync());
            peer.sendAsync(MessageType::AsyncMaximumMessageSizeResponse, 0, 0, hislip::encodeSize(1 << 20));
            static_cast<void>(peer.nextAsync());
            peer.sendAsync(MessageType::AsyncStartTlsResponse, 1, 0);
            wire::TlsStream async(peer.async, *context);
            QVERIFY(async.handshake({}, soon()));
            static_cast<void>(peer.nextSync());
            wire::TlsStream sync(peer.sync, *context);
            QVERIFY(sync.handshake({}, soon()));
            script(sync);
        });
        instrument::OpenOptions options;
        options.credentials = [](const visa::ResourceName&) {
            return instrument::Credentials{QStringLiteral("lab"), QStringLiteral("sésame")};
        };
        visa::TcpipInstrument address = *peer.resource().as<visa::TcpipInstrument>();
        address.credential = name;
        auto session = HislipSession::open(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address), options,
                                           soon(), {m_trust, m_tls});
        Error error{Status::Success, QStringLiteral("it opened"), {}, {}, 0};
        if (session)
            session->reset();
        else
            error = session.error();
        server.join();
        return error;
    }

    EchoDevice m_device;
    std::unique_ptr<HislipServer> m_server;
    std::shared_ptr<instrument::TrustStore> m_trust;
    std::shared_ptr<wire::SharedTlsClient> m_tls = std::make_shared<wire::SharedTlsClient>();
    int m_asked = 0;
};

#define VERIFY_SAYS(error, text)                                                                                  \
    QVERIFY2((error).message.contains(QLatin1String(text)), qPrintable((error).message))

void TestLogin::init()
{
    TestCase::init();
    m_server.reset();
    m_asked = 0;
    m_trust = std::make_shared<instrument::TrustStore>();
    QVERIFY(m_trust->trust(QStringLiteral("127.0.0.1"), selfSigned().describe(), QDateTime::currentDateTimeUtc()));
}

void TestLogin::logsIn_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("asked for") << QString();
    QTest::newRow("named in the resource") << QStringLiteral("lab");
}

void TestLogin::logsIn()
{
    QFETCH(QString, name);
    startServer(false);
    const auto session = tryOpen({QStringLiteral("lab"), QStringLiteral("sésame")}, name);
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    QCOMPARE(mechanismOf(**session), QStringLiteral("SCRAM-SHA-256"));
    QCOMPARE(query(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
    QVERIFY((*session)->readStatusByte(soon()));
    QCOMPARE(m_asked, 1);
}

void TestLogin::anonymousWhereOffered()
{
    startServer(true);
    const auto session = tryOpen();
    QVERIFY(session);
    QCOMPARE(mechanismOf(**session), QStringLiteral("ANONYMOUS"));
    QCOMPARE(query(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
    QCOMPARE(m_asked, 0);
}

void TestLogin::namedResourcesAskForCredentials()
{
    startServer(true);
    const auto session = tryOpen({QStringLiteral("lab"), QStringLiteral("sésame")}, QStringLiteral("bench"));
    QVERIFY(session);
    QCOMPARE(mechanismOf(**session), QStringLiteral("SCRAM-SHA-256"));
}

void TestLogin::refused_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::newRow("password") << QStringLiteral("lab") << QStringLiteral("sesame");
    QTest::newRow("user") << QStringLiteral("bal") << QStringLiteral("sésame");
}

void TestLogin::refused()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    startServer(false);
    const auto session = tryOpen({user, password});
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorNoPermission);
    QVERIFY(instrument::securityFailureOf(session.error()) == instrument::SecurityFailure::LoginRefused);
    VERIFY_SAYS(session.error(), "SCRAM-SHA-256, code 1");
    VERIFY_SAYS(session.error(), "Check the user name and the password");
    QVERIFY(m_server->waitForConnections(0, soon()));
    QVERIFY(m_device.waitForLinks(0, soon()));
    QVERIFY(tryOpen({QStringLiteral("lab"), QStringLiteral("sésame")}));
}

void TestLogin::noCredentials()
{
    startServer(false);
    const auto session = tryOpen();
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorNoPermission);
    QVERIFY(instrument::securityFailureOf(session.error()) == instrument::SecurityFailure::LoginMissing);
    VERIFY_SAYS(session.error(), "no user name and password were given");
}

void TestLogin::unknownMechanismsOnly()
{
    const Error error = against([](wire::TlsStream& stream) {
        QCOMPARE(next(stream).header, (Header{MessageType::GetSaslMechanismList, 0, 0, 0}));
        send(stream, {MessageType::GetSaslMechanismListResponse}, "GSSAPI NTLM");
        QCOMPARE(next(stream).header, (Header{MessageType::FatalError, 5, 0, 0}));
    });
    QCOMPARE(error.status, Status::ErrorNoPermission);
    QVERIFY(instrument::securityFailureOf(error) == instrument::SecurityFailure::LoginUnknown);
    QVERIFY(!instrument::wantsLogin(error)); // nobody is asked for what would not help
    const auto finding =
        doctor::IdentityQuestion::securityFinding(error, *visa::ResourceName::parse(u"TCPIPS::dmm::hislip0"));
    QVERIFY(finding);
    QCOMPARE(finding->cause, QStringLiteral("login.unknown"));
    QVERIFY(finding->reason.contains(QLatin1String("GSSAPI NTLM")));
    VERIFY_SAYS(error, "GSSAPI NTLM");
}

void TestLogin::unsupportedMechanismIsNotTheEnd()
{
    // The server lists SCRAM but cannot do it: PLAIN is tried next.
    const Error error = against([](wire::TlsStream& stream) {
        static_cast<void>(next(stream));
        send(stream, {MessageType::GetSaslMechanismListResponse}, "SCRAM-SHA-256 PLAIN");
        const auto scram = next(stream);
        QCOMPARE(scram.header.type, MessageType::AuthenticationStart);
        QCOMPARE(scram.payload, QByteArray("SCRAM-SHA-256"));
        static_cast<void>(next(stream));
        send(stream, {MessageType::Error, 5}, "unsupported mechanism");
        QCOMPARE(next(stream).payload, QByteArray("PLAIN"));
        const auto plain = next(stream);
        QCOMPARE(plain.header.type, MessageType::AuthenticationExchange);
        QCOMPARE(plain.payload, QByteArray(1, '\0') + "lab" + QByteArray(1, '\0') + "s\xc3\xa9same");
        send(stream, {MessageType::AuthenticationResult, 1});
        std::array<char, 16> scrap;
        QVERIFY(!stream.readSome(scrap, soon()));
    });
    QCOMPARE(error.status, Status::Success); // it opened
}

void TestLogin::refusedMechanismWithItsFirstMessage()
{
    // A client that does not wait for a word about the mechanism: its first message is on the way already.
    startServer(false);
    Raw raw = connectRaw();
    send(*raw.secureSync, {MessageType::AuthenticationStart}, "ANONYMOUS");
    send(*raw.secureSync, {MessageType::AuthenticationExchange}, "peer");
    const auto refusedIt = next(*raw.secureSync);
    QCOMPARE(refusedIt.header.type, MessageType::Error);
    QCOMPARE(refusedIt.header.control, std::uint8_t{5});
    send(*raw.secureSync, {MessageType::AuthenticationStart}, "PLAIN");
    send(*raw.secureSync, {MessageType::AuthenticationExchange}, QByteArray("\0lab\0", 5) + "s\xc3\xa9same");
    const auto result = next(*raw.secureSync);
    QCOMPARE(result.header.type, MessageType::AuthenticationResult);
    QCOMPARE(result.header.control, std::uint8_t{1});
    // One message it is, not more.
    send(*raw.secureSync, {MessageType::AuthenticationStart}, "ANONYMOUS");
    send(*raw.secureSync, {MessageType::AuthenticationExchange}, "peer");
    QCOMPARE(next(*raw.secureSync).header.type, MessageType::Error);
    send(*raw.secureSync, {MessageType::AuthenticationExchange}, "peer");
    QCOMPARE(next(*raw.secureSync).header, (Header{MessageType::FatalError, 5, 0, 0}));
}

void TestLogin::serverThatCannotProveItself()
{
    const Error error = against([](wire::TlsStream& stream) {
        static_cast<void>(next(stream));
        send(stream, {MessageType::GetSaslMechanismListResponse}, "SCRAM-SHA-256");
        static_cast<void>(next(stream));
        const QByteArray first = next(stream).payload;
        send(stream, {MessageType::AuthenticationExchange},
             first.sliced(first.indexOf("r=")) + "more,s=QUJDRA==,i=4096");
        static_cast<void>(next(stream));
        send(stream, {MessageType::AuthenticationResult, 1}, "v=" + QByteArray(32, 'x').toBase64());
        QCOMPARE(next(stream).header, (Header{MessageType::FatalError, 5, 0, 0}));
    });
    QCOMPARE(error.status, Status::ErrorNoPermission);
    VERIFY_SAYS(error, "could not prove");
}

void TestLogin::endlessExchange()
{
    const Error error = against([](wire::TlsStream& stream) {
        static_cast<void>(next(stream));
        send(stream, {MessageType::GetSaslMechanismListResponse}, "PLAIN");
        static_cast<void>(next(stream));
        static_cast<void>(next(stream));
        send(stream, {MessageType::AuthenticationExchange}, "and then?");
        QCOMPARE(next(stream).header, (Header{MessageType::FatalError, 5, 0, 0}));
    });
    QCOMPARE(error.status, Status::ErrorNoPermission);
    VERIFY_SAYS(error, "does not belong to this login");
}

void TestLogin::nothingWithoutALogin_data()
{
    QTest::addColumn<bool>("onSync");
    QTest::addColumn<int>("type");
    QTest::newRow("DataEND") << true << static_cast<int>(MessageType::DataEnd);
    QTest::newRow("Trigger") << true << static_cast<int>(MessageType::Trigger);
    QTest::newRow("AsyncLock") << false << static_cast<int>(MessageType::AsyncLock);
    QTest::newRow("AsyncStatusQuery") << false << static_cast<int>(MessageType::AsyncStatusQuery);
    QTest::newRow("AsyncDeviceClear") << false << static_cast<int>(MessageType::AsyncDeviceClear);
}

void TestLogin::nothingWithoutALogin()
{
    QFETCH(bool, onSync);
    QFETCH(int, type);
    startServer(true);
    Raw raw = connectRaw();
    wire::TlsStream& stream = onSync ? *raw.secureSync : *raw.secureAsync;
    send(stream, {static_cast<MessageType>(type)}, "*IDN?\n");
    QCOMPARE(next(stream).header, (Header{MessageType::FatalError, 5, 0, 0}));
    QVERIFY(m_server->waitForConnections(0, soon()));
}

void TestLogin::noLoginInClearText()
{
    startServer(true, true, Demand::Offered);
    auto stream = wire::TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->port(), soon());
    QVERIFY(stream->writeAll(hislip::encodeMessage({MessageType::Initialize, 0, 0x02004142}), soon()));
    const auto initialized = ScriptedPeer::next(*stream);
    auto async = wire::TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->port(), soon());
    QVERIFY(async->writeAll(
        hislip::encodeMessage({MessageType::AsyncInitialize, 0, hislip::lowWord(initialized.header.parameter)}),
        soon()));
    static_cast<void>(ScriptedPeer::next(*async));
    QVERIFY(stream->writeAll(hislip::encodeMessage({MessageType::AuthenticationStart}, "PLAIN"), soon()));
    QCOMPARE(ScriptedPeer::next(*stream).header, (Header{MessageType::FatalError, 5, 0, 0}));
}

void TestLogin::guessingEnds()
{
    startServer(false);
    Raw raw = connectRaw();
    for (int guess = 0; guess < 3; ++guess) {
        send(*raw.secureSync, {MessageType::AuthenticationStart}, "PLAIN");
        send(*raw.secureSync, {MessageType::AuthenticationExchange},
             QByteArray("\0lab\0", 5) + QByteArray::number(guess));
        const auto result = next(*raw.secureSync);
        QCOMPARE(result.header.type, MessageType::AuthenticationResult);
        QCOMPARE(result.header.control, std::uint8_t{0});
        QCOMPARE(result.header.parameter, std::uint32_t{1});
        QVERIFY(!result.payload.isEmpty());
    }
    QCOMPARE(next(*raw.secureSync).header, (Header{MessageType::FatalError, 5, 0, 0}));
    QVERIFY(m_server->waitForConnections(0, soon()));
}

void TestLogin::malformedExchangeIsFatal()
{
    startServer(false);
    {
        Raw raw = connectRaw();
        send(*raw.secureSync, {MessageType::AuthenticationExchange}, "out of turn");
        QCOMPARE(next(*raw.secureSync).header, (Header{MessageType::FatalError, 5, 0, 0}));
    }
    {
        Raw raw = connectRaw();
        send(*raw.secureSync, {MessageType::AuthenticationStart}, "GSSAPI");
        const auto refusedIt = next(*raw.secureSync);
        QCOMPARE(refusedIt.header.type, MessageType::Error);
        QCOMPARE(refusedIt.header.control, std::uint8_t{5});
        send(*raw.secureSync, {MessageType::AuthenticationStart}, "SCRAM-SHA-256");
        send(*raw.secureSync, {MessageType::AuthenticationExchange}, "no such message");
        QCOMPARE(next(*raw.secureSync).header, (Header{MessageType::FatalError, 5, 0, 0}));
    }
    {
        Raw raw = connectRaw();
        send(*raw.secureSync, {MessageType::AuthenticationStart}, QByteArray(5000, 'x'));
        QCOMPARE(next(*raw.secureSync).header, (Header{MessageType::FatalError, 5, 0, 0}));
    }
    QVERIFY(m_server->waitForConnections(0, soon()));
}

void TestLogin::loginEndsWithTheEncryption()
{
    startServer(false, true, Demand::Offered);
    const auto session = tryOpen({QStringLiteral("lab"), QStringLiteral("sésame")});
    QVERIFY(session);
    QCOMPARE(mechanismOf(**session), QString());
    QVERIFY((*session)->setAttribute(Attribute::TcpipHislipEncryptionEnabled, true));
    QCOMPARE(mechanismOf(**session), QStringLiteral("SCRAM-SHA-256"));
    QVERIFY((*session)->setAttribute(Attribute::TcpipHislipEncryptionEnabled, false));
    QCOMPARE(mechanismOf(**session), QString());
    QVERIFY((*session)->setAttribute(Attribute::TcpipHislipEncryptionEnabled, true));
    QCOMPARE(m_asked, 2);
    QCOMPARE(query(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestLogin::credentialsAreNowhere()
{
    startServer(false);
    const auto session = tryOpen({QStringLiteral("lab"), QStringLiteral("hunter22")}, QStringLiteral("bench"));
    QVERIFY(!session);
    const Error& error = session.error();
    for (const QString& text : {error.message, error.detail, error.operation})
        QVERIFY(!text.contains(QLatin1String("hunter22")));
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestLogin)
#include "test_login.moc"
