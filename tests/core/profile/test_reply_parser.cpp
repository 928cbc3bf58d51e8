// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/reply_parser.h"
#include "core/scpi/block.h"
#include "core/waveform/waveform.h"
#include "tests/common/test_case.h"

#include <cmath>

namespace visor::profile {

class TestReplyParser : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void scalars_data();
    void scalars();
    void parsers_data();
    void parsers();
    void arraysSplitOutsideQuotes();
    void fieldsAreNamedAndTyped();
    void missingFieldsAreRefused();
    void specialNumbers();
    void blocksOfBytes();
    void badBlocks_data();
    void badBlocks();
    void vectorSharesTheReply();
    void vectorFormats_data();
    void vectorFormats();
    void textVectors();
    void tenFieldPreambles();
    void mappedPreambles();
    void badPreambles_data();
    void badPreambles();
    void undescribedReplies();

private:
    static Returns returning(ReturnType type, const char* unit = "");
    static QString shown(const Result<ReplyValue>& value);
};

Returns TestReplyParser::returning(ReturnType type, const char* unit)
{
    Returns returns;
    returns.type = type;
    returns.unit = QString::fromUtf8(unit);
    return returns;
}

QString TestReplyParser::shown(const Result<ReplyValue>& value)
{
    return value ? value->toText() : QStringLiteral("refused: ") + value.error().message;
}

void TestReplyParser::scalars_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("text"); // "!": refused
    const auto row = [](const char* name, ReturnType type, const char* reply, const char* text) {
        QTest::newRow(name) << int(type) << QByteArray(reply) << QString::fromUtf8(text);
    };
    row("nr1", ReturnType::Float, "+1\n", "1");
    row("nr2", ReturnType::Float, "-1.25\n", "-1.25");
    row("nr3", ReturnType::Float, "+1.20000000E-03\r\n", "0.0012");
    row("small", ReturnType::Float, "5.0E-04\n", "0.0005");
    row("zero", ReturnType::Float, "0.0E+00\n", "0");
    row("smaller", ReturnType::Float, "5.0E-09\n", "5e-09");
    row("large", ReturnType::Float, "2.5E+06\n", "2500000");
    row("blanks", ReturnType::Float, "  5.0 \n", "5");
    row("with unit", ReturnType::Float, "5.0E-3 V\n", "0.005");
    row("unit joined", ReturnType::Float, "50E-3V", "0.05");
    row("with header", ReturnType::Float, ":TIM:SCAL 1E-3\n", "0.001");
    row("lecroy", ReturnType::Float, "C1:VDIV 5.00E-02 V\n", "0.05");
    row("hexadecimal", ReturnType::Int, "#H1F\n", "31");
    row("too small for a double", ReturnType::Float, "1E-400\n", "0");
    row("word", ReturnType::Float, "ON\n", "!");
    row("list for a number", ReturnType::Float, "1.0,2.0\n", "!");
    row("empty", ReturnType::Float, "\n", "!");
    row("decimal comma", ReturnType::Float, "1,5\n", "!");
    row("garbage", ReturnType::Float, "\x80\xFF\x01\n", "!");
    row("int", ReturnType::Int, "42\n", "42");
    row("int as float", ReturnType::Int, "+1.00000E+06\n", "1000000");
    row("int with fraction", ReturnType::Int, "1.5\n", "!");
    row("int too large", ReturnType::Int, "1E30\n", "!");
    row("bool 1", ReturnType::Bool, "1\n", "1");
    row("bool +0", ReturnType::Bool, "+0\n", "0");
    row("bool on", ReturnType::Bool, "on\n", "1");
    row("bool float", ReturnType::Bool, "1.0E+00\n", "1");
    row("bool word", ReturnType::Bool, "perhaps\n", "!");
    row("string", ReturnType::String, "NORM\n", "NORM");
    row("quoted string", ReturnType::String, "\"a \"\"b\"\" c\"\n", "a \"b\" c");
    row("two strings", ReturnType::String, "\"a\",\"b\"\n", "\"a\",\"b\"");
    row("error entry", ReturnType::String, "-113,\"Undefined header\"\n", "-113,\"Undefined header\"");
    row("latin-1", ReturnType::String,
        "20 \xB0"
        "C\n",
        "20 °C");
    row("utf-8", ReturnType::String,
        "20 \xC2\xB0"
        "C\n",
        "20 °C");
    row("empty string", ReturnType::String, "\n", "");
}

