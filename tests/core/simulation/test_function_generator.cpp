// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/function_generator.h"
#include "core/simulation/manual_clock.h"
#include "tests/common/test_case.h"
#include "tests/core/simulation/probe.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

using visor::test::Probe;

namespace {

struct Bed
{
    std::shared_ptr<visor::simulation::ManualClock> clock = std::make_shared<visor::simulation::ManualClock>();
    visor::simulation::FunctionGenerator generator{clock, 5};
    Probe probe{generator};

    /// Volts into 50 Ohm at places of one cycle.
    [[nodiscard]] double volts(double seconds, int channel = 1) const
    {
        return generator.output(channel)->signal()->at(seconds);
    }
};

} // namespace

class TestFunctionGenerator : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void settingsReadBack_data();
    void settingsReadBack();
    void refusals_data();
    void refusals();
    void shapes_data();
    void shapes();
    void outputOffIsSilent();
    void loadTellsOtherVolts();
    void samplingAgreesWithAt_data();
    void samplingAgreesWithAt();
    void arbitraryWaveforms();
    void burstAndSweep();
    void applySetsAllOrNothing();
    void noiseIsReproducible();
};

void TestFunctionGenerator::settingsReadBack_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char* command, const char* query, const char* reply) {
        QTest::newRow(command) << QByteArray(command) << QByteArray(query) << QByteArray(reply);
    };
    row("FUNC SQU", "SOUR1:FUNC?", "SQU");
    row("SOURce2:FREQuency 2.5 MHZ", "SOUR2:FREQ?", "+2.500000000000E+06");
    row("VOLT 1 VRMS", "VOLT?", "+2.828427124746E+00");
    row("VOLT:UNIT VRMS;:VOLT 1", "VOLT?;VOLT:UNIT?", "+1.000000000000E+00;VRMS");
    row("VOLT 10 DBM", "VOLT?", "+2.000000000000E+00");
    row("VOLT 2;VOLT:OFFS 0.5", "VOLT:HIGH?;LOW?", "+1.500000000000E+00;-5.000000000000E-01");
    row("VOLT:HIGH 3;LOW 1", "VOLT?;VOLT:OFFS?", "+2.000000000000E+00;+2.000000000000E+00");
    row("PHAS 90", "PHAS?", "+9.00000000E+01");
    row("UNIT:ANGL RAD;:PHAS 1", "UNIT:ANGL DEG;:PHAS?", "+5.72957795E+01");
    row("FUNC:SQU:DCYC 25", "FUNC:SQU:DCYC?", "+2.50000000E+01");
    row("FUNC:RAMP:SYMM 50", "FUNC:RAMP:SYMM?", "+5.00000000E+01");
    row("FUNC:PULS:WIDT 2E-5", "FUNC:PULS:WIDT?;DCYC?", "+2.00000000E-05;+2.00000000E+00");
    row("OUTP ON", "OUTPut1:STATe?;:OUTP2?", "1;0");
    row("OUTP:LOAD INF", "OUTP:LOAD?", "+9.90000000E+37");
    row("OUTP:POL INV", "OUTP:POL?", "INV");
    row("BURS:NCYC 5;INT:PER 0.02;:BURS:STAT ON", "BURS:NCYC?;STAT?;:SWE:STAT?", "+5.00000000E+00;1;0");
    row("SWE:TIME 2;SPAC LOG;:SWE:STAT ON", "SWE:TIME?;SPAC?;STAT?", "+2.00000000E+00;LOG;1");
    row("TRIG1:SOUR BUS", "TRIG:SOUR?", "BUS");
}

void TestFunctionGenerator::settingsReadBack()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, reply);
    Bed bed;
    QCOMPARE(bed.probe.write(command), QByteArray());
    // The last unit of a command message may leave a path behind; a query starts anew.
    QCOMPARE(bed.probe.query(query), reply);
    QCOMPARE(bed.probe.error(), QByteArray("+0,\"No error\""));
}

