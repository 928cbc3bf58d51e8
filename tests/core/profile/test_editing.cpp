// SPDX-License-Identifier: GPL-3.0-or-later
// What the profile editor asks of core: completion, quick fixes, renaming.
#include "core/profile/completion_finder.h"
#include "core/profile/quick_fix.h"
#include "core/profile/reader.h"
#include "core/profile/rename.h"
#include "tests/common/test_case.h"

namespace visor::profile {

namespace {

const QString kText = QStringLiteral(R"yaml(# A supply. Mind the order.
instrument: {manufacturer: ACME, model: S1, class: power_supply}
identity: {pattern: "ACME,S1"}
commands:
  voltage:   # the main thing
    type: property
    getter: "VOLT? (@{channel})"
    setter: "VOLT {value},(@{channel})"
    params:
      channel: {type: int, min: 1, max: 3, default: 1}
      value: {type: float, unit: V}
    returns: {type: float, unit: V}
  measure:
    type: query
    scpi: "MEAS?"
    returns: {type: float}
sequences:
  ramp:
    params: {target: {type: float}}
    steps:
      - command: voltage
        args: {value: "{target}", channel: 1}
      - command: measure
        capture: result
    returns: result
console:
  groups:
    Output: [voltage, 'measure']
  favourites: [voltage]
  safe_state:
    - command: voltage
      args: {value: 0}
simulation:
  commands:
    measure: {follows: voltage}
)yaml");

/// The text without "|", and where it stood.
QString atCursor(QString marked, SourcePlace& cursor)
{
    const qsizetype at = marked.indexOf(QLatin1Char('|'));
    marked.remove(at, 1);
    const QString before = marked.left(at);
    cursor = {static_cast<int>(before.count(QLatin1Char('\n'))) + 1,
              static_cast<int>(at - (before.lastIndexOf(QLatin1Char('\n')) + 1)) + 1};
    return marked;
}

QString problemsOf(const QString& text)
{
    QStringList lines;
    for (const Problem& problem : readProfile(text.toUtf8(), QStringLiteral("s.yaml")).problems)
        lines << QStringLiteral("%1:%2 %3").arg(problem.place.line).arg(problem.place.column).arg(problem.text);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestEditing : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void completionKnowsThePlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");   ///< all of these
        QTest::addColumn<QString>("unexpected"); ///< none of these
        QTest::addColumn<QString>("typed");
        const auto row = [](const char* name, const char* text, const char* expected, const char* unexpected = "",
                            const char* typed = "") {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromLatin1(expected)
                                << QString::fromLatin1(unexpected) << QString::fromLatin1(typed);
        };
        row("top", "instrument: {}\n|", "identity commands console settings", "instrument scpi");
        row("top, typed", "com|", "commands", "", "com");
        row("command's keys", "commands:\n  voltage:\n    type: query\n    re|", "returns scpi params", "type",
            "re");
        row("blank line", "commands:\n  voltage:\n    type: query\n    |", "returns scpi params", "type");
        row("keys below count as there", "commands:\n  a:\n    |\n    scpi: A\n", "type", "scpi");
        row("keys of another command do not", "commands:\n  b:\n    scpi: B\n  a:\n    |\n", "type scpi", "");
        row("enum value", "commands:\n  a:\n    type: |", "query write property");
        row("truth", "commands:\n  a:\n    enabled: |", "true false");
        row("flow keys", "commands:\n  a:\n    params:\n      v: {type: float, u|", "unit min max", "type", "u");
        row("flow value", "commands:\n  a:\n    params:\n      v: {type: f|", "float int enum", "", "f");
        row("nested flow", "commands:\n  a:\n    returns: {type: vector, binary: {dtype: |", "int16 float32");
        row("returns below", "commands:\n  a:\n    returns:\n      type: |", "float vector binary");
        row("terminator", "settings:\n  terminator: |", "LF CRLF");
        row("interfaces' keys", "interfaces:\n  - |", "type port");
        row("interfaces' second key", "interfaces:\n  - type: ethernet\n    p|", "port parity", "type", "p");
        row("list at the key's column", "interfaces:\n- type: |", "ethernet serial");
        row("command names", "console:\n  favourites: [v|", "voltage measure", "", "v");
        row("command names in a list", "console:\n  favourites:\n    - |", "voltage measure");
        row("group's commands", "console:\n  groups:\n    Out: [voltage, |", "measure");
        row("step's command", "sequences:\n  ramp:\n    steps:\n      - command: |", "voltage measure");
        row("step's arguments",
            "sequences:\n  ramp:\n    steps:\n      - command: voltage\n        args:\n          |",
            "channel value");
        row("step's arguments in braces",
            "sequences:\n  r:\n    steps:\n      - command: voltage\n        args: {|", "channel value");
        row("placeholders", "commands:\n  voltage:\n    setter: \"VOLT {|\"", "channel value");
        row("placeholders, typed", "commands:\n  voltage:\n    setter: VOLT {va|", "channel value", "", "va");
        row("sequence's placeholders", "sequences:\n  ramp:\n    steps:\n      - scpi: \"X {|", "target result");
        row("quirks", "console:\n  quirks:\n    |", "error_query delay_after_write_ms");
        row("simulation", "simulation:\n  commands:\n    measure: {follows: |", "voltage");
        row("flow over lines: keys", "commands:\n  a:\n    params: {\n      v: {type: float,\n        u|",
            "unit min max", "type", "u");
        row("flow over lines: value",
            "commands:\n  a:\n    params: {\n      v: {unit: V,\n        type: f|\n      }\n    }\n",
            "float int enum", "", "f");
        row("flow over lines: value below its key", "commands:\n  a: {\n    type:\n      |",
            "query write property");
        row("flow over lines: keys of the outer braces",
            "commands:\n  a: {\n    params: {v: {type: float}},\n    |\n    scpi: A,\n    returns: {type: "
            "float}\n  }\n",
            "type getter", "params scpi returns");
        row("flow over lines: a whole command on one line above",
            "commands: {\n  b: {type: query, scpi: \"A?\"},\n  a: {ty|", "type", "", "ty");
        row("flow over lines: keys below count as there",
            "commands:\n  a: {\n    t|,\n    scpi: A, returns: {unit: V, type: float}\n  }\n", "type",
            "scpi returns unit", "t");
        row("flow over lines: list", "console:\n  favourites: [\n    voltage,\n    m|\n  ]\n", "measure voltage",
            "", "m");
        row("flow over lines: a list of maps",
            "sequences:\n  r:\n    steps: [\n      {command: voltage,\n        args: {|", "channel value");
        row("flow over lines: step's command", "sequences:\n  r: {steps: [{scpi: X},\n      {command: |",
            "voltage measure");
        row("flow over lines: quotes and remarks",
            "commands:\n  a: {\n    description: it's half, # don't } mind\n    scpi: \"A {x}\\\" }\",\n    "
            "type: |",
            "query write");
        row("flow over lines: placeholders",
            "commands:\n  voltage: {\n    type: property,\n    setter: \"VOLT {|\"", "channel value");
        row("flow over lines: as an item", "interfaces:\n  - {type: ethernet,\n     p|", "port parity", "type",
            "p");
        row("behind braces of several lines", "commands:\n  a: {\n    type: query,\n    }\n  b:\n    |",
            "type scpi");
        row("braces that nobody closed end with their lines",
            "commands:\n  x: {type: query,\n    scpi: A\n  a:\n    type: |", "query");
        row("although the text is broken", "commands:\n  x: {{{\n  a:\n    type: |", "query");
    }
    void completionKnowsThePlace()
    {
        QFETCH(QString, text);
        const ReadOutcome known = readProfile(kText.toUtf8(), QStringLiteral("s.yaml"));
        QCOMPARE(problemsOf(kText), QString());
        SourcePlace cursor;
        const QString plain = atCursor(text, cursor);
        const Completion completion = completionAt(plain, cursor, known.profile.get());
        QFETCH(QString, expected);
        for (const QString& word : expected.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            QVERIFY2(completion.words.contains(word),
                     qPrintable(word + QStringLiteral(" not in ") + completion.words.join(QLatin1Char(','))));
        QFETCH(QString, unexpected);
        for (const QString& word : unexpected.split(QLatin1Char(' '), Qt::SkipEmptyParts))
            QVERIFY2(!completion.words.contains(word), qPrintable(word));
        QFETCH(QString, typed);
        QCOMPARE(completion.start.column, cursor.column - static_cast<int>(typed.size()));
    }

    void completionIsSilentWhereNothingIsKnown()
    {
        for (const char* text :
             {"# com|", "instrument: {manufacturer: AC|", "commands:\n  a:\n    description: |",
              "commands:\n  a: {type: query} |", "commands:\n  a: {\n    description: two\n      lines|",
              "commands:\n  a: {\n    type: query\n  } |"}) {
            SourcePlace cursor;
            const QString plain = atCursor(QString::fromLatin1(text), cursor);
            const Completion completion = completionAt(plain, cursor, nullptr);
            QVERIFY2(completion.words.isEmpty(), text);
        }
    }

    void fixesMendTheText_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        const QString head = QStringLiteral("instrument: {manufacturer: A, model: M, class: c}\n"
                                            "identity: {pattern: \"A,M\"}\n");
        const auto row = [&](const char* name, const char* before, const char* after) {
            QTest::newRow(name) << head + QString::fromUtf8(before) << head + QString::fromUtf8(after);
        };
        row("misspelt key", "commands:\n  a:\n    tpye: query\n    scpi: \"A?\"\n",
            "commands:\n  a:\n    type: query\n    scpi: \"A?\"\n");
        row("misspelt word", "commands:\n  a: {type: qurey, scpi: \"A?\"}\n",
            "commands:\n  a: {type: query, scpi: \"A?\"}\n");
        row("misspelt word in quotes", "commands:\n  a: {type: \"qurey\", scpi: \"A?\"}\n",
            "commands:\n  a: {type: \"query\", scpi: \"A?\"}\n");
        row("misspelt placeholder",
            "commands:\n  a: {type: write, scpi: \"A {valeu}\", params: {value: {type: int}}}\n",
            "commands:\n  a: {type: write, scpi: \"A {value}\", params: {value: {type: int}}}\n");
        row("twin", "commands:\n  a:\n    scpi: \"A?\"\n  b: {scpi: B}\n  a:\n    scpi: \"C?\"\n",
            "commands:\n  a:\n    scpi: \"A?\"\n  b: {scpi: B}\n");
        row("tab", "commands:\n\ta:\n\t\tscpi: \"A?\"\n", "commands:\n  a:\n    scpi: \"A?\"\n");
        row("terminator", "settings: {terminator: NEWLINE}\n", "settings: {terminator: LF}\n");
        row("open quote", "commands:\n  a:\n    scpi: \"A?\n", "commands:\n  a:\n    scpi: \"A?\"\n");
        row("no blank", "commands:\n  a:\n    type:query\n    scpi: \"A?\"\n",
            "commands:\n  a:\n    type: query\n    scpi: \"A?\"\n");
        row("no colon", "commands:\n  a\n    scpi: \"A?\"\n", "commands:\n  a:\n    scpi: \"A?\"\n");
        row("unknown command", "commands:\n  a: {scpi: \"A?\"}\nconsole: {favourites: [aa]}\n",
            "commands:\n  a: {scpi: \"A?\"}\nconsole: {favourites: [a]}\n");
    }
    void fixesMendTheText()
    {
        QFETCH(QString, before);
        QFETCH(QString, after);
        const ReadOutcome outcome = readProfile(before.toUtf8(), QStringLiteral("a.yaml"));
        QStringList tried;
        for (const Problem& problem : outcome.problems) {
            for (const QuickFix& fix : quickFixes(before, problem)) {
                tried << fix.title << changedText(before, fix.changes);
                if (tried.last() == after)
                    return;
            }
            tried << problem.text + QStringLiteral(" %1:%2").arg(problem.place.line).arg(problem.place.column);
        }
        QFAIL(qPrintable(tried.join(QLatin1Char('\n'))));
    }