void TestReplyParser::scalars()
{
    QFETCH(int, type);
    QFETCH(QByteArray, reply);
    QFETCH(QString, text);
    const Result<ReplyValue> value = parseReply(returning(static_cast<ReturnType>(type), "V"), reply);
    if (text == QStringLiteral("!")) {
        QVERIFY2(!value, qPrintable(shown(value)));
        QCOMPARE(value.error().status, visa::Status::ErrorInvalidFormat);
        QVERIFY(!value.error().message.isEmpty());
        return;
    }
    QCOMPARE(shown(value), text);
    QCOMPARE(value->unit, QStringLiteral("V"));
    QCOMPARE(value->raw, reply);
}

void TestReplyParser::parsers_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("text");
    QTest::newRow("regex") << QStringLiteral("regex") << QByteArray("TEMP=21.5C\n") << QStringLiteral("21.5");
    QTest::newRow("regex without match")
        << QStringLiteral("regex") << QByteArray("ERR\n") << QStringLiteral("ERR");
    QTest::newRow("strip") << QStringLiteral("strip") << QByteArray("T:21.5;\n") << QStringLiteral("21.5");
    QTest::newRow("strip half") << QStringLiteral("strip") << QByteArray("T:21.5\n") << QStringLiteral("21.5");
    QTest::newRow("strip nothing") << QStringLiteral("strip") << QByteArray("21.5\n") << QStringLiteral("21.5");
    QTest::newRow("split") << QStringLiteral("split") << QByteArray("a/ 21.5 /c\n") << QStringLiteral("21.5");
    QTest::newRow("split too short") << QStringLiteral("split") << QByteArray("a\n") << QStringLiteral("a");
}

void TestReplyParser::parsers()
{
    QFETCH(QString, kind);
    QFETCH(QByteArray, reply);
    QFETCH(QString, text);
    Returns returns = returning(ReturnType::Float);
    ReplyParser parser;
    if (kind == QStringLiteral("regex")) {
        parser.type = ReplyParser::Type::Regex;
        parser.pattern = QStringLiteral("TEMP=([0-9.]+)");
    } else if (kind == QStringLiteral("strip")) {
        parser.prefix = QStringLiteral("T:");
        parser.suffix = QStringLiteral(";");
    } else {
        parser.type = ReplyParser::Type::Split;
        parser.delimiter = QStringLiteral("/");
        parser.index = 1;
    }
    returns.parser = parser;
    QCOMPARE(shown(parseReply(returns, reply)), text);
}

void TestReplyParser::arraysSplitOutsideQuotes()
{
    Returns returns = returning(ReturnType::Array);
    QCOMPARE(shown(parseReply(returns, "1.5, \"a,b\",ON\n")), QStringLiteral("1.5, a,b, ON"));
    QCOMPARE(shown(parseReply(returns, "\n")), QString());
    returns.separator = QStringLiteral("; ");
    returns.elementType = ReturnType::Int;
    const Result<ReplyValue> value = parseReply(returns, "1; 2; 3\n");
    const auto& list = std::get<ReplyValue::List>(value->value);
    QCOMPARE(list.size(), std::size_t(3));
    QCOMPARE(std::get<qint64>(list[2].value.value), 3);
    QVERIFY(!parseReply(returns, "1; x; 3\n"));
}

