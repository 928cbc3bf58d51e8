// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/response_framer.h"
#include "tests/common/test_case.h"

namespace visor::scpi {

class TestResponseFramer : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void splitsMessages_data();
    void splitsMessages();
    void blockBytesNeedNoLook();
    void blockWithoutTerminator();
    void indefiniteIsNamed();
    void otherTerminators();
};

void TestResponseFramer::splitsMessages_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::newRow("text") << QByteArray("ACME,1,2,3\n") << QByteArray("1.5\n");
    QTest::newRow("empty line") << QByteArray("\n") << QByteArray("1\n");
    QTest::newRow("line feed in block") << QByteArray("#15a\nb\nc\n") << QByteArray("ok\n");
    QTest::newRow("carriage return") << QByteArray("#13abc\r\n") << QByteArray("ok\r\n");
    QTest::newRow("prefix") << QByteArray("CURVE #13\n\n\n\n") << QByteArray("#11x\n");
    QTest::newRow("two blocks") << QByteArray("#12\n\n,#12;\n\n") << QByteArray("2\n");
    QTest::newRow("block then text") << QByteArray("#12ab;\"x\"\n") << QByteArray("2\n");
    QTest::newRow("hash in string") << QByteArray("\"#19\"\n") << QByteArray("2\n");
    QTest::newRow("long text") << QByteArray(1000, 'A') + '\n' << QByteArray("2\n");
    QTest::newRow("hex") << QByteArray("#HFF\n") << QByteArray("2\n");
    QTest::newRow("empty block") << QByteArray("#10\n") << QByteArray("2\n");
}

void TestResponseFramer::splitsMessages()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    const QByteArray stream = first + second;
    for (qsizetype piece = 1; piece <= stream.size(); ++piece) {
        ResponseFramer framer;
        QByteArray got[2];
        qsizetype at = 0;
        for (auto& message : got) {
            framer.reset();
            while (!framer.isComplete()) {
                QVERIFY(at < stream.size());
                const QByteArrayView chunk =
                    QByteArrayView(stream).sliced(at, std::min(piece, stream.size() - at));
                const auto taken = static_cast<qsizetype>(framer.feed(chunk));
                QVERIFY(taken == chunk.size() || framer.isComplete());
                message.append(chunk.first(taken));
                at += taken;
            }
            QCOMPARE(framer.length(), static_cast<std::uint64_t>(message.size()));
        }
        QCOMPARE(got[0], first);
        QCOMPARE(got[1], second);
    }
}

void TestResponseFramer::blockBytesNeedNoLook()
{
    ResponseFramer framer;
    QCOMPARE(framer.feed("#510000ab"), std::size_t{9});
    QCOMPARE(framer.state(), ResponseFramer::State::Block);
    QCOMPARE(framer.blockRemaining(), std::uint64_t{9998});
    framer.skip(9998);
    QVERIFY(framer.mayEnd());
    QVERIFY(!framer.isComplete());
    QCOMPARE(framer.feed("\nnext"), std::size_t{1});
    QVERIFY(framer.isComplete());
    QCOMPARE(framer.length(), std::uint64_t{10008});
}

void TestResponseFramer::blockWithoutTerminator()
{
    ResponseFramer framer;
    QCOMPARE(framer.feed("#13abc"), std::size_t{6});
    QCOMPARE(framer.state(), ResponseFramer::State::BlockEnd);
    framer.reset(); // taken as it is; its line end comes late
    QCOMPARE(framer.feed("\r\n42\n"), std::size_t{5});
    QCOMPARE(framer.leading(), std::size_t{2});
    QVERIFY(framer.isComplete());

    framer.reset();
    QCOMPARE(framer.feed("#13abc"), std::size_t{6});
    framer.reset(); // and this one never had any
    QCOMPARE(framer.feed("42\n"), std::size_t{3});
    QCOMPARE(framer.leading(), std::size_t{0});
    QVERIFY(framer.isComplete());
}

void TestResponseFramer::indefiniteIsNamed()
{
    ResponseFramer framer;
    QCOMPARE(framer.feed("#0ab"), std::size_t{4});
    QVERIFY(framer.isIndefiniteBlock());
    QVERIFY(!framer.mayEnd());
}

void TestResponseFramer::otherTerminators()
{
    ResponseFramer carriageReturn('\r');
    QCOMPARE(carriageReturn.feed("1\n2\r3"), std::size_t{4});
    QVERIFY(carriageReturn.isComplete());

    ResponseFramer none(std::nullopt);
    QCOMPARE(none.feed("1\n2\r3"), std::size_t{5});
    QVERIFY(!none.mayEnd());
    none.reset();
    QCOMPARE(none.feed("#12ab"), std::size_t{5});
    QVERIFY(none.mayEnd());
}

} // namespace visor::scpi

QTEST_GUILESS_MAIN(visor::scpi::TestResponseFramer)
#include "test_response_framer.moc"
