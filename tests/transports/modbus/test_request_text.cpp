// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/modbus/pdu.h"
#include "transports/modbus/request_text.h"

#include "core/scpi/message.h"

namespace visor::modbus {

using Kind = Request::Kind;
using visa::RegisterTable;
using visa::Status;

class TestRequestText : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void addresses_data();
    void addresses();
    void writes();
    void masks();
    void exchanges();
    void severalRequests();
    void refused_data();
    void refused();
    void limits();
    void whatAsksIsAQuery();

private:
    static Request one(const QByteArray& text)
    {
        const auto requests = parseRequests(text);
        if (!requests || requests->size() != 1) {
            qWarning("%s: %s", text.constData(), requests ? "not one" : qPrintable(requests.error().message));
            return {};
        }
        return requests->front();
    }
};

void TestRequestText::reads()
{
    auto request = one("holding? 100");
    QCOMPARE(request.kind, Kind::Read);
    QCOMPARE(request.table, RegisterTable::HoldingRegisters);
    QCOMPARE(request.address, std::uint16_t{100});
    QCOMPARE(request.quantity, 1);
    request = one("  INPUT? 0x1F Float32 word-swapped byte-swapped count 3 scale -2.5e-1 offset 7\r\n");
    QCOMPARE(request.table, RegisterTable::InputRegisters);
    QCOMPARE(request.address, std::uint16_t{31});
    QCOMPARE(request.quantity, 6);
    QCOMPARE(request.format.type, ValueType::Float32);
    QVERIFY(request.format.swapsWords && request.format.swapsBytes);
    QCOMPARE(request.format.scale, -0.25);
    QCOMPARE(request.format.offset, 7.0);
    QCOMPARE(one("holding 100?").kind, Kind::Read);
    QCOMPARE(one("holding 100 u32 ?").quantity, 2);
    QCOMPARE(one("coil? 3 count 2000").quantity, 2000);
    QCOMPARE(one("discrete? 3").table, RegisterTable::DiscreteInputs);
    QCOMPARE(one("holding? 7 bit 15").format.bit, std::optional(15));
    QCOMPARE(one("holding? 7 string count 8").quantity, 8);
    QCOMPARE(one("*IDN?").kind, Kind::Identify);
    QCOMPARE(one("identity?").kind, Kind::Identify);
    QCOMPARE(one("identity? 0x80").object, std::uint8_t{128});
}

void TestRequestText::addresses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("address");
    QTest::newRow("first") << QByteArray("holding? n1") << 0;
    QTest::newRow("4x") << QByteArray("holding? n40101") << 100;
    QTest::newRow("4x, six digits") << QByteArray("holding? n400101") << 100;
    QTest::newRow("3x") << QByteArray("input? n30001") << 0;
    QTest::newRow("1x") << QByteArray("discrete? n10008") << 7;
    QTest::newRow("0x") << QByteArray("coil? n00008") << 7;
    QTest::newRow("number of its own") << QByteArray("input? n40101") << 40100;
    QTest::newRow("last") << QByteArray("holding? n65536") << 65535;
    QTest::newRow("as on the wire") << QByteArray("holding? 40101") << 40101;
}

void TestRequestText::addresses()
{
    QFETCH(QByteArray, text);
    QFETCH(int, address);
    const auto requests = parseRequests(text);
    QVERIFY(requests);
    QCOMPARE(int(requests->front().address), address);
}

void TestRequestText::writes()
{
    auto request = one("holding 100 = 1234");
    QCOMPARE(request.kind, Kind::Write);
    QCOMPARE(request.cells, (std::vector<std::uint16_t>{1234}));
    QVERIFY(!request.usesMultiple && !request.asks());
    QVERIFY(one("holding 100 multiple = 1").usesMultiple);
    QCOMPARE(one("holding 100 i16 = -1,+2 , 0x7F").cells, (std::vector<std::uint16_t>{0xFFFF, 2, 0x7F}));
    QCOMPARE(one("holding 9 float32 word-swapped=123.456").cells, (std::vector<std::uint16_t>{0xE979, 0x42F6}));
    QCOMPARE(one("holding 9 = on").cells, (std::vector<std::uint16_t>{1}));
    QCOMPARE(one("holding 9 string count 3 = \"a = b\"").cells,
             (std::vector<std::uint16_t>{0x6120, 0x3D20, 0x6200}));
    QCOMPARE(one("holding 9 string = \"a\"\"b\"").cells, (std::vector<std::uint16_t>{0x6122, 0x6200}));
    QCOMPARE(one("coil 3 on").cells, (std::vector<std::uint16_t>{1}));
    QCOMPARE(one("coil 3 = OFF").cells, (std::vector<std::uint16_t>{0}));
    QCOMPARE(one("coil 3 = 1,0,true,false").cells, (std::vector<std::uint16_t>{1, 0, 1, 0}));
}

