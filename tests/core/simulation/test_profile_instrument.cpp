// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/reader.h"
#include "core/profile/reply_parser.h"
#include "core/simulation/manual_clock.h"
#include "core/simulation/parameter_value.h"
#include "core/simulation/pattern_text.h"
#include "core/simulation/profile_identity.h"
#include "core/simulation/profile_instrument.h"
#include "core/waveform/waveform.h"
#include "tests/common/test_case.h"
#include "tests/core/simulation/probe.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using visor::simulation::ManualClock;
using visor::simulation::ProfileInstrument;
using visor::test::Probe;

namespace {

constexpr const char* kHead = "instrument: {manufacturer: Acme, model: PS100, class: power_supply}\n"
                              "identity: {pattern: '^ACME,PS1\\d\\d'}\n";

std::shared_ptr<const visor::profile::Profile> readWorking(const QByteArray& text)
{
    const auto outcome = visor::profile::readProfile(text, QStringLiteral("acme.yaml"));
    for (const auto& problem : outcome.problems) {
        if (problem.severity == visor::profile::Severity::Error)
            qCritical().noquote() << problem.place.line << problem.text;
    }
    return outcome.workingProfile();
}

/// The instrument of a profile, its clock and a client.
struct Desk
{
    explicit Desk(const QByteArray& body, std::uint64_t seed = 1)
        : clock(std::make_shared<ManualClock>()),
          profile(readWorking(kHead + body)),
          instrument(ProfileInstrument::create(profile, clock, seed).value()),
          probe(*instrument)
    {
    }

    QByteArray operator()(const QByteArray& query) { return probe.query(query); }
    /// The errors after a message, by number.
    QByteArray after(const QByteArray& message)
    {
        const QByteArray trouble = probe.write(message);
        if (!trouble.isEmpty())
            return trouble;
        QByteArrayList numbers;
        for (const auto& entry : instrument->takeErrors())
            numbers.append(QByteArray::number(entry.number));
        return numbers.join(' ');
    }

    std::shared_ptr<ManualClock> clock;
    std::shared_ptr<const visor::profile::Profile> profile;
    std::shared_ptr<ProfileInstrument> instrument;
    Probe probe;
};

constexpr const char* kSupply = R"YAML(
commands:
  voltage:
    type: property
    getter: ":SOURce{channel}:VOLTage?"
    setter: ":SOURce{channel}:VOLTage {value}"
    params:
      channel: {type: int, min: 1, max: 3, default: 1}
      value: {type: float, unit: V, min: 0, max: 30, default: 1.5}
    returns: {type: float, unit: V}
  mode:
    type: property
    getter: ":FUNCtion:MODE?"
    setter: ":FUNCtion:MODE {value}"
    params: {value: {type: enum, options: [CONStant, PULSe, LIST2], default: PULSe}}
    returns: {type: string}
  output:
    type: property
    getter: "OUTPut? (@{channel})"
    setter: "OUTPut {value},(@{channel})"
    params:
      channel: {type: int, min: 1, max: 3, default: 1}
      value: {type: bool, default: false}
    returns: {type: bool}
  label:
    type: property
    getter: ":DISPlay:LABel?"
    setter: ':DISPlay:LABel "{value}"'
    params: {value: {type: string, default: ""}}
    returns: {type: string}
  coupling: {type: property, getter: "ICPL?", setter: "ICPL {value}",
    params: {value: {type: enum, options: [AC, DC], map: {AC: "0", DC: "1"}, default: DC}}, returns: {type: int}}
  measure:
    type: query
    scpi: ":MEASure:VOLTage? (@{channel})"
    params: {channel: {type: int, min: 1, max: 3, default: 1}}
    returns: {type: float, unit: V}
  ramp: {type: property, getter: "RAMP? {output}", setter: "RAMP {output},{on},{rate}",
    params: {output: {type: int, min: 1, max: 4}, on: {type: bool, default: false},
             rate: {type: float, min: 0, max: 100, default: 5}},
    returns: {type: array, fields: [{name: on, type: bool}, {name: rate, type: float}]}}
  all_off: {type: write, scpi: "OUTPut OFF,(@1:3)"}
  count: {type: write, scpi: "SAMPle:COUNt {n}", params: {n: {type: int, min: 1, max: 99, default: 7}}}
  how_many: {type: query, scpi: "SAMPle:COUNt?", returns: {type: int}}
  regulation: {type: query, scpi: "STATus:REGulation?", returns: {type: int, parser: {type: regex, pattern: '^REG=(\d+);', group: 1}}}
  part: {type: query, scpi: "PART?", returns: {type: float, unit: V, parser: {type: split, delimiter: "/", index: 2}}}
  dressed: {type: query, scpi: "DRES?", returns: {type: float, unit: K, parser: {type: strip, prefix: "T=", suffix: "K"}}}
  readings: {type: query, scpi: "A?;B?", returns: {type: array, separator: ";", element_type: float}}
)YAML";

} // namespace

