// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/argument_number.h"
#include "core/profile/renderer.h"
#include "core/profile/template.h"
#include "tests/common/test_case.h"

#include <limits>

namespace visor::profile {

class TestRenderer : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void templates_data();
    void templates();
    void arguments_data();
    void arguments();
    void enumsAcceptWhatTheyMean_data();
    void enumsAcceptWhatTheyMean();
    void numbersKeepMilliAndMegaApart_data();
    void numbersKeepMilliAndMegaApart();
    void queriesAreRecognised_data();
    void queriesAreRecognised();
    void commandsFillDefaults();
    void propertiesReadAndWrite();
    void refusalsSayWhatWouldDo();
    void quotesInsideQuotesAreDoubled();
    void numbersAndBooleansAsSuch();
    void commandsWithoutTextAreRefused();

private:
    static Parameter number(std::optional<double> min, std::optional<double> max, const char* unit = "",
                            ValueType type = ValueType::Float);
    static Parameter choice(const QStringList& options, const QStringList& labels = {});
    static Parameter named(const char* name, ValueType type, const char* defaultValue = nullptr);
};

Parameter TestRenderer::number(std::optional<double> min, std::optional<double> max, const char* unit,
                               ValueType type)
{
    Parameter parameter;
    parameter.name = QStringLiteral("p");
    parameter.type = type;
    parameter.min = min;
    parameter.max = max;
    parameter.unit = QString::fromUtf8(unit);
    return parameter;
}

Parameter TestRenderer::choice(const QStringList& options, const QStringList& labels)
{
    Parameter parameter;
    parameter.name = QStringLiteral("p");
    parameter.type = ValueType::Enum;
    for (const QString& option : options)
        parameter.options.push_back({option, {}});
    for (const QString& label : labels)
        parameter.map.push_back({label.section(QLatin1Char('='), 0, 0), label.section(QLatin1Char('='), 1), {}, {}});
    return parameter;
}

Parameter TestRenderer::named(const char* name, ValueType type, const char* defaultValue)
{
    Parameter parameter;
    parameter.name = QString::fromUtf8(name);
    parameter.type = type;
    if (defaultValue != nullptr)
        parameter.defaultValue = QString::fromUtf8(defaultValue);
    return parameter;
}

void TestRenderer::templates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("filled");
    QTest::newRow("plain") << QStringLiteral("*RST") << QString() << QStringLiteral("*RST");
    QTest::newRow("one") << QStringLiteral("A {x}") << QStringLiteral("x") << QStringLiteral("A <x>");
    QTest::newRow("twice") << QStringLiteral("{x},{y},{x}") << QStringLiteral("x,y")
                           << QStringLiteral("<x>,<y>,<x>");
    QTest::newRow("joined") << QStringLiteral("CH{n}:SC") << QStringLiteral("n") << QStringLiteral("CH<n>:SC");
    QTest::newRow("literal") << QStringLiteral("A {{x}}") << QString() << QStringLiteral("A {x}");
    QTest::newRow("not a name") << QStringLiteral("A {0} {} {a b} {") << QString()
                                << QStringLiteral("A {0} {} {a b} {");
    QTest::newRow("unclosed") << QStringLiteral("A {x") << QString() << QStringLiteral("A {x");
    QTest::newRow("underscore") << QStringLiteral("{_a1}") << QStringLiteral("_a1") << QStringLiteral("<_a1>");
    QTest::newRow("in braces") << QStringLiteral("{{{x}}}") << QStringLiteral("x") << QStringLiteral("{<x>}");
}

void TestRenderer::templates()
{
    QFETCH(QString, text);
    QFETCH(QString, names);
    QFETCH(QString, filled);
    const Template cut(text);
    QCOMPARE(cut.placeholders().join(QLatin1Char(',')), names);
    const auto result =
        cut.fill([](const QString& name) { return std::optional(QStringLiteral("<%1>").arg(name)); });
    QVERIFY(result);
    QCOMPARE(*result, filled);
    const auto nothing = cut.fill([](const QString&) { return std::optional<QString>(); });
    QCOMPARE(nothing.has_value(), names.isEmpty());
}

