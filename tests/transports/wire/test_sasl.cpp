// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/wire/sasl_client.h"
#include "transports/wire/sasl_server.h"
#include "transports/wire/scram_keys.h"
#include "transports/wire/scram_messages.h"

namespace visor::test {

using instrument::Credentials;
using visa::Status;
using wire::SaslDirectory;
using wire::SaslServer;
using Outcome = wire::SaslServer::Outcome;
namespace scram = wire::scram;

namespace {

// RFC 7677 §3.
constexpr char kUser[] = "user";
constexpr char kPassword[] = "pencil";
constexpr char kClientNonce[] = "rOprNGfwEbeRWgbNEkqO";
constexpr char kServerNonce[] = "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
constexpr char kClientFirst[] = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";
constexpr char kServerFirst[] =
    "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
constexpr char kClientFinal[] = "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                                "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=";
constexpr char kServerFinal[] = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

Credentials credentials(const char* user = kUser, const char* password = kPassword)
{
    return {QString::fromUtf8(user), QString::fromUtf8(password)};
}

SaslDirectory rfcDirectory()
{
    SaslDirectory directory;
    const QByteArray salt = QByteArray::fromBase64("W22ZaJ0SNY7soEsUEjb6gQ==");
    const auto keys = scram::deriveKeys(kPassword, salt, 4096);
    directory.insert(kUser, {salt, 4096, keys.storedKey, keys.serverKey});
    return directory;
}

/// One login from its beginning to its end.
Outcome logIn(wire::SaslClient& client, SaslServer& server)
{
    auto message = client.begin();
    for (int i = 0; message && i < 10; ++i) {
        const auto step = server.receive(*message);
        if (step.outcome == Outcome::Success)
            return client.finish(step.data) ? Outcome::Success : Outcome::Malformed;
        if (step.outcome != Outcome::Continue)
            return step.outcome;
        message = client.respond(step.data);
    }
    return Outcome::Malformed;
}

} // namespace

/// SASL: the RFC's vectors, our two ends against each other, and what hostile peers send.
class TestSasl : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void clientSpeaksAsInTheRfc();
    void serverSpeaksAsInTheRfc();
    void loginsThatWork_data();
    void loginsThatWork();
    void wrongPassword_data();
    void wrongPassword();
    void nobodyLooksLikeSomebody();
    void theServerHasToProveItself();
    void hostileServers_data();
    void hostileServers();
    void hostileClients_data();
    void hostileClients();
    void preparedText_data();
    void preparedText();
    void escapedNames();
    void mechanisms();
    void passwordsAreNotKept();
};

void TestSasl::clientSpeaksAsInTheRfc()
{
    const auto client = wire::makeScramLogin(credentials(), kClientNonce);
    QVERIFY(client);
    QCOMPARE((*client)->mechanism(), QStringLiteral("SCRAM-SHA-256"));
    QCOMPARE(*(*client)->begin(), QByteArray(kClientFirst));
    const auto answer = (*client)->respond(kServerFirst);
    QVERIFY(answer);
    QCOMPARE(*answer, QByteArray(kClientFinal));
    QVERIFY((*client)->finish(kServerFinal));
}

void TestSasl::serverSpeaksAsInTheRfc()
{
    const SaslDirectory directory = rfcDirectory();
    const auto server = directory.start(QStringLiteral("SCRAM-SHA-256"), kServerNonce);
    QVERIFY(server);
    const auto first = server->receive(kClientFirst);
    QCOMPARE(first.outcome, Outcome::Continue);
    QCOMPARE(first.data, QByteArray(kServerFirst));
    const auto last = server->receive(kClientFinal);
    QCOMPARE(last.outcome, Outcome::Success);
    QCOMPARE(last.data, QByteArray(kServerFinal));
}

