// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/command_runner.h"
#include "core/profile/reader.h"
#include "core/scpi/block.h"
#include "core/waveform/waveform.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"

#include <cmath>

namespace visor::instrument {

class TestCommandRunner : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void serialLine();
    void writesAndQueries();
    void refusedArgumentsSendNothing();
    void propertiesFollowTheirAccess();
    void opcQueryFollowsWrites();
    void assemblyComposesTheTrace();
    void assemblyBelievesAnAsciiPreamble();
    void assemblyRefusesABadPreamble();
    void preambleComesAfterAMessageThatSelects();
    void axisQueriesScaleTheVector();
    void progressIsReported();
    void settersThatAnswerAreRead();
    void whatCannotRunSaysWhy();
    void longMessagesAreRefused();
    void settingsAreOneLine();
    void callsByName();
    void sequencesCaptureAndFill();
    void sequenceFailureNamesTheStep();
    void sequenceParametersAreChecked();
    void errorQueueIsEmptied();
    void endlessErrorQueueIsCut();
    void settingsAreReadPolitely();
    void settingsEndWhenNothingAnswers();
    void cancelEndsASequence();
    void initAndCleanupCommandsFrameTheSession();

private:
    const profile::Command& command(const char16_t* name) const;
    Result<CommandOutcome> run(const char16_t* name, const profile::Arguments& arguments = {},
                               const RunOptions& options = {});
    void load(const QByteArray& rest);
    QByteArrayList written() const;

    std::shared_ptr<test::FakeBench> m_bench;
    std::unique_ptr<test::FakeSession> m_session;
    std::unique_ptr<Dialogue> m_dialogue;
    std::shared_ptr<const profile::Profile> m_profile;
    std::map<QByteArray, QByteArray> m_answers;
    visa::CancelToken m_token;
};

void TestCommandRunner::init()
{
    TestCase::init();
    m_answers.clear();
    m_token = visa::CancelToken::create();
    m_bench = std::make_shared<test::FakeBench>();
    m_bench->answer = [this](const QByteArray& message) {
        const auto found = m_answers.find(message.trimmed());
        return found == m_answers.end() ? QByteArray() : found->second;
    };
    m_session = std::make_unique<test::FakeSession>(m_bench, visa::ResourceName());
    Manners manners;
    manners.timeout = std::chrono::seconds(30);
    m_dialogue = std::make_unique<Dialogue>(*m_session, nullptr, 0, Origin::Form, manners, m_token);
    load("");
}

void TestCommandRunner::load(const QByteArray& rest)
{
    const profile::ReadOutcome outcome =
        profile::readProfile("instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: B}\n" + rest,
                             QStringLiteral("test.yaml"));
    for (const profile::Problem& problem : outcome.problems)
        QVERIFY2(problem.severity == profile::Severity::Note, qPrintable(problem.text));
    m_profile = outcome.profile;
}

const profile::Command& TestCommandRunner::command(const char16_t* name) const
{
    return *m_profile->findCommand(name);
}

Result<CommandOutcome> TestCommandRunner::run(const char16_t* name, const profile::Arguments& arguments,
                                              const RunOptions& options)
{
    return runCommand(*m_dialogue, *m_profile, command(name), arguments, options);
}

QByteArrayList TestCommandRunner::written() const
{
    QByteArrayList messages;
    for (const QByteArray& message : m_bench->written)
        messages.append(message.trimmed());
    return messages;
}

void TestCommandRunner::serialLine()
{
    using visa::Attribute;
    load("interfaces:\n  - {type: usb, baud_rate: 300}\n"
         "  - {type: serial, baud_rate: 19200, data_bits: 7, parity: Odd, stop_bits: 1.5}\n");
    // Of a serial line only.
    QVERIFY(prepareInstrument(*m_dialogue, *m_profile));
    QVERIFY(m_bench->attributes.empty());
    test::FakeSession serial(m_bench, visa::ResourceName::parse(u"ASRL/dev/ttyUSB0::INSTR").value());
    Dialogue dialogue(serial, nullptr, 0, Origin::Form, {}, m_token);
    QVERIFY(prepareInstrument(dialogue, *m_profile));
    const auto number = [this](Attribute id) { return std::get<std::int64_t>(m_bench->attributes.at(id)); };
    QCOMPARE(number(Attribute::AsrlBaud), 19200);
    QCOMPARE(number(Attribute::AsrlDataBits), 7);
    QCOMPARE(number(Attribute::AsrlParity), 1);
    QCOMPARE(number(Attribute::AsrlStopBits), 15);
}

