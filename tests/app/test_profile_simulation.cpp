// SPDX-License-Identifier: GPL-3.0-or-later
// `visor simulate --profile` and `visor run` on what it serves: every kind of command, as a process each.
#include "tests/app/bench_process.h"
#include "tests/app/program.h"
#include "tests/common/test_case.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

namespace {

constexpr const char* kMagnet = R"YAML(
instrument: {manufacturer: Acme, model: MAG1, class: magnet}
identity: {pattern: '^ACME,MAG1'}
commands:
  field: {type: property, getter: "FIEL?", setter: "FIEL {value}", requires_sweep: true,
    params: {value: {type: float, unit: T, min: -9, max: 9}},
    returns: {type: float, unit: T},
    sweep: {rate_param: rate, command: "RATE {rate}\nFIEL {value}\nGO", check_command: "STAT?", check_idle_match: "^HOLD",
            stop_command: "PAUSe", poll_interval_ms: 5}}
  heater: {type: property, getter: "HEAT?", setter: "HEAT {value}",
    params: {value: {type: enum, options: [OFF, LOW, HIGH], default: "OFF"}}, returns: {type: string}}
  status: {type: query, scpi: "STAT?", returns: {type: string}}
  helium: {type: query, scpi: "HEL?", returns: {type: float, unit: "%"}}
  quench: {type: write, scpi: "QUEN:CLE"}
  maker: {type: write, sdk_call: {method: go}}
  trace: {type: query, scpi: "CURV?", returns: {type: vector, unit: T, binary: {dtype: float32}}}
sequences:
  heat_and_look:
    parameters: {level: {type: enum, options: [OFF, LOW, HIGH]}}
    steps:
      - {command: heater, args: {value: "{level}"}}
      - {command: heater, capture: set}
      - {scpi: "HEAT {set}"}
      - {command: helium, capture: helium}
    returns: set
simulation: {sweep_ms: SWEEP, noise: 0, commands: {helium: 71.5}}
)YAML";

constexpr const char* kOven = R"YAML(
instrument: {manufacturer: Acme, model: Oven, class: oven}
identity: {pattern: '^Acme'}
commands:
  setpoint: {params: {value: {type: float, unit: °C, min: -50, max: 300, default: 25}}, returns: {type: float, unit: °C},
    modbus: {address: 100, type: i16, scale: 0.1}}
  power: {params: {value: {type: float, min: 0, max: 5000, default: 1.5}}, returns: {type: float},
    modbus: {address: 200, type: float32, word_order: little}}
  heater: {params: {state: {type: bool, default: true}}, returns: {type: bool}, modbus: {register: coil, address: 3}}
  temperature: {returns: {type: float, unit: °C}, modbus: {register: input, address: 7, type: i32, byte_order: little, scale: 0.01}}
)YAML";

} // namespace

class TestProfileSimulation : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void servesAProfileOnEveryWire();
    void runsEveryKindOfCommand();
    void sweepsAndTells();
    void interruptedSweepsStopTheInstrument();
    void servesModbusDevices();
    void saysWhatIsWrongWithAProfile();

private:
    static QString text(const char* latin) { return QString::fromLatin1(latin); }
    QString file(const char* name, QByteArray content) const
    {
        QFile file(m_program.path(text(name)));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        return isWritten ? file.fileName() : QString();
    }
    QString magnet(int sweepMs) const
    {
        return file("magnet.yaml", QByteArray(kMagnet).replace("SWEEP", QByteArray::number(sweepMs)));
    }
    visor::test::ProgramResult run(const QString& resource, const QStringList& words, const QString& profile) const
    {
        return m_program.run(QStringList{text("run"), resource} + words + QStringList{text("--profile"), profile});
    }
    static QJsonObject objectOf(const QByteArray& json) { return QJsonDocument::fromJson(json).object(); }

    visor::test::Program m_program;
};

void TestProfileSimulation::servesAProfileOnEveryWire()
{
    const QString path = magnet(20);
    visor::test::BenchProcess bench(m_program, {text("--profile"), path, text("multimeter")});
    for (const char* protocol : {"SOCKET", "HiSLIP", "VXI-11", "VICP", "Serial"}) {
        const QString resource = bench.resource(text("Acme MAG1"), text(protocol));
        QVERIFY2(!resource.isEmpty(), protocol);
        QCOMPARE(m_program.run({text("query"), resource, text("*IDN?")}).out,
                 QByteArray("Acme,MAG1,SIM0001,1.0\n"));
        QCOMPARE(m_program.run({text("query"), resource, text("HEAT HIGH;HEAT?")}).out, QByteArray("HIGH\n"));
    }
    // An instrument of the bench that is named is there too.
    QVERIFY(!bench.resource(text("Multimeter"), text("SOCKET")).isEmpty());
    QCOMPARE(bench.interrupt(), 0);
    // A known profile goes by its name, and is recognised by what it answers.
    visor::test::BenchProcess known(m_program, {text("--profile"), text("rigol-dp832")});
    const QString supply = known.resource(text("Rigol DP832"), text("SOCKET"));
    QVERIFY(!supply.isEmpty());
    const auto identified = m_program.run({text("identify"), supply, text("--json")});
    QVERIFY2(identified.out.contains("rigol-dp832"), identified.out.constData());
}

