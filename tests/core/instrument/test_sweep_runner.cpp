// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/sweep_runner.h"
#include "core/profile/reader.h"
#include "core/profile/sweep_start.h"
#include "core/simulation/profile_instrument.h"
#include "core/simulation/steady_clock.h"
#include "tests/common/test_case.h"

#include <algorithm>

using visor::instrument::Dialogue;
using visor::instrument::RunOptions;
using visor::instrument::runSweep;
using visor::profile::Arguments;

namespace {

constexpr const char* kMagnet = R"YAML(
instrument: {manufacturer: Acme, model: MAG1, class: magnet}
identity: {pattern: '^ACME,MAG1'}
commands:
  field: {type: property, getter: "FIEL?", setter: "FIEL {value}", requires_sweep: true,
    params: {value: {type: float, unit: T, min: -9, max: 9}},
    returns: {type: float, unit: T},
    sweep: {rate_param: rate, command: "RATE {rate}\nFIEL {value}\nGO", check_command: "STAT?", check_idle_match: "^HOLD",
            stop_command: "PAUSe", poll_interval_ms: 1}}
  endless: {type: write, scpi: "RUN {value}", params: {value: {type: float}},
    sweep: {command: "RUN {value}", check_command: "STAT2?", check_idle_match: "^NEVER", poll_interval_ms: 1}}
  jump: {type: write, scpi: "JUMP {value}", requires_sweep: true, params: {value: {type: float}}}
  maker: {type: write, sdk_call: {method: go}}
sequences:
  ramp_and_read:
    parameters: {target: {type: float, min: -9, max: 9}}
    steps:
      - {command: field, args: {value: "{target}", rate: "2"}}
      - {command: field, capture: reached}
    returns: reached
simulation: {sweep_ms: 20, noise: 0}
)YAML";

struct Magnet
{
    explicit Magnet(QByteArray text = kMagnet)
        : profile(visor::profile::readProfile(text, QStringLiteral("magnet.yaml")).workingProfile()),
          instrument(visor::simulation::ProfileInstrument::create(
                         profile, std::make_shared<visor::simulation::SteadyClock>())
                         .value()),
          link(std::move(*instrument->open())),
          token(visor::visa::CancelToken::create()),
          dialogue(*link, nullptr, 0, visor::instrument::Origin::Script,
                   visor::instrument::Manners{.timeout = std::chrono::milliseconds(500)}, token)
    {
    }

    const visor::profile::Command& command(const char* name) const
    {
        return *profile->findCommand(QString::fromLatin1(name));
    }

    std::shared_ptr<const visor::profile::Profile> profile;
    std::shared_ptr<visor::simulation::ProfileInstrument> instrument;
    std::unique_ptr<visor::visa::DeviceLink> link;
    visor::visa::CancelToken token;
    Dialogue dialogue;
};

} // namespace

class TestSweepRunner : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void runsToItsEnd();
    void tellsWhereItIs();
    void aValueThatDoesNotComeDoesNotEndIt();
    void aloneMeansLocked();
    void saysWhatItTakesToStart();
    void refusesBeforeAnythingIsSent();
    void cancellingStopsTheInstrument();
    void aFailedCheckStopsTheInstrument();
    void saysWhenNothingCanStopIt();
    void onlyWritesNeedASweep();
    void sequencesSweep();
    void makersSoftwareIsRefused();
};

void TestSweepRunner::runsToItsEnd()
{
    Magnet magnet;
    int checks = 0;
    RunOptions options;
    options.sweepProgress = [&](const visor::instrument::SweepProgress& progress) {
        ++checks;
        QVERIFY(!progress.check.isEmpty() && !progress.check.endsWith('\n'));
    };
    const Arguments arguments{{QStringLiteral("value"), 4.5}, {QStringLiteral("rate"), QStringLiteral("0.25")}};
    QVERIFY(visor::instrument::runsAsSweep(magnet.command("field"), arguments));
    const auto outcome = runSweep(magnet.dialogue, *magnet.profile, magnet.command("field"), arguments, options);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QCOMPARE(outcome->sent, QByteArray("RATE 0.25\nFIEL 4.5\nGO"));
    QVERIFY(checks > 0);
    QVERIFY(outcome->duration >= std::chrono::milliseconds(20));
    QCOMPARE(magnet.dialogue.queryLine("FIEL?").value_or(QByteArray()).toDouble(), 4.5);
    QVERIFY(magnet.instrument->takeErrors().empty());
}

