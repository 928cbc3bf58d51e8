// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/reader.h"
#include "core/profile/yaml_tree.h"
#include "tests/common/test_case.h"

#include <algorithm>

namespace visor::profile {

class TestReader : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readsThePublicFormat();
    void readsTheConsolePart();
    void readsUsbQuirks();
    void readsSequences();
    void guessesTypesThatAreNotStated();
    void placesAreExact();
    void placesCountCharactersNotBytes();
    void hostileTexts_data();
    void hostileTexts();
    void misreadings_data();
    void misreadings();
    void aliasesAndMergeKeysWork();
    void aliasBombIsPlaced();
    void yamlBooleansStayWords();
    void terminators_data();
    void terminators();
    void missingFileIsAProblem();

private:
    static ReadOutcome read(const QByteArray& rest);
    static QString listed(const std::vector<Problem>& problems);
};

ReadOutcome TestReader::read(const QByteArray& rest)
{
    return readProfile("instrument: {manufacturer: Acme, model: M1, class: oscilloscope}\n"
                       "identity: {pattern: 'ACME,M1'}\n" +
                           rest,
                       QStringLiteral("/somewhere/acme.m1.yaml"));
}

QString TestReader::listed(const std::vector<Problem>& problems)
{
    QStringList lines;
    for (const Problem& problem : problems)
        lines.append(QStringLiteral("%1:%2 %3 %4 [%5]")
                         .arg(problem.place.line)
                         .arg(problem.place.column)
                         .arg(QString(severityName(problem.severity)), problem.text, problem.fix));
    return lines.join(QLatin1Char('\n'));
}

