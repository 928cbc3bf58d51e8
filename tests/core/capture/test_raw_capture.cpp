// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/exporter_set.h"
#include "core/capture/raw_capture.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <limits>

namespace visor::capture {

using waveform::SampleType;

class TestRawCapture : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<test::FakeBench>();
        m_bench->answer = [this](const QByteArray& message) {
            return message == "CURV?" ? m_reply : QByteArray();
        };
        m_session = std::make_unique<test::FakeSession>(
            m_bench, visa::ResourceName(visa::InterfaceType::Tcpip, 0,
                                        visa::TcpipSocket{QStringLiteral("127.0.0.1"), 5025}));
        m_source = {};
        m_source.query = QStringLiteral("CURV?");
    }

    void readsEveryFormat_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<bool>("isBig");
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QList<double>>("values");
        const auto row = [](const char* name, const char* format, bool isBig, const QByteArray& reply,
                            const QList<double>& values) {
            QTest::newRow(name) << QString::fromLatin1(format) << isBig << reply << values;
        };
        row("int8", "int8", true, QByteArray("#13\x01\xff\x80\n", 7), {1, -1, -128});
        row("uint8", "uint8", true, QByteArray("#13\x01\xff\x80\n", 7), {1, 255, 128});
        row("int16 big", "int16", true, QByteArray("#14\x01\x02\xff\xfe\n", 8), {258, -2});
        row("int16 little", "int16", false, QByteArray("#14\x01\x02\xff\xfe\n", 8), {513, -257});
        row("uint16 big", "uint16", true, QByteArray("#14\x01\x02\xff\xfe\n", 8), {258, 65534});
        row("float32 big", "float32", true, QByteArray("#18\x3f\x80\x00\x00\xc0\x00\x00\x00\n", 12), {1, -2});
        row("float32 little", "float32", false, QByteArray("#18\x00\x00\x80\x3f\x00\x00\x00\xc0\n", 12), {1, -2});
        row("a newline among the samples", "uint8", true, QByteArray("#13\n\n\n\n", 7), {10, 10, 10});
        row("without a length", "uint8", true, QByteArray("#0ab\n", 5), {97, 98});
        row("no block at all", "int16", true, QByteArray("\x01\x02\x03\x04\n", 5), {258, 772});
        row("numbers", "ascii", true, "1.5,-2E-3, 4\n", {1.5, -0.002, 4});
        row("numbers in a block", "ascii", true, "#231.5,2\n", {});
        row("one number", "ascii", true, "7\n", {7});
    }
    void readsEveryFormat()
    {
        QFETCH(QString, format);
        QFETCH(bool, isBig);
        QFETCH(QList<double>, values);
        QFETCH(QByteArray, reply);
        m_reply = reply;
        m_source.type = rawFormatFromName(format).value();
        m_source.order = isBig ? std::endian::big : std::endian::little;
        if (values.isEmpty()) { // a header that announces more than came
            const auto refused = take();
            QVERIFY(!refused);
            return;
        }
        const auto taken = take();
        QVERIFY2(taken, qPrintable(taken ? QString() : taken.error().message));
        const Capture& capture = **taken;
        QCOMPARE(capture.traces.size(), std::size_t(1));
        QCOMPARE(capture.reply, m_reply); // as it came, header and all
        QCOMPARE(capture.traces.front()->size(), std::size_t(values.size()));
        for (qsizetype i = 0; i < values.size(); ++i)
            QCOMPARE(capture.traces.front()->value(std::size_t(i)), values[i]);
        QCOMPARE(capture.settings.front(), (Setting{QStringLiteral("query"), QStringLiteral("CURV?"), {}}));
        QVERIFY2(capture.settings[1].value.startsWith(format), qPrintable(capture.settings[1].value));
        QCOMPARE(capture.profile, QString());
        QCOMPARE(m_bench->written, QByteArrayList{"CURV?\n"}); // nothing else was sent
    }

    void scalesAndKeepsUnits()
    {
        m_reply = "#14\x01\x02\x03\x04\n";
        m_source.xStart = -2e-6;
        m_source.xIncrement = 1e-6;
        m_source.xUnit = QStringLiteral("s");
        m_source.yScale = 0.5;
        m_source.yOffset = -1;
        m_source.yUnit = QStringLiteral("V");
        const auto taken = take();
        QVERIFY(taken);
        const auto& trace = *(*taken)->traces.front();
        QCOMPARE(trace.x(2), 0.0);
        QCOMPARE(trace.value(3), 1.0);
        QCOMPARE(trace.xLabel().unit, QStringLiteral("s"));
        QCOMPARE(trace.yLabel().unit, QStringLiteral("V"));
        // Exports keep what it was taken for, and the reply itself can be had.
        const QTemporaryDir folder;
        const ExporterSet exporters = standardExporters();
        for (const char* ending : {"csv", "npy", "json"}) {
            const QString path = folder.filePath(QStringLiteral("raw.") + QLatin1StringView(ending));
            QVERIFY(exporters.write(**taken, path));
            const auto back = exporters.read(path);
            QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
            QCOMPARE(back->traces.front()->value(3), 1.0);
            QCOMPARE(back->settings, (*taken)->settings);
        }
        const QString path = folder.filePath(QStringLiteral("raw.bin"));
        QVERIFY(exporters.write(**taken, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), m_reply);
        const auto back = exporters.read(path);
        QVERIFY(!back);
        QCOMPARE(back.error().status, visa::Status::ErrorUnsupportedFormat);
        ExportOptions part;
        part.first = 1;
        const auto cut = exporters.write(**taken, folder.filePath(QStringLiteral("part.bin")), part);
        QVERIFY(!cut);
        QVERIFY(!QFile::exists(folder.filePath(QStringLiteral("part.bin"))));
    }

    void theReplyOfAProfilesCaptureIsKeptToo()
    {
        m_reply = "#12ab\n";
        const auto taken = take();
        QVERIFY(taken);
        Capture capture = **taken;
        capture.reply.clear(); // as takeCapture() leaves it: the trace has it
        QBuffer buffer;
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        const ExporterSet exporters = standardExporters();
        QVERIFY(exporters.forPath(QStringLiteral("x.bin")).value()->write(capture, {}, buffer, {}));
        QCOMPARE(buffer.data(), m_reply);
        ExportMonitor monitor;
        monitor.token = visa::CancelToken::create();
        monitor.token.cancel();
        const auto cancelled =
            exporters.forPath(QStringLiteral("x.bin")).value()->write(capture, {}, buffer, monitor);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().status, visa::Status::ErrorAbort);
    }

    void saysWhatDoesNotFit_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("said");
        QTest::newRow("half a sample") << "int16" << QByteArray("#13abc\n") << "samples of 2 bytes";
        QTest::newRow("short block") << "uint8" << QByteArray("#15abc\n") << QString();
        QTest::newRow("words") << "ascii" << QByteArray("no,such,thing\n") << "no number";
        QTest::newRow("empty block") << "uint8" << QByteArray("#10\n") << "holds no samples";
        QTest::newRow("empty line") << "ascii" << QByteArray("\n") << "holds no samples";
    }
    void saysWhatDoesNotFit()
    {
        QFETCH(QString, format);
        QFETCH(QString, said);
        QFETCH(QByteArray, reply);
        m_reply = reply;
        m_source.type = rawFormatFromName(format).value();
        const auto refused = take();
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(said), qPrintable(refused.error().message));
    }

    void refusesBeforeAnythingIsSent_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::addColumn<QString>("said");
        const auto row = [](const char* name, const char* key, const QJsonValue& value, const char* said) {
            QTest::newRow(name) << QJsonObject{{QString::fromLatin1(key), value}} << QString::fromUtf8(said);
        };
        row("no query", "query", QStringLiteral("  "), "Type the query");
        row("two lines", "query", QStringLiteral("A?\nB?"), "one line");
        row("long query", "query", QString(5000, u'x'), "at most 4096");
        row("x stands still", "x_increment", 0.0, "above zero");
        row("x runs back", "x_increment", -1.0, "above zero");
        row("flat", "y_scale", 0.0, "not zero");
        row("long unit", "x_unit", QString(40, u'V'), "is no unit");
    }
    void refusesBeforeAnythingIsSent()
    {
        QFETCH(QJsonObject, change);
        QFETCH(QString, said);
        for (auto it = change.constBegin(); it != change.constEnd(); ++it) {
            if (it.key() == QLatin1StringView("query"))
                m_source.query = it->toString();
            else if (it.key() == QLatin1StringView("x_increment"))
                m_source.xIncrement = it->toDouble();
            else if (it.key() == QLatin1StringView("y_scale"))
                m_source.yScale = it->toDouble();
            else
                m_source.xUnit = it->toString();
        }
        const auto refused = take();
        QVERIFY(!refused);
        QCOMPARE(refused.error().status, visa::Status::ErrorInvalidParameter);
        QVERIFY2(refused.error().message.contains(said), qPrintable(refused.error().message));
        QVERIFY(m_bench->written.isEmpty());
        // A settings file with that in it is as good as none.
        RawSource usual;
        usual.query = QStringLiteral("CURV?");
        QJsonObject kept = usual.toJson();
        for (auto it = change.constBegin(); it != change.constEnd(); ++it)
            kept.insert(it.key(), *it);
        const RawSource restored = RawSource::fromJson(kept);
        QVERIFY(restored.query.trimmed().isEmpty() || checkRawSource(restored));
    }

    void isRememberedAsText()
    {
        m_source.type = SampleType::Int16;
        m_source.order = std::endian::little;
        m_source.xStart = -1.25e-9;
        m_source.xIncrement = 1.0 / 3;
        m_source.xUnit = QStringLiteral("s");
        m_source.yScale = -2;
        m_source.yOffset = 0.1;
        m_source.yUnit = QStringLiteral("V");
        const auto text = QJsonDocument(m_source.toJson()).toJson(QJsonDocument::Compact);
        QCOMPARE(RawSource::fromJson(QJsonDocument::fromJson(text).object()), m_source);
        m_source.type = std::nullopt;
        QCOMPARE(RawSource::fromJson(m_source.toJson()), m_source);
        QCOMPARE(RawSource::fromJson({}), RawSource{});
        QCOMPARE(RawSource::fromJson(QJsonDocument::fromJson("not json").object()), RawSource{});
        const auto refused = rawFormatFromName(QStringLiteral("int12"));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(QStringLiteral("uint16")));
    }

    void silenceIsATimeoutAndTheNextWorks()
    {
        m_reply.clear();
        const auto silent = take(std::chrono::milliseconds(20));
        QVERIFY(!silent);
        QCOMPARE(silent.error().status, visa::Status::ErrorTimeout);
        m_reply = "#11a\n";
        QVERIFY(take());
    }

private:
    Result<CapturePtr> take(std::chrono::milliseconds timeout = std::chrono::seconds(30))
    {
        instrument::Manners manners;
        manners.timeout = timeout;
        instrument::Dialogue dialogue(*m_session, nullptr, 0, instrument::Origin::Capture, manners, {});
        RawRequest request;
        request.source = m_source;
        return takeRawCapture(dialogue, request);
    }

    std::shared_ptr<test::FakeBench> m_bench;
    std::unique_ptr<test::FakeSession> m_session;
    RawSource m_source;
    QByteArray m_reply;
};

} // namespace visor::capture

QTEST_GUILESS_MAIN(visor::capture::TestRawCapture)
#include "test_raw_capture.moc"
