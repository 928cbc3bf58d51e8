// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "widgets/common/bytes_text.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/trace/trace_export.h"
#include "widgets/trace/trace_filter.h"
#include "widgets/trace/trace_model.h"
#include "widgets/trace/trace_view.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

namespace visor::ui {

class TestTrace : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_filled = 0; }

    void bytesAreNeverBrokenText()
    {
        QVERIFY(!isBinary("1.25\n"));
        QVERIFY(!isBinary("12 \xc2\xb5V\n"));
        QVERIFY(isBinary("#15hello"));
        QVERIFY(isBinary(QByteArrayView("\x00\x01", 2)));
        QVERIFY(isBinary("\xff\xfe"));
        QCOMPARE(previewLine("1.25\r\n"), QStringLiteral("1.25\\r\\n"));
        QCOMPARE(previewLine(QByteArrayView("#13\x01\x02\x03\n", 7)),
                 QStringLiteral("block of 3 bytes: 01 02 03 0a"));
        QVERIFY(previewLine("abc", 5000).endsWith(QStringLiteral("…")));
        QVERIFY(previewLine(QByteArrayView("\x89PNG\x00", 5)).contains(QStringLiteral("5 binary bytes")));
        QCOMPARE(formatSize(999), QStringLiteral("999 B"));
        QCOMPARE(formatSize(1500), QStringLiteral("1.5 kB"));
        QCOMPARE(formatDuration(std::chrono::microseconds(230)), QStringLiteral("0.23 ms"));
        QCOMPARE(formatDuration(std::chrono::milliseconds(3200)), QStringLiteral("3.20 s"));
        const QString dump = hexDump(QByteArray(40, 'A'), 20);
        QVERIFY(dump.startsWith(QStringLiteral("00000000  41 41")));
        QVERIFY(dump.contains(QStringLiteral("00000010")));
        QVERIFY(dump.contains(QStringLiteral("20 more bytes")));
    }

    void modelTakesBatchesAndStaysBounded()
    {
        instrument::TraceLog log(1000);
        const auto source = log.addSource(QStringLiteral("Scope"));
        TraceModel model(log, 100);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.update(), std::size_t(0));
        fill(log, source, 80);
        QCOMPARE(model.update(), std::size_t(80));
        QCOMPARE(model.rowCount(), 80);
        fill(log, source, 60);
        model.update();
        QVERIFY(model.rowCount() <= 100);
        QCOMPARE(model.entry(model.rowCount() - 1).number, std::uint64_t(140));
        QCOMPARE(model.index(0, TraceModel::Instrument).data().toString(), QStringLiteral("Scope"));
        QCOMPARE(model.index(0, TraceModel::Direction).data().toString(), QStringLiteral("Write"));
        model.setTimeFormat(TraceTime::Relative);
        QVERIFY(model.index(0, TraceModel::Time).data().toString().startsWith(QLatin1Char('+')));
        model.setTimeFormat(TraceTime::Delta);
        QVERIFY(model.index(1, TraceModel::Time).data().toString().startsWith(QLatin1Char('+')));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.update(), std::size_t(0));
    }

    void viewFiltersPausesAndCopies()
    {
        instrument::TraceLog log(1000);
        const auto source = log.addSource(QStringLiteral("Scope"));
        const auto settings = Settings::inFile(m_directory.filePath(QStringLiteral("a.conf")));
        fill(log, source, 10);
        TraceView view(log, *settings);
        view.resize(900, 300);
        auto* table = view.findChild<QTableView*>(QStringLiteral("traceTable"));
        QCOMPARE(table->model()->rowCount(), 0); // nothing is fetched before it is visible
        view.show();
        QCOMPARE(table->model()->rowCount(), 10);
        auto* filter = view.findChild<QLineEdit*>(QStringLiteral("traceFilter"));
        QTest::keyClicks(filter, QStringLiteral("write n3"));
        QCOMPARE(table->model()->rowCount(), 1);
        filter->clear();
        QTest::mouseClick(view.findChild<QToolButton*>(QStringLiteral("tracePause")), Qt::LeftButton);
        fill(log, source, 5);
        view.setActive(true);
        view.setActive(false);
        QCOMPARE(table->model()->rowCount(), 10);
        QTest::mouseClick(view.findChild<QToolButton*>(QStringLiteral("tracePause")), Qt::LeftButton);
        QCOMPARE(table->model()->rowCount(), 15);
        view.setActive(true);
        fill(log, source, 5);
        QTRY_COMPARE(table->model()->rowCount(), 20);
        table->setFocus();
        table->selectRow(1);
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("n1")));
        QTest::mouseClick(view.findChild<QToolButton*>(QStringLiteral("traceClear")), Qt::LeftButton);
        QCOMPARE(table->model()->rowCount(), 0);
    }

    void exportsReadBack()
    {
        instrument::TraceLog log(1000);
        const auto source = log.addSource(QStringLiteral("Scope, \"left\""));
        fill(log, source, 2);
        const auto now = std::chrono::steady_clock::now();
        log.append({instrument::Direction::Read, instrument::Origin::Capture, source, now,
                    now + std::chrono::milliseconds(3), 4, visa::Status::ErrorTimeout},
                   QByteArrayView("\x00\x01\xff\x0a", 4));
        const auto settings = Settings::inFile(m_directory.filePath(QStringLiteral("b.conf")));
        TraceView view(log, *settings);
        view.show();
        const QString csv = m_directory.filePath(QStringLiteral("trace.csv"));
        QSignalSpy finished(&view, &TraceView::exportFinished);
        view.exportTo(csv);
        QTRY_COMPARE(finished.count(), 1);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("\"Scope, \"\"left\"\"\""));
        QVERIFY(text.contains("VI_ERROR_TMO,hex,0001ff0a"));
        const QString lines = m_directory.filePath(QStringLiteral("trace.jsonl"));
        view.exportTo(lines);
        QTRY_COMPARE(finished.count(), 2);
        QFile jsonl(lines);
        QVERIFY(jsonl.open(QIODevice::ReadOnly));
        const QList<QByteArray> rows = jsonl.readAll().trimmed().split('\n');
        QCOMPARE(rows.size(), 3);
        const QJsonObject last = QJsonDocument::fromJson(rows.last()).object();
        QCOMPARE(last.value(QStringLiteral("origin")).toString(), QStringLiteral("capture"));
        QCOMPARE(last.value(QStringLiteral("duration_ms")).toDouble(), 3.0);

        view.exportTo(m_directory.filePath(QStringLiteral("no/such/folder/x.csv")));
        QTRY_COMPARE(finished.count(), 3);
        auto* banner = view.findChild<MessageBanner*>();
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->message().severity, Severity::Failure);
        QVERIFY(view.findChild<QToolButton*>(QStringLiteral("traceExport"))->isEnabled());
    }

    void aCancelledExportLeavesTheFileAsItWas()
    {
        std::vector<instrument::TraceEntry> entries(5000);
        const QString path = folderOf(QStringLiteral("cancelled")).filePath(QStringLiteral("trace.csv"));
        const auto names = [](std::uint32_t) { return QStringLiteral("Scope"); };
        QVERIFY(exportTrace(path, std::span(entries).first(1), names));
        const QByteArray before = contentOf(path);
        QVERIFY(!before.isEmpty());

        capture::ExportMonitor monitor;
        monitor.token = visa::CancelToken::create();
        std::size_t chunks = 0;
        monitor.progress = [&](std::size_t done, std::size_t total) {
            QCOMPARE(total, entries.size());
            QVERIFY(done > 0 && done <= total);
            if (++chunks == 2)
                monitor.token.cancel();
        };
        const auto cancelled = exportTrace(path, entries, names, monitor);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().status, visa::Status::ErrorAbort);
        QCOMPARE(chunks, std::size_t(2));
        QCOMPARE(contentOf(path), before);
        // Nor is anything left beside it.
        QCOMPARE(folderOf(QStringLiteral("cancelled")).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("trace.csv")});

        monitor.token = {};
        monitor.progress = {};
        QVERIFY(exportTrace(path, entries, names, monitor));
        QCOMPARE(contentOf(path).count('\n'), qsizetype(5001));
    }

    void exportsInTheBackgroundUntilCancelled()
    {
        instrument::TraceLog log(100'000);
        const auto source = log.addSource(QStringLiteral("Scope"));
        fill(log, source, 60'000);
        const auto settings = Settings::inFile(m_directory.filePath(QStringLiteral("c.conf")));
        TraceView view(log, *settings);
        view.show();
        QSignalSpy finished(&view, &TraceView::exportFinished);
        const QDir folder = folderOf(QStringLiteral("background"));
        view.exportTo(folder.filePath(QStringLiteral("all.jsonl")));
        QVERIFY(view.isExporting()); // the call did not wait for it
        QVERIFY(!view.findChild<QToolButton*>(QStringLiteral("traceExport"))->isEnabled());
        view.exportTo(folder.filePath(QStringLiteral("second.csv"))); // one at a time
        view.cancelExport();
        QTRY_COMPARE(finished.count(), 1);
        QVERIFY(!view.isExporting());
        // Unless the export was done before the cancel came.
        if (!folder.exists(QStringLiteral("all.jsonl"))) {
            QVERIFY(folder.entryList(QDir::Files | QDir::Hidden).isEmpty());
            auto* banner = view.findChild<MessageBanner*>();
            QVERIFY(banner->isVisible());
            QCOMPARE(banner->message().severity, Severity::Information);
            QVERIFY2(banner->message().what.contains(QStringLiteral("cancelled")),
                     qPrintable(banner->message().what));
        }

        view.exportTo(folder.filePath(QStringLiteral("all.jsonl")));
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, 60'000);
        QCOMPARE(contentOf(folder.filePath(QStringLiteral("all.jsonl"))).count('\n'), qsizetype(60'000));
        // A view that goes while it exports takes the thread with it.
        auto gone = std::make_unique<TraceView>(log, *settings);
        gone->show();
        gone->exportTo(folder.filePath(QStringLiteral("gone.csv")));
        QVERIFY(gone->isExporting());
        gone.reset();
        QVERIFY(!folder.exists(QStringLiteral("gone.csv")) ||
                contentOf(folder.filePath(QStringLiteral("gone.csv"))).count('\n') == 60'001);
    }

private:
    [[nodiscard]] QDir folderOf(const QString& name) const
    {
        QDir folder(m_directory.path());
        folder.mkpath(name);
        folder.cd(name);
        return folder;
    }
    static QByteArray contentOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void fill(instrument::TraceLog& log, std::uint32_t source, int count)
    {
        for (int i = 0; i < count; ++i) {
            const auto now = std::chrono::steady_clock::now();
            const QByteArray text = "n" + QByteArray::number(m_filled++ % 1000) + "\n";
            log.append({instrument::Direction::Write, instrument::Origin::Terminal, source, now, now,
                        std::uint64_t(text.size()), visa::Status::Success},
                       text);
        }
    }

    QTemporaryDir m_directory;
    int m_filled = 0;
};

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestTrace)
#include "test_trace.moc"
