// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/function_generator.h"
#include "core/simulation/manual_clock.h"
#include "core/simulation/oscilloscope.h"
#include "tests/common/test_case.h"
#include "tests/core/simulation/probe.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <set>
#include <vector>

using visor::test::Probe;

namespace {

/// A generator on both inputs of an oscilloscope, through 50 Ohm.
struct Pair
{
    explicit Pair(std::uint64_t seed = 1)
        : generator(clock, seed),
          scope(visor::simulation::Oscilloscope::standardIdentity(), clock, seed,
                {{{generator.output(1), 25.0}, {generator.output(2), 25.0}, {}, {}}}),
          g(generator),
          s(scope)
    {
        clock->advance(std::chrono::seconds(1));
    }

    std::shared_ptr<visor::simulation::ManualClock> clock = std::make_shared<visor::simulation::ManualClock>();
    visor::simulation::FunctionGenerator generator;
    visor::simulation::Oscilloscope scope;
    Probe g;
    Probe s;
};

/// What a client makes of the bytes.
struct Record
{
    std::vector<double> volts;
    double step = 0;
    double start = 0;
};

Record readRecord(Probe& scope)
{
    Record record;
    const auto fields = scope.query(":WAV:PRE?").split(',');
    if (fields.size() != 10)
        return record;
    record.step = fields[4].toDouble();
    record.start = fields[5].toDouble();
    const QByteArray data = scope.block(":WAV:DATA?");
    if (data.size() != fields[2].toLongLong())
        return record;
    for (const char byte : data)
        record.volts.push_back((static_cast<unsigned char>(byte) - fields[9].toDouble()) * fields[7].toDouble() +
                               fields[8].toDouble());
    return record;
}

/// Frequency by an independent way: the place of the largest line of a discrete Fourier transform, refined around
/// a guess.
double strongestFrequency(const Record& record, double guess)
{
    // A Hann window keeps the other lines out.
    std::vector<double> windowed = record.volts;
    const auto count = static_cast<double>(windowed.size());
    double mean = 0;
    for (const double value : windowed)
        mean += value / count;
    for (std::size_t k = 0; k < windowed.size(); ++k)
        windowed[k] =
            (windowed[k] - mean) * (1.0 - std::cos(2.0 * std::numbers::pi * static_cast<double>(k) / count));
    double best = 0;
    double most = -1;
    for (int i = -200; i <= 200; ++i) {
        const double frequency = guess * (1.0 + i * 1e-3);
        double re = 0;
        double im = 0;
        for (std::size_t k = 0; k < windowed.size(); ++k) {
            const double angle = 2.0 * std::numbers::pi * frequency * record.step * static_cast<double>(k);
            re += windowed[k] * std::cos(angle);
            im += windowed[k] * std::sin(angle);
        }
        if (re * re + im * im > most) {
            most = re * re + im * im;
            best = frequency;
        }
    }
    return best;
}

} // namespace

class TestOscilloscope : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void settingsReadBack_data();
    void settingsReadBack();
    void refusals_data();
    void refusals();
    void frequencyIsTheGenerators_data();
    void frequencyIsTheGenerators();
    void scaleAndOffsetShapeTheCodes();
    void codesAreClippedAtTheScreen();
    void triggerHoldsTheEdge();
    void timebasePlacesTheRecord();
    void couplingProbeAndInversion();
    void bandwidthLimitTakesTheEdges();
    void acquisitionTypesShapeTheNoise();
    void wordAsciiAndByteOrderAgree();
    void recordsAreDeterministic();
    void partsOfARecordAreTheSame();
    void digitizeWaitsAndStops();
    void digitizeWithoutTriggerWaitsForEver();
    void singleAndRunStates();
    void measurements();
    void autoscaleFindsTheSignals();
    void screenshotIsAPng();
    void bigRecords();
};