void TestReplyParser::fieldsAreNamedAndTyped()
{
    Returns returns = returning(ReturnType::Array, "V");
    returns.fields = {{QStringLiteral("voltage"), ReturnType::Float, {}, {}, {}},
                      {QStringLiteral("current"), ReturnType::Float, QStringLiteral("A"), {}, {}},
                      {QStringLiteral("mode"), ReturnType::String, {}, {}, {}}};
    const Result<ReplyValue> value = parseReply(returns, "5.0,0.1,\"CV\",extra\n");
    QVERIFY2(value, qPrintable(shown(value)));
    const auto& list = std::get<ReplyValue::List>(value->value);
    QCOMPARE(list.size(), std::size_t(4));
    QCOMPARE(list[0].name, QStringLiteral("voltage"));
    QCOMPARE(list[0].value.unit, QStringLiteral("V"));
    QCOMPARE(list[1].value.unit, QStringLiteral("A"));
    QCOMPARE(list[1].value.toNumber(), std::optional(0.1));
    QCOMPARE(value->toText(), QStringLiteral("voltage=5, current=0.1, mode=CV, extra"));
}

void TestReplyParser::missingFieldsAreRefused()
{
    Returns returns = returning(ReturnType::Array);
    returns.fields = {{QStringLiteral("a"), ReturnType::Float, {}, {}, {}},
                      {QStringLiteral("b"), ReturnType::Float, {}, {}, {}}};
    const Result<ReplyValue> value = parseReply(returns, "5.0\n");
    QCOMPARE(value.error().status, visa::Status::ErrorInvalidFormat);
    QVERIFY(value.error().message.contains(QStringLiteral("5.0")));
}

void TestReplyParser::specialNumbers()
{
    const Returns returns = returning(ReturnType::Float);
    QVERIFY(std::isinf(*parseReply(returns, "9.9E+37\n")->toNumber()));
    QVERIFY(std::isnan(*parseReply(returns, "9.91E+37\n")->toNumber()));
    QVERIFY(!parseReply(returning(ReturnType::Int), "9.91E+37\n"));
}

void TestReplyParser::blocksOfBytes()
{
    Returns returns = returning(ReturnType::Binary);
    returns.encoding = Returns::Encoding::Block;
    const QByteArray picture("\x89PNG\r\n\x1A\n\0#15", 12);
    const Result<ReplyValue> value = parseReply(returns, scpi::makeBlock(picture) + '\n');
    QVERIFY2(value, qPrintable(shown(value)));
    QCOMPARE(std::get<QByteArray>(value->value), picture);
    const Result<ReplyValue> indefinite = parseReply(returns, scpi::makeIndefiniteBlock(picture) + '\n');
    QCOMPARE(std::get<QByteArray>(indefinite->value), picture);
    returns.encoding = Returns::Encoding::Unstated;
    QCOMPARE(std::get<QByteArray>(parseReply(returns, picture)->value), picture);
}

void TestReplyParser::badBlocks_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("text") << QByteArray("-113,\"Undefined header\"\n");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("short") << QByteArray("#210abc\n");
    QTest::newRow("long") << QByteArray("#13abcdef\n");
    QTest::newRow("cut header") << QByteArray("#9");
    QTest::newRow("letters for digits") << QByteArray("#2xxabc\n");
    QTest::newRow("half a sample") << QByteArray("#13abc\n");
    QTest::newRow("absurd length") << QByteArray("#9999999999a\n");
}

void TestReplyParser::badBlocks()
{
    QFETCH(QByteArray, reply);
    Returns returns = returning(ReturnType::Vector);
    returns.encoding = Returns::Encoding::Block;
    returns.binary.emplace().sampleType = waveform::SampleType::Int16;
    const Result<ReplyValue> value = parseReply(returns, reply);
    QVERIFY2(!value, qPrintable(shown(value)));
    QCOMPARE(value.error().status, visa::Status::ErrorInvalidFormat);
}