    void aMissingKeyIsAdded()
    {
        const QString text =
            QStringLiteral("instrument:\n  model: M\n  class: c\nidentity: {pattern: 'A,M'}\ncommands: {}\n");
        const ReadOutcome outcome = readProfile(text.toUtf8(), QStringLiteral("a.yaml"));
        QVERIFY(!outcome.problems.empty());
        const auto fixes = quickFixes(text, outcome.problems.front());
        QVERIFY(!fixes.empty());
        QVERIFY(changedText(text, fixes.front().changes)
                    .startsWith(QStringLiteral("instrument:\n  manufacturer: \n  model: M\n")));
    }

    void renamingACommandReachesEveryUse()
    {
        const auto changes = rename(kText, {ProfileName::Kind::Command, {}, QStringLiteral("voltage")},
                                    QStringLiteral("output_voltage"));
        QVERIFY(changes.has_value());
        QCOMPARE(changes->size(), std::size_t(6));
        const QString renamed = changedText(kText, *changes);
        QString expected = kText;
        expected.replace(QStringLiteral("  voltage:   #"), QStringLiteral("  output_voltage:   #"))
            .replace(QStringLiteral("command: voltage"), QStringLiteral("command: output_voltage"))
            .replace(QStringLiteral("[voltage"), QStringLiteral("[output_voltage"))
            .replace(QStringLiteral("follows: voltage"), QStringLiteral("follows: output_voltage"));
        QCOMPARE(renamed, expected);
        QCOMPARE(problemsOf(renamed), QString());
    }