void TestRenderer::arguments_data()
{
    QTest::addColumn<Parameter>("parameter");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("wire"); // empty: refused
    QTest::addColumn<int>("error");
    const auto row = [](const char* name, const Parameter& parameter, const QVariant& value, const char* wire,
                        int error = 0) {
        QTest::newRow(name) << parameter << value << QString::fromUtf8(wire) << error;
    };
    const auto text = [](const char* value) { return QVariant(QString::fromUtf8(value)); };
    const Parameter volts = number(-10, 10, "V");
    row("float", volts, text("1.50"), "1.5");
    row("float exponent", volts, text("1e-3"), "0.001");
    row("float prefix", volts, text("250m"), "0.25");
    row("float unit", volts, text("0.5 mV"), "0.0005");
    row("float unit any case", volts, text("2 v"), "2");
    row("float plus", volts, text("+3"), "3");
    row("float blanks", volts, text("  4 "), "4");
    row("float as number", volts, QVariant(2.5), "2.5");
    row("float as integer", volts, QVariant(7), "7");
    row("float tiny", volts, QVariant(1.25e-9), "1.25e-09");
    row("float min", volts, text("-10"), "-10");
    row("float word", volts, text("max"), "MAX");
    row("float long word", volts, text("MINimum"), "MIN");
    row("float default word", volts, text("def"), "DEF");
    row("float below", volts, text("-10.001"), "", -222);
    row("float above", volts, text("11 V"), "", -222);
    row("float other unit", volts, text("5 A"), "", -104);
    row("float word nobody knows", volts, text("lots"), "", -104);
    row("float empty", volts, text(""), "", -104);
    row("float nan", volts, text("nan"), "", -104);
    row("float nan as number", volts, QVariant(std::numeric_limits<double>::quiet_NaN()), "", -104);
    row("float infinite", volts, text("inf"), "", -104);
    row("float overflow", number({}, {}), text("1e999"), "", -104);
    row("float bool", volts, QVariant(true), "", -104);
    row("float unit not declared", number({}, {}), text("5 V"), "", -104);
    row("float huge", number({}, {}), text("1e12"), "1e+12");
    row("float limit by prefix", number({}, 0.3, "V"), text("300m"), "0.3");
    const Parameter count = number(1, 100, "", ValueType::Int);
    row("int", count, text("12"), "12");
    row("int without fraction", count, text("12.0"), "12");
    row("int prefix", number(1, 1e7, "", ValueType::Int), text("1M"), "1000000");
    row("int fraction", count, text("12.5"), "", -104);
    row("int above", count, text("101"), "", -222);
    row("int bool", count, QVariant(false), "", -104);
    row("int large", number({}, {}, "", ValueType::Int), text("4000000000"), "4000000000");
    Parameter truth;
    truth.name = QStringLiteral("p");
    truth.type = ValueType::Bool;
    row("bool on", truth, text("on"), "ON");
    row("bool 0", truth, text("0"), "OFF");
    row("bool true", truth, text("TRUE"), "ON");
    row("bool as such", truth, QVariant(false), "OFF");
    row("bool number", truth, QVariant(1), "ON");
    row("bool word", truth, text("maybe"), "", -224);
    row("bool 2", truth, text("2"), "", -224);
    truth.map = {{QStringLiteral("ON"), QStringLiteral("1"), {}, {}},
                 {QStringLiteral("OFF"), QStringLiteral("0"), {}, {}}};
    row("bool mapped", truth, QVariant(true), "1");
    row("bool mapped word", truth, text("false"), "0");
    Parameter string;
    string.name = QStringLiteral("p");
    row("string", string, text("hello world"), "hello world");
    row("string quotes", string, text("\"hello\""), "hello");
    row("string single quotes", string, text("'hello'"), "hello");
    row("string other quotes", string, text("\"hello'"), "\"hello'");
    row("string number", string, QVariant(5.5), "5.5");
    row("string line break", string, text("a\n*RST"), "", -104);
    row("string empty", string, text("\"\""), "");
    row("string nothing", string, QVariant(), "", -104);
    Parameter labelled = number(0, 5, "V");
    labelled.map = {{QStringLiteral("low"), QStringLiteral("0.1"), {}, {}}};
    row("number label", labelled, text("LOW"), "0.1");
    row("number beside labels", labelled, text("2"), "2");
}

