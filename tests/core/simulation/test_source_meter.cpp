// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/diode.h"
#include "core/simulation/manual_clock.h"
#include "core/simulation/source_meter.h"
#include "tests/common/test_case.h"
#include "tests/core/simulation/probe.h"

#include <cmath>

using visor::simulation::Diode;
using visor::simulation::ManualClock;
using visor::simulation::SourceMeter;
using visor::test::Probe;

class TestSourceMeter : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void diodeFollowsShockley();
    void diodeInReverse();
    void outputOffGivesNothing();
    void sourcesVoltageUpToTheLimit();
    void sourcesCurrentUpToTheLimit();
    void fourWiresLeaveTheLeadsOut();
    void rangesAndOverflow();
    void sweepFillsTheBuffer();
    void sweepCanBeAborted();
    void refusesWithStandardErrors_data();
    void refusesWithStandardErrors();

private:
    struct Bench
    {
        Bench() : unit(clock, 5), probe(unit) {}
        QByteArray ask(const QByteArray& message)
        {
            const QByteArray problem = probe.write(message);
            clock->advance(std::chrono::seconds(1));
            return problem.isEmpty() ? probe.read() : problem;
        }
        double number(const QByteArray& message) { return ask(message).toDouble(); }

        std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
        SourceMeter unit;
        Probe probe;
    };
    static const QByteArray kNoError;
};

const QByteArray TestSourceMeter::kNoError = "+0,\"No error\"";

void TestSourceMeter::diodeFollowsShockley()
{
    const Diode::Properties properties;
    const Diode diode(properties);
    QCOMPARE(diode.current(0.0), 0.0);
    const double thermal = properties.emission * 8.617333262e-5 * properties.kelvin;
    for (const double junction : {0.1, 0.3, 0.5, 0.7}) {
        const double amperes = properties.saturationAmperes * std::expm1(junction / thermal);
        const double volts = junction + amperes * properties.seriesOhms;
        QVERIFY(std::abs(diode.current(volts) / amperes - 1.0) < 1e-9);
        QVERIFY(std::abs(diode.voltage(amperes) - volts) < 1e-9);
    }
    // A decade of current for each n kT/q ln 10.
    QVERIFY(std::abs(diode.voltage(1e-4) - diode.voltage(1e-5) - thermal * std::log(10.0)) < 1e-4);
}

void TestSourceMeter::diodeInReverse()
{
    const Diode diode;
    QVERIFY(std::abs(diode.current(-10.0) + 2.52e-9) < 1e-12);
    QVERIFY(diode.voltage(-1e-3) < -75.0); // avalanche
    QVERIFY(diode.voltage(-1e-3) > -77.0);
}

