// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/profile_instrument.h"
#include "core/simulation/steady_clock.h"
#include "tests/common/test_case.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/controls/command_row.h"
#include "widgets/profile_editor/difference_dialog.h"
#include "widgets/profile_editor/find_bar.h"
#include "widgets/profile_editor/line_difference_view.h"
#include "widgets/profile_editor/problems_list.h"
#include "widgets/profile_editor/profile_editor.h"
#include "widgets/profile_editor/profile_preview.h"
#include "widgets/profile_editor/profile_text.h"
#include "widgets/waveform/waveform_plot.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTreeWidget>

#include <algorithm>

namespace visor::ui {

namespace {

constexpr int kPatienceMs = 30'000;

const QString kSupply = QStringLiteral(R"yaml(# A supply.
instrument: {manufacturer: ACME, model: S1, class: power_supply}
identity: {pattern: "ACME,S1"}
commands:
  voltage: # the main thing
    type: property
    getter: "VOLT?"
    setter: "VOLT {value}"
    params:
      value: {type: float, unit: V, min: 0, max: 30}
    returns: {type: float, unit: V}
  trace:
    type: query
    scpi: "TRAC:DATA?"
    returns: {type: vector, format: ieee_block, binary: {dtype: int16}}
)yaml");

Result<std::shared_ptr<visa::Device>> simulate(std::shared_ptr<const profile::Profile> profile)
{
    auto made =
        simulation::ProfileInstrument::create(std::move(profile), std::make_shared<simulation::SteadyClock>());
    if (!made)
        return tl::unexpected(std::move(made.error()));
    return std::shared_ptr<visa::Device>(std::move(*made));
}

QString contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

class TestProfileEditor : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_directory = std::make_unique<QTemporaryDir>();
        m_settings = Settings::inFile(m_directory->filePath(QStringLiteral("settings.ini")));
        m_shippedFolder = m_directory->filePath(QStringLiteral("shipped"));
        QVERIFY(QDir().mkpath(m_shippedFolder));
        m_library = std::make_unique<profile::Library>();
        m_library->addFolder(userFolder(), profile::Layer::User);
        m_library->addFolder(m_shippedFolder, profile::Layer::BuiltIn);
        makeEditor();
    }
    void cleanup()
    {
        m_editor.reset();
        m_library.reset();
    }