void TestRenderer::arguments()
{
    QFETCH(Parameter, parameter);
    QFETCH(QVariant, value);
    QFETCH(QString, wire);
    QFETCH(int, error);
    const Result<QString> result = renderArgument(parameter, value);
    if (error == 0) {
        QVERIFY2(result, qPrintable(result ? QString() : result.error().message));
        QCOMPARE(*result, wire);
        return;
    }
    QVERIFY2(!result, qPrintable(result.value_or(QString())));
    QCOMPARE(result.error().status, visa::Status::ErrorInvalidParameter);
    QCOMPARE(scpiErrorNumber(result.error()), error);
    QVERIFY2(result.error().message.contains(QStringLiteral("“p”")), qPrintable(result.error().message));
}

void TestRenderer::enumsAcceptWhatTheyMean_data()
{
    QTest::addColumn<Parameter>("parameter");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("wire"); // empty: refused with −224
    const Parameter sources =
        choice({QStringLiteral("CHANnel1"), QStringLiteral("CHANnel2"), QStringLiteral("EXTernal")});
    QTest::newRow("as written") << sources << QStringLiteral("CHANnel1") << QStringLiteral("CHANnel1");
    QTest::newRow("any case") << sources << QStringLiteral("channel2") << QStringLiteral("CHANnel2");
    QTest::newRow("short form") << sources << QStringLiteral("chan2") << QStringLiteral("CHANnel2");
    QTest::newRow("short form without digits") << sources << QStringLiteral("EXT") << QStringLiteral("EXTernal");
    QTest::newRow("in quotes") << sources << QStringLiteral("\"EXT\"") << QStringLiteral("EXTernal");
    QTest::newRow("between short and long") << sources << QStringLiteral("CHANN1") << QStringLiteral("");
    QTest::newRow("too short") << sources << QStringLiteral("EX") << QStringLiteral("");
    QTest::newRow("wrong digit") << sources << QStringLiteral("CHAN3") << QStringLiteral("");
    const Parameter mapped = choice({QStringLiteral("Sine"), QStringLiteral("Square")},
                                    {QStringLiteral("Sine=SIN"), QStringLiteral("Square=SQU")});
    QTest::newRow("label") << mapped << QStringLiteral("sine") << QStringLiteral("SIN");
    QTest::newRow("wire value") << mapped << QStringLiteral("squ") << QStringLiteral("SQU");
    const Parameter labelsOnly = choice({}, {QStringLiteral("fast=0"), QStringLiteral("slow=1")});
    QTest::newRow("labels only") << labelsOnly << QStringLiteral("slow") << QStringLiteral("1");
    const Parameter yaml = choice({QStringLiteral("ON"), QStringLiteral("OFF"), QStringLiteral("AUTO")});
    QTest::newRow("yaml boolean") << yaml << QStringLiteral("true") << QStringLiteral("ON");
    QTest::newRow("yaml boolean false") << yaml << QStringLiteral("False") << QStringLiteral("OFF");
    QTest::newRow("switch digit") << yaml << QStringLiteral("0") << QStringLiteral("OFF");
    const Parameter numbers = choice({QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("10")});
    QTest::newRow("number") << numbers << QStringLiteral("10") << QStringLiteral("10");
    QTest::newRow("number written otherwise") << numbers << QStringLiteral("2.0") << QStringLiteral("2");
    QTest::newRow("number not offered") << numbers << QStringLiteral("3") << QStringLiteral("");
}

void TestRenderer::enumsAcceptWhatTheyMean()
{
    QFETCH(Parameter, parameter);
    QFETCH(QString, value);
    QFETCH(QString, wire);
    const Result<QString> result = renderArgument(parameter, value);
    QCOMPARE(result.has_value(), !wire.isEmpty());
    if (result)
        QCOMPARE(*result, wire);
    else
        QCOMPARE(scpiErrorNumber(result.error()), -224);
}