void TestProfileSimulation::runsEveryKindOfCommand()
{
    const QString path = magnet(20);
    visor::test::BenchProcess bench(m_program, {text("--profile"), path});
    const QString resource = bench.resource(text("Acme MAG1"), text("SOCKET"));
    // query, write, property read and set
    QCOMPARE(run(resource, {text("helium")}, path).out, QByteArray("71.5 %\n"));
    const auto query = objectOf(run(resource, {text("helium"), text("--json")}, path).out);
    QCOMPARE(query.value(text("value")).toDouble(), 71.5);
    QCOMPARE(query.value(text("unit")).toString(), text("%"));
    QCOMPARE(query.value(text("sent")).toString(), text("HEL?"));
    const auto written = run(resource, {text("quench"), text("--json")}, path);
    QCOMPARE(written.exitCode, 0);
    QCOMPARE(objectOf(written.out).value(text("sent")).toString(), text("QUEN:CLE"));
    QCOMPARE(run(resource, {text("heater")}, path).out, QByteArray("OFF\n"));
    QCOMPARE(run(resource, {text("heater"), text("value=low")}, path).exitCode, 0);
    QCOMPARE(run(resource, {text("heater")}, path).out, QByteArray("LOW\n"));
    const auto refused = run(resource, {text("heater"), text("value=hot")}, path);
    QCOMPARE(refused.exitCode, 1);
    QVERIFY(refused.out.isEmpty());
    // traces and sequences
    const auto trace = objectOf(run(resource, {text("trace"), text("--json")}, path).out);
    QCOMPARE(trace.value(text("value")).toObject().value(text("samples")).toInt(), 1000);
    const auto sequence =
        objectOf(run(resource, {text("heat_and_look"), text("level=HIGH"), text("--json")}, path).out);
    QCOMPARE(sequence.value(text("value")).toString(), text("HIGH"));
    QCOMPARE(sequence.value(text("captured")).toObject().value(text("helium")).toDouble(), 71.5);
    QVERIFY(sequence.value(text("sent")).toString().contains(text("HEAT HIGH")));
    // what this program does not run
    const auto maker = run(resource, {text("maker")}, path);
    QCOMPARE(maker.exitCode, 1);
    QVERIFY2(maker.error.contains("VI_ERROR_NSUP_OPER") && maker.error.contains("software"),
             maker.error.constData());
}

void TestProfileSimulation::sweepsAndTells()
{
    const QString path = magnet(200);
    visor::test::BenchProcess bench(m_program, {text("--profile"), path});
    const QString resource = bench.resource(text("Acme MAG1"), text("HiSLIP"));
    const auto swept = run(resource, {text("field"), text("value=4.5"), text("rate=2"), text("--json")}, path);
    QVERIFY2(swept.exitCode == 0, swept.error.constData());
    const QByteArrayList lines = swept.out.trimmed().split('\n');
    QVERIFY(lines.size() > 1);
    QCOMPARE(objectOf(lines.front()).value(text("state")).toString(), text("sweeping"));
    QVERIFY(!objectOf(lines.front()).value(text("check")).toString().isEmpty());
    const QJsonObject last = objectOf(lines.back());
    QCOMPARE(last.value(text("state")).toString(), text("completed"));
    QVERIFY(last.value(text("elapsed_ms")).toInt() >= 200);
    QCOMPARE(run(resource, {text("field")}, path).out, QByteArray("4.5 T\n"));
    const auto people = run(resource, {text("field"), text("value=1"), text("rate=2")}, path);
    QCOMPARE(people.exitCode, 0);
    QVERIFY(people.out.isEmpty());
    QVERIFY(people.error.contains("field:"));
    // A target beyond the limit, a missing rate: refused before anything moves.
    QCOMPARE(run(resource, {text("field"), text("value=10"), text("rate=2")}, path).exitCode, 1);
    QCOMPARE(run(resource, {text("field"), text("value=3")}, path).exitCode, 1);
    QCOMPARE(run(resource, {text("field")}, path).out, QByteArray("1 T\n"));
}

