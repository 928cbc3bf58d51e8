// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/checks.h"
#include "core/profile/reader.h"
#include "tests/common/test_case.h"

#include <algorithm>

namespace visor::profile {

class TestChecks : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void findings_data();
    void findings();
    void goodPartsStayQuiet_data();
    void goodPartsStayQuiet();
    void errorsNameTheirPart();
};

void TestChecks::findings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected"); // line:column severity, then words of the sentence
    QTest::addColumn<QString>("fix");
    const auto row = [](const char* name, const char* text, const char* expected, const char* fix = "") {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected) << QString::fromUtf8(fix);
    };
    // Line 3 is the first line of each text; the first two hold instrument and identity.
    row("query without text", "commands: {a: {type: query}}\n", "3:12 error scpi");
    row("property without texts", "commands: {a: {type: property}}\n", "3:12 error getter setter");
    row("placeholder without parameter",
        "commands: {a: {type: write, scpi: 'A {vlaue}', params: {value: {type: int}}}}\n", "3:35 error {vlaue}",
        "value");
    row("parameter never sent", "commands: {a: {type: write, scpi: 'A', params: {v: {type: int}}}}\n",
        "3:49 warning never sent");
    row("enum without options", "commands: {a: {type: write, scpi: 'A {v}', params: {v: {type: enum}}}}\n",
        "3:53 error no options");
    row("min above max", "commands: {a: {type: write, scpi: 'A {v}', params: {v: {type: int, min: 5, max: 1}}}}\n",
        "3:73 error above its highest");
    row("default out of range",
        "commands: {a: {type: write, scpi: 'A {v}', params: {v: {type: int, max: 1, default: 2}}}}\n",
        "3:85 error default highest");
    row("default not an option",
        "commands: {a: {type: write, scpi: 'A {v}', params: {v: {type: enum, options: [X], default: Y}}}}\n",
        "3:92 error default Y");
    row("option twice",
        "commands: {a: {type: write, scpi: 'A {v}', params: {v: {type: enum, options: [X, x]}}}}\n",
        "3:82 warning twice");
    row("min of a text", "commands: {a: {type: write, scpi: 'A {v}', params: {v: {type: string, min: 1}}}}\n",
        "3:76 warning numbers");
    row("query that asks nothing", "commands: {a: {type: query, scpi: 'A', returns: {type: int}}}\n",
        "3:35 warning force_query");
    row("write that asks", "commands: {a: {type: write, scpi: 'A?'}}\n", "3:35 warning make it a query");
    row("setter that asks",
        "commands: {a: {type: property, getter: 'A?', setter: 'A? {v}', params: {v: {type: int}}, returns: {type: "
        "int}}}\n",
        "3:54 warning query");
    row("getter that asks nothing", "commands: {a: {type: property, getter: 'A', returns: {type: int}}}\n",
        "3:40 warning asks nothing");
    row("write that returns", "commands: {a: {type: write, scpi: 'A', returns: {type: int}}}\n",
        "3:49 warning never read");
    row("bad identity pattern", "identity2: x\n", "3:1 warning identity2", "identity");
    row("bad regex",
        "commands: {a: {type: query, scpi: 'A?', returns: {type: int, parser: {type: regex, pattern: '('}}}}\n",
        "3:93 error regular expression");
    row("missing group",
        "commands: {a: {type: query, scpi: 'A?', returns: {type: int, parser: {type: regex, pattern: 'x', group: "
        "2}}}}\n",
        "3:105 error group 2");
    row("block as number",
        "commands: {a: {type: query, scpi: 'A?', returns: {type: float, format: ieee_block}}}\n",
        "3:72 warning block");
    row("preamble that does not exist",
        "commands: {a: {type: query, scpi: 'A?', returns: {type: vector, binary: {dtype: int8, preamble_command: "
        "pre}}}}\n",
        "3:105 error pre");
    row("own preamble",
        "commands: {a: {type: query, scpi: 'A?', returns: {type: vector, binary: {dtype: int8, preamble_command: "
        "a}}}}\n",
        "3:105 error own preamble");
    row("sequence step without command",
        "commands: {start: {type: write, scpi: GO}}\nsequences: {s: {steps: [{command: strat}]}}\n",
        "4:35 error strat", "start");
    row("sequence argument nobody knows",
        "commands: {go: {type: write, scpi: GO}}\nsequences: {s: {steps: [{command: go, args: {x: 1}}]}}\n",
        "4:46 error parameter x");
    row("sequence uses what is not captured", "sequences: {s: {steps: [{scpi: 'A {x}'}]}}\n", "3:32 error {x}");
    row("sequence returns nothing captured", "sequences: {s: {steps: [{scpi: 'A?', capture: x}], returns: y}}\n",
        "3:61 error captures");
    row("group names nothing", "commands: {go: {type: write, scpi: GO}}\nconsole: {groups: {G: [goo]}}\n",
        "4:24 error goo", "go");
    row("command in two groups",
        "commands: {go: {type: write, scpi: GO}}\nconsole: {groups: {G: [go], H: [go]}}\n",
        "4:33 warning already");
    row("favourite names nothing", "commands: {go: {type: write, scpi: GO}}\nconsole: {favourites: [no]}\n",
        "4:24 error no");
    row("safe state lacks an argument",
        "commands: {out: {type: write, scpi: 'O {s}', params: {s: {type: bool}}}}\nconsole: {safe_state: [out]}\n",
        "4:24 error needs a value");
    row("safe state argument is refused",
        "commands: {out: {type: write, scpi: 'O {s}', params: {s: {type: bool}}}}\n"
        "console: {safe_state: [{command: out, args: {s: high}}]}\n",
        "4:49 error ON or OFF");
    row("waveform source without waveform",
        "commands: {v: {type: query, scpi: 'V?', returns: {type: float}}}\nconsole: {waveform_sources: [{command: "
        "v}]}\n",
        "4:40 error waveform");
    row("read on open of a write", "commands: {go: {type: write, scpi: GO}}\nconsole: {read_on_open: [go]}\n",
        "4:26 error reads nothing");
    row("sweep without its rate",
        "commands: {r: {type: write, scpi: 'R {t}', params: {t: {type: float}}, sweep: {rate_param: q}}}\n",
        "3:92 error rate");
    row("simulation of nothing", "simulation: {commands: {nno: 5}}\ncommands: {no: {type: query, scpi: 'N?'}}\n",
        "3:25 error no command", "no");
    row("simulated value follows itself",
        "commands: {a: {type: query, scpi: 'A?'}, b: {type: query, scpi: 'B?'}}\n"
        "simulation: {commands: {a: {follows: b}, b: {follows: a}}}\n",
        "4:25 error follows itself");
    row("simulated value follows a write",
        "commands: {a: {type: query, scpi: 'A?'}, b: {type: write, scpi: 'B'}}\n"
        "simulation: {commands: {a: {follows: b}}}\n",
        "4:25 error no value to read");
    row("simulated value is fixed and follows",
        "commands: {a: {type: query, scpi: 'A?'}, b: {type: query, scpi: 'B?'}}\n"
        "simulation: {commands: {a: {value: 1, follows: b}}}\n",
        "4:48 error either fixed");
    row("simulated identity of another", "simulation: {identity: 'X,1'}\ncommands: {a: {type: write, scpi: A}}\n",
        "3:13 error identity pattern");
    row("unknown fault", "simulation: {fault: loud}\ncommands: {a: {type: write, scpi: A}}\n", "3:21 error loud");
    row("simulated write", "simulation: {commands: {a: 1}}\ncommands: {a: {type: write, scpi: A}}\n",
        "3:25 warning reads nothing");
    row("name that scripts cannot use", "commands: {'a b': {type: write, scpi: A}}\n", "3:12 warning name");
    row("no commands", "settings: {}\n", "1:13 note no commands");
}