class TestProfileInstrument : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhoItIs();
    void setAndGetAgree();
    void channelsKeepTheirOwn();
    void headersInAnyForm();
    void refusesWhatSharedWordsForbid();
    void resetRestoresDefaults();
    void parsersReadReplies();
    void oneReplyForSeveralParsers();
    void endsMessagesAsTheProfileSays();
    void textsThatAreNoScpi();
    void readingsAreFunctionsOfSeedAndClock();
    void refinementsCouple();
    void delaysAndFaults();
    void tracesFitTheirPreamble_data();
    void tracesFitTheirPreamble();
    void sweepsMove();
    void refusesWhatCannotBeSimulated();
    void takesAnythingForeign();
    void textsMatchPatterns_data();
    void textsMatchPatterns();
    void textsAreCaptured();
    void channelListsHaveAnEnd();
};

void TestProfileInstrument::knowsWhoItIs()
{
    Desk desk{kSupply};
    QCOMPARE(desk("*IDN?"), QByteArray("Acme,PS100,SIM0001,1.0"));
    Desk own{"simulation: {identity: 'ACME,PS177,42,9.9'}\n"};
    QCOMPARE(own("*IDN?"), QByteArray("ACME,PS177,42,9.9"));
    // The maker's and model's names do not fit the pattern: a text is made from it.
    const auto odd = readWorking("instrument: {manufacturer: Acme, model: Thing, class: c}\n"
                                 "identity: {query: 'ID?', pattern: '^TH-(1|2)\\d{2}[AB]? v\\d+\\.\\d'}\n");
    auto instrument = ProfileInstrument::create(odd, std::make_shared<ManualClock>()).value();
    Probe probe(*instrument);
    const QByteArray identity = probe.query("ID?");
    QVERIFY2(
        QRegularExpression(odd->identity.patterns.front().text).match(QString::fromLatin1(identity)).hasMatch(),
        identity.constData());
    QCOMPARE(probe.query("*IDN?"), identity);
}

void TestProfileInstrument::setAndGetAgree()
{
    Desk desk{kSupply};
    QCOMPARE(desk(":SOURce1:VOLTage?"), QByteArray("1.5E+00"));
    QCOMPARE(desk.after(":SOURce1:VOLTage 12.125"), QByteArray());
    QCOMPARE(desk(":SOURce1:VOLTage?"), QByteArray("1.2125E+01"));
    QCOMPARE(desk.after(":SOURce1:VOLTage 500 mV"), QByteArray());
    QCOMPARE(desk(":SOURce1:VOLTage?"), QByteArray("5E-01"));
    QCOMPARE(desk.after(":SOURce1:VOLTage MAX"), QByteArray());
    QCOMPARE(desk(":SOURce1:VOLTage?"), QByteArray("30"));
    QCOMPARE(desk(":SOURce1:VOLTage? MIN"), QByteArray("0"));
    QCOMPARE(desk(":FUNC:MODE?"), QByteArray("PULS"));
    QCOMPARE(desk.after(":FUNC:MODE constant"), QByteArray());
    QCOMPARE(desk(":FUNC:MODE?"), QByteArray("CONS"));
    QCOMPARE(desk.after(":FUNC:MODE LIST2"), QByteArray());
    QCOMPARE(desk(":FUNC:MODE?"), QByteArray("LIST2"));
    QCOMPARE(desk.after(":DISP:LAB \"a \"\"b\"\"; c,d\""), QByteArray());
    QCOMPARE(desk(":DISP:LAB?"), QByteArray("\"a \"\"b\"\"; c,d\""));
    QCOMPARE(desk("ICPL?"), QByteArray("1"));
    QCOMPARE(desk.after("ICPL 0"), QByteArray());
    QCOMPARE(desk("ICPL?"), QByteArray("0"));
    // A write and a query of one header are one state.
    QCOMPARE(desk("SAMP:COUN?"), QByteArray("7"));
    QCOMPARE(desk.after("SAMP:COUN 12"), QByteArray());
    QCOMPARE(desk("SAMP:COUN?"), QByteArray("12"));
}

