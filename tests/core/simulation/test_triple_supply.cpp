// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/load.h"
#include "core/simulation/manual_clock.h"
#include "core/simulation/triple_supply.h"
#include "tests/common/test_case.h"
#include "tests/core/simulation/probe.h"

#include <cmath>

using visor::simulation::Load;
using visor::simulation::ManualClock;
using visor::simulation::TripleSupply;
using visor::test::Probe;

class TestTripleSupply : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void startsOffAndSafe();
    void constantVoltageFollowsTheSetting();
    void constantCurrentAtTheLimit();
    void overVoltageTripsAndLatches();
    void overCurrentTripsAndLatches();
    void channelLists();
    void refusesWithStandardErrors_data();
    void refusesWithStandardErrors();
    void sameSeedSameReadings();

private:
    struct Bench
    {
        explicit Bench(std::uint64_t seed = 1) : supply(clock, seed, {loads[0], loads[1], loads[2]}), probe(supply)
        {
        }
        QByteArray ask(const QByteArray& message)
        {
            const QByteArray problem = probe.write(message);
            clock->advance(std::chrono::seconds(1));
            return problem.isEmpty() ? probe.read() : problem;
        }
        double number(const QByteArray& message) { return ask(message).toDouble(); }

        std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
        std::array<std::shared_ptr<Load>, 3> loads{std::make_shared<Load>(Load::Properties{.ohms = 20.0}),
                                                   std::make_shared<Load>(Load::Properties{.ohms = 100.0}),
                                                   std::make_shared<Load>(Load::Properties{.ohms = 1000.0})};
        TripleSupply supply;
        Probe probe;
    };
    static const QByteArray kNoError;
};

const QByteArray TestTripleSupply::kNoError = "+0,\"No error\"";

