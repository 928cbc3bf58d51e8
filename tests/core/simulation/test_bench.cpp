// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/bench.h"
#include "core/simulation/manual_clock.h"
#include "tests/common/test_case.h"
#include "tests/core/simulation/probe.h"

#include <cmath>
#include <memory>
#include <set>

using visor::simulation::Bench;
using visor::test::Probe;

namespace {

struct Desk
{
    std::shared_ptr<visor::simulation::ManualClock> clock = std::make_shared<visor::simulation::ManualClock>();
    std::unique_ptr<Bench> bench = Bench::create(1, clock);

    Desk() { clock->advance(std::chrono::seconds(1)); }
    [[nodiscard]] visor::visa::Device& device(const QString& key) const { return *bench->find(key)->device; }
};

} // namespace

class TestBench : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyInstrumentIdentifies();
    void setUpWithoutErrors();
    void generatorFeedsTheOscilloscope();
    void supplyFeedsMeterAndOscilloscope();
    void sameSeedSameBench();
    void slow();
    void drops();
    void garbage();
    void locked();
    void byteOrder();
    void silent();
    void truncated();
    void overlong();
    void huge();
};

void TestBench::everyInstrumentIdentifies()
{
    const Desk desk;
    std::set<QByteArray> keys;
    std::set<QByteArray> identities;
    int faulty = 0;
    int gpib = 0;
    for (const Bench::Entry& entry : desk.bench->entries()) {
        QVERIFY(!entry.name.isEmpty() && !entry.description.isEmpty());
        keys.insert(entry.key);
        QCOMPARE(desk.bench->find(entry.name), &entry);
        if (entry.shelf == Bench::Shelf::Faulty) {
            ++faulty;
            continue;
        }
        if (entry.registers) {
            QVERIFY(!entry.device && !entry.gpibAddress);
            QVERIFY(entry.identity.startsWith(entry.registers->identification(0) + ','));
            identities.insert(entry.identity);
            continue;
        }
        gpib += entry.gpibAddress ? 1 : 0;
        Probe probe(*entry.device);
        const QByteArray identity = probe.query("*IDN?");
        QVERIFY2(identity.startsWith("VISOR SIMULATED,"), identity.constData());
        identities.insert(identity);
    }
    QCOMPARE(faulty, 9);
    QCOMPARE(gpib, 2);
    QCOMPARE(identities.size(), std::size_t(7));
    QCOMPARE(keys.size(), std::size_t(16));
    QCOMPARE(desk.bench->find(u"toaster"), nullptr);
    QVERIFY(desk.bench->find(u"OSCILLOSCOPE") != nullptr);
}

void TestBench::setUpWithoutErrors()
{
    const Desk desk;
    for (const QString& key :
         {QStringLiteral("oscilloscope"), QStringLiteral("generator"), QStringLiteral("supply")}) {
        Probe probe(desk.device(key));
        QCOMPARE(probe.error(), QByteArray("+0,\"No error\""));
    }
}

void TestBench::generatorFeedsTheOscilloscope()
{
    const Desk desk;
    Probe scope(desk.device(QStringLiteral("oscilloscope")));
    Probe generator(desk.device(QStringLiteral("generator")));
    QVERIFY(std::fabs(scope.number(":MEAS:FREQ? CHAN1") - 1000) < 2);
    QVERIFY(std::fabs(scope.number(":MEAS:VPP? CHAN1") - 2.0) < 0.15);
    QCOMPARE(generator.write("FREQ 2500"), QByteArray());
    desk.clock->advance(std::chrono::seconds(1));
    QVERIFY(std::fabs(scope.number(":MEAS:FREQ? CHAN1") - 2500) < 5);
    QVERIFY(std::fabs(scope.number(":MEAS:FREQ? CHAN2") - 1000) < 2);
}

void TestBench::supplyFeedsMeterAndOscilloscope()
{
    const Desk desk;
    Probe supply(desk.device(QStringLiteral("supply")));
    Probe scope(desk.device(QStringLiteral("oscilloscope")));
    QCOMPARE(supply.write("VOLT 3,(@1)"), QByteArray());
    desk.clock->advance(std::chrono::seconds(100));
    QVERIFY(std::fabs(scope.number(":MEAS:VAV? CHAN3") - 3.0) < 0.05);
    // 3 V on 22 Ohm are 0.41 W: 12 K/W above 23 degrees, 10 mV a degree.
    QVERIFY(std::fabs(scope.number(":MEAS:VAV? CHAN4") - 0.279) < 0.01);
    Probe meter(desk.device(QStringLiteral("multimeter")));
    QCOMPARE(meter.write("MEAS:VOLT:DC?"), QByteArray());
    desk.clock->advance(std::chrono::seconds(10));
    QVERIFY(std::fabs(meter.read().toDouble() - 3.0) < 0.01);
}

void TestBench::sameSeedSameBench()
{
    const auto data = [] {
        const Desk desk;
        Probe scope(desk.device(QStringLiteral("oscilloscope")));
        return scope.block(":WAV:DATA?");
    };
    QCOMPARE(data().size(), 1000);
    QCOMPARE(data(), data());
}

