// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/mdns/messages.h"

namespace visor::mdns {

namespace {

/// A header for so many questions, answers, authorities and additionals.
QByteArray header(int questions, int answers, int authorities = 0, int additionals = 0, const char* flags = "8400")
{
    QByteArray bytes = QByteArray::fromHex("0000") + QByteArray::fromHex(flags);
    for (const int count : {questions, answers, authorities, additionals}) {
        bytes.append(static_cast<char>(count >> 8));
        bytes.append(static_cast<char>(count & 0xFF));
    }
    return bytes;
}

} // namespace

class TestMdnsMessages : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void questionToTheByte()
    {
        DnsMessage message;
        message.questions.push_back({DnsName::ofText("_lxi._tcp.local"), RecordType::Ptr, false});
        message.questions.push_back({DnsName::ofText("_hislip._tcp.local"), RecordType::Ptr, true});
        const QByteArray expected = QByteArray::fromHex("000000000002000000000000"
                                                        "045f6c7869"
                                                        "045f746370"
                                                        "056c6f63616c"
                                                        "00"
                                                        "000c"
                                                        "0001"
                                                        "075f6869736c6970"
                                                        "c011"
                                                        "000c"
                                                        "8001");
        QCOMPARE(encode(message).toHex(), expected.toHex());
        QVERIFY(parse(expected).value() == message);
    }

    void responseToTheByte()
    {
        // As RFC 1035 §4.1 and RFC 2782 lay it out, written by hand.
        DnsMessage message;
        message.isResponse = true;
        const DnsName type = DnsName::ofText("_hislip._tcp.local");
        const DnsName instance = type.child("D M1");
        const DnsName host = DnsName::ofText("d1.local");
        message.answers.push_back({type, RecordType::Ptr, false, 4500, instance, 0, {}, {}});
        message.additionals.push_back({instance, RecordType::Srv, true, 120, host, 4880, {}, {}});
        message.additionals.push_back({instance, RecordType::Txt, true, 4500, {}, 0, {"Model=M1"}, {}});
        message.additionals.push_back(
            {host, RecordType::A, true, 120, {}, 0, {}, QByteArray::fromHex("0a000005")});
        const QByteArray expected = header(0, 1, 0, 3) + QByteArray::fromHex("075f6869736c6970"
                                                                             "045f746370"
                                                                             "056c6f63616c"
                                                                             "00"
                                                                             "000c"
                                                                             "0001"
                                                                             "00001194"
                                                                             "0007"
                                                                             "0444204d31"
                                                                             "c00c"
                                                                             "c02a"
                                                                             "0021"
                                                                             "8001"
                                                                             "00000078"
                                                                             "000b"
                                                                             "0000"
                                                                             "0000"
                                                                             "1310"
                                                                             "026431"
                                                                             "c019"
                                                                             "c02a"
                                                                             "0010"
                                                                             "8001"
                                                                             "00001194"
                                                                             "0009"
                                                                             "084d6f64656c3d4d31"
                                                                             "c043"
                                                                             "0001"
                                                                             "8001"
                                                                             "00000078"
                                                                             "0004"
                                                                             "0a000005");
        QCOMPARE(encode(message).toHex(), expected.toHex());
        QVERIFY(parse(expected).value() == message);
    }

    void namesIgnoreCase()
    {
        QVERIFY(DnsName::ofText("_LXI._tcp.Local") == DnsName::ofText("_lxi._TCP.local"));
        QVERIFY(!(DnsName::ofText("ab.c") == DnsName::ofText("a.bc")));
        // A label may have dots and blanks in it.
        const DnsName name = DnsName::ofText("_lxi._tcp.local").child("Keysight 34465A - 1.2");
        DnsMessage message;
        message.isResponse = true;
        message.answers.push_back(
            {DnsName::ofText("_lxi._tcp.local"), RecordType::Ptr, false, 1, name, 0, {}, {}});
        QCOMPARE(parse(encode(message))->answers.at(0).target.labels().front(),
                 QByteArrayLiteral("Keysight 34465A - 1.2"));
    }

    void unknownRecordsArePassedOver()
    {
        // An NSEC (47), a record of another class, an authority, then an address.
        const QByteArray bytes = header(0, 3, 1, 0) + QByteArray::fromHex("0161"
                                                                          "00"
                                                                          "002f"
                                                                          "8001"
                                                                          "00000078"
                                                                          "0004"
                                                                          "c00c0001"
                                                                          "c00c"
                                                                          "0001"
                                                                          "0003"
                                                                          "00000078"
                                                                          "0004"
                                                                          "01020304"
                                                                          "c00c"
                                                                          "0001"
                                                                          "8001"
                                                                          "00000078"
                                                                          "0004"
                                                                          "0a000005"
                                                                          "c00c"
                                                                          "0001"
                                                                          "0001"
                                                                          "00000078"
                                                                          "0004"
                                                                          "09090909");
        const auto message = parse(bytes);
        QVERIFY(message);
        QCOMPARE(message->answers.size(), std::size_t{1});
        QCOMPARE(message->answers[0].address.toHex(), QByteArrayLiteral("0a000005"));
        QVERIFY(message->additionals.empty());
    }