void TestProfileInstrument::channelsKeepTheirOwn()
{
    Desk desk{kSupply};
    QCOMPARE(desk.after(":SOUR2:VOLT 3;:SOUR3:VOLT 4"), QByteArray());
    QCOMPARE(desk(":SOUR1:VOLT?;:SOUR2:VOLT?;:SOUR3:VOLT?"), QByteArray("1.5E+00;3;4"));
    QCOMPARE(desk.after("OUTP ON,(@2,3)"), QByteArray());
    QCOMPARE(desk("OUTP? (@1);:OUTP? (@2);:OUTP? (@1:3)"), QByteArray("0;1;0,1,1"));
    QCOMPARE(desk.after("OUTP OFF,(@1:3)"), QByteArray());
    QCOMPARE(desk("OUTP? (@1:3)"), QByteArray("0,0,0"));
    QCOMPARE(desk.after("RAMP 2,1,17.5"), QByteArray());
    QCOMPARE(desk("RAMP? 2"), QByteArray("1,1.75E+01"));
    QCOMPARE(desk("RAMP? 1"), QByteArray("0,5"));
}

void TestProfileInstrument::headersInAnyForm()
{
    Desk desk{kSupply};
    for (const char* header : {":SOURCE2:VOLTAGE", ":sour2:volt", "SOUR2:VOLTage", ":SOURce2:Volt"})
        QCOMPARE(desk.after(QByteArray(header) + " 2"), QByteArray());
    QCOMPARE(desk(":SOUR:VOLT?"), QByteArray("1.5E+00"));    // a left-out suffix is 1
    QCOMPARE(desk(":SOUR2:VOLT?;VOLT?"), QByteArray("2;2")); // the path goes on
    QCOMPARE(desk.after(":SOURC2:VOLT 2"), QByteArray("-113"));
    QCOMPARE(desk.after(":SOUR2:VOLTA 2"), QByteArray("-113"));
}

void TestProfileInstrument::refusesWhatSharedWordsForbid()
{
    Desk desk{kSupply};
    QCOMPARE(desk.after(":SOUR1:VOLT 31"), QByteArray("-222"));
    QCOMPARE(desk.after(":SOUR1:VOLT HIGH"), QByteArray("-104"));
    QCOMPARE(desk.after(":SOUR1:VOLT"), QByteArray("-109"));
    QCOMPARE(desk.after(":SOUR1:VOLT 1,2"), QByteArray("-108"));
    QCOMPARE(desk.after(":SOUR1:VOLT 1 Hz"), QByteArray("-131"));
    QCOMPARE(desk.after(":SOUR4:VOLT 1"), QByteArray("-114"));
    QCOMPARE(desk.after(":FUNC:MODE SINE"), QByteArray("-224"));
    QCOMPARE(desk.after("OUTP MAYBE,(@1)"), QByteArray("-224"));
    QCOMPARE(desk.after("OUTP ON,(@1:9)"), QByteArray("-222"));
    QCOMPARE(desk.after("NO:SUCH:THING 1"), QByteArray("-113"));
    QCOMPARE(desk.after("NO:SUCH:THING?"), QByteArray("-113"));
    QCOMPARE(desk(":SOUR1:VOLT?"), QByteArray("1.5E+00")); // nothing was changed
    // Errors go to the queue in their order, and the status byte tells of them.
    QCOMPARE(desk.probe.write(":SOUR1:VOLT 99;:FUNC:MODE X"), QByteArray());
    QCOMPARE(desk("*STB?").toInt() & 4, 4);
    QVERIFY(desk.probe.error().startsWith("-222,"));
    QVERIFY(desk.probe.error().startsWith("-224,"));
    QVERIFY(desk.probe.error().startsWith("+0,"));
    QCOMPARE(desk.probe.write(":FUNC:MODE X;*CLS"), QByteArray());
    QCOMPARE(desk.probe.error(), QByteArray("+0,\"No error\""));
}

