// SPDX-License-Identifier: GPL-3.0-or-later
// What helps who writes profiles: comparing, formatting, and a profile to start from.
#include "core/profile/difference.h"
#include "core/profile/formatter.h"
#include "core/profile/library.h"
#include "core/profile/line_difference.h"
#include "core/profile/reader.h"
#include "core/profile/starting_profile.h"
#include "core/profile/yaml_tree.h"
#include "tests/common/test_case.h"

#include <QRandomGenerator>

#include <QDir>
#include <QFile>

namespace visor::profile {

class TestAuthoring : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void differences_data();
    void differences();
    void differencesKnowTheirLines();
    void linesAreCompared_data();
    void linesAreCompared();
    void anyTwoTextsCanBeLaidBesideEachOther();
    void textsWithNothingInCommonAreReplaced();
    void hunksHaveALittleAround();
    void formats_data();
    void formats();
    void shippedProfilesAreInShape();
    void brokenTextIsNotFormatted();
    void helpHeaders_data();
    void helpHeaders();
    void startingProfileWorks_data();
    void startingProfileWorks();
    void startingProfileMarksDanger();

private:
    static QString told(const std::vector<Difference>& differences);
};

QString TestAuthoring::told(const std::vector<Difference>& differences)
{
    QStringList lines;
    for (const Difference& difference : differences)
        lines << QString(differenceName(difference.kind)).left(1) + u' ' + difference.path + u'|' +
                     difference.before + u'|' + difference.after;
    return lines.join(u'\n');
}

void TestAuthoring::differences_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* name, const char* before, const char* after, const char* expected) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << QString::fromUtf8(expected);
    };
    row("nothing", "a: 1\n", "a: 1\n", "");
    row("comments, order and style", "# x\na: {b: [1, 2], c: 'q'}\nd: 1\n",
        "d: 1\na:\n  c: \"q\"\n  b:\n    - 1\n    - 2\n", "");
    row("the same number", "a: 1.0\nb: 0x10\n", "a: 1\nb: 16\n", "");
    row("the same truth", "a: yes\n", "a: true\n", "");
    row("a text is no number", "a: '1.0'\n", "a: 1\n", "c a|\"1.0\"|1");
    row("a command more", "commands: {a: {scpi: A}}\n", "commands: {a: {scpi: A}, b: {scpi: B, enabled: no}}\n",
        "a commands.b||{scpi: B, enabled: no}");
    row("a command less", "commands: {a: {scpi: A}, b: {scpi: B}}\n", "commands: {b: {scpi: B}}\n",
        "r commands.a|{scpi: A}|");
    row("deep inside", "commands: {v: {params: {value: {max: 30, unit: V}}}}\n",
        "commands: {v: {params: {value: {max: 60, unit: V}}}}\n", "c commands.v.params.value.max|30|60");
    row("a list", "o: [A, B]\n", "o: [A, B, C]\n", "c o|[A, B]|[A, B, C]");
    row("in a list of maps", "i: [{type: usb}, {port: 1}]\n", "i: [{type: usb}, {port: 2}]\n", "c i[1].port|1|2");
    row("another kind", "a: [1]\n", "a: {b: 1}\n", "c a|[1]|{b: 1}");
    row("nothing and something", "a:\n", "a: 1\n", "c a|null|1");
    row("texts that need quotes", "a: x\n", "a: \"*RST, a: b\\n\"\n", "c a|x|\"*RST, a: b\\n\"");
    row("renamed", "c: {a: 1, b: 2}\n", "c: {z: 1, b: 2}\n", "a c.z||1\nr c.a|1|");
}

void TestAuthoring::differences()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QString, expected);
    const TreeOutcome one = readTree(before);
    const TreeOutcome other = readTree(after);
    QVERIFY(one.root != nullptr && other.root != nullptr);
    QCOMPARE(told(compareProfiles(*one.root, *other.root)), expected);
}

void TestAuthoring::linesAreCompared_data()
{
    QTest::addColumn<QString>("before"); // a letter a line
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("same") << "abc" << "abc" << " a b c";
    QTest::newRow("none") << "" << "" << "";
    QTest::newRow("added") << "ac" << "abc" << " a+b c";
    QTest::newRow("added at the top") << "b" << "ab" << "+a b";
    QTest::newRow("removed at the end") << "ab" << "a" << " a-b";
    QTest::newRow("changed: removed first") << "axc" << "ayc" << " a-x+y c";
    QTest::newRow("two changed lines stay together") << "axyc" << "aijc" << " a-x-y+i+j c";
    QTest::newRow("Myers' own") << "abcabba" << "cbabac" << "";
    QTest::newRow("all new") << "" << "ab" << "+a+b";
    QTest::newRow("all gone") << "ab" << "" << "-a-b";
    QTest::newRow("doubled") << "ab" << "abab" << " a b+a+b";
}