void TestSasl::loginsThatWork_data()
{
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    for (const char* mechanism : {"SCRAM-SHA-256", "PLAIN"}) {
        const QString name = QString::fromLatin1(mechanism);
        QTest::addRow("%s plain name", mechanism) << name << QStringLiteral("lab") << QStringLiteral("secret");
        QTest::addRow("%s odd characters", mechanism)
            << name << QStringLiteral("a=b,c") << QStringLiteral("p,=\"ä€😀 x");
        QTest::addRow("%s empty password", mechanism) << name << QStringLiteral("x") << QString();
    }
}

void TestSasl::loginsThatWork()
{
    QFETCH(QString, mechanism);
    QFETCH(QString, user);
    QFETCH(QString, password);
    SaslDirectory directory;
    QVERIFY(directory.add({user, password}));
    QVERIFY(directory.add({QStringLiteral("other"), QStringLiteral("else")}));
    const auto client = wire::makeNamedLogin(mechanism, {user, password});
    QVERIFY(client);
    const auto server = directory.start(mechanism);
    QVERIFY(server);
    QCOMPARE(logIn(**client, *server), Outcome::Success);
}

void TestSasl::wrongPassword_data()
{
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    for (const char* mechanism : {"SCRAM-SHA-256", "PLAIN"}) {
        const QString name = QString::fromLatin1(mechanism);
        QTest::addRow("%s password", mechanism) << name << QStringLiteral("lab") << QStringLiteral("Secret");
        QTest::addRow("%s user", mechanism) << name << QStringLiteral("Lab") << QStringLiteral("secret");
    }
}

void TestSasl::wrongPassword()
{
    QFETCH(QString, mechanism);
    QFETCH(QString, user);
    QFETCH(QString, password);
    SaslDirectory directory;
    QVERIFY(directory.add({QStringLiteral("lab"), QStringLiteral("secret")}));
    const auto client = wire::makeNamedLogin(mechanism, {user, password});
    QVERIFY(client);
    const auto server = directory.start(mechanism);
    QCOMPARE(logIn(**client, *server), Outcome::Refused);
}

void TestSasl::nobodyLooksLikeSomebody()
{
    SaslDirectory directory;
    QVERIFY(directory.add(credentials()));
    const auto nobody = directory.entry("nobody");
    const auto somebody = directory.entry(kUser);
    QCOMPARE(nobody.salt.size(), somebody.salt.size());
    QCOMPARE(nobody.iterations, somebody.iterations);
    QCOMPARE(directory.entry("nobody").salt, nobody.salt);
    QVERIFY(directory.entry("nobody2").salt != nobody.salt);
}

void TestSasl::theServerHasToProveItself()
{
    const auto begun = [] {
        auto client = wire::makeScramLogin(credentials(), kClientNonce);
        static_cast<void>((*client)->begin());
        static_cast<void>((*client)->respond(kServerFirst));
        return std::move(*client);
    };
    QVERIFY(!begun()->finish({}));
    QVERIFY(!begun()->finish("v="));
    QVERIFY(!begun()->finish("e=other-error"));
    QByteArray forged(kServerFinal);
    forged[5] = forged[5] == 'A' ? 'B' : 'A';
    const auto finished = begun()->finish(forged);
    QVERIFY(!finished);
    QCOMPARE(finished.error().status, Status::ErrorNoPermission);
    QVERIFY(finished.error().message.contains(QLatin1String("could not prove")));
    // The signature may come in an exchange of its own, answered with nothing.
    const auto client = begun();
    const auto empty = client->respond(kServerFinal);
    QVERIFY(empty);
    QVERIFY(empty->isEmpty());
    QVERIFY(client->finish({}));
    // Success before anything was asked is none.
    const auto early = wire::makeScramLogin(credentials(), kClientNonce);
    QVERIFY((*early)->begin());
    QVERIFY(!(*early)->finish(kServerFinal));
}