void TestOscilloscope::settingsReadBack_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("reply");
    const auto row = [](const char* command, const char* query, const char* reply) {
        QTest::newRow(command) << QByteArray(command) << QByteArray(query) << QByteArray(reply);
    };
    row(":TIM:SCAL 2 us", ":TIM:RANG?", "+2.00000000E-05");
    row(":TIMebase:POSition 1e-3", ":TIM:POS?", "+1.00000000E-03");
    row(":TIM:REF LEFT", ":TIM:REF?", "LEFT");
    row(":TIM:MODE ROLL", ":TIM:MODE?", "ROLL");
    row(":CHAN2:DISP ON", ":CHAN2:DISP?", "1");
    row(":CHANnel3:SCALe 20 mV", ":CHAN3:SCAL?", "+2.00000000E-02");
    row(":CHAN3:RANG 8", ":CHAN3:SCAL?", "+1.00000000E+00");
    row(":CHAN1:OFFS -0.5", ":CHAN1:OFFS?", "-5.00000000E-01");
    row(":CHAN1:COUP AC", ":CHAN1:COUP?", "AC");
    row(":CHAN1:BWL 1;INV 1", ":CHAN1:BWL?;INV?", "1;1");
    row(":CHAN4:PROB 10", ":CHAN4:SCAL?", "+1.00000000E+01");
    row(":CHAN1:LAB \"in, \"\"a\"\"\"", ":CHAN1:LAB?", "\"in, \"\"a\"\"\"");
    row(":CHAN1:UNIT AMP", ":CHAN1:UNIT?", "AMP");
    row(":TRIG:SWE NORM", ":TRIG:SWE?", "NORM");
    row(":TRIG:EDGE:SOUR CHAN3;SLOP NEG;LEV 0.25", ":TRIG:EDGE:SOUR?;SLOP?;LEV?", "CHAN3;NEG;+2.50000000E-01");
    row(":TRIG:LEV 1.5,CHAN2", ":TRIG:EDGE:LEV? CHAN2", "+1.50000000E+00");
    row(":TRIG:COUP LFR", ":TRIG:EDGE:COUP?", "LFR");
    row(":TRIG:HOLD 1 ms", ":TRIG:HOLD?", "+1.00000000E-03");
    row(":ACQ:TYPE AVER;COUN 64", ":ACQ:TYPE?;COUN?", "AVER;64");
    row(":TIM:SCAL 1 us", ":ACQ:POIN?;SRAT?", "40000;+4.00000000E+09");
    row(":TIM:SCAL 1 ms", ":ACQ:POIN?;SRAT?", "8000000;+8.00000000E+08");
    row(":WAV:SOUR CHAN2;FORM WORD;BYT LSBF;UNS 0", ":WAV:SOUR?;FORM?;BYT?;UNS?", "CHAN2;WORD;LSBF;0");
    row(":WAV:POIN 250", ":WAV:POIN?", "250");
    row(":MEAS:SOUR CHAN4", ":MEAS:SOUR?", "CHAN4");
    row("*RST", ":TIM:SCAL?;:CHAN1:SCAL?;DISP?", "+1.00000000E-04;+1.00000000E+00;1");
}

void TestOscilloscope::settingsReadBack()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, query);
    QFETCH(QByteArray, reply);
    Pair bench;
    QCOMPARE(bench.s.write(command), QByteArray());
    QCOMPARE(bench.s.query(query), reply);
    QCOMPARE(bench.s.error(), QByteArray("+0,\"No error\""));
}

void TestOscilloscope::refusals_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("number");
    QTest::newRow("no channel 5") << QByteArray(":CHAN5:SCAL 1") << -114;
    QTest::newRow("scale too small") << QByteArray(":CHAN1:SCAL 1e-6") << -222;
    QTest::newRow("scale too large") << QByteArray(":CHAN1:SCAL 100") << -222;
    QTest::newRow("timebase") << QByteArray(":TIM:SCAL 1000") << -222;
    QTest::newRow("level off the screen") << QByteArray(":TRIG:LEV 100") << -222;
    QTest::newRow("source") << QByteArray(":WAV:SOUR CHAN9") << -224;
    QTest::newRow("format") << QByteArray(":WAV:FORM FLOAT") << -224;
    QTest::newRow("points") << QByteArray(":WAV:POIN 9000000") << -222;
    QTest::newRow("measure what") << QByteArray(":MEAS:COLOUR?") << -113;
    QTest::newRow("digitize what") << QByteArray(":DIG CHAN1,MOON") << -224;
}

