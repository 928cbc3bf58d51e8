// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/load.h"
#include "core/simulation/manual_clock.h"
#include "core/simulation/multimeter.h"
#include "tests/common/test_case.h"
#include "tests/core/simulation/probe.h"

#include <algorithm>
#include <cmath>

using visor::simulation::Load;
using visor::simulation::ManualClock;
using visor::simulation::Multimeter;
using visor::test::Probe;

class TestMultimeter : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void measuresWhatTheLoadCarries();
    void rangesAndOverload();
    void integrationTimeDecidesNoise();
    void shortIntegrationSeesTheHum();
    void readingsTakeTime();
    void triggersAndMemory();
    void configureReportsItself();
    void functionsByName();
    void temperatureUnits();
    void refusesWithStandardErrors_data();
    void refusesWithStandardErrors();

private:
    struct Bench
    {
        Bench() : meter(clock, 3, load), probe(meter) {}
        /// Drives the load and lets it settle.
        void drive(double volts, double hum = 0.0)
        {
            load->drive(clock->seconds(), volts, 0.005, {hum, 100.0});
            clock->advance(std::chrono::minutes(5));
        }
        QByteArray ask(const QByteArray& message)
        {
            const QByteArray problem = probe.write(message);
            clock->advance(std::chrono::minutes(1));
            return problem.isEmpty() ? probe.read() : problem;
        }
        double number(const QByteArray& message) { return ask(message).toDouble(); }
        std::vector<double> numbers(const QByteArray& message)
        {
            std::vector<double> result;
            for (const QByteArray& part : ask(message).split(','))
                result.push_back(part.toDouble());
            return result;
        }

        std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
        std::shared_ptr<Load> load = std::make_shared<Load>(Load::Properties{.ohms = 20.0});
        Multimeter meter;
        Probe probe;
    };
    static double deviation(const std::vector<double>& values);
    static const QByteArray kNoError;
};

const QByteArray TestMultimeter::kNoError = "+0,\"No error\"";

double TestMultimeter::deviation(const std::vector<double>& values)
{
    double mean = 0.0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    double sum = 0.0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return std::sqrt(sum / static_cast<double>(values.size()));
}