void TestProfileInstrument::resetRestoresDefaults()
{
    Desk desk{kSupply};
    QCOMPARE(desk.after(":SOUR2:VOLT 9;:FUNC:MODE CONS;*RST"), QByteArray());
    QCOMPARE(desk(":SOUR2:VOLT?;:FUNC:MODE?;*OPC?"), QByteArray("1.5E+00;PULS;1"));
}

void TestProfileInstrument::parsersReadReplies()
{
    Desk desk{kSupply};
    const auto read = [&](const char* name) {
        const visor::profile::Command* command = desk.profile->findCommand(QString::fromLatin1(name));
        return visor::profile::parseReply(*command->returns, desk(command->scpi.toLatin1()));
    };
    QVERIFY(desk("STAT:REG?").startsWith("REG="));
    QCOMPARE(read("regulation")->toText(), QStringLiteral("0"));
    QCOMPARE(desk("PART?").count('/'), 2);
    QVERIFY(std::abs(*read("part")->toNumber() - 1.0) < 0.02);
    QVERIFY(desk("DRES?").startsWith("T="));
    QVERIFY(std::abs(*read("dressed")->toNumber() - 300.0) < 3.0);
    QCOMPARE(std::get<visor::profile::ReplyValue::List>(read("readings")->value).size(), std::size_t(2));
}

void TestProfileInstrument::oneReplyForSeveralParsers()
{
    // One header sets many things, and one query answers them all.
    Desk desk{R"YAML(
commands:
  frequency: {type: property, getter: "C{ch}:BSWV?", setter: "C{ch}:BSWV FRQ,{value}",
    params: {ch: {type: int, min: 1, max: 2, default: 1}, value: {type: float, min: 0, max: 1e6, default: 1000}},
    returns: {type: float, parser: {type: regex, pattern: '[ ,]FRQ,([-+0-9.]+)', group: 1}}}
  amplitude: {type: property, getter: "C{ch}:BSWV?", setter: "C{ch}:BSWV AMP,{value}",
    params: {ch: {type: int, min: 1, max: 2, default: 1}, value: {type: float, min: 0, max: 20, default: 4}},
    returns: {type: float, parser: {type: regex, pattern: '[ ,]AMP,([^,]+)V', group: 1}}}
  output: {type: property, getter: "C{ch}:BSWV?", setter: "C{ch}:BSWV OUT,{value}",
    params: {ch: {type: int, min: 1, max: 2, default: 1}, value: {type: bool, default: false}},
    returns: {type: bool, parser: {type: regex, pattern: '^C\dBSWV (ON|OFF)', group: 1}}}
  status: {type: query, scpi: "X", force_query: true, returns: {type: int, parser: {type: regex, pattern: '^X(\d)A(\d)$', group: 1}}}
  activity: {type: property, getter: "X", setter: "A{value}", force_query: true, params: {value: {type: int, min: 0, max: 9, default: 3}},
    returns: {type: int, parser: {type: regex, pattern: '^X(\d)A(\d)$', group: 2}}}
)YAML"};
    QCOMPARE(desk.after("C2:BSWV FRQ,0.25"), QByteArray());
    QCOMPARE(desk.after("C2:BSWV OUT,ON"), QByteArray());
    QCOMPARE(desk.after("C2:BSWV AMP,21"), QByteArray("-222"));
    const auto read = [&](const char* name, const QByteArray& reply) {
        const visor::profile::Command* command = desk.profile->findCommand(QString::fromLatin1(name));
        return visor::profile::parseReply(*command->returns, reply)->toText();
    };
    const QByteArray second = desk("C2:BSWV?");
    QCOMPARE(read("frequency", second), QStringLiteral("0.25"));
    QCOMPARE(read("amplitude", second), QStringLiteral("4"));
    QCOMPARE(read("output", second), QStringLiteral("1"));
    QCOMPARE(read("frequency", desk("C1:BSWV?")), QStringLiteral("1000"));
    QCOMPARE(desk.after("A7"), QByteArray());
    QCOMPARE(desk("X"), QByteArray("X0A7"));
}

void TestProfileInstrument::endsMessagesAsTheProfileSays()
{
    Desk desk{"settings: {terminator: CR}\ncommands: {go: {type: query, scpi: 'R1', force_query: true, returns: "
              "{type: int}}}\n"};
    QCOMPARE(desk.instrument->lineEnd(), '\r');
    QCOMPARE(desk("R1\r"), QByteArray("0\r!no terminator"));
    Desk usual{"commands: {go: {type: write, scpi: GO}}\n"};
    QCOMPARE(usual.instrument->lineEnd(), '\n');
}