void TestRequestText::masks()
{
    auto request = one("mask 4 and 0xF2 or 0x25");
    QCOMPARE(request.kind, Kind::MaskWrite);
    QCOMPARE(request.andMask, std::uint16_t{0xF2});
    QCOMPARE(request.orMask, std::uint16_t{0x25});
    request = one("holding 4 bit 3 = on");
    QCOMPARE(request.andMask, std::uint16_t{0xFFF7});
    QCOMPARE(request.orMask, std::uint16_t{8});
    request = one("holding 4 bit 3 = 0");
    QCOMPARE(request.orMask, std::uint16_t{0});
}

void TestRequestText::exchanges()
{
    const auto request = one("holding? 100 count 2 with 200 = 1, 2");
    QCOMPARE(request.kind, Kind::ReadWrite);
    QCOMPARE(request.quantity, 2);
    QCOMPARE(request.writeAddress, std::uint16_t{200});
    QCOMPARE(request.cells, (std::vector<std::uint16_t>{1, 2}));
}

void TestRequestText::severalRequests()
{
    const auto requests = parseRequests("holding 1 = 2; holding? 1;\ncoil? 0\n");
    QVERIFY(requests);
    QCOMPARE(requests->size(), std::size_t{3});
    QCOMPARE(requests->at(2).table, RegisterTable::Coils);
    QVERIFY(parseRequests("\n")->empty());
}

void TestRequestText::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("column");
    const auto row = [](const char* text, int column) { QTest::newRow(text) << QByteArray(text) << column; };
    row("MEAS:VOLT?", 0);
    row("holding?", 8);
    row("holding? x", 9);
    row("holding? 65536", 9);
    row("holding? -1", 9);
    row("holding? n0", 9);
    row("holding? 1 float16", 11);
    row("holding? 1 count 0", 17);
    row("holding? 1 scale 0", 17);
    row("holding? 1 scale nan", 17);
    row("holding? 1 bit 16", 15);
    row("holding? 1 = 5", 11);
    row("holding 1", 9);
    row("holding 1 = ", 11);
    row("holding 1 = 1,", 14);
    row("holding 1 = 1 2", 14);
    row("holding 1 string = \"abc", 19);
    row("coil? 1 float32", 8);
    row("coil 1 maybe", 7);
    row("mask 1 and 5", 12);
    row("holding? 1 with 2", 17);
    row("identity? x", 10);
    row("coil? 1;coil? y", 14);
}

void TestRequestText::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, column);
    const auto requests = parseRequests(text);
    QVERIFY(!requests);
    QCOMPARE(requests.error().status, Status::ErrorInvalidParameter);
    QCOMPARE(requests.error().detail, QStringLiteral("column %1").arg(column));
}

void TestRequestText::limits()
{
    QCOMPARE(one("holding? 0 count 125").quantity, 125);
    QVERIFY(!parseRequests("holding? 0 count 126"));
    QVERIFY(!parseRequests("holding? 0 u32 count 63"));
    QVERIFY(!parseRequests("coil? 0 count 2001"));
    QVERIFY(!parseRequests("holding? 65535 u32"));
    QVERIFY(!parseRequests("holding 65535 = 1,2"));
    QVERIFY(!parseRequests("input 1 = 1"));
    QVERIFY(!parseRequests("discrete 1 on"));
    const QByteArray many("1" + QByteArray(",1").repeated(122));
    QCOMPARE(one("holding 0 = " + many).cells.size(), std::size_t{123});
    QVERIFY(!parseRequests("holding 0 = " + many + ",1"));
    QVERIFY(!parseRequests("holding? 0 with 0 = " + many));
    QCOMPARE(one("coil 0 = 1" + QByteArray(",0").repeated(1967)).cells.size(), std::size_t{1968});
    QVERIFY(!parseRequests("coil 0 = 1" + QByteArray(",0").repeated(1968)));
    QCOMPARE(parseRequests(QByteArray(kLongestRequest + 1, ' ')).error().status, Status::ErrorInvalidSize);
}

void TestRequestText::whatAsksIsAQuery()
{
    // The terminal and the renderer decide by SCPI's rule whether a reply comes.
    for (const char* text : {"holding? 100 float32 word-swapped", "coil? 3 count 8", "identity?", "*IDN?",
                             "holding? 1 count 2 with 2 = 3"})
        QVERIFY2(scpi::isQuery(text) && one(text).asks(), text);
    for (const char* text : {"holding 100 = 5", "coil 3 on", "mask 4 and 1 or 2"})
        QVERIFY2(!scpi::isQuery(text) && !one(text).asks(), text);
}

} // namespace visor::modbus

QTEST_APPLESS_MAIN(visor::modbus::TestRequestText)
#include "test_request_text.moc"