void TestAuthoring::linesAreCompared()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QFETCH(QString, expected);
    const auto lines =
        compareLines(before.split(QString(), Qt::SkipEmptyParts), after.split(QString(), Qt::SkipEmptyParts));
    QString told;
    int changes = 0;
    for (const DifferenceLine& line : lines) {
        told += differenceSign(line.kind) + line.text;
        changes += line.kind == DifferenceLine::Kind::Same ? 0 : 1;
    }
    if (expected.isEmpty() && !before.isEmpty())
        QCOMPARE(changes, 5); // the paper's shortest script
    else
        QCOMPARE(told, expected);
}

void TestAuthoring::anyTwoTextsCanBeLaidBesideEachOther()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 300; ++round) {
        QStringList before;
        for (int line = random.bounded(60); line > 0; --line)
            before << QString::number(random.bounded(12));
        QStringList after = before;
        for (int change = random.bounded(20); change > 0; --change) {
            if (random.bounded(2) == 0 && !after.isEmpty())
                after.removeAt(random.bounded(after.size()));
            else
                after.insert(random.bounded(after.size() + 1), QString::number(random.bounded(12)));
        }
        const auto lines = compareLines(before, after);
        QStringList old;
        QStringList now;
        for (const DifferenceLine& line : lines) {
            if (line.kind != DifferenceLine::Kind::Added) {
                old << line.text;
                QCOMPARE(line.beforeLine, static_cast<int>(old.size()));
            }
            if (line.kind != DifferenceLine::Kind::Removed) {
                now << line.text;
                QCOMPARE(line.afterLine, static_cast<int>(now.size()));
            }
        }
        QCOMPARE(old, before);
        QCOMPARE(now, after);
    }
}

void TestAuthoring::textsWithNothingInCommonAreReplaced()
{
    QStringList before;
    QStringList after;
    for (int line = 0; line < 5000; ++line) {
        before << QStringLiteral("a%1").arg(line);
        after << QStringLiteral("b%1").arg(line);
    }
    const auto lines = compareLines(before, after);
    QCOMPARE(lines.size(), std::size_t(10000));
    QCOMPARE(lines.front().kind, DifferenceLine::Kind::Removed);
    QCOMPARE(lines.back().kind, DifferenceLine::Kind::Added);
}

void TestAuthoring::hunksHaveALittleAround()
{
    QStringList before;
    for (int line = 1; line <= 40; ++line)
        before << QString::number(line);
    QStringList after = before;
    after[9] = QStringLiteral("ten");
    after[14] = QStringLiteral("fifteen");
    after.removeAt(34);
    const auto lines = compareLines(before, after);
    const auto hunks = hunksOf(lines);
    QCOMPARE(hunks.size(), std::size_t(2)); // 10 and 15 share their surroundings
    QCOMPARE(hunkHeading(lines, hunks[0]), QStringLiteral("@@ -7,12 +7,12 @@"));
    QCOMPARE(hunkHeading(lines, hunks[1]), QStringLiteral("@@ -32,7 +32,6 @@"));
    QVERIFY(hunksOf(compareLines(before, before)).empty());
    const auto created = compareLines({}, {QStringLiteral("a")});
    QCOMPARE(hunkHeading(created, hunksOf(created)[0]), QStringLiteral("@@ -0,0 +1,1 @@"));
}

void TestAuthoring::differencesKnowTheirLines()
{
    const TreeOutcome before = readTree("a:\n  b: 1\n  c: 2\n");
    const TreeOutcome after = readTree("# more\na:\n  b: 5\n  d: 2\n");
    const auto differences = compareProfiles(*before.root, *after.root);
    QCOMPARE(differences.size(), std::size_t{3});
    QCOMPARE(differences[0].beforePlace, (SourcePlace{2, 6}));
    QCOMPARE(differences[0].afterPlace, (SourcePlace{3, 6}));
    QCOMPARE(differences[1].afterPlace, (SourcePlace{4, 3}));
    QCOMPARE(differences[2].beforePlace, (SourcePlace{3, 3}));
}