void TestOscilloscope::refusals()
{
    QFETCH(QByteArray, command);
    QFETCH(int, number);
    Pair bench;
    QCOMPARE(bench.s.write(command), QByteArray());
    const QByteArray error = bench.s.error();
    QVERIFY2(error.startsWith(QByteArray::number(number) + ','), error.constData());
}

void TestOscilloscope::frequencyIsTheGenerators_data()
{
    QTest::addColumn<QByteArray>("function");
    QTest::addColumn<double>("frequency");
    QTest::addColumn<double>("timeScale");
    QTest::newRow("sine 1 kHz") << QByteArray("SIN") << 1e3 << 1e-3;
    QTest::newRow("sine 12.345 kHz") << QByteArray("SIN") << 12345.0 << 100e-6;
    QTest::newRow("sine 20 MHz") << QByteArray("SIN") << 20e6 << 100e-9;
    QTest::newRow("square 2 MHz") << QByteArray("SQU") << 2e6 << 500e-9;
    QTest::newRow("ramp 50 Hz") << QByteArray("RAMP") << 50.0 << 10e-3;
    QTest::newRow("triangle 150 kHz") << QByteArray("TRI") << 150e3 << 10e-6;
    QTest::newRow("sine 0.5 Hz") << QByteArray("SIN") << 0.5 << 1.0;
}

void TestOscilloscope::frequencyIsTheGenerators()
{
    QFETCH(QByteArray, function);
    QFETCH(double, frequency);
    QFETCH(double, timeScale);
    Pair bench;
    QCOMPARE(bench.g.write("FUNC " + function + ";FREQ " + QByteArray::number(frequency) + ";VOLT 4;:OUTP ON"),
             QByteArray());
    QCOMPARE(bench.g.error(), QByteArray("+0,\"No error\""));
    QCOMPARE(bench.s.write(":TIM:SCAL " + QByteArray::number(timeScale) + ";:WAV:POIN:MODE MAX;:WAV:POIN 4000"),
             QByteArray());
    const Record record = readRecord(bench.s);
    QCOMPARE(record.volts.size(), std::size_t(4000));
    const double seen = strongestFrequency(record, frequency);
    QVERIFY2(std::fabs(seen / frequency - 1.0) < 3e-3, QByteArray::number(seen).constData());
    const double measured = bench.s.number(":MEAS:FREQ? CHAN1");
    QVERIFY2(std::fabs(measured / frequency - 1.0) < 2e-3, QByteArray::number(measured).constData());
}

void TestOscilloscope::scaleAndOffsetShapeTheCodes()
{
    Pair bench;
    QCOMPARE(bench.g.write("VOLT:OFFS 1;:FUNC DC;:OUTP ON"), QByteArray());
    const auto mean = [&] {
        double sum = 0;
        const QByteArray codes = bench.s.block(":WAV:DATA?");
        for (const char code : codes)
            sum += static_cast<unsigned char>(code);
        return sum / static_cast<double>(codes.size());
    };
    // 32 codes a division, 128 in the middle.
    QVERIFY(std::fabs(mean() - (128 + 32)) < 0.6);
    QCOMPARE(bench.s.write(":CHAN1:SCAL 0.5"), QByteArray());
    QVERIFY(std::fabs(mean() - (128 + 64)) < 0.6);
    QCOMPARE(bench.s.write(":CHAN1:OFFS 2"), QByteArray());
    QVERIFY(std::fabs(mean() - (128 - 64)) < 0.6);
    const Record record = readRecord(bench.s);
    QVERIFY(std::fabs(record.volts[500] - 1.0) < 0.06);
}

void TestOscilloscope::codesAreClippedAtTheScreen()
{
    Pair bench;
    QCOMPARE(bench.g.write("FUNC SQU;:FREQ 1013;:VOLT 10;:OUTP ON"), QByteArray());
    QCOMPARE(bench.s.write(":CHAN1:SCAL 0.1;:TIM:SCAL 1e-3"), QByteArray());
    const QByteArray codes = bench.s.block(":WAV:DATA?");
    const std::set<char> seen(codes.begin(), codes.end());
    QCOMPARE(seen, (std::set<char>{'\x01', '\xff'}));
}