void TestReader::readsThePublicFormat()
{
    const ReadOutcome outcome = readProfile(R"YAML(
instrument:
  manufacturer: Keysight
  model: DSOX3034T
  instrument_class: oscilloscope
  description: Four channels
identity:
  query: "*IDN?"
  patterns:
    - "KEYSIGHT.*DSO-X 3034T"
    - "AGILENT.*DSO-X 3034"
interfaces:
  - {type: usb, usb_vid: 0x2A8D, usb_pid: 0x1768}
  - {type: ethernet, port: 5025}
  - {type: gpib, default_address: 7}
  - {type: serial, baud_rate: 9600, parity: none, data_bits: 8, stop_bits: 1.5}
  - {type: can, bus: can0, bitrate: 500000, can_protocol: raw}
settings:
  timeout_ms: 8000
  terminator: "\r\n"
  opc_query: true
  init_commands: ["*CLS", ":SYSTem:HEADer OFF"]
  cleanup_commands: [":RUN"]
commands:
  scale:
    type: property
    getter: ":CHANnel{channel}:SCALe?"
    setter: ":CHANnel{channel}:SCALe {value}"
    description: Volts a division
    params:
      channel: {type: int, min: 1, max: 4, default: 1}
      value: {type: float, unit: V, min: 1e-3, max: 5}
    returns: {type: float, unit: V}
  mode:
    type: write
    scpi: ":TRIGger:SWEep {mode}"
    is_dangerous: true
    streamable: false
    enabled: false
    params:
      mode: {type: enum, options: [AUTO, NORMal], map: {automatic: AUTO, normal: NORM}}
  readings:
    type: query
    scpi: "READ"
    force_query: true
    streamable: true
    returns:
      type: array
      separator: ";"
      element_type: float
      fields:
        - {name: volts, type: float, unit: V}
        - {name: state, type: string}
      parser: {type: regex, pattern: "^R=(.*)$", group: 1}
  curve:
    type: query
    scpi: "CURVe?"
    returns:
      type: vector
      format: ieee_block
      unit: V
      x_name: Time
      x_unit: s
      x_start_query: "WFMOutpre:XZEro?"
      x_increment_query: "WFMOutpre:XINcr?"
      binary:
        dtype: int16
        byte_order: big
        preamble_command: preamble
        preamble_map: {x_increment: 8, x_start: 9, y_scale: 12, y_offset: 14, y_reference: 13, x_reference: 10}
  preamble: {type: query, scpi: "WFMOutpre?", returns: {type: string}}
  trace:
    type: query
    scpi: ""
    params: {source: {type: enum, options: [CHAN1, CHAN2]}}
    waveform_assembly:
      data_format: word
      big_endian: true
      y_unit: A
  ramp:
    type: write
    scpi: "RAMP {target}"
    params: {target: {type: float}, rate: {type: float}}
    requires_sweep: true
    sweep: {rate_param: rate, command: "RAMP {target}", check_command: "STAT?", check_idle_match: "^IDLE", stop_command: "HOLD", poll_interval_ms: 500}
  temperature:
    type: query
    sdk_call: {method: get_temperature, args_map: {unit: unit}, result_field: kelvin}
  speed:
    type: query
    can: {message_id: 0x1A0, direction: rx, dlc: 8, signals: {rpm: {start_bit: 0, bit_length: 16, byte_order: big, signed: true, scale: 0.25, offset: -40}}}
sdk:
  package: thing
  import_path: thing.client
  class_name: Client
  is_async: true
  connect: {method: open, args: {host: "{address}"}, defaults: {port: 5000}, constructor_args: [1, two]}
  disconnect: {method: close}
  identity: {property: name, pattern: "thing"}
)YAML",
                                            QStringLiteral("dsox.yaml"));
    QVERIFY2(outcome.problems.empty(), qPrintable(listed(outcome.problems)));
    QVERIFY(outcome.isUsable());
    const Profile& profile = *outcome.profile;
    QCOMPARE(profile.key, QStringLiteral("dsox"));
    QCOMPARE(profile.title(), QStringLiteral("Keysight DSOX3034T"));
    QCOMPARE(profile.instrument.instrumentClass, QStringLiteral("oscilloscope"));
    QCOMPARE(profile.identity.patterns.size(), std::size_t(2));
    QCOMPARE(profile.interfaces.size(), std::size_t(5));
    QCOMPARE(profile.interfaces[0].usbVendor, std::optional(0x2A8D));
    QCOMPARE(profile.interfaces[3].stopBits, QStringLiteral("1.5"));
    QCOMPARE(profile.settings.timeout.count(), 8000);
    QCOMPARE(profile.settings.terminator, QByteArray("\r\n"));
    QVERIFY(profile.settings.opcQuery);
    QCOMPARE(profile.settings.initCommands[1].text, QStringLiteral(":SYSTem:HEADer OFF"));

    QCOMPARE(profile.commands.front().name, QStringLiteral("scale"));
    const Command& scale = *profile.findCommand(u"scale");
    QCOMPARE(scale.type, CommandType::Property);
    QCOMPARE(scale.params[0].type, ValueType::Int);
    QCOMPARE(scale.params[0].defaultValue, std::optional(QStringLiteral("1")));
    QVERIFY(scale.params[1].isRequired());
    QCOMPARE(scale.params[1].min, std::optional(1e-3));
    QVERIFY(scale.isReadable() && scale.isWritable());
    const Command& mode = *profile.findCommand(u"mode");
    QVERIFY(mode.isDangerous && !mode.enabled);
    QCOMPARE(mode.params[0].map[1].wire, QStringLiteral("NORM"));
    QCOMPARE(mode.params[0].choices(), QStringList({QStringLiteral("automatic"), QStringLiteral("normal"),
                                                    QStringLiteral("AUTO"), QStringLiteral("NORMal")}));
    const Command& readings = *profile.findCommand(u"readings");
    QVERIFY(readings.forceQuery && readings.isStreamable);
    QCOMPARE(readings.returns->fields[1].name, QStringLiteral("state"));
    QCOMPARE(readings.returns->parser->type, ReplyParser::Type::Regex);
    const Returns& curve = *profile.findCommand(u"curve")->returns;
    QCOMPARE(curve.encoding, Returns::Encoding::Block);
    QCOMPARE(curve.binary->sampleType, waveform::SampleType::Int16);
    QCOMPARE(curve.binary->byteOrder, ByteOrder::Big);
    QCOMPARE(curve.binary->preambleMap->yReference, std::optional(13));
    QCOMPARE(curve.xStartQuery, QStringLiteral("WFMOutpre:XZEro?"));
    const WaveformAssembly& assembly = *profile.findCommand(u"trace")->waveformAssembly;
    QVERIFY(assembly.isWord && assembly.isBigEndian);
    QCOMPARE(assembly.formatCommand, QStringLiteral(":WAVeform:FORMat WORD"));
    QCOMPARE(assembly.sourceCommand, QStringLiteral(":WAVeform:SOURce {source}"));
    QCOMPARE(assembly.yUnit, QStringLiteral("A"));
    QVERIFY(profile.findCommand(u"trace")->returnsWaveform());
    QCOMPARE(profile.findCommand(u"ramp")->sweep->pollInterval.count(), 500);
    QCOMPARE(profile.findCommand(u"temperature")->sdkCall->resultField, QStringLiteral("kelvin"));
    const CanSignal& rpm = profile.findCommand(u"speed")->can->signalList.front();
    QCOMPARE(rpm.scale, 0.25);
    QVERIFY(rpm.isSigned);
    QCOMPARE(profile.sdk->connectMethod, QStringLiteral("open"));
    QCOMPARE(profile.sdk->connectArgs->textOf(u"host"), QStringLiteral("{address}"));
    QCOMPARE(profile.sdk->constructorArgs->items.size(), std::size_t(2));
}

