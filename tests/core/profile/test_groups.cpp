// SPDX-License-Identifier: GPL-3.0-or-later
// Groups that no file names, and channels by which commands are folded.
#include "core/profile/derived_groups.h"
#include "core/profile/parameter_roles.h"
#include "core/profile/reader.h"
#include "tests/common/test_case.h"

namespace visor::profile {

class TestGroups : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void subsystemsBecomeGroups();
    void namesHelpWhereTheTreeDoesNot();
    void leftOversJoinTheFilesGroups();
    void findsTheCommonChannel();
    void aValueIsNoChannel();
    void channelsMustBeTheSame();
    void knowsWhichChoiceIsMeant();
    void fewValuesAreListed();

private:
    static std::shared_ptr<const Profile> read(const QByteArray& rest)
    {
        return readProfile("instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: B}\n" + rest,
                           QStringLiteral("a.yaml"))
            .profile;
    }
    /// "Voltage: level limit; : reset"
    static QString listed(const std::vector<CommandGroup>& groups)
    {
        QStringList texts;
        for (const CommandGroup& group : groups) {
            QStringList names;
            for (const PlacedText& command : group.commands)
                names << command.text;
            texts << group.name + QStringLiteral(": ") + names.join(u' ');
        }
        return texts.join(QStringLiteral("; "));
    }
    static std::vector<const Command*> all(const Profile& profile)
    {
        std::vector<const Command*> commands;
        for (const Command& command : profile.commands)
            commands.push_back(&command);
        return commands;
    }
};

void TestGroups::subsystemsBecomeGroups()
{
    const auto profile = read(R"yaml(
commands:
  level: {getter: "SOURce{n}:VOLTage?", setter: "SOURce{n}:VOLTage {v}", params: {n: {type: int}, v: {type: float}}}
  limit: {getter: ":VOLT:PROT?", setter: ":VOLT:PROT {v}", params: {v: {type: float}}}
  read_it: {scpi: "MEASURE:VOLTAGE:DC?"}
  read_other: {scpi: "MEAS:CURR?"}
  beep: {scpi: "SYST:BEEP"}
  strange: {scpi: "QUUXy:A 1"}
  stranger: {scpi: "QUUX:B 1"}
  reset: {scpi: "*RST"}
)yaml");
    QCOMPARE(listed(profile->completeGroups()),
             QStringLiteral("Voltage: level limit; Measure: read_it read_other; Quuxy: strange stranger; "
                            ": beep reset"));
}

void TestGroups::namesHelpWhereTheTreeDoesNot()
{
    const auto profile = read(R"yaml(
commands:
  heater_range: {scpi: "RANGE?"}
  heater_output: {scpi: "HTR?"}
  curve: {scpi: "CRVPT?"}
  a_b: {scpi: "AB?"}
  a_c: {scpi: "AC?"}
  speed: {modbus: {address: 1}, returns: {type: float}}
)yaml");
    QVERIFY(profile);
    QCOMPARE(listed(profile->completeGroups()), QStringLiteral("Heater: heater_range heater_output; "
                                                               ": curve a_b a_c speed"));
}

void TestGroups::leftOversJoinTheFilesGroups()
{
    const auto profile = read(R"yaml(
commands:
  state: {scpi: "OUTP?"}
  load: {scpi: "OUTP:LOAD?"}
  polarity: {scpi: "OUTP:POL?"}
  off: {scpi: "OUTP:OFF", enabled: false}
  lone: {scpi: "TRIG:SOUR?"}
console: {groups: {output: [state]}}
)yaml");
    QCOMPARE(listed(profile->completeGroups()), QStringLiteral("output: state load polarity; : lone"));
}

