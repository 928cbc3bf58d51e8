// SPDX-License-Identifier: GPL-3.0-or-later
// Setups: their file, and save → change → compare → apply → undo on the simulated bench.
#include "core/instrument/setup_runner.h"
#include "core/profile/library.h"
#include "core/profile/reader.h"
#include "core/simulation/bench.h"
#include "core/simulation/manual_clock.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"

#include <QFile>
#include <QTemporaryDir>

namespace visor::instrument {

using Outcome = SetupLineResult::Outcome;

namespace {

Setup exampleSetup()
{
    Setup setup;
    setup.identity = {QStringLiteral("ACME"), QStringLiteral("X \"1\""), QStringLiteral("7"),
                      QStringLiteral("1.0")};
    setup.profileKey = QStringLiteral("acme-x1");
    setup.profileVersion = QStringLiteral("1.2");
    setup.time = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), Qt::UTC);
    setup.note = QStringLiteral("Prüfplatz 3\nzweite Zeile");
    setup.items = {{QStringLiteral("voltage"),
                    {{QStringLiteral("channel"), QStringLiteral("1")}},
                    QStringLiteral("5.25"),
                    QStringLiteral("V")},
                   {QStringLiteral("mode"), {}, QStringLiteral("CURRent"), {}}};
    return setup;
}

} // namespace

class TestSetup : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void aFileKeepsEverything();
    void refusesWhatIsNoSetup_data();
    void refusesWhatIsNoSetup();
    void saysWhyAFileCannotBeUsed();
    void savesChangesAppliesAndUndoesOnTheBench();
    void refusesAnotherModelsSetup();
    void refusedAndAdjustedLinesSaySo();
    void endsAtACancelAndUndoesOnlyWhatWasSent();
    void aSilentInstrumentHasNoSetup();
    void aLostLinkLeavesNoHalfSetup();

private:
    void onFake(const QByteArray& commands);
    QByteArray answer(const QByteArray& message);

    std::shared_ptr<test::FakeBench> m_bench;
    std::unique_ptr<test::FakeSession> m_session;
    std::unique_ptr<Dialogue> m_dialogue;
    std::shared_ptr<const profile::Profile> m_profile;
    visa::CancelToken m_token;
    std::map<QByteArray, QByteArray> m_values;
    QByteArrayList m_errors;
};

void TestSetup::onFake(const QByteArray& commands)
{
    const profile::ReadOutcome outcome = profile::readProfile(
        "instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: B}\n" + commands,
        QStringLiteral("fake.yaml"));
    for (const profile::Problem& problem : outcome.problems)
        QVERIFY2(problem.severity == profile::Severity::Note, qPrintable(problem.text));
    m_profile = outcome.profile;
    m_bench = std::make_shared<test::FakeBench>();
    m_bench->answer = [this](const QByteArray& message) { return answer(message.trimmed()); };
    m_session = std::make_unique<test::FakeSession>(m_bench, visa::ResourceName());
    m_token = visa::CancelToken::create();
    m_dialogue = std::make_unique<Dialogue>(*m_session, nullptr, 0, Origin::Form,
                                            Manners{.timeout = std::chrono::seconds(30)}, m_token);
}

/// "X 5" sets, "X?" answers; the error queue holds m_errors; HALF keeps half of what it is told.
QByteArray TestSetup::answer(const QByteArray& message)
{
    if (message == "SYSTem:ERRor?")
        return (m_errors.isEmpty() ? QByteArray("0,\"No error\"") : m_errors.takeFirst()) + '\n';
    if (message.endsWith('?'))
        return m_values[message.chopped(1)] + '\n';
    const auto space = message.indexOf(' ');
    const QByteArray name = message.left(space);
    QByteArray value = message.mid(space + 1);
    if (name == "STOP") { // the cancel comes while its result is asked for
        m_token.cancel();
        m_bench->isMute = true;
    }
    if (name == "BAD") {
        m_errors = {"-221,\"Settings conflict\""};
        return {};
    }
    if (name == "HALF")
        value = QByteArray::number(value.toDouble() / 2);
    m_values[name] = value;
    return {};
}

