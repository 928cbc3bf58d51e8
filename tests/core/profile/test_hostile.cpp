// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that are broken or meant to do harm: reading ends, in bounded time, with a placed message.
#include "core/profile/bounded_pattern.h"
#include "core/profile/identity_pattern.h"
#include "core/profile/library_indexer.h"
#include "core/profile/reader.h"
#include "core/profile/reply_parser.h"
#include "tests/common/test_case.h"

#include <QFile>

namespace visor::profile {

namespace {

const QByteArray kHead = QByteArrayLiteral("instrument: {manufacturer: Acme, model: A1, class: multimeter}\n"
                                           "identity: {pattern: '^ACME'}\n");

} // namespace

class TestHostile : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void cutAtEveryByte();
    void flippedAtEveryByte();
    void tenMegabytes();
    void tenThousandCommands();
    void foreignBytes_data();
    void foreignBytes();
    void explodingPatterns_data();
    void explodingPatterns();
    void ownLimitIsRefused();
    void longPatternIsRefused();
    void longReplyIsSearchedInPart();

private:
    static QByteArray realProfile();
    static void survives(const QByteArray& yaml, qsizetype at);
};

QByteArray TestHostile::realProfile()
{
    QFile file(QStringLiteral(VISOR_PROFILES_DIR "/siglent-sdm3065x.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestHostile::survives(const QByteArray& yaml, qsizetype at)
{
    const ReadOutcome outcome = readProfile(yaml, QStringLiteral("a.yaml"));
    const auto lines = static_cast<int>(yaml.count('\n')) + 1;
    for (const Problem& problem : outcome.problems) {
        const bool isPlaced = problem.place.line >= 1 && problem.place.line <= lines && problem.place.column >= 1;
        QVERIFY2(isPlaced && !problem.text.isEmpty(),
                 qPrintable(QStringLiteral("%1: %2").arg(at).arg(problem.text)));
    }
    QVERIFY2(outcome.profile != nullptr || hasErrors(outcome.problems), qPrintable(QString::number(at)));
    static_cast<void>(indexProfile(QStringLiteral("a.yaml"), yaml));
}

void TestHostile::cutAtEveryByte()
{
    const QByteArray whole = realProfile();
    QVERIFY(whole.size() > 1000);
    for (qsizetype at = 0; at < whole.size(); ++at)
        survives(whole.left(at), at);
}

void TestHostile::flippedAtEveryByte()
{
    const QByteArray whole = realProfile();
    for (qsizetype at = 0; at < whole.size(); ++at) {
        QByteArray flipped = whole;
        flipped[at] = static_cast<char>(static_cast<uchar>(flipped[at]) ^ (1u << (at % 8)));
        survives(flipped, at);
    }
}

void TestHostile::tenMegabytes()
{
    const QByteArray yaml = kHead + "# " + QByteArray(10 * 1024 * 1024, 'x');
    const ReadOutcome outcome = readProfile(yaml, QStringLiteral("a.yaml"));
    QVERIFY(outcome.profile == nullptr);
    QCOMPARE(outcome.problems.size(), std::size_t{1});
    QCOMPARE(outcome.problems[0].place, (SourcePlace{1, 1}));
    QVERIFY(outcome.problems[0].text.contains(QStringLiteral("4194304")));
}

void TestHostile::tenThousandCommands()
{
    QByteArray yaml = kHead + "commands:\n";
    for (int at = 0; at < 10'000; ++at) {
        const QByteArray number = QByteArray::number(at);
        yaml += "  command_" + number + ": {type: query, scpi: 'C" + number + "?', returns: {type: float}}\n";
    }
    const ReadOutcome outcome = readProfile(yaml, QStringLiteral("a.yaml"));
    QVERIFY(outcome.problems.empty());
    QCOMPARE(outcome.profile->commands.size(), std::size_t{10'000});
}

void TestHostile::foreignBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("Latin-1") << QByteArray("\xB5");
    QTest::newRow("cut sequence") << QByteArray("\xE2\x82");
    QTest::newRow("overlong") << QByteArray("\xC0\xAF");
    QTest::newRow("overlong of three") << QByteArray("\xE0\x80\xAF");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80");
    QTest::newRow("beyond Unicode") << QByteArray("\xF4\x90\x80\x80");
    QTest::newRow("NUL") << QByteArray("\0", 1);
    QTest::newRow("end of transmission") << QByteArray("\x04");
}

void TestHostile::foreignBytes()
{
    QFETCH(QByteArray, bytes);
    const ReadOutcome outcome = readProfile(kHead + "# \u00B5 " + bytes + " \n", QStringLiteral("a.yaml"));
    QVERIFY(outcome.profile == nullptr);
    QCOMPARE(outcome.problems.size(), std::size_t{1});
    QCOMPARE(outcome.problems[0].place, (SourcePlace{3, 5})); // the micro sign counts as one
}

void TestHostile::explodingPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    const QString many(40, u'a');
    QTest::newRow("nested repetition") << QStringLiteral("^(a+)+$") << many + u'!';
    QTest::newRow("alternatives that overlap") << QStringLiteral("^(a|aa)+$") << many + many + u'!';
    QTest::newRow("optional letters") << QStringLiteral("^(?:a?){40}a{40}b?$") << QString(39, u'a');
    QTest::newRow("repetition of a class")
        << QStringLiteral("([a-z]+)*\\d\\d") << QString(kLongestPatternSubject, u'a');
    QTest::newRow("four stars") << QStringLiteral(".*.*.*.*[xy]") << QString(kLongestPatternSubject, u'a');
}

void TestHostile::explodingPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    QVERIFY(!patternFault(pattern));
    QVERIFY(!findPattern(boundedPattern(pattern), text).hasMatch());
    QVERIFY(!IdentityPattern({pattern, {}}).isFoundIn(IdentityText(text)));
    Returns returns;
    returns.parser.emplace();
    returns.parser->type = ReplyParser::Type::Regex;
    returns.parser->pattern = pattern;
    const auto value = parseReply(returns, text.toUtf8());
    QVERIFY(value.has_value());
    QCOMPARE(value->toText(), text); // no match: the text stays whole
}

void TestHostile::ownLimitIsRefused()
{
    const QString pattern = QStringLiteral("(*LIMIT_MATCH=4000000000)a");
    QVERIFY(patternFault(pattern).has_value());
    QVERIFY(!findPattern(boundedPattern(pattern), QStringLiteral("a")).hasMatch());
}

void TestHostile::longPatternIsRefused()
{
    const QString pattern(kMaximumPatternLength + 1, u'a');
    QVERIFY(patternFault(pattern).has_value());
    QVERIFY(!findPattern(boundedPattern(pattern), pattern).hasMatch());
    const ReadOutcome outcome =
        readProfile("instrument: {manufacturer: A, model: B, class: C}\nidentity: {pattern: " + pattern.toUtf8() +
                        "}\ncommands: {a: {type: write, scpi: A}}\n",
                    QStringLiteral("a.yaml"));
    QCOMPARE(outcome.problems.size(), std::size_t{1});
    QCOMPARE(outcome.problems[0].place, (SourcePlace{2, 21}));
}

void TestHostile::longReplyIsSearchedInPart()
{
    const QRegularExpression expression = boundedPattern(QStringLiteral("x$"));
    QVERIFY(findPattern(expression, QString(kLongestPatternSubject - 1, u'a') + u'x').hasMatch());
    QVERIFY(!findPattern(expression, QString(kLongestPatternSubject, u'a') + u'x').hasMatch());
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestHostile)
#include "test_hostile.moc"