void TestGroups::findsTheCommonChannel()
{
    const auto profile = read(R"yaml(
commands:
  volts: {getter: "V? {ch}", setter: "V {v},{ch}", params: {v: {type: float}, ch: {type: int, min: 1, max: 3}}}
  amps: {getter: "A? {ch}", setter: "A {v},{ch}", params: {v: {type: float}, ch: {type: int, min: 1, max: 3}}}
  read: {scpi: "R? {ch}", params: {ch: {type: int, min: 1, max: 3}}}
  mode: {getter: "M? {line}", setter: "M {v},{line}", params: {v: {type: bool}, line: {type: int, min: 1, max: 2}}}
)yaml");
    const Parameter* channel = commonChannel(all(*profile));
    QVERIFY(channel != nullptr);
    QCOMPARE(channel->name, QStringLiteral("ch"));
    QVERIFY(takesChannel(*profile->findCommand(u"read"), *channel));
    QVERIFY(!takesChannel(*profile->findCommand(u"mode"), *channel));
}

void TestGroups::aValueIsNoChannel()
{
    // Named alike, but it is what is set.
    const auto profile = read(R"yaml(
commands:
  one: {getter: "A?", setter: "A {source}", params: {source: {type: enum, options: [IN, OUT]}}}
  two: {getter: "B?", setter: "B {source}", params: {source: {type: enum, options: [IN, OUT]}}}
  go: {scpi: "GO {source}", params: {source: {type: enum, options: [IN, OUT]}}}
  free: {getter: "C? {n}", setter: "C {n},{v}", params: {n: {type: int}, v: {type: int}}}
  free2: {getter: "D? {n}", setter: "D {n},{v}", params: {n: {type: int}, v: {type: int}}}
)yaml");
    QVERIFY(commonChannel(all(*profile)) == nullptr);
}

void TestGroups::channelsMustBeTheSame()
{
    const auto profile = read(R"yaml(
commands:
  one: {getter: "A? {ch}", setter: "A {ch},{v}", params: {v: {type: int}, ch: {type: int, min: 1, max: 2}}}
  two: {getter: "B? {ch}", setter: "B {ch},{v}", params: {v: {type: int}, ch: {type: int, min: 1, max: 4}}}
)yaml");
    QVERIFY(commonChannel(all(*profile)) == nullptr);
}

void TestGroups::knowsWhichChoiceIsMeant()
{
    Parameter parameter;
    parameter.type = ValueType::Enum;
    parameter.options = {{QStringLiteral("VOLTage"), {}}, {QStringLiteral("CURRent"), {}}};
    QCOMPARE(choiceMeant(parameter, QStringLiteral("curr")), QStringLiteral("CURRent"));
    QCOMPARE(choiceMeant(parameter, QStringLiteral("VOLTAGE")), QStringLiteral("VOLTage"));
    QCOMPARE(choiceMeant(parameter, QStringLiteral("POWer")), QString());
    QCOMPARE(choiceMeant(parameter, QString(1'000'000, u'x')), QString());
    Parameter mapped;
    mapped.type = ValueType::String;
    mapped.map = {{QStringLiteral("slow"), QStringLiteral("1"), {}},
                  {QStringLiteral("fast"), QStringLiteral("2"), {}}};
    QCOMPARE(choiceMeant(mapped, QStringLiteral("2.0E0")), QStringLiteral("fast"));
    Parameter range; // of a picoammeter
    range.type = ValueType::Enum;
    range.options = {{QStringLiteral("2e-13"), {}}, {QStringLiteral("5e-13"), {}}};
    QCOMPARE(choiceMeant(range, QStringLiteral("5.0E-13")), QStringLiteral("5e-13"));
}

void TestGroups::fewValuesAreListed()
{
    Parameter parameter;
    parameter.type = ValueType::Int;
    QVERIFY(fewValues(parameter, 8).isEmpty());
    parameter.min = 1;
    parameter.max = 3;
    QCOMPARE(fewValues(parameter, 8),
             QStringList({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));
    QVERIFY(fewValues(parameter, 2).isEmpty());
    parameter.max = 1e300;
    QVERIFY(fewValues(parameter, 8).isEmpty());
    parameter.min = 1e300; // one more is the same number
    QVERIFY(fewValues(parameter, 8).isEmpty());
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestGroups)
#include "test_groups.moc"