void TestSetup::aFileKeepsEverything()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.visor-setup.json"));
    const Setup setup = exampleSetup();
    QVERIFY(saveSetup(setup, path));
    const auto loaded = loadSetup(path);
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().message));
    QCOMPARE(*loaded, setup);
}

void TestSetup::refusesWhatIsNoSetup_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray good = setupToJson(exampleSetup());
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("hello");
    QTest::newRow("half of it") << good.left(good.size() / 2);
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("another format") << QByteArray(good).replace("visor-setup", "visor-capture");
    QTest::newRow("a later version") << QByteArray(good).replace("\"version\": 1", "\"version\": 2");
    QTest::newRow("a number as value") << QByteArray(good).replace("\"5.25\"", "5.25");
    QTest::newRow("a number as argument") << QByteArray(good).replace("\"channel\": \"1\"", "\"channel\": 1");
    QTest::newRow("no command") << QByteArray(good).replace("\"command\": \"mode\"", "\"comand\": \"mode\"");
    QTest::newRow("too large") << good + QByteArray(qsizetype{5} << 20, ' ');
}

void TestSetup::refusesWhatIsNoSetup()
{
    QFETCH(QByteArray, json);
    const auto setup = setupFromJson(json);
    QVERIFY(!setup);
    QCOMPARE(setup.error().status, visa::Status::ErrorInvalidFormat);
    QVERIFY(!setup.error().message.isEmpty());
}

void TestSetup::saysWhyAFileCannotBeUsed()
{
    const QTemporaryDir folder;
    const auto missing = loadSetup(folder.filePath(QStringLiteral("missing.json")));
    QVERIFY(!missing);
    QCOMPARE(missing.error().status, visa::Status::ErrorFileAccess);
    const auto unwritten = saveSetup(exampleSetup(), folder.filePath(QStringLiteral("no/such/folder.json")));
    QVERIFY(!unwritten);
    QCOMPARE(unwritten.error().status, visa::Status::ErrorFileIo);
    QVERIFY(unwritten.error().message.contains(QStringLiteral("folder.json")));
}

void TestSetup::savesChangesAppliesAndUndoesOnTheBench()
{
    const auto bench = simulation::Bench::create(1, std::make_shared<simulation::ManualClock>());
    profile::Library library;
    library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    int instruments = 0;
    for (const simulation::Bench::Entry& entry : bench->entries()) {
        if (entry.shelf != simulation::Bench::Shelf::Normal || entry.device == nullptr)
            continue;
        const QByteArray key = entry.key;
        const auto link = std::move(*entry.device->open());
        Dialogue dialogue(*link, nullptr, 0, Origin::Form, Manners{.timeout = std::chrono::seconds(30)}, {});
        const auto match = library.match(QString::fromLatin1(entry.identity));
        QVERIFY2(match, key.constData());
        const auto profile = *library.load(match->entry.key);
        const scpi::Identity identity = scpi::Identity::parse(entry.identity);
        const auto saved = takeSetup(dialogue, *profile, identity);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().message));
        QVERIFY2(saved->setup.items.size() > 3, key.constData());
        QCOMPARE(saved->setup.items.size(), saved->asked);

        // Unchanged, there is nothing to tell.
        auto present = takeSetup(dialogue, *profile, identity);
        auto same = compareSetup(*profile, saved->setup, present->setup);
        QVERIFY(same);
        QVERIFY2(same->lines.empty(), qPrintable(same->lines.empty() ? QString() : same->lines.front().command));
        QCOMPARE(same->same, saved->setup.items.size());

        QVERIFY(dialogue.write("*RST"));
        present = takeSetup(dialogue, *profile, identity);
        const auto changed = compareSetup(*profile, saved->setup, present->setup);
        QVERIFY(changed);
        if (changed->lines.empty())
            continue; // this one comes up as *RST leaves it
        ++instruments;
        std::size_t told = 0;
        const auto results = applySetup(dialogue, *profile, changed->lines, Origin::Form,
                                        [&](std::size_t, const SetupLineResult&) { ++told; });
        QVERIFY(told >= changed->lines.size());
        for (std::size_t at = 0; at < results.size(); ++at) {
            QVERIFY2(results[at].outcome == Outcome::Taken,
                     qPrintable(QStringLiteral("%1 %2: %3")
                                    .arg(QString::fromLatin1(key), changed->lines[at].command,
                                         results[at].why ? results[at].why->message : results[at].now)));
        }
        const auto after = takeSetup(dialogue, *profile, identity);
        QVERIFY(compareSetup(*profile, saved->setup, after->setup)->lines.empty());

        const auto back = undoOf(changed->lines, results);
        QCOMPARE(back.size(), changed->lines.size());
        for (const SetupLineResult& result : applySetup(dialogue, *profile, back, Origin::Form))
            QCOMPARE(result.outcome, Outcome::Taken);
        const auto undone = takeSetup(dialogue, *profile, identity);
        QVERIFY(compareSetup(*profile, present->setup, undone->setup)->lines.empty());
    }
    QVERIFY(instruments > 0);
}

