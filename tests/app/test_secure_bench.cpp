// SPDX-License-Identifier: GPL-3.0-or-later
// The command line against secure instruments: certificates trusted and revoked, logins by environment.
#include "app/common/trust_file.h"
#include "core/instrument/logins.h"
#include "tests/app/bench_process.h"
#include "tests/app/program.h"
#include "tests/app/terminal_program.h"
#include "tests/common/test_case.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace visor::test {

using app::TrustFile;
using visa::Status;

namespace {

const QString kOscilloscope = QStringLiteral("oscilloscope");
const QString kHost = QStringLiteral("127.0.0.1");
constexpr int kNotPermitted = 7;

/// VISOR_USER and VISOR_PASSWORD for the programs started while it lives.
class Environment
{
public:
    Environment(const QByteArray& user, const QByteArray& password)
    {
        qputenv("VISOR_USER", user);
        qputenv("VISOR_PASSWORD", password);
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;
    ~Environment()
    {
        qunsetenv("VISOR_USER");
        qunsetenv("VISOR_PASSWORD");
    }
};

instrument::Certificate certificate(char mark)
{
    instrument::Certificate certificate;
    certificate.fingerprint = QByteArray(32, mark);
    certificate.subject = QStringLiteral("CN=x");
    certificate.expires = QDateTime(QDate(2030, 1, 2), QTime(3, 4, 5), Qt::UTC);
    return certificate;
}

} // namespace

class TestSecureBench : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void trustsAndRevokes();
    void logsInByTheEnvironment();
    void doctorTestsTheLogin();
    void interruptEndsThePrompt_data();
    void interruptEndsThePrompt();
    void logsInByThePrompt();
    void doctorAsksOnTheTerminal();

    void trustFileIsShared();
    void brokenTrustFilesTrustNothing_data();
    void brokenTrustFilesTrustNothing();
    void loginsAreKeptApart();

private:
    /// An oscilloscope that wants the login lab, hunter22, its certificate trusted.
    static std::unique_ptr<BenchProcess> startBench(const Program& program, QString& resource, bool trusts = true)
    {
        std::unique_ptr<BenchProcess> bench;
        const Environment environment("lab", "hunter22");
        bench = std::make_unique<BenchProcess>(program, QStringList{QStringLiteral("--secure"), kOscilloscope});
        resource = bench->resource(QStringLiteral("Oscilloscope"), QStringLiteral("HiSLIP"));
        if (trusts) {
            const auto shown = program.run({QStringLiteral("trust"), resource});
            const QString fingerprint =
                QString::fromLatin1(shown.out.mid(shown.out.indexOf("SHA-256:") + 8).trimmed());
            const auto trusted =
                program.run({QStringLiteral("trust"), resource, QStringLiteral("--fingerprint"), fingerprint});
            if (trusted.exitCode != 0)
                qCritical("not trusted: %s", trusted.error.constData());
        }
        return bench;
    }
    static ProgramResult ask(const Program& program, const QString& resource)
    {
        return program.run({QStringLiteral("query"), resource, QStringLiteral("*IDN?")});
    }
};

void TestSecureBench::trustsAndRevokes()
{
    const Program program;
    BenchProcess bench(program, {QStringLiteral("--secure"), kOscilloscope});
    const QString resource = bench.resource(QStringLiteral("Oscilloscope"), QStringLiteral("HiSLIP"));
    QVERIFY2(resource.startsWith(QLatin1String("TCPIPS0::127.0.0.1::hislip0")), qPrintable(resource));

    const auto refused = ask(program, resource);
    QCOMPARE(refused.exitCode, kNotPermitted);
    QVERIFY2(refused.error.contains("no authority known to this computer vouches for it"),
             refused.error.constData());
    QVERIFY(refused.error.contains("(VI_ERROR_NPERMISSION)"));

    const auto shown = program.run({QStringLiteral("trust"), resource});
    QCOMPARE(shown.exitCode, kNotPermitted);
    const auto at = shown.out.indexOf("SHA-256:");
    QVERIFY2(at >= 0, shown.out.constData());
    const QString fingerprint = QString::fromLatin1(shown.out.mid(at + 8).trimmed());
    QCOMPARE(instrument::fingerprintFromText(fingerprint).size(), qsizetype{32});

    const QString option = QStringLiteral("--fingerprint");
    QCOMPARE(program.run({QStringLiteral("trust"), resource, option, QStringLiteral("12:34")}).exitCode, 2);
    const QString other = QStringLiteral("0").repeated(64);
    QCOMPARE(program.run({QStringLiteral("trust"), resource, option, other}).exitCode, kNotPermitted);
    QCOMPARE(ask(program, resource).exitCode, kNotPermitted);

    const auto trusted = program.run({QStringLiteral("trust"), resource, option, fingerprint});
    QVERIFY2(trusted.exitCode == 0, trusted.error.constData());
    const auto answered = ask(program, resource);
    QVERIFY2(answered.exitCode == 0, answered.error.constData());
    QVERIFY(answered.out.startsWith("VISOR SIMULATED,MSOX3024S"));
    QVERIFY(program.run({QStringLiteral("trust"), resource}).out.contains("trusted (CN=localhost)"));

    const auto list = program.run({QStringLiteral("trust")});
    QCOMPARE(list.exitCode, 0);
    QVERIFY2(list.out.startsWith("127.0.0.1\t" + fingerprint.toLatin1()), list.out.constData());

    const auto revoked = program.run({QStringLiteral("trust"), QStringLiteral("--revoke"), kHost});
    QCOMPARE(revoked.exitCode, 0);
    QCOMPARE(ask(program, resource).exitCode, kNotPermitted);
    QCOMPARE(program.run({QStringLiteral("trust"), QStringLiteral("--revoke"), kHost}).exitCode, 3);
}

