// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/manual_clock.h"
#include "core/simulation/temperature_controller.h"
#include "tests/common/test_case.h"
#include "tests/core/simulation/probe.h"

#include <cmath>

using visor::simulation::ManualClock;
using visor::simulation::TemperatureController;
using visor::test::Probe;

class TestTemperatureController : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void startsCold();
    void openLoopWarmsWithTheTimeConstant();
    void closedLoopReachesTheSetpoint();
    void rangeLimitsThePower();
    void rampMovesTheSetpoint();
    void alarmsSwitchAndLatch();
    void resetKeepsTheTemperature();
    void settingsReadBack();
    void refusesWithStandardErrors_data();
    void refusesWithStandardErrors();

private:
    struct Bench
    {
        Bench() : controller(clock, 9), probe(controller) {}
        double number(const QByteArray& message) { return probe.query(message).toDouble(); }

        std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
        TemperatureController controller;
        Probe probe;
    };
    static const QByteArray kNoError;
};

const QByteArray TestTemperatureController::kNoError = "+0,\"No error\"";

void TestTemperatureController::startsCold()
{
    Bench bench;
    QCOMPARE(bench.probe.query("*IDN?"), QByteArray("VISOR SIMULATED,336S,SIM0006,01.00"));
    QVERIFY(std::abs(bench.number("KRDG? A") - 77.35) < 0.01);
    QVERIFY(std::abs(bench.number("CRDG? B") + 195.8) < 0.01);
    QVERIFY(std::abs(bench.number("KRDG? C") - 295.4) < 0.01);
    QCOMPARE(bench.probe.query("KRDG? D;RDGST? D;RDGST? A"), QByteArray("+000.000;001;000"));
    QVERIFY(std::abs(bench.number("SRDG? C") - 108.7) < 0.3); // platinum at 22 °C
    QCOMPARE(bench.probe.query("HTR? 1;RANGE? 1;HTRST? 1"), QByteArray("+000.0;0;0"));
    bench.clock->advance(std::chrono::hours(10));
    QVERIFY(std::abs(bench.number("KRDG? A") - 77.35) < 0.01);
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTemperatureController::openLoopWarmsWithTheTimeConstant()
{
    Bench bench;
    QCOMPARE(bench.probe.write("OUTMODE 1,3,1,0;MOUT 1,50;RANGE 1,2"), QByteArray()); // half of 10 W on 0.25 W/K
    bench.clock->advance(std::chrono::seconds(20));                                   // one time constant
    QVERIFY(std::abs(bench.number("KRDG? A") - (77.35 + 20.0 * (1.0 - std::exp(-1.0)))) < 0.05);
    bench.clock->advance(std::chrono::minutes(5));
    QVERIFY(std::abs(bench.number("KRDG? A") - 97.35) < 0.01);
    QVERIFY(std::abs(bench.number("KRDG? B") - 77.35) < 0.01); // the other stage stays cold
    QCOMPARE(bench.probe.query("HTR? 1"), QByteArray("+050.0"));
    QCOMPARE(bench.probe.write("RANGE 1,0"), QByteArray());
    bench.clock->advance(std::chrono::seconds(20));
    QVERIFY(std::abs(bench.number("KRDG? A") - (77.35 + 20.0 * std::exp(-1.0))) < 0.05);
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTemperatureController::closedLoopReachesTheSetpoint()
{
    Bench bench;
    QCOMPARE(bench.probe.write("SETP 1,120;PID 1,50,20,0;RANGE 1,3"), QByteArray());
    bench.clock->advance(std::chrono::milliseconds(100));
    QCOMPARE(bench.probe.query("HTR? 1"), QByteArray("+100.0")); // flat out, far away
    bench.clock->advance(std::chrono::minutes(5));
    QVERIFY(std::abs(bench.number("KRDG? A") - 120.0) < 0.01);
    // Holding 42.65 K above the cold plate takes 10.66 W of 100 W.
    QVERIFY(std::abs(bench.number("HTR? 1") - 10.7) < 0.15);
    QCOMPARE(bench.probe.write("SETP 1,100"), QByteArray());
    bench.clock->advance(std::chrono::minutes(5));
    QVERIFY(std::abs(bench.number("KRDG? A") - 100.0) < 0.01);
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTemperatureController::rangeLimitsThePower()
{
    Bench bench;
    QCOMPARE(bench.probe.write("SETP 1,300;RANGE 1,1"), QByteArray()); // 1 W holds 4 K
    bench.clock->advance(std::chrono::minutes(10));
    QVERIFY(std::abs(bench.number("KRDG? A") - 81.35) < 0.01);
    QCOMPARE(bench.probe.query("HTR? 1"), QByteArray("+100.0"));
    QCOMPARE(bench.probe.write("RANGE 1,3"), QByteArray());
    bench.clock->advance(std::chrono::minutes(10));
    QVERIFY(std::abs(bench.number("KRDG? A") - 300.0) < 0.01); // and the wait wound nothing up
}

void TestTemperatureController::rampMovesTheSetpoint()
{
    Bench bench;
    QCOMPARE(bench.probe.write("SETP 1,80;RANGE 1,3"), QByteArray());
    bench.clock->advance(std::chrono::minutes(1));
    QCOMPARE(bench.probe.query("RAMPST? 1"), QByteArray("0"));
    QCOMPARE(bench.probe.write("RAMP 1,1,10;SETP 1,100"), QByteArray());
    bench.clock->advance(std::chrono::minutes(1));
    QCOMPARE(bench.probe.query("RAMPST? 1"), QByteArray("1"));
    QVERIFY(std::abs(bench.number("SETP? 1") - 90.0) < 0.01);
    QVERIFY(std::abs(bench.number("KRDG? A") - 90.0) < 0.1);
    bench.clock->advance(std::chrono::minutes(2));
    QCOMPARE(bench.probe.query("RAMPST? 1;SETP? 1"), QByteArray("0;+100.000"));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTemperatureController::alarmsSwitchAndLatch()
{
    Bench bench;
    QCOMPARE(bench.probe.write("ALARM A,1,90,70,2,0,0,1;OUTMODE 1,3,1,0;MOUT 1,50;RANGE 1,2"), QByteArray());
    QCOMPARE(bench.probe.query("ALARMST? A"), QByteArray("0,0"));
    bench.clock->advance(std::chrono::minutes(5)); // 97 K
    QCOMPARE(bench.probe.query("ALARMST? A"), QByteArray("1,0"));
    QCOMPARE(bench.probe.write("RANGE 1,0"), QByteArray());
    bench.clock->advance(std::chrono::minutes(5));
    QCOMPARE(bench.probe.query("ALARMST? A"), QByteArray("0,0"));
    QCOMPARE(bench.probe.write("ALARM A,1,90,80,0,1,0,1"), QByteArray()); // too cold now, and latching
    QCOMPARE(bench.probe.query("ALARMST? A"), QByteArray("0,1"));
    QCOMPARE(bench.probe.write("RANGE 1,2"), QByteArray());
    bench.clock->advance(std::chrono::minutes(5));
    QCOMPARE(bench.probe.query("ALARMST? A"), QByteArray("1,1"));
    QCOMPARE(bench.probe.query("ALMRST;ALARMST? A"), QByteArray("1,0")); // still too hot
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTemperatureController::resetKeepsTheTemperature()
{
    Bench bench;
    QCOMPARE(bench.probe.write("SETP 1,150;RANGE 1,3"), QByteArray());
    bench.clock->advance(std::chrono::minutes(5));
    QCOMPARE(bench.probe.query("*RST;RANGE? 1;SETP? 1"), QByteArray("0;+000.000"));
    QVERIFY(std::abs(bench.number("KRDG? A") - 150.0) < 0.05);
    bench.clock->advance(std::chrono::minutes(10));
    QVERIFY(std::abs(bench.number("KRDG? A") - 77.35) < 0.01);
}

void TestTemperatureController::settingsReadBack()
{
    Bench bench;
    QCOMPARE(bench.probe.query("PID 2,35.5,12,40;PID? 2"), QByteArray("+0035.5,+0012.0,+0040.0"));
    QCOMPARE(bench.probe.query("OUTMODE 2,1,1,1;OUTMODE? 2"), QByteArray("1,1,1"));
    QCOMPARE(bench.probe.query("RAMP 1,1,2.5;RAMP? 1"), QByteArray("1,+002.500"));
    QCOMPARE(bench.probe.query("MOUT 3,25;MOUT? 3"), QByteArray("+025.000"));
    QCOMPARE(bench.probe.query("INNAME A,\"Sample\";INNAME? A").trimmed(), QByteArray("Sample"));
    QCOMPARE(bench.probe.query("ALARM B,1,300,10,0.5,1,1,0;ALARM? B"),
             QByteArray("1,+300.000,+010.000,+000.500,1,1,0"));
    QCOMPARE(bench.probe.query("MODE 2;MODE?"), QByteArray("2"));
    QCOMPARE(bench.probe.query("RANGE 3,1;RANGE? 3"), QByteArray("1"));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTemperatureController::refusesWithStandardErrors_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("number");
    QTest::newRow("no such input") << QByteArray("KRDG? E") << -224;
    QTest::newRow("no input") << QByteArray("KRDG?") << -109;
    QTest::newRow("no such output") << QByteArray("SETP 5,100") << -222;
    QTest::newRow("no such range") << QByteArray("RANGE 1,4") << -222;
    QTest::newRow("analogue outputs have one range") << QByteArray("RANGE 3,2") << -222;
    QTest::newRow("too hot") << QByteArray("SETP 1,2000") << -222;
    QTest::newRow("half a loop") << QByteArray("PID 1,50") << -109;
    QTest::newRow("no heater") << QByteArray("HTR? 3") << -222;
    QTest::newRow("unknown") << QByteArray("DEFROST 1") << -113;
}

void TestTemperatureController::refusesWithStandardErrors()
{
    QFETCH(QByteArray, command);
    QFETCH(int, number);
    Bench bench;
    QCOMPARE(bench.probe.write(command), QByteArray());
    const QByteArray error = bench.probe.error();
    QVERIFY2(error.startsWith(QByteArray::number(number) + ','), error.constData());
    QCOMPARE(bench.probe.query("SETP? 1;RANGE? 1"), QByteArray("+000.000;0"));
}

QTEST_GUILESS_MAIN(TestTemperatureController)
#include "test_temperature_controller.moc"
