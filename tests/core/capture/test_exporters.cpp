// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/exporter_set.h"
#include "tests/common/test_case.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cmath>
#include <limits>
#include <random>

namespace visor::capture {

using waveform::RegularAxis;
using waveform::SampleType;
using waveform::Waveform;
using waveform::WaveformPtr;

class ExportersTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackEqual_data();
    void readsBackEqual();
    void readsBackARange_data();
    void readsBackARange();
    void keepsAnExplicitAxis_data();
    void keepsAnExplicitAxis();
    void keepsGapsAndFloat32_data();
    void keepsGapsAndFloat32();
    void writesAReadableTable();
    void csvReadsOtherPrograms();
    void agreesWithNumPy_data();
    void agreesWithNumPy();
    void leavesNoPartialFile_data();
    void leavesNoPartialFile();
    void refusesWhatItCannotWrite();
    void refusesForeignBytes_data();
    void refusesForeignBytes();
    void survivesDamage_data();
    void survivesDamage();

private:
    const ExporterSet m_exporters = standardExporters();
};

namespace {

WaveformPtr codes(SampleType type, std::endian order, std::size_t count, const QString& channel,
                  std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    Waveform::Parts parts;
    parts.bytes = "#800000000";
    parts.byteOffset = 10;
    for (std::size_t i = 0; i < count * waveform::sampleSize(type); ++i)
        parts.bytes.append(static_cast<char>(random()));
    parts.count = count;
    parts.format = {type, order};
    parts.scaling = {0.0078125 * 3, -1.25};
    parts.x = RegularAxis{-5e-6, 2e-9};
    parts.xLabel = {QStringLiteral("Time"), QStringLiteral("s")};
    parts.yLabel = {QStringLiteral("Voltage"), QStringLiteral("V")};
    parts.channel = channel;
    return *Waveform::create(std::move(parts));
}

Capture sampleCapture(SampleType type, std::endian order, std::size_t count, int traces)
{
    Capture capture;
    for (int i = 0; i < traces; ++i)
        capture.traces.push_back(
            codes(type, order, count, QStringLiteral("CH%1").arg(i + 1), static_cast<std::uint64_t>(i + 1)));
    capture.preamble = "+0,+0,+1000,+1,+2.0E-09,-5E-06,+0,+2.3E-02,-1.25,+0\n";
    capture.settings = {{QStringLiteral("Time base"), QStringLiteral("1e-06"), QStringLiteral("s")},
                        {QStringLiteral("Label = [x]"), QStringLiteral("a, \"b\""), {}}};
    capture.identity.manufacturer = QStringLiteral("KEYSIGHT TECHNOLOGIES");
    capture.identity.model = QStringLiteral("DSO-X 3034T");
    capture.identity.serial = QStringLiteral("MY00000001");
    capture.identity.firmware = QStringLiteral("07.40");
    capture.resource = QStringLiteral("TCPIP0::127.0.0.1::inst0::INSTR");
    capture.profile = QStringLiteral("keysight-dsox3000t");
    capture.profileVersion = QStringLiteral("1.0");
    capture.time = QDateTime(QDate(2026, 11, 21), QTime(1, 2, 3, 456), Qt::UTC);
    capture.note = QStringLiteral("First line\nsecond \\ line with 1 kΩ, # and ü");
    return capture;
}

void compareDescriptions(const Capture& actual, const Capture& expected)
{
    QCOMPARE(actual.preamble, expected.preamble);
    QCOMPARE(actual.identity.manufacturer, expected.identity.manufacturer);
    QCOMPARE(actual.identity.model, expected.identity.model);
    QCOMPARE(actual.identity.serial, expected.identity.serial);
    QCOMPARE(actual.identity.firmware, expected.identity.firmware);
    QCOMPARE(actual.resource, expected.resource);
    QCOMPARE(actual.profile, expected.profile);
    QCOMPARE(actual.profileVersion, expected.profileVersion);
    QCOMPARE(actual.time, expected.time);
    QCOMPARE(actual.note, expected.note);
    QCOMPARE(actual.settings.size(), expected.settings.size());
    QCOMPARE(actual.settings.front(), expected.settings.front());
}

void compareTraces(const Waveform& actual, const Waveform& expected, std::size_t first, std::size_t last)
{
    QCOMPARE(actual.size(), last - first);
    QCOMPARE(actual.channel(), expected.channel());
    QCOMPARE(actual.xLabel(), expected.xLabel());
    QCOMPARE(actual.yLabel().unit, expected.yLabel().unit);
    for (std::size_t i = 0; i < actual.size(); ++i) {
        const double a = actual.value(i);
        const double b = expected.value(first + i);
        if (!(a == b || (std::isnan(a) && std::isnan(b))))
            QCOMPARE(a, b);
        if (std::abs(actual.x(i) - expected.x(first + i)) > 1e-12 * std::abs(expected.x(expected.size() - 1)))
            QCOMPARE(actual.x(i), expected.x(first + i));
    }
}

void addEndings()
{
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"csv", "npy", "json"})
        QTest::newRow(ending) << QString::fromLatin1(ending);
}

