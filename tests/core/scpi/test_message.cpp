// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/message.h"
#include "tests/common/test_case.h"

namespace visor::scpi {

class TestMessage : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void queries_data();
    void queries();
    void units();
    void arguments();
    void responses();
    void headers_data();
    void headers();
};

void TestMessage::queries_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<int>("count");
    QTest::newRow("idn") << QByteArray("*IDN?\n") << 1;
    QTest::newRow("command") << QByteArray(":CHAN1:SCAL 0.5") << 0;
    QTest::newRow("with argument") << QByteArray(":MEAS:VPP? CHAN1") << 1;
    QTest::newRow("argument at once") << QByteArray("MEAS:VOLT?(@101,102)") << 1;
    QTest::newRow("two") << QByteArray("*IDN?;:SYST:ERR?") << 2;
    QTest::newRow("mark in a string") << QByteArray(":DISP:TEXT \"ready?\"") << 0;
    QTest::newRow("mark in an argument") << QByteArray("ECHO what?") << 0;
    QTest::newRow("semicolon in a string") << QByteArray(":DISP:TEXT 'a;*IDN?'") << 0;
    QTest::newRow("block") << QByteArray(":DATA #16;*IDN?;*OPC?") << 1;
    QTest::newRow("doubled quotes") << QByteArray(":TEXT \"say \"\"*IDN?;\"\"\";*OPC?") << 1;
    QTest::newRow("empty") << QByteArray() << 0;
    QTest::newRow("only separators") << QByteArray(" ; ;\n") << 0;
    QTest::newRow("lone mark") << QByteArray("?") << 0;
    QTest::newRow("open string") << QByteArray(":TEXT \"abc;*IDN?") << 0;
}

void TestMessage::queries()
{
    QFETCH(QByteArray, message);
    QFETCH(int, count);
    QCOMPARE(queryCount(message), count);
    QCOMPARE(isQuery(message), count > 0);
}

void TestMessage::units()
{
    const QByteArray message(" :CHAN1:SCAL 0.5 ; OFFS? ;*RST\r\n");
    const auto units = programUnits(message);
    QCOMPARE(units.size(), std::size_t{3});
    QCOMPARE(units[0].header, QByteArrayView(":CHAN1:SCAL"));
    QCOMPARE(units[0].arguments, QByteArrayView("0.5"));
    QVERIFY(!units[0].isQuery());
    QCOMPARE(units[1].text, QByteArrayView("OFFS?"));
    QVERIFY(units[1].isQuery());
    QCOMPARE(units[2].header, QByteArrayView("*RST"));
    QVERIFY(units[2].arguments.isEmpty());
}

void TestMessage::arguments()
{
    const QByteArray text("1.5, (@1,2) ,\"a,b\",#13,\n ,MAX");
    const auto parts = splitArguments(text);
    QCOMPARE(parts.size(), std::size_t{5});
    QCOMPARE(parts[1], QByteArrayView("(@1,2)"));
    QCOMPARE(parts[2], QByteArrayView("\"a,b\""));
    QCOMPARE(parts[3], QByteArrayView("#13,\n "));
    QCOMPARE(parts[4], QByteArrayView("MAX"));
    QVERIFY(splitArguments("  ").empty());
    const auto tail = splitArguments("1,#12\n\n\n");
    QCOMPARE(tail.back(), QByteArrayView("#12\n\n"));
}

void TestMessage::responses()
{
    const auto parts = splitResponse("1;\"x;y\";#13;;;;2\n");
    QCOMPARE(parts.size(), std::size_t{4});
    QCOMPARE(parts[1], QByteArrayView("\"x;y\""));
    QCOMPARE(parts[2], QByteArrayView("#13;;;"));
    QCOMPARE(parts[3], QByteArrayView("2"));
    QVERIFY(splitResponse("\n").empty());
}

void TestMessage::headers_data()
{
    QTest::addColumn<QByteArray>("pattern");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* pattern, const char* header, bool expected) {
        QTest::addRow("%s ~ %s", pattern, header) << QByteArray(pattern) << QByteArray(header) << expected;
    };
    row("SYSTem:ERRor[:NEXT]?", "SYST:ERR?", true);
    row("SYSTem:ERRor[:NEXT]?", ":system:error:next?", true);
    row("SYSTem:ERRor[:NEXT]?", "SYSTE:ERR?", false);
    row("SYSTem:ERRor[:NEXT]?", "SYST:ERR", false);
    row("SYSTem:ERRor[:NEXT]?", "SYST:NEXT?", false);
    row("[SOURce:]FREQuency[:CW]", "FREQ", true);
    row("[SOURce:]FREQuency[:CW]", "SOUR:FREQ:CW", true);
    row("[SOURce:]FREQuency[:CW]", "CW", false);
    row("CHANnel#:SCALe", "chan2:scal", true);
    row("CHANnel#:SCALe", "CHANNEL:SCALE", true);
    row("CHANnel:SCALe", "CHAN2:SCAL", false);
    row("*IDN?", "*idn?", true);
    row("*IDN?", "IDN?", false);
    row("A", "A:", false);
}

void TestMessage::headers()
{
    QFETCH(QByteArray, pattern);
    QFETCH(QByteArray, header);
    QFETCH(bool, expected);
    QCOMPARE(matchesHeader(pattern, header), expected);
}

} // namespace visor::scpi

QTEST_GUILESS_MAIN(visor::scpi::TestMessage)
#include "test_message.moc"