void TestSetup::refusesAnotherModelsSetup()
{
    onFake("");
    const auto comparison = compareSetup(*m_profile, exampleSetup(), {});
    QVERIFY(!comparison);
    QCOMPARE(comparison.error().status, visa::Status::ErrorInvalidSetup);
    QVERIFY(comparison.error().message.contains(QStringLiteral("acme-x1")));
}

void TestSetup::refusedAndAdjustedLinesSaySo()
{
    onFake(R"yaml(
commands:
  good: {getter: "GOOD?", setter: "GOOD {value}", params: {value: {type: float, max: 9}}, returns: {type: float}}
  bad: {getter: "BAD?", setter: "BAD {value}", params: {value: {type: float}}, returns: {type: float}}
  half: {getter: "HALF?", setter: "HALF {value}", params: {value: {type: float}}, returns: {type: float}}
  mode:
    getter: "MODE?"
    setter: "MODE {value}"
    params: {value: {type: enum, options: [VOLTage, CURRent]}}
    returns: {type: string}
)yaml");
    m_values = {{"GOOD", "1"}, {"BAD", "1"}, {"HALF", "1"}, {"MODE", "CURR"}};
    m_errors = {"-100,\"from before\""};
    const auto present = takeSetup(*m_dialogue, *m_profile, {});
    QVERIFY(present);
    Setup wanted = present->setup;
    QCOMPARE(wanted.items.back().value, QStringLiteral("CURRent"));
    wanted.items.back().value = QStringLiteral("CURR"); // the same, spelled otherwise
    for (SetupItem& item : wanted.items) {
        if (item.value == QStringLiteral("1"))
            item.value = QStringLiteral("4");
    }
    wanted.items.push_back({QStringLiteral("gone"), {}, QStringLiteral("1"), {}});
    const auto comparison = compareSetup(*m_profile, wanted, present->setup);
    QVERIFY(comparison);
    QCOMPARE(comparison->unknown, QStringList{QStringLiteral("gone")});
    QCOMPARE(comparison->same, std::size_t(1));
    std::vector<SetupLine> lines = comparison->lines;
    QCOMPARE(lines.size(), std::size_t(3));
    lines.push_back({QStringLiteral("good"), {}, QStringLiteral("4"), QStringLiteral("10"), {}, false});
    const auto results = applySetup(*m_dialogue, *m_profile, lines, Origin::Form);
    QCOMPARE(results[0].outcome, Outcome::Taken);
    QCOMPARE(results[1].outcome, Outcome::Refused);
    QVERIFY(results[1].why->message.contains(QStringLiteral("Settings conflict")));
    QCOMPARE(results[2].outcome, Outcome::Adjusted);
    QCOMPARE(results[2].now, QStringLiteral("2"));
    QCOMPARE(results[3].outcome, Outcome::Refused); // over the limit: never sent
    QVERIFY(!m_bench->written.contains("GOOD 10\n"));

    // The refused ones have nothing to undo; the others go back in reverse.
    const auto back = undoOf(lines, results);
    QCOMPARE(back.size(), std::size_t(2));
    QCOMPARE(back[0].command, QStringLiteral("half"));
    QCOMPARE(back[0].before, QStringLiteral("2"));
    QCOMPARE(back[0].after, QStringLiteral("1"));
    QCOMPARE(back[1].command, QStringLiteral("good"));
}

