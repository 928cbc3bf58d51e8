// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/modbus/frames.h"
#include "transports/modbus/pdu.h"
#include "transports/modbus/register_value.h"

namespace visor::modbus {

using visa::Status;

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

} // namespace

/// Byte-exact: the examples of MODBUS Application Protocol V1.1b3 §6 and of its serial line and TCP guides.
class TestCodec : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void requests();
    void answers();
    void refusedAnswers_data();
    void refusedAnswers();
    void exceptions_data();
    void exceptions();
    void identification();
    void tcpFrames();
    void rtuFrames();
    void rtuLengths();
    void values_data();
    void values();
    void strings();
    void refusedValues();
};

void TestCodec::requests()
{
    QCOMPARE(readPdu(Function::ReadCoils, 0x0013, 0x13), hex("0100130013"));
    QCOMPARE(readPdu(Function::ReadDiscreteInputs, 0x00C4, 0x16), hex("0200C40016"));
    QCOMPARE(readPdu(Function::ReadHoldingRegisters, 0x006B, 3), hex("03006B0003"));
    QCOMPARE(readPdu(Function::ReadInputRegisters, 8, 1), hex("0400080001"));
    QCOMPARE(writeOnePdu(Function::WriteCoil, 0x00AC, 1), hex("0500ACFF00"));
    QCOMPARE(writeOnePdu(Function::WriteCoil, 0x00AC, 0), hex("0500AC0000"));
    QCOMPARE(writeOnePdu(Function::WriteRegister, 1, 3), hex("0600010003"));
    const std::vector<std::uint16_t> coils{1, 0, 1, 1, 0, 0, 1, 1, 1, 0};
    QCOMPARE(writeCoilsPdu(0x0013, coils), hex("0F0013000A02CD01"));
    QCOMPARE(writeRegistersPdu(1, std::vector<std::uint16_t>{0x000A, 0x0102}), hex("100001000204000A0102"));
    QCOMPARE(maskWritePdu(4, 0xF2, 0x25), hex("16000400F20025"));
    QCOMPARE(readWritePdu(3, 6, 0x0E, std::vector<std::uint16_t>{0xFF, 0xFF, 0xFF}),
             hex("1700030006000E00030600FF00FF00FF"));
    QCOMPARE(identificationPdu(1, 0), hex("2B0E0100"));
}

void TestCodec::answers()
{
    const auto registers = parseCells(hex("0306022B00000064"), Function::ReadHoldingRegisters, 3);
    QVERIFY(registers);
    QCOMPARE(*registers, (std::vector<std::uint16_t>{0x022B, 0, 0x64}));
    const auto coils = parseCells(hex("0103CD6B05"), Function::ReadCoils, 19);
    QVERIFY(coils);
    QCOMPARE(*coils, (std::vector<std::uint16_t>{1, 0, 1, 1, 0, 0, 1, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1}));
    QVERIFY(parseEcho(hex("0F0013000A"), hex("0F0013000A02CD01")));
    QVERIFY(parseEcho(hex("16000400F20025"), hex("16000400F20025")));
    const auto other = parseEcho(hex("0600010004"), hex("0600010003"));
    QVERIFY(!other);
    QCOMPARE(other.error().status, Status::ErrorRawReadProtocolViolation);
}

void TestCodec::refusedAnswers_data()
{
    QTest::addColumn<QByteArray>("pdu");
    const auto row = [](const char* name, const char* pdu) { QTest::newRow(name) << hex(pdu); };
    row("empty", "");
    row("function alone", "03");
    row("no data", "0306");
    row("cut short", "0306022B000000");
    row("too long", "0306022B0000006400");
    row("count too small", "0304022B00000064");
    row("count too large", "03FF022B00000064");
    row("other function", "0406022B00000064");
    row("exception of another function", "8402");
    row("exception without code", "83");
    row("exception with more", "830200");
}

void TestCodec::refusedAnswers()
{
    QFETCH(QByteArray, pdu);
    const auto parsed = parseCells(pdu, Function::ReadHoldingRegisters, 3);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().status, Status::ErrorRawReadProtocolViolation);
    QVERIFY(!parsed.error().message.isEmpty());
}

void TestCodec::exceptions_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Status>("status");
    QTest::newRow("function") << 1 << Status::ErrorUnsupportedOperation;
    QTest::newRow("address") << 2 << Status::ErrorInvalidOffset;
    QTest::newRow("value") << 3 << Status::ErrorInvalidParameter;
    QTest::newRow("failure") << 4 << Status::ErrorIo;
    QTest::newRow("acknowledge") << 5 << Status::ErrorInProgress;
    QTest::newRow("busy") << 6 << Status::ErrorResourceBusy;
    QTest::newRow("nak") << 7 << Status::ErrorIo;
    QTest::newRow("parity") << 8 << Status::ErrorIo;
    QTest::newRow("gateway path") << 10 << Status::ErrorMachineNotAvailable;
    QTest::newRow("gateway target") << 11 << Status::ErrorNoListeners;
    QTest::newRow("unknown") << 99 << Status::ErrorIo;
}