void TestCommandRunner::writesAndQueries()
{
    load(R"YAML(
commands:
  reset: {type: write, scpi: "*RST"}
  volts: {type: query, scpi: "MEAS:VOLT? {range}", params: {range: {type: float, unit: V, default: 10}}, returns: {type: float, unit: V}}
)YAML");
    const Result<CommandOutcome> reset = run(u"reset");
    QVERIFY(reset);
    QVERIFY(reset->reply.isEmpty());
    QCOMPARE(reset->sent, QByteArray("*RST"));
    m_answers["MEAS:VOLT? 0.5"] = "+4.99E-01\n";
    const Result<CommandOutcome> volts = run(u"volts", {{QStringLiteral("range"), QStringLiteral("500 mV")}});
    QVERIFY2(volts, qPrintable(volts ? QString() : volts.error().message));
    QCOMPARE(volts->reply.toNumber(), std::optional(0.499));
    QCOMPARE(volts->reply.unit, QStringLiteral("V"));
    QCOMPARE(written(), QByteArrayList({"*RST", "MEAS:VOLT? 0.5"}));
}

void TestCommandRunner::refusedArgumentsSendNothing()
{
    load(R"YAML(
commands:
  set: {type: write, scpi: "V {v}", params: {v: {type: float, max: 5}}}
  trace: {type: query, params: {source: {type: enum, options: [CHAN1]}}, waveform_assembly: true}
)YAML");
    QCOMPARE(profile::scpiErrorNumber(run(u"set", {{QStringLiteral("v"), 6}}).error()), -222);
    QCOMPARE(profile::scpiErrorNumber(run(u"set").error()), -109);
    QCOMPARE(
        profile::scpiErrorNumber(run(u"trace", {{QStringLiteral("source"), QStringLiteral("CHAN9")}}).error()),
        -224);
    QVERIFY(!run(u"trace", {{QStringLiteral("sauce"), QStringLiteral("CHAN1")}}));
    QVERIFY(written().isEmpty());
}

void TestCommandRunner::propertiesFollowTheirAccess()
{
    load(R"YAML(
commands:
  scale: {type: property, getter: "S{n}?", setter: "S{n} {v}", params: {n: {type: int, default: 1}, v: {type: float}}, returns: {type: float}}
)YAML");
    m_answers["S1?"] = "2\n";
    QCOMPARE(run(u"scale")->reply.toNumber(), std::optional(2.0));
    QVERIFY(run(u"scale", {{QStringLiteral("v"), 5}}));
    RunOptions options;
    options.access = profile::Access::Read;
    QVERIFY(run(u"scale", {{QStringLiteral("v"), 5}}, options));
    options.access = profile::Access::Write;
    QCOMPARE(profile::scpiErrorNumber(run(u"scale", {}, options).error()), -109);
    QCOMPARE(written(), QByteArrayList({"S1?", "S1 5", "S1?"}));
}

void TestCommandRunner::opcQueryFollowsWrites()
{
    load("settings: {opc_query: true}\ncommands: {go: {type: write, scpi: GO}, ask: {type: query, scpi: 'A?', "
         "returns: "
         "{type: int}}}\n");
    m_answers["*OPC?"] = "1\n";
    m_answers["A?"] = "1\n";
    QVERIFY(run(u"go"));
    QVERIFY(run(u"ask"));
    QCOMPARE(written(), QByteArrayList({"GO", "*OPC?", "A?"}));
}