void TestReplyParser::vectorSharesTheReply()
{
    Returns returns = returning(ReturnType::Vector, "V");
    returns.encoding = Returns::Encoding::Block;
    returns.xUnit = QStringLiteral("s");
    returns.xName = QStringLiteral("Time");
    returns.binary.emplace().sampleType = waveform::SampleType::UInt8;
    const QByteArray reply = "#800000004" + QByteArray("\x00\x01\x80\xFF", 4) + "\n";
    VectorContext context;
    context.scaling = VectorScaling{-2.0, 0.5, 0.1, -12.8};
    context.channel = QStringLiteral("CH2");
    const Result<ReplyValue> value = parseReply(returns, reply, context);
    QVERIFY2(value, qPrintable(shown(value)));
    const ReplyValue::WaveformPointer trace = value->waveform();
    QVERIFY(trace);
    QCOMPARE(trace->reply().constData(), reply.constData());
    QCOMPARE(trace->size(), std::size_t(4));
    QCOMPARE(trace->value(2), 128 * 0.1 - 12.8);
    QCOMPARE(trace->x(3), -0.5);
    QCOMPARE(trace->channel(), QStringLiteral("CH2"));
    QCOMPARE(trace->xLabel().unit, QStringLiteral("s"));
    QCOMPARE(trace->yLabel().unit, QStringLiteral("V"));
}

void TestReplyParser::vectorFormats_data()
{
    QTest::addColumn<int>("sampleType");
    QTest::addColumn<bool>("isBig");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<double>("first");
    using Type = waveform::SampleType;
    const auto row = [](const char* name, Type type, bool isBig, const char* hexadecimal, double first) {
        QTest::newRow(name) << int(type) << isBig << QByteArray::fromHex(hexadecimal) << first;
    };
    row("int8", Type::Int8, false, "80ff", -128);
    row("uint8", Type::UInt8, false, "80ff", 128);
    row("int16 little", Type::Int16, false, "0180", -32767);
    row("int16 big", Type::Int16, true, "8001", -32767);
    row("uint16 big", Type::UInt16, true, "8001", 32769);
    row("int32 little", Type::Int32, false, "feffffff", -2);
    row("float32 little", Type::Float32, false, "0000c03f", 1.5);
    row("float32 big", Type::Float32, true, "3fc00000", 1.5);
    row("float64 big", Type::Float64, true, "bff8000000000000", -1.5);
}

void TestReplyParser::vectorFormats()
{
    QFETCH(int, sampleType);
    QFETCH(bool, isBig);
    QFETCH(QByteArray, bytes);
    QFETCH(double, first);
    Returns returns = returning(ReturnType::Binary);
    BinaryLayout& layout = returns.binary.emplace();
    layout.sampleType = static_cast<waveform::SampleType>(sampleType);
    layout.byteOrder = isBig ? ByteOrder::Big : ByteOrder::Little;
    const Result<ReplyValue> value = parseReply(returns, scpi::makeBlock(bytes));
    QVERIFY2(value && value->waveform(), qPrintable(shown(value)));
    QCOMPARE(value->waveform()->value(0), first);

    // The same through the old format hints.
    Returns hinted = returning(ReturnType::Vector);
    hinted.encoding = Returns::Encoding::Block;
    hinted.formatHint = layout.sampleType;
    hinted.byteOrderHint = layout.byteOrder;
    QCOMPARE(parseReply(hinted, scpi::makeBlock(bytes) + "\r\n")->waveform()->value(0), first);
}

void TestReplyParser::textVectors()
{
    Returns returns = returning(ReturnType::Vector, "V");
    returns.encoding = Returns::Encoding::Ascii;
    VectorContext context;
    context.scaling = VectorScaling{0, 1e-3, 2, 1};
    const Result<ReplyValue> value = parseReply(returns, "+1.0E+00, -2.5,3\n", context);
    QVERIFY2(value, qPrintable(shown(value)));
    QCOMPARE(value->waveform()->size(), std::size_t(3));
    QCOMPARE(value->waveform()->value(1), -4.0);
    QCOMPARE(value->waveform()->x(2), 2e-3);
    QCOMPARE(parseReply(returns, "#800000007 1,2,3,\n")->waveform()->size(), std::size_t(3));
    QVERIFY(!parseReply(returns, "1,2,x\n"));
    QVERIFY(!parseReply(returns, "1,,3\n"));
    returns.encoding = Returns::Encoding::Unstated;
    QCOMPARE(parseReply(returns, "1,2\n")->waveform()->size(), std::size_t(2));
}