    void problemsFollowTheTyping()
    {
        start(kSupply);
        QCOMPARE(summary(), QStringLiteral("No problems"));
        typeAt(QStringLiteral("type: property"), QStringLiteral("x"));
        QTRY_VERIFY_WITH_TIMEOUT(summary().contains(QStringLiteral("Errors: 1")), kPatienceMs);
        auto* list = m_editor->findChild<ProblemsList*>();
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("6"));
        // F8 goes there: a jump to the line and column of the mistake.
        text().moveTo({1, 1});
        m_editor->nextProblem();
        QCOMPARE(text().cursor(), (profile::SourcePlace{6, 11}));
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("No problems"), kPatienceMs);
        QCOMPARE(text().text(), kSupply);
        QVERIFY(!text().isModified());
    }

    void aQuickFixMendsTheLine()
    {
        start(QString(kSupply).replace(QStringLiteral("getter:"), QStringLiteral("gettre:")));
        QTRY_VERIFY_WITH_TIMEOUT(summary() != QStringLiteral("No problems"), kPatienceMs);
        text().moveTo({7, 5});
        expectPopup();
        QTest::ignoreMessage(QtWarningMsg, "This plugin does not support grabbing the keyboard");
        m_editor->showFixes();
        auto* menu = m_editor->findChild<QMenu*>(QStringLiteral("fixMenu"));
        QVERIFY(menu != nullptr);
        QVERIFY(!menu->actions().isEmpty());
        QVERIFY(menu->actions().front()->text().contains(QStringLiteral("getter")));
        menu->setActiveAction(menu->actions().front());
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(text().text(), kSupply, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("No problems"), kPatienceMs);
    }

    void thePreviewKeepsTheLastGoodForm()
    {
        start(kSupply);
        QTRY_VERIFY_WITH_TIMEOUT(row("voltage") != nullptr, kPatienceMs);
        const auto* before = row("voltage");
        typeAt(QStringLiteral("instrument: "), QStringLiteral("{"));
        auto* banner = m_editor->findChild<ProfilePreview*>()->findChild<MessageBanner*>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->isVisible(), kPatienceMs);
        QVERIFY(banner->message().why.startsWith(QStringLiteral("Line ")));
        QVERIFY2(row("voltage") == before, "the form of the last good text is gone");
        QTest::keyClick(view(), Qt::Key_Backspace);
        QTRY_VERIFY_WITH_TIMEOUT(!banner->isVisible(), kPatienceMs);
        // A row whose command did not change stays, with what is typed into it.
        QVERIFY(row("voltage") == before);
        typeAt(QStringLiteral("  trace"), QStringLiteral("2"));
        QTRY_VERIFY_WITH_TIMEOUT(row("trace2") != nullptr, kPatienceMs);
        QVERIFY(row("trace") == nullptr);
        QVERIFY(row("voltage") == before);
    }

    void theFormWorksOnTheSimulatedInstrument()
    {
        start(kSupply);
        QTRY_VERIFY_WITH_TIMEOUT(row("voltage") != nullptr, kPatienceMs);
        auto* value = row("voltage")->findChild<QLineEdit*>(QStringLiteral("number.value"));
        QTRY_VERIFY_WITH_TIMEOUT(value->isEnabled(), kPatienceMs);
        value->setFocus();
        QTest::keyClicks(value, QStringLiteral("2.5"));
        QTest::keyClick(value, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(row("voltage")->state(), FieldState::Current, kPatienceMs);
        QCOMPARE(value->text(), QStringLiteral("2.5 V"));
    }

    void completionTakesAKeyWithItsColon()
    {
        start(kSupply);
        text().moveTo({11, 44});
        QTest::keyClick(view(), Qt::Key_End);
        QTest::keyClick(view(), Qt::Key_Return);
        QTest::keyClicks(view(), QStringLiteral("descr"));
        expectPopup();
        QTest::keyClick(view(), Qt::Key_Space, Qt::ControlModifier);
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(text().text().contains(QStringLiteral("    description: \n")), kPatienceMs);
    }

    void completionKnowsParametersOfTheCommand()
    {
        start(QString(kSupply).replace(QStringLiteral("VOLT {value}"), QStringLiteral("VOLT ")));
        text().moveTo({8, 19});
        QTest::keyClicks(view(), QStringLiteral("{v"));
        expectPopup();
        QTest::keyClick(view(), Qt::Key_Space, Qt::ControlModifier);
        QTest::keyClick(view(), Qt::Key_Tab);
        QTRY_COMPARE_WITH_TIMEOUT(text().text(), kSupply, kPatienceMs);
    }

    void undoSurvivesSwitchingTabs()
    {
        start(kSupply);
        QTest::keyClicks(view(), QStringLiteral("#one "));
        m_editor->create(QStringLiteral("other.yaml"), QStringLiteral("# other\n"));
        QTest::keyClicks(view(), QStringLiteral("#two "));
        m_editor->tabs().setCurrentIndex(0);
        QVERIFY(text().text().startsWith(QStringLiteral("#one # A supply")));
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text().text(), kSupply);
        QTest::keyClick(view(), Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(text().text().startsWith(QStringLiteral("#one ")));
        m_editor->tabs().setCurrentIndex(1);
        QVERIFY(text().text().startsWith(QStringLiteral("#two ")));
    }

    void findAndReplace()
    {
        start(kSupply);
        m_editor->findAndReplace();
        auto* bar = m_editor->current()->findChild<FindBar*>();
        auto* word = bar->findChild<QLineEdit*>(QStringLiteral("findWord"));
        QTest::keyClicks(word, QStringLiteral("VOLT"));
        QTest::keyClick(word, Qt::Key_Return);
        QCOMPARE(text().selectedText().toLower(), QStringLiteral("volt"));
        QTest::keyClicks(bar->findChild<QLineEdit*>(QStringLiteral("replaceBy")), QStringLiteral("CURR"));
        QTest::mouseClick(bar->findChild<QPushButton*>(QStringLiteral("replaceAll")), Qt::LeftButton);
        QVERIFY(!text().text().contains(QStringLiteral("VOLT")));
        text().undo();
        QCOMPARE(text().text(), kSupply);
    }

    void savingWritesToTheUsersFolderOnly()
    {
        const QString shipped = m_shippedFolder + QStringLiteral("/supply.yaml");
        write(shipped, kSupply);
        m_library->refresh();
        QVERIFY(m_editor->open(shipped) != nullptr);
        QTest::keyClicks(view(), QStringLiteral("# mine "));
        QSignalSpy saved(m_editor.get(), &ProfileEditor::saved);
        m_editor->save();
        QCOMPARE(saved.size(), 1);
        QCOMPARE(contentOf(shipped), kSupply);
        QVERIFY(contentOf(userFolder() + QStringLiteral("/supply.yaml")).startsWith(QStringLiteral("# mine")));
        QVERIFY(!m_editor->current()->isModified());
    }

    void aBuiltInProfileIsNeverWritten()
    {
        const ProfileStore store(userFolder(), draftFolder());
        QVERIFY(store.isShipped(QStringLiteral(":/profiles/x.yaml")));
        QVERIFY(!store.write(QStringLiteral(":/profiles/x.yaml"), kSupply));
    }

    void anotherProfileOfTheUserIsNotReplacedUnasked()
    {
        write(userFolder() + QStringLiteral("/supply.yaml"), QStringLiteral("# old\n"));
        start(kSupply);
        m_editor->save();
        auto* question = m_editor->findChild<QMessageBox*>(QStringLiteral("replaceQuestion"));
        QVERIFY(question != nullptr);
        question->reject();
        QCOMPARE(contentOf(userFolder() + QStringLiteral("/supply.yaml")), QStringLiteral("# old\n"));
    }

    void whatAnotherProgramWroteIsNotReplacedUnasked()
    {
        start(kSupply);
        m_editor->save();
        const QString path = userFolder() + QStringLiteral("/supply.yaml");
        QTest::keyClicks(view(), QStringLiteral("# mine "));
        write(path, QStringLiteral("# theirs\n"));
        m_editor->save();
        auto* question = m_editor->findChild<QMessageBox*>(QStringLiteral("replaceQuestion"));
        QVERIFY(question != nullptr);
        question->reject();
        QCOMPARE(contentOf(path), QStringLiteral("# theirs\n"));
        QVERIFY(m_editor->current()->isModified());
        QTRY_VERIFY(m_editor->findChild<QMessageBox*>(QStringLiteral("replaceQuestion")) == nullptr);
        m_editor->save();
        question = m_editor->findChild<QMessageBox*>(QStringLiteral("replaceQuestion"));
        QVERIFY(question != nullptr);
        for (QAbstractButton* button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QVERIFY(contentOf(path).startsWith(QStringLiteral("# mine ")));
        QVERIFY(!m_editor->current()->isModified());
    }

    void theFormOfAnotherTextIsNotShown()
    {
        auto* command = m_editor->tryPanel().findChild<QComboBox*>(QStringLiteral("tryCommand"));
        start(kSupply);
        QTRY_VERIFY_WITH_TIMEOUT(row("voltage") != nullptr, kPatienceMs);
        QVERIFY(row("voltage")->isVisible());
        QCOMPARE(command->count(), 2);
        m_editor->createEmpty();
        QVERIFY(!row("voltage")->isVisible());
        QCOMPARE(command->count(), 0);
        auto* document = m_editor->current();
        QTRY_VERIFY_WITH_TIMEOUT(document->analysis().generation > 0, kPatienceMs);
        QVERIFY(!row("voltage")->isVisible());
        QCOMPARE(command->count(), 0);
        m_editor->closeCurrent();
        QTRY_VERIFY_WITH_TIMEOUT(row("voltage") != nullptr && row("voltage")->isVisible(), kPatienceMs);
        QCOMPARE(command->count(), 2);
    }

    void undoneTextIsNotBroughtBack()
    {
        start(kSupply);
        m_editor->save();
        QTest::keyClicks(view(), QStringLiteral("# no "));
        const ProfileStore store(userFolder(), draftFolder());
        QTRY_VERIFY_WITH_TIMEOUT(!store.drafts().empty(), kPatienceMs);
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!m_editor->current()->isModified());
        QTRY_VERIFY_WITH_TIMEOUT(store.drafts().empty(), kPatienceMs);
    }

    void formattingOnSaveIsOptional()
    {
        const QString ragged = QString(kSupply) + QStringLiteral("\n\n\n\n");
        start(ragged);
        m_editor->save();
        QCOMPARE(contentOf(userFolder() + QStringLiteral("/supply.yaml")), ragged);
        m_editor->setFormattedOnSave(true);
        QTest::keyClicks(view(), QStringLiteral("# x "));
        m_editor->save();
        const QString formatted = contentOf(userFolder() + QStringLiteral("/supply.yaml"));
        QVERIFY(!formatted.endsWith(QStringLiteral("\n\n")));
        QVERIFY(formatted.contains(QStringLiteral("voltage: # the main thing")));
    }

    void whatWasNotSavedIsThereAgain()
    {
        start(kSupply);
        m_editor->save();
        QTest::keyClicks(view(), QStringLiteral("# lost? "));
        const ProfileStore store(userFolder(), draftFolder());
        QTRY_VERIFY_WITH_TIMEOUT(!store.drafts().empty(), kPatienceMs); // as a crash would find it
        const QString id = store.drafts().front().id;
        m_editor.reset();
        makeEditor();
        QCOMPARE(m_editor->recoverDrafts(), 1);
        QVERIFY(text().text().startsWith(QStringLiteral("# lost?")));
        QVERIFY(m_editor->current()->isModified());
        QTest::keyClick(view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(text().text(), kSupply);
        QTest::keyClick(view(), Qt::Key_Y, Qt::ControlModifier);
        m_editor->save();
        QVERIFY(store.drafts().empty());
        QVERIFY(!id.isEmpty());
    }

    void tryShowsBytesReplyAndValue()
    {
        start(kSupply);
        auto& panel = m_editor->tryPanel();
        auto* command = panel.findChild<QComboBox*>(QStringLiteral("tryCommand"));
        QTRY_COMPARE_WITH_TIMEOUT(command->count(), 2, kPatienceMs);
        panel.choose(QStringLiteral("voltage"));
        auto* value = panel.findChild<QLineEdit*>(QStringLiteral("number.value"));
        QVERIFY(value != nullptr);
        QTest::keyClicks(value, QStringLiteral("3.5"));
        press(panel, "trySend");
        auto* log = panel.findChild<QPlainTextEdit*>(QStringLiteral("tryLog"));
        QTRY_VERIFY_WITH_TIMEOUT(log->toPlainText().contains(QStringLiteral("VOLT 3.5")), kPatienceMs);
        press(panel, "tryRead");
        QTRY_VERIFY_WITH_TIMEOUT(log->toPlainText().contains(QStringLiteral("Value    3.5 V")), kPatienceMs);
        QVERIFY(log->toPlainText().contains(QStringLiteral("VOLT?")));
    }

    void tryPlotsAWaveform()
    {
        start(kSupply);
        auto& panel = m_editor->tryPanel();
        auto* command = panel.findChild<QComboBox*>(QStringLiteral("tryCommand"));
        QTRY_COMPARE_WITH_TIMEOUT(command->count(), 2, kPatienceMs);
        panel.choose(QStringLiteral("trace"));
        press(panel, "tryRead");
        auto* plot = panel.findChild<WaveformPlot*>(QStringLiteral("tryPlot"));
        QTRY_VERIFY_WITH_TIMEOUT(!plot->isHidden(), kPatienceMs);
    }

    void tryAsksBeforeDangerOnAConnectedInstrument()
    {
        const instrument::TransportSet transports;
        auto link =
            std::make_unique<InstrumentLink>(transports, *m_library, m_trace, instrument::ConnectionSettings{});
        m_targets = {{QStringLiteral("Bench supply"), link.get()}};
        start(QString(kSupply).replace(QStringLiteral("type: property"),
                                       QStringLiteral("type: property\n    is_dangerous: true")));
        auto& panel = m_editor->tryPanel();
        auto* target = panel.findChild<QComboBox*>(QStringLiteral("tryTarget"));
        QTRY_COMPARE_WITH_TIMEOUT(target->count(), 2, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(panel.findChild<QComboBox*>(QStringLiteral("tryCommand"))->count(), 2,
                                  kPatienceMs);
        panel.choose(QStringLiteral("voltage"));
        QTest::keyClicks(panel.findChild<QLineEdit*>(QStringLiteral("number.value")), QStringLiteral("3.5"));
        target->setCurrentIndex(1);
        press(panel, "trySend");
        auto* question = panel.findChild<QMessageBox*>(QStringLiteral("dangerQuestion"));
        QVERIFY(question != nullptr);
        QVERIFY(question->text().contains(QStringLiteral("Bench supply")));
        QCOMPARE(link->state(), instrument::ConnectionState::Closed); // nothing was sent, nor begun
        question->button(QMessageBox::Cancel)->click();
        // Closed in the meantime: said, not touched.
        m_targets.clear();
        link.reset();
        press(panel, "tryRead");
        QVERIFY(
            panel.findChild<QLabel*>(QStringLiteral("tryValue"))->text().contains(QStringLiteral("Bench supply")));
        QCOMPARE(target->count(), 1);
    }

    void tryNamesWhatIsRefused()
    {
        start(kSupply);
        auto& panel = m_editor->tryPanel();
        auto* command = panel.findChild<QComboBox*>(QStringLiteral("tryCommand"));
        QTRY_COMPARE_WITH_TIMEOUT(command->count(), 2, kPatienceMs);
        panel.choose(QStringLiteral("voltage"));
        QTest::keyClicks(panel.findChild<QLineEdit*>(QStringLiteral("number.value")), QStringLiteral("99"));
        press(panel, "trySend");
        auto* log = panel.findChild<QPlainTextEdit*>(QStringLiteral("tryLog"));
        QTRY_VERIFY_WITH_TIMEOUT(log->toPlainText().startsWith(QStringLiteral("Failed")), kPatienceMs);
    }

    void renamingReachesEveryUse()
    {
        start(QString(kSupply) + QStringLiteral("console:\n  favourites: [voltage] # kept\n"));
        text().moveTo({5, 4});
        m_editor->renameName();
        auto* dialog = m_editor->findChild<QInputDialog*>(QStringLiteral("renameDialog"));
        QVERIFY(dialog != nullptr);
        dialog->setTextValue(QStringLiteral("output"));
        dialog->accept();
        QVERIFY(text().text().contains(QStringLiteral("  output: # the main thing")));
        QVERIFY(text().text().contains(QStringLiteral("favourites: [output] # kept")));
        QTRY_COMPARE_WITH_TIMEOUT(summary(), QStringLiteral("No problems"), kPatienceMs);
        text().undo();
        QVERIFY(text().text().contains(QStringLiteral("favourites: [voltage] # kept")));
    }

    void differencesToTheShippedProfile()
    {
        write(m_shippedFolder + QStringLiteral("/supply.yaml"), kSupply);
        m_library->refresh();
        start(QString(kSupply).replace(QStringLiteral("max: 30"), QStringLiteral("max: 20")));
        m_editor->showDifferences();
        auto* dialog = m_editor->findChild<DifferenceDialog*>();
        QVERIFY(dialog != nullptr);
        auto* list = dialog->findChild<QTreeWidget*>(QStringLiteral("differenceList"));
        QCOMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("~"));
        QCOMPARE(list->topLevelItem(0)->text(1), QStringLiteral("commands.voltage.params.value.max"));
        QCOMPARE(list->topLevelItem(0)->text(2), QStringLiteral("30"));
        QCOMPARE(list->topLevelItem(0)->text(3), QStringLiteral("20"));
        // Line by line, marked by a sign as well as by colour.
        auto* lines = dialog->findChild<LineDifferenceView*>();
        QVERIFY(lines != nullptr && lines->isVisibleTo(dialog));
        QCOMPARE(lines->addedCount(), 1);
        QCOMPARE(lines->removedCount(), 1);
        const QTreeWidgetItem* removed = nullptr;
        const QTreeWidgetItem* added = nullptr;
        for (int row = 0; row < lines->topLevelItemCount(); ++row) {
            const QTreeWidgetItem* item = lines->topLevelItem(row);
            if (item->text(2) == QStringLiteral("\u2212"))
                removed = item;
            if (item->text(2) == QStringLiteral("+"))
                added = item;
        }
        QVERIFY(removed != nullptr && added != nullptr);
        QVERIFY(removed->text(3).contains(QStringLiteral("max: 30")) &&
                added->text(3).contains(QStringLiteral("max: 20")));
        QVERIFY(!removed->text(0).isEmpty() && removed->text(1).isEmpty());
        QVERIFY(added->text(0).isEmpty() && added->text(1) == removed->text(0));
        QVERIFY(added->background(3).color() != removed->background(3).color());
        QCOMPARE(added->data(2, Qt::AccessibleTextRole).toString(), QStringLiteral("added"));
        // Enter goes to the line.
        const int place = added->text(1).toInt();
        Q_EMIT lines->itemActivated(const_cast<QTreeWidgetItem*>(added), 3);
        QCOMPARE(text().cursor().line, place);
        // Copied as diff has it.
        lines->selectAll();
        QTest::keyClick(lines, Qt::Key_C, Qt::ControlModifier);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY2(copied.startsWith(QStringLiteral("@@ -")) && copied.contains(QStringLiteral("\n-")) &&
                     copied.contains(QStringLiteral("\n+")),
                 qPrintable(copied));
        dialog->close();
    }

    void aBrokenTextIsComparedLineByLine()
    {
        write(m_shippedFolder + QStringLiteral("/supply.yaml"), kSupply);
        m_library->refresh();
        start(QString(kSupply) + QStringLiteral("broken: [\n"));
        m_editor->showDifferences();
        auto* dialog = m_editor->findChild<DifferenceDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY(dialog->findChild<QTreeWidget*>(QStringLiteral("differenceList")) == nullptr);
        QCOMPARE(dialog->findChild<LineDifferenceView*>()->addedCount(), 1);
        QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("differenceSummary"))
                    ->text()
                    .contains(QStringLiteral("has errors")));
    }

    void onlyRemarksDiffer()
    {
        write(m_shippedFolder + QStringLiteral("/supply.yaml"), kSupply);
        m_library->refresh();
        start(QStringLiteral("# mine\n") + kSupply);
        m_editor->showDifferences();
        auto* dialog = m_editor->findChild<DifferenceDialog*>();
        QCOMPARE(dialog->findChild<LineDifferenceView*>()->addedCount(), 1);
        QVERIFY(dialog->findChild<QLabel*>(QStringLiteral("differenceSummary"))
                    ->text()
                    .contains(QStringLiteral("mean the same")));
    }

    void commentsGoInAndOut()
    {
        start(kSupply);
        text().moveTo({6, 8});
        text().toggleComment();
        QVERIFY(text().text().contains(QStringLiteral("    # type: property")));
        text().toggleComment();
        QCOMPARE(text().text(), kSupply);
    }

    /// Printed, never asserted: the machine may be busy.
    void keystrokeToPreview()
    {
        QString big = QStringLiteral("instrument: {manufacturer: ACME, model: B1, class: power_supply}\n"
                                     "identity: {pattern: \"ACME,B1\"}\ncommands:\n");
        for (int i = 0; i < 300; ++i)
            big += QStringLiteral("  setting_%1:\n    type: property\n    getter: \"SET%1?\"\n"
                                  "    setter: \"SET%1 {value}\"\n    params:\n"
                                  "      value: {type: float, unit: V, min: 0, max: 30}\n"
                                  "    returns: {type: float, unit: V}\n")
                       .arg(i);
        start(big);
        QTRY_VERIFY_WITH_TIMEOUT(row("setting_299") != nullptr, kPatienceMs);
        QSignalSpy shown(m_editor.get(), &ProfileEditor::previewed);
        typeAt(QStringLiteral("max: 30"), {});
        std::vector<qint64> times;
        constexpr int kKeys = 40;
        for (int i = 0; i < kKeys; ++i) {
            shown.clear();
            QElapsedTimer timer;
            timer.start();
            if (i % 2 == 0)
                QTest::keyClicks(view(), QStringLiteral("5"));
            else
                QTest::keyClick(view(), Qt::Key_Backspace);
            QTRY_VERIFY_WITH_TIMEOUT(!shown.isEmpty(), kPatienceMs);
            QApplication::sendPostedEvents();
            times.push_back(timer.nsecsElapsed() / 1000);
        }
        std::sort(times.begin(), times.end());
        qInfo("keystroke to preview, 300 commands in one group: median %.1f ms, p95 %.1f ms",
              double(times[kKeys / 2]) / 1000.0, double(times[kKeys * 95 / 100]) / 1000.0);
    }