void TestCommandRunner::assemblyComposesTheTrace()
{
    load("commands: {trace: {type: query, params: {channel: {type: int, min: 1, max: 4}}, waveform_assembly: "
         "{data_format: "
         "word, big_endian: true, y_unit: A}}}\n");
    m_answers[":WAVeform:PREamble?"] = "1,0,3,1,2e-6,-1e-3,0,0.5,10,100\n";
    m_answers[":WAVeform:DATA?"] = scpi::makeBlock(QByteArray::fromHex("0064006600c8")) + '\n';
    const Result<CommandOutcome> outcome = run(u"trace", {{QStringLiteral("channel"), 3}});
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    const auto trace = outcome->reply.waveform();
    QVERIFY(trace);
    QCOMPARE(trace->size(), std::size_t(3));
    QCOMPARE(trace->value(0), 10.0);
    QCOMPARE(trace->value(1), 11.0);
    QCOMPARE(trace->value(2), 60.0);
    QVERIFY(std::abs(trace->x(2) - (-1e-3 + 4e-6)) < 1e-15);
    QCOMPARE(trace->channel(), QStringLiteral("CH3"));
    QCOMPARE(trace->yLabel().unit, QStringLiteral("A"));
    QCOMPARE(trace->xLabel().unit, QStringLiteral("s"));
    QCOMPARE(outcome->preamble, m_answers[":WAVeform:PREamble?"]);
    QCOMPARE(written(), QByteArrayList({":WAVeform:SOURce CHANnel3", ":WAVeform:FORMat WORD",
                                        ":WAVeform:PREamble?", ":WAVeform:DATA?"}));
}

void TestCommandRunner::assemblyBelievesAnAsciiPreamble()
{
    load("commands: {trace: {type: query, waveform_assembly: true}}\n");
    m_answers[":WAVeform:PREamble?"] = "4,0,2,1,1,0,0,1,0,0\n";
    m_answers[":WAVeform:DATA?"] = "#800000007 1.5,-2\n";
    const Result<CommandOutcome> outcome = run(u"trace");
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QCOMPARE(outcome->reply.waveform()->value(1), -2.0);
}

void TestCommandRunner::assemblyRefusesABadPreamble()
{
    load("commands: {trace: {type: query, waveform_assembly: true}}\n");
    m_answers[":WAVeform:PREamble?"] = "0,0,0,1,0,0,0,0,0,0\n";
    const Result<CommandOutcome> outcome = run(u"trace");
    QCOMPARE(outcome.error().status, visa::Status::ErrorInvalidFormat);
    QVERIFY(!written().contains(":WAVeform:DATA?"));
}

void TestCommandRunner::preambleComesAfterAMessageThatSelects()
{
    load(R"YAML(
commands:
  preamble: {type: query, scpi: "PRE?", returns: {type: string}}
  selecting:
    type: query
    scpi: "SOUR {source};CURV?"
    params: {source: {type: string}}
    returns: {type: vector, format: ieee_block, binary: {dtype: int8, preamble_command: preamble, preamble_map: {x_increment: 0, y_scale: 1}}}
  lone:
    type: query
    scpi: "CURV?"
    returns: {type: vector, format: ieee_block, binary: {dtype: int8, preamble_command: "SOUR CH1;PRE?", preamble_map: {x_increment: 0, y_scale: 1}}}
)YAML");
    m_answers["PRE?"] = "0.5,2\n";
    m_answers["SOUR CH1;PRE?"] = "0.5;4\n";
    m_answers["SOUR CH2;CURV?"] = "#12\x01\xFF\n";
    m_answers["CURV?"] = "#12\x01\xFF\n";
    const Result<CommandOutcome> selecting =
        run(u"selecting", {{QStringLiteral("source"), QStringLiteral("CH2")}});
    QVERIFY2(selecting, qPrintable(selecting ? QString() : selecting.error().message));
    QCOMPARE(selecting->reply.waveform()->value(1), -2.0);
    QCOMPARE(selecting->reply.waveform()->channel(), QStringLiteral("CH2"));
    const Result<CommandOutcome> lone = run(u"lone");
    QVERIFY2(lone, qPrintable(lone ? QString() : lone.error().message));
    QCOMPARE(lone->reply.waveform()->value(0), 4.0);
    QCOMPARE(written(), QByteArrayList({"SOUR CH2;CURV?", "PRE?", "SOUR CH1;PRE?", "CURV?"}));
}

void TestCommandRunner::axisQueriesScaleTheVector()
{
    load(R"YAML(
commands:
  spectrum: {type: query, scpi: "TRAC?", returns: {type: vector, format: ascii, unit: dBm, x_unit: Hz, x_start_query: "FREQ:STAR?", x_increment_query: "FREQ:STEP?"}}
)YAML");
    m_answers["FREQ:STAR?"] = "1E6\n";
    m_answers["FREQ:STEP?"] = "1000\n";
    m_answers["TRAC?"] = "-10,-20,-30\n";
    const Result<CommandOutcome> outcome = run(u"spectrum");
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QCOMPARE(outcome->reply.waveform()->x(2), 1002000.0);
    m_answers["FREQ:STEP?"] = "0\n";
    QCOMPARE(run(u"spectrum").error().status, visa::Status::ErrorInvalidFormat);
}