void TestOscilloscope::triggerHoldsTheEdge()
{
    Pair bench;
    QCOMPARE(bench.g.write("FREQ 1234;:VOLT 4;:OUTP ON"), QByteArray());
    QCOMPARE(bench.s.write(":TIM:SCAL 20e-6;:CHAN1:SCAL 0.5;:WAV:POIN 1000"), QByteArray());
    const auto voltsAtTrigger = [&](double* slope) {
        const Record record = readRecord(bench.s);
        const auto zero = static_cast<std::size_t>(std::lround(-record.start / record.step));
        double before = 0;
        double after = 0;
        for (std::size_t i = 1; i <= 50; ++i) {
            before += record.volts[zero - i] / 50;
            after += record.volts[zero + i] / 50;
        }
        *slope = after - before;
        return (before + after) / 2;
    };
    for (const double level : {0.0, 1.0, -1.5}) {
        for (const bool rising : {true, false}) {
            QCOMPARE(bench.s.write(":TRIG:LEV " + QByteArray::number(level) + ";SLOP " + (rising ? "POS" : "NEG")),
                     QByteArray());
            for (int i = 0; i < 3; ++i) { // every acquisition, not one by luck
                bench.clock->advance(std::chrono::microseconds(31'337));
                double slope = 0;
                const double volts = voltsAtTrigger(&slope);
                QVERIFY2(std::fabs(volts - level) < 0.05, QByteArray::number(volts).constData());
                QVERIFY(rising ? slope > 0 : slope < 0);
            }
        }
    }
    QCOMPARE(bench.s.query(":TER?;:TER?"), QByteArray("1;0"));
}

void TestOscilloscope::timebasePlacesTheRecord()
{
    Pair bench;
    QCOMPARE(bench.s.write(":TIM:SCAL 1e-3;:WAV:POIN 1000"), QByteArray());
    QCOMPARE(bench.s.number(":WAV:XINC?"), 1e-5);
    QVERIFY(std::fabs(bench.s.number(":WAV:XOR?") + 5e-3) < 1.01e-5);
    QCOMPARE(bench.s.write(":TIM:REF LEFT"), QByteArray());
    QVERIFY(std::fabs(bench.s.number(":WAV:XOR?") + 1e-3) < 1.01e-5);
    QCOMPARE(bench.s.write(":TIM:REF RIGH;POS 20e-3"), QByteArray());
    QVERIFY(std::fabs(bench.s.number(":WAV:XOR?") - 11e-3) < 1.01e-5);
    // NORMal reads what the screen holds, MAXimum what the memory holds.
    QCOMPARE(bench.s.query(":WAV:POIN 1000000;POIN?;POIN:MODE MAX;:WAV:POIN?"), QByteArray("62500;1000000"));
    QCOMPARE(bench.s.query(":TIM:SCAL 1e-6;:WAV:POIN?"), QByteArray("40000"));
}

void TestOscilloscope::couplingProbeAndInversion()
{
    Pair bench;
    QCOMPARE(bench.g.write("FREQ 1000;:VOLT 2;VOLT:OFFS 1;:OUTP ON"), QByteArray());
    QCOMPARE(bench.s.write(":TIM:SCAL 1e-3"), QByteArray());
    QVERIFY(std::fabs(bench.s.number(":MEAS:VAV? CYCL,CHAN1") - 1.0) < 0.03);
    QCOMPARE(bench.s.write(":CHAN1:INV ON"), QByteArray());
    QVERIFY(std::fabs(bench.s.number(":MEAS:VAV? CYCL,CHAN1") + 1.0) < 0.03);
    QCOMPARE(bench.s.write(":CHAN1:INV OFF;COUP AC"), QByteArray());
    QVERIFY(std::fabs(bench.s.number(":MEAS:VAV? CYCL,CHAN1")) < 0.03);
    QVERIFY(std::fabs(bench.s.number(":MEAS:VPP? CHAN1") - 2.0) < 0.2);
    QCOMPARE(bench.s.write(":CHAN1:PROB 10"), QByteArray());
    QVERIFY(std::fabs(bench.s.number(":MEAS:VPP? CHAN1") - 20.0) < 2.0);
    // 50 Ohm beside the cable's own 50 Ohm take a third away.
    QCOMPARE(bench.s.write(":CHAN1:PROB 1;IMP FIFT"), QByteArray());
    QVERIFY(std::fabs(bench.s.number(":MEAS:VPP? CHAN1") - 4.0 / 3.0) < 0.2);
}

void TestOscilloscope::bandwidthLimitTakesTheEdges()
{
    Pair bench;
    QCOMPARE(bench.g.write("FUNC SQU;:FREQ 1e6;:VOLT 4;:OUTP ON"), QByteArray());
    QCOMPARE(bench.s.write(":TIM:SCAL 200e-9;:ACQ:TYPE HRES"), QByteArray());
    const double fast = bench.s.number(":MEAS:RIS? CHAN1");
    QVERIFY2(std::fabs(fast - 0.8 * 8.4e-9) < 1e-9, QByteArray::number(fast).constData());
    QCOMPARE(bench.s.write(":CHAN1:BWL ON"), QByteArray());
    const double slow = bench.s.number(":MEAS:RIS? CHAN1");
    // 0.35 / 20 MHz, and the source's own edge.
    QVERIFY2(std::fabs(slow - 19e-9) < 2e-9, QByteArray::number(slow).constData());
}

void TestOscilloscope::acquisitionTypesShapeTheNoise()
{
    Pair bench; // the generator is off: only noise
    const auto deviation = [&](const QByteArray& type) {
        bench.s.write(":ACQ:TYPE " + type + ";COUN 16;:WAV:FORM WORD");
        const QByteArray data = bench.s.block(":WAV:DATA?");
        double sum = 0;
        double squares = 0;
        for (qsizetype i = 0; i + 1 < data.size(); i += 2) {
            const double code =
                static_cast<unsigned char>(data[i]) * 256.0 + static_cast<unsigned char>(data[i + 1]) - 32768;
            sum += code;
            squares += code * code;
        }
        const double count = static_cast<double>(data.size()) / 2;
        return std::sqrt(squares / count - sum * sum / count / count) / 256.0; // in steps of the converter
    };
    const double normal = deviation("NORM");
    QVERIFY2(normal > 0.35 && normal < 0.8, QByteArray::number(normal).constData());
    const double average = deviation("AVER");
    QVERIFY2(average < 0.4 * normal && average > 0.05, QByteArray::number(average).constData());
    const double fine = deviation("HRES");
    QVERIFY2(fine < 0.4 * normal, QByteArray::number(fine).constData());
    QVERIFY(deviation("PEAK") > 1.2 * normal);
    QCOMPARE(bench.s.query(":WAV:PRE?").split(',')[1], QByteArray("+1"));
}

void TestOscilloscope::wordAsciiAndByteOrderAgree()
{
    Pair bench;
    QCOMPARE(bench.g.write("FREQ 1000;:VOLT 4;:OUTP ON"), QByteArray());
    QCOMPARE(bench.s.write(":STOP;:WAV:POIN 500"), QByteArray());
    const QByteArray bytes = bench.s.block(":WAV:DATA?");
    const QByteArray words = bench.s.block(":WAV:FORM WORD;DATA?");
    const QByteArray swapped = bench.s.block(":WAV:BYT LSBF;DATA?");
    const QByteArray signedWords = bench.s.block(":WAV:UNS OFF;BYT MSBF;DATA?");
    const QByteArray signedBytes = bench.s.block(":WAV:FORM BYTE;DATA?");
    QCOMPARE(bench.s.query(":WAV:YREF?"), QByteArray("0"));
    const auto ascii = bench.s.block(":WAV:FORM ASC;DATA?").split(',');
    QCOMPARE(words.size(), 1000);
    QCOMPARE(ascii.size(), 500);
    for (qsizetype i = 0; i < 500; ++i) {
        QCOMPARE(words[2 * i], bytes[i]);
        QCOMPARE(words[2 * i + 1], '\0');
        QCOMPARE(swapped[2 * i + 1], bytes[i]);
        QCOMPARE(signedWords[2 * i], static_cast<char>(bytes[i] ^ '\x80'));
        QCOMPARE(signedBytes[i], static_cast<char>(bytes[i] ^ '\x80'));
        QVERIFY(std::fabs(ascii[i].toDouble() - (static_cast<unsigned char>(bytes[i]) - 128) / 32.0) < 1e-5);
    }
}

void TestOscilloscope::recordsAreDeterministic()
{
    const auto record = [](std::uint64_t seed) {
        Pair bench(seed);
        bench.g.write("FUNC NOIS;:VOLT 2;:OUTP ON");
        bench.s.write(":DIG CHAN1");
        bench.clock->advance(std::chrono::seconds(2));
        return bench.s.block(":WAV:POIN 20000;DATA?");
    };
    const QByteArray first = record(7);
    QCOMPARE(first.size(), 20000);
    QCOMPARE(record(7), first);
    QVERIFY(record(8) != first);
}

void TestOscilloscope::partsOfARecordAreTheSame()
{
    using namespace visor::simulation;
    for (const auto type : {ScopeAcquireType::Normal, ScopeAcquireType::Peak}) {
        ScopeSettings settings;
        settings.type = type;
        const auto signal = std::make_shared<const ConstantSignal>(0.5);
        const ScopeAcquisition acquisition(settings, {signal, signal, signal, signal}, 1.0, 3, 4);
        const ScopeGrid grid = acquisition.grid(10'000);
        std::vector<float> whole(grid.points);
        acquisition.volts(0, grid, 0, whole);
        std::vector<float> part(777);
        acquisition.volts(0, grid, 4321, part);
        QVERIFY(std::equal(part.begin(), part.end(), whole.begin() + 4321));
        std::vector<float> other(grid.points);
        acquisition.volts(1, grid, 0, other);
        QVERIFY(other != whole); // channels have noise of their own
    }
}

void TestOscilloscope::digitizeWaitsAndStops()
{
    Pair bench;
    QCOMPARE(bench.g.write("FREQ 1000;:VOLT 4;:OUTP ON"), QByteArray());
    QCOMPARE(bench.s.write(":TIM:SCAL 0.1;:DIG CHAN2;:WAV:SOUR CHAN2;POIN?"), QByteArray());
    QVERIFY(bench.s.link().isResponsePending());
    QVERIFY(!bench.s.link().isResponseAvailable());
    bench.clock->advance(std::chrono::milliseconds(900));
    QVERIFY(!bench.s.link().isResponseAvailable());
    bench.clock->advance(std::chrono::milliseconds(200));
    QCOMPARE(bench.s.read(), QByteArray("1000"));
    QCOMPARE(bench.s.query(":RST?;:OPER:COND?;:CHAN2:DISP?"), QByteArray("STOP;0;1"));
    // Stopped: the same record however long one waits.
    const QByteArray first = bench.s.block(":WAV:DATA?");
    bench.clock->advance(std::chrono::seconds(5));
    QCOMPARE(bench.s.block(":WAV:DATA?"), first);
    QCOMPARE(bench.s.query(":RUN;:OPER:COND?;:RST?"), QByteArray("8;RUN"));
    bench.clock->advance(std::chrono::seconds(5));
    QVERIFY(bench.s.block(":WAV:DATA?") != first);
}

void TestOscilloscope::digitizeWithoutTriggerWaitsForEver()
{
    Pair bench; // generator off
    QCOMPARE(bench.s.write(":TRIG:SWE NORM;LEV 1;:DIG CHAN1;*OPC?"), QByteArray());
    bench.clock->advance(std::chrono::seconds(30));
    QCOMPARE(bench.s.read(Probe::expired()), QByteArray("!VI_ERROR_TMO"));
    QVERIFY(bench.s.link().clear(Probe::patient()));
    QCOMPARE(bench.s.query(":RST?"), QByteArray("STOP"));
    // The signal comes later: then it triggers.
    QCOMPARE(bench.s.write(":DIG CHAN1;*OPC?"), QByteArray());
    bench.clock->advance(std::chrono::seconds(1));
    QVERIFY(!bench.s.link().isResponseAvailable());
    QCOMPARE(bench.g.write("FREQ 1000;:VOLT 4;:OUTP ON"), QByteArray());
    bench.clock->advance(std::chrono::seconds(1));
    QCOMPARE(bench.s.read(), QByteArray("1"));
    // Another client may stop one that waits.
    QCOMPARE(bench.s.write(":TRIG:LEV 3;:DIG CHAN1;*OPC?"), QByteArray());
    Probe other(bench.scope);
    QCOMPARE(other.write(":STOP"), QByteArray());
    QCOMPARE(bench.s.read(), QByteArray("1"));
    // No trigger ever, no record at all.
    QCOMPARE(bench.s.write("*RST;:TRIG:SWE NORM;LEV 3;:WAV:DATA?"), QByteArray());
    QVERIFY(bench.s.error().startsWith("-230"));
}

void TestOscilloscope::singleAndRunStates()
{
    Pair bench;
    QCOMPARE(bench.s.query("*CLS;:OPER:COND?;:SING;:RST?;*OPC;*ESR?"), QByteArray("8;SING;0"));
    bench.clock->advance(std::chrono::seconds(1)); // AUTO draws without a trigger
    QCOMPARE(bench.s.query(":RST?;*ESR?;:TER?"), QByteArray("STOP;1;0"));
    QCOMPARE(bench.s.write(":TRIG:SWE NORM;:TRIG:SOUR EXT;:SING"), QByteArray());
    bench.clock->advance(std::chrono::seconds(1));
    QCOMPARE(bench.s.query(":RST?;:TRIG:FORC;:RST?"), QByteArray("SING;STOP"));
    QCOMPARE(bench.s.write(":TRIG:SOUR LINE;:SING"), QByteArray());
    bench.clock->advance(std::chrono::milliseconds(100));
    QCOMPARE(bench.s.query(":RST?"), QByteArray("STOP"));
    QVERIFY(bench.s.link().trigger(Probe::patient()));
    QCOMPARE(bench.s.query(":RST?"), QByteArray("SING"));
}

void TestOscilloscope::measurements()
{
    Pair bench;
    QCOMPARE(bench.g.write("FUNC SQU;:FUNC:SQU:DCYC 30;:FREQ 10e3;:VOLT 2;VOLT:OFFS 0.5;:OUTP ON"), QByteArray());
    QCOMPARE(bench.g.write("SOUR2:FUNC SIN;FREQ 10e3;VOLT 2;PHAS 90;:OUTP2 ON"), QByteArray());
    QCOMPARE(bench.s.write(":TIM:SCAL 50e-6;:CHAN1:SCAL 0.5;:CHAN2:SCAL 0.5;:TRIG:LEV 0.5"), QByteArray());
    const auto close = [&](const QByteArray& query, double expected, double tolerance) {
        const double value = bench.s.number(query);
        if (std::fabs(value - expected) > tolerance)
            qWarning("%s gives %g, not %g", query.constData(), value, expected);
    };
    close(":MEAS:PER?", 100e-6, 0.2e-6);
    close(":MEAS:DUTY? CHAN1", 30.0, 0.3);
    close(":MEAS:PWID? CHAN1", 30e-6, 0.3e-6);
    close(":MEAS:NWID? CHAN1", 70e-6, 0.3e-6);
    close(":MEAS:VTOP? CHAN1", 1.5, 0.03);
    close(":MEAS:VBAS? CHAN1", -0.5, 0.03);
    close(":MEAS:VAMP? CHAN1", 2.0, 0.05);
    close(":MEAS:VMAX? CHAN1", 1.5, 0.08);
    close(":MEAS:VMIN? CHAN1", -0.5, 0.08);
    close(":MEAS:VAV? CYCL,CHAN1", 0.3 * 1.5 - 0.7 * 0.5, 0.02);
    close(":MEAS:VRMS? CYCL,DC,CHAN2", 1.0 / std::numbers::sqrt2, 0.01);
    close(":MEAS:VRMS? DISP,AC,CHAN2", 1.0 / std::numbers::sqrt2, 0.02);
    close(":MEAS:PHAS? CHAN1,CHAN2", -90.0, 1.5);
    // Two periods on the screen, begun and ended by the same edge: the falling ones tell.
    QCOMPARE(bench.s.write(":TIM:SCAL 20e-6"), QByteArray());
    close(":MEAS:PER? CHAN1", 100e-6, 0.2e-6);
    // What is not there cannot be measured.
    QCOMPARE(bench.s.query(":MEAS:FREQ? CHAN3"), QByteArray("+9.90000000E+37"));
    QCOMPARE(bench.s.query(":MEAS:RIS? CHAN4"), QByteArray("+9.90000000E+37"));
    QCOMPARE(bench.s.error(), QByteArray("+0,\"No error\""));
}

void TestOscilloscope::autoscaleFindsTheSignals()
{
    Pair bench;
    QCOMPARE(bench.g.write("FREQ 25e3;:VOLT 3;:OUTP ON"), QByteArray());
    QCOMPARE(bench.s.query(":AUT;:CHAN1:DISP?;SCAL?;:CHAN2:DISP?;:TIM:SCAL?"),
             QByteArray("1;+5.00000000E-01;0;+2.00000000E-05"));
    QVERIFY(std::fabs(bench.s.number(":MEAS:FREQ?") - 25e3) < 50);
}

void TestOscilloscope::screenshotIsAPng()
{
    Pair bench;
    QCOMPARE(bench.g.write("FREQ 5000;:VOLT 4;:OUTP ON"), QByteArray());
    bench.s.write(":MEAS:FREQ CHAN1;:MEAS:VPP CHAN1;:CHAN1:LAB 'clock';:SYST:DSP 'Hello'");
    const QByteArray png = bench.s.block(":DISP:DATA? PNG,COL");
    QVERIFY(png.startsWith("\x89PNG\r\n\x1a\n"));
    QVERIFY(png.size() > 3000);
    // Chunks one after another to the end, the pixels inflate to one byte a pixel and one a row.
    qsizetype position = 8;
    QByteArrayList types;
    QByteArray pixels;
    const auto word = [&](qsizetype at) {
        quint32 value = 0;
        for (qsizetype i = 0; i < 4; ++i)
            value = value << 8 | static_cast<unsigned char>(png[at + i]);
        return value;
    };
    while (position + 12 <= png.size()) {
        const qsizetype length = word(position);
        types.append(png.sliced(position + 4, 4));
        if (types.last() == "IDAT") {
            const QByteArray size =
                QByteArray::fromHex("0005df20"); // qUncompress() wants a size: 481 * 800 is near
            pixels = qUncompress(size + png.sliced(position + 8, length));
        }
        position += 12 + length;
    }
    QCOMPARE(position, png.size());
    QCOMPARE(types, (QByteArrayList{"IHDR", "PLTE", "IDAT", "IEND"}));
    QCOMPARE(pixels.size(), 480 * 801);
    QVERIFY(pixels.count(char(4)) > 1000); // the yellow trace
    QCOMPARE(bench.s.block(":DISP:DATA? PNG"), png);
    bench.s.write(":DISP:DATA? BMP");
    QVERIFY(bench.s.error().startsWith("-224"));
}

void TestOscilloscope::bigRecords()
{
    Pair bench;
    QCOMPARE(bench.g.write("FREQ 1000;:VOLT 4;:OUTP ON"), QByteArray());
    QCOMPARE(bench.s.write(":TIM:SCAL 1e-3;:WAV:POIN:MODE MAX;:WAV:POIN 8000000;:STOP"), QByteArray());
    const QByteArray all = bench.s.block(":WAV:DATA?");
    QCOMPARE(all.size(), 8'000'000);
    const QByteArray part = bench.s.block(":WAV:POIN 1000000;DATA?");
    QCOMPARE(part.size(), 1'000'000);
    for (qsizetype i = 0; i < part.size(); i += 1009) // every eighth sample of the same acquisition
        QVERIFY(std::abs(static_cast<unsigned char>(part[i]) - static_cast<unsigned char>(all[8 * i])) <= 1);
}

QTEST_GUILESS_MAIN(TestOscilloscope)
#include "test_oscilloscope.moc"
