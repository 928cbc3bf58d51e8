// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/hislip/messages.h"

#include <limits>

namespace visor::test {

using hislip::Header;
using hislip::MessageType;

class TestMessages : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void encodesTheStandardsExamples();
    void headerSurvivesTheRoundTrip_data();
    void headerSurvivesTheRoundTrip();
    void refusesABadPrologue_data();
    void refusesABadPrologue();
    void refusesAnAbsurdLength();
    void keepsUnknownTypes();
    void sizesRoundTrip();
    void staysBelowThePeersLimit();
    void messageIdsWrap();
};

void TestMessages::encodesTheStandardsExamples()
{
    // IVI-6.1: Initialize v2.0, vendor "AB", sub-address hislip0; a query; a second query after the first reply
    // was delivered.
    QCOMPARE(hislip::encodeMessage({MessageType::Initialize, 0, hislip::joinWords(0x0200, 0x4142)}, "hislip0"),
             QByteArray::fromHex("48530000020041420000000000000007"
                                 "6869736C697030"));
    QCOMPARE(hislip::encodeMessage({MessageType::DataEnd, 0, hislip::kFirstMessageId}, "*IDN?\n"),
             QByteArray::fromHex("48530700FFFFFF000000000000000006"
                                 "2A49444E3F0A"));
    QCOMPARE(hislip::encodeMessage(
                 {MessageType::DataEnd, hislip::kRmtDelivered, hislip::kFirstMessageId + hislip::kMessageIdStep},
                 "*OPC?\n"),
             QByteArray::fromHex("48530701FFFFFF020000000000000006"
                                 "2A4F50433F0A"));
}

void TestMessages::headerSurvivesTheRoundTrip_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<quint64>("length");
    for (int type = 0; type < 256; ++type)
        QTest::addRow("%d", type) << type << static_cast<quint64>(type) * 0x01020304;
    QTest::addRow("longest") << 7 << static_cast<quint64>(hislip::kMaxPayload);
}

void TestMessages::headerSurvivesTheRoundTrip()
{
    QFETCH(int, type);
    QFETCH(quint64, length);
    const Header header{static_cast<MessageType>(type), static_cast<std::uint8_t>(255 - type), 0x89ABCDEFU,
                        length};
    const auto decoded = hislip::decodeHeader(hislip::encodeHeader(header));
    QVERIFY(decoded);
    QCOMPARE(*decoded, header);
}

void TestMessages::refusesABadPrologue_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("http") << QByteArray("GET / HTTP/1.1\r\n");
    QTest::newRow("swapped") << QByteArray::fromHex("53480700FFFFFF000000000000000006");
    QTest::newRow("lower case") << QByteArray::fromHex("68730700FFFFFF000000000000000006");
    QTest::newRow("shifted by one") << QByteArray::fromHex("530700FFFFFF00000000000000000648");
    QTest::newRow("zeros") << QByteArray(16, '\0');
}

void TestMessages::refusesABadPrologue()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!hislip::decodeHeader(std::span<const char, hislip::kHeaderSize>(bytes.constData(), 16)));
}

void TestMessages::refusesAnAbsurdLength()
{
    for (const std::uint64_t length : {hislip::kMaxPayload + 1, std::numeric_limits<std::uint64_t>::max()}) {
        const Header header{MessageType::DataEnd, 0, 0, length};
        QVERIFY(!hislip::decodeHeader(hislip::encodeHeader(header)));
    }
}

void TestMessages::keepsUnknownTypes()
{
    const auto bytes = QByteArray::fromHex("485363050000000000000000000000FF");
    const auto header = hislip::decodeHeader(std::span<const char, hislip::kHeaderSize>(bytes.constData(), 16));
    QVERIFY(header);
    QCOMPARE(static_cast<int>(header->type), 0x63);
    QCOMPARE(header->control, std::uint8_t{5});
    QCOMPARE(header->payloadLength, std::uint64_t{255});
}

void TestMessages::sizesRoundTrip()
{
    QCOMPARE(hislip::encodeSize(0x0000000000100000ULL), QByteArray::fromHex("0000000000100000"));
    QCOMPARE(hislip::decodeSize(hislip::encodeSize(0x0102030405060708ULL)).value_or(0), 0x0102030405060708ULL);
    QVERIFY(!hislip::decodeSize(QByteArray(7, '\0')));
    // A longer payload is a later version's business; the size comes first.
    QCOMPARE(hislip::decodeSize(QByteArray::fromHex("0000000000000200FF")).value_or(0), 512ULL);
}

void TestMessages::staysBelowThePeersLimit()
{
    QCOMPARE(hislip::payloadLimit(1 << 20), (std::uint64_t{1} << 20) - 16);
    QCOMPARE(hislip::payloadLimit(0), std::uint64_t{256});
    QCOMPARE(hislip::payloadLimit(271), std::uint64_t{256});
    QCOMPARE(hislip::payloadLimit(272), std::uint64_t{256});
    QCOMPARE(hislip::payloadLimit(273), std::uint64_t{257});
}

void TestMessages::messageIdsWrap()
{
    std::uint32_t id = hislip::kFirstMessageId;
    for (int i = 0; i < 128; ++i)
        id += hislip::kMessageIdStep;
    QCOMPARE(id, 0U);
    QCOMPARE(hislip::kNoMessageId, 0xFFFFFEFEU);
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestMessages)
#include "test_messages.moc"