Result<QByteArray> written(const ExporterSet& exporters, const QString& ending, const Capture& capture,
                           const ExportOptions& options = {}, const ExportMonitor& monitor = {})
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto exporter = exporters.forPath(QStringLiteral("x.") + ending);
    const auto result = exporter.value()->write(capture, options, buffer, monitor);
    if (!result)
        return tl::unexpected(result.error());
    return buffer.data();
}

} // namespace

void ExportersTest::readsBackEqual_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("raw");
    QTest::addColumn<int>("traces");
    for (const char* ending : {"csv", "npy", "json"}) {
        for (const auto type : {SampleType::Int8, SampleType::UInt8, SampleType::Int16, SampleType::UInt16,
                                SampleType::Int32, SampleType::UInt32}) {
            for (const bool raw : {false, true}) {
                for (const int traces : {1, 3})
                    QTest::addRow("%s %s %s %d", ending, waveform::sampleTypeName(type).data(),
                                  raw ? "codes" : "values", traces)
                        << QString::fromLatin1(ending) << static_cast<int>(type) << raw << traces;
            }
        }
    }
}

void ExportersTest::readsBackEqual()
{
    QFETCH(const QString, ending);
    QFETCH(const int, type);
    QFETCH(const bool, raw);
    QFETCH(const int, traces);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("capture.") + ending.toUpper());
    const auto capture = sampleCapture(static_cast<SampleType>(type), std::endian::big, 1000, traces);
    ExportOptions options;
    options.raw = raw;
    std::size_t done = 0;
    ExportMonitor monitor;
    monitor.progress = [&](std::size_t samples, std::size_t total) {
        QVERIFY(samples <= total);
        QVERIFY(samples >= done);
        done = samples;
    };
    QVERIFY(m_exporters.write(capture, path, options, monitor));
    QVERIFY(done > 0);
    const auto back = m_exporters.read(path);
    QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
    compareDescriptions(*back, capture);
    QCOMPARE(back->traces.size(), capture.traces.size());
    for (std::size_t i = 0; i < capture.traces.size(); ++i)
        compareTraces(*back->traces[i], *capture.traces[i], 0, 1000);
    if (ending == QLatin1StringView("json") || (ending == QLatin1StringView("npy") && raw)) {
        QCOMPARE(back->traces.front()->format().type, capture.traces.front()->format().type);
        QVERIFY(std::ranges::equal(back->traces.front()->rawBytes(), capture.traces.front()->rawBytes()));
        QCOMPARE(*back->traces.front()->regularAxis(), *capture.traces.front()->regularAxis());
    }
}

void ExportersTest::readsBackARange_data()
{
    addEndings();
}