void TestSasl::hostileServers_data()
{
    QTest::addColumn<QByteArray>("challenge");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\xff\x00,,=", 5);
    QTest::newRow("other nonce") << QByteArray("r=abc,s=QUJD,i=4096");
    QTest::newRow("only our nonce") << QByteArray("r=rOprNGfwEbeRWgbNEkqO,s=QUJD,i=4096");
    QTest::newRow("no salt") << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,s=,i=4096");
    QTest::newRow("bad salt") << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,s=Q!JD,i=4096");
    QTest::newRow("no rounds") << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,s=QUJD");
    QTest::newRow("zero rounds") << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,s=QUJD,i=0");
    QTest::newRow("few rounds") << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,s=QUJD,i=4095");
    QTest::newRow("endless rounds") << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,s=QUJD,i=99999999");
    QTest::newRow("too many digits") << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,s=QUJD,i=00000000004096");
    QTest::newRow("negative rounds") << QByteArray("r=rOprNGfwEbeRWgbNEkqOx,s=QUJD,i=-4096");
    QTest::newRow("mandatory extension") << QByteArray("m=x,r=rOprNGfwEbeRWgbNEkqOx,s=QUJD,i=4096");
    QTest::newRow("too long") << QByteArray("r=rOprNGfwEbeRWgbNEkqO") + QByteArray(2000, 'x') + ",s=QUJD,i=4096";
}

void TestSasl::hostileServers()
{
    QFETCH(QByteArray, challenge);
    const auto client = wire::makeScramLogin(credentials(), kClientNonce);
    QVERIFY((*client)->begin());
    const auto answer = (*client)->respond(challenge);
    QVERIFY(!answer);
    QCOMPARE(answer.error().status, Status::ErrorNoPermission);
}

void TestSasl::hostileClients_data()
{
    QTest::addColumn<QString>("mechanism");
    QTest::addColumn<QByteArray>("message");
    const auto add = [](const char* name, const char* mechanism, const QByteArray& message) {
        QTest::newRow(name) << QString::fromLatin1(mechanism) << message;
    };
    add("plain: empty", "PLAIN", {});
    add("plain: one part", "PLAIN", "user");
    add("plain: no user", "PLAIN", QByteArray("\0\0pencil", 8));
    add("plain: four parts", "PLAIN", QByteArray("\0user\0pencil\0", 13));
    add("scram: empty", "SCRAM-SHA-256", {});
    add("scram: no header", "SCRAM-SHA-256", "n=user,r=x");
    add("scram: channel binding", "SCRAM-SHA-256", "p=tls-unique,,n=user,r=x");
    add("scram: other identity", "SCRAM-SHA-256", "n,a=root,n=user,r=x");
    add("scram: no nonce", "SCRAM-SHA-256", "n,,n=user");
    add("scram: bad escape", "SCRAM-SHA-256", "n,,n=us=er,r=x");
    add("scram: cut escape", "SCRAM-SHA-256", "n,,n=us=2,r=x");
    add("scram: NUL", "SCRAM-SHA-256", QByteArray("n,,n=u\0r,r=x", 12));
    add("scram: too long", "SCRAM-SHA-256", "n,,n=user,r=" + QByteArray(4000, 'x'));
}

void TestSasl::hostileClients()
{
    QFETCH(QString, mechanism);
    QFETCH(QByteArray, message);
    const SaslDirectory directory = rfcDirectory();
    const auto server = directory.start(mechanism);
    QCOMPARE(server->receive(message).outcome, Outcome::Malformed);
    // A proof for another login, or of another length.
    if (!mechanism.startsWith(QLatin1String("SCRAM")))
        return;
    for (const QByteArray& proof : {QByteArray("c=biws,r=other,p=QUJD"), QByteArray("c=biws"), QByteArray(),
                                    QByteArray("c=eSws,r=") + kClientNonce + kServerNonce + ",p=QUJD"}) {
        const auto another = directory.start(mechanism, kServerNonce);
        QCOMPARE(another->receive(kClientFirst).outcome, Outcome::Continue);
        QCOMPARE(another->receive(proof).outcome, Outcome::Malformed);
    }
    const auto shortProof = directory.start(mechanism, kServerNonce);
    QCOMPARE(shortProof->receive(kClientFirst).outcome, Outcome::Continue);
    QCOMPARE(shortProof->receive(QByteArray("c=biws,r=") + kClientNonce + kServerNonce + ",p=QUJD").outcome,
             Outcome::Refused);
}

