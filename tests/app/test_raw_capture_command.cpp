// SPDX-License-Identifier: GPL-3.0-or-later
// `visor capture RESOURCE --query …`: the real program against the bench it serves itself.
#include "core/capture/exporter_set.h"
#include "tests/app/bench_process.h"
#include "tests/common/test_case.h"

#include <QFile>

#include <initializer_list>
#include <variant>

namespace visor::test {

class TestRawCaptureCommand : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_bench = std::make_unique<BenchProcess>(m_program, QStringList{QStringLiteral("Oscilloscope")});
        QVERIFY(!scope().isEmpty());
    }
    void cleanupTestCase() { m_bench.reset(); }

    void capturesWhatTheProfileWould()
    {
        // Stopped, so that both see the same record.
        QCOMPARE(run({"query", scope(), ":STOP;*OPC?"}).exitCode, 0);
        const QString byProfile = m_program.path(QStringLiteral("profile.json"));
        const auto known = run({"capture", scope(), "--output", byProfile});
        QVERIFY2(known.exitCode == 0, known.error.constData());
        for (const char* protocol : {"HiSLIP", "VXI-11", "SOCKET"}) {
            const QString path = m_program.path(QString::fromLatin1(protocol) + QStringLiteral(".json"));
            const auto raw = run({"capture",   scope(protocol), "--query",       ":WAV:DATA?", "--format", "uint8",
                                  "--x-start", "-1e-6",         "--x-increment", "1n",         "--x-unit", "s",
                                  "--y-scale", "0.5",           "--y-offset",    "-64",        "--y-unit", "V",
                                  "--note",    "by hand",       "--output",      path});
            QVERIFY2(raw.exitCode == 0, raw.error.constData());
            QVERIFY(raw.out.isEmpty());
            const auto formats = capture::standardExporters();
            const auto taken = formats.read(path);
            const auto expected = formats.read(byProfile);
            QVERIFY(taken && expected);
            const auto& trace = *taken->traces.front();
            const auto& other = *expected->traces.front();
            QCOMPARE(trace.size(), other.size());
            for (std::size_t i = 0; i < trace.size(); i += 97) {
                QCOMPARE(trace.raw(i), other.raw(i));
                QCOMPARE(trace.value(i), trace.raw(i) * 0.5 - 64);
            }
            QCOMPARE(trace.x(0), -1e-6);
            QCOMPARE(trace.xLabel().unit, QStringLiteral("s"));
            QCOMPARE(trace.yLabel().unit, QStringLiteral("V"));
            QCOMPARE(taken->note, QStringLiteral("by hand"));
            QCOMPARE(taken->identity.model, QStringLiteral("MSOX3024S"));
            QVERIFY(taken->profile.isEmpty());
        }
        // The reply itself: what `query` prints.
        const QString reply = m_program.path(QStringLiteral("reply.bin"));
        QCOMPARE(run({"capture", scope(), "--query", ":WAV:DATA?", "--output", reply}).exitCode, 0);
        QFile file(reply);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.peek(1) == "#");
        QCOMPARE(file.readAll().trimmed(), run({"query", scope(), ":WAV:DATA?"}).out.trimmed());
        // Numbers as text: what is no list of samples can be one number.
        const QString number = m_program.path(QStringLiteral("number.csv"));
        QCOMPARE(
            run({"capture", scope(), "--query", ":CHAN1:SCAL?", "--format", "ascii", "--output", number}).exitCode,
            0);
    }

    void failsInOneLine()
    {
        const QString path = m_program.path(QStringLiteral("never.csv"));
        const auto text = run({"capture", scope(), "--query", "*IDN?", "--format", "ascii", "--output", path});
        QCOMPARE(text.exitCode, 1);
        QVERIFY2(text.error.startsWith("visor: " + scope().toUtf8()), text.error.constData());
        const auto silent = run({"capture", scope(), "--query", "*CLS", "--timeout", "100", "--output", path});
        QCOMPARE(silent.exitCode, 4);
        const auto odd =
            run({"capture", scope(), "--query", ":WAV:PRE?", "--format", "float64", "--output", path});
        QVERIFY(odd.exitCode != 0);
        QVERIFY(!QFile::exists(path));
    }

    void usageErrors_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("said");
        const auto row = [](const char* name, Words words, const char* said) {
            QTest::newRow(name) << textOf(words) << QByteArray(said);
        };
        row("no such format", {"--query", "A?", "--format", "int12"}, "int12");
        row("no such order", {"--query", "A?", "--byte-order", "middle"}, "middle");
        row("no number", {"--query", "A?", "--y-scale", "much"}, "much");
        row("flat", {"--query", "A?", "--y-scale", "0"}, "not zero");
        row("other unit", {"--query", "A?", "--x-unit", "s", "--x-increment", "1 V"}, "V");
        row("empty query", {"--query", " "}, "Type the query");
        row("format alone", {"--format", "int8"}, "--format belongs to --query");
        row("scale alone", {"--y-offset", "1"}, "--y-offset belongs to --query");
        row("profile too", {"--query", "A?", "--profile", "x"}, "without a profile");
        row("command too", {"--query", "A?", "channel1"}, "without a profile");
    }
    void usageErrors()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, said);
        const auto refused = m_program.run(textOf({"capture", "TCPIP::h", "--output", "x.csv"}) + words);
        QCOMPARE(refused.exitCode, 2);
        QVERIFY2(refused.error.contains(said), refused.error.constData());
        QCOMPARE(refused.error.count('\n'), 1);
    }

private:
    using Words = std::initializer_list<std::variant<const char*, QString>>;
    [[nodiscard]] static QStringList textOf(Words words)
    {
        QStringList texts;
        for (const auto& word : words) {
            const auto* latin = std::get_if<const char*>(&word);
            texts.append(latin != nullptr ? QString::fromUtf8(*latin) : std::get<QString>(word));
        }
        return texts;
    }
    [[nodiscard]] ProgramResult run(Words words) const { return m_program.run(textOf(words)); }
    [[nodiscard]] QString scope(const char* protocol = "HiSLIP")
    {
        return m_bench->resource(QStringLiteral("Oscilloscope"), QString::fromLatin1(protocol));
    }

    Program m_program;
    std::unique_ptr<BenchProcess> m_bench;
};

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestRawCaptureCommand)
#include "test_raw_capture_command.moc"
