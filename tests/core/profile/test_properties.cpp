// SPDX-License-Identifier: GPL-3.0-or-later
// Properties over generated profiles: a valid one has no problem and renders; a damaged one never crashes the
// reader and each complaint has its place. Seeds are fixed, so a failure comes back; the row's name is the seed.
#include "core/profile/reader.h"
#include "core/profile/renderer.h"
#include "core/profile/reply_parser.h"
#include "tests/common/test_case.h"

#include <QDir>
#include <QFile>

#include <random>

namespace visor::profile {

namespace {

/// Writes a random profile that follows every rule of the format.
class ProfileGenerator
{
public:
    explicit ProfileGenerator(unsigned seed) : m_random(seed) {}

    QByteArray generate()
    {
        m_text.clear();
        line(0, "instrument:");
        line(1, "manufacturer: " + text());
        line(1, "model: " + text());
        line(1, chance(2) ? "class: oscilloscope" : "instrument_class: multimeter");
        line(0, "identity:");
        line(1, "pattern: 'MODEL" + QByteArray::number(number(1000)) + "'");
        if (chance(2))
            settings();
        line(0, "commands:");
        const int count = 1 + number(8);
        for (int index = 0; index < count; ++index)
            command(index);
        console(count);
        return m_text;
    }

private:
    int number(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }
    bool chance(int oneIn) { return number(oneIn) == 0; }
    QByteArray text()
    {
        static const char* const kTexts[] = {
            "Acme",          "'it''s'",       "\"a \\\"b\\\"\"",  "plain words here",
            "\"\\u03A9 m\"", "Δ-Σ converter", "'#not a comment'", "\"100 %\""};
        return kTexts[number(8)];
    }
    void line(int depth, const QByteArray& content)
    {
        m_text += QByteArray(depth * 2, ' ') + content + (chance(6) ? "   # a remark" : "") + "\n";
        if (chance(10))
            m_text += chance(2) ? "\n" : "# between: lines\n";
    }

    void settings()
    {
        line(0, "settings:");
        line(1, "timeout_ms: " + QByteArray::number(1 + number(60000)));
        line(1, chance(2) ? "terminator: \"\\n\"" : "terminator: CRLF");
        line(1, chance(2) ? "opc_query: yes" : "opc_query: false");
        line(1, "init_commands: ['*CLS', \"*RST\"]");
    }

    void command(int index)
    {
        const QByteArray name = "command_" + QByteArray::number(index);
        line(1, name + ":");
        if (chance(2))
            line(2, "description: " + text());
        const QByteArray header = ":PART" + QByteArray::number(index) + ":VALue";
        const int kind = number(3);
        if (kind == 0) {
            line(2, "type: property");
            line(2, "getter: '" + header + "?'");
            line(2, "setter: \"" + header + " {value}\"");
            line(2, "params:");
            parameter("value");
            line(2, "returns: {type: string}");
        } else if (kind == 1) {
            line(2, "type: query");
            line(2, "scpi: '" + header + "? {value},{other}'");
            line(2, "params:");
            parameter("value");
            parameter("other");
            returns();
        } else {
            line(2, "type: write");
            line(2, "scpi: '" + header + " {value}'");
            line(2, "params:");
            parameter("value");
            if (chance(3))
                line(2, "is_dangerous: on");
        }
    }

    void parameter(const QByteArray& name)
    {
        switch (number(5)) {
        case 0: {
            const int low = number(100) - 50;
            const int high = low + 1 + number(100);
            line(3, name + ":");
            line(4, "type: float");
            line(4, "unit: V");
            line(4, "min: " + QByteArray::number(low));
            line(4, "max: " + QByteArray::number(high) + ".5e0");
            line(4, "default: " + QByteArray::number(low + number(high - low)));
            break;
        }
        case 1:
            line(3, name + ": {type: int, min: 1, max: 4, default: " + QByteArray::number(1 + number(4)) + "}");
            break;
        case 2:
            line(3, name + ": {type: enum, options: [NORMal, AUTO, ON, 5], default: norm}");
            break;
        case 3:
            line(3, name + ": {type: bool, default: off}");
            break;
        default:
            line(3, name + ": {type: string, default: " + text() + "}");
            break;
        }
    }

    void returns()
    {
        switch (number(4)) {
        case 0:
            line(2, "returns: {type: float, unit: V}");
            break;
        case 1:
            line(2, "returns: {type: array, element_type: float, separator: ';'}");
            break;
        case 2:
            line(2, "returns: {type: vector, format: ieee_block, binary: {dtype: int16, byte_order: big}}");
            break;
        default:
            line(2, "returns: {type: string, parser: {type: regex, pattern: '^(.*)$'}}");
            break;
        }
    }

    void console(int count)
    {
        line(0, "console:");
        line(1, "version: \"1.0\"");
        line(1, "groups:");
        line(2, "First: [command_0]");
        if (count > 1)
            line(2, "Second: [command_1]");
        line(1, "favourites: [command_" + QByteArray::number(number(count)) + "]");
    }

    std::mt19937 m_random;
    QByteArray m_text;
};

} // namespace

class TestProperties : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void validProfilesHaveNoProblems_data();
    void validProfilesHaveNoProblems();
    void damagedProfilesAreSurvived_data();
    void damagedProfilesAreSurvived();
    void anyReplyIsSurvived();

private:
    static void checkDamaged(const QByteArray& text);
};

