// SPDX-License-Identifier: GPL-3.0-or-later
// Every profile of the simulated bench against its instrument: what a form offers must work.
#include "core/instrument/command_runner.h"
#include "core/instrument/dialogue.h"
#include "core/profile/library.h"
#include "core/simulation/bench.h"
#include "core/waveform/waveform.h"
#include "tests/common/test_case.h"
#include "tests/profiles/scaled_clock.h"

using visor::instrument::CommandOutcome;
using visor::instrument::Dialogue;
using visor::instrument::RunOptions;
using visor::profile::Access;
using visor::profile::Arguments;
using visor::profile::Command;
using visor::simulation::Bench;

namespace {

/// An instrument, a conversation with it, and its profile as the library finds it by the identity.
struct Desk
{
    explicit Desk(const QString& instrument)
        : bench(Bench::create(1, std::make_shared<visor::test::ScaledClock>(100)))
    {
        link = std::move(*bench->find(instrument)->device->open());
        dialogue = std::make_unique<Dialogue>(*link, nullptr, 0, visor::instrument::Origin::Form,
                                              visor::instrument::Manners{.timeout = std::chrono::seconds(30)},
                                              visor::visa::CancelToken{});
        library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
        identity = QString::fromLatin1(dialogue->queryLine("*IDN?").value_or(QByteArray()));
        if (const auto match = library.match(identity))
            profile = library.load(match->entry.key).value_or(nullptr);
    }

    /// "" when the command worked, gave a value where it should, and left no error behind.
    QString trouble(const Command& command, Access access, const Arguments& arguments)
    {
        RunOptions options;
        options.access = access;
        const auto outcome = visor::instrument::runCommand(*dialogue, *profile, command, arguments, options);
        QString text;
        if (!outcome)
            text = outcome.error().message + QLatin1Char(' ') + outcome.error().detail;
        else if (access == Access::Read && outcome->reply.isEmpty())
            text = QStringLiteral("no value");
        const auto error = dialogue->queryLine("SYST:ERR?");
        if (!error)
            text += QLatin1String(" / ") + error.error().message;
        else if (*error != "+0,\"No error\"")
            text += QLatin1String(" / ") + QString::fromLatin1(*error);
        if (text.isEmpty())
            return text;
        return QStringLiteral("%1 (%2): %3")
            .arg(command.name, outcome ? QString::fromLatin1(outcome->sent) : QString(), text);
    }

    std::unique_ptr<Bench> bench;
    QString identity;
    visor::profile::Library library;
    std::shared_ptr<const visor::profile::Profile> profile;
    std::unique_ptr<visor::visa::DeviceLink> link;
    std::unique_ptr<Dialogue> dialogue;
};

} // namespace

class TestSimulatedProfiles : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void exactlyOneProfileMatches_data() { instruments(); }
    void exactlyOneProfileMatches();
    void everyCommandWorks_data() { instruments(); }
    void everyCommandWorks();
    void everyChoiceIsAccepted_data() { instruments(); }
    void everyChoiceIsAccepted();
    void settingsReadBackAsWritten_data() { instruments(); }
    void settingsReadBackAsWritten();
    void safeStateScreenshotAndSourcesWork_data() { instruments(); }
    void safeStateScreenshotAndSourcesWork();
    void sequencesWork_data() { instruments(); }
    void sequencesWork();

private:
    static void instruments();
};

void TestSimulatedProfiles::instruments()
{
    QTest::addColumn<QString>("instrument");
    QTest::addColumn<QString>("key");
    const std::unique_ptr<Bench> bench = Bench::create(1, std::make_shared<visor::test::ScaledClock>(100));
    const QHash<QByteArray, QString> profiles{
        {"oscilloscope", QStringLiteral("keysight-infiniivision-3000x")},
        {"generator", QStringLiteral("keysight-33500b")},
        {"supply", QStringLiteral("keysight-e36313a")},
        {"multimeter", QStringLiteral("keysight-34465a")},
        {"source-meter", QStringLiteral("keithley-2450")},
        {"temperature-controller", QStringLiteral("lakeshore-336")},
    };
    for (const Bench::Entry& entry : bench->entries()) {
        if (entry.shelf == Bench::Shelf::Normal && entry.device) // those without messages: app_bench_wires
            QTest::newRow(entry.key.constData()) << QString::fromLatin1(entry.key) << profiles.value(entry.key);
    }
}

void TestSimulatedProfiles::exactlyOneProfileMatches()
{
    QFETCH(QString, instrument);
    QFETCH(QString, key);
    const Desk desk(instrument);
    const auto matches = desk.library.allMatches(desk.identity);
    QCOMPARE(matches.size(), std::size_t(1));
    QCOMPARE(matches.front().entry.key, key);
}