void TestCommandRunner::progressIsReported()
{
    load("commands: {shot: {type: query, scpi: 'SHOT?', returns: {type: binary, format: ieee_block}}}\n");
    const QByteArray picture(100'000, 'x');
    m_answers["SHOT?"] = scpi::makeBlock(picture) + '\n';
    std::int64_t last = 0;
    RunOptions options;
    options.progress = [&](std::int64_t received, std::int64_t) { last = received; };
    const Result<CommandOutcome> outcome = run(u"shot", {}, options);
    QCOMPARE(std::get<QByteArray>(outcome->reply.value), picture);
    QVERIFY(last >= picture.size());
}

void TestCommandRunner::settersThatAnswerAreRead()
{
    load("commands: {set: {type: write, scpi: 'SET', force_query: true, returns: {type: string}}}\n");
    m_answers["SET"] = "OK\n";
    QCOMPARE(run(u"set")->reply.toText(), QStringLiteral("OK"));
}

void TestCommandRunner::whatCannotRunSaysWhy()
{
    load(R"YAML(
commands:
  sdk: {type: query, sdk_call: {method: get}}
  ramp: {type: write, scpi: "R", requires_sweep: true}
  off: {type: write, scpi: "OFF", enabled: false}
)YAML");
    QCOMPARE(run(u"sdk").error().status, visa::Status::ErrorUnsupportedOperation);
    QCOMPARE(run(u"ramp").error().status, visa::Status::ErrorUnsupportedOperation);
    QCOMPARE(run(u"off").error().status, visa::Status::ErrorNotEnabled);
    QVERIFY(written().isEmpty());
}

void TestCommandRunner::longMessagesAreRefused()
{
    load("commands: {say: {type: write, scpi: 'SAY {t}', params: {t: {type: string}}}}\n"
         "console: {quirks: {max_write_bytes: 10}}\n");
    QVERIFY(run(u"say", {{QStringLiteral("t"), QStringLiteral("hi")}}));
    QCOMPARE(run(u"say", {{QStringLiteral("t"), QStringLiteral("hello there")}}).error().status,
             visa::Status::ErrorInvalidSize);
    QCOMPARE(written().size(), 1);
}

void TestCommandRunner::settingsAreOneLine()
{
    load("commands:\n"
         "  mode: {type: property, getter: 'MODE?', setter: 'MODE {value}', returns: {type: string}, params: "
         "{value: {type: string}}}\n"
         "  setup: {type: query, scpi: 'SET?', returns: {type: string}}\n");
    const QByteArray chatter(Dialogue::kLongestLine + 100, 'x');
    m_answers["MODE?"] = chatter + '\n';
    m_answers["SET?"] = chatter + '\n';
    RunOptions reading;
    reading.access = profile::Access::Read;
    const Result<CommandOutcome> mode = run(u"mode", {}, reading);
    QVERIFY(!mode);
    QVERIFY2(mode.error().message.contains(QStringLiteral("longer than")), qPrintable(mode.error().message));
    QCOMPARE(run(u"setup")->reply.toText().size(), chatter.size());
}

void TestCommandRunner::callsByName()
{
    load("commands: {out: {type: write, scpi: 'OUT {s}', params: {s: {type: bool}}}}\n");
    QVERIFY(runCall(*m_dialogue, *m_profile,
                    {QStringLiteral("out"), {{QStringLiteral("s"), QStringLiteral("off"), {}}}, {}}));
    QCOMPARE(written(), QByteArrayList({"OUT OFF"}));
    const Result<CommandOutcome> unknown = runCall(*m_dialogue, *m_profile, {QStringLiteral("oot"), {}, {}});
    QCOMPARE(unknown.error().status, visa::Status::ErrorResourceNotFound);
    QVERIFY(unknown.error().message.contains(QStringLiteral("“out”")));
}

void TestCommandRunner::sequencesCaptureAndFill()
{
    load(R"YAML(
commands:
  level: {type: query, scpi: "LEV? {ch}", params: {ch: {type: int}}, returns: {type: float}}
  trigger: {type: write, scpi: "TRIG {v}", params: {v: {type: float}}}
sequences:
  center:
    parameters: {ch: {type: int, default: 2}}
    steps:
      - {command: level, args: {ch: "{ch}"}, capture: middle}
      - {command: trigger, args: {v: "{middle}"}}
      - {scpi: "NOTE {ch},{middle}"}
      - {scpi: "STAT?", capture: state}
    returns: state
)YAML");
    m_answers["LEV? 2"] = "1.25\n";
    m_answers["STAT?"] = "READY\n";
    const Result<CommandOutcome> outcome =
        runSequence(*m_dialogue, *m_profile, *m_profile->findSequence(u"center"), {});
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QCOMPARE(outcome->reply.toText(), QStringLiteral("READY"));
    QCOMPARE(written(), QByteArrayList({"LEV? 2", "TRIG 1.25", "NOTE 2,1.25", "STAT?"}));
    QCOMPARE(outcome->sent, QByteArray("LEV? 2\nTRIG 1.25\nNOTE 2,1.25\nSTAT?"));
}

void TestCommandRunner::sequenceFailureNamesTheStep()
{
    load(R"YAML(
commands:
  set: {type: write, scpi: "V {v}", params: {v: {type: float, max: 5}}}
sequences:
  ramp:
    parameters: {last: {type: float, default: 9}}
    steps: [{command: set, args: {v: 1}}, {command: set, args: {v: "{last}"}}, {command: set, args: {v: 2}}]
)YAML");
    const Result<CommandOutcome> outcome = runSequence(*m_dialogue, *m_profile, m_profile->sequences[0], {});
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().message.startsWith(QStringLiteral("Step 2 of “ramp”: ")),
             qPrintable(outcome.error().message));
    QCOMPARE(written(), QByteArrayList({"V 1"}));
}

