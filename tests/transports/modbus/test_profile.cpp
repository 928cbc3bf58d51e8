// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/command_runner.h"
#include "core/instrument/profile_manners.h"
#include "core/profile/reader.h"
#include "tests/common/test_case.h"
#include "tests/transports/modbus/cell_device.h"
#include "transports/modbus/tcp_server.h"
#include "transports/modbus/tcp_transport.h"

namespace visor::modbus {

/// A profile's `modbus:` blocks, from the form's values to the registers and back.
class TestProfile : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void valuesGoThereAndBack();
};

void TestProfile::valuesGoThereAndBack()
{
    const auto outcome = profile::readProfile(R"YAML(
instrument: {manufacturer: M, model: X, class: c}
identity: {pattern: MX}
commands:
  setpoint:
    params: {value: {type: float, unit: °C, min: -50, max: 300}}
    returns: {type: float, unit: °C}
    modbus: {number: 101, type: i16, scale: 0.1}
  power:
    returns: {type: float, unit: W}
    modbus: {register: input, address: 10, type: float32, word_order: little}
  output:
    params: {state: {type: bool}}
    returns: {type: bool}
    modbus: {register: coil, address: 3}
  mode:
    params: {mode: {type: enum, options: [auto, manual], map: {auto: 0, manual: 2}}}
    returns: {type: int}
    modbus: {address: 20}
  name:
    params: {name: {type: string}}
    returns: {type: string}
    modbus: {address: 200, type: string, count: 8}
  trend:
    returns: {type: array, element_type: int}
    modbus: {address: 300, count: 3, type: i16}
)YAML",
                                              QStringLiteral("x.yaml"));
    for (const profile::Problem& problem : outcome.problems)
        QVERIFY2(problem.severity == profile::Severity::Note, qPrintable(problem.text));

    test::CellDevice device;
    const auto server = TcpServer::start(device);
    QVERIFY(server);
    TcpTransport transport;
    const auto session =
        transport.open((*server)->resources().front(), {}, visa::Deadline::after(std::chrono::seconds(30)));
    QVERIFY(session);
    instrument::Dialogue dialogue(**session, nullptr, 0, {}, instrument::mannersOf(*outcome.profile, {}), {});
    const auto run = [&](const char16_t* name, const profile::Arguments& arguments) {
        return instrument::runCommand(dialogue, *outcome.profile, *outcome.profile->findCommand(name), arguments);
    };
    const auto set = [&](const char16_t* name, const char16_t* parameter, const QVariant& value) {
        return run(name, {{QString::fromUtf16(parameter), value}});
    };
    const auto text = [&](const char16_t* name) {
        const auto read = run(name, {});
        return read ? read->reply.toText() : QStringLiteral("error: ") + read.error().message;
    };

    QVERIFY(set(u"setpoint", u"value", QStringLiteral("-12.5")));
    std::array<std::uint16_t, 1> cell{};
    QVERIFY(device.readCells(visa::RegisterTable::HoldingRegisters, 100, cell) == visa::RegisterFault::None);
    QCOMPARE(static_cast<std::int16_t>(cell[0]), std::int16_t{-125});
    QCOMPARE(text(u"setpoint"), QStringLiteral("-12.5"));
    QVERIFY(!set(u"setpoint", u"value", 301));

    device.set(visa::RegisterTable::InputRegisters, 10, 0xE979);
    device.set(visa::RegisterTable::InputRegisters, 11, 0x42F6);
    QCOMPARE(text(u"power"), QStringLiteral("123.456"));

    QVERIFY(set(u"output", u"state", true));
    QVERIFY(device.readCells(visa::RegisterTable::Coils, 3, cell) == visa::RegisterFault::None);
    QCOMPARE(cell[0], std::uint16_t{1});
    QVERIFY(set(u"mode", u"mode", QStringLiteral("manual")));
    QCOMPARE(text(u"mode"), QStringLiteral("2"));
    QVERIFY(set(u"name", u"name", QStringLiteral("a \"b\" = c")));
    QCOMPARE(text(u"name"), QStringLiteral("a \"b\" = c"));
    device.set(visa::RegisterTable::HoldingRegisters, 301, 0xFFFF);
    const auto trend = run(u"trend", {});
    QVERIFY(trend);
}

} // namespace visor::modbus

QTEST_GUILESS_MAIN(visor::modbus::TestProfile)
#include "test_profile.moc"