void TestSweepRunner::tellsWhereItIs()
{
    Magnet magnet;
    QList<double> values;
    QByteArrayList checks;
    RunOptions options;
    options.asksSweepValue = true;
    options.sweepProgress = [&](const visor::instrument::SweepProgress& progress) {
        values.append(progress.value.toNumber().value_or(99.0));
        checks.append(progress.check);
    };
    const Arguments arguments{{QStringLiteral("value"), 4.5}, {QStringLiteral("rate"), 1}};
    QVERIFY(runSweep(magnet.dialogue, *magnet.profile, magnet.command("field"), arguments, options));
    QVERIFY(values.size() > 1);
    QCOMPARE(values.first(), 0.0); // before the start
    QVERIFY(checks.first().isEmpty());
    QCOMPARE(values.last(), 4.5);
    QVERIFY(checks.last().startsWith("HOLD"));
    QVERIFY(std::is_sorted(values.begin(), values.end()));
    // Nothing is asked that nobody wants to hear.
    values.clear();
    options.asksSweepValue = false;
    QVERIFY(runSweep(magnet.dialogue, *magnet.profile, magnet.command("field"), arguments, options));
    QVERIFY(!values.isEmpty());
    QCOMPARE(values.first(), 99.0);
}

void TestSweepRunner::aValueThatDoesNotComeDoesNotEndIt()
{
    Magnet magnet(
        QByteArray(kMagnet).replace("returns: {type: float, unit: T},",
                                    "returns: {type: float, unit: T, parser: {type: regex, pattern: '(x)'}},"));
    magnet.dialogue.setTimeout(std::chrono::milliseconds(50));
    int empty = 0;
    RunOptions options;
    options.asksSweepValue = true;
    options.sweepProgress = [&](const visor::instrument::SweepProgress& progress) {
        empty += progress.value.toNumber() ? 0 : 1;
    };
    QVERIFY(runSweep(magnet.dialogue, *magnet.profile, magnet.command("field"),
                     {{QStringLiteral("value"), 4.5}, {QStringLiteral("rate"), 1}}, options));
    QVERIFY(empty > 1);
}

void TestSweepRunner::aloneMeansLocked()
{
    Magnet magnet;
    const Arguments arguments{{QStringLiteral("value"), 4.5}, {QStringLiteral("rate"), 1}};
    auto other = std::move(*magnet.instrument->open());
    Dialogue stranger(*other, nullptr, 0, visor::instrument::Origin::Script,
                      visor::instrument::Manners{.timeout = std::chrono::milliseconds(100)}, {});
    QVERIFY(stranger.lock(visor::visa::LockMode::Exclusive, {}, std::chrono::milliseconds(100)));
    magnet.dialogue.setTimeout(std::chrono::milliseconds(50));
    const auto refused =
        visor::instrument::runSweepAlone(magnet.dialogue, *magnet.profile, magnet.command("field"), arguments);
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, visor::visa::Status::ErrorResourceLocked);
    QCOMPARE(stranger.queryLine("FIEL?").value_or(QByteArray()).toDouble(), 0.0);
    QCOMPARE(stranger.queryLine("STAT?").value_or(QByteArray()), QByteArray("HOLD"));
    QVERIFY(stranger.unlock());
    // Locked while it runs, free again when it is over.
    RunOptions options;
    bool wasRefused = false;
    options.sweepProgress = [&](const auto&) { wasRefused = wasRefused || !stranger.write("FIEL 1"); };
    QVERIFY(visor::instrument::runSweepAlone(magnet.dialogue, *magnet.profile, magnet.command("field"), arguments,
                                             options));
    QVERIFY(wasRefused);
    QVERIFY(stranger.lock(visor::visa::LockMode::Exclusive, {}, std::chrono::milliseconds(100)));
}

void TestSweepRunner::saysWhatItTakesToStart()
{
    const Magnet magnet;
    const auto start = visor::profile::sweepStart(magnet.command("field"));
    QCOMPARE(start.scpi, QStringLiteral("RATE {rate}\nFIEL {value}\nGO"));
    QCOMPARE(start.params.size(), std::size_t(2));
    QCOMPARE(start.params[0].name, QStringLiteral("value"));
    QCOMPARE(start.params[1].name, QStringLiteral("rate"));
    QVERIFY(start.params[1].isRequired());
    QCOMPARE(visor::profile::sweepTarget(magnet.command("field")), QStringLiteral("value"));
    QCOMPARE(visor::profile::sweepTarget(magnet.command("endless")), QStringLiteral("value"));
}