void TestReader::readsTheConsolePart()
{
    const ReadOutcome outcome = read(R"YAML(
commands:
  scale: {type: property, getter: "S?", setter: "S {v}", params: {v: {type: float}}, returns: {type: float}}
  output: {type: write, scpi: "O {state}", params: {state: {type: bool}}}
  shot: {type: query, scpi: "DISP?", returns: {type: binary, format: ieee_block}}
  curve: {type: query, scpi: "C? {n}", params: {n: {type: int}}, returns: {type: vector, binary: {dtype: int8}}}
  hidden: {type: write, scpi: "H", enabled: false}
console:
  version: "1.2"
  author: Someone
  groups:
    First: [scale, hidden]
  favourites: [scale]
  screenshot: {command: shot, format: bmp}
  safe_state:
    - {command: output, args: {state: OFF}, not_for: 'M1[AB]\b'}
    - {command: output, args: {state: OFF}}
  safe_state_description: field held
  waveform_sources:
    - {name: ch1, label: Channel 1, command: curve, args: {n: 1}, channel: 1, interval_ms: 250}
  read_on_open: [scale]
  quirks: {read_terminator: CRLF, write_terminator: none, delay_after_write_ms: 5, needs_term_char: yes, max_write_bytes: 64}
simulation:
  noise: 0.5
  fault: silent
  commands:
    scale: {follows: shot, scale: 2, offset: -1, delay_ms: 20}
    curve: {waveform: {shape: square, points: 50}}
    shot: 5
)YAML");
    QCOMPARE(listed(outcome.problems),
             QStringLiteral("14:20 warning The command “hidden” is disabled and will be left "
                            "out. []"));
    const Profile& profile = *outcome.profile;
    QCOMPARE(profile.key, QStringLiteral("acme.m1"));
    const ConsoleSection& console = profile.console;
    QCOMPARE(console.version, QStringLiteral("1.2"));
    QCOMPARE(console.screenshot->format, QStringLiteral("bmp"));
    QCOMPARE(console.safeState[0].args[0].wire, QStringLiteral("OFF"));
    QVERIFY(!console.safeState[0].isFor(QStringLiteral("Acme,m1b,7,1.0")));
    QVERIFY(console.safeState[0].isFor(QStringLiteral("Acme,M1C,7,1.0")));
    QVERIFY(console.safeState[0].isFor({}));
    QCOMPARE(console.safeState[1].command, QStringLiteral("output"));
    QVERIFY(console.safeState[1].isFor(QStringLiteral("Acme,M1B,7,1.0")));
    QCOMPARE(console.safeStateDescription, QStringLiteral("field held"));
    QCOMPARE(console.waveformSources[0].interval->count(), 250);
    QCOMPARE(console.waveformSources[0].channel, std::optional(1));
    QCOMPARE(console.readOnOpen[0].text, QStringLiteral("scale"));
    QCOMPARE(console.quirks.readTerminator, std::optional(QByteArray("\r\n")));
    QCOMPARE(console.quirks.writeTerminator, std::optional(QByteArray("")));
    QVERIFY(console.quirks.needsTermChar);
    QCOMPARE(profile.simulation.noise, 0.5);
    QCOMPARE(profile.simulation.fault, SimulatedFault::Silent);
    QCOMPARE(profile.simulation.find(u"scale")->scale, 2.0);
    QCOMPARE(profile.simulation.find(u"curve")->waveform->points, std::optional(50));
    QCOMPARE(profile.simulation.find(u"shot")->value, std::optional(QStringLiteral("5")));
    const std::vector<CommandGroup> groups = profile.completeGroups();
    QCOMPARE(groups.size(), std::size_t(2));
    QCOMPARE(groups[0].commands.size(), std::size_t(1));
    QCOMPARE(groups[1].name, QString());
    QCOMPARE(groups[1].commands.size(), std::size_t(3));
}