void TestAuthoring::formats_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char* name, const char* text, const char* expected) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(expected);
    };
    row("in shape", "a:\n  b: 1\n", "a:\n  b: 1\n");
    row("four blanks", "a:\n    b:\n        c: 1\n", "a:\n  b:\n    c: 1\n");
    row("line ends",
        "\xEF\xBB\xBF"
        "a: 1  \r\nb: 2\t\r\n\r\n\r\n\r\nc: 3",
        "a: 1\nb: 2\n\nc: 3\n");
    row("comments move along", "# top\na: # here\n    # inside\n    b: 1 # behind\n# end\n",
        "# top\na: # here\n  # inside\n  b: 1 # behind\n# end\n");
    row("lists", "a:\n    -   b: 1\n        c: 2\n    -   d\n", "a:\n  - b: 1\n    c: 2\n  - d\n");
    row("lists at their key", "a:\n- b\n- c\n", "a:\n- b\n- c\n");
    row("block texts keep their shape",
        "a:\n    b: |\n        one\n          two  \n\n        # no comment\n    c: 1\n",
        "a:\n  b: |\n      one\n        two  \n\n      # no comment\n  c: 1\n");
    row("flow lines hang as they hung", "a:\n  b: {c: 1,\n         d: 2}\n", "a:\n  b: {c: 1,\n         d: 2}\n");
    row("quotes stay", "a: 'x'\nb: \"y\"\nc: z\n", "a: 'x'\nb: \"y\"\nc: z\n");
    row("nothing inside quotes", "a: \"x  \n\n\n  y\"\n", "a: \"x\n\n\n  y\"\n");
}

void TestAuthoring::formats()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, expected);
    const FormatOutcome outcome = formatProfile(text);
    QVERIFY(outcome.isDone());
    if (QByteArray(QTest::currentDataTag()) == "nothing inside quotes") {
        // Two blank lines are two line breaks in the value: they may not become one.
        QCOMPARE(readTree(outcome.text).root->textOf(u"a"), readTree(text).root->textOf(u"a"));
        return;
    }
    QCOMPARE(outcome.text, expected);
    QCOMPARE(formatProfile(expected).text, expected);
}

void TestAuthoring::shippedProfilesAreInShape()
{
    const QDir folder(QStringLiteral(VISOR_PROFILES_DIR));
    for (const QString& name : folder.entryList({QStringLiteral("*.yaml")}, QDir::Files)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(formatProfile(text).text == text, qPrintable(name));
    }
}

void TestAuthoring::brokenTextIsNotFormatted()
{
    for (const char* text : {"a: [1\n", "a: 1\na: 2\n", "\xFF\n", ""}) {
        const FormatOutcome outcome = formatProfile(text);
        QVERIFY(!outcome.isDone());
        QVERIFY(outcome.text.isEmpty());
    }
}

void TestAuthoring::helpHeaders_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("expected"); // header, kind, suffixes; empty: none
    const auto row = [](const char* line, const char* expected) {
        QTest::newRow(line) << QByteArray(line) << QString::fromUtf8(expected);
    };
    row(":ABORt/nquery/", ":ABORt write");
    row(":APPLy?/qonly/", ":APPLy query");
    row("*IDN?/qonly/", "*IDN query");
    row("*CLS/nquery/", "*CLS write");
    row(":SENSe:VOLTage[:DC]:RANGe", ":SENSe:VOLTage:RANGe property");
    row("[:SOURce]:FREQuency[:CW|:FIXed]", ":FREQuency property");
    row(":OUTPut{1:2}[:STATe]", ":OUTPut{suffix1} property 1-2");
    row(":CALCulate{1:4}:MARKer{1:8}:X?/qonly/", ":CALCulate{suffix1}:MARKer{suffix2}:X query 1-4 1-8");
    row(":A[:B[:C]]:D", ":A:D property");
    row("", "");
    row("VOLT 5", "");
    row(":A::B", "");
    row("<html>", "");
    row(":A{x}", "");
    QTest::newRow("endless nesting") << QByteArray(QByteArray(200'000, '[') + QByteArray(200'000, ']'))
                                     << QString();
}