void TestMultimeter::measuresWhatTheLoadCarries()
{
    Bench bench;
    QCOMPARE(bench.ask("*IDN?"), QByteArray("VISOR SIMULATED,34465S,SIM0004,01.00"));
    QVERIFY(std::abs(bench.number("MEAS:RES?") - 20.08) < 0.02); // two wires see the leads
    QVERIFY(std::abs(bench.number("MEAS:FRES?") - 20.0) < 0.02);
    bench.drive(5.0);
    QVERIFY(std::abs(bench.number("MEAS:VOLT:DC?") - 5.0) < 5.0 * 200e-6);
    QVERIFY(std::abs(bench.number("MEAS:CURR:DC?") - 0.25) < 0.25 * 1e-3);
    QVERIFY(std::abs(bench.number("MEAS:TEMP? RTD,85") - (23.0 + 12.0 * 1.25)) < 0.1);
    QCOMPARE(bench.ask("MEAS:RES?"), QByteArray("+9.90000000E+37")); // not with a voltage there
    bench.drive(5.0, 0.1);
    QVERIFY(std::abs(bench.number("MEAS:VOLT:AC?") - 0.1 / std::sqrt(2.0)) < 0.001);
    QVERIFY(std::abs(bench.number("MEAS:CURR:AC?") - 0.005 / std::sqrt(2.0)) < 0.0001);
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestMultimeter::rangesAndOverload()
{
    Bench bench;
    bench.drive(5.0);
    QCOMPARE(bench.ask("MEAS:VOLT:DC? 1"), QByteArray("+9.90000000E+37"));
    QCOMPARE(bench.ask("STAT:QUES:COND?"), QByteArray("1"));
    QVERIFY(std::abs(bench.number("MEAS:VOLT:DC? 7") - 5.0) < 0.002); // the next higher range
    QCOMPARE(bench.ask("STAT:QUES:COND?"), QByteArray("0"));
    QCOMPARE(bench.ask("VOLT:RANG?;RANG:AUTO?"), QByteArray("+1.00000000E+01;0"));
    bench.drive(0.05);
    QVERIFY(std::abs(bench.number("MEAS:VOLT:DC? AUTO") - 0.05) < 0.0001);
    QCOMPARE(bench.ask("VOLT:DC:RANG?;RANG:AUTO?"), QByteArray("+1.00000000E-01;1"));
    bench.drive(0.11); // twenty percent over range is still shown
    QVERIFY(std::abs(bench.number("MEAS:VOLT:DC? 0.1") - 0.11) < 0.0001);
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestMultimeter::integrationTimeDecidesNoise()
{
    Bench bench;
    bench.drive(5.0);
    QCOMPARE(bench.probe.write("CONF:VOLT:DC 10;:SAMP:COUN 400;:VOLT:NPLC 0.02"), QByteArray());
    const double fast = deviation(bench.numbers("READ?"));
    QCOMPARE(bench.probe.write("VOLT:NPLC 10;:SAMP:COUN 100"), QByteArray());
    const double slow = deviation(bench.numbers("READ?"));
    QVERIFY2(fast > 20e-6 && fast < 45e-6, QByteArray::number(fast).constData());
    QVERIFY2(slow > 0.5e-6 && slow < 1.5e-6, QByteArray::number(slow).constData());
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestMultimeter::shortIntegrationSeesTheHum()
{
    Bench bench;
    bench.drive(5.0, 0.01);
    QCOMPARE(bench.probe.write("CONF:VOLT:DC 10;:SAMP:COUN 100;:VOLT:ZERO:AUTO OFF;:VOLT:NPLC 0.06"),
             QByteArray());
    const double fast = deviation(bench.numbers("READ?"));
    QCOMPARE(bench.probe.write("VOLT:NPLC 1"), QByteArray()); // two periods of the hum: nothing is left of it
    const double slow = deviation(bench.numbers("READ?"));
    QVERIFY2(fast > 0.005, QByteArray::number(fast).constData());
    QVERIFY2(slow < 20e-6, QByteArray::number(slow).constData());
}

void TestMultimeter::readingsTakeTime()
{
    Bench bench;
    QCOMPARE(bench.probe.write("CONF:VOLT:DC 10;:VOLT:ZERO:AUTO OFF;:VOLT:NPLC 100"), QByteArray());
    QCOMPARE(bench.probe.write("READ?"), QByteArray()); // two seconds
    bench.clock->advance(std::chrono::milliseconds(1900));
    QVERIFY(!bench.probe.link().isResponseAvailable());
    bench.clock->advance(std::chrono::milliseconds(200));
    QVERIFY(bench.probe.link().isResponseAvailable());
    QVERIFY(!bench.probe.read().startsWith('!'));
}

void TestMultimeter::triggersAndMemory()
{
    Bench bench;
    bench.drive(1.0);
    QCOMPARE(bench.probe.write("FETC?"), QByteArray());
    QVERIFY(bench.probe.error().startsWith("-230,"));
    QCOMPARE(bench.probe.write("CONF:VOLT:DC 1;:SAMP:COUN 10;:INIT"), QByteArray()); // 0.4 s each
    QCOMPARE(bench.probe.write("INIT"), QByteArray());
    QVERIFY(bench.probe.error().startsWith("-213,"));
    bench.clock->advance(std::chrono::milliseconds(1700));
    QCOMPARE(bench.probe.query("DATA:POIN?"), QByteArray("4"));
    QCOMPARE(bench.probe.write("*OPC?"), QByteArray());
    QVERIFY(!bench.probe.link().isResponseAvailable());
    bench.clock->advance(std::chrono::milliseconds(2400));
    QCOMPARE(bench.probe.read(), QByteArray("1"));
    QCOMPARE(bench.numbers("FETC?").size(), std::size_t(10));
    QVERIFY(std::abs(bench.number("DATA:LAST?") - 1.0) < 0.001);
    QCOMPARE(bench.probe.block("R? 4").split(',').size(), qsizetype(4));
    QCOMPARE(bench.probe.query("DATA:POIN?"), QByteArray("6"));
    // The bus trigger.
    QCOMPARE(bench.probe.write("SAMP:COUN 1;:TRIG:SOUR BUS;:READ?"), QByteArray());
    QVERIFY(bench.probe.error().startsWith("-214,"));
    QCOMPARE(bench.probe.write("INIT"), QByteArray());
    QCOMPARE(bench.probe.query("DATA:POIN?"), QByteArray("0"));
    QCOMPARE(bench.probe.write("*TRG"), QByteArray());
    QVERIFY(std::abs(bench.number("FETC?") - 1.0) < 0.001);
    QCOMPARE(bench.probe.write("*TRG"), QByteArray()); // nobody waits
    QVERIFY(bench.probe.error().startsWith("-211,"));
    QCOMPARE(bench.probe.write("INIT;:ABOR;*OPC?"), QByteArray());
    QCOMPARE(bench.probe.read(), QByteArray("1"));
    QCOMPARE(bench.probe.write("TRIG:SOUR EXT;:READ?"),
             QByteArray()); // nothing pulls it: times out, and is usable
    QCOMPARE(bench.probe.read(Probe::expired()), QByteArray("!VI_ERROR_TMO"));
    QVERIFY(bench.probe.link().clear(Probe::patient()));
    QCOMPARE(bench.probe.query("TRIG:SOUR?"), QByteArray("EXT"));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestMultimeter::configureReportsItself()
{
    Bench bench;
    QCOMPARE(bench.probe.write("CONF:VOLT:DC 10,3e-6"), QByteArray());
    QCOMPARE(bench.ask("CONF?"), QByteArray("\"VOLT +1.00000000E+01,+3.00000000E-06\""));
    QCOMPARE(bench.ask("VOLT:NPLC?"), QByteArray("+1.00000000E+00"));
    QCOMPARE(bench.probe.write("TRIG:SOUR BUS;:SAMP:COUN 7;:CONF:RES 1 KOHM"), QByteArray());
    QCOMPARE(bench.ask("FUNC?;:TRIG:SOUR?;:SAMP:COUN?"), QByteArray("\"RES\";IMM;1"));
    QCOMPARE(bench.ask("RES:RANG?"), QByteArray("+1.00000000E+03"));
    QCOMPARE(bench.probe.write("*RST"), QByteArray());
    QCOMPARE(bench.ask("FUNC?"), QByteArray("\"VOLT\""));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestMultimeter::functionsByName()
{
    Bench bench;
    for (const QByteArray& name :
         {QByteArray("VOLT:AC"), QByteArray("CURR"), QByteArray("CURR:AC"), QByteArray("RES"), QByteArray("FRES"),
          QByteArray("TEMP"), QByteArray("VOLT")}) {
        QCOMPARE(bench.probe.write("SENS:FUNC \"" + name + '"'), QByteArray());
        QCOMPARE(bench.ask("FUNC?"), '"' + name + '"');
    }
    QCOMPARE(bench.probe.write("FUNC \"current:dc\""), QByteArray());
    QCOMPARE(bench.ask("FUNC?"), QByteArray("\"CURR\""));
    QCOMPARE(bench.probe.error(), kNoError);
    QCOMPARE(bench.probe.write("FUNC \"MOON\""), QByteArray());
    QVERIFY(bench.probe.error().startsWith("-224,"));
}

void TestMultimeter::temperatureUnits()
{
    Bench bench;
    QVERIFY(std::abs(bench.number("MEAS:TEMP?") - 23.0) < 0.05);
    QVERIFY(std::abs(bench.number("UNIT:TEMP F;:MEAS:TEMP?") - 73.4) < 0.1);
    QVERIFY(std::abs(bench.number("UNIT:TEMP K;:MEAS:TEMP?") - 296.15) < 0.05);
    QCOMPARE(bench.ask("UNIT:TEMP?"), QByteArray("K"));
}

void TestMultimeter::refusesWithStandardErrors_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("number");
    QTest::newRow("range too high") << QByteArray("CONF:VOLT:DC 2000") << -222;
    QTest::newRow("range of a word") << QByteArray("CONF:VOLT:DC WIDE") << -104;
    QTest::newRow("measure out of range") << QByteArray("MEAS:CURR:DC? 20") << -222;
    QTest::newRow("another sensor") << QByteArray("MEAS:TEMP? TC") << -224;
    QTest::newRow("another type") << QByteArray("MEAS:TEMP? RTD,91") << -224;
    QTest::newRow("integration too long") << QByteArray("VOLT:NPLC 200") << -222;
    QTest::newRow("no integration time there") << QByteArray("VOLT:AC:NPLC 1") << -113;
    QTest::newRow("too many samples") << QByteArray("SAMP:COUN 60000;:INIT") << -223;
    QTest::newRow("unknown trigger") << QByteArray("TRIG:SOUR MOON") << -224;
}

void TestMultimeter::refusesWithStandardErrors()
{
    QFETCH(QByteArray, command);
    QFETCH(int, number);
    Bench bench;
    QCOMPARE(bench.probe.write(command), QByteArray());
    const QByteArray error = bench.probe.error();
    QVERIFY2(error.startsWith(QByteArray::number(number) + ','), error.constData());
    QCOMPARE(bench.ask("*RST;FUNC?"), QByteArray("\"VOLT\""));
}

QTEST_GUILESS_MAIN(TestMultimeter)
#include "test_multimeter.moc"