void TestProfileInstrument::textsThatAreNoScpi()
{
    Desk desk{R"YAML(
commands:
  level: {type: property, getter: "print(smua.source.levelv)", setter: "smua.source.levelv = {value}", force_query: true,
    params: {value: {type: float, min: -200, max: 200, default: 0}}, returns: {type: float}}
  volts: {type: property, getter: "VSET{channel}?", setter: "VSET{channel}:{value}",
    params: {channel: {type: int, min: 1, max: 2, default: 1}, value: {type: float, min: 0, max: 30, default: 3}},
    returns: {type: float}}
  scale: {type: property, getter: "C{channel}:VDIV?", setter: "C{channel}:VDIV {value}",
    params: {channel: {type: int, min: 1, max: 4, default: 1}, value: {type: float, min: 0.001, max: 10, default: 1}},
    returns: {type: float}}
  field: {type: property, getter: "R7", setter: "J{value}", force_query: true,
    params: {value: {type: float, min: -9, max: 9, default: 0}}, returns: {type: float}}
)YAML"};
    QCOMPARE(desk.after("smua.source.levelv = -12.5"), QByteArray());
    QCOMPARE(desk("print(smua.source.levelv)"), QByteArray("-1.25E+01"));
    QCOMPARE(desk.after("smua.source.levelv = 201"), QByteArray("-222"));
    QCOMPARE(desk.after("VSET2:7.25"), QByteArray());
    QCOMPARE(desk("VSET2?"), QByteArray("7.25E+00"));
    QCOMPARE(desk("VSET1?"), QByteArray("3"));
    QCOMPARE(desk.after("C2:VDIV 0.5;C3:VDIV 2"), QByteArray());
    QCOMPARE(desk("C2:VDIV?"), QByteArray("5E-01"));
    QCOMPARE(desk("C3:VDIV?"), QByteArray("2"));
    QCOMPARE(desk.after("J-4.5"), QByteArray());
    QCOMPARE(desk("R7"), QByteArray("-4.5E+00"));
}

void TestProfileInstrument::readingsAreFunctionsOfSeedAndClock()
{
    Desk first{kSupply, 5};
    Desk same{kSupply, 5};
    Desk other{kSupply, 6};
    const QByteArray reading = first(":MEAS:VOLT? (@1)");
    QCOMPARE(same(":MEAS:VOLT? (@1)"), reading);
    QVERIFY(other(":MEAS:VOLT? (@1)") != reading);
    QVERIFY(first(":MEAS:VOLT? (@1)") != reading);
    QVERIFY(std::abs(reading.toDouble() - 1.0) < 0.01);
}

void TestProfileInstrument::refinementsCouple()
{
    Desk desk{QByteArray(kSupply) + R"YAML(
simulation:
  noise: 0
  commands:
    measure: {follows: voltage, scale: 0.5, offset: 1, only_while: output}
    regulation: 2
    part: {value: 7, noise: 0.01}
)YAML"};
    QCOMPARE(desk.after(":SOUR2:VOLT 8"), QByteArray());
    QCOMPARE(desk(":MEAS:VOLT? (@2)"), QByteArray("0"));
    QCOMPARE(desk.after("OUTP ON,(@2)"), QByteArray());
    QCOMPARE(desk(":MEAS:VOLT? (@2)"), QByteArray("5"));
    QCOMPARE(desk(":MEAS:VOLT? (@1)"), QByteArray("0"));
    QVERIFY(desk("STAT:REG?").startsWith("REG=2"));
    const double part = desk("PART?").split('/').back().toDouble();
    QVERIFY(part != 7.0 && std::abs(part - 7.0) < 0.5);
}

