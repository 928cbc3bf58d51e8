// SPDX-License-Identifier: GPL-3.0-or-later
// Closing what holds captures that nobody exported.
#include "app/console/unsaved_captures_dialog.h"
#include "core/capture/exporter_set.h"
#include "tests/app/console/fake_desk.h"
#include "tests/common/test_case.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/message_banner.h"
#include "widgets/waveform/waveform_panel.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

namespace visor::app {

class TestClosing : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_desk = std::make_unique<test::FakeDesk>();
        m_desk->setBench([](test::FakeBench& bench) {
            bench.answer = [](const QByteArray& message) {
                if (message == "*IDN?")
                    return QByteArray("ACME,SCOPE,1,1\n");
                return message == "CURV?" ? QByteArray("#14abcd\n") : QByteArray();
            };
        });
    }
    void cleanup() { m_desk.reset(); }

    void asksNothingWhenNothingIsLost()
    {
        Workspace* workspace = m_desk->open(1);
        QVERIFY(workspace);
        workspace->showTab(Workspace::Waveform);
        m_desk->window->closeWorkspace(workspace);
        QVERIFY(!question());
        QVERIFY(m_desk->window->workspaces().empty());
        QVERIFY(m_desk->window->close());
    }

    void aClosedInstrumentAsksOnce()
    {
        Workspace* workspace = capturedAt(1);
        QVERIFY(workspace);
        m_desk->window->closeWorkspace(workspace);
        QVERIFY(question());
        QCOMPARE(m_desk->window->workspaces().size(), std::size_t(1));
        QVERIFY(list().contains(workspace->name()));
        // Cancel leaves everything as it is.
        QTest::mouseClick(named<QPushButton>("unsavedCancel"), Qt::LeftButton);
        QTRY_VERIFY(!question());
        QVERIFY(workspace->waveform()->hasUnsavedCapture());
        QCOMPARE(m_desk->window->workspaces().size(), std::size_t(1));
        // Discard closes.
        m_desk->window->closeWorkspace(workspace);
        QTest::mouseClick(named<QPushButton>("unsavedDiscard"), Qt::LeftButton);
        QTRY_VERIFY(m_desk->window->workspaces().empty());
        QTRY_VERIFY(!question());
    }

    void theWindowAsksForAllAtOnce()
    {
        Workspace* first = capturedAt(1);
        Workspace* second = capturedAt(2);
        Workspace* third = capturedAt(3);
        QVERIFY(first && second && third);
        // Exported, and with that none of its business.
        QSignalSpy exported(third->waveform(), &ui::WaveformPanel::exported);
        third->waveform()->exportTo(m_desk->path(QStringLiteral("third.csv")), ui::WaveformPanel::Extent::All);
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY(!m_desk->window->close());
        QVERIFY(m_desk->window->isVisible());
        QVERIFY(question());
        QCOMPARE(m_desk->window->findChildren<UnsavedCapturesDialog*>().size(), 1);
        QVERIFY(list().contains(first->name()) && list().contains(second->name()));
        QCOMPARE(list().count(u'\n') + 1, qsizetype(2)); // not the third
        QVERIFY(!m_desk->window->close());               // asked again it is still one question
        QCOMPARE(m_desk->window->findChildren<UnsavedCapturesDialog*>().size(), 1);
        QTest::mouseClick(named<QPushButton>("unsavedDiscard"), Qt::LeftButton);
        QTRY_VERIFY(!m_desk->window->isVisible());
    }

    void exportsThemAllAndCloses()
    {
        Workspace* first = capturedAt(1);
        Workspace* second = capturedAt(2); // the same model at the same time: the names must not collide
        QVERIFY(first && second);
        QDir folder(m_desk->path({}));
        QVERIFY(folder.mkpath(QStringLiteral("all")));
        QVERIFY(folder.cd(QStringLiteral("all")));
        QVERIFY(!m_desk->window->close());
        QTest::mouseClick(named<QPushButton>("unsavedExport"), Qt::LeftButton);
        auto* chooser = named<QFileDialog>("captureFolderChooser");
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected(folder.path());
        chooser->close();
        QTRY_VERIFY(!m_desk->window->isVisible());
        const QStringList files = folder.entryList({QStringLiteral("*.csv")}, QDir::Files);
        QCOMPARE(files.size(), 2);
        for (const QString& file : files)
            QVERIFY(capture::standardExporters().read(folder.filePath(file)));
    }

    void aFailedExportClosesNothing()
    {
        Workspace* workspace = capturedAt(1);
        QVERIFY(workspace);
        workspace->showTab(Workspace::Terminal);
        QVERIFY(!m_desk->window->close());
        QTest::mouseClick(named<QPushButton>("unsavedExport"), Qt::LeftButton);
        auto* chooser = named<QFileDialog>("captureFolderChooser");
        QVERIFY(chooser);
        Q_EMIT chooser->fileSelected(m_desk->path(QStringLiteral("no/such/folder")));
        chooser->close();
        auto* banner = workspace->waveform()->findChild<ui::MessageBanner*>();
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->message().severity, ui::Severity::Failure);
        QVERIFY(m_desk->window->isVisible());
        QCOMPARE(workspace->currentTab(), Workspace::Waveform); // where it is told
        QVERIFY(workspace->waveform()->hasUnsavedCapture());
        // Nor does a later export of the user's close the window.
        QSignalSpy exported(workspace->waveform(), &ui::WaveformPanel::exported);
        workspace->waveform()->exportTo(m_desk->path(QStringLiteral("later.csv")), ui::WaveformPanel::Extent::All);
        QTRY_COMPARE(exported.count(), 1);
        QVERIFY(m_desk->window->isVisible());
        QVERIFY(m_desk->window->close());
    }

    void theQuestionCanBeSwitchedOffAndOn()
    {
        Workspace* workspace = capturedAt(1);
        QVERIFY(workspace);
        QAction* ask = m_desk->window->actions().action(QStringLiteral("capture.askBeforeClosing"));
        QVERIFY(ask->isChecked());
        m_desk->window->closeWorkspace(workspace);
        named<QCheckBox>("unsavedNever")->setChecked(true);
        QTest::mouseClick(named<QPushButton>("unsavedDiscard"), Qt::LeftButton);
        QTRY_VERIFY(m_desk->window->workspaces().empty());
        QVERIFY(!ask->isChecked());
        workspace = capturedAt(2);
        QVERIFY(workspace);
        m_desk->window->closeWorkspace(workspace); // unasked, and at the next start too
        QVERIFY(m_desk->window->workspaces().empty());
        m_desk->restart();
        ask = m_desk->window->actions().action(QStringLiteral("capture.askBeforeClosing"));
        QVERIFY(!ask->isChecked());
        ask->trigger();
        workspace = capturedAt(3);
        QVERIFY(workspace);
        QVERIFY(!m_desk->window->close());
        QVERIFY(question());
    }

    void anExportUnderWayIsWaitedFor()
    {
        Workspace* workspace = capturedAt(1);
        QVERIFY(workspace);
        workspace->waveform()->exportTo(m_desk->path(QStringLiteral("slow.csv")), ui::WaveformPanel::Extent::All);
        QVERIFY(workspace->waveform()->isExporting());
        QVERIFY(!m_desk->window->close());
        QTest::mouseClick(named<QPushButton>("unsavedExport"), Qt::LeftButton);
        auto* chooser = named<QFileDialog>("captureFolderChooser");
        if (chooser != nullptr) { // not when it has ended meanwhile
            Q_EMIT chooser->fileSelected(m_desk->path({}));
            chooser->close();
        }
        QTRY_VERIFY(!m_desk->window->isVisible());
    }

    void aRunForAPictureIsNotAsked()
    {
        ConsoleOptions options;
        options.screenshot = m_desk->path(QStringLiteral("window.png"));
        m_desk->restart(options);
        QVERIFY(capturedAt(1));
        QTRY_VERIFY_WITH_TIMEOUT(!m_desk->window->isVisible(), 30'000);
        QVERIFY(QFile::exists(options.screenshot));
        QVERIFY(!question());
    }

private:
    template<typename T>
    [[nodiscard]] T* named(const char* name) const
    {
        return m_desk->window->findChild<T*>(QString::fromLatin1(name));
    }
    [[nodiscard]] UnsavedCapturesDialog* question() const
    {
        return m_desk->window->findChild<UnsavedCapturesDialog*>();
    }
    [[nodiscard]] QString list() const { return named<QLabel>("unsavedCapturesList")->text(); }
    /// Opens the instrument and captures once; null when that failed.
    Workspace* capturedAt(int port)
    {
        Workspace* workspace = m_desk->open(port);
        if (workspace == nullptr)
            return nullptr;
        workspace->showTab(Workspace::Waveform);
        ui::WaveformPanel* panel = workspace->waveform();
        capture::RawSource source;
        source.query = QStringLiteral("CURV?");
        panel->setRawSource(source);
        panel->single();
        const bool isCaptured = QTest::qWaitFor([panel] { return panel->hasUnsavedCapture(); }, 30'000);
        return isCaptured ? workspace : nullptr;
    }

    std::unique_ptr<test::FakeDesk> m_desk;
};

} // namespace visor::app

QTEST_MAIN(visor::app::TestClosing)
#include "test_closing.moc"
