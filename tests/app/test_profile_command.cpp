// SPDX-License-Identifier: GPL-3.0-or-later
// `visor profile` as scripts see it: what it prints, its JSON and its exit codes.
#include "core/profile/reader.h"
#include "core/simulation/scpi_instrument.h"
#include "core/simulation/steady_clock.h"
#include "tests/app/program.h"
#include "tests/common/test_case.h"
#include "transports/socket/socket_server.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>

using visor::test::Program;
using Result = visor::test::ProgramResult;

namespace {

const QByteArray kProfile = QByteArrayLiteral("instrument: {manufacturer: Acme, model: A1, class: multimeter}\n"
                                              "identity: {pattern: '^ACME,A1'}\n"
                                              "commands:\n"
                                              "  volt:\n"
                                              "    type: write\n"
                                              "    scpi: \"VOLT {value}\"\n"
                                              "    params: {value: {type: float, unit: V, max: 30}}\n");

/// Says which headers it knows, as SCPI-1999 vol. 2 §21.11 wants it.
class HelpfulInstrument : public visor::simulation::ScpiInstrument
{
public:
    explicit HelpfulInstrument(const std::shared_ptr<visor::simulation::Clock>& clock)
        : ScpiInstrument({"ACME", "HELP-1", "SN5", "1.0"}, clock)
    {
        add("SYSTem:HELP:HEADers?", [](visor::simulation::ScpiCall& call) {
            call.replyBlock("*CLS/nquery/\n*IDN?/qonly/\n:SENSe:VOLTage[:DC]:RANGe\n:OUTPut{1:2}[:STATe]\n"
                            ":READ?/qonly/\n");
        });
    }

protected:
    void reset() override {}
};

} // namespace

class TestProfileCommand : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void checkSaysFileLineColumn();
    void formatRewritesOrNames();
    void formatRefusesBrokenFiles();
    void diffOfFiles();
    void diffWithTheShippedOne();
    void diffTroubles();
    void listNamesLayers();
    void pinChangesTheMatch();
    void indexIsKept();
    void newAsksTheInstrument();
    void newNeverOverwrites();
    void usage_data();
    void usage();

private:
    [[nodiscard]] QString write(const QString& name, const QByteArray& bytes) const;
    [[nodiscard]] Result run(const QStringList& arguments) const
    {
        return m_program.run(QStringList{QStringLiteral("profile")} + arguments);
    }
    static QByteArray contents(const QString& path);

    Program m_program;
};

QString TestProfileCommand::write(const QString& name, const QByteArray& bytes) const
{
    const QString path = m_program.path(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qWarning("The test's file cannot be written.");
    return path;
}

QByteArray TestProfileCommand::contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestProfileCommand::checkSaysFileLineColumn()
{
    QByteArray text = kProfile;
    const QString path = write(QStringLiteral("bad.yaml"), text.replace("max: 30", "max: high"));
    const Result result = run({QStringLiteral("check"), path});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.out.startsWith(path.toUtf8() + ":7:49: error: "), result.out.constData());
    const Result json = run({QStringLiteral("check"), path, QStringLiteral("--json")});
    const QJsonObject problem = QJsonDocument::fromJson(json.out).array().at(0).toObject();
    QCOMPARE(problem.value(QStringLiteral("column")).toInt(), 49);
    QCOMPARE(problem.value(QStringLiteral("severity")).toString(), QStringLiteral("error"));
}

void TestProfileCommand::formatRewritesOrNames()
{
    QByteArray untidy = kProfile;
    untidy.replace("  ", "    ").replace("\n", "  \r\n");
    const QString tidy = write(QStringLiteral("tidy.yaml"), kProfile);
    const QString path = write(QStringLiteral("untidy.yaml"), untidy);
    Result checked = run({QStringLiteral("format"), QStringLiteral("--check"), tidy, path});
    QCOMPARE(checked.exitCode, 1);
    QCOMPARE(checked.out, path.toUtf8() + '\n');
    QCOMPARE(contents(path), untidy);
    QCOMPARE(run({QStringLiteral("format"), tidy, path}).exitCode, 0);
    QCOMPARE(contents(path), kProfile);
    QCOMPARE(contents(tidy), kProfile);
    checked = run({QStringLiteral("format"), QStringLiteral("--check"), QStringLiteral("--json"), path});
    QCOMPARE(checked.exitCode, 0);
    const QJsonObject object = QJsonDocument::fromJson(checked.out).array().at(0).toObject();
    QCOMPARE(object.value(QStringLiteral("changed")), QJsonValue(false));
}

void TestProfileCommand::formatRefusesBrokenFiles()
{
    const QString path = write(QStringLiteral("broken.yaml"), "a: [1\n");
    const Result result = run({QStringLiteral("format"), path});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.error.startsWith(path.toUtf8() + ':'));
    QCOMPARE(contents(path), QByteArray("a: [1\n"));
    QCOMPARE(run({QStringLiteral("format"), m_program.path(QStringLiteral("missing.yaml"))}).exitCode, 1);
}