void TestReader::readsUsbQuirks()
{
    const auto complaints = [](const ReadOutcome& outcome) { // beside the note that there are no commands
        return std::count_if(outcome.problems.begin(), outcome.problems.end(),
                             [](const Problem& problem) { return problem.severity != Severity::Note; });
    };
    const auto outcome = read("console:\n"
                              "  quirks:\n"
                              "    usb: {no_clear: true, wrong_tag: false, maximum_read: 63}\n");
    QVERIFY2(complaints(outcome) == 0, qPrintable(listed(outcome.problems)));
    visa::UsbQuirks table;
    table.wrongTag = true;
    table.noAbort = true;
    table.maximumWrite = 512;
    const visa::UsbQuirks together = outcome.profile->console.quirks.usb.appliedTo(table);
    visa::UsbQuirks expected = table;
    expected.noClear = true;
    expected.wrongTag = false;
    expected.maximumRead = 63;
    QVERIFY(together == expected);
    // What is decided before the instrument says who it is, what is unknown, what is no number of bytes.
    const auto wrong = read("console:\n"
                            "  quirks:\n"
                            "    usb: {any_interface_class: true, sings: true, maximum_write: 0}\n");
    QVERIFY2(complaints(wrong) == 3, qPrintable(listed(wrong.problems)));
    QVERIFY2(listed(wrong.problems).contains(QLatin1String("any_interface_class")),
             qPrintable(listed(wrong.problems)));
    QVERIFY(wrong.profile->console.quirks.usb.flags.empty());
    QVERIFY(!wrong.profile->console.quirks.usb.maximumWrite);
}

void TestReader::readsSequences()
{
    const ReadOutcome outcome = read(R"YAML(
commands:
  level: {type: query, scpi: "L?", returns: {type: float}}
sequences:
  center:
    description: Finds the middle
    parameters:
      span: {type: float, unit: V, default: 1}
    steps:
      - {command: level, capture: middle}
      - {scpi: "RANGE {middle},{span}"}
    returns: middle
  old: {params: [a, b], enabled: no, steps: [{scpi: "X {a} {b}"}]}
)YAML");
    QVERIFY2(outcome.problems.empty(), qPrintable(listed(outcome.problems)));
    const Sequence& center = *outcome.profile->findSequence(u"center");
    QCOMPARE(center.steps.size(), std::size_t(2));
    QCOMPARE(center.steps[0].capture, QStringLiteral("middle"));
    QCOMPARE(center.returns, QStringLiteral("middle"));
    QCOMPARE(center.params[0].unit, QStringLiteral("V"));
    const Sequence& old = *outcome.profile->findSequence(u"old");
    QVERIFY(!old.enabled);
    QCOMPARE(old.params.size(), std::size_t(2));
}