void TestChecks::findings()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QFETCH(QString, fix);
    const ReadOutcome outcome =
        readProfile("instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: B}\n" + text,
                    QStringLiteral("x.yaml"));
    QVERIFY(outcome.profile);
    const QString place = expected.section(QLatin1Char(' '), 0, 0);
    const QString severity = expected.section(QLatin1Char(' '), 1, 1);
    const QStringList words = expected.section(QLatin1Char(' '), 2).split(QLatin1Char(' '));
    QStringList seen;
    bool isFound = false;
    for (const Problem& problem : outcome.problems) {
        const QString at = QStringLiteral("%1:%2").arg(problem.place.line).arg(problem.place.column);
        seen.append(
            QStringLiteral("%1 %2 %3 [%4]").arg(at, severityName(problem.severity), problem.text, problem.fix));
        isFound = isFound || (at == place && severityName(problem.severity) == severity && problem.fix == fix &&
                              std::all_of(words.begin(), words.end(), [&](const QString& word) {
                                  return problem.text.contains(word, Qt::CaseInsensitive);
                              }));
    }
    QVERIFY2(isFound, qPrintable(seen.join(QLatin1Char('\n'))));
}

void TestChecks::goodPartsStayQuiet_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("query with arguments") << QByteArray(
        "commands: {a: {type: query, scpi: 'M? (@{ch})', params: {ch: {type: int}}, returns: {type: float}}}\n");
    QTest::newRow("write with a reply")
        << QByteArray("commands: {a: {type: write, scpi: 'A', force_query: true, returns: {type: string}}}\n");
    QTest::newRow("write only property")
        << QByteArray("commands: {a: {type: property, setter: 'A {v}', params: {v: {type: int}}}}\n");
    QTest::newRow("parameter used by the preamble alone")
        << QByteArray("commands: {a: {type: query, scpi: 'A?', params: {s: {type: int}}, returns: {type: vector, "
                      "binary: {dtype: int8, "
                      "preamble_command: 'P? {s}'}}}}\n");
    QTest::newRow("sdk parameters") << QByteArray(
        "commands: {a: {type: query, params: {s: {type: int}}, sdk_call: {method: m, args_map: {s: s}}}}\n");
    QTest::newRow("yaml boolean default")
        << QByteArray("commands: {a: {type: write, scpi: 'A {s}', params: {s: {type: bool, default: off}}}}\n");
    QTest::newRow("complete safe state")
        << QByteArray("commands: {out: {type: write, scpi: 'O{n} {s}', is_dangerous: true, params: {n: {type: "
                      "int, default: 1}, s: "
                      "{type: bool}}}}\nconsole: {safe_state: [{command: out, args: {s: OFF}}]}\n");
}

void TestChecks::goodPartsStayQuiet()
{
    QFETCH(QByteArray, text);
    const ReadOutcome outcome =
        readProfile("instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: B}\n" + text,
                    QStringLiteral("x.yaml"));
    QVERIFY2(outcome.problems.empty(),
             qPrintable(outcome.problems.empty() ? QString() : outcome.problems[0].text));
}

void TestChecks::errorsNameTheirPart()
{
    const ReadOutcome outcome =
        readProfile("instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: B}\n"
                    "commands: {a: {type: write, scpi: 'A {x}'}}\n"
                    "sequences: {s: {steps: [{command: nothing}]}}\n",
                    QStringLiteral("x.yaml"));
    QCOMPARE(outcome.problems.size(), std::size_t(2));
    QCOMPARE(outcome.problems[0].part, QStringLiteral("commands.a"));
    QCOMPARE(outcome.problems[1].part, QStringLiteral("sequences.s"));
    QVERIFY(outcome.isUsable());
    QVERIFY(!outcome.workingProfile()->findSequence(u"s")->enabled);
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestChecks)
#include "test_checks.moc"
