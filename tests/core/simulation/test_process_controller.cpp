// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/manual_clock.h"
#include "core/simulation/process_controller.h"
#include "tests/common/test_case.h"

#include <array>
#include <bit>
#include <cmath>
#include <vector>

using visor::simulation::ManualClock;
using visor::simulation::ProcessController;
using visor::visa::RegisterFault;
using visor::visa::RegisterTable;

namespace {

constexpr auto kCoils = RegisterTable::Coils;
constexpr auto kDiscrete = RegisterTable::DiscreteInputs;
constexpr auto kInputs = RegisterTable::InputRegisters;
constexpr auto kHolding = RegisterTable::HoldingRegisters;

struct Furnace
{
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>();
    ProcessController controller{clock, 7};

    std::vector<std::uint16_t> read(RegisterTable table, int address, std::size_t count = 1)
    {
        std::vector<std::uint16_t> cells(count, 0xBEEF);
        if (controller.readCells(table, static_cast<std::uint16_t>(address), cells) != RegisterFault::None)
            cells.clear();
        return cells;
    }
    int cell(RegisterTable table, int address)
    {
        const auto cells = read(table, address);
        return cells.empty() ? -1 : cells[0];
    }
    double tenths(int address) { return static_cast<std::int16_t>(cell(kInputs, address)) / 10.0; }
    float real(int address, bool lowFirst)
    {
        const auto cells = read(kInputs, address, 2);
        const std::uint32_t bits = std::uint32_t{cells.at(lowFirst ? 1 : 0)} << 16 | cells.at(lowFirst ? 0 : 1);
        return std::bit_cast<float>(bits);
    }
    RegisterFault write(RegisterTable table, int address, std::vector<std::uint16_t> values)
    {
        return controller.writeCells(table, static_cast<std::uint16_t>(address), values);
    }
};

} // namespace

class TestProcessController : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void startsInTheRoomAndReachesTheSetpoint();
    void manualFollowsTheTimeConstant();
    void rampMovesTheSetpoint();
    void derivativeIsTaken();
    void alarmsComeGoAndLatch();
    void energyCountsAndIsReset();
    void textAndIdentity();
    void sameSeedSameFurnace();
    void refuses_data();
    void refuses();
};

void TestProcessController::startsInTheRoomAndReachesTheSetpoint()
{
    Furnace furnace;
    QVERIFY(std::abs(furnace.tenths(0) - 23.0) < 0.3);
    QCOMPARE(furnace.cell(kInputs, 3), 230);
    furnace.clock->advance(std::chrono::seconds(1));
    QCOMPARE(furnace.cell(kInputs, 2), 1000); // far away: flat out
    QVERIFY(std::abs(furnace.real(12, true) - 1000.0F) < 0.01F);
    QCOMPARE(furnace.cell(kDiscrete, 0), 1);
    QCOMPARE(furnace.cell(kDiscrete, 4), 0);
    furnace.clock->advance(std::chrono::minutes(10));
    QVERIFY(std::abs(furnace.tenths(0) - 80.0) < 0.3);
    QVERIFY(std::abs(furnace.real(10, false) - 80.0F) < 0.2F);
    // Holding 57 K above the room takes 142.5 W of 1000 W.
    QVERIFY(std::abs(furnace.tenths(2) - 14.25) < 0.5);
    QCOMPARE(furnace.cell(kDiscrete, 4), 1);
    QCOMPARE(furnace.cell(kInputs, 4), 1 | 16);
    QCOMPARE(furnace.read(kInputs, 16, 2), (std::vector<std::uint16_t>{0, 601}));
    QCOMPARE(furnace.write(kCoils, 0, {0}), RegisterFault::None);
    furnace.clock->advance(std::chrono::minutes(20));
    QVERIFY(std::abs(furnace.tenths(0) - 23.0) < 0.3);
    QCOMPARE(furnace.cell(kInputs, 2), 0);
    QCOMPARE(furnace.cell(kCoils, 0), 0);
}