void TestProfileCommand::diffOfFiles()
{
    QByteArray changed = kProfile;
    changed.replace("max: 30", "max: 60").replace("  volt:", "  reset: {type: write, scpi: '*RST'}\n  volt:");
    const QString one = write(QStringLiteral("one.yaml"), kProfile);
    const QString other = write(QStringLiteral("other.yaml"), changed);
    Result result = run({QStringLiteral("diff"), one, other});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.out.contains("+ commands.reset: {type: write, scpi: \"*RST\"}\n"), result.out.constData());
    QVERIFY(result.out.contains("~ commands.volt.params.value.max: 30 \xE2\x86\x92 60\n"));
    result = run({QStringLiteral("diff"), one, other, QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 1);
    const QJsonArray differences =
        QJsonDocument::fromJson(result.out).object().value(QStringLiteral("differences")).toArray();
    QCOMPARE(differences.size(), 2);
    QCOMPARE(differences.at(1).toObject().value(QStringLiteral("before")).toString(), QStringLiteral("30"));
    QCOMPARE(differences.at(1).toObject().value(QStringLiteral("afterLine")).toInt(), 8);
    // Line by line: what patch takes.
    result = run({QStringLiteral("diff"), QStringLiteral("--lines"), one, other});
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.out.startsWith("--- " + one.toUtf8() + "\n+++ " + other.toUtf8() + "\n@@ -"),
             result.out.constData());
    QVERIFY(result.out.contains("\n+  reset: {type: write, scpi: '*RST'}\n"));
    const QString patched = write(QStringLiteral("patched.yaml"), kProfile);
    const QString patchFile = write(QStringLiteral("changes.patch"), result.out);
    if (const QString program = QStandardPaths::findExecutable(QStringLiteral("patch")); !program.isEmpty()) {
        QProcess patch;
        patch.start(program, {patched, patchFile});
        QVERIFY(patch.waitForFinished());
        QCOMPARE(patch.exitCode(), 0);
        QCOMPARE(contents(patched), changed);
    }
    result = run({QStringLiteral("diff"), QStringLiteral("--lines"), one, other, QStringLiteral("--json")});
    QCOMPARE(result.exitCode, 1);
    const QJsonObject byLine = QJsonDocument::fromJson(result.out).object();
    QCOMPARE(byLine.value(QStringLiteral("before")).toString(), one);
    const QJsonArray lines = byLine.value(QStringLiteral("differences")).toArray();
    QCOMPARE(lines.size(), 3); // one added, one taken out and put in
    QCOMPARE(lines.at(0).toObject(),
             (QJsonObject{{QStringLiteral("kind"), QStringLiteral("added")},
                          {QStringLiteral("line"), 4},
                          {QStringLiteral("text"), QStringLiteral("  reset: {type: write, scpi: '*RST'}")}}));
    result = run({QStringLiteral("diff"), QStringLiteral("--lines"), one, one});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.out.isEmpty());
    result =
        run({QStringLiteral("diff"), QStringLiteral("--lines"), one, m_program.path(QStringLiteral("gone.yaml"))});
    QCOMPARE(result.exitCode, 2);
    result = run({QStringLiteral("diff"), one, write(QStringLiteral("same.yaml"), "# a remark\n" + kProfile)});
    QCOMPARE(result.exitCode, 0);
    QVERIFY(result.out.isEmpty());
}

void TestProfileCommand::diffWithTheShippedOne()
{
    QCOMPARE(run({QStringLiteral("diff"), QStringLiteral("rigol-dg1000z")}).exitCode, 0);
    QFile shipped(QStringLiteral(VISOR_PROFILES_DIR "/rigol-dg1000z.yaml"));
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    const QString own = write(QStringLiteral("data/visor/profiles/rigol-dg1000z.yaml"),
                              shipped.readAll().replace("timeout_ms: 5000", "timeout_ms: 9000"));
    const Result result = run({QStringLiteral("diff"), QStringLiteral("rigol-dg1000z")});
    QVERIFY(QFile::remove(own));
    QCOMPARE(result.exitCode, 1);
    QVERIFY2(result.out.contains("~ settings.timeout_ms: 5000 \xE2\x86\x92 9000\n"), result.out.constData());
}

void TestProfileCommand::diffTroubles()
{
    QCOMPARE(run({QStringLiteral("diff"), QStringLiteral("nosuch")}).exitCode, 2);
    QCOMPARE(run({QStringLiteral("diff"), write(QStringLiteral("unshipped.yaml"), kProfile)}).exitCode, 2);
    const QString broken = write(QStringLiteral("broken.yaml"), "a: [1\n");
    QCOMPARE(run({QStringLiteral("diff"), broken, broken}).exitCode, 2);
}