void TestFunctionGenerator::refusals_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("number");
    QTest::newRow("too fast") << QByteArray("FREQ 31 MHZ") << -222;
    QTest::newRow("ramp too fast") << QByteArray("FUNC RAMP;:FREQ 300E3") << -222;
    QTest::newRow("frequency lowered for ramp") << QByteArray("FREQ 1E6;:FUNC RAMP") << -221;
    QTest::newRow("too loud") << QByteArray("VOLT 10.1") << -222;
    QTest::newRow("too loud beside an offset") << QByteArray("VOLT:OFFS 4;:VOLT 4") << -222;
    QTest::newRow("dBm without a load") << QByteArray("OUTP:LOAD INF;:VOLT:UNIT DBM") << -221;
    QTest::newRow("no third channel") << QByteArray("SOUR3:FREQ 1") << -114;
    QTest::newRow("load between") << QByteArray("OUTP:LOAD 20000") << -222;
    QTest::newRow("unknown arb") << QByteArray("FUNC:ARB 'NOTHING'") << -224;
    QTest::newRow("arb too short") << QByteArray("DATA:ARB x,0,1") << -222;
    QTest::newRow("arb out of range") << QByteArray("DATA:ARB x,0,1,2,0,0,0,0,0") << -222;
    QTest::newRow("arb odd block") << QByteArray("DATA:ARB x,#13abc") << -161;
}

void TestFunctionGenerator::refusals()
{
    QFETCH(QByteArray, command);
    QFETCH(int, number);
    Bed bed;
    QCOMPARE(bed.probe.write(command), QByteArray());
    const QByteArray error = bed.probe.error();
    QVERIFY2(error.startsWith(QByteArray::number(number) + ','), error.constData());
}

void TestFunctionGenerator::shapes_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<double>("place");
    QTest::addColumn<double>("volts");
    const auto row = [](const char* name, const char* command, double place, double volts) {
        QTest::newRow(name) << QByteArray(command) << place << volts;
    };
    row("sine start", "FUNC SIN", 0.0, 0.0);
    row("sine top", "FUNC SIN", 0.25, 1.0);
    row("sine shifted", "FUNC SIN;:PHAS 90", 0.0, 1.0);
    row("sine inverted", "FUNC SIN;:OUTP:POL INV", 0.25, -1.0);
    row("sine lifted", "FUNC SIN;:VOLT:OFFS 0.5", 0.25, 1.5);
    row("square high", "FUNC SQU;:FUNC:SQU:DCYC 30", 0.29, 1.0);
    row("square low", "FUNC SQU;:FUNC:SQU:DCYC 30", 0.31, -1.0);
    row("ramp", "FUNC RAMP;:FUNC:RAMP:SYMM 100", 0.75, 0.5);
    row("ramp falls", "FUNC RAMP;:FUNC:RAMP:SYMM 50", 0.75, 0.0);
    row("triangle", "FUNC TRI", 0.25, 1.0);
    row("pulse", "FUNC PULS;:FUNC:PULS:WIDT 1E-4", 0.05, 1.0);
    row("pulse over", "FUNC PULS;:FUNC:PULS:WIDT 1E-4", 0.15, -1.0);
    row("dc", "FUNC DC;:VOLT:OFFS 0.7", 0.33, 0.7);
}

void TestFunctionGenerator::shapes()
{
    QFETCH(QByteArray, command);
    QFETCH(double, place);
    QFETCH(double, volts);
    Bed bed;
    QCOMPARE(bed.probe.write("FREQ 1000;:VOLT 2;:OUTP ON;:" + command), QByteArray());
    QCOMPARE(bed.probe.error(), QByteArray("+0,\"No error\""));
    QVERIFY(std::fabs(bed.volts(place * 1e-3) - volts) < 1e-6);
    QVERIFY(std::fabs(bed.volts(3.0 + place * 1e-3) - volts) < 1e-6); // and in every later cycle
}