void TestProfileInstrument::delaysAndFaults()
{
    Desk desk{QByteArray(kSupply) + R"YAML(
  dump: {type: query, scpi: "DUMP?", returns: {type: binary, format: ieee_block}}
simulation:
  commands:
    measure: {delay_ms: 500}
    regulation: {fault: silent}
    part: {fault: garbage}
    dump: {fault: short_block}
)YAML"};
    QCOMPARE(desk.probe.write(":MEAS:VOLT? (@1)"), QByteArray());
    QCOMPARE(desk.probe.read(Probe::expired()), QByteArray("!VI_ERROR_TMO"));
    desk.clock->advance(std::chrono::milliseconds(499));
    QCOMPARE(desk.probe.read(Probe::expired()), QByteArray("!VI_ERROR_TMO"));
    desk.clock->advance(std::chrono::milliseconds(1));
    QVERIFY(desk.probe.read(Probe::expired()).toDouble() > 0.9);
    QCOMPARE(desk.probe.write("STAT:REG?"), QByteArray());
    desk.clock->advance(std::chrono::hours(1));
    QCOMPARE(desk.probe.read(Probe::expired()), QByteArray("!VI_ERROR_TMO"));
    QVERIFY(desk.probe.link().clear(Probe::patient()));
    QVERIFY(desk("PART?").contains('\0'));
    const QByteArray dump = desk("DUMP?");
    QVERIFY(dump.startsWith("#8"));
    QVERIFY(dump.size() < 10 + dump.sliced(2, 8).toInt());
    // The fault belongs to its command, not to the next one.
    QCOMPARE(desk(":SOUR1:VOLT?"), QByteArray("1.5E+00"));
}

void TestProfileInstrument::tracesFitTheirPreamble_data()
{
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, const QByteArray& body) { QTest::newRow(name) << body; };
    row("assembly, bytes", "  trace: {type: query, params: {source: {type: enum, options: [CHANnel1, CHANnel2]}}, "
                           "waveform_assembly: true}\n");
    row("assembly, words", "  trace: {type: query, params: {channel: {type: int, default: 1}}, "
                           "waveform_assembly: {data_format: word, big_endian: true}}\n");
    for (const char* type : {"int8", "uint8", "int16", "uint16", "int32", "uint32"}) {
        for (const char* map : {"{x_increment: 0, x_start: 1, y_scale: 2, y_offset: 3, y_reference: 4}",
                                "{x_increment: 3, x_start: 2, y_scale: 0, y_offset: 1}"}) {
            QTest::addRow("%s %s", type, map)
                << QByteArray("  trace: {type: query, scpi: 'CURVe?', returns: {type: vector, unit: V, binary: "
                              "{dtype: ") +
                       type +
                       ", byte_order: big, preamble_command: 'XIN?;XZE?;YMU?;YZE?;YOF?', preamble_map: " + map +
                       "}}}\n";
        }
    }
    row("floats", "  trace: {type: query, scpi: 'DATA?', returns: {type: vector, binary: {dtype: float32}, "
                  "x_start_query: 'XST?', x_increment_query: 'XIN?'}}\n");
    row("text", "  trace: {type: query, scpi: 'DATA?', returns: {type: vector, format: ascii}}\n");
}

void TestProfileInstrument::tracesFitTheirPreamble()
{
    QFETCH(QByteArray, body);
    Desk desk{"commands:\n" + body +
              "simulation: {waveform: {shape: square, points: 400, periods: 2, noise: 0, "
              "amplitude: 2, duration: 0.4}}\n"};
    const visor::profile::Command& command = *desk.profile->findCommand(u"trace");
    visor::profile::VectorContext context;
    visor::profile::Returns returns = command.returns.value_or(visor::profile::Returns{});
    QByteArray data = command.scpi.toLatin1();
    if (command.waveformAssembly) {
        const auto& assembly = *command.waveformAssembly;
        QCOMPARE(desk.after(":WAVeform:SOURce CHANnel1;" + assembly.formatCommand.toLatin1()), QByteArray());
        const auto preamble = visor::profile::parseTenFieldPreamble(desk(assembly.preambleQuery.toLatin1()));
        QVERIFY(preamble);
        QCOMPARE(preamble->points, 400);
        QCOMPARE(preamble->format, assembly.isWord ? 1 : 0);
        context.scaling = preamble->scaling;
        returns.type = visor::profile::ReturnType::Vector;
        returns.binary.emplace();
        returns.binary->sampleType =
            assembly.isWord ? visor::waveform::SampleType::UInt16 : visor::waveform::SampleType::UInt8;
        returns.binary->byteOrder = visor::profile::ByteOrder::Big;
        data = assembly.dataQuery.toLatin1();
    } else if (returns.binary && returns.binary->preambleMap) {
        const auto scaling = visor::profile::parseMappedPreamble(*returns.binary->preambleMap,
                                                                 desk(returns.binary->preambleCommand.toLatin1()));
        QVERIFY(scaling);
        context.scaling = *scaling;
    } else if (!returns.xIncrementQuery.isEmpty()) {
        context.scaling.emplace();
        context.scaling->xStart = desk("XST?").toDouble();
        context.scaling->xIncrement = desk("XIN?").toDouble();
    }
    const QByteArray reply = desk(data);
    const auto value = visor::profile::parseReply(returns, reply, context);
    QVERIFY2(value, qPrintable(value ? QString() : value.error().message));
    const auto trace = value->waveform();
    QVERIFY(trace);
    QCOMPARE(trace->size(), std::size_t(400));
    std::vector<double> values;
    for (std::size_t at = 0; at < trace->size(); ++at)
        values.push_back(trace->value(at));
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
    QVERIFY2(std::abs(*highest - 2.0) < 0.05 && std::abs(*lowest + 2.0) < 0.05,
             qPrintable(QStringLiteral("%1 … %2").arg(*lowest).arg(*highest)));
    if (context.scaling)
        QVERIFY(std::abs(context.scaling->xIncrement - 0.001) < 1e-12);
    QVERIFY(desk.instrument->takeErrors().empty());
}