void TestReader::guessesTypesThatAreNotStated()
{
    const ReadOutcome outcome = read(R"YAML(
commands:
  a: {scpi: "A?", returns: {type: int}}
  b: {scpi: "B 1"}
  c: {getter: "C?", setter: "C {v}", params: {v: {type: int}}, returns: {type: int}}
  d: {waveform_assembly: true, params: {channel: {type: int}}}
  e: {scpi: "E? (@101)", returns: {type: float}}
  f: {scpi: "DISP:TEXT \"really?\""}
)YAML");
    QVERIFY2(outcome.problems.empty(), qPrintable(listed(outcome.problems)));
    const auto type = [&](const char16_t* name) { return outcome.profile->findCommand(name)->type; };
    QCOMPARE(type(u"a"), CommandType::Query);
    QCOMPARE(type(u"b"), CommandType::Write);
    QCOMPARE(type(u"c"), CommandType::Property);
    QCOMPARE(type(u"d"), CommandType::Query);
    QCOMPARE(type(u"e"), CommandType::Query);
    QCOMPARE(type(u"f"), CommandType::Write);
    QCOMPARE(outcome.profile->findCommand(u"d")->waveformAssembly->sourceCommand,
             QStringLiteral(":WAVeform:SOURce CHANnel{channel}"));
}

void TestReader::placesAreExact()
{
    const ReadOutcome outcome =
        read("commands:\n  go:\n    type: write\n    scpi: GO {x}\n    params:\n      x: {type: "
             "float}\n");
    const Command& go = outcome.profile->commands.front();
    QCOMPARE(go.place, (SourcePlace{4, 3}));
    QCOMPARE(go.scpiPlace, (SourcePlace{6, 11}));
    QCOMPARE(go.params[0].place, (SourcePlace{8, 7}));
    QCOMPARE(outcome.profile->identity.patterns[0].place, (SourcePlace{2, 21}));
}

void TestReader::placesCountCharactersNotBytes()
{
    const ReadOutcome outcome = read("commands:\n  go: {description: 'ΔΩµ', tpye: write, scpi: GO}\n");
    QCOMPARE(outcome.problems.size(), std::size_t(1));
    QCOMPARE(outcome.problems[0].place, (SourcePlace{4, 28}));
    QCOMPARE(outcome.problems[0].fix, QStringLiteral("type"));
}

void TestReader::hostileTexts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("hasProfile");
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("blank") << QByteArray("\n\n   \n# only a comment\n") << false;
    QTest::newRow("nul") << QByteArray("instrument:\0", 12) << false;
    QTest::newRow("end of transmission") << QByteArray("instrument: {a: b}\n\x04 hidden") << false;
    QTest::newRow("utf-16") << QByteArray("\xFF\xFEi\0n\0s\0", 8) << false;
    QTest::newRow("flow nesting") << QByteArray(100000, '[') << false;
    QTest::newRow("map nesting") << QByteArray("{a: ").repeated(50000) << false;
    QTest::newRow("block nesting") << QByteArray("- ").repeated(20000) << false;
    QTest::newRow("nested just too deep") << QByteArray("[").repeated(65) + QByteArray("]").repeated(65) << false;
    QTest::newRow("unknown alias") << QByteArray("a: *b\n") << false;
    QTest::newRow("recursive alias") << QByteArray("a: &b [*b]\n") << false;
    QTest::newRow("unfinished quote") << QByteArray("a: \"b\nc: d\n") << true;
    QTest::newRow("tab indentation") << QByteArray("a:\n\tb: c\n") << false;
    QTest::newRow("too large") << QByteArray("#").repeated(kMaximumProfileBytes + 1) << false;
    QTest::newRow("too many entries") << "a: [" + QByteArray("b,").repeated(kMaximumNodes) + "]" << false;
    QTest::newRow("endless text") << "a: " + QByteArray(kMaximumTextLength + 1, 'b') << false;
    QTest::newRow("endless key") << QByteArray(kMaximumKeyLength + 1, 'b') + ": c\n" << true;
    QTest::newRow("long text many times")
        << "a: [&b " + QByteArray(kMaximumTextLength, 'b') + QByteArray(", *b").repeated(1000) + "]\n"
        << false;
    QTest::newRow("unknown names without end")
        << "commands:\n  a:\n    type: write\n    scpi: \"" + QByteArray("{p}").repeated(9000) + "\"\n"
        << true;
    QTest::newRow("just a word") << QByteArray("hello") << true;
    QTest::newRow("just a list") << QByteArray("- a\n- b\n") << true;
    QTest::newRow("keys that are lists") << QByteArray("? [a, b]\n: c\n") << true;
    QTest::newRow("html") << QByteArray("<!DOCTYPE html><html><body>404: not found</body></html>") << true;
}

