// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/error_text.h"
#include "core/visa/status_text.h"
#include "tests/common/test_case.h"

namespace visor::scpi {

class TestErrorText : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void replies_data();
    void replies();
    void refusesOthers();
    void explains();
    void statusesHaveSentences();
};

void TestErrorText::replies_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<int>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("standard") << QByteArray("-113,\"Undefined header\"\n") << -113
                              << QStringLiteral("Undefined header");
    QTest::newRow("none") << QByteArray("+0,\"No error\"\n") << 0 << QStringLiteral("No error");
    QTest::newRow("bare") << QByteArray("0") << 0 << QString();
    QTest::newRow("no quotes") << QByteArray("-222, Data out of range\r\n") << -222
                               << QStringLiteral("Data out of range");
    QTest::newRow("quotes inside") << QByteArray("-224,\"Bad \"\"X\"\";:CHAN\"") << -224
                                   << QStringLiteral("Bad \"X\";:CHAN");
    QTest::newRow("own number") << QByteArray("701,\"Fan\"") << 701 << QStringLiteral("Fan");
    QTest::newRow("headered") << QByteArray(":SYST:ERR -100,\"x\"") << -100 << QStringLiteral("x");
}

void TestErrorText::replies()
{
    QFETCH(QByteArray, reply);
    QFETCH(int, number);
    QFETCH(QString, text);
    const auto entry = parseErrorReply(reply);
    QVERIFY(entry);
    QCOMPARE(entry->number, number);
    QCOMPARE(entry->text, text);
    QCOMPARE(entry->isNoError(), number == 0);
}

void TestErrorText::refusesOthers()
{
    for (const QByteArray& reply : {QByteArray(), QByteArray("\n"), QByteArray("OK"), QByteArray("\"-113\""),
                                    QByteArray("-"), QByteArray("99999999999,\"x\"")}) {
        const auto entry = parseErrorReply(reply);
        QVERIFY2(!entry, reply.constData());
        QCOMPARE(entry.error().status, visa::Status::ErrorInvalidFormat);
    }
}

void TestErrorText::explains()
{
    QVERIFY(explainError(-113).contains(QLatin1StringView("no such command")));
    QCOMPARE(explainError(-199), explainError(-100));
    QCOMPARE(errorNumber("-440,\"x\""), std::optional<int>(-440));
    QVERIFY(!errorNumber("x"));
    for (int number = -900; number <= 10; ++number)
        QVERIFY(explainError(number).endsWith(u'.'));
    QVERIFY(explainError(701).contains(QLatin1StringView("manual")));
}

void TestErrorText::statusesHaveSentences()
{
    for (const visa::Status status : visa::allStatuses())
        QVERIFY(visa::statusSentence(status).endsWith(u'.'));
    QVERIFY(visa::statusSentence(static_cast<visa::Status>(-5)).contains(QLatin1StringView("-5")));
}

} // namespace visor::scpi

QTEST_GUILESS_MAIN(visor::scpi::TestErrorText)
#include "test_error_text.moc"