void TestProfileInstrument::sweepsMove()
{
    Desk desk{R"YAML(
commands:
  field: {type: property, getter: "FIEL?", setter: "FIEL {value}", requires_sweep: true,
    params: {value: {type: float, min: -9, max: 9, default: 0}},
    returns: {type: float},
    sweep: {rate_param: rate, command: "RATE {rate}\nFIEL {value}\nGO", check_command: "STAT?", check_idle_match: "^HOLD",
            stop_command: "PAUSe"}}
simulation: {sweep_ms: 1000, noise: 0}
)YAML"};
    QCOMPARE(desk("STAT?"), QByteArray("HOLD"));
    for (const char* line : {"RATE 2", "FIEL 8", "GO"})
        QCOMPARE(desk.after(line), QByteArray());
    QVERIFY(!desk("STAT?").startsWith("HOLD"));
    QCOMPARE(desk("FIEL?").toDouble(), 0.0);
    desk.clock->advance(std::chrono::milliseconds(250));
    QCOMPARE(desk("FIEL?").toDouble(), 2.0);
    QCOMPARE(desk.after("PAUS"), QByteArray());
    QCOMPARE(desk("STAT?"), QByteArray("HOLD"));
    desk.clock->advance(std::chrono::seconds(5));
    QCOMPARE(desk("FIEL?").toDouble(), 2.0);
    for (const char* line : {"FIEL 8", "GO"})
        QCOMPARE(desk.after(line), QByteArray());
    desk.clock->advance(std::chrono::seconds(1));
    QCOMPARE(desk("STAT?"), QByteArray("HOLD"));
    QCOMPARE(desk("FIEL?").toDouble(), 8.0);
}

void TestProfileInstrument::refusesWhatCannotBeSimulated()
{
    const auto clock = std::make_shared<ManualClock>();
    const auto bus = ProfileInstrument::create(
        readWorking(QByteArray(kHead) + "commands: {speed: {can: {message_id: 0x200, signals: {rpm: {}}}}}\n"),
        clock);
    QVERIFY(!bus);
    QCOMPARE(bus.error().status, visor::visa::Status::ErrorUnsupportedOperation);
    QVERIFY(bus.error().message.contains(QLatin1String("CAN")));
    const auto maker = ProfileInstrument::create(
        readWorking(QByteArray(kHead) +
                    "sdk: {package: acme}\ncommands: {go: {type: write, sdk_call: {method: go}}}\n"),
        clock);
    QVERIFY(!maker);
    QVERIFY(maker.error().message.contains(QLatin1String("software")));
    const auto nameless = ProfileInstrument::create(
        readWorking(
            "instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: '(x)(?!x)\\1z(?<=q)'}\n"),
        clock);
    QVERIFY(!nameless);
    QCOMPARE(nameless.error().status, visor::visa::Status::ErrorInvalidSetup);
    QVERIFY(nameless.error().message.contains(QLatin1String("simulation")));
}