void TestCommandRunner::sequenceParametersAreChecked()
{
    load("sequences: {go: {parameters: {v: {type: float, max: 5}}, steps: [{scpi: 'V {v}'}]}}\n");
    const profile::Sequence& sequence = m_profile->sequences[0];
    QCOMPARE(profile::scpiErrorNumber(runSequence(*m_dialogue, *m_profile, sequence, {}).error()), -109);
    QCOMPARE(profile::scpiErrorNumber(
                 runSequence(*m_dialogue, *m_profile, sequence, {{QStringLiteral("v"), 6}}).error()),
             -222);
    QVERIFY(!runSequence(*m_dialogue, *m_profile, sequence, {{QStringLiteral("w"), 1}}));
    QVERIFY(written().isEmpty());
    QVERIFY(runSequence(*m_dialogue, *m_profile, sequence, {{QStringLiteral("v"), QStringLiteral("100m")}}));
    QCOMPARE(written(), QByteArrayList({"V 0.1"}));
}

void TestCommandRunner::errorQueueIsEmptied()
{
    QByteArrayList queue{"-113,\"Undefined header\"\n", "-222,\"Data out of range; \"\"x\"\"\"\n",
                         "+0,\"No error\"\n"};
    m_bench->answer = [&](const QByteArray&) { return queue.takeFirst(); };
    const Result<std::vector<scpi::ErrorReply>> errors = readErrorQueue(*m_dialogue, nullptr);
    QVERIFY(errors);
    QCOMPARE(errors->size(), std::size_t(2));
    QCOMPARE((*errors)[0].number, -113);
    QCOMPARE((*errors)[1].text, QStringLiteral("Data out of range; \"x\""));
    QCOMPARE(written()[0], QByteArray("SYSTem:ERRor?"));

    load("console: {quirks: {has_no_error_queue: true}}\n");
    QVERIFY(readErrorQueue(*m_dialogue, m_profile.get())->empty());
    load("console: {quirks: {error_query: 'ERR?'}}\n");
    queue = {"garbage\n"};
    QCOMPARE(readErrorQueue(*m_dialogue, m_profile.get()).error().status, visa::Status::ErrorInvalidFormat);
    QCOMPARE(written().last(), QByteArray("ERR?"));
}

void TestCommandRunner::endlessErrorQueueIsCut()
{
    m_bench->answer = [](const QByteArray&) { return QByteArray("-350,\"Queue overflow\"\n"); };
    const Result<std::vector<scpi::ErrorReply>> errors = readErrorQueue(*m_dialogue, nullptr);
    QCOMPARE(errors->size(), std::size_t(30));
}