void TestSimulatedProfiles::everyCommandWorks()
{
    QFETCH(QString, instrument);
    Desk desk(instrument);
    QVERIFY(desk.profile);
    QStringList troubles;
    for (const Command& command : desk.profile->commands) {
        // Written first, so that reading finds what writing left; writes only once.
        if (command.isWritable())
            troubles.append(desk.trouble(command, Access::Write, {}));
        if (command.isReadable())
            troubles.append(desk.trouble(command, Access::Read, {}));
    }
    troubles.removeAll(QString());
    QVERIFY2(troubles.isEmpty(), qPrintable(troubles.join(QLatin1Char('\n'))));
}

void TestSimulatedProfiles::everyChoiceIsAccepted()
{
    QFETCH(QString, instrument);
    Desk desk(instrument);
    QVERIFY(desk.profile);
    QStringList troubles;
    for (const Command& command : desk.profile->commands) {
        const Access access = command.isWritable() ? Access::Write : Access::Read;
        for (const visor::profile::Parameter& parameter : command.params) {
            for (const QString& choice : parameter.choices())
                troubles.append(desk.trouble(command, access, {{parameter.name, choice}}));
            // Channel numbers and the like: every one of them.
            if (parameter.type == visor::profile::ValueType::Int && parameter.max.value_or(1e9) <= 8.0) {
                for (int i = int(parameter.min.value_or(0)); i <= int(*parameter.max); ++i)
                    troubles.append(desk.trouble(command, access, {{parameter.name, i}}));
            }
        }
    }
    troubles.removeAll(QString());
    QVERIFY2(troubles.isEmpty(), qPrintable(troubles.join(QLatin1Char('\n'))));
}

void TestSimulatedProfiles::settingsReadBackAsWritten()
{
    QFETCH(QString, instrument);
    Desk desk(instrument);
    QVERIFY(desk.profile);
    int compared = 0;
    for (const Command& command : desk.profile->commands) {
        const visor::profile::Parameter* const value = command.findParameter(u"value");
        if (command.type != visor::profile::CommandType::Property || value == nullptr || !value->defaultValue ||
            !command.isReadable() || !command.isWritable())
            continue;
        const bool isNumber =
            value->type == visor::profile::ValueType::Float || value->type == visor::profile::ValueType::Int;
        if (!isNumber)
            continue;
        QCOMPARE(desk.trouble(command, Access::Write, {}), QString());
        RunOptions options;
        options.access = Access::Read;
        const auto outcome = visor::instrument::runCommand(*desk.dialogue, *desk.profile, command, {}, options);
        QVERIFY2(outcome, qPrintable(command.name));
        const double wanted = value->defaultValue->toDouble();
        const double read = outcome->reply.toNumber().value_or(std::numeric_limits<double>::quiet_NaN());
        QVERIFY2(std::abs(read - wanted) <= 1e-6 * std::abs(wanted),
                 qPrintable(QStringLiteral("%1: wrote %2, read %3").arg(command.name).arg(wanted).arg(read)));
        ++compared;
    }
    QVERIFY(compared > 0);
}

void TestSimulatedProfiles::safeStateScreenshotAndSourcesWork()
{
    QFETCH(QString, instrument);
    Desk desk(instrument);
    QVERIFY(desk.profile);
    const visor::profile::ConsoleSection& console = desk.profile->console;
    for (const visor::profile::CommandCall& call : console.safeState) {
        const auto outcome = visor::instrument::runCall(*desk.dialogue, *desk.profile, call);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    }
    if (console.screenshot) {
        const auto outcome = visor::instrument::runCall(*desk.dialogue, *desk.profile, console.screenshot->call);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        const auto* const picture = std::get_if<QByteArray>(&outcome->reply.value);
        QVERIFY(picture != nullptr);
        QVERIFY(picture->startsWith("\x89PNG"));
    }
    for (const visor::profile::WaveformSource& source : console.waveformSources) {
        const auto outcome = visor::instrument::runCall(*desk.dialogue, *desk.profile, source.call);
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
        QVERIFY(outcome->reply.waveform() != nullptr);
    }
    QCOMPARE(desk.dialogue->queryLine("SYST:ERR?").value_or(QByteArray()), QByteArray("+0,\"No error\""));
}

void TestSimulatedProfiles::sequencesWork()
{
    QFETCH(QString, instrument);
    Desk desk(instrument);
    QVERIFY(desk.profile);
    for (const visor::profile::Sequence& sequence : desk.profile->sequences) {
        const auto outcome = visor::instrument::runSequence(*desk.dialogue, *desk.profile, sequence, {});
        QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    }
}

QTEST_GUILESS_MAIN(TestSimulatedProfiles)
#include "test_simulated_profiles.moc"