void TestRenderer::numbersKeepMilliAndMegaApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("unit");
    QTest::addColumn<double>("value"); // NaN: refused
    const double refused = std::numeric_limits<double>::quiet_NaN();
    const auto row = [](const char* text, const char* unit, double value) {
        QTest::addRow("%s in %s", text, unit) << QString::fromUtf8(text) << QString::fromUtf8(unit) << value;
    };
    row("5m", "V", 5e-3);
    row("5 mV", "V", 5e-3);
    row("5M", "Hz", 5e6);
    row("5 MHz", "Hz", 5e6);
    row("5MHZ", "Hz", 5e6);
    row("5MOHM", "Ohm", 5e6);
    row("5 MV", "V", refused);
    row("5MA", "V", refused);
    row("5MAV", "V", 5e6);
    row("5K", "", 5e3);
    row("5 kHz", "Hz", 5e3);
    row("5EXHZ", "Hz", 5e18);
    row("5 µs", "s", 5e-6);
    row("5 us", "s", 5e-6);
    row("5 NS", "s", 5e-9);
    row("-2.5e3 mA", "A", -2.5);
    row("5 V", "A", refused);
    row("five", "A", refused);
}

void TestRenderer::numbersKeepMilliAndMegaApart()
{
    QFETCH(QString, text);
    QFETCH(QString, unit);
    QFETCH(double, value);
    const Result<double> result = parseArgumentNumber(text, unit);
    QCOMPARE(result.has_value(), !std::isnan(value));
    if (result)
        QVERIFY2(std::abs(*result - value) <= std::abs(value) * 1e-15,
                 qPrintable(QString::number(*result, 'g', 17)));
}

void TestRenderer::queriesAreRecognised_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("asks");
    QTest::newRow("plain") << QStringLiteral("*IDN?") << true;
    QTest::newRow("argument") << QStringLiteral("MEAS:VOLT? (@101)") << true;
    QTest::newRow("argument with blanks") << QStringLiteral("  MEAS:VOLT?\tDC") << true;
    QTest::newRow("write") << QStringLiteral("VOLT 5") << false;
    QTest::newRow("second unit") << QStringLiteral("VOLT 5;CURR?") << true;
    QTest::newRow("second unit with blanks") << QStringLiteral("VOLT 5; :CURR? MAX") << true;
    QTest::newRow("question in a string") << QStringLiteral("DISP:TEXT \"what?\"") << false;
    QTest::newRow("semicolon in a string") << QStringLiteral("DISP:TEXT \"A;B?\"") << false;
    QTest::newRow("question in an argument") << QStringLiteral("A what?") << false;
    QTest::newRow("placeholder in the header") << QStringLiteral("CH{n}:SC?") << true;
    QTest::newRow("placeholder behind it") << QStringLiteral("SC {value}") << false;
    QTest::newRow("empty") << QStringLiteral("") << false;
}

void TestRenderer::queriesAreRecognised()
{
    QFETCH(QString, text);
    QFETCH(bool, asks);
    QCOMPARE(asksForReply(text), asks);
}

void TestRenderer::commandsFillDefaults()
{
    Command command;
    command.name = QStringLiteral("measure");
    command.type = CommandType::Query;
    command.scpi = QStringLiteral("MEAS:{kind}? CHAN{n}");
    command.params = {named("kind", ValueType::String, "VPP"), named("n", ValueType::Int)};
    const Result<RenderedCommand> rendered =
        render(command, Access::Read, {{QStringLiteral("n"), QStringLiteral("3")}});
    QVERIFY(rendered);
    QCOMPARE(rendered->bytes, QByteArray("MEAS:VPP? CHAN3"));
    QVERIFY(rendered->expectsReply);

    const Result<RenderedCommand> missing = render(command, Access::Read, {});
    QVERIFY(!missing);
    QCOMPARE(scpiErrorNumber(missing.error()), -109);
    QVERIFY(missing.error().message.contains(QStringLiteral("“n”")));

    const Result<RenderedCommand> unknown =
        render(command, Access::Read, {{QStringLiteral("kin"), QStringLiteral("x")}});
    QVERIFY(!unknown);
    QVERIFY(unknown.error().message.contains(QStringLiteral("did you mean “kind”")));

    command.type = CommandType::Write;
    command.scpi = QStringLiteral("READ");
    command.params.clear();
    QVERIFY(!render(command, Access::Write, {})->expectsReply);
    command.forceQuery = true;
    QVERIFY(render(command, Access::Write, {})->expectsReply);
}