void TestFunctionGenerator::outputOffIsSilent()
{
    Bed bed;
    QCOMPARE(bed.probe.write("VOLT 2"), QByteArray());
    QCOMPARE(bed.volts(0.25e-3), 0.0);
    QCOMPARE(bed.probe.write("OUTP ON"), QByteArray());
    QVERIFY(bed.volts(0.25e-3) > 0.9);
    QCOMPARE(bed.volts(0.25e-3, 2), 0.0);
    QCOMPARE(bed.probe.write("*RST"), QByteArray());
    QCOMPARE(bed.volts(0.25e-3), 0.0);
}

void TestFunctionGenerator::loadTellsOtherVolts()
{
    Bed bed;
    QCOMPARE(bed.probe.write("VOLT 2;:OUTP ON"), QByteArray());
    const double before = bed.volts(0.25e-3);
    QCOMPARE(bed.probe.query("OUTP:LOAD INF;:VOLT?"), QByteArray("+4.000000000000E+00"));
    QCOMPARE(bed.volts(0.25e-3), before); // the connector does not know what the display says
    QCOMPARE(bed.probe.query("VOLT? MAX"), QByteArray("+2.000000000000E+01"));
}

void TestFunctionGenerator::samplingAgreesWithAt_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::newRow("sine") << QByteArray("FUNC SIN");
    QTest::newRow("square") << QByteArray("FUNC SQU");
    QTest::newRow("ramp") << QByteArray("FUNC RAMP");
    QTest::newRow("noise") << QByteArray("FUNC NOIS");
    QTest::newRow("arbitrary") << QByteArray("FUNC ARB");
    QTest::newRow("burst") << QByteArray("BURS:STAT ON");
    QTest::newRow("sweep") << QByteArray("SWE:STAT ON");
}

void TestFunctionGenerator::samplingAgreesWithAt()
{
    QFETCH(QByteArray, command);
    Bed bed;
    QCOMPARE(bed.probe.write("FREQ 12345;:VOLT 2;:OUTP ON;:" + command), QByteArray());
    const auto signal = bed.generator.output(1)->signal();
    const double start = 987.654321;
    const double step = 3.3e-7;
    std::vector<float> samples(5001);
    signal->sample(start, step, samples);
    int far = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (std::fabs(static_cast<double>(samples[i]) - signal->at(start + step * static_cast<double>(i))) > 1e-4)
            ++far;
    }
    QVERIFY2(far <= 5, QByteArray::number(far).constData()); // a sample on an edge may fall to either side
}

void TestFunctionGenerator::arbitraryWaveforms()
{
    Bed bed;
    QByteArray block;
    for (int i = 0; i < 8; ++i) {
        const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(i) / 8.0F);
        for (int shift = 24; shift >= 0; shift -= 8)
            block.append(static_cast<char>(static_cast<unsigned char>(bits >> shift & 0xFF)));
    }
    QCOMPARE(bed.probe.write("DATA:ARB stairs,#232" + block +
                             ";:FUNC:ARB stairs;ARB:SRAT 8000;:FUNC ARB;:VOLT 2;:OUTP ON"),
             QByteArray());
    QCOMPARE(bed.probe.error(), QByteArray("+0,\"No error\""));
    QCOMPARE(bed.probe.query("FUNC:ARB?"), QByteArray("\"STAIRS\""));
    QCOMPARE(bed.probe.query("DATA:VOL:CAT?"), QByteArray("\"EXP_RISE\",\"STAIRS\""));
    for (int i = 0; i < 8; ++i)
        QVERIFY(std::fabs(bed.volts((i + 0.5) / 8000.0) - i / 8.0) < 1e-6);
    // Integers, low byte first.
    QByteArray words;
    for (int i = 0; i < 8; ++i)
        words.append(i % 2 == 0 ? QByteArray("\xFF\x7F", 2) : QByteArray("\x01\x80", 2));
    QCOMPARE(bed.probe.write("FORM:BORD SWAP;:DATA:ARB:DAC zigzag,#216" + words + ";:FUNC:ARB ZIGZAG"),
             QByteArray());
    QCOMPARE(bed.probe.error(), QByteArray("+0,\"No error\""));
    QVERIFY(std::fabs(bed.volts(0.5 / 8000.0) - 1.0) < 1e-6);
    QVERIFY(std::fabs(bed.volts(1.5 / 8000.0) + 1.0) < 1e-6);
    QCOMPARE(bed.probe.query("DATA:VOL:CLE;CAT?"), QByteArray("\"EXP_RISE\""));
}