void TestProfileInstrument::takesAnythingForeign()
{
    Desk desk{kSupply};
    QCOMPARE(desk.after(":DISP:LAB \"" + QByteArray(100'000, 'x') + '"'), QByteArray("-223"));
    // Messages of the profile with bytes changed, doubled and left out: always the same ones.
    const QByteArrayList seeds{":SOURce1:VOLTage 12.5 mV;:OUTP ON,(@1:3)",
                               ":DISP:LAB \"a;b\";LAB?",
                               "RAMP 2,1,17.5",
                               "OUTP? (@1,2);:FUNC:MODE PULS",
                               "SAMP:COUN MAX;COUN? MIN",
                               "ICPL 'DC'",
                               "*IDN?;*OPC?"};
    QRandomGenerator random(42);
    for (int round = 0; round < 3000; ++round) {
        QByteArray message = seeds[random.bounded(seeds.size())];
        for (int change = random.bounded(1, 5); change > 0 && !message.isEmpty(); --change) {
            const qsizetype at = random.bounded(message.size());
            switch (random.bounded(3)) {
            case 0:
                message[at] = static_cast<char>(random.bounded(1, 256));
                break;
            case 1:
                message.insert(at, message.mid(at, 4));
                break;
            default:
                message.remove(at, 1);
            }
        }
        message.replace('\n', ' ');
        QVERIFY2(desk.probe.write(message).isEmpty(), message.constData());
        QVERIFY(desk.probe.link().clear(Probe::patient()));
    }
    QVERIFY(!desk.instrument->takeErrors().empty());
    QCOMPARE(desk("*RST;:SOUR1:VOLT?"), QByteArray("1.5E+00"));
}

void TestProfileInstrument::textsMatchPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    for (const char* pattern :
         {"^KEITHLEY INSTRUMENTS INC\\.,\\s*MODEL 2000\\b", "^RIGOL TECHNOLOGIES,\\s*(DS|MSO)1\\d{2}4Z",
          "^(KEYSIGHT|AGILENT) TECHNOLOGIES,\\s*(DSO|MSO)-?X [23]\\d{3}A", "LSCI,MODEL336", "a.c",
          "[^,]+,[^A-Z]{3}x*", "(?i)acme(?: corp)?,(?P<model>P[S-U]\\d+)", "^(?=.*PS).*$", "\\(c\\) \\w+", "a|b|",
          "x{2,3}y?z+$", "\\bDMM6500\\b", "[\\d\\s-]+[]a]", "^(?<!x)acme"})
        QTest::newRow(pattern) << QString::fromLatin1(pattern);
}

void TestProfileInstrument::textsMatchPatterns()
{
    QFETCH(QString, pattern);
    const auto text = visor::simulation::textMatching(pattern);
    QVERIFY(text.has_value() || pattern.contains(QLatin1String("(?=")) ||
            pattern.contains(QLatin1String("(?<!"))); // sound, not complete
    if (text)
        QVERIFY(QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).match(*text).hasMatch());
}

void TestProfileInstrument::channelListsHaveAnEnd()
{
    QCOMPARE(visor::simulation::channelNumbers(QStringLiteral("@1,3:4,7:6")), (std::vector<int>{1, 3, 4, 7, 6}));
    QVERIFY(visor::simulation::channelNumbers(QStringLiteral("@1:2000")).empty());
    // Further apart than an int holds.
    QVERIFY(visor::simulation::channelNumbers(QStringLiteral("@-2147483648:2147483647")).empty());
    QVERIFY(visor::simulation::channelNumbers(QStringLiteral("@2147483647:-2147483648")).empty());
}

void TestProfileInstrument::textsAreCaptured()
{
    using visor::simulation::textCapturing;
    QCOMPARE(textCapturing(QStringLiteral("^T=([-+\\d.E]+) K$"), 1, QStringLiteral("4.2E+00")),
             QStringLiteral("T=4.2E+00 K"));
    QCOMPARE(textCapturing(QStringLiteral("(\\w+),(\\d+)"), 2, QStringLiteral("77")), QStringLiteral("A,77"));
    QCOMPARE(textCapturing(QStringLiteral("\\d+"), 0, QStringLiteral("12")), QStringLiteral("12"));
    // What the group does not take cannot be captured.
    QCOMPARE(textCapturing(QStringLiteral("^(\\d+)$"), 1, QStringLiteral("x")), std::nullopt);
    QCOMPARE(textCapturing(QStringLiteral("("), 1, QStringLiteral("x")), std::nullopt);
}

QTEST_GUILESS_MAIN(TestProfileInstrument)
#include "test_profile_instrument.moc"