void TestTripleSupply::startsOffAndSafe()
{
    Bench bench;
    QCOMPARE(bench.ask("*IDN?"), QByteArray("VISOR SIMULATED,E36313S,SIM0003,01.00"));
    QCOMPARE(bench.ask("OUTP? (@1:3)"), QByteArray("0,0,0"));
    QCOMPARE(bench.ask("VOLT? (@1:3)"), QByteArray("+0.00000000E+00,+0.00000000E+00,+0.00000000E+00"));
    QVERIFY(std::abs(bench.number("MEAS:VOLT? (@2)")) < 0.001);
    QCOMPARE(bench.ask("STAT:QUES:INST:ISUM1:COND?"), QByteArray("0"));
    QCOMPARE(bench.ask("VOLT? MAX,(@1)"), QByteArray("+6.18000000E+00"));
    QCOMPARE(bench.ask("VOLT? MAX,(@3)"), QByteArray("+2.57500000E+01"));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTripleSupply::constantVoltageFollowsTheSetting()
{
    Bench bench;
    QCOMPARE(bench.probe.write("VOLT 12,(@2);CURR 0.5,(@2)"), QByteArray());
    QVERIFY(std::abs(bench.number("MEAS:VOLT? (@2)")) < 0.001); // still off
    QCOMPARE(bench.probe.write("OUTP ON,(@2)"), QByteArray());
    // Straight after the switch the output is on its way …
    const double early = bench.loads[1]->voltage().signal()->at(bench.clock->seconds() + 0.005);
    QVERIFY2(early > 5.0 && early < 10.0, QByteArray::number(early).constData());
    // … a second later it is there.
    bench.clock->advance(std::chrono::seconds(1));
    QVERIFY(std::abs(bench.number("MEAS:VOLT? (@2)") - 12.0) < 0.001);
    QVERIFY(std::abs(bench.number("MEAS:CURR? (@2)") - 0.12) < 0.0002);
    QCOMPARE(bench.ask("STAT:QUES:INST:ISUM2:COND?"), QByteArray("2"));
    // Twelve volts on a hundred ohms are 1.44 W: the load gets warm, slowly.
    const double begin = bench.loads[1]->celsius().signal()->at(bench.clock->seconds());
    bench.clock->advance(std::chrono::minutes(3));
    const double end = bench.loads[1]->celsius().signal()->at(bench.clock->seconds());
    QVERIFY(begin < 28.0);
    QVERIFY(std::abs(end - (23.0 + 12.0 * 1.44)) < 0.1);
    QCOMPARE(bench.probe.write("OUTP OFF,(@1:3)"), QByteArray());
    bench.clock->advance(std::chrono::seconds(1));
    QVERIFY(std::abs(bench.number("MEAS:VOLT? (@2)")) < 0.001);
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTripleSupply::constantCurrentAtTheLimit()
{
    Bench bench;
    QCOMPARE(bench.probe.write("APPL CH1,5,0.1;OUTP ON,(@1)"), QByteArray());
    bench.clock->advance(std::chrono::seconds(1));
    QVERIFY(std::abs(bench.number("MEAS:CURR? (@1)") - 0.1) < 0.0002);
    QVERIFY(std::abs(bench.number("MEAS:VOLT? (@1)") - 2.0) < 0.001); // 100 mA through 20 ohms
    QCOMPARE(bench.ask("STAT:QUES:INST:ISUM1:COND?"), QByteArray("1"));
    QCOMPARE(bench.ask("APPL? CH1"), QByteArray("\"+5.00000000E+00,+1.00000000E-01\""));
    QCOMPARE(bench.probe.write("CURR 1,(@1)"), QByteArray());
    QCOMPARE(bench.ask("STAT:QUES:INST:ISUM1:COND?"), QByteArray("2"));
    QVERIFY(std::abs(bench.number("MEAS:VOLT? (@1)") - 5.0) < 0.001);
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTripleSupply::overVoltageTripsAndLatches()
{
    Bench bench;
    QCOMPARE(bench.probe.write("VOLT 5,(@1);CURR 1,(@1);VOLT:PROT 4,(@1);:OUTP ON,(@1)"), QByteArray());
    QCOMPARE(bench.ask("VOLT:PROT:TRIP? (@1)"), QByteArray("1"));
    QCOMPARE(bench.ask("OUTP? (@1)"), QByteArray("0"));
    QCOMPARE(bench.probe.error(), kNoError);
    QCOMPARE(bench.probe.write("VOLT 3,(@1);:OUTP ON,(@1)"), QByteArray()); // not cleared yet
    QVERIFY(bench.probe.error().startsWith("-221,"));
    QCOMPARE(bench.ask("OUTP? (@1)"), QByteArray("0"));
    QCOMPARE(bench.probe.write("VOLT:PROT:CLE (@1);:OUTP ON,(@1)"), QByteArray());
    QCOMPARE(bench.ask("OUTP? (@1)"), QByteArray("1"));
    QVERIFY(std::abs(bench.number("MEAS:VOLT? (@1)") - 3.0) < 0.001);
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTripleSupply::overCurrentTripsAndLatches()
{
    Bench bench;
    QCOMPARE(bench.probe.write("APPL CH1,5,1;:CURR:PROT:STAT ON,(@1);:OUTP ON,(@1)"), QByteArray());
    QCOMPARE(bench.ask("OUTP? (@1)"), QByteArray("1")); // a quarter of an ampere
    QCOMPARE(bench.probe.write("CURR 0.2,(@1)"), QByteArray());
    QCOMPARE(bench.ask("OUTP? (@1);:CURR:PROT:TRIP? (@1)"), QByteArray("0;1"));
    QVERIFY(std::abs(bench.number("MEAS:CURR? (@1)")) < 0.001);
    QCOMPARE(bench.probe.write("CURR 1,(@1);:CURR:PROT:CLE (@1);:OUTP ON,(@1)"), QByteArray());
    QCOMPARE(bench.ask("OUTP? (@1);:CURR:PROT:TRIP? (@1)"), QByteArray("1;0"));
    QCOMPARE(bench.probe.error(), kNoError);
}

void TestTripleSupply::channelLists()
{
    Bench bench;
    QCOMPARE(bench.probe.write("VOLT 3,(@1,3)"), QByteArray());
    QCOMPARE(bench.ask("VOLT? (@1:3)"), QByteArray("+3.00000000E+00,+0.00000000E+00,+3.00000000E+00"));
    QCOMPARE(bench.probe.write("INST CH3;:VOLT 7"), QByteArray()); // the selected output
    QCOMPARE(bench.ask("INST:NSEL?;:VOLT?"), QByteArray("3;+7.00000000E+00"));
    // One output of the list cannot: none is changed.
    QCOMPARE(bench.probe.write("VOLT 20,(@2,1)"), QByteArray());
    QVERIFY(bench.probe.error().startsWith("-222,"));
    QCOMPARE(bench.ask("VOLT? (@1:2)"), QByteArray("+3.00000000E+00,+0.00000000E+00"));
}

void TestTripleSupply::refusesWithStandardErrors_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("number");
    QTest::newRow("voltage too high") << QByteArray("VOLT 6.2,(@1)") << -222;
    QTest::newRow("no such output") << QByteArray("VOLT 1,(@4)") << -222;
    QTest::newRow("backwards list") << QByteArray("OUTP ON,(@3:1)") << -222;
    QTest::newRow("words in a list") << QByteArray("OUTP ON,(@one)") << -222;
    QTest::newRow("no list at all") << QByteArray("OUTP ON,(1)") << -104;
    QTest::newRow("missing value") << QByteArray("VOLT") << -109;
    QTest::newRow("wrong unit") << QByteArray("VOLT 1A,(@1)") << -131;
    QTest::newRow("too much") << QByteArray("VOLT 1,(@1),5") << -108;
    QTest::newRow("apply nothing") << QByteArray("APPL") << -109;
    QTest::newRow("apply to a stranger") << QByteArray("APPL CH7,1,1") << -224;
}

void TestTripleSupply::refusesWithStandardErrors()
{
    QFETCH(QByteArray, command);
    QFETCH(int, number);
    Bench bench;
    QCOMPARE(bench.probe.write(command), QByteArray());
    const QByteArray error = bench.probe.error();
    QVERIFY2(error.startsWith(QByteArray::number(number) + ','), error.constData());
    QCOMPARE(bench.ask("VOLT? (@1);:OUTP? (@1)"), QByteArray("+0.00000000E+00;0"));
}

void TestTripleSupply::sameSeedSameReadings()
{
    Bench first(7);
    Bench second(7);
    Bench other(8);
    const QByteArray reading = first.ask("MEAS:VOLT? (@1:3)");
    QCOMPARE(second.ask("MEAS:VOLT? (@1:3)"), reading);
    QVERIFY(other.ask("MEAS:VOLT? (@1:3)") != reading);
    QVERIFY(first.ask("MEAS:VOLT? (@1:3)") != reading); // noise goes on
}

QTEST_GUILESS_MAIN(TestTripleSupply)
#include "test_triple_supply.moc"