void ExportersTest::readsBackARange()
{
    QFETCH(const QString, ending);
    // 200 000 samples of 16 bits: the table of texts and several chunks come into play.
    const auto capture = sampleCapture(SampleType::Int16, std::endian::little, 200'000, 2);
    ExportOptions options;
    options.first = 70'001;
    options.last = 199'990;
    const auto bytes = written(m_exporters, ending, capture, options);
    QVERIFY(bytes);
    const auto back = m_exporters.forPath(QStringLiteral("x.") + ending).value()->read(*bytes);
    QVERIFY(back);
    for (std::size_t i = 0; i < 2; ++i)
        compareTraces(*back->traces[i], *capture.traces[i], 70'001, 199'990);
}

void ExportersTest::keepsAnExplicitAxis_data()
{
    addEndings();
}

void ExportersTest::keepsAnExplicitAxis()
{
    QFETCH(const QString, ending);
    const std::vector<double> current{1e-12, 3.5e-9, 0.1, 2.25};
    const waveform::ExplicitAxis voltage{0.1, 0.2, 0.30000000000000004, 0.2};
    Capture capture;
    capture.traces = {*Waveform::fromValues(current, voltage, {QStringLiteral("Voltage"), QStringLiteral("V")},
                                            {QStringLiteral("Current"), QStringLiteral("A")},
                                            QStringLiteral("Diode, 1"))};
    ExportOptions options;
    options.first = 1;
    const auto bytes = written(m_exporters, ending, capture, options);
    QVERIFY(bytes);
    const auto back = m_exporters.forPath(QStringLiteral("x.") + ending).value()->read(*bytes);
    QVERIFY2(back, qPrintable(back ? QString() : back.error().message));
    QVERIFY(std::ranges::equal(back->traces.front()->explicitAxis(), std::span(voltage).subspan(1)));
    compareTraces(*back->traces.front(), *capture.traces.front(), 1, 4);
}

void ExportersTest::keepsGapsAndFloat32_data()
{
    addEndings();
}

void ExportersTest::keepsGapsAndFloat32()
{
    QFETCH(const QString, ending);
    const float samples[]{0.1F, std::numeric_limits<float>::quiet_NaN(), -3.4e38F, 1e-45F, 16777217.0F};
    Waveform::Parts parts;
    parts.bytes = QByteArray(reinterpret_cast<const char*>(samples), sizeof samples);
    parts.count = std::size(samples);
    parts.format.type = SampleType::Float32;
    parts.xLabel = {QStringLiteral("Time"), QStringLiteral("s")};
    Capture capture;
    capture.traces = {*Waveform::create(parts)};
    const auto bytes = written(m_exporters, ending, capture);
    QVERIFY(bytes);
    if (ending == QLatin1StringView("csv"))
        QVERIFY(bytes->contains("\n0,0.1\n1,nan\n"));
    const auto back = m_exporters.forPath(QStringLiteral("x.") + ending).value()->read(*bytes);
    QVERIFY(back);
    QCOMPARE(back->traces.front()->format().type, SampleType::Float32);
    compareTraces(*back->traces.front(), *capture.traces.front(), 0, std::size(samples));
}

void ExportersTest::writesAReadableTable()
{
    Waveform::Parts parts;
    parts.bytes = QByteArray("\x00\x01\xff", 3);
    parts.count = 3;
    parts.format.type = SampleType::Int8;
    parts.scaling = {0.01, 0};
    parts.x = RegularAxis{-1e-6, 1e-9};
    parts.xLabel = {QStringLiteral("Time"), QStringLiteral("s")};
    parts.yLabel = {QString(), QStringLiteral("V")};
    parts.channel = QStringLiteral("CH1, inverted");
    Capture capture;
    capture.traces = {*Waveform::create(parts)};
    capture.time = QDateTime(QDate(2026, 11, 21), QTime(1, 2, 3), Qt::UTC);
    const auto bytes = written(m_exporters, QStringLiteral("csv"), capture);
    QVERIFY(bytes);
    QCOMPARE(*bytes, QByteArray("# visor-capture: 1\n"
                                "# time: 2026-11-21T01:02:03.000Z\n"
                                "# samples: 3\n"
                                "# x_start: -1e-06\n"
                                "# x_increment: 1e-09\n"
                                "# trace: CH1, inverted, int8, scale 0.01, offset 0\n"
                                "Time,\"CH1, inverted\"\n"
                                "s,V\n"
                                "-1e-6,0\n"
                                "-9.99e-7,0.01\n"
                                "-9.98e-7,-0.01\n"));
}

void ExportersTest::csvReadsOtherPrograms()
{
    const auto exporter = m_exporters.forPath(QStringLiteral("x.csv")).value();
    const auto german =
        exporter->read("\xEF\xBB\xBFZeit;CH1;CH2\r\ns;V;V\r\n0;1;2\r\n1;+3;\r\n\r\n2;-1e-3; 5 \r\n");
    QVERIFY(german);
    QCOMPARE(german->traces.size(), std::size_t(2));
    QCOMPARE(german->traces[0]->value(1), 3.0);
    QVERIFY(std::isnan(german->traces[1]->value(1)));
    QCOMPARE(german->traces[1]->value(2), 5.0);
    QCOMPARE(german->traces[1]->channel(), QStringLiteral("CH2"));
    QCOMPARE(german->traces[1]->xLabel(), (waveform::AxisLabel{QStringLiteral("Zeit"), QStringLiteral("s")}));
    const auto bare = exporter->read("1.5\n2.5\n");
    QVERIFY(bare);
    QCOMPARE(bare->traces.front()->value(1), 2.5);
    QVERIFY(bare->traces.front()->isRegular());
}

void ExportersTest::agreesWithNumPy_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("big");
    for (const auto type :
         {SampleType::Int8, SampleType::UInt8, SampleType::Int16, SampleType::UInt16, SampleType::Int32}) {
        for (const bool big : {false, true})
            QTest::addRow("%s %s", waveform::sampleTypeName(type).data(), big ? "big" : "little")
                << static_cast<int>(type) << big;
    }
}

