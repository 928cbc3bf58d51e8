// SPDX-License-Identifier: GPL-3.0-or-later
// A profile's author: from an unknown simulated instrument to a form in the open workspace.
#include "app/console/main_window.h"
#include "app/console/profile_editor_window.h"
#include "app/console/workspace.h"
#include "core/instrument/device_transport.h"
#include "core/profile/reader.h"
#include "core/simulation/profile_instrument.h"
#include "core/simulation/steady_clock.h"
#include "tests/common/test_case.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/profile_editor/profile_text.h"
#include "widgets/waveform/waveform_plot.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>

namespace visor::app {

namespace {

constexpr int kPatienceMs = 30'000;

/// What the author writes below "commands:", by typing; 15 commands, one of them a waveform.
QString commandsText(bool isTyped)
{
    // The editor indents by itself after Enter: what is typed has the steps back only.
    QStringList lines;
    for (int i = 1; i <= 14; ++i)
        lines << QStringLiteral("  setting_%1: {type: property, getter: \"SET%1?\", setter: \"SET%1 {value}\", "
                                "params: {value: {type: float, unit: V, min: 0, max: 30}}, "
                                "returns: {type: float, unit: V}}")
                     .arg(i);
    lines << QStringLiteral(
        "  trace: {type: query, scpi: \"TRAC:DATA?\", returns: {type: vector, format: ieee_block, "
        "binary: {dtype: int16}}}");
    if (isTyped) {
        for (QString& line : lines)
            line = line.trimmed();
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace

class TestProfileEditorWindow : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    /// Alt and a letter means one thing wherever one is in the window.
    void eachKeyOfTheWindowIsItsOwn()
    {
        const QTemporaryDir directory;
        instrument::TransportSet transports;
        profile::Library library;
        instrument::TraceLog trace;
        instrument::Inventory inventory;
        const auto settings = ui::Settings::inFile(directory.filePath(QStringLiteral("settings.ini")));
        ui::Theme theme(*qApp, *settings);
        locks::LockRegistry locks(directory.filePath(QStringLiteral("locks")), QStringLiteral("visor-console"));
        Services services{transports, library, trace, inventory, *settings, theme, locks, {}, {}, {}};
        services.profileFolder = directory.filePath(QStringLiteral("profiles"));
        services.profileDraftFolder = directory.filePath(QStringLiteral("drafts"));
        ProfileEditorWindow window(services, {});
        window.show();
        window.editor().createEmpty();
        QStringList texts;
        for (const QAction* action : window.menuBar()->actions())
            texts << action->text();
        for (const QAbstractButton* button : window.findChildren<QAbstractButton*>())
            texts << button->text();
        for (const QLabel* label : window.findChildren<QLabel*>()) {
            if (label->buddy() != nullptr)
                texts << label->text();
        }
        for (const QTabBar* tabs : window.findChildren<QTabBar*>()) {
            for (int tab = 0; tab < tabs->count(); ++tab)
                texts << tabs->tabText(tab);
        }
        QMap<QString, QString> owners;
        for (const QString& text : std::as_const(texts)) {
            const QString key = QKeySequence::mnemonic(text).toString();
            if (key.isEmpty())
                continue;
            QVERIFY2(!owners.contains(key) || owners[key] == text,
                     qPrintable(key + QStringLiteral(": ") + owners[key] + QStringLiteral(", ") + text));
            owners[key] = text;
        }
        QVERIFY(owners.size() > 12);
        for (const QAction* top : window.menuBar()->actions()) {
            QMap<QString, QString> entries;
            for (const QAction* action : top->menu()->actions()) {
                const QString key = QKeySequence::mnemonic(action->text()).toString();
                QVERIFY2(key.isEmpty() || !entries.contains(key), qPrintable(entries[key] + action->text()));
                entries[key] = action->text();
            }
        }
    }

    void fromAnUnknownInstrumentToItsForm()
    {
        // The instrument that nobody has a profile for.
        const QByteArray truth =
            QByteArrayLiteral("instrument: {manufacturer: ACME, model: X9, class: power_supply}\n"
                              "identity: {pattern: \"ACME,X9\"}\ncommands:\n") +
            commandsText(false).toUtf8();
        const auto outcome = profile::readProfile(truth, QStringLiteral("x9.yaml"));
        QVERIFY(outcome.isUsable());
        auto made =
            simulation::ProfileInstrument::create(outcome.profile, std::make_shared<simulation::SteadyClock>());
        QVERIFY(made.has_value());
        const std::shared_ptr<visa::Device> device = std::move(*made);
        instrument::TransportSet transports;
        transports.add(std::make_unique<instrument::DeviceTransport>(
            [device] { return Result<std::shared_ptr<visa::Device>>(device); }));

        QTemporaryDir directory;
        const QString folder = directory.filePath(QStringLiteral("profiles"));
        profile::Library library;
        library.addFolder(folder, profile::Layer::User);
        instrument::TraceLog trace;
        instrument::Inventory inventory;
        const auto settings = ui::Settings::inFile(directory.filePath(QStringLiteral("settings.ini")));
        ui::Theme theme(*qApp, *settings);
        locks::LockRegistry locks(directory.filePath(QStringLiteral("locks")), QStringLiteral("visor-console"));
        Services services{transports, library, trace, inventory, *settings, theme, locks, {}, {}, {}};
        services.profileFolder = folder;
        services.profileDraftFolder = directory.filePath(QStringLiteral("drafts"));
        MainWindow window(services);
        window.show();
        Workspace* workspace = window.openInstrument(visa::ResourceName(
            visa::InterfaceType::Tcpip, 0, visa::TcpipSocket{QStringLiteral("10.0.0.9"), 5025}));
        QTRY_VERIFY_WITH_TIMEOUT(workspace->link().isReady() && workspace->link().identity(), kPatienceMs);
        QVERIFY(workspace->link().profile() == nullptr);

        // A text to start from, asked of the instrument.
        window.actions().refresh();
        window.actions().action(QStringLiteral("tools.createProfile"))->trigger();
        ProfileEditorWindow* editorWindow = window.profileEditor();
        QVERIFY(editorWindow != nullptr);
        ui::ProfileEditor& editor = editorWindow->editor();
        QTRY_VERIFY_WITH_TIMEOUT(editor.current() != nullptr, kPatienceMs);
        QCOMPARE(editor.current()->name(), QStringLiteral("acme-x9.yaml"));
        ui::ProfileText& text = editor.current()->text();
        QVERIFY(text.text().contains(QStringLiteral("X9")));

        // Fifteen commands, typed.
        auto* view = editor.current()->findChild<QWidget*>(QStringLiteral("profileTextView"));
        if (!text.text().contains(QStringLiteral("\ncommands:"))) {
            QTest::keyClick(view, Qt::Key_End, Qt::ControlModifier);
            QTest::keyClicks(view, QStringLiteral("commands:"));
        } else {
            const qsizetype at = text.text().indexOf(QStringLiteral("\ncommands:"));
            text.moveTo({static_cast<int>(text.text().left(at + 1).count(QLatin1Char('\n'))) + 1, 1});
            QTest::keyClick(view, Qt::Key_End);
        }
        for (const QString& line : commandsText(true).split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            QTest::keyClick(view, Qt::Key_Escape); // no list of proposals is open
            QTest::keyClick(view, Qt::Key_Return);
            QTest::keyClicks(view, line);
        }
        QTest::keyClick(view, Qt::Key_Escape);
        auto* command = editor.tryPanel().findChild<QComboBox*>(QStringLiteral("tryCommand"));
        QTRY_VERIFY_WITH_TIMEOUT(command->findText(QStringLiteral("trace")) >= 0, kPatienceMs);

        // Each one tried.
        editor.findChild<QTabWidget*>(QStringLiteral("profileSide"))->setCurrentIndex(1);
        auto* read = editor.tryPanel().findChild<QPushButton*>(QStringLiteral("tryRead"));
        auto* log = editor.tryPanel().findChild<QPlainTextEdit*>(QStringLiteral("tryLog"));
        for (int i = 1; i <= 14; ++i) {
            editor.tryPanel().choose(QStringLiteral("setting_%1").arg(i));
            read->click();
            QTRY_VERIFY2_WITH_TIMEOUT(log->toPlainText().contains(QStringLiteral("SET%1?").arg(i)),
                                      qPrintable(log->toPlainText()), kPatienceMs);
        }
        editor.tryPanel().choose(QStringLiteral("trace"));
        read->click();
        auto* plot = editor.tryPanel().findChild<ui::WaveformPlot*>(QStringLiteral("tryPlot"));
        QTRY_VERIFY_WITH_TIMEOUT(!plot->isHidden(), kPatienceMs);

        // Broken five ways; each time the problems say so, and undo mends it.
        auto* summary = editor.findChild<QLabel*>(QStringLiteral("problemsSummary"));
        const QString good = text.text();
        for (const auto& [from, to] : {std::pair{"type: query", "type: qery"}, std::pair{"{value}\"", "{valu}\""},
                                       std::pair{"setting_2:", "setting_1:"}, std::pair{"min: 0", "min: 50"},
                                       std::pair{"trace: {", "trace: {{"}}) {
            QString broken = good;
            broken.replace(QLatin1StringView(from), QLatin1StringView(to));
            text.replaceAll(broken);
            QTRY_VERIFY2_WITH_TIMEOUT(summary->text().contains(QStringLiteral("Errors")), to, kPatienceMs);
            editor.nextProblem();
            text.undo();
            QTRY_VERIFY2_WITH_TIMEOUT(!summary->text().contains(QStringLiteral("Errors")), to, kPatienceMs);
            QCOMPARE(text.text(), good);
        }

        savePictures(*editorWindow);

        // Saved: the open workspace has its form.
        QTest::keyClick(view, Qt::Key_S, Qt::ControlModifier);
        if (editor.current()->isModified())
            editor.save(); // the offscreen platform may not have made the window active for its shortcut
        QVERIFY(!editor.current()->isModified());
        QTRY_VERIFY2_WITH_TIMEOUT(workspace->link().profile() != nullptr,
                                  qPrintable(workspace->link().profileReason()), kPatienceMs);
        QCOMPARE(workspace->link().profile()->key, QStringLiteral("acme-x9"));
        QVERIFY(workspace->link().profile()->findCommand(u"trace") != nullptr);
        auto* groups = workspace->findChild<QListWidget*>(QStringLiteral("controlsGroups"));
        // Those the author gave no group are in derived ones.
        QTRY_VERIFY_WITH_TIMEOUT(groups->count() >= 2, kPatienceMs);
        QWidget* setting = nullptr;
        for (int row = 0; row < groups->count() && setting == nullptr; ++row) {
            groups->setCurrentRow(row);
            setting = workspace->findChild<QWidget*>(QStringLiteral("command.setting_1"));
        }
        QVERIFY(setting != nullptr);
    }

private:
    /// Where VISOR_PICTURES names a folder: light and dark, for people to look at.
    static void savePictures(ProfileEditorWindow& window)
    {
        const QString folder = qEnvironmentVariable("VISOR_PICTURES");
        if (folder.isEmpty())
            return;
        const QPalette before = QApplication::palette();
        for (const bool isLight : {true, false}) {
            QApplication::setPalette(isLight ? ui::Theme::lightPalette() : ui::Theme::darkPalette());
            auto* side = window.findChild<QTabWidget*>(QStringLiteral("profileSide"));
            for (const int page : {0, 1}) {
                side->setCurrentIndex(page);
                QApplication::processEvents();
                window.grab().save(QStringLiteral("%1/%2-%3.png")
                                       .arg(folder, isLight ? QStringLiteral("light") : QStringLiteral("dark"),
                                            page == 0 ? QStringLiteral("preview") : QStringLiteral("try")));
            }
        }
        QApplication::setPalette(before);
    }
};

} // namespace visor::app

QTEST_MAIN(visor::app::TestProfileEditorWindow)
#include "test_profile_editor_window.moc"