void TestProcessController::manualFollowsTheTimeConstant()
{
    Furnace furnace;
    QCOMPARE(furnace.write(kHolding, 1, {1, 250}), RegisterFault::None); // manual, 25 %
    furnace.clock->advance(std::chrono::minutes(1));                     // one time constant
    QVERIFY(std::abs(furnace.tenths(0) - (23.0 + 100.0 * (1.0 - std::exp(-1.0)))) < 0.5);
    QCOMPARE(furnace.cell(kInputs, 4) & 32, 32);
    furnace.clock->advance(std::chrono::minutes(20));
    QVERIFY(std::abs(furnace.tenths(0) - 123.0) < 0.3);
}

void TestProcessController::rampMovesTheSetpoint()
{
    Furnace furnace;
    furnace.clock->advance(std::chrono::minutes(10));
    QCOMPARE(furnace.write(kHolding, 3, {100}), RegisterFault::None); // 10 K/min
    QCOMPARE(furnace.write(kHolding, 0, {1000}), RegisterFault::None);
    furnace.clock->advance(std::chrono::minutes(1));
    QVERIFY(std::abs(furnace.tenths(1) - 90.0) < 0.2);
    QCOMPARE(furnace.cell(kDiscrete, 3), 1);
    furnace.clock->advance(std::chrono::minutes(2));
    QCOMPARE(furnace.cell(kInputs, 1), 1000);
    QCOMPARE(furnace.cell(kDiscrete, 3), 0);
}

void TestProcessController::derivativeIsTaken()
{
    // Three seconds after a cold start the furnace has just come into a band of 40 K, gaining some 6 K a second.
    // What is known to rise needs less.
    const auto output = [](std::uint16_t derivative) {
        Furnace furnace;
        static_cast<void>(furnace.write(kHolding, 10, {400, 3600, derivative}));
        furnace.clock->advance(std::chrono::seconds(3));
        return furnace.tenths(2);
    };
    const double without = output(0);
    QVERIFY2(without > 90.0 && without < 100.0, qPrintable(QString::number(without)));
    QVERIFY2(output(2) < without - 15.0, qPrintable(QString::number(output(2))));
}

void TestProcessController::alarmsComeGoAndLatch()
{
    Furnace furnace;
    const auto high = [&] { return furnace.cell(kDiscrete, 1); };
    QCOMPARE(furnace.write(kHolding, 4, {600}), RegisterFault::None); // 60 °C
    QCOMPARE(high(), 0);
    furnace.clock->advance(std::chrono::minutes(10)); // 80 °C
    QCOMPARE(high(), 1);
    QCOMPARE(furnace.cell(kInputs, 4) & 2, 2);
    QCOMPARE(furnace.write(kHolding, 0, {590}), RegisterFault::None); // within the hysteresis of 2 K
    furnace.clock->advance(std::chrono::minutes(10));
    QCOMPARE(high(), 1);
    QCOMPARE(furnace.write(kCoils, 1, {1}), RegisterFault::None); // latching
    QCOMPARE(furnace.write(kHolding, 0, {400}), RegisterFault::None);
    furnace.clock->advance(std::chrono::minutes(10));
    QCOMPARE(high(), 1);
    QCOMPARE(furnace.write(kCoils, 2, {1}), RegisterFault::None);
    QCOMPARE(high(), 0);
    QCOMPARE(furnace.cell(kCoils, 2), 0);                             // it is an act, not a state
    QCOMPARE(furnace.write(kHolding, 5, {500}), RegisterFault::None); // too cold now
    QCOMPARE(furnace.cell(kDiscrete, 2), 1);
    QCOMPARE(furnace.write(kCoils, 2, {1}), RegisterFault::None);
    QCOMPARE(furnace.cell(kDiscrete, 2), 1); // it is so still
}