void ExportersTest::agreesWithNumPy()
{
    QFETCH(const int, type);
    QFETCH(const bool, big);
    const QString python = QStringLiteral("/usr/bin/python3");
    QProcess probe;
    probe.start(python, {QStringLiteral("-c"), QStringLiteral("import numpy")});
    if (!probe.waitForFinished() || probe.exitCode() != 0)
        QSKIP("python3-numpy is not installed, so there is no independent reader");

    QTemporaryDir folder;
    const auto capture =
        sampleCapture(static_cast<SampleType>(type), big ? std::endian::big : std::endian::little, 2000, 2);
    QVERIFY(m_exporters.write(capture, folder.filePath(QStringLiteral("a.csv"))));
    QVERIFY(m_exporters.write(capture, folder.filePath(QStringLiteral("a.npy"))));
    QVERIFY(m_exporters.write(capture, folder.filePath(QStringLiteral("a.json"))));
    ExportOptions options;
    options.raw = true;
    QVERIFY(m_exporters.write(capture, folder.filePath(QStringLiteral("codes.npy")), options));
    // The wire bytes themselves are the reference.
    QFile wire(folder.filePath(QStringLiteral("wire.bin")));
    QVERIFY(wire.open(QIODevice::WriteOnly));
    for (const auto& trace : capture.traces)
        wire.write(trace->rawBytes().data(), static_cast<qint64>(trace->rawBytes().size()));
    wire.close();
    QFile script(folder.filePath(QStringLiteral("check.py")));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(R"(
import base64, csv, json, sys
import numpy as np
dtype = np.dtype(sys.argv[1]).newbyteorder(sys.argv[2])
wire = np.fromfile("wire.bin", dtype=dtype).reshape(2, 2000)
volts = wire.astype("f8") * 0.0234375 - 1.25
with open("a.npy", "rb") as f:
    a = np.load(f)
    about = json.loads(np.load(f).item())
assert a.dtype == np.float64 and a.shape == (2, 2000) and (a == volts).all()
assert about["instrument"]["serial"] == "MY00000001" and about["traces"][1]["channel"] == "CH2"
codes = np.load("codes.npy")
assert codes.dtype.kind == dtype.kind and (codes == wire).all()
with open("a.csv", newline="", encoding="utf-8") as f:
    rows = [r for r in csv.reader(line for line in f if not line.startswith("#"))]
assert rows[0] == ["Time", "CH1", "CH2"] and rows[1] == ["s", "V", "V"]
table = np.array(rows[2:], dtype="f8")
assert (table[:, 1:].T == volts).all()
assert np.allclose(table[:, 0], -5e-6 + 2e-9 * np.arange(2000), rtol=1e-12, atol=1e-20)
assert table[7, 0] == -4.986e-6
about = json.load(open("a.json", encoding="utf-8"))
for i, trace in enumerate(about["traces"]):
    order = ">" if trace["byte_order"] == "big" else "<"
    y = np.frombuffer(base64.b64decode(trace["data_base64"]), np.dtype(trace["dtype"]).newbyteorder(order))
    assert (y == wire[i]).all() and (y * trace["y"]["scale"] + trace["y"]["offset"] == volts[i]).all()
print("equal")
)");
    script.close();
    QProcess check;
    check.setWorkingDirectory(folder.path());
    check.start(python, {script.fileName(), waveform::sampleTypeName(static_cast<SampleType>(type)),
                         big ? QStringLiteral(">") : QStringLiteral("<")});
    QVERIFY(check.waitForFinished(60'000));
    const QByteArray complaint = check.readAllStandardError();
    QVERIFY2(check.exitCode() == 0, complaint.constData());
    QCOMPARE(check.readAllStandardOutput().trimmed(), QByteArray("equal"));
}

void ExportersTest::leavesNoPartialFile_data()
{
    addEndings();
}

void ExportersTest::leavesNoPartialFile()
{
    QFETCH(const QString, ending);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("capture.") + ending);
    QFile before(path);
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("yesterday");
    before.close();
    const auto capture = sampleCapture(SampleType::Int16, std::endian::big, 300'000, 1);
    ExportMonitor monitor;
    monitor.token = visa::CancelToken::create();
    monitor.progress = [&](std::size_t, std::size_t) { monitor.token.cancel(); };
    const auto result = m_exporters.write(capture, path, {}, monitor);
    QVERIFY(!result);
    QCOMPARE(result.error().status, visa::Status::ErrorAbort);
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll(), QByteArray("yesterday"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);

    const auto nowhere = m_exporters.write(capture, folder.filePath(QStringLiteral("no/such/x.") + ending));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().status, visa::Status::ErrorFileAccess);
    const auto full = m_exporters.forPath(path).value();
    QFile device(QStringLiteral("/dev/full"));
    if (device.open(QIODevice::WriteOnly | QIODevice::Unbuffered)) {
        const auto noRoom = full->write(capture, {}, device, {});
        QVERIFY(!noRoom);
        QCOMPARE(noRoom.error().status, visa::Status::ErrorFileIo);
    }
}

void ExportersTest::refusesWhatItCannotWrite()
{
    auto capture = sampleCapture(SampleType::Int8, std::endian::native, 100, 1);
    const auto unknown = m_exporters.write(capture, QStringLiteral("x.xlsx"));
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().status, visa::Status::ErrorUnsupportedFormat);
    QVERIFY(unknown.error().message.contains(QLatin1StringView(".csv .npy .json")));
    for (const char* ending : {"csv", "npy", "json"}) {
        const auto name = QString::fromLatin1(ending);
        QVERIFY(!written(m_exporters, name, Capture{}));
        ExportOptions options;
        options.first = 100;
        QVERIFY(!written(m_exporters, name, capture, options));
    }
    capture.traces.push_back(codes(SampleType::Int16, std::endian::big, 100, QStringLiteral("CH2"), 5));
    ExportOptions raw;
    raw.raw = true;
    QVERIFY(!written(m_exporters, QStringLiteral("npy"), capture, raw)); // two types of codes
    QVERIFY(written(m_exporters, QStringLiteral("npy"), capture));
    capture.traces.push_back(codes(SampleType::Int8, std::endian::big, 99, QStringLiteral("CH3"), 5));
    QVERIFY(!written(m_exporters, QStringLiteral("npy"), capture)); // two lengths
    QVERIFY(!written(m_exporters, QStringLiteral("csv"), capture));
    QVERIFY(written(m_exporters, QStringLiteral("json"), capture));
}

