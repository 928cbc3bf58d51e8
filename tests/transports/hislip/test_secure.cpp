// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/echo_device.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "tests/transports/hislip/scripted_peer.h"
#include "tests/transports/wire/tls_material.h"
#include "transports/hislip/descriptors.h"
#include "transports/hislip/hislip_server.h"
#include "transports/hislip/hislip_transport.h"

#include <atomic>
#include <thread>

namespace visor::test {

using hislip::HislipServer;
using hislip::HislipSession;
using hislip::MessageType;
using visa::Attribute;
using visa::Deadline;
using visa::Status;
using Security = hislip::ServerClient::Security;
using Demand = Security::Demand;

/// Our client and our server over HiSLIP 2.0 with TLS.
class TestSecure : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void descriptorsAsBytes();
    void cutDescriptors();

    void encryptsWhereTheServerWantsIt_data();
    void encryptsWhereTheServerWantsIt();
    void encryptsWhereTheResourceWantsIt();
    void staysInClearTextOtherwise();
    void resourcesSayThatTheyAreSecure();
    void olderClientsAreRefused();
    void serverWithoutTls();

    void messagesOfEveryLength_data();
    void messagesOfEveryLength();
    void everythingElseOverTls();
    void serviceRequestsOverTls();
    void cancelEndsALongQuery();
    void lateReplyIsForgotten();
    void encryptionOnAndOff();
    void encryptionOnWithAReplyUnderWay();
    void encryptionOnInOverlappedMode();
    void mandatoryEncryptionStays();

    void certificates_data();
    void certificates();
    void changedCertificate();
    void attributesTellTheTruth();
    void manyOpensAndCloses();
    void manyClientsAtOnce();

private:
    void startServer(std::optional<Demand> demand, const wire::TlsIdentity& identity = selfSigned(),
                     bool prefersOverlap = false)
    {
        m_server.reset();
        HislipServer::Options options;
        options.client.prefersOverlap = prefersOverlap;
        if (demand) {
            const auto context = wire::TlsContext::server(identity);
            QVERIFY(context);
            options.client.security = Security{*context, *demand, nullptr};
        }
        auto server = HislipServer::start({{QStringLiteral("hislip0"), &m_device}}, options);
        QVERIFY(server);
        m_server = std::move(*server);
    }
    [[nodiscard]] visa::ResourceName resource(bool isSecure) const
    {
        visa::TcpipInstrument address;
        address.host = QStringLiteral("127.0.0.1");
        address.device = QStringLiteral("hislip0");
        address.hislipPort = m_server->port();
        address.isSecure = isSecure;
        return visa::ResourceName(visa::InterfaceType::Tcpip, 0, address);
    }
    Result<std::unique_ptr<HislipSession>> tryOpen(bool isSecure = false)
    {
        return HislipSession::open(resource(isSecure), {}, soon(), {m_trust, m_tls});
    }
    std::unique_ptr<HislipSession> open(bool isSecure = false)
    {
        auto session = tryOpen(isSecure);
        if (!session) {
            qCritical("open: %s (%s)", qPrintable(session.error().message), qPrintable(session.error().detail));
            return nullptr;
        }
        return std::move(*session);
    }
    static QByteArray query(visa::Session& session, const QByteArray& text)
    {
        if (const auto sent = session.write(text + '\n', soon()); !sent)
            return "write: " + sent.error().message.toUtf8();
        QByteArray all;
        QByteArray buffer(65536, Qt::Uninitialized);
        for (;;) {
            const auto chunk = session.read(std::span(buffer.data(), 65536), soon());
            if (!chunk)
                return "read: " + chunk.error().message.toUtf8();
            all.append(buffer.constData(), static_cast<qsizetype>(chunk->count));
            if (chunk->endsMessage())
                return all;
        }
    }
    static bool isEncrypted(const visa::Session& session)
    {
        const auto value = session.attribute(Attribute::TcpipHislipEncryptionEnabled);
        return value && std::get<bool>(*value);
    }
    void trust(const wire::TlsIdentity& identity)
    {
        QVERIFY(m_trust->trust(QStringLiteral("127.0.0.1"), identity.describe(), QDateTime::currentDateTimeUtc()));
    }