void TestProcessController::energyCountsAndIsReset()
{
    Furnace furnace;
    QCOMPARE(furnace.write(kHolding, 1, {1, 1000}), RegisterFault::None); // 1000 W
    furnace.clock->advance(std::chrono::minutes(6));                      // 100 Wh
    const auto tenths = furnace.read(kInputs, 14, 2);
    QCOMPARE(tenths[0], std::uint16_t{0});
    QVERIFY(std::abs(tenths[1] - 1000) <= 1);
    QCOMPARE(furnace.write(kCoils, 3, {1}), RegisterFault::None);
    QCOMPARE(furnace.read(kInputs, 14, 2), (std::vector<std::uint16_t>{0, 0}));
}

void TestProcessController::textAndIdentity()
{
    Furnace furnace;
    QCOMPARE(furnace.read(kHolding, 20, 2), (std::vector<std::uint16_t>{0x4675, 0x726E})); // "Furn"
    QCOMPARE(furnace.write(kHolding, 27, {0x4142}), RegisterFault::None);
    QCOMPARE(furnace.cell(kHolding, 27), 0x4142);
    QCOMPARE(furnace.controller.identification(0) + ',' + furnace.controller.identification(1) + ",0," +
                 furnace.controller.identification(2),
             ProcessController::identity());
    QVERIFY(furnace.controller.identification(3).isEmpty());
    QVERIFY(furnace.controller.identification(6).isEmpty());
}

void TestProcessController::sameSeedSameFurnace()
{
    Furnace one;
    Furnace other;
    for (int i = 0; i < 20; ++i) {
        one.clock->advance(std::chrono::seconds(3));
        other.clock->advance(std::chrono::seconds(1));
        other.clock->advance(std::chrono::seconds(2));
        QCOMPARE(one.read(kInputs, 10, 2), other.read(kInputs, 10, 2));
    }
}

void TestProcessController::refuses_data()
{
    QTest::addColumn<int>("table");
    QTest::addColumn<int>("address");
    QTest::addColumn<QList<int>>("values"); // none: read
    QTest::addColumn<int>("fault");
    const auto row = [](const char* name, RegisterTable table, int address, const QList<int>& values,
                        RegisterFault fault) {
        QTest::newRow(name) << static_cast<int>(table) << address << values << static_cast<int>(fault);
    };
    row("a gap", kInputs, 5, {}, RegisterFault::NoSuchAddress);
    row("beyond", kHolding, 28, {}, RegisterFault::NoSuchAddress);
    row("no such coil", kCoils, 4, {}, RegisterFault::NoSuchAddress);
    row("the last of all", kDiscrete, 0xFFFF, {}, RegisterFault::NoSuchAddress);
    row("no such coil to write", kCoils, 4, {1}, RegisterFault::NoSuchAddress);
    row("into a gap", kHolding, 6, {20, 1}, RegisterFault::NoSuchAddress);
    row("too hot", kHolding, 0, {4001}, RegisterFault::BadValue);
    row("below zero", kHolding, 0, {0xFFFF}, RegisterFault::BadValue);
    row("no such mode", kHolding, 1, {2}, RegisterFault::BadValue);
    row("no band", kHolding, 10, {0}, RegisterFault::BadValue);
    row("an hour and more", kHolding, 11, {3601}, RegisterFault::BadValue);
    row("the second of two", kHolding, 0, {1000, 7}, RegisterFault::BadValue);
}

void TestProcessController::refuses()
{
    QFETCH(int, table);
    QFETCH(int, address);
    QFETCH(QList<int>, values);
    QFETCH(int, fault);
    Furnace furnace;
    const auto before = furnace.read(kHolding, 0, 7);
    const auto which = static_cast<RegisterTable>(table);
    std::vector<std::uint16_t> cells(1);
    RegisterFault said = RegisterFault::None;
    if (values.isEmpty()) {
        said = furnace.controller.readCells(which, static_cast<std::uint16_t>(address), cells);
    } else {
        cells.clear();
        for (const int value : values)
            cells.push_back(static_cast<std::uint16_t>(value));
        said = furnace.write(which, address, cells);
    }
    QCOMPARE(static_cast<int>(said), fault);
    QCOMPARE(furnace.read(kHolding, 0, 7), before); // all or none
}

QTEST_GUILESS_MAIN(TestProcessController)
#include "test_process_controller.moc"