void TestReader::hostileTexts()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, hasProfile);
    const ReadOutcome outcome = readProfile(text, QStringLiteral("x.yaml"));
    QCOMPARE(outcome.profile != nullptr, hasProfile);
    QVERIFY(!outcome.isUsable());
    QVERIFY(outcome.workingProfile() == nullptr);
    QVERIFY(hasErrors(outcome.problems));
    for (const Problem& problem : outcome.problems) {
        QVERIFY2(problem.place.isKnown() && problem.place.column > 0, qPrintable(problem.text));
        QVERIFY(!problem.text.isEmpty());
    }
}

void TestReader::misreadings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected"); // line:column severity, and a part of the text
    QTest::addColumn<QString>("fix");
    const auto row = [](const char* name, const char* text, const char* expected, const char* fix = "") {
        QTest::newRow(name) << QByteArray(text) << QString::fromUtf8(expected) << QString::fromUtf8(fix);
    };
    row("unknown key at the top", "comands: {}\n", "3:1 warning profile comands", "commands");
    row("unknown key in a command", "commands: {a: {typ: write, scpi: A}}\n", "3:16 warning commands.a typ",
        "type");
    row("unknown key without a guess", "commands: {a: {type: write, scpi: A, qqqqqq: 1}}\n",
        "3:38 warning qqqqqq");
    row("duplicate key", "settings: {timeout_ms: 1, timeout_ms: 2}\n", "3:27 error timeout_ms");
    row("number as text", "settings: {timeout_ms: soon}\n", "3:24 error soon");
    row("fraction where whole", "settings: {timeout_ms: 1.5}\n", "3:24 error whole");
    row("number out of range", "interfaces: [{type: gpib, default_address: 31}]\n", "3:44 error between 0 and 30");
    row("bool as word", "settings: {opc_query: maybe}\n", "3:23 error maybe");
    row("list where text", "identity2: 1\ncommands: {a: {type: write, scpi: [A]}}\n", "4:35 error single value");
    row("map where list", "interfaces: {type: gpib}\n", "3:13 error list");
    row("text where map", "commands: all\n", "3:11 error map");
    row("command that is text", "commands: {a: B}\n", "3:15 error map");
    row("misspelt type", "commands: {a: {type: qurey, scpi: 'A?'}}\n", "3:22 error qurey", "query");
    row("misspelt parameter type", "commands: {a: {type: write, scpi: 'A {p}', params: {p: {type: flaot}}}}\n",
        "3:63 error flaot", "float");
    row("unknown format", "commands: {a: {type: query, scpi: 'A?', returns: {type: binary, format: ieee_blok}}}\n",
        "3:73 warning ieee_blok", "ieee_block");
    row("null option",
        "commands: {a: {type: write, scpi: 'A {p}', params: {p: {type: enum, options: [A, null]}}}}\n",
        "3:82 error null");
    row("long terminator", "settings: {terminator: abc}\n", "3:24 error abc", "LF");
    row("step with two texts", "sequences: {s: {steps: [{scpi: A, command: b}]}}\n", "3:25 error command");
    row("can without id", "commands: {a: {can: {dlc: 8}}}\n", "3:21 error message_id");
    row("modbus without address", "commands: {a: {modbus: {type: u16}}}\n", "3:24 error address");
    row("modbus with two addresses", "commands: {a: {modbus: {address: 1, number: 2}}}\n", "3:24 error number");
    row("modbus address too high", "commands: {a: {modbus: {address: 65536}}}\n", "3:34 error 65535");
    row("modbus number of 0", "commands: {a: {modbus: {number: 0}}}\n", "3:33 error 1");
    row("modbus type misspelt", "commands: {a: {modbus: {address: 1, type: flaot32}}}\n", "3:43 error flaot32",
        "float32");
    row("modbus key misspelt", "commands: {a: {modbus: {address: 1, scael: 2}}}\n", "3:37 warning scael", "scale");
    row("modbus scale of 0", "commands: {a: {modbus: {address: 1, scale: 0}}}\n", "3:44 error scale");
    row("modbus with too many registers", "commands: {a: {modbus: {address: 1, type: u32, count: 63}}}\n",
        "3:55 error 125");
    row("modbus beyond the end", "commands: {a: {modbus: {address: 65535, type: u32}}}\n", "3:34 error 65535");
    row("modbus coil with a type", "commands: {a: {modbus: {register: coil, address: 1, type: u32}}}\n",
        "3:59 warning coil");
    row("modbus write of an input",
        "commands: {a: {type: write, params: {p: {}}, modbus: {register: input, address: 1}}}\n",
        "3:54 error Inputs");
    row("modbus write of nothing", "commands: {a: {type: write, modbus: {address: 1}}}\n", "3:37 error value");
    row("modbus value of no parameter", "commands: {a: {type: write, modbus: {address: 1, value: '{p}'}}}\n",
        "3:37 error {p}");
    row("can signal beyond the frame",
        "commands: {a: {can: {message_id: 1, dlc: 1, signals: {s: {start_bit: 4, bit_length: 8}}}}}\n",
        "3:55 error 12");
    row("can payload", "commands: {a: {can: {message_id: 1, direction: tx, payload: 12G}}}\n", "3:21 error 12G");
    row("can query that only sends", "commands: {a: {type: query, can: {message_id: 1, direction: tx}}}\n",
        "3:34 error write");
    row("parser without type",
        "commands: {a: {type: query, scpi: 'A?', returns: {type: float, parser: {pattern: x}}}}\n",
        "3:72 error parser");
    row("unclosed quote", "settings:\n  parity: \"none\n  timeout_ms: 5\n", "4:11 error never closed");
    row("second document", "---\na: b\n", "3:1 warning first document");
}