void TestSweepRunner::refusesBeforeAnythingIsSent()
{
    Magnet magnet;
    const auto trouble = [&](const Arguments& arguments) {
        const auto outcome = runSweep(magnet.dialogue, *magnet.profile, magnet.command("field"), arguments);
        return outcome ? 0 : visor::profile::scpiErrorNumber(outcome.error());
    };
    QCOMPARE(trouble({{QStringLiteral("value"), 10}, {QStringLiteral("rate"), 1}}), -222);
    QCOMPARE(trouble({{QStringLiteral("value"), 1}}), -109);
    QCOMPARE(trouble({{QStringLiteral("value"), 1}, {QStringLiteral("rate"), QStringLiteral("fast")}}), -104);
    QCOMPARE(magnet.dialogue.queryLine("STAT?").value_or(QByteArray()), QByteArray("HOLD"));
    QCOMPARE(magnet.dialogue.queryLine("FIEL?").value_or(QByteArray()).toDouble(), 0.0);
}

void TestSweepRunner::cancellingStopsTheInstrument()
{
    Magnet magnet(QByteArray(kMagnet).replace("sweep_ms: 20", "sweep_ms: 3600000"));
    RunOptions options;
    options.sweepProgress = [&](const auto&) { magnet.token.cancel(); };
    const auto outcome = runSweep(magnet.dialogue, *magnet.profile, magnet.command("field"),
                                  {{QStringLiteral("value"), 4.5}, {QStringLiteral("rate"), 1}}, options);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().status, visor::visa::Status::ErrorAbort);
    QVERIFY2(outcome.error().message.contains(QLatin1String("holds")), qPrintable(outcome.error().message));
    // The ramp of an hour is over.
    Dialogue after = magnet.dialogue.withoutCancel();
    QCOMPARE(after.queryLine("STAT?").value_or(QByteArray()), QByteArray("HOLD"));
    QVERIFY(after.queryLine("FIEL?").value_or(QByteArray()).toDouble() < 4.5);
}

void TestSweepRunner::aFailedCheckStopsTheInstrument()
{
    // It ramps, but stops answering.
    Magnet magnet(QByteArray(kMagnet).replace("sweep_ms: 20, noise: 0",
                                              "sweep_ms: 3600000, commands: {field: {fault: silent}}"));
    const auto outcome = runSweep(magnet.dialogue, *magnet.profile, magnet.command("field"),
                                  {{QStringLiteral("value"), 4.5}, {QStringLiteral("rate"), 1}});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().status, visor::visa::Status::ErrorTimeout);
    QVERIFY2(outcome.error().message.contains(QLatin1String("stop command was sent")),
             qPrintable(outcome.error().message));
}

void TestSweepRunner::saysWhenNothingCanStopIt()
{
    Magnet magnet(QByteArray(kMagnet).replace("sweep_ms: 20", "sweep_ms: 3600000"));
    RunOptions options;
    options.sweepProgress = [&](const auto&) { magnet.token.cancel(); };
    const auto outcome = runSweep(magnet.dialogue, *magnet.profile, magnet.command("endless"),
                                  {{QStringLiteral("value"), 1}}, options);
    QVERIFY(!outcome);
    QVERIFY(outcome.error().message.contains(QLatin1String("still be moving")));
}

void TestSweepRunner::onlyWritesNeedASweep()
{
    Magnet magnet;
    RunOptions read;
    read.access = visor::profile::Access::Read;
    const auto value =
        visor::instrument::runCommand(magnet.dialogue, *magnet.profile, magnet.command("field"), {}, read);
    QVERIFY(value);
    QCOMPARE(value->reply.toNumber(), std::optional(0.0));
    QVERIFY(!visor::instrument::runsAsSweep(magnet.command("field"), {}, read));
    const auto jumped = visor::instrument::runCommand(magnet.dialogue, *magnet.profile, magnet.command("jump"),
                                                      {{QStringLiteral("value"), 1}});
    QVERIFY(!jumped);
    QCOMPARE(jumped.error().status, visor::visa::Status::ErrorUnsupportedOperation);
}

void TestSweepRunner::sequencesSweep()
{
    Magnet magnet;
    const auto outcome = visor::instrument::runSequence(
        magnet.dialogue, *magnet.profile, magnet.profile->sequences.front(), {{QStringLiteral("target"), -3}});
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QCOMPARE(outcome->reply.toNumber(), std::optional(-3.0));
    QCOMPARE(outcome->captured.size(), std::size_t(1));
    QCOMPARE(outcome->captured.front().name, QStringLiteral("reached"));
}

void TestSweepRunner::makersSoftwareIsRefused()
{
    Magnet magnet;
    const auto outcome =
        visor::instrument::runCommand(magnet.dialogue, *magnet.profile, magnet.command("maker"), {});
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().status, visor::visa::Status::ErrorUnsupportedOperation);
    QVERIFY(outcome.error().message.contains(QLatin1String("software")));
}

QTEST_GUILESS_MAIN(TestSweepRunner)
#include "test_sweep_runner.moc"