void TestFunctionGenerator::burstAndSweep()
{
    Bed bed;
    QCOMPARE(bed.probe.write("FREQ 1000;:VOLT 2;:OUTP ON;:BURS:NCYC 3;STAT ON;INT:PER 0.01"), QByteArray());
    QVERIFY(bed.volts(2.25e-3) > 0.99);
    QVERIFY(std::fabs(bed.volts(3.25e-3)) < 1e-9);
    QVERIFY(bed.volts(12.25e-3) > 0.99);
    // A linear sweep from 100 to 1000 Hz in one second has done 100 t + 450 t² cycles.
    QCOMPARE(bed.probe.write("SWE:STAT ON"), QByteArray());
    QCOMPARE(bed.probe.query("BURS:STAT?"), QByteArray("0"));
    for (const double t : {0.1, 0.4444, 0.9}) {
        const double cycles = 100 * t + 450 * t * t;
        QVERIFY(std::fabs(bed.volts(7.0 + t) - std::sin(2 * std::numbers::pi * cycles)) < 1e-6);
    }
    // A logarithmic one has done ∫ 100·10^τ dτ.
    QCOMPARE(bed.probe.write("SWE:SPAC LOG"), QByteArray());
    const double cycles = 100 * (std::pow(10.0, 0.5) - 1) / std::numbers::ln10;
    QVERIFY(std::fabs(bed.volts(0.5) - std::sin(2 * std::numbers::pi * cycles)) < 1e-6);
}

void TestFunctionGenerator::applySetsAllOrNothing()
{
    Bed bed;
    QCOMPARE(bed.probe.query("SOUR2:APPL:SQU 5 KHZ,3,-1;:SOUR2:APPL?"),
             QByteArray("\"SQU +5.000000000000E+03,+3.000000000000E+00,-1.000000000000E+00\""));
    QCOMPARE(bed.probe.query("OUTP2?"), QByteArray("1"));
    QCOMPARE(bed.probe.write("APPL:SIN 2000,99"), QByteArray());
    QVERIFY(bed.probe.error().startsWith("-222"));
    QCOMPARE(bed.probe.query("FREQ?;:OUTP1?"), QByteArray("+1.000000000000E+03;0"));
}

void TestFunctionGenerator::noiseIsReproducible()
{
    const auto values = [](std::uint64_t seed) {
        auto clock = std::make_shared<visor::simulation::ManualClock>();
        visor::simulation::FunctionGenerator generator(clock, seed);
        Probe probe(generator);
        probe.write("FUNC NOIS;:VOLT 6;:OUTP ON");
        std::vector<float> samples(20'000);
        generator.output(1)->signal()->sample(1.0, 1e-5, samples);
        return samples;
    };
    const auto first = values(1);
    QCOMPARE(values(1), first);
    QVERIFY(values(2) != first);
    double squares = 0;
    for (const float value : first)
        squares += static_cast<double>(value) * static_cast<double>(value);
    QVERIFY(std::fabs(std::sqrt(squares / static_cast<double>(first.size())) - 1.0) <
            0.03); // 6 sigma peak to peak
}

QTEST_GUILESS_MAIN(TestFunctionGenerator)
#include "test_function_generator.moc"