void TestProfileSimulation::interruptedSweepsStopTheInstrument()
{
    const QString path = magnet(3'600'000);
    visor::test::BenchProcess bench(m_program, {text("--profile"), path});
    const QString resource = bench.resource(text("Acme MAG1"), text("SOCKET"));
    QProcess process;
    m_program.prepare(process);
    process.setArguments({text("run"), resource, text("field"), text("value=9"), text("rate=1"), text("--json"),
                          text("--profile"), path});
    process.start();
    while (!process.canReadLine())
        QVERIFY(process.waitForReadyRead(60'000));
    QCOMPARE(objectOf(process.readLine()).value(text("state")).toString(), text("sweeping"));
    // Nobody else writes while it moves.
    const auto meddler =
        m_program.run({text("write"), resource, text("HEAT HIGH"), text("--timeout"), text("200")});
    QVERIFY2(meddler.exitCode == 5, meddler.error.constData());
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 1);
    const QByteArray error = process.readAllStandardError();
    QVERIFY2(error.contains("VI_ERROR_ABORT") && error.contains("holds"), error.constData());
    const QByteArrayList lines = process.readAllStandardOutput().trimmed().split('\n');
    QCOMPARE(objectOf(lines.back()).value(text("state")).toString(), text("aborted"));
    // The ramp of an hour is over, and the instrument free.
    QCOMPARE(m_program.run({text("query"), resource, text("STAT?")}).out, QByteArray("HOLD\n"));
}

void TestProfileSimulation::servesModbusDevices()
{
    const QString path = file("oven.yaml", kOven);
    visor::test::BenchProcess bench(m_program, {text("--profile"), path});
    const QString resource = bench.resource(text("Acme Oven"), text("Modbus"));
    QVERIFY(!resource.isEmpty());
    QCOMPARE(run(resource, {text("setpoint")}, path).out, QString::fromUtf8("25 °C\n").toUtf8());
    QCOMPARE(run(resource, {text("setpoint"), text("value=-12.5")}, path).exitCode, 0);
    QCOMPARE(run(resource, {text("setpoint")}, path).out, QString::fromUtf8("-12.5 °C\n").toUtf8());
    QCOMPARE(run(resource, {text("power")}, path).out, QByteArray("1.5\n"));
    QCOMPARE(run(resource, {text("power"), text("value=1234.5")}, path).exitCode, 0);
    QCOMPARE(run(resource, {text("power")}, path).out, QByteArray("1234.5\n"));
    QCOMPARE(run(resource, {text("heater")}, path).out, QByteArray("1\n"));
    QCOMPARE(run(resource, {text("heater"), text("state=off")}, path).exitCode, 0);
    QCOMPARE(run(resource, {text("heater")}, path).out, QByteArray("0\n"));
    QCOMPARE(run(resource, {text("temperature")}, path).out, QString::fromUtf8("25 °C\n").toUtf8());
    // The device itself refuses what is beyond the limits, and what it does not have.
    QVERIFY(m_program.run({text("write"), resource, text("holding 100 i16 scale 0.1 = 900")}).exitCode != 0);
    QVERIFY(m_program.run({text("query"), resource, text("holding? 999")}).exitCode != 0);
    QCOMPARE(run(resource, {text("setpoint")}, path).out, QString::fromUtf8("-12.5 °C\n").toUtf8());
    QVERIFY(m_program.run({text("query"), resource, text("*IDN?")}).out.contains("Acme"));
}

void TestProfileSimulation::saysWhatIsWrongWithAProfile()
{
    const auto simulate = [&](const QString& path) {
        return m_program.run({text("simulate"), text("--profile"), path});
    };
    const auto broken = simulate(file("broken.yaml", "instrument: {model: X}\ncommands: {a: {type: qery}}\n"));
    QCOMPARE(broken.exitCode, 1);
    QVERIFY2(broken.error.contains("broken.yaml:1:13: error:"), broken.error.constData());
    QVERIFY(broken.error.contains("broken.yaml:2:"));
    QVERIFY(broken.error.contains("VI_ERROR_INV_SETUP"));
    const auto missing = simulate(m_program.path(text("missing.yaml")));
    QCOMPARE(missing.exitCode, 1);
    QCOMPARE(simulate(text("no-such-profile")).exitCode, 3);
    const auto bus =
        simulate(file("bus.yaml", "instrument: {manufacturer: A, model: B, class: c}\n"
                                  "identity: {pattern: '^A'}\n"
                                  "commands: {speed: {can: {message_id: 0x200, signals: {rpm: {}}}}}\n"));
    QCOMPARE(bus.exitCode, 1);
    QVERIFY2(bus.error.contains("VI_ERROR_NSUP_OPER") && bus.error.contains("CAN"), bus.error.constData());
}

QTEST_GUILESS_MAIN(TestProfileSimulation)
#include "test_profile_simulation.moc"