    void hostileDatagrams_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const QByteArray tail = QByteArray::fromHex("000c0001");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("header cut off") << header(0, 0).chopped(1);
        QTest::newRow("counts without records") << header(0xFFFF, 0xFFFF);
        QTest::newRow("pointer to itself") << header(1, 0) + QByteArray::fromHex("c00c") + tail;
        QTest::newRow("pointer forward") << header(1, 0) + QByteArray::fromHex("c00e00") + tail;
        QTest::newRow("pointers in a ring")
            << header(2, 0) + QByteArray::fromHex("0161c010") + tail + QByteArray::fromHex("0162c00c") + tail;
        QTest::newRow("pointer cut off") << header(1, 0) + QByteArray::fromHex("c0");
        QTest::newRow("label beyond the end") << header(1, 0) + QByteArray::fromHex("3f6161");
        QTest::newRow("label type 0x40")
            << header(1, 0) + QByteArray::fromHex("41") + QByteArray(65, 'a') + '\0' + tail;
        QTest::newRow("label type 0x80") << header(1, 0) + QByteArray::fromHex("81610000") + tail;
        QByteArray longName;
        for (int i = 0; i < 5; ++i)
            longName += '\x3f' + QByteArray(63, 'a');
        QTest::newRow("name of 321 bytes") << header(1, 0) + longName + '\0' + tail;
        QTest::newRow("data beyond the end") << header(0, 1) + QByteArray::fromHex("0161"
                                                                                   "00"
                                                                                   "0001"
                                                                                   "0001"
                                                                                   "00000078"
                                                                                   "ffff"
                                                                                   "0a000005");
        QTest::newRow("name beyond its data") << header(0, 1) + QByteArray::fromHex("0161"
                                                                                    "00"
                                                                                    "000c"
                                                                                    "0001"
                                                                                    "00000078"
                                                                                    "0001"
                                                                                    "016200");
        QTest::newRow("text beyond its data") << header(0, 1) + QByteArray::fromHex("0161"
                                                                                    "00"
                                                                                    "0010"
                                                                                    "0001"
                                                                                    "00000078"
                                                                                    "0002"
                                                                                    "05616161616161");
        QTest::newRow("place cut off") << header(0, 1) + QByteArray::fromHex("0161"
                                                                             "00"
                                                                             "0021"
                                                                             "0001"
                                                                             "00000078"
                                                                             "0004"
                                                                             "00000000");
        QTest::newRow("a response code") << header(0, 0, 0, 0, "8403");
        QTest::newRow("another opcode") << header(0, 0, 0, 0, "2800");
        QTest::newRow("too long") << header(0, 0) + QByteArray(9000, '\0');
    }
    void hostileDatagrams()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(!parse(bytes));
    }

    void wrongAddressLengthsAreNoAddresses()
    {
        const auto message = parse(header(0, 1) + QByteArray::fromHex("0161"
                                                                      "00"
                                                                      "0001"
                                                                      "0001"
                                                                      "00000078"
                                                                      "0003"
                                                                      "0a0000"));
        QVERIFY(message);
        QVERIFY(message->answers.empty());
    }

    void livesAreBounded()
    {
        const auto ttl = [](const char* hex) {
            const auto message = parse(header(0, 1) +
                                       QByteArray::fromHex("016100"
                                                           "0001"
                                                           "0001") +
                                       QByteArray::fromHex(hex) +
                                       QByteArray::fromHex("0004"
                                                           "0a000005"));
            return message->answers.at(0).ttl;
        };
        QCOMPARE(ttl("00000000"), 0u);
        QCOMPARE(ttl("7fffffff"), kLongestLife);
        QCOMPARE(ttl("ffffffff"), 0u);
    }

    void everyPrefixIsRefusedOrUnderstood()
    {
        DnsMessage message;
        message.isResponse = true;
        const DnsName name = DnsName::ofText("a._lxi._tcp.local");
        message.answers.push_back(
            {DnsName::ofText("_lxi._tcp.local"), RecordType::Ptr, false, 9, name, 0, {}, {}});
        message.additionals.push_back({name, RecordType::Txt, true, 9, {}, 0, {"a=b", "c=d"}, {}});
        const QByteArray bytes = encode(message);
        for (qsizetype length = 0; length < bytes.size(); ++length)
            QVERIFY(!parse(QByteArrayView(bytes).first(length)));
        QVERIFY(parse(bytes));
    }
};

} // namespace visor::mdns

QTEST_GUILESS_MAIN(visor::mdns::TestMdnsMessages)
#include "test_messages.moc"
