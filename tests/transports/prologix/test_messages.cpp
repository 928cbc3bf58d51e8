// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/prologix/messages.h"

namespace visor::prologix {

class TestPrologixMessages : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void escaping();
    void lines();
    void everyByteThroughBothEnds();
    void tooLongALine();
    void addresses();
    void numbers();
    void replyEnds();
    void kinds();
    void netFinder();
};

namespace {

QByteArrayList readLines(const QByteArray& bytes, qsizetype step)
{
    LineReader reader;
    std::vector<LineReader::Line> lines;
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        if (!reader.feed(QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at)), lines))
            return {"too long"};
    }
    QByteArrayList texts;
    for (const LineReader::Line& line : lines)
        texts.append((line.isCommand ? "command " : "data ") + line.text);
    return texts;
}

} // namespace

void TestPrologixMessages::escaping()
{
    QCOMPARE(escaped("a+b\r\n\x1B"
                     "c"),
             QByteArray("a\x1B+b\x1B\r\x1B\n\x1B\x1B"
                        "c"));
    QCOMPARE(escaped(QByteArray("\0\xFF", 2)), QByteArray("\0\xFF", 2));
}

void TestPrologixMessages::lines()
{
    const QByteArray bytes = "*IDN?\n++addr 9 96\r\n++ver\r\n\x1B+\x1B+x\n+1\n+\x1B++\n\n\r\na\x1B\nb\n++half";
    for (const qsizetype step : {qsizetype{1}, qsizetype{3}, qsizetype{1000}}) {
        QCOMPARE(readLines(bytes, step), QByteArrayList({"data *IDN?", "command addr 9 96", "command ver",
                                                         "data ++x", "data +1", "data +++", "data a\nb"}));
    }
}

void TestPrologixMessages::everyByteThroughBothEnds()
{
    QByteArray all;
    for (int i = 0; i < 256; ++i)
        all.append(static_cast<char>(i));
    all = "+" + all + all;
    for (const qsizetype step : {qsizetype{1}, qsizetype{7}, qsizetype{10'000}})
        QCOMPARE(readLines(escaped(all) + '\n', step), QByteArrayList({"data " + all}));
}

void TestPrologixMessages::tooLongALine()
{
    LineReader reader;
    std::vector<LineReader::Line> lines;
    const QByteArray much(1 << 20, 'x');
    bool goesOn = true;
    for (int i = 0; goesOn && i < 100; ++i)
        goesOn = reader.feed(much, lines);
    QVERIFY(!goesOn);
    QVERIFY(lines.empty());
}

void TestPrologixMessages::addresses()
{
    QCOMPARE(addressText({9, {}}), QByteArray("9"));
    QCOMPARE(addressText({9, 0}), QByteArray("9 96"));
    QCOMPARE(parseAddress("9"), std::optional(GpibAddress{9, {}}));
    QCOMPARE(parseAddress(" 30  126 "), std::optional(GpibAddress{30, 30}));
    for (const char* const wrong : {"", "31", "-1", "9 5", "9 127", "9 96 1", "x"})
        QVERIFY2(!parseAddress(wrong), wrong);
}

void TestPrologixMessages::numbers()
{
    QCOMPARE(parseNumber("80\r\n", 0, 255), std::optional(80));
    QVERIFY(!parseNumber("256\r\n", 0, 255));
    QVERIFY(!parseNumber("", 0, 255));
    QVERIFY(!parseNumber("99999999999999999999", 0, 255));
    QVERIFY(!parseNumber(QByteArray("1\0", 2), 0, 255));
}

void TestPrologixMessages::replyEnds()
{
    const auto scan = [](const QByteArray& bytes) {
        ReplyScanner scanner;
        for (const char c : bytes)
            scanner.feed({&c, 1});
        ReplyScanner whole;
        whole.feed(bytes);
        if (scanner.mayEnd() != whole.mayEnd() || scanner.isPlain() != whole.isPlain())
            return QByteArray("differs");
        return QByteArray(whole.mayEnd() ? (whole.isPlain() ? "ends" : "may end") : "goes on");
    };
    QCOMPARE(scan("1.5\n\x04"), QByteArray("ends"));
    QCOMPARE(scan("\x04"), QByteArray("ends"));
    QCOMPARE(scan("1.5\n"), QByteArray("goes on"));
    QCOMPARE(scan("#14\x04\x04\x04\x04"), QByteArray("goes on"));  // all data
    QCOMPARE(scan("#14\x04\x04\x04\x04\x04"), QByteArray("ends")); // and the mark
    QCOMPARE(scan("#14\x04\x04\x04\x04\n\x04"), QByteArray("ends"));
    QCOMPARE(scan("#13\x04\x04"), QByteArray("goes on"));
    QCOMPARE(scan("CURV #12\xFF\x80,#12\x04\x04"), QByteArray("goes on"));
    QCOMPARE(scan("CURV #12\xFF\x80,#12\x04\x04\x04"), QByteArray("ends"));
    QCOMPARE(scan("\x89PNG\r\n\x04"), QByteArray("may end"));
    QCOMPARE(scan("ab\x04"
                  "c\x04"),
             QByteArray("may end"));
    QCOMPARE(scan("#0abc\x04"), QByteArray("ends"));
    QCOMPARE(scan("#9999999999" + QByteArray(1000, '\x04')), QByteArray("goes on"));
}

void TestPrologixMessages::kinds()
{
    const AdapterKind& prologix = adapterKind("Prologix GPIB-ETHERNET Controller version 01.06.06.00");
    QCOMPARE(prologix.setup.front(), QLatin1StringView("savecfg 0"));
    const AdapterKind& ar488 = adapterKind("AR488 GPIB controller, ver. 0.51.18, 23/12/2022");
    QCOMPARE(ar488.name, QLatin1StringView("AR488"));
    // There "savecfg" with any argument would save.
    for (const QLatin1StringView command : ar488.setup)
        QVERIFY(!command.contains(QLatin1StringView("savecfg")));
    QVERIFY(adapterKind("something else").versionWord.isEmpty());
}

void TestPrologixMessages::netFinder()
{
    const QByteArray request = NetFinder::identify(0x1234);
    QCOMPARE(request, QByteArray::fromHex("5A001234FFFFFFFFFFFF0000"));
    QCOMPARE(NetFinder::parseIdentify(request), std::optional<std::uint16_t>(0x1234));
    NetFinder::Reply reply;
    reply.sequence = 0x1234;
    reply.hardwareAddress = {0x00, 0x21, 0x69, 0x01, 0x02, 0x03};
    reply.address = 0xC0A80109;
    reply.name = QStringLiteral("bench 2");
    const QByteArray datagram = NetFinder::encode(reply);
    QCOMPARE(datagram.size(), qsizetype{76});
    QCOMPARE(datagram.first(12), QByteArray::fromHex("5A0112340021690102030000"));
    QCOMPARE(datagram.sliced(20, 4), QByteArray::fromHex("C0A80109"));
    QVERIFY(NetFinder::parseReply(datagram) == reply);
    QVERIFY(!NetFinder::parseReply(datagram.chopped(1)));
    QVERIFY(!NetFinder::parseReply(request));
    QVERIFY(!NetFinder::parseIdentify(datagram));
    QVERIFY(!NetFinder::parseIdentify({}));
}

} // namespace visor::prologix

QTEST_GUILESS_MAIN(visor::prologix::TestPrologixMessages)
#include "test_messages.moc"