void TestSourceMeter::outputOffGivesNothing()
{
    Bench bench;
    QCOMPARE(bench.ask("*IDN?"), QByteArray("VISOR SIMULATED,2450S,SIM0005,01.00"));
    QCOMPARE(bench.probe.write("SOUR:VOLT 0.7"), QByteArray());
    QVERIFY(std::abs(bench.number("MEAS:CURR?")) < 1e-12);
    QVERIFY(std::abs(bench.number("MEAS:VOLT?")) < 1e-6);
    QCOMPARE(bench.ask("OUTP?"), QByteArray("0"));
    QCOMPARE(bench.ask("MEAS:RES?"), QByteArray("+9.90000000E+37"));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestSourceMeter::sourcesVoltageUpToTheLimit()
{
    Bench bench;
    const Diode diode;
    QCOMPARE(
        bench.probe.write("SENS:CURR:RSEN ON;:SENS:FUNC \"CURR\";:SOUR:VOLT:ILIM 0.02;:SOUR:VOLT 0.6;:OUTP ON"),
        QByteArray());
    const double amperes = bench.number("MEAS:CURR?");
    QVERIFY(std::abs(amperes / diode.current(0.6) - 1.0) < 1e-3);
    QCOMPARE(bench.ask("SOUR:VOLT:ILIM:TRIP?"), QByteArray("0"));
    QCOMPARE(bench.probe.write("SOUR:VOLT 1"), QByteArray());
    QVERIFY(std::abs(bench.number("MEAS:CURR?") - 0.02) < 2e-5);
    QCOMPARE(bench.ask("SOUR:VOLT:ILIM:TRIP?"), QByteArray("1"));
    // At the limit the voltage is what the diode leaves (the voltage function has two wires here).
    const double volts = bench.number("MEAS:VOLT?");
    QVERIFY(std::abs(volts - (diode.voltage(0.02) + 0.02 * 0.3)) < 1e-3);
    QCOMPARE(bench.probe.write("SOUR:VOLT -5"), QByteArray());
    QVERIFY(std::abs(bench.number("MEAS:CURR?") + 2.52e-9) < 1e-11);
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestSourceMeter::sourcesCurrentUpToTheLimit()
{
    Bench bench;
    const Diode diode;
    QCOMPARE(bench.probe.write("SOUR:FUNC CURR;:SOUR:CURR 1 MA;:SOUR:CURR:VLIM 2;:SENS:VOLT:RSEN ON;:OUTP ON"),
             QByteArray());
    QCOMPARE(bench.ask("SOUR:CURR?"), QByteArray("+1.00000000E-03"));
    QVERIFY(std::abs(bench.number("MEAS:VOLT?") - diode.voltage(1e-3)) < 1e-3);
    QCOMPARE(bench.ask("SOUR:CURR:VLIM:TRIP?"), QByteArray("0"));
    QCOMPARE(bench.probe.write("SOUR:CURR -1E-3"), QByteArray()); // reverse: the limit holds it at 2 V
    QVERIFY(std::abs(bench.number("MEAS:VOLT?") + 2.0) < 1e-3);
    QCOMPARE(bench.ask("SOUR:CURR:VLIM:TRIP?"), QByteArray("1"));
    QCOMPARE(bench.probe.write("SOUR:FUNC VOLT"), QByteArray()); // switches the output off
    QCOMPARE(bench.ask("OUTP?"), QByteArray("0"));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestSourceMeter::fourWiresLeaveTheLeadsOut()
{
    Bench bench;
    QCOMPARE(bench.probe.write("SOUR:FUNC CURR;:SOUR:CURR 0.1;:OUTP ON"), QByteArray());
    const double twoWires = bench.number("MEAS:VOLT?");
    QCOMPARE(bench.probe.write("SENS:VOLT:RSEN ON"), QByteArray());
    const double fourWires = bench.number("MEAS:VOLT?");
    QVERIFY(std::abs(twoWires - fourWires - 0.1 * 0.3) < 1e-4);
}

void TestSourceMeter::rangesAndOverflow()
{
    Bench bench;
    QCOMPARE(bench.probe.write("SENS:CURR:RANG 3E-6;:SOUR:VOLT:ILIM 0.1;:SOUR:VOLT 0.6;:OUTP ON"), QByteArray());
    QCOMPARE(bench.ask("SENS:CURR:RANG?;RANG:AUTO?"), QByteArray("+1.00000000E-05;0"));
    QCOMPARE(bench.ask("MEAS:CURR?"), QByteArray("+9.90000000E+37"));
    QCOMPARE(bench.probe.write("SENS:CURR:RANG:AUTO ON"), QByteArray());
    QVERIFY(bench.number("MEAS:CURR?") < 0.1);
    QCOMPARE(bench.ask("SENS:CURR:RANG?"), QByteArray("+1.00000000E-02"));
    QCOMPARE(bench.probe.write("SOUR:VOLT:RANG 3"), QByteArray());
    QCOMPARE(bench.ask("SOUR:VOLT:RANG?"), QByteArray("+2.00000000E+01"));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestSourceMeter::sweepFillsTheBuffer()
{
    Bench bench;
    const Diode diode;
    QCOMPARE(bench.probe.write("SENS:CURR:RSEN ON;:SOUR:VOLT:ILIM 1;:SOUR:SWE:VOLT:LIN 0, 0.8, 41, 0.08;:INIT"),
             QByteArray()); // 0.1 s a point
    QCOMPARE(bench.probe.query("TRIG:STAT?"), QByteArray("RUNNING;RUNNING;3"));
    QCOMPARE(bench.probe.query("OUTP?"), QByteArray("1"));
    bench.clock->advance(std::chrono::milliseconds(1050));
    QCOMPARE(bench.probe.query("TRAC:ACT? \"defbuffer1\""), QByteArray("10"));
    QCOMPARE(bench.probe.write("*WAI;:TRAC:ACT?"), QByteArray());
    bench.clock->advance(std::chrono::seconds(4));
    QCOMPARE(bench.probe.read(), QByteArray("41"));
    QCOMPARE(bench.probe.query("TRIG:STAT?;:OUTP?"), QByteArray("IDLE;IDLE;6;0"));
    const QByteArrayList values = bench.ask("TRAC:DATA? 1, 41, \"defbuffer1\", SOUR, READ").split(',');
    QCOMPARE(values.size(), qsizetype(82));
    for (qsizetype i = 0; i < values.size(); i += 2) {
        const double volts = values[i].toDouble();
        QVERIFY(std::abs(volts - 0.02 * static_cast<double>(i / 2)) < 1e-7);
        QVERIFY(std::abs(values[i + 1].toDouble() - diode.current(volts)) < 1e-3 * diode.current(volts) + 1e-12);
    }
    const QByteArrayList times = bench.ask("TRAC:DATA? 1,2,\"defbuffer1\",REL").split(',');
    QVERIFY(std::abs(times[1].toDouble() - 0.1) < 1e-6);
    QCOMPARE(bench.probe.write("TRAC:CLE"), QByteArray());
    QCOMPARE(bench.ask("TRAC:ACT?"), QByteArray("0"));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestSourceMeter::sweepCanBeAborted()
{
    Bench bench;
    QCOMPARE(bench.probe.write("SOUR:SWE:VOLT:LIN 0,0.5,11,0.98;:INIT"), QByteArray()); // 1 s a point
    bench.clock->advance(std::chrono::milliseconds(3500));
    QCOMPARE(bench.probe.write("INIT"), QByteArray());
    QVERIFY(bench.probe.error().startsWith("-213,"));
    QCOMPARE(bench.probe.write("OUTP OFF"), QByteArray());
    QVERIFY(bench.probe.error().startsWith("-221,"));
    QCOMPARE(bench.probe.query("ABOR;:TRAC:ACT?;:OUTP?"), QByteArray("3;0"));
    bench.clock->advance(std::chrono::seconds(20));
    QCOMPARE(bench.probe.query("TRAC:ACT?"), QByteArray("3"));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestSourceMeter::refusesWithStandardErrors_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("number");
    QTest::newRow("voltage too high") << QByteArray("SOUR:VOLT 250") << -222;
    QTest::newRow("limit of nothing") << QByteArray("SOUR:VOLT:ILIM 0") << -222;
    QTest::newRow("one point is no sweep") << QByteArray("SOUR:SWE:VOLT:LIN 0,1,1") << -222;
    QTest::newRow("sweep without an end") << QByteArray("SOUR:SWE:VOLT:LIN 0") << -109;
    QTest::newRow("start of nothing") << QByteArray("INIT") << -221;
    QTest::newRow("unknown function") << QByteArray("SENS:FUNC \"TEMP\"") << -224;
    QTest::newRow("unknown buffer") << QByteArray("TRAC:CLE \"mine\"") << -224;
    QTest::newRow("no such reading") << QByteArray("TRAC:DATA? 1,5") << -222;
    QTest::newRow("nothing to fetch") << QByteArray("FETC?") << -230;
    QTest::newRow("unknown element") << QByteArray("READ? \"defbuffer1\", COLOUR") << -224;
}

void TestSourceMeter::refusesWithStandardErrors()
{
    QFETCH(QByteArray, command);
    QFETCH(int, number);
    Bench bench;
    QCOMPARE(bench.probe.write(command), QByteArray());
    const QByteArray error = bench.probe.error();
    QVERIFY2(error.startsWith(QByteArray::number(number) + ','), error.constData());
    QCOMPARE(bench.ask("OUTP?"), QByteArray("0"));
}

QTEST_GUILESS_MAIN(TestSourceMeter)
#include "test_source_meter.moc"
