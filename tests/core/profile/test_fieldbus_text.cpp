// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/reader.h"
#include "core/profile/renderer.h"
#include "tests/common/test_case.h"

namespace visor::profile {

/// What `modbus:` and `can:` blocks become.
class TestFieldbusText : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void ownTextStands();
    void rendering();

private:
    static std::shared_ptr<const Profile> read(const QByteArray& commands)
    {
        const auto outcome = readProfile("instrument: {manufacturer: M, model: X, class: c}\n"
                                         "identity: {pattern: MX}\ncommands:\n" +
                                             commands,
                                         QStringLiteral("x.yaml"));
        for (const Problem& problem : outcome.problems) {
            if (problem.severity == Severity::Error)
                qWarning("%s", qPrintable(problem.text));
        }
        return outcome.profile;
    }
};

void TestFieldbusText::texts_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("getter");
    QTest::addColumn<QString>("setter");
    const auto row = [](const char* command, const char* type, const char* getter, const char* setter) {
        QTest::newRow(command) << QByteArray(command) << QString::fromLatin1(type) << QString::fromLatin1(getter)
                               << QString::fromLatin1(setter);
    };
    row("modbus: {address: 100}", "query", "holding? 100", "");
    row("modbus: {number: 101, register: input, type: float32, word_order: little}", "query",
        "input? 100 float32 word-swapped", "");
    row("modbus: {address: 0x10, type: i16, byte_order: little, scale: 0.1, offset: -40, count: 3}", "query",
        "holding? 16 count 3 i16 byte-swapped scale 0.1 offset -40", "");
    row("{params: {v: {type: float}}, modbus: {address: 5, type: i16, scale: 0.1}}", "property",
        "holding? 5 i16 scale 0.1", "holding 5 i16 scale 0.1 = {v}");
    row("{params: {on: {type: bool}}, modbus: {register: coil, address: 3}}", "property", "coil? 3",
        "coil 3 = {on}");
    row("{params: {n: {}}, modbus: {address: 9, type: string, count: 8}}", "property", "holding? 9 count 8 string",
        "holding 9 count 8 string = \"{n}\"");
    row("{type: write, modbus: {address: 7, value: '1', multiple: true}}", "write", "", "holding 7 multiple = 1");
    row("{params: {v: {}}, modbus: {address: 7, bit: 3}}", "property", "holding? 7 bit 3",
        "holding 7 bit 3 = {v}");
    row("can: {message_id: 0x1A0, signals: {rpm: {start_bit: 0, bit_length: 16, byte_order: big, signed: true, "
        "scale: "
        "0.25, offset: -40}}}",
        "query", "receive? 1A0 signal 0 16 big signed scale 0.25 offset -40", "");
    row("{params: {v: {type: float}}, can: {message_id: 0x18FF0001, direction: tx, dlc: 4, signals: {v: "
        "{start_bit: 8, "
        "bit_length: 12}}}}",
        "write", "", "send 18FF0001 dlc 4 signal 8 12 little = {v}");
    row("can: {message_id: 0x7E0, direction: tx_rx, response_id: 0x7E8, payload: 0322F190, signals: {s: "
        "{start_bit: "
        "24}}}",
        "query", "request? 7E0 0322F190 from 7E8 signal 24 8 little", "");
}

void TestFieldbusText::texts()
{
    QFETCH(QByteArray, command);
    QFETCH(QString, type);
    QFETCH(QString, getter);
    QFETCH(QString, setter);
    const auto profile = read("  a: " + (command.startsWith('{') ? command : '{' + command + '}') + '\n');
    QVERIFY(profile);
    const Command* found = profile->findCommand(u"a");
    QVERIFY(found);
    QCOMPARE(QString(commandTypeName(found->type)), type);
    const bool isProperty = found->type == CommandType::Property;
    QCOMPARE(isProperty || !getter.isEmpty() ? (isProperty ? found->getter : found->scpi) : QString(), getter);
    QCOMPARE(isProperty || !setter.isEmpty() ? (isProperty ? found->setter : found->scpi) : QString(), setter);
}

void TestFieldbusText::ownTextStands()
{
    const auto profile = read("  a: {type: query, scpi: 'A?', modbus: {address: 1}}\n");
    QVERIFY(profile);
    QCOMPARE(profile->findCommand(u"a")->scpi, QStringLiteral("A?"));
}

void TestFieldbusText::rendering()
{
    const auto profile = read("  a: {params: {on: {type: bool}}, modbus: {register: coil, address: 3}}\n"
                              "  b: {params: {v: {type: float, max: 10}}, modbus: {address: 3, type: float32}}\n");
    QVERIFY(profile);
    const auto on = render(*profile->findCommand(u"a"), Access::Write, {{QStringLiteral("on"), true}});
    QVERIFY(on);
    QCOMPARE(on->bytes, QByteArray("coil 3 = ON"));
    QVERIFY(!on->expectsReply);
    const auto asked = render(*profile->findCommand(u"b"), Access::Read, {});
    QVERIFY(asked);
    QCOMPARE(asked->bytes, QByteArray("holding? 3 float32"));
    QVERIFY(asked->expectsReply);
    QVERIFY(!render(*profile->findCommand(u"b"), Access::Write, {{QStringLiteral("v"), 11}}));
}

} // namespace visor::profile

QTEST_APPLESS_MAIN(visor::profile::TestFieldbusText)
#include "test_fieldbus_text.moc"
