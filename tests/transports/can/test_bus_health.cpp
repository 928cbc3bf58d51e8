// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/can/bus_health.h"

namespace visor::can {

/// Error frames, as linux/can/error.h lays them out.
class TestBusHealth : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void oneFrame_data();
    void oneFrame();
    void statesLastAndFaultsDoNot();
    void acknowledging();
};

void TestBusHealth::oneFrame_data()
{
    QTest::addColumn<quint32>("classes");
    QTest::addColumn<QByteArray>("details");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* words, quint32 classes, const char* hex) {
        QTest::newRow(words) << classes << QByteArray::fromHex(hex) << QString::fromLatin1(words);
    };
    row("off the bus (bus-off)", 0x40, "0000000000000000");
    row("many errors (error warning)", 0x204, "0008000000006000");
    row("many errors (error warning)", 0x204, "0004000000000060");
    row("very many errors (error passive)", 0x204, "0020000000008000");
    row("very many errors (error passive)", 0x204, "0014000000000080");
    row("received frames were lost", 0x04, "0001000000000000");
    row("frames to send were lost", 0x04, "0002000000000000");
    row("bit errors", 0x88, "0000080000000000");
    row("form errors", 0x88, "0000020000000000");
    row("stuff errors", 0x88, "0000040000000000");
    row("bit errors, stuff errors", 0x88, "0000050000000000");
    row("checksum errors", 0x88, "0000000800000000");
    row("bus errors", 0x80, "0000000000000000");
    row("a fault of the transceiver or its wires", 0x10, "0000000004000000");
    row("sending got stuck", 0x01, "");
    row("very many errors (error passive), stuff errors", 0x8C, "0030040000000000");
    // Hostile or of another time: what is not known is not invented, what is not there is not read.
    row("", 0x02, "1F00000000000000");
    row("", 0x1FFFFC00, "FFFFFFFFFFFFFFFF");
    row("", 0x04, "");
    row("bus errors", 0x08, "00");
}

void TestBusHealth::oneFrame()
{
    QFETCH(quint32, classes);
    QFETCH(QByteArray, details);
    QFETCH(QString, words);
    BusHealth health;
    health.note(classes, details);
    QCOMPARE(health.description(), words);
    QVERIFY(!health.isUnacknowledged());
}

void TestBusHealth::statesLastAndFaultsDoNot()
{
    BusHealth health;
    health.note(0x8C, QByteArray::fromHex("0030040000000000"));
    health.beginWait();
    QCOMPARE(health.description(), QStringLiteral("very many errors (error passive)"));
    health.note(0x04, QByteArray::fromHex("0008000000000000"));
    QVERIFY(health.state() == BusHealth::State::Warning);
    health.note(0x04, QByteArray::fromHex("0040000000000000"));
    QVERIFY(health.state() == BusHealth::State::Active);
    QCOMPARE(health.description(), QString());
    health.note(0x40, {});
    QVERIFY(health.state() == BusHealth::State::Off);
    health.note(0x100, {}); // the controller has been restarted
    QVERIFY(health.state() == BusHealth::State::Active);
}

void TestBusHealth::acknowledging()
{
    BusHealth health;
    health.note(0x20, {});
    QVERIFY(health.isUnacknowledged());
    QCOMPARE(health.description(), QString());
    health.beginSending();
    QVERIFY(!health.isUnacknowledged());
    health.note(0x88, QByteArray::fromHex("0000801900000000")); // an error in the acknowledge slot
    QVERIFY(health.isUnacknowledged());
    health.noteFrame();
    QVERIFY(!health.isUnacknowledged());
    health.note(0x20, {});
    health.beginWait();
    QVERIFY(!health.isUnacknowledged());
}

} // namespace visor::can

QTEST_GUILESS_MAIN(visor::can::TestBusHealth)
#include "test_bus_health.moc"