private:
    [[nodiscard]] QString userFolder() const { return m_directory->filePath(QStringLiteral("profiles")); }
    [[nodiscard]] QString draftFolder() const { return m_directory->filePath(QStringLiteral("drafts")); }
    void makeEditor()
    {
        m_editor = std::make_unique<ProfileEditor>(ProfileEditorServices{*m_library, m_trace, *m_settings,
                                                                         simulate, [this] { return m_targets; },
                                                                         userFolder(), draftFolder()});
        m_editor->resize(1280, 800);
        m_editor->show();
    }
    void start(const QString& text)
    {
        auto* document = m_editor->create(QStringLiteral("supply.yaml"), text);
        QTRY_VERIFY_WITH_TIMEOUT(document->analysis().generation > 0, kPatienceMs);
    }
    [[nodiscard]] ProfileText& text() { return m_editor->current()->text(); }
    [[nodiscard]] QWidget* view()
    {
        return m_editor->current()->findChild<QWidget*>(QStringLiteral("profileTextView"));
    }
    [[nodiscard]] QString summary()
    {
        return m_editor->findChild<QLabel*>(QStringLiteral("problemsSummary"))->text();
    }
    [[nodiscard]] CommandRow* row(const char* name)
    {
        return m_editor->findChild<CommandRow*>(QStringLiteral("command.") + QLatin1StringView(name));
    }
    /// Types behind the first place of `after`.
    void typeAt(const QString& after, const QString& keys)
    {
        const QString content = text().text();
        const qsizetype at = content.indexOf(after) + after.size();
        const QString before = content.left(at);
        text().moveTo({static_cast<int>(before.count(QLatin1Char('\n'))) + 1,
                       static_cast<int>(at - before.lastIndexOf(QLatin1Char('\n')))});
        QTest::keyClicks(view(), keys);
    }
    /// The offscreen platform cannot raise a list or a menu, and says so.
    static void expectPopup() { QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()"); }
    static void press(QWidget& panel, const char* name)
    {
        // The panel may be behind the preview's tab: click(), not the mouse.
        panel.findChild<QPushButton*>(QLatin1StringView(name))->click();
    }
    static void write(const QString& path, const QString& content)
    {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content.toUtf8());
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<profile::Library> m_library;
    instrument::TraceLog m_trace;
    QString m_shippedFolder;
    std::vector<TryTarget> m_targets; ///< the instruments that are connected
    std::unique_ptr<ProfileEditor> m_editor;
};

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestProfileEditor)
#include "test_profile_editor.moc"