void TestReader::misreadings()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, expected);
    QFETCH(QString, fix);
    const ReadOutcome outcome = read(text);
    QVERIFY(outcome.profile);
    const QStringList words = expected.split(QLatin1Char(' '));
    const QString what = expected.section(QLatin1Char(' '), 2);
    const bool isFound =
        std::any_of(outcome.problems.begin(), outcome.problems.end(), [&](const Problem& problem) {
            const QString place = QStringLiteral("%1:%2").arg(problem.place.line).arg(problem.place.column);
            const QStringList parts = what.split(QLatin1Char(' '));
            return place == words[0] && severityName(problem.severity) == words[1] && problem.fix == fix &&
                   std::all_of(parts.begin(), parts.end(),
                               [&](const QString& part) { return problem.text.contains(part); });
        });
    QVERIFY2(isFound, qPrintable(listed(outcome.problems)));
}

void TestReader::aliasesAndMergeKeysWork()
{
    const ReadOutcome outcome = read(R"YAML(
commands:
  first: {type: write, scpi: "A {level}", params: &levels {level: &level {type: float, unit: V, max: 5}}}
  second:
    type: write
    scpi: "B {level}"
    params:
      level:
        <<: *level
        max: 10
  third: {type: write, scpi: "C {level}", params: *levels}
)YAML");
    QVERIFY2(outcome.problems.empty(), qPrintable(listed(outcome.problems)));
    const Parameter& second = outcome.profile->findCommand(u"second")->params[0];
    QCOMPARE(second.unit, QStringLiteral("V"));
    QCOMPARE(second.max, std::optional(10.0));
    QCOMPARE(outcome.profile->findCommand(u"third")->params[0].max, std::optional(5.0));
}