void TestSecureBench::logsInByTheEnvironment()
{
    const Program program;
    QString resource;
    const auto bench = startBench(program, resource);

    const auto nobody = ask(program, resource);
    QCOMPARE(nobody.exitCode, kNotPermitted);
    QVERIFY2(nobody.error.contains("no user name and password were given"), nobody.error.constData());
    {
        const Environment environment("lab", "wrong-secret");
        const auto wrong = ask(program, resource);
        QCOMPARE(wrong.exitCode, kNotPermitted);
        QVERIFY2(wrong.error.contains("did not let us in"), wrong.error.constData());
        QVERIFY(!wrong.error.contains("wrong-secret"));
    }
    const Environment environment("lab", "hunter22");
    const auto answered = ask(program, resource);
    QVERIFY2(answered.exitCode == 0, answered.error.constData());
    QVERIFY(answered.out.startsWith("VISOR SIMULATED"));
}

void TestSecureBench::doctorTestsTheLogin()
{
    const Program program;
    QString resource;
    const auto bench = startBench(program, resource, false);
    const auto causes = [&](int exitCode) {
        const auto told = program.run({QStringLiteral("doctor"), resource, QStringLiteral("--json")});
        if (told.exitCode != exitCode)
            qCritical("exit code %d: %s", told.exitCode, told.error.constData());
        QStringList found;
        for (const QByteArray& line : told.out.split('\n')) {
            const QJsonObject finding = QJsonDocument::fromJson(line).object();
            found << finding.value(QStringLiteral("cause")).toString();
        }
        if (told.out.contains("hunter22") || told.out.contains("wrong-secret"))
            qCritical("the password is shown");
        return found;
    };
    QVERIFY(causes(kNotPermitted).contains(QStringLiteral("tls.certificate")));
    const auto shown = program.run({QStringLiteral("trust"), resource});
    const QString fingerprint = QString::fromLatin1(shown.out.mid(shown.out.indexOf("SHA-256:") + 8).trimmed());
    QCOMPARE(
        program.run({QStringLiteral("trust"), resource, QStringLiteral("--fingerprint"), fingerprint}).exitCode,
        0);
    QVERIFY(causes(kNotPermitted).contains(QStringLiteral("login.missing")));
    {
        const Environment environment("lab", "wrong-secret");
        QVERIFY(causes(kNotPermitted).contains(QStringLiteral("login.refused")));
    }
    const Environment environment("lab", "hunter22");
    const QStringList good = causes(0);
    QVERIFY(good.contains(QStringLiteral("login.done")));
    QVERIFY(good.contains(QStringLiteral("identity.known")));
}

void TestSecureBench::interruptEndsThePrompt_data()
{
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("prompt");
    QTest::newRow("at the name") << QByteArray() << QByteArray("User name for");
    QTest::newRow("at the password") << QByteArray("lab\n") << QByteArray("Password: ");
    // With half a password typed, which nobody may see afterwards either.
    QTest::newRow("in the password") << QByteArray("lab\n") << QByteArray("Password: ");
}

void TestSecureBench::interruptEndsThePrompt()
{
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, prompt);
    const Program program;
    QString resource;
    const auto bench = startBench(program, resource);
    TerminalProgram asking(program, {QStringLiteral("query"), resource, QStringLiteral("*IDN?")});
    QVERIFY(asking.waitForText("User name for"));
    asking.type(typed);
    QVERIFY(asking.waitForText(prompt));
    QTRY_COMPARE(asking.isEchoing(), typed.isEmpty());
    if (QByteArray(QTest::currentDataTag()) == "in the password")
        asking.type("hunt");
    asking.type("\x03"); // Ctrl+C; nobody presses Enter
    QCOMPARE(asking.waitForEnd(), 1);
    QVERIFY2(asking.text().contains("(VI_ERROR_ABORT)"), asking.text().constData());
    QVERIFY(!asking.text().contains("hunt"));
    QVERIFY(asking.isEchoing());
}