void TestProperties::validProfilesHaveNoProblems_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 200; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestProperties::validProfilesHaveNoProblems()
{
    QFETCH(unsigned, seed);
    const QByteArray yaml = ProfileGenerator(seed).generate();
    const ReadOutcome outcome = readProfile(yaml, QStringLiteral("generated.yaml"));
    QVERIFY2(outcome.problems.empty(),
             outcome.problems.empty() ? ""
                                      : qPrintable(QStringLiteral("%1:%2 %3\n%4")
                                                       .arg(outcome.problems[0].place.line)
                                                       .arg(outcome.problems[0].place.column)
                                                       .arg(outcome.problems[0].text, QString::fromUtf8(yaml))));
    const QList<QByteArray> lines = yaml.split('\n');
    for (const Command& command : outcome.profile->commands) {
        // The place really is where the name stands.
        const QByteArray& line = lines[command.place.line - 1];
        QVERIFY(line.mid(command.place.column - 1).startsWith(command.name.toUtf8() + ":"));
        for (const Parameter& parameter : command.params) {
            const QByteArray& stands = lines[parameter.place.line - 1];
            QVERIFY(stands.mid(parameter.place.column - 1).startsWith(parameter.name.toUtf8() + ":"));
        }
        for (const Access access : {Access::Read, Access::Write}) {
            const Result<RenderedCommand> rendered = render(command, access, {}); // every parameter has a default
            QVERIFY2(rendered, qPrintable(rendered ? QString() : rendered.error().message));
            const bool isRead = command.type == CommandType::Query ||
                                (command.type == CommandType::Property && access == Access::Read);
            QCOMPARE(rendered->expectsReply, isRead);
            QVERIFY(!rendered->bytes.contains('{'));
        }
    }
}

void TestProperties::damagedProfilesAreSurvived_data()
{
    QTest::addColumn<QByteArray>("yaml");
    for (unsigned seed = 1; seed <= 20; ++seed)
        QTest::addRow("generated %u", seed) << ProfileGenerator(seed).generate();
    const QDir folder(QStringLiteral(VISOR_PROFILES_DIR));
    const QStringList names = folder.entryList({QStringLiteral("*.yaml")}, QDir::Files);
    for (const QString& name : names.mid(0, 3)) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow(qPrintable(name)) << file.readAll();
    }
}

void TestProperties::checkDamaged(const QByteArray& text)
{
    const ReadOutcome outcome = readProfile(text, QStringLiteral("damaged.yaml"));
    const int lines = static_cast<int>(text.count('\n')) + 2;
    for (const Problem& problem : outcome.problems) {
        QVERIFY(problem.place.line >= 1 && problem.place.line <= lines);
        QVERIFY(problem.place.column >= 1);
        QVERIFY(!problem.text.isEmpty());
    }
    QVERIFY(outcome.profile != nullptr || hasErrors(outcome.problems));
    if (outcome.profile == nullptr)
        return;
    for (const Command& command : outcome.profile->commands) {
        const Result<RenderedCommand> rendered = render(command, naturalAccess(command, {}), {});
        QVERIFY(rendered || !rendered.error().message.isEmpty());
    }
}

void TestProperties::damagedProfilesAreSurvived()
{
    QFETCH(QByteArray, yaml);
    std::mt19937 random(static_cast<unsigned>(qHash(yaml, 1)));
    const auto below = [&](qsizetype limit) {
        return limit <= 0 ? qsizetype(0) : static_cast<qsizetype>(random() % static_cast<unsigned>(limit));
    };
    static const char kBytes[] = "{}[]:,#&*!|>'\"%@`-? \n\tx0~<\\\x01\x80\xFF";
    const int rounds = yaml.size() > 4000 ? 10 : 40;
    for (int round = 0; round < rounds; ++round) {
        QByteArray damaged = yaml;
        const qsizetype hits = 1 + below(4);
        for (qsizetype hit = 0; hit < hits && !damaged.isEmpty(); ++hit) {
            const qsizetype at = below(damaged.size());
            switch (below(6)) {
            case 0:
                damaged[at] = kBytes[below(sizeof(kBytes) - 1)];
                break;
            case 1:
                damaged.remove(at, 1 + below(20));
                break;
            case 2:
                damaged.insert(at, kBytes[below(sizeof(kBytes) - 1)]);
                break;
            case 3: {
                const QByteArray piece = damaged.mid(below(damaged.size()), below(60));
                damaged.insert(at, piece);
                break;
            }
            case 4:
                damaged.truncate(at);
                break;
            default: { // swap two lines
                QList<QByteArray> lines = damaged.split('\n');
                lines.swapItemsAt(below(lines.size()), below(lines.size()));
                damaged = lines.join('\n');
                break;
            }
            }
        }
        checkDamaged(damaged);
    }
}

void TestProperties::anyReplyIsSurvived()
{
    std::mt19937 random(7);
    static const char kBytes[] = "#0123456789+-.eE,; \"'\n\rVON\x80\xFF";
    std::vector<Returns> all;
    for (const ReturnType type : {ReturnType::Float, ReturnType::Int, ReturnType::String, ReturnType::Bool,
                                  ReturnType::Array, ReturnType::Vector, ReturnType::Binary}) {
        Returns returns;
        returns.type = type;
        all.push_back(returns);
        returns.encoding = Returns::Encoding::Block;
        returns.binary.emplace().sampleType = waveform::SampleType::Int32;
        all.push_back(returns);
        returns.encoding = Returns::Encoding::Ascii;
        all.push_back(returns);
    }
    for (int round = 0; round < 2000; ++round) {
        QByteArray reply;
        const auto length = random() % 40;
        for (unsigned at = 0; at < length; ++at)
            reply.append(kBytes[random() % (sizeof(kBytes) - 1)]);
        for (const Returns& returns : all) {
            const Result<ReplyValue> value = parseReply(returns, reply);
            QVERIFY(value || !value.error().message.isEmpty());
        }
        static_cast<void>(parseTenFieldPreamble(reply));
        static_cast<void>(parseUndescribedReply(reply).toText());
    }
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestProperties)
#include "test_properties.moc"