void TestAuthoring::helpHeaders()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, expected);
    QStringList told;
    for (const HelpHeader& header : parseHelpHeaders(line + "\n")) {
        QString text = header.header + u' ';
        text += header.hasQuery && header.hasCommand ? QStringLiteral("property")
                : header.hasQuery                    ? QStringLiteral("query")
                                                     : QStringLiteral("write");
        for (const HelpHeader::Suffix& suffix : header.suffixes)
            text += QStringLiteral(" %1-%2").arg(suffix.min).arg(suffix.max);
        told << text;
    }
    QCOMPARE(told.join(u'\n'), expected);
}

void TestAuthoring::startingProfileWorks_data()
{
    QTest::addColumn<QByteArray>("identity");
    QTest::addColumn<QByteArray>("help");
    const QByteArray help = "*CLS/nquery/\n*IDN?/qonly/\n:SYSTem:ERRor?/qonly/\n:SENSe:VOLTage[:DC]:RANGe\n"
                            ":SENSe:VOLTage:AC:RANGe\n:OUTPut{1:2}[:STATe]\n:ABORt/nquery/\n:READ?/qonly/\n"
                            ":READ:ALL?/qonly/\n:MEM:DEL{1:9}/nquery/\n";
    QTest::newRow("plain") << QByteArray("ACME,A1,SN5,1.0") << QByteArray();
    QTest::newRow("with help") << QByteArray("ACME,A1,SN5,1.0") << help;
    QTest::newRow("special characters") << QByteArray("Rohde&Schwarz,RTB-2004 (v2),x,y") << help;
    QTest::newRow("quotes and backslashes") << QByteArray("O'Neil \\ \"Co\",X+Y*,1,2") << help;
    QTest::newRow("foreign letters") << QByteArray("\xC3\x96kon,A#1: x,1,2") << QByteArray();
    QTest::newRow("the same header twice") << QByteArray("ACME,A1,1,2") << QByteArray(":A:B\n:A:B\n:A_B\n");
}

void TestAuthoring::startingProfileWorks()
{
    QFETCH(QByteArray, identity);
    QFETCH(QByteArray, help);
    for (const bool hasErrorQueue : {true, false}) {
        InstrumentFacts facts;
        facts.identity = scpi::Identity::parse(identity);
        facts.interfaceText = QStringLiteral("{type: ethernet, port: 5025}");
        facts.hasErrorQueue = hasErrorQueue;
        facts.headers = parseHelpHeaders(help);
        const QByteArray text = startingProfile(facts);
        const ReadOutcome outcome = readProfile(text, QStringLiteral("new.yaml"));
        QStringList told;
        for (const Problem& problem : outcome.problems)
            told << QStringLiteral("%1: ").arg(problem.place.line) + problem.text;
        QVERIFY2(outcome.problems.empty(), qPrintable(told.join(u'\n') + u'\n' + QString::fromUtf8(text)));
        QCOMPARE(outcome.profile->console.quirks.hasNoErrorQueue, !hasErrorQueue);
        QCOMPARE(outcome.profile->interfaces.size(), std::size_t{1});
        QCOMPARE(formatProfile(text).text, text);
        Library library;
        library.addText(QStringLiteral("new.yaml"), text);
        QVERIFY(library.match(facts.identity.toString()).has_value());
    }
}

void TestAuthoring::startingProfileMarksDanger()
{
    InstrumentFacts facts;
    facts.identity = scpi::Identity::parse("ACME,A1,1,2");
    facts.headers =
        parseHelpHeaders(":OUTPut{1:2}[:STATe]\n:SENSe:VOLTage:RANGe\n:READ?/qonly/\n:ABORt/nquery/\n");
    const auto profile = readProfile(startingProfile(facts), QStringLiteral("new.yaml")).profile;
    QVERIFY(profile->findCommand(u"reset")->isDangerous);
    const Command* output = profile->findCommand(u"output");
    QVERIFY(output != nullptr && output->isDangerous);
    QCOMPARE(output->type, CommandType::Property);
    QCOMPARE(output->getter, QStringLiteral(":OUTPut{suffix1}?"));
    QCOMPARE(output->findParameter(u"suffix1")->max, std::optional(2.0));
    QVERIFY(!profile->findCommand(u"sense_voltage_range")->isDangerous);
    QCOMPARE(profile->findCommand(u"read")->type, CommandType::Query);
    QCOMPARE(profile->findCommand(u"abort")->type, CommandType::Write);
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestAuthoring)
#include "test_authoring.moc"