void TestSasl::preparedText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("prepared");
    // RFC 4013 §3.
    QTest::newRow("soft hyphen") << QStringLiteral("I\u00ADX") << QByteArray("IX");
    QTest::newRow("unchanged") << QStringLiteral("user") << QByteArray("user");
    QTest::newRow("case preserved") << QStringLiteral("USER") << QByteArray("USER");
    QTest::newRow("ordinal") << QStringLiteral("\u00AA") << QByteArray("a");
    QTest::newRow("roman nine") << QStringLiteral("\u2168") << QByteArray("IX");
    QTest::newRow("hard space") << QStringLiteral("a\u00A0b") << QByteArray("a b");
    QTest::newRow("outside the basic plane") << QStringLiteral("😀") << QByteArray("\xf0\x9f\x98\x80");
}

void TestSasl::preparedText()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, prepared);
    QCOMPARE(scram::saslPrep(text), std::optional(prepared));
    QVERIFY(!scram::saslPrep(QStringLiteral("\u0007")));
    QVERIFY(!scram::saslPrep(QString(QChar(0xD800))));
    QVERIFY(!wire::makePlainLogin({QStringLiteral("a\nb"), QStringLiteral("x")}));
    QVERIFY(!wire::makeScramLogin({QString(), QStringLiteral("x")}));
}

void TestSasl::escapedNames()
{
    const scram::ClientFirst message{"a=b,c", "nonce"};
    QCOMPARE(scram::encodeBare(message), QByteArray("n=a=3Db=2Cc,r=nonce"));
    QCOMPARE(scram::parseClientFirst("n,," + scram::encodeBare(message)), std::optional(message));
}

void TestSasl::mechanisms()
{
    SaslDirectory directory;
    QVERIFY(directory.mechanisms().isEmpty());
    directory.allowAnonymous();
    QCOMPARE(directory.mechanisms(), QStringList{QStringLiteral("ANONYMOUS")});
    QVERIFY(!directory.start(QStringLiteral("PLAIN")));
    QVERIFY(directory.add(credentials()));
    QCOMPARE(directory.mechanisms().constFirst(), QStringLiteral("SCRAM-SHA-256"));
    QVERIFY(!directory.start(QStringLiteral("GSSAPI")));
    QVERIFY(!directory.start(QStringLiteral("plain")));
    const auto anonymous = directory.start(QStringLiteral("ANONYMOUS"));
    QCOMPARE(logIn(*wire::makeAnonymousLogin(), *anonymous), Outcome::Success);
    QCOMPARE(
        wire::namedMechanisms({QStringLiteral("PLAIN"), QStringLiteral("NTLM"), QStringLiteral("SCRAM-SHA-256")}),
        (QStringList{QStringLiteral("SCRAM-SHA-256"), QStringLiteral("PLAIN")}));
    QVERIFY(wire::namedMechanisms({QStringLiteral("ANONYMOUS")}).isEmpty());
}

void TestSasl::passwordsAreNotKept()
{
    SaslDirectory directory;
    QVERIFY(directory.add(credentials()));
    const auto entry = directory.entry(kUser);
    for (const QByteArray& bytes : {entry.salt, entry.storedKey, entry.serverKey})
        QVERIFY(!bytes.contains(kPassword));
    // A second start of the same directory's owner knows the password under another salt.
    SaslDirectory other;
    QVERIFY(other.add(credentials()));
    QVERIFY(other.entry(kUser).storedKey != entry.storedKey);
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestSasl)
#include "test_sasl.moc"