    EchoDevice m_device;
    std::unique_ptr<HislipServer> m_server;
    std::shared_ptr<instrument::TrustStore> m_trust;
    std::shared_ptr<wire::SharedTlsClient> m_tls;
};

void TestSecure::init()
{
    TestCase::init();
    m_server.reset();
    m_trust = std::make_shared<instrument::TrustStore>();
    m_tls = std::make_shared<wire::SharedTlsClient>();
    trust(selfSigned());
}

void TestSecure::descriptorsAsBytes()
{
    const hislip::Descriptors descriptors{{0x0303, 0x0304}, QStringLiteral("Hi"), QStringLiteral("no")};
    const QByteArray bytes = QByteArray::fromHex("0004 00 03030304  0002 01 4869  0002 02 6e6f");
    QCOMPARE(hislip::encodeDescriptors(descriptors), bytes);
    QCOMPARE(hislip::decodeDescriptors(bytes), descriptors);
    // A vendor's descriptor in front is skipped.
    QCOMPARE(hislip::decodeDescriptors(QByteArray::fromHex("000380aabbcc") + bytes), descriptors);
}

void TestSecure::cutDescriptors()
{
    const QByteArray bytes = QByteArray::fromHex("0002010a0b 0004 02 61626364");
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(hislip::decodeDescriptors(bytes.first(size)).lastError.isEmpty());
    QCOMPARE(hislip::decodeDescriptors(QByteArray::fromHex("ffff02")).lastError, QString());
    QCOMPARE(hislip::decodeDescriptors(QByteArray::fromHex("0003000303ff")).tlsVersions,
             std::vector<std::uint16_t>{0x0303});
}

void TestSecure::encryptsWhereTheServerWantsIt_data()
{
    QTest::addColumn<int>("demand");
    QTest::newRow("mandatory") << static_cast<int>(Demand::Mandatory);
    QTest::newRow("initial") << static_cast<int>(Demand::Initial);
}

