// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/block.h"
#include "tests/common/test_case.h"

namespace visor::scpi {

class TestBlock : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void headers_data();
    void headers();
    void everyPrefixOfAHeaderNeedsMore();
    void scanIsBounded();
    void takesRepliesApart();
    void keepsAShortBlock();
    void roundTrips();
    void strings();
    void refusesBadStrings();
};

void TestBlock::headers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("scan");
    QTest::addColumn<quint64>("prefix");
    QTest::addColumn<quint64>("header");
    QTest::addColumn<quint64>("length");
    QTest::addColumn<bool>("indefinite");
    const auto found = [](const char* name, const QByteArray& bytes, quint64 prefix, quint64 header,
                          quint64 length, bool indefinite = false) {
        QTest::newRow(name) << bytes << int(BlockScan::Found) << prefix << header << length << indefinite;
    };
    const auto none = [](const char* name, const QByteArray& bytes) {
        QTest::newRow(name) << bytes << int(BlockScan::NoBlock) << quint64(0) << quint64(0) << quint64(0) << false;
    };
    found("one digit", "#15hello", 0, 3, 5);
    found("nine digits", "#9000001000x", 0, 11, 1000);
    found("zero length", "#10\n", 0, 3, 0);
    found("blank padded", "#6  1000", 0, 8, 1000);
    found("indefinite", "#0abc\n", 0, 2, 0, true);
    found("parenthesised", "#(12345678901)x", 0, 14, 12345678901ULL);
    found("tektronix", "CURVE #42500x", 6, 6, 2500);
    found("colon header", ":WAV:DATA #15hello", 10, 3, 5);
    found("lecroy", "C1:WF DAT1,#9000000010", 11, 11, 10);
    found("leading line end", "\r\n#15hello", 2, 3, 5);
    found("after a number", "1.5,#15hello", 4, 3, 5);
    none("text", "ACME,MODEL,1,2\n");
    none("hexadecimal", "#H1F\n");
    none("binary number", "#B101\n");
    none("hash inside a word", "No#12");
    none("hash in a string", "\"#15hello\"");
    none("empty parentheses", "#()x");
    none("letters for digits", "#3ab1");
    none("only blanks for digits", "#3   x");
    none("nineteen digits", "#(1234567890123456789)");
    none("png", QByteArray("\x89PNG\r\n\x1a\n", 8));
}

void TestBlock::headers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, scan);
    QFETCH(quint64, prefix);
    QFETCH(quint64, header);
    QFETCH(quint64, length);
    QFETCH(bool, indefinite);
    const BlockScanResult result = scanBlockHeader(bytes);
    QCOMPARE(int(result.scan), scan);
    QCOMPARE(quint64(result.header.prefixLength), prefix);
    QCOMPARE(quint64(result.header.headerLength), header);
    QCOMPARE(quint64(result.header.dataLength), length);
    QCOMPARE(result.header.isIndefinite, indefinite);
}

void TestBlock::everyPrefixOfAHeaderNeedsMore()
{
    for (const QByteArray& whole :
         {QByteArray("CURVE #42500"), QByteArray("#(1000000000)"), QByteArray("  #9000000001")}) {
        for (qsizetype n = 0; n < whole.size(); ++n)
            QCOMPARE(scanBlockHeader(QByteArrayView(whole).first(n)).scan, BlockScan::NeedMore);
        QCOMPARE(scanBlockHeader(whole).scan, BlockScan::Found);
    }
}

void TestBlock::scanIsBounded()
{
    for (const char c : {'A', ' ', '1'}) {
        QCOMPARE(scanBlockHeader(QByteArray(kMaxBlockHead, c)).scan, BlockScan::NoBlock);
        QCOMPARE(scanBlockHeader(QByteArray(kMaxBlockPrefix - 1, c) + " #15hello").scan, BlockScan::Found);
    }
}

void TestBlock::takesRepliesApart()
{
    const auto plain = parseBlock("#15he\nlo\n");
    QVERIFY(plain);
    QCOMPARE(plain->data, QByteArrayView("he\nlo"));
    QVERIFY(plain->rest.isEmpty());
    QVERIFY(plain->isComplete());

    const auto two = parseBlock("CURVE #13abc,#12xy\r\n");
    QVERIFY(two);
    QCOMPARE(two->prefix, QByteArrayView("CURVE"));
    QCOMPARE(two->data, QByteArrayView("abc"));
    QCOMPARE(two->rest, QByteArrayView(",#12xy"));

    const auto open = parseBlock("#0abc\n\n");
    QVERIFY(open);
    QVERIFY(open->isIndefinite);
    QCOMPARE(open->data, QByteArrayView("abc\n"));

    const auto none = parseBlock("+1.5E+3\n");
    QVERIFY(!none);
    QCOMPARE(none.error().status, visa::Status::ErrorInvalidFormat);
    QVERIFY(!none.error().message.isEmpty());
}

void TestBlock::keepsAShortBlock()
{
    const auto cut = parseBlock("#210abc");
    QVERIFY(cut);
    QVERIFY(!cut->isComplete());
    QCOMPARE(cut->announcedLength, std::uint64_t{10});
    QCOMPARE(cut->data, QByteArrayView("abc"));
}

void TestBlock::roundTrips()
{
    QCOMPARE(blockHeader(0), QByteArray("#10"));
    QCOMPARE(blockHeader(999999999), QByteArray("#9999999999"));
    QCOMPARE(blockHeader(1000000000), QByteArray("#(1000000000)"));
    for (const int size : {0, 1, 9, 10, 65536, 100001}) {
        QByteArray data(size, Qt::Uninitialized);
        for (int i = 0; i < size; ++i)
            data[i] = static_cast<char>(i * 7);
        const QByteArray definite = makeBlock(data) + '\n';
        QCOMPARE(parseBlock(definite)->data, QByteArrayView(data));
        const QByteArray indefinite = makeIndefiniteBlock(data) + '\n';
        QCOMPARE(parseBlock(indefinite)->data, QByteArrayView(data));
    }
}

void TestBlock::strings()
{
    for (const QByteArray& text :
         {QByteArray(""), QByteArray("plain"), QByteArray("say \"hi\""), QByteArray("it's;a,b:c?")}) {
        QCOMPARE(*parseString(makeString(text)), text);
        QCOMPARE(*parseString(' ' + makeString(text, '\'') + "\n"), text);
    }
}

void TestBlock::refusesBadStrings()
{
    for (const QByteArray& text : {QByteArray(), QByteArray("abc"), QByteArray("\""), QByteArray("\"abc"),
                                   QByteArray("\"a\"b\""), QByteArray("\"abc'")}) {
        const auto result = parseString(text);
        QVERIFY2(!result, text.constData());
        QCOMPARE(result.error().status, visa::Status::ErrorInvalidFormat);
    }
}

} // namespace visor::scpi

QTEST_GUILESS_MAIN(visor::scpi::TestBlock)
#include "test_block.moc"