void TestReader::aliasBombIsPlaced()
{
    QByteArray text = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
    for (char name = 'b'; name < 'm'; ++name) {
        const QByteArray before(1, static_cast<char>(name - 1));
        text += QByteArray(1, name) + ": &" + QByteArray(1, name) + " [" + ("*" + before + ", ").repeated(9) +
                "*" + before + "]\n";
    }
    const ReadOutcome outcome = readProfile(text, QStringLiteral("bomb.yaml"));
    QVERIFY(outcome.profile == nullptr);
    QCOMPARE(outcome.problems.size(), std::size_t(1));
    QCOMPARE(outcome.problems[0].place.line, 6); // 10^6 entries would stand here
    QVERIFY(outcome.problems[0].place.column > 3);
}

void TestReader::yamlBooleansStayWords()
{
    const ReadOutcome outcome = read(R"YAML(
commands:
  a: {type: write, enabled: Yes, scpi: "A {p}", params: {p: {type: enum, options: [ON, OFF, "yes"], default: ON}}}
)YAML");
    QVERIFY2(outcome.problems.empty(), qPrintable(listed(outcome.problems)));
    const Parameter& parameter = outcome.profile->commands[0].params[0];
    QCOMPARE(parameter.options[0].text, QStringLiteral("ON"));
    QCOMPARE(parameter.defaultValue, std::optional(QStringLiteral("ON")));
    QCOMPARE(booleanWord(u"Off"), std::optional(false));
    QCOMPARE(booleanWord(u"TRUE"), std::optional(true));
    QCOMPARE(booleanWord(u"tRue"), std::nullopt);
    QCOMPARE(booleanWord(u"y"), std::nullopt);
    QCOMPARE(booleanWord(u""), std::nullopt);
}

void TestReader::terminators_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("name") << QByteArray("LF") << QByteArray("\n");
    QTest::newRow("names") << QByteArray("crlf") << QByteArray("\r\n");
    QTest::newRow("escaped") << QByteArray("\"\\r\"") << QByteArray("\r");
    QTest::newRow("unquoted") << QByteArray("\\r\\n") << QByteArray("\r\n");
    QTest::newRow("single quotes") << QByteArray("'\\n'") << QByteArray("\n");
    QTest::newRow("none") << QByteArray("none") << QByteArray("");
    QTest::newRow("empty") << QByteArray("\"\"") << QByteArray("");
    QTest::newRow("other") << QByteArray("\";\"") << QByteArray(";");
}

void TestReader::terminators()
{
    QFETCH(QByteArray, written);
    QFETCH(QByteArray, expected);
    const ReadOutcome outcome = read("settings: {terminator: " + written + "}\n");
    QCOMPARE(outcome.profile->settings.terminator, expected);
    QVERIFY(!hasErrors(outcome.problems));
}

void TestReader::missingFileIsAProblem()
{
    const ReadOutcome outcome = readProfileFile(QStringLiteral("/nonexistent/x.yaml"));
    QVERIFY(!outcome.profile);
    QCOMPARE(outcome.problems.size(), std::size_t(1));
    QVERIFY(outcome.problems[0].text.contains(QStringLiteral("/nonexistent/x.yaml")));
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestReader)
#include "test_reader.moc"