    void renamingAParameterReachesTemplatesAndArguments()
    {
        const auto changes =
            rename(kText, {ProfileName::Kind::Parameter, QStringLiteral("voltage"), QStringLiteral("channel")},
                   QStringLiteral("output"));
        QVERIFY(changes.has_value());
        const QString renamed = changedText(kText, *changes);
        QVERIFY(renamed.contains(QStringLiteral("VOLT? (@{output})")));
        QVERIFY(renamed.contains(QStringLiteral("VOLT {value},(@{output})")));
        QVERIFY(renamed.contains(QStringLiteral("      output: {type: int")));
        QVERIFY(renamed.contains(QStringLiteral("args: {value: \"{target}\", output: 1}")));
        QVERIFY(!renamed.contains(QStringLiteral("channel")));
        QCOMPARE(problemsOf(renamed), QString());
    }

    void renamingASequencesValueStaysInIt()
    {
        const auto changes =
            rename(kText, {ProfileName::Kind::SequenceValue, QStringLiteral("ramp"), QStringLiteral("result")},
                   QStringLiteral("reading"));
        QVERIFY(changes.has_value());
        QCOMPARE(changes->size(), std::size_t(2));
    }

    void renamingRefusesWhatIsTakenOrNoName()
    {
        const ProfileName voltage{ProfileName::Kind::Command, {}, QStringLiteral("voltage")};
        for (const char* word : {"measure", "two words", "", "1st"}) {
            const auto changes = rename(kText, voltage, QString::fromLatin1(word));
            QVERIFY2(!changes, word);
            QVERIFY(changes.error().status == visa::Status::ErrorInvalidParameter);
        }
        QVERIFY(!rename(QStringLiteral("a: {{{"), voltage, QStringLiteral("b")));
    }