void TestSecureBench::logsInByThePrompt()
{
    const Program program;
    QString resource;
    const auto bench = startBench(program, resource);
    TerminalProgram asking(program, {QStringLiteral("query"), resource, QStringLiteral("*IDN?")});
    QVERIFY(asking.waitForText("User name for"));
    asking.type("lab\n");
    QVERIFY(asking.waitForText("Password: "));
    asking.type("hunter22\n");
    QCOMPARE(asking.waitForEnd(), 0);
    QVERIFY2(asking.text().contains("VISOR SIMULATED,MSOX3024S"), asking.text().constData());
    QVERIFY(!asking.text().contains("hunter22"));
    QVERIFY(asking.isEchoing());
}

void TestSecureBench::doctorAsksOnTheTerminal()
{
    const Program program;
    QString resource;
    const auto bench = startBench(program, resource);
    TerminalProgram asking(program, {QStringLiteral("doctor"), resource});
    QVERIFY(asking.waitForText("insists on a login"));
    QVERIFY(asking.waitForText("User name for"));
    asking.type("lab\n");
    QVERIFY(asking.waitForText("Password: "));
    asking.type("hunter22\n");
    QCOMPARE(asking.waitForEnd(), 0);
    const QByteArray text = asking.text();
    QVERIFY2(text.contains("let us in (SCRAM-SHA-256)"), text.constData());
    QCOMPARE(text.count("accepts connections"), qsizetype{1}); // what was said is not said again
}

void TestSecureBench::trustFileIsShared()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a/b/trusted.json"));
    const QDateTime now(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
    TrustFile window(path);
    TrustFile commandLine(path);
    QVERIFY(window.exceptions().empty());
    QVERIFY(window.trust(kHost, certificate('a'), now));
    QVERIFY(commandLine.exception(kHost));
    QVERIFY(*commandLine.exception(kHost) == *window.exception(kHost));
    QCOMPARE(commandLine.exception(kHost)->since, now);
    QVERIFY(commandLine.trust(QStringLiteral("other"), certificate('b'), now));
    QCOMPARE(window.exceptions().size(), std::size_t{2});
    QVERIFY(commandLine.revoke(kHost));
    QVERIFY(!window.exception(kHost));
}

void TestSecureBench::brokenTrustFilesTrustNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("garbage") << QByteArray("\x01\x02 not json");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("of the future") << QByteArray(R"({"version":2,"certificates":[]})");
    QTest::newRow("short fingerprint") << QByteArray(
        R"({"version":1,"certificates":[{"host":"127.0.0.1","sha256":"12","expires":"2030-01-01T00:00:00Z","trusted":"2026-01-01T00:00:00Z"}]})");
    QTest::newRow("no date") << QByteArray(R"({"version":1,"certificates":[{"host":"127.0.0.1","sha256":")" +
                                           QByteArray(64, 'a') + R"("}]})");
}

void TestSecureBench::brokenTrustFilesTrustNothing()
{
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("trusted.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    TrustFile store(path);
    QVERIFY(!store.exception(kHost));
    const auto trusted = store.trust(kHost, certificate('a'), QDateTime::currentDateTimeUtc());
    QVERIFY(!trusted);
    QCOMPARE(trusted.error().status, Status::ErrorFileAccess);
    // What a person may want back is not written over.
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), content);
}

void TestSecureBench::loginsAreKeptApart()
{
    const auto name = [](const char* text) { return *visa::ResourceName::parse(QString::fromLatin1(text)); };
    const auto plain = name("TCPIPS::dmm::hislip0");
    const auto named = name("TCPIPS::lab@dmm::hislip0");
    instrument::Logins logins;
    const auto source = logins.source();
    QVERIFY(!source(plain));
    logins.set(plain, {QStringLiteral("a"), QStringLiteral("1")});
    logins.set(named, {QStringLiteral("b"), QStringLiteral("2")});
    QCOMPARE(source(plain)->user, QStringLiteral("a"));
    QCOMPARE(source(name("TCPIPS::DMM::hislip1"))->user, QStringLiteral("a"));
    QCOMPARE(source(named)->user, QStringLiteral("b"));
    logins.forget(plain);
    QVERIFY(!source(plain));
    QVERIFY(source(named));
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestSecureBench)
#include "test_secure_bench.moc"