void TestRenderer::propertiesReadAndWrite()
{
    Command command;
    command.name = QStringLiteral("scale");
    command.type = CommandType::Property;
    command.getter = QStringLiteral(":CHAN{n}:SCAL?");
    command.setter = QStringLiteral(":CHAN{n}:SCAL {value}");
    command.params = {named("n", ValueType::Int, "1"), named("value", ValueType::Float)};
    const Arguments value{{QStringLiteral("value"), QStringLiteral("0.5")}};

    QCOMPARE(render(command, Access::Read, {})->bytes, QByteArray(":CHAN1:SCAL?"));
    QVERIFY(render(command, Access::Read, {})->expectsReply);
    QCOMPARE(render(command, Access::Write, value)->bytes, QByteArray(":CHAN1:SCAL 0.5"));
    QVERIFY(!render(command, Access::Write, value)->expectsReply);
    QCOMPARE(scpiErrorNumber(render(command, Access::Write, {}).error()), -109);
    QCOMPARE(naturalAccess(command, {}), Access::Read);
    QCOMPARE(naturalAccess(command, value), Access::Write);
    QCOMPARE(naturalAccess(command, {{QStringLiteral("n"), QStringLiteral("2")}}), Access::Read);

    Command readOnly = command;
    readOnly.setter.clear();
    QCOMPARE(render(readOnly, Access::Write, value).error().status, visa::Status::ErrorUnsupportedOperation);
    Command writeOnly = command;
    writeOnly.getter.clear();
    QCOMPARE(render(writeOnly, Access::Read, {}).error().status, visa::Status::ErrorUnsupportedOperation);
    QCOMPARE(naturalAccess(writeOnly, {}), Access::Write);
}

void TestRenderer::refusalsSayWhatWouldDo()
{
    const Result<QString> above = renderArgument(number(0, 5, "V"), QStringLiteral("7"));
    QCOMPARE(above.error().message, QStringLiteral("7 V for “p” is above the highest value, 5 V."));
    QCOMPARE(above.error().detail, QStringLiteral("-222,\"Data out of range\""));
    const Result<QString> option =
        renderArgument(choice({QStringLiteral("AUTO"), QStringLiteral("NORMal")}), QStringLiteral("NORMALL"));
    QVERIFY(option.error().message.contains(QStringLiteral("did you mean “NORMal”")));
    Command command;
    command.name = QStringLiteral("go");
    command.scpi = QStringLiteral("GO");
    const Result<RenderedCommand> none = render(command, Access::Write, {{QStringLiteral("x"), 1}});
    QVERIFY(none.error().message.contains(QStringLiteral("takes no parameters")));
}

void TestRenderer::quotesInsideQuotesAreDoubled()
{
    Command command;
    command.name = QStringLiteral("label");
    command.scpi = QStringLiteral("DISP:TEXT \"{text}\"");
    command.params = {named("text", ValueType::String)};
    const Result<RenderedCommand> rendered =
        render(command, Access::Write, {{QStringLiteral("text"), QStringLiteral("3\" pipe")}});
    QCOMPARE(rendered->bytes, QByteArray("DISP:TEXT \"3\"\" pipe\""));
    QVERIFY(!rendered->expectsReply);
}

void TestRenderer::numbersAndBooleansAsSuch()
{
    Command command;
    command.name = QStringLiteral("set");
    command.scpi = QStringLiteral("SET {n},{x},{on}");
    command.params = {named("n", ValueType::Int), named("x", ValueType::Float), named("on", ValueType::Bool)};
    const Result<RenderedCommand> rendered =
        render(command, Access::Write,
               {{QStringLiteral("n"), 3}, {QStringLiteral("x"), 0.1}, {QStringLiteral("on"), true}});
    QCOMPARE(rendered->bytes, QByteArray("SET 3,0.1,ON"));
}

void TestRenderer::commandsWithoutTextAreRefused()
{
    Command command;
    command.name = QStringLiteral("remote");
    command.sdkCall.emplace();
    const Result<RenderedCommand> rendered = render(command, Access::Write, {});
    QCOMPARE(rendered.error().status, visa::Status::ErrorUnsupportedOperation);
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestRenderer)
#include "test_renderer.moc"
