// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/vicp/messages.h"

namespace visor::vicp {

class TestVicpMessages : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void identityQueryToTheByte();
    void lengthIsBigEndian();
    void headersRoundTrip();
    void badHeadersAreRefused_data();
    void badHeadersAreRefused();
    void sequenceSkipsZero();
    void otherInterfaceIsNamed_data();
    void otherInterfaceIsNamed();
};

void TestVicpMessages::identityQueryToTheByte()
{
    QCOMPARE(encodeBlock(Operation::Data | Operation::End, 1, "*IDN?"),
             QByteArray::fromHex("81 01 01 00 00 00 00 05 2A 49 44 4E 3F"));
}

void TestVicpMessages::lengthIsBigEndian()
{
    const HeaderBytes bytes = encodeHeader({Operation::Data, 255, 0x01020304});
    QCOMPARE(QByteArray(bytes.data(), 8), QByteArray::fromHex("80 01 FF 00 01 02 03 04"));
}

void TestVicpMessages::headersRoundTrip()
{
    for (int operation = 0; operation < 256; ++operation) {
        const Header header{static_cast<std::uint8_t>(operation), static_cast<std::uint8_t>(255 - operation),
                            static_cast<std::uint32_t>(operation) * 8'000'000U};
        const auto decoded = decodeHeader(encodeHeader(header));
        QVERIFY(decoded);
        QCOMPARE(*decoded, header);
    }
}

void TestVicpMessages::badHeadersAreRefused_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("version 0") << QByteArray("8100010000000001");
    QTest::newRow("version 2") << QByteArray("8102010000000001");
    QTest::newRow("text") << QByteArray("485454502F312E31");
    QTest::newRow("length -1") << QByteArray("81010100FFFFFFFF");
    QTest::newRow("one too long") << QByteArray("8101010080000000");
    QTest::newRow("little-endian 256") << QByteArray("8100010000010000");
}

void TestVicpMessages::badHeadersAreRefused()
{
    QFETCH(QByteArray, hex);
    const QByteArray bytes = QByteArray::fromHex(hex);
    QVERIFY(!decodeHeader(std::span<const char, kHeaderSize>(bytes.constData(), kHeaderSize)));
}

void TestVicpMessages::sequenceSkipsZero()
{
    std::uint8_t sequence = 1;
    for (int i = 0; i < 254; ++i) {
        const std::uint8_t next = nextSequence(sequence);
        QCOMPARE(int{next}, sequence + 1);
        sequence = next;
    }
    QCOMPARE(int{nextSequence(sequence)}, 1);
}

void TestVicpMessages::otherInterfaceIsNamed_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("interface");
    QTest::newRow("lxi") << QByteArray("WARNING : CURRENT REMOTE CONTROL INTERFACE IS LXI\n") << QByteArray("LXI");
    QTest::newRow("tcpip") << QByteArray("WARNING : CURRENT REMOTE CONTROL INTERFACE IS TCPIP")
                           << QByteArray("TCPIP");
    QTest::newRow("other warning") << QByteArray("WARNING : OVERLOAD\n") << QByteArray();
    QTest::newRow("quoted") << QByteArray("\"CURRENT REMOTE CONTROL INTERFACE IS LXI\"") << QByteArray();
    QTest::newRow("a long text") << "WARNING" + QByteArray(300, ' ') + "CURRENT REMOTE CONTROL INTERFACE IS LXI"
                                 << QByteArray();
}

void TestVicpMessages::otherInterfaceIsNamed()
{
    QFETCH(QByteArray, reply);
    QFETCH(QByteArray, interface);
    const auto named = otherInterface(reply);
    QCOMPARE(named.has_value(), !interface.isEmpty());
    QCOMPARE(named.value_or(QByteArray()), interface);
}

} // namespace visor::vicp

QTEST_APPLESS_MAIN(visor::vicp::TestVicpMessages)
#include "test_messages.moc"