void TestProfileCommand::listNamesLayers()
{
    const QString own = write(QStringLiteral("data/visor/profiles/mine.yaml"), kProfile);
    const QJsonArray list =
        QJsonDocument::fromJson(run({QStringLiteral("list"), QStringLiteral("--json")}).out).array();
    QVERIFY(QFile::remove(own));
    QCOMPARE(list.at(0).toObject().value(QStringLiteral("key")).toString(), QStringLiteral("mine"));
    QCOMPARE(list.at(0).toObject().value(QStringLiteral("layer")).toString(), QStringLiteral("user"));
    QCOMPARE(list.last().toObject().value(QStringLiteral("layer")).toString(), QStringLiteral("built-in"));
}

void TestProfileCommand::pinChangesTheMatch()
{
    const QString identity = QStringLiteral("RIGOL TECHNOLOGIES,DG1032Z,SN5,1.0");
    const auto first = [&] {
        const Result result = run({QStringLiteral("match"), identity, QStringLiteral("--json")});
        return QJsonDocument::fromJson(result.out).array().at(0).toObject();
    };
    QCOMPARE(first().value(QStringLiteral("key")).toString(), QStringLiteral("rigol-dg1000z"));
    QCOMPARE(run({QStringLiteral("pin"), identity, QStringLiteral("nosuch")}).exitCode, 3);
    QCOMPARE(run({QStringLiteral("pin"), identity, QStringLiteral("keithley-2000")}).exitCode, 0);
    QCOMPARE(first().value(QStringLiteral("key")).toString(), QStringLiteral("keithley-2000"));
    QCOMPARE(first().value(QStringLiteral("pinned")), QJsonValue(true));
    const Result told = run({QStringLiteral("match"), identity});
    QVERIFY(told.out.contains("rigol-dg1000z\t"));
    QVERIFY(told.error.contains("You chose the profile keithley-2000"));
    QCOMPARE(run({QStringLiteral("pin"), identity}).exitCode, 0);
    QCOMPARE(first().value(QStringLiteral("pinned")), QJsonValue(false));
}

void TestProfileCommand::indexIsKept()
{
    const Result before = run({QStringLiteral("list")});
    const QString index = m_program.path(QStringLiteral("cache/visor/profile-index"));
    QVERIFY(QFile::exists(index));
    QCOMPARE(run({QStringLiteral("list")}).out, before.out);
    QFile file(index);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("rubbish");
    file.close();
    QCOMPARE(run({QStringLiteral("list")}).out, before.out);
}

void TestProfileCommand::newAsksTheInstrument()
{
    HelpfulInstrument instrument(std::make_shared<visor::simulation::SteadyClock>());
    const auto server = visor::socket::SocketServer::start(instrument);
    QVERIFY(server.has_value());
    const QString resource = (*server)->resources().at(0).toString();
    const Result result = run({QStringLiteral("new"), resource});
    QVERIFY2(result.exitCode == 0, result.error.constData());
    const auto outcome = visor::profile::readProfile(result.out, QStringLiteral("new.yaml"));
    QVERIFY2(outcome.problems.empty(), result.out.constData());
    QCOMPARE(outcome.profile->instrument.model, QStringLiteral("HELP-1"));
    QVERIFY(outcome.profile->findCommand(u"sense_voltage_range") != nullptr);
    QVERIFY(outcome.profile->findCommand(u"read") != nullptr);
    QVERIFY(outcome.profile->findCommand(u"output")->isDangerous);
    QVERIFY(!outcome.profile->console.quirks.hasNoErrorQueue);
    QCOMPARE(outcome.profile->interfaces.at(0).port, std::optional<int>((*server)->port()));
}

void TestProfileCommand::newNeverOverwrites()
{
    HelpfulInstrument instrument(std::make_shared<visor::simulation::SteadyClock>());
    const auto server = visor::socket::SocketServer::start(instrument);
    QVERIFY(server.has_value());
    const QString resource = (*server)->resources().at(0).toString();
    const QString path = write(QStringLiteral("mine.yaml"), kProfile);
    const Result result = run({QStringLiteral("new"), resource, QStringLiteral("--output"), path});
    QCOMPARE(result.exitCode, 1);
    QVERIFY(result.error.contains("left alone"));
    QCOMPARE(contents(path), kProfile);
    const QString fresh = m_program.path(QStringLiteral("fresh.yaml"));
    QCOMPARE(run({QStringLiteral("new"), resource, QStringLiteral("--output"), fresh}).exitCode, 0);
    QCOMPARE(run({QStringLiteral("check"), fresh}).exitCode, 0);
}

void TestProfileCommand::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("diff of three") << QStringList{QStringLiteral("diff"), QStringLiteral("a"), QStringLiteral("b"),
                                                  QStringLiteral("c")};
    QTest::newRow("format of nothing") << QStringList{QStringLiteral("format")};
    QTest::newRow("new without a resource") << QStringList{QStringLiteral("new")};
    QTest::newRow("unknown") << QStringList{QStringLiteral("polish"), QStringLiteral("a")};
}

void TestProfileCommand::usage()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(arguments).exitCode, 2);
}

QTEST_GUILESS_MAIN(TestProfileCommand)
#include "test_profile_command.moc"