void TestBench::slow()
{
    const Desk desk;
    Probe probe(desk.device(QStringLiteral("faulty-slow")));
    QCOMPARE(probe.write("*IDN?"), QByteArray());
    QCOMPARE(probe.read(Probe::expired()), QByteArray("!VI_ERROR_TMO"));
    desk.clock->advance(std::chrono::seconds(3));
    QVERIFY(probe.read().startsWith("VISOR SIMULATED,"));
}

void TestBench::drops()
{
    const Desk desk;
    Probe probe(desk.device(QStringLiteral("faulty-drops")));
    Probe other(desk.device(QStringLiteral("faulty-drops")));
    QVERIFY(probe.query("*IDN?").startsWith("VISOR SIMULATED,"));
    QCOMPARE(probe.write(":WAV:DATA?"), QByteArray());
    std::array<char, 2000> bytes{};
    const auto chunk = probe.link().read(bytes, Probe::patient());
    QVERIFY(!chunk);
    QCOMPARE(chunk.error().status, visor::visa::Status::ErrorConnectionLost);
    QCOMPARE(chunk.error().transferred, std::size_t((10 + 1000 + 1) / 2));
    QCOMPARE(QByteArray(bytes.data(), 10), QByteArray("#800001000"));
    QCOMPARE(probe.query("*IDN?"), QByteArray("!VI_ERROR_CONN_LOST"));
    QCOMPARE(probe.link().readStatusByte(Probe::patient()).error().status,
             visor::visa::Status::ErrorConnectionLost);
    QVERIFY(other.query("*IDN?").startsWith("VISOR SIMULATED,"));
}

void TestBench::garbage()
{
    const Desk desk;
    Probe probe(desk.device(QStringLiteral("faulty-garbage")));
    const QByteArray first = probe.query("*IDN?");
    QVERIFY(first.contains('\0') && !first.contains("VISOR"));
    QVERIFY(probe.query("*IDN?") != first);
}

void TestBench::locked()
{
    const Desk desk;
    Probe probe(desk.device(QStringLiteral("faulty-locked")));
    QCOMPARE(probe.link().write("*IDN?", Probe::expired(), true).error().status,
             visor::visa::Status::ErrorResourceLocked);
    QVERIFY(probe.link().lockState(Probe::patient()).value().exclusive);
}

void TestBench::byteOrder()
{
    const Desk desk;
    Probe probe(desk.device(QStringLiteral("faulty-byte-order")));
    QCOMPARE(probe.write(":STOP;:WAV:FORM BYTE"), QByteArray());
    const QByteArray bytes = probe.block(":WAV:DATA?");
    const QByteArray words = probe.block(":WAV:FORM WORD;BYT MSBF;DATA?");
    QCOMPARE(words.size(), 2 * bytes.size());
    QCOMPARE(words[0], '\0');
    QCOMPARE(words[1], bytes[0]);
}

void TestBench::silent()
{
    const Desk desk;
    Probe probe(desk.device(QStringLiteral("faulty-silent")));
    QCOMPARE(probe.write("*IDN?"), QByteArray());
    desk.clock->advance(std::chrono::hours(1));
    QCOMPARE(probe.read(Probe::expired()), QByteArray("!VI_ERROR_TMO"));
    QVERIFY(probe.link().clear(Probe::patient()));
}

void TestBench::truncated()
{
    const Desk desk;
    Probe probe(desk.device(QStringLiteral("faulty-truncated")));
    QVERIFY(probe.query("*IDN?").startsWith("VISOR SIMULATED,"));
    const QByteArray reply = probe.query(":WAV:DATA?");
    QVERIFY(reply.startsWith("#800001000"));
    QCOMPARE(reply.size(), 10 + 750);
}

void TestBench::overlong()
{
    const Desk desk;
    Probe probe(desk.device(QStringLiteral("faulty-overlong")));
    const QByteArray reply = probe.query(":WAV:DATA?");
    QVERIFY(reply.startsWith("#800001000"));
    QCOMPARE(reply.size(), 10 + 2000);
}

void TestBench::huge()
{
    const Desk desk;
    Probe probe(desk.device(QStringLiteral("faulty-huge")));
    QVERIFY(probe.query("*IDN?").startsWith("VISOR SIMULATED,"));
    QCOMPARE(probe.write(":TIM:SCAL?"), QByteArray());
    std::vector<char> buffer(1 << 20);
    std::size_t total = 0;
    while (true) {
        const auto chunk = probe.link().read(buffer, Probe::patient());
        QVERIFY(chunk);
        total += chunk->count;
        if (chunk->endsMessage())
            break;
    }
    QCOMPARE(total, std::size_t(100'000'001));
    // Nobody has to listen to the end.
    QCOMPARE(probe.write(":TIM:SCAL?"), QByteArray());
    QVERIFY(probe.link().read(buffer, Probe::patient()));
    QVERIFY(probe.link().clear(Probe::patient()));
    QVERIFY(probe.query("*IDN?").startsWith("VISOR SIMULATED,"));
}

QTEST_GUILESS_MAIN(TestBench)
#include "test_bench.moc"