void ExportersTest::refusesForeignBytes_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("content");
    const auto npy = [](const QByteArray& dictionary, const QByteArray& data = {}) {
        return QByteArray("\x93NUMPY\x01\x00", 8) + static_cast<char>(dictionary.size()) + '\0' + dictionary +
               data;
    };
    QTest::newRow("csv empty") << "csv" << QByteArray();
    QTest::newRow("csv words") << "csv" << QByteArray("a,b\nc,d\ne,f\n");
    QTest::newRow("csv ragged") << "csv" << QByteArray("1,2\n3\n");
    QTest::newRow("csv long row") << "csv" << QByteArray("1,2\n3,4,5\n");
    QTest::newRow("csv word in row") << "csv" << QByteArray("1,2\n3,four\n");
    QTest::newRow("csv wide") << "csv" << QByteArray(2000, ',');
    QTest::newRow("csv no step") << "csv" << QByteArray("# x_start: 0\n# x_increment: 0\n1,2\n");
    QTest::newRow("npy empty") << "npy" << QByteArray();
    QTest::newRow("npy text") << "npy" << QByteArray("hello, this is no array");
    QTest::newRow("npy version") << "npy" << QByteArray("\x93NUMPY\x09\x00\x00\x00\x00\x00\x00", 13);
    QTest::newRow("npy long header") << "npy" << QByteArray("\x93NUMPY\x02\x00\xff\xff\xff\xff{}", 14);
    QTest::newRow("npy short data") << "npy" << npy("{'descr': '<f8', 'fortran_order': False, 'shape': (5,), }");
    QTest::newRow("npy huge shape")
        << "npy"
        << npy("{'descr': '<f8', 'fortran_order': False, 'shape': (4294967296, 4294967296), }", "12345678");
    QTest::newRow("npy complex") << "npy"
                                 << npy("{'descr': '<c8', 'fortran_order': False, 'shape': (1,), }", "12345678");
    QTest::newRow("npy objects") << "npy"
                                 << npy("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }", "12345678");
    QTest::newRow("npy many rows") << "npy"
                                   << npy("{'descr': '|i1', 'fortran_order': False, 'shape': (5000, 0), }");
    QTest::newRow("npy Fortran") << "npy"
                                 << npy("{'descr': '|i1', 'fortran_order': True, 'shape': (2, 4), }", "12345678");
    QTest::newRow("json empty") << "json" << QByteArray();
    QTest::newRow("json list") << "json" << QByteArray("[]");
    QTest::newRow("json other") << "json" << QByteArray("{\"a\":1}");
    QTest::newRow("json newer") << "json" << QByteArray(R"({"format":"visor-capture","version":2})");
    QTest::newRow("json bad type") << "json"
                                   << QByteArray(
                                          R"({"format":"visor-capture","version":1,"traces":[{"samples":1}]})");
    QTest::newRow("json short data") << "json"
                                     << QByteArray(R"({"format":"visor-capture","version":1,"traces":[)"
                                                   R"({"samples":4,"dtype":"int16","x":{"increment":1},)"
                                                   R"("data_base64":"AAAA"}]})");
    QTest::newRow("json no base64") << "json"
                                    << QByteArray(R"({"format":"visor-capture","version":1,"traces":[)"
                                                  R"({"samples":1,"dtype":"int8","x":{"increment":1},)"
                                                  R"("data_base64":"%%%%"}]})");
}