void TestSecure::encryptsWhereTheServerWantsIt()
{
    QFETCH(int, demand);
    startServer(static_cast<Demand>(demand));
    const auto session = open();
    QVERIFY(session);
    QVERIFY(isEncrypted(*session));
    QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSecure::encryptsWhereTheResourceWantsIt()
{
    startServer(Demand::Offered);
    const auto session = open(true);
    QVERIFY(session);
    QVERIFY(isEncrypted(*session));
    QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSecure::staysInClearTextOtherwise()
{
    startServer(Demand::Offered);
    const auto session = open();
    QVERIFY(session);
    QVERIFY(!isEncrypted(*session));
    QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSecure::resourcesSayThatTheyAreSecure()
{
    startServer(Demand::Mandatory);
    QVERIFY(m_server->resources().front().toString().startsWith(QLatin1String("TCPIPS0::127.0.0.1::hislip0,")));
    hislip::HislipTransport transport(m_trust);
    const auto session = transport.open(m_server->resources().front(), {}, soon());
    QVERIFY(session);
    QCOMPARE(query(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSecure::olderClientsAreRefused()
{
    startServer(Demand::Mandatory);
    auto stream = wire::TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->port(), soon());
    QVERIFY(stream);
    QVERIFY(stream->writeAll(hislip::encodeMessage({MessageType::Initialize, 0, 0x01004142}, "hislip0"), soon()));
    const auto answer = ScriptedPeer::next(*stream);
    QCOMPARE(answer.header.type, MessageType::FatalError);
    QCOMPARE(answer.header.control, std::uint8_t{5});
    QVERIFY(ScriptedPeer::endsAfter(*stream));
}

void TestSecure::serverWithoutTls()
{
    startServer(std::nullopt);
    const auto session = tryOpen(true);
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorUnsupportedOperation);
    QVERIFY(session.error().message.contains(QLatin1String("no secure connection")));
    const auto plain = open();
    QVERIFY(plain);
    const auto set = plain->setAttribute(Attribute::TcpipHislipEncryptionEnabled, true);
    QVERIFY(!set);
    QCOMPARE(set.error().status, Status::ErrorUnsupportedAttributeState);
    QCOMPARE(query(*plain, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSecure::messagesOfEveryLength_data()
{
    QTest::addColumn<int>("size");
    // Around the header's buffer, a TLS record, a receive and a HiSLIP message.
    for (const int size : {0, 1, 1008, 1024, 4080, 4096, 16367, 16368, 16384, 65519, 65536, 65537, 1'048'560,
                           1'048'577, 4 * 1'048'560 + 3})
        QTest::newRow(qPrintable(QString::number(size))) << size;
}

void TestSecure::messagesOfEveryLength()
{
    QFETCH(int, size);
    startServer(Demand::Mandatory);
    const auto session = open();
    QVERIFY(session);
    QVERIFY(query(*session, "BYTES? " + QByteArray::number(size)) ==
            EchoDevice::pattern(static_cast<std::size_t>(size)));
    const QByteArray data(size, 'd');
    QVERIFY(session->write("DATA " + data + '\n', soon()));
    QVERIFY(query(*session, "DATA?").startsWith(data));
}

void TestSecure::everythingElseOverTls()
{
    startServer(Demand::Mandatory);
    const auto session = open();
    QVERIFY(session);
    QVERIFY(session->trigger(soon()));
    QCOMPARE(query(*session, "TRIGGERS?"), QByteArray("1\n"));
    QVERIFY(session->clear(soon()));
    QCOMPARE(query(*session, "CLEARS?"), QByteArray("1\n"));
    QVERIFY(session->readStatusByte(soon()));
    QVERIFY(session->lock(visa::LockMode::Exclusive, {}, soon()));
    QVERIFY(session->lockState(soon())->exclusive);
    const auto other = open();
    QVERIFY(other);
    const auto refused = other->lock(visa::LockMode::Exclusive, {}, shortly());
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
    QVERIFY(session->unlock(soon()));
    QVERIFY(other->lock(visa::LockMode::Shared, "key", soon()));
    QVERIFY(session->setRemote(visa::RemoteMode::AssertAndAddress, soon()));
}

void TestSecure::serviceRequestsOverTls()
{
    startServer(Demand::Mandatory);
    const auto session = open();
    QVERIFY(session);
    std::atomic<int> requests{0};
    QVERIFY(session->onServiceRequest(
        [&](std::uint8_t) {
            ++requests;
            requests.notify_all();
        },
        soon()));
    // A thread reads the asynchronous channel while this one asks on it.
    for (int i = 0; i < 50; ++i) {
        m_device.requestService();
        QVERIFY(session->readStatusByte(soon()));
        QVERIFY(!query(*session, "BYTES? 100000").isEmpty());
    }
    for (int seen = requests.load(); seen < 50; seen = requests.load())
        requests.wait(seen);
    QVERIFY(session->onServiceRequest({}, soon()));
}

void TestSecure::cancelEndsALongQuery()
{
    startServer(Demand::Mandatory);
    const auto session = open();
    QVERIFY(session);
    QVERIFY(session->write("SILENT?\n", soon()));
    const auto token = visa::CancelToken::create();
    std::thread canceller([&] {
        if (m_device.waitForBlocked(soon()))
            token.cancel();
    });
    std::array<char, 16> reply;
    const auto chunk = session->read(reply, Deadline::never(token));
    canceller.join();
    QVERIFY(!chunk);
    QCOMPARE(chunk.error().status, Status::ErrorAbort);
    QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSecure::lateReplyIsForgotten()
{
    startServer(Demand::Mandatory);
    const auto session = open();
    QVERIFY(session);
    QVERIFY(session->write("DELAY? 80\n", soon()));
    std::array<char, 16> reply;
    const auto chunk = session->read(reply, Deadline::after(std::chrono::milliseconds(10)));
    QVERIFY(!chunk);
    QCOMPARE(chunk.error().status, Status::ErrorTimeout);
    QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSecure::encryptionOnAndOff()
{
    startServer(Demand::Offered);
    const auto session = open();
    QVERIFY(session);
    std::atomic<int> requests{0};
    QVERIFY(session->onServiceRequest(
        [&](std::uint8_t) {
            ++requests;
            requests.notify_all();
        },
        soon()));
    for (int i = 0; i < 5; ++i) {
        const bool isOn = i % 2 == 0;
        const auto set = session->setAttribute(Attribute::TcpipHislipEncryptionEnabled, isOn);
        QVERIFY2(set, set ? "" : qPrintable(set.error().message));
        QCOMPARE(isEncrypted(*session), isOn);
        QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
        QVERIFY(session->readStatusByte(soon()));
        QVERIFY(query(*session, "BYTES? 200000") == EchoDevice::pattern(200'000));
        // Service requests go on through the turn.
        m_device.requestService();
        for (int seen = requests.load(); seen <= i; seen = requests.load())
            requests.wait(seen);
    }
}

void TestSecure::encryptionOnWithAReplyUnderWay()
{
    startServer(Demand::Offered);
    const auto session = open();
    QVERIFY(session);
    // The reply is on its way or not yet made: the server is busy until the client has read it away.
    QVERIFY(session->write("DELAY? 60\n", soon()));
    QVERIFY(session->setAttribute(Attribute::TcpipHislipEncryptionEnabled, true));
    QVERIFY(isEncrypted(*session));
    QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSecure::encryptionOnInOverlappedMode()
{
    startServer(Demand::Offered, selfSigned(), true);
    const auto session = open();
    QVERIFY(session);
    QVERIFY(std::get<bool>(*session->attribute(Attribute::TcpipHislipOverlapEnabled)));
    QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
    QVERIFY(session->setAttribute(Attribute::TcpipHislipEncryptionEnabled, true));
    QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
    QVERIFY(session->setAttribute(Attribute::TcpipHislipOverlapEnabled, false));
    QVERIFY(isEncrypted(*session));
    QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSecure::mandatoryEncryptionStays()
{
    startServer(Demand::Mandatory);
    const auto session = open();
    QVERIFY(session);
    const auto set = session->setAttribute(Attribute::TcpipHislipEncryptionEnabled, false);
    QVERIFY(!set);
    QCOMPARE(set.error().status, Status::ErrorNoPermission);
    QVERIFY2(set.error().message.contains(QLatin1String("encryption is mandatory here")),
             qPrintable(set.error().message));
    QVERIFY2(set.error().message.contains(QLatin1String("code 3")), qPrintable(set.error().message));
    QVERIFY2(set.error().message.contains(QLatin1String("asynchronous channel")), qPrintable(set.error().message));
    QVERIFY(isEncrypted(*session));
    QCOMPARE(query(*session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
    // A resource that asks for a secure session keeps it, whatever the server allows.
    startServer(Demand::Offered);
    const auto secure = open(true);
    QVERIFY(secure);
    const auto ended = secure->setAttribute(Attribute::TcpipHislipEncryptionEnabled, false);
    QVERIFY(!ended);
    QCOMPARE(ended.error().status, Status::ErrorUnsupportedAttributeState);
}

void TestSecure::certificates_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("valid") << QStringLiteral("valid") << QString();
    QTest::newRow("untrusted") << QStringLiteral("self-signed") << QStringLiteral("no authority");
    QTest::newRow("expired") << QStringLiteral("expired") << QStringLiteral("expired on");
    QTest::newRow("wrong name") << QStringLiteral("wrong-name") << QStringLiteral("another name");
}

void TestSecure::certificates()
{
    QFETCH(QString, kind);
    QFETCH(QString, reason);
    const TestAuthority authority;
    QVERIFY(m_trust->revoke(QStringLiteral("127.0.0.1")));
    startServer(Demand::Mandatory, authority.identity(kind));
    const auto session = tryOpen();
    QCOMPARE(session.has_value(), reason.isEmpty());
    if (session) {
        QCOMPARE(query(**session, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
        return;
    }
    QCOMPARE(session.error().status, Status::ErrorNoPermission);
    QVERIFY2(session.error().message.contains(reason), qPrintable(session.error().message));
    // Nothing is left of the attempt, and the person can be asked.
    QVERIFY(m_server->waitForConnections(0, soon()));
    QVERIFY(m_device.waitForLinks(0, soon()));
    const auto refused = m_trust->takeRefused(QStringLiteral("127.0.0.1"));
    QVERIFY(refused);
    QVERIFY(m_trust->trust(QStringLiteral("127.0.0.1"), refused->certificate, QDateTime::currentDateTimeUtc()));
    const auto again = open();
    QVERIFY(again);
    QCOMPARE(query(*again, "*IDN?"), QByteArray("Visor,Echo,1,1.0\n"));
}

void TestSecure::changedCertificate()
{
    wire::TlsIdentity::Request request;
    request.names = QStringList{QStringLiteral("localhost")};
    request.validFrom = QDateTime::currentDateTimeUtc().addDays(-1);
    request.expires = request.validFrom.addDays(30);
    const auto other = wire::TlsIdentity::create(request);
    QVERIFY(other);
    startServer(Demand::Mandatory, *other);
    const auto session = tryOpen();
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorNoPermission);
    QVERIFY2(session.error().message.contains(QLatin1String("trusted for 127.0.0.1 before")),
             qPrintable(session.error().message));
}

void TestSecure::attributesTellTheTruth()
{
    startServer(Demand::Offered);
    const auto session = open();
    QVERIFY(session);
    const auto text = [&](Attribute id) { return std::get<QString>(*session->attribute(id)); };
    QCOMPARE(*session->attribute(Attribute::TcpipHislipVersion), visa::AttributeValue(std::int64_t{0x00200000}));
    QCOMPARE(text(Attribute::TcpipTlsCipherSuite), QString());
    QCOMPARE(text(Attribute::TcpipServerCertificateSubject), QString());
    QCOMPARE(*session->attribute(Attribute::TcpipServerCertificateSize), visa::AttributeValue(std::int64_t{0}));

    QVERIFY(session->setAttribute(Attribute::TcpipHislipEncryptionEnabled, true));
    const auto certificate = selfSigned().describe();
    QCOMPARE(text(Attribute::TcpipServerCertificateSubject), QStringLiteral("CN=localhost"));
    QCOMPARE(text(Attribute::TcpipServerCertificateIssuer), QStringLiteral("CN=localhost"));
    QCOMPARE(text(Attribute::TcpipServerCertificateExpiration), certificate.expires.toString(Qt::ISODate));
    QCOMPARE(*session->attribute(Attribute::TcpipServerCertificateIsPerpetual), visa::AttributeValue(false));
    QCOMPARE(*session->attribute(Attribute::TcpipServerCertificate), visa::AttributeValue(certificate.der));
    QCOMPARE(*session->attribute(Attribute::TcpipServerCertificateSize),
             visa::AttributeValue(std::int64_t{certificate.der.size()}));
    QVERIFY(text(Attribute::TcpipTlsCipherSuite).startsWith(QLatin1String("TLS_")));

    QVERIFY(session->setAttribute(Attribute::TcpipHislipEncryptionEnabled, false));
    QCOMPARE(text(Attribute::TcpipServerCertificateSubject), QString());
    QCOMPARE(text(Attribute::TcpipTlsCipherSuite), QString());
}

void TestSecure::manyOpensAndCloses()
{
    startServer(Demand::Mandatory);
    QVERIFY(open());
    QVERIFY(m_server->waitForConnections(0, soon()));
    const auto before = ProcessResources::now();
    for (int i = 0; i < 1000; ++i)
        QVERIFY(open());
    QVERIFY(m_server->waitForConnections(0, soon()));
    QVERIFY(m_device.waitForLinks(0, soon()));
    VERIFY_RETURNS_TO(before, 1);
}

void TestSecure::manyClientsAtOnce()
{
    startServer(Demand::Mandatory);
    std::vector<std::thread> threads;
    std::atomic<int> good{0};
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([this, &good] {
            const auto session = open();
            for (int k = 0; session && k < 20; ++k) {
                if (query(*session, "BYTES? 70000") == EchoDevice::pattern(70'000))
                    ++good;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(good.load(), 160);
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestSecure)
#include "test_secure.moc"