void TestCodec::exceptions()
{
    QFETCH(int, code);
    QFETCH(Status, status);
    QByteArray pdu = hex("8300");
    pdu[1] = static_cast<char>(code);
    const auto parsed = parseCells(pdu, Function::ReadHoldingRegisters, 1);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().status, status);
    QVERIFY(parsed.error().message.contains(QStringLiteral("exception %1:").arg(code)));
    QCOMPARE(parsed.error().detail, QStringLiteral("function 3, exception code %1").arg(code));
}

void TestCodec::identification()
{
    // V1.1b3 §6.21, the example of a basic device.
    const auto page = parseIdentification(hex("2B0E010100000300") + hex("16") + "Company identification" +
                                          hex("0113") + "Product code XX1234" + hex("0205") + "V2.11");
    QVERIFY(page);
    QCOMPARE(page->objects.size(), std::size_t{3});
    QCOMPARE(page->objects.at(0), QByteArray("Company identification"));
    QCOMPARE(page->objects.at(2), QByteArray("V2.11"));
    QVERIFY(!page->isContinued);
    for (const char* bad : {"2B0E0101000001", "2B0E010100000100", "2B0E01010000010005414243", "2B0D010100000000",
                            "2B0E0101000000FF"})
        QVERIFY2(!parseIdentification(hex(bad)), bad);
}

void TestCodec::tcpFrames()
{
    QCOMPARE(tcpFrame(0x1501, 0xFF, hex("0400000001")), hex("150100000006FF0400000001"));
    const auto header = parseTcpHeader(hex("150100000006FF04"));
    QVERIFY(header);
    QCOMPARE(header->transaction, std::uint16_t{0x1501});
    QCOMPARE(header->length, 6);
    QCOMPARE(header->unit, std::uint8_t{0xFF});
    for (const char* bad : {"15010000000", "150100010006FF", "150100000000FF", "150100000001FF", "1501000000FFFF",
                            "15010000FFFFFF", "485454502F312E31"})
        QVERIFY2(!parseTcpHeader(hex(bad)), bad);
    QVERIFY(parseTcpHeader(hex("1501000000FEFF"))); // 254: unit and 253 bytes, the most there can be
}

void TestCodec::rtuFrames()
{
    QCOMPARE(crc16(hex("0207")), std::uint16_t{0x1241}); // Serial Line V1.02 §6.2.2: 41 12 on the wire
    QCOMPARE(rtuFrame(2, hex("07")), hex("02074112"));
    QCOMPARE(rtuFrame(0x11, hex("03006B0003")), hex("1103006B00037687"));
    QCOMPARE(crc16({}), std::uint16_t{0xFFFF});
}

void TestCodec::rtuLengths()
{
    using Known = RtuLength::Known;
    const auto of = [](const char* text) { return rtuResponseLength(hex(text)); };
    QCOMPARE(of("1103").known, Known::NeedsMore);
    QCOMPARE(of("110306").size, std::size_t{11});
    QCOMPARE(of("118302").size, std::size_t{5});
    QCOMPARE(of("110600").size, std::size_t{8});
    QCOMPARE(of("111600").size, std::size_t{10});
    QCOMPARE(of("114100").known, Known::UnknownFunction);
    QCOMPARE(of("112B0E01010000").known, Known::NeedsMore);
    QCOMPARE(of("112B0E0101000001").known, Known::NeedsMore);
    QCOMPARE(of("112B0E01010000010002").size, std::size_t{14});
    QCOMPARE(of("112B0E010100000200FF4142").known, Known::UnknownFunction); // longer than a frame can be
    QCOMPARE(rtuRequestLength(hex("1103")).size, std::size_t{8});
    QCOMPARE(rtuRequestLength(hex("1110000100")).known, Known::NeedsMore);
    QCOMPARE(rtuRequestLength(hex("11100001000204")).size, std::size_t{13});
    QCOMPARE(rtuRequestLength(hex("112B")).size, std::size_t{7});
    QCOMPARE(rtuRequestLength(hex("1155")).known, Known::UnknownFunction);
}