void TestCommandRunner::settingsAreReadPolitely()
{
    load(R"YAML(
commands:
  base: {type: property, getter: "BASE?", setter: "BASE {v}", params: {v: {type: float}}, returns: {type: float, unit: s}}
  scale: {type: property, getter: "C{n}:SC?", setter: "C{n}:SC {v}", params: {n: {type: int, min: 1, max: 2}, v: {type: float}}, returns: {type: float}}
  far: {type: property, getter: "F{n}?", setter: "F{n} {v}", params: {n: {type: int, min: 1, max: 1000, default: 7}, v: {type: float}}, returns: {type: float}}
  needs: {type: property, getter: "N{n}?", setter: "N{n} {v}", params: {n: {type: string}, v: {type: float}}, returns: {type: float}}
  measured: {type: query, scpi: "MEAS?", returns: {type: float}}
  status: {type: property, getter: "STAT?", returns: {type: int}}
  hidden: {type: property, enabled: false, getter: "H?", setter: "H {v}", params: {v: {type: float}}, returns: {type: float}}
  wrong: {type: property, getter: "W?", setter: "W {v}", params: {v: {type: float}}, returns: {type: float}}
)YAML");
    m_answers = {{"BASE?", "1e-3\n"}, {"C1:SC?", "1\n"}, {"C2:SC?", "2\n"}, {"F7?", "3\n"}, {"W?", "nonsense\n"}};
    const std::vector<SettingValue> settings = readSettings(*m_dialogue, *m_profile).values;
    QCOMPARE(written(), QByteArrayList({"BASE?", "C1:SC?", "C2:SC?", "F7?", "W?"}));
    QCOMPARE(settings.size(), std::size_t(4));
    QCOMPARE(settings[0].value.unit, QStringLiteral("s"));
    QCOMPARE(settings[2].arguments.value(QStringLiteral("n")).toString(), QStringLiteral("2"));
    QCOMPARE(settings[2].value.toNumber(), std::optional(2.0));
}

void TestCommandRunner::settingsEndWhenNothingAnswers()
{
    load(R"YAML(
commands:
  a: {type: property, getter: "A?", setter: "A {v}", params: {v: {type: float}}, returns: {type: float}}
  b: {type: property, getter: "B?", setter: "B {v}", params: {v: {type: float}}, returns: {type: float}}
  c: {type: property, getter: "C?", setter: "C {v}", params: {v: {type: float}}, returns: {type: float}}
)YAML");
    m_bench->isMute = true;
    m_dialogue->setTimeout(std::chrono::milliseconds(20));
    QVERIFY(readSettings(*m_dialogue, *m_profile).values.empty());
    QCOMPARE(written(), QByteArrayList({"A?", "B?"}));
    QCOMPARE(m_dialogue->timeout().count(), 20);
}

void TestCommandRunner::cancelEndsASequence()
{
    load("sequences: {go: {steps: [{scpi: A}, {scpi: B}]}}\n");
    m_token.cancel();
    const Result<CommandOutcome> outcome = runSequence(*m_dialogue, *m_profile, m_profile->sequences[0], {});
    QCOMPARE(outcome.error().status, visa::Status::ErrorAbort);
    QVERIFY(written().isEmpty());
}

void TestCommandRunner::initAndCleanupCommandsFrameTheSession()
{
    load("settings: {init_commands: ['*CLS', '*OPC?', 'HEAD OFF'], cleanup_commands: ['LOC']}\n"
         "console: {quirks: {delay_after_open_ms: 1, read_terminator: CR, needs_term_char: true}}\n");
    m_answers["*OPC?"] = "1\n";
    QVERIFY(prepareInstrument(*m_dialogue, *m_profile));
    QVERIFY(releaseInstrument(*m_dialogue, *m_profile));
    QCOMPARE(written(), QByteArrayList({"*CLS", "*OPC?", "HEAD OFF", "LOC"}));
    QCOMPARE(std::get<std::int64_t>(m_bench->attributes[visa::Attribute::TermChar]), 0x0D);
    QVERIFY(std::get<bool>(m_bench->attributes[visa::Attribute::TermCharEnabled]));
    m_bench->isUnplugged = true;
    const Result<void> failed = prepareInstrument(*m_dialogue, *m_profile);
    QCOMPARE(failed.error().status, visa::Status::ErrorConnectionLost);
    QVERIFY(failed.error().message.contains(QStringLiteral("*CLS")));
}

} // namespace visor::instrument

QTEST_GUILESS_MAIN(visor::instrument::TestCommandRunner)
#include "test_command_runner.moc"