void ExportersTest::refusesForeignBytes()
{
    QFETCH(const QString, ending);
    QFETCH(const QByteArray, content);
    const auto capture = m_exporters.forPath(QStringLiteral("x.") + ending).value()->read(content);
    QVERIFY(!capture);
    QVERIFY(visa::isError(capture.error().status));
    QVERIFY(!capture.error().message.isEmpty());
}

void ExportersTest::survivesDamage_data()
{
    addEndings();
}

void ExportersTest::survivesDamage()
{
    QFETCH(const QString, ending);
    const auto exporter = m_exporters.forPath(QStringLiteral("x.") + ending).value();
    const auto whole = written(m_exporters, ending, sampleCapture(SampleType::Int16, std::endian::big, 50, 2));
    QVERIFY(whole);
    std::mt19937 random(7);
    for (int i = 0; i < 2000; ++i) {
        QByteArray damaged = *whole;
        if (i % 2 == 0)
            damaged.truncate(static_cast<qsizetype>(random() % static_cast<unsigned>(whole->size())));
        for (unsigned change = 0; change < random() % 4 && !damaged.isEmpty(); ++change)
            damaged[static_cast<qsizetype>(random() % static_cast<unsigned>(damaged.size()))] =
                static_cast<char>(random());
        const auto capture = exporter->read(damaged); // an error or a capture; never a crash
        if (!capture)
            QVERIFY(!capture.error().message.isEmpty());
    }
}

} // namespace visor::capture

QTEST_GUILESS_MAIN(visor::capture::ExportersTest)
#include "test_exporters.moc"