void TestCodec::values_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("words");
    QTest::addColumn<bool>("bytes");
    QTest::addColumn<QByteArray>("registers");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, ValueType type, bool words, bool bytes, const char* registers,
                        const char* text) {
        QTest::newRow(name) << int(type) << words << bytes << hex(registers) << QByteArray(text);
    };
    row("u16", ValueType::UInt16, false, false, "FFFE", "65534");
    row("i16", ValueType::Int16, false, false, "FFFE", "-2");
    row("u16 badc", ValueType::UInt16, false, true, "FEFF", "65534");
    row("u32 abcd", ValueType::UInt32, false, false, "12345678", "305419896");
    row("u32 cdab", ValueType::UInt32, true, false, "56781234", "305419896");
    row("u32 badc", ValueType::UInt32, false, true, "34127856", "305419896");
    row("u32 dcba", ValueType::UInt32, true, true, "78563412", "305419896");
    row("i32", ValueType::Int32, false, false, "FFFFFFFE", "-2");
    row("u64", ValueType::UInt64, false, false, "FFFFFFFFFFFFFFFF", "18446744073709551615");
    row("i64 swapped", ValueType::Int64, true, false, "0000000000008000", "-9223372036854775808");
    row("float32", ValueType::Float32, false, false, "42F6E979", "123.456");
    row("float32 cdab", ValueType::Float32, true, false, "E97942F6", "123.456");
    row("float32 nan", ValueType::Float32, false, false, "7FC00000", "9.91E+37");
    row("float32 -inf", ValueType::Float32, false, false, "FF800000", "-9.9E+37");
    row("float64", ValueType::Float64, false, false, "400921FB54442D18", "3.141592653589793");
    row("two values", ValueType::Int16, false, false, "0001FFFF", "1,-1");
    row("bits", ValueType::Bits, false, false, "8005", "1,0,1,0,0,0,0,0,0,0,0,0,0,0,0,1");
}

void TestCodec::values()
{
    QFETCH(int, type);
    QFETCH(bool, words);
    QFETCH(bool, bytes);
    QFETCH(QByteArray, registers);
    QFETCH(QByteArray, text);
    ValueFormat format;
    format.type = static_cast<ValueType>(type);
    format.swapsWords = words;
    format.swapsBytes = bytes;
    std::vector<std::uint16_t> cells;
    for (qsizetype at = 0; at < registers.size(); at += 2)
        cells.push_back(word(registers, at));
    QCOMPARE(valuesToText(cells, format), text);
    if (text.contains("E+37"))
        return; // the words for NaN and infinity are not numbers to write
    const auto list = text.split(',');
    const auto back = valuesFromText({list.begin(), list.end()}, format, 0);
    QVERIFY(back);
    QCOMPARE(*back, cells);
}

void TestCodec::strings()
{
    ValueFormat format;
    format.type = ValueType::String;
    const std::vector<std::uint16_t> cells{0x4142, 0x4300, 0x5858};
    QCOMPARE(valuesToText(cells, format), QByteArray("ABC"));
    QCOMPARE(valuesFromText({"ABC"}, format, 0).value(), (std::vector<std::uint16_t>{0x4142, 0x4300}));
    QCOMPARE(valuesFromText({"ABC"}, format, 3).value(), (std::vector<std::uint16_t>{0x4142, 0x4300, 0}));
    QVERIFY(!valuesFromText({"ABCDE"}, format, 2));
    format.swapsBytes = true;
    QCOMPARE(valuesToText(std::vector<std::uint16_t>{0x4241, 0x0A43}, format), QByteArray("ABC"));
}

void TestCodec::refusedValues()
{
    ValueFormat format;
    for (const char* bad : {"65536", "-1", "1.5", "", "abc", "0x10000", "nan", "1e300", "0x"})
        QVERIFY2(!valuesFromText({bad}, format, 0), bad);
    format.type = ValueType::Int64;
    QVERIFY(!valuesFromText({"9223372036854775808"}, format, 0));
    QVERIFY(valuesFromText({"9223372036854775807"}, format, 0));
    format.type = ValueType::Float32;
    QVERIFY(!valuesFromText({"1e39"}, format, 0));
    format.type = ValueType::Int16;
    format.scale = 0.1;
    format.offset = -40;
    QCOMPARE(valuesFromText({"23.5"}, format, 0).value(), (std::vector<std::uint16_t>{635}));
    QCOMPARE(valuesToText(std::vector<std::uint16_t>{635}, format), QByteArray("23.5"));
    QVERIFY(!valuesFromText({"4000"}, format, 0));
    format.type = ValueType::Bits;
    QVERIFY(!valuesFromText({"2"}, format, 0));
}

} // namespace visor::modbus

QTEST_APPLESS_MAIN(visor::modbus::TestCodec)
#include "test_codec.moc"