void TestReplyParser::tenFieldPreambles()
{
    // Keysight InfiniiVision Programmer's Guide: BYTE, NORMal, 1000 points, one average.
    const Result<TenFieldPreamble> preamble = parseTenFieldPreamble(
        "+0,+0,+1000,+1,+1.00000000E-007,-5.00000000E-005,+0,+3.14070300E-002,-4.00000000E-001,+128\n");
    QVERIFY2(preamble, qPrintable(preamble ? QString() : preamble.error().message));
    QCOMPARE(preamble->points, 1000);
    QCOMPARE(preamble->scaling.xIncrement, 1e-7);
    QCOMPARE(preamble->scaling.xStart, -5e-5);
    QCOMPARE(preamble->scaling.yScale, 3.140703e-2);
    QCOMPARE(preamble->scaling.yOffset, -0.4 - 128 * 3.140703e-2);

    const Result<TenFieldPreamble> reference = parseTenFieldPreamble("0,0,10,1,2,100,5,0.5,1,10");
    QCOMPARE(reference->scaling.xStart, 90.0);
    QCOMPARE(reference->scaling.yOffset, -4.0);

    // Rigol DS1000Z Programming Guide: y = (code − yorigin − yreference) · yincrement.
    const Result<TenFieldPreamble> rigol = parseTenFieldPreamble("0,0,1200,1,1e-6,-6e-4,0,0.04,-75,127", true);
    QCOMPARE(rigol->scaling.yOffset, 75 * 0.04 - 127 * 0.04);
}

void TestReplyParser::mappedPreambles()
{
    PreambleMap map;
    map.xIncrement = 0;
    map.xStart = 1;
    map.yScale = 2;
    map.yOffset = 3;
    map.yReference = 4;
    // A Tektronix message of five queries answers with semicolons.
    const Result<VectorScaling> scaling = parseMappedPreamble(map, "4.0E-9;-2.0E-5;3.125E-5;0.1;-100\n");
    QVERIFY(scaling);
    QCOMPARE(scaling->xIncrement, 4e-9);
    QCOMPARE(scaling->xStart, -2e-5);
    QCOMPARE(scaling->yOffset, 0.1 + 100 * 3.125e-5);
    QCOMPARE(parseMappedPreamble(PreambleMap{}, "x")->yScale, 1.0);
}

void TestReplyParser::badPreambles_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("nine fields") << QByteArray("0,0,10,1,1,0,0,1,0\n");
    QTest::newRow("word") << QByteArray("0,0,10,1,fast,0,0,1,0,0\n");
    QTest::newRow("no time step") << QByteArray("0,0,10,1,0,0,0,1,0,0\n");
    QTest::newRow("no height") << QByteArray("0,0,10,1,1,0,0,0,0,0\n");
    QTest::newRow("infinite") << QByteArray("0,0,10,1,9.9E37,0,0,1,0,0\n");
    QTest::newRow("overflow") << QByteArray("0,0,10,1,1e300,0,1e300,1,0,0\n");
}

void TestReplyParser::badPreambles()
{
    QFETCH(QByteArray, reply);
    const Result<TenFieldPreamble> preamble = parseTenFieldPreamble(reply);
    QVERIFY(!preamble);
    QCOMPARE(preamble.error().status, visa::Status::ErrorInvalidFormat);
}

void TestReplyParser::undescribedReplies()
{
    QCOMPARE(parseUndescribedReply("1.5\r\n").toText(), QStringLiteral("1.5"));
    QCOMPARE(std::get<QByteArray>(parseUndescribedReply("#13abc\n").value), QByteArray("abc"));
    QCOMPARE(parseUndescribedReply("#15abc\n").toText(), QStringLiteral("#15abc"));
    QCOMPARE(parseUndescribedReply(QByteArray()).toText(), QString());
    QVERIFY(ReplyValue().isEmpty());
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestReplyParser)
#include "test_reply_parser.moc"