    void theNameUnderTheCursorIsFound()
    {
        SourcePlace cursor;
        QString marked = kText;
        marked.replace(QStringLiteral("VOLT {value}"), QStringLiteral("VOLT {va|lue}"));
        const auto name = nameAt(atCursor(marked, cursor), cursor);
        QVERIFY(name.has_value());
        QCOMPARE(name->name, QStringLiteral("value"));
        QCOMPARE(name->owner, QStringLiteral("voltage"));
        QVERIFY(!nameAt(kText, {1, 3}));
    }

    void equalCommandsHaveEqualFingerprints()
    {
        const auto one = readProfile(kText.toUtf8(), QStringLiteral("s.yaml")).profile;
        const auto moved = readProfile(QByteArray("# one more line\n") + kText.toUtf8(), QStringLiteral("s.yaml"));
        QString changed = kText;
        changed.replace(QStringLiteral("MEAS?"), QStringLiteral("FETC?"));
        const auto other = readProfile(changed.toUtf8(), QStringLiteral("s.yaml")).profile;
        QCOMPARE(one->commands[0].fingerprint, moved.profile->commands[0].fingerprint);
        QCOMPARE(one->commands[0].fingerprint, other->commands[0].fingerprint);
        QVERIFY(one->commands[1].fingerprint != other->commands[1].fingerprint);
    }
};

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestEditing)
#include "test_editing.moc"