void TestSetup::endsAtACancelAndUndoesOnlyWhatWasSent()
{
    onFake(R"yaml(
commands:
  first: {getter: "FIRST?", setter: "FIRST {value}", params: {value: {type: int}}, returns: {type: int}}
  stop: {getter: "STOP?", setter: "STOP {value}", params: {value: {type: int}}, returns: {type: int}}
  last: {getter: "LAST?", setter: "LAST {value}", params: {value: {type: int}}, returns: {type: int}}
)yaml");
    std::vector<SetupLine> lines;
    for (const char* name : {"first", "stop", "last"})
        lines.push_back({QString::fromLatin1(name), {}, QStringLiteral("1"), QStringLiteral("2"), {}, false});
    const auto results = applySetup(*m_dialogue, *m_profile, lines, Origin::Form);
    QCOMPARE(results[0].outcome, Outcome::Taken);
    QCOMPARE(results[1].outcome, Outcome::Failed); // sent, but whether it was taken nobody said
    QCOMPARE(results[1].why->status, visa::Status::ErrorAbort);
    QCOMPARE(results[2].outcome, Outcome::NotSent);
    QVERIFY(!m_bench->written.contains("LAST 2\n"));
    const auto back = undoOf(lines, results);
    QCOMPARE(back.size(), std::size_t(2));
    QCOMPARE(back[0].command, QStringLiteral("stop"));
    QCOMPARE(back[0].after, QStringLiteral("1"));
    QCOMPARE(back[1].command, QStringLiteral("first"));
}

void TestSetup::aSilentInstrumentHasNoSetup()
{
    onFake("commands:\n  a: {getter: \"A?\", setter: \"A {value}\", params: {value: {type: int}}, "
           "returns: {type: int}}\n");
    m_bench->isMute = true;
    const auto silent = takeSetup(*m_dialogue, *m_profile, {});
    QVERIFY(!silent);
    QCOMPARE(silent.error().status, visa::Status::ErrorTimeout);
    m_token.cancel();
    const auto cancelled = takeSetup(*m_dialogue, *m_profile, {});
    QVERIFY(!cancelled);
    QCOMPARE(cancelled.error().status, visa::Status::ErrorAbort);
}

void TestSetup::aLostLinkLeavesNoHalfSetup()
{
    onFake("commands:\n"
           "  a: {getter: \"A?\", setter: \"A {value}\", params: {value: {type: int}}, returns: {type: int}}\n"
           "  b: {getter: \"B?\", setter: \"B {value}\", params: {value: {type: int}}, returns: {type: int}}\n");
    m_values = {{"A", "1"}, {"B", "2"}};
    const auto pullThePlug = [this](std::size_t asked, std::size_t) { m_bench->isUnplugged = asked == 1; };
    const auto lost = takeSetup(*m_dialogue, *m_profile, {}, pullThePlug);
    QVERIFY(!lost);
    QCOMPARE(lost.error().status, visa::Status::ErrorConnectionLost);
}

} // namespace visor::instrument

QTEST_GUILESS_MAIN(visor::instrument::TestSetup)
#include "test_setup.moc"
