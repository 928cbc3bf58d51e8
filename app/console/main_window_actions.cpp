// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/about_dialog.h"
#include "app/console/capture_keeper.h"
#include "app/console/instrument_tabs.h"
#include "app/console/main_window.h"
#include "app/console/manual_dialog.h"
#include "app/console/plot_menu.h"
#include "app/console/profile_editor_window.h"
#include "app/console/shortcuts_dialog.h"
#include "app/console/trusted_dialog.h"
#include "app/console/workspace.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/command_palette.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/doctor/doctor_dialog.h"
#include "widgets/instruments/instruments_view.h"
#include "widgets/trace/trace_view.h"
#include "widgets/waveform/waveform_panel.h"

#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMetaMethod>
#include <QToolBar>
#include <QToolButton>

#include <algorithm>

namespace visor::app {

using instrument::ConnectionState;

namespace {

ui::ActionSpec spec(const char* id, const QString& text, const char* iconName, QList<QKeySequence> shortcuts = {},
                    std::function<bool()> enabledWhen = {})
{
    return {QString::fromLatin1(id), text, QLatin1StringView(iconName),
            std::move(shortcuts),    {},   std::move(enabledWhen)};
}

} // namespace

void MainWindow::makeActions()
{
    makeFileActions();
    makeEditActions();
    makeViewActions();
    makeInstrumentActions();
    makeCaptureActions();
    m_plotMenu = new PlotMenu(*m_actions, [this] { return currentWorkspace(); }, this);
    makeToolActions();
    makeHelpActions();
}

void MainWindow::makeFileActions()
{
    const auto hasWorkspace = [this] { return currentWorkspace() != nullptr; };
    m_actions->add(spec("file.add", tr("&Add instrument…"), "add", {QKeySequence::New}), [this] {
        m_instrumentsDock->show();
        m_instruments->startAdding();
    });
    m_actions->add(spec("file.open", tr("&Open selected instrument"), "connect", {QKeySequence::Open},
                        [this] { return m_instruments->selected() != nullptr; }),
                   [this] { openInstrument(m_instruments->selected()->preferredRoute().resource); });
    m_actions->add(
        spec("file.close", tr("&Close instrument"), "close", {QKeySequence(Qt::CTRL | Qt::Key_W)}, hasWorkspace),
        [this] { closeWorkspace(currentWorkspace()); });
    m_actions->add(spec("file.quit", tr("&Quit"), "quit", {QKeySequence(Qt::CTRL | Qt::Key_Q)}),
                   [this] { close(); });
}

void MainWindow::makeEditActions()
{
    const auto edit = [this](const char* id, const QString& text, const char* iconName,
                             QKeySequence::StandardKey key, const char* slot) {
        m_actions->add(spec(id, text, iconName, {QKeySequence(key)}), [this, id, slot, key] {
            editFocused(*m_actions->action(QLatin1StringView(id)), slot, key);
        });
    };
    edit("edit.undo", tr("&Undo"), "revert", QKeySequence::Undo, "undo()");
    edit("edit.redo", tr("&Redo"), "", QKeySequence::Redo, "redo()");
    edit("edit.cut", tr("Cu&t"), "", QKeySequence::Cut, "cut()");
    edit("edit.copy", tr("&Copy"), "copy", QKeySequence::Copy, "copy()");
    edit("edit.paste", tr("&Paste"), "paste", QKeySequence::Paste, "");
    edit("edit.selectAll", tr("Select &all"), "", QKeySequence::SelectAll, "selectAll()");
    m_actions->add(spec("edit.find", tr("&Find"), "search", {QKeySequence::Find}), [this] {
        QWidget* focus = QApplication::focusWidget();
        if (currentWorkspace() != nullptr && (focus == nullptr || !m_instruments->isAncestorOf(focus)))
            currentWorkspace()->focusFind();
        else
            m_instruments->focusFilter();
    });
}

void MainWindow::makeViewActions()
{
    const auto toggle = [this](QDockWidget* dock, const char* id, const char* iconName, const QString& text,
                               const QKeySequence& key) {
        QAction* action = m_actions->addToggle(spec(id, text, iconName, {key}), false, [dock](bool on) {
            dock->setVisible(on);
            if (on)
                dock->raise();
        });
        connect(dock->toggleViewAction(), &QAction::toggled, action, &QAction::setChecked);
        action->setChecked(dock->toggleViewAction()->isChecked());
    };
    toggle(m_instrumentsDock, "view.instruments", "instrument", tr("&Instruments"),
           QKeySequence(Qt::CTRL | Qt::Key_1));
    toggle(m_traceDock, "view.trace", "trace", tr("&Trace"), QKeySequence(Qt::CTRL | Qt::Key_2));
    toggle(m_locksDock, "view.locks", "lock", tr("&Locks"), QKeySequence(Qt::CTRL | Qt::Key_3));
    const auto tab = [this](const char* id, const char* iconName, const QString& text, Qt::Key key,
                            Workspace::Tab which) {
        m_actions->add(spec(id, text, iconName, {QKeySequence(Qt::ALT | key)},
                            [this] { return currentWorkspace() != nullptr; }),
                       [this, which] {
                           currentWorkspace()->showTab(which);
                           currentWorkspace()->page(which)->setFocus();
                       });
    };
    tab("view.controls", "controls", tr("&Controls"), Qt::Key_1, Workspace::Controls);
    tab("view.terminal", "terminal", tr("Te&rminal"), Qt::Key_2, Workspace::Terminal);
    tab("view.waveform", "waveform", tr("&Waveform"), Qt::Key_3, Workspace::Waveform);

    auto* themes = new QActionGroup(this);
    const auto theme = [this, themes](const char* id, const char* iconName, const QString& text,
                                      ui::ThemeChoice choice) {
        QAction* action = m_actions->addToggle(spec(id, text, iconName), m_services.theme.choice() == choice,
                                               [this, choice](bool) { m_services.theme.setChoice(choice); });
        themes->addAction(action);
    };
    theme("view.theme.system", "", tr("Theme: as the &system"), ui::ThemeChoice::System);
    theme("view.theme.light", "sun", tr("Theme: li&ght"), ui::ThemeChoice::Light);
    theme("view.theme.dark", "moon", tr("Theme: &dark"), ui::ThemeChoice::Dark);

    m_actions->addToggle(
        spec("view.fullScreen", tr("&Full screen"), "fit", {QKeySequence(Qt::Key_F11)}), false, [this](bool on) {
            setWindowState(on ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
        });
    m_actions->add(spec("view.reset", tr("R&eset layout"), ""), [this] {
        for (QDockWidget* dock : {m_instrumentsDock, m_traceDock, m_locksDock})
            dock->setFloating(false);
        addDockWidget(Qt::LeftDockWidgetArea, m_instrumentsDock);
        addDockWidget(Qt::BottomDockWidgetArea, m_traceDock);
        addDockWidget(Qt::BottomDockWidgetArea, m_locksDock);
        tabifyDockWidget(m_traceDock, m_locksDock);
        m_instrumentsDock->show();
        m_traceDock->hide();
        m_locksDock->hide();
        resizeDocks({m_instrumentsDock}, {320}, Qt::Horizontal);
    });
}

void MainWindow::makeInstrumentActions()
{
    const auto in = [this](auto... states) {
        return [this, states...] {
            const Workspace* workspace = currentWorkspace();
            if (workspace == nullptr)
                return false;
            const ConnectionState state = const_cast<Workspace*>(workspace)->link().state();
            return ((state == states) || ...);
        };
    };
    using S = ConnectionState;
    m_actions->add(spec("instrument.connect", tr("&Connect"), "connect",
                        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)}, in(S::Closed, S::Lost)),
                   [this] { currentWorkspace()->connectInstrument(); });
    m_actions->add(spec("instrument.disconnect", tr("&Disconnect"), "disconnect",
                        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)},
                        in(S::Connecting, S::Identifying, S::Ready, S::Busy, S::Lost)),
                   [this] { currentWorkspace()->disconnectInstrument(); });
    m_actions->add(spec("instrument.cancel", tr("Cancel what &is pending"), "cancel",
                        {QKeySequence(Qt::Key_Escape)}, in(S::Connecting, S::Identifying, S::Busy, S::Lost)),
                   [this] { currentWorkspace()->cancelWait(); });
    m_actions->add(spec("instrument.clear", tr("Device cl&ear"), "clear", {}, in(S::Ready, S::Busy)),
                   [this] { currentWorkspace()->clearDevice(); });
    m_actions->add(
        spec("instrument.lock", tr("&Lock for this window"), "lock", {},
             [this, ready = in(S::Ready, S::Busy)] { return ready() && !currentWorkspace()->isLockOurs(); }),
        [this] { currentWorkspace()->setLocked(true); });
    m_actions->add(spec("instrument.unlock", tr("&Unlock"), "unlock", {},
                        [this] { return currentWorkspace() != nullptr && currentWorkspace()->isLockOurs(); }),
                   [this] { currentWorkspace()->setLocked(false); });
    m_actions->add(spec("instrument.profile", tr("Use another &profile…"), "", {}, in(S::Ready, S::Busy)),
                   [this] { currentWorkspace()->chooseProfile(); });
    m_actions->add(spec("instrument.timeouts", tr("Ti&meouts…"), "busy", {},
                        [this] { return currentWorkspace() != nullptr; }),
                   [this] { currentWorkspace()->showTimeouts(); });
    const auto canSetUp = [this] { return currentWorkspace() != nullptr && currentWorkspace()->canSetUp(); };
    m_actions->add(spec("instrument.saveSetup", tr("&Save setup…"), "save",
                        {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_S)}, canSetUp),
                   [this] { currentWorkspace()->saveSetup(); });
    m_actions->add(spec("instrument.applySetup", tr("&Apply setup…"), "apply",
                        {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_A)}, canSetUp),
                   [this] { currentWorkspace()->chooseSetup(); });
    m_actions->add(spec("instrument.record", tr("Record w&hat is done"), "record",
                        {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_R)},
                        [this] { return currentWorkspace() != nullptr && !currentWorkspace()->isRecording(); }),
                   [this] { currentWorkspace()->startRecording(); });
    m_actions->add(spec("instrument.stopRecording", tr("S&top recording"), "stop", {},
                        [this] { return currentWorkspace() != nullptr && currentWorkspace()->isRecording(); }),
                   [this] { currentWorkspace()->stopRecording(); });
    const auto isSelected = [this] { return m_instruments->selected() != nullptr; };
    m_actions->add(spec("instrument.rename", tr("Re&name"), "edit", {QKeySequence(Qt::Key_F2)}, isSelected),
                   [this] { m_instruments->startRenaming(); });
    m_actions->add(spec("instrument.copyResource", tr("Copy &resource string"), "copy", {}, isSelected),
                   [this] { m_instruments->copyResource(); });
    ui::ActionSpec off = spec("instrument.allOff", tr("All &outputs off"), "power",
                              {QKeySequence(Qt::Key_F12), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)});
    off.toolTip = tr("Bring every open instrument into its safe state, at once");
    QAction* allOff = m_actions->add(std::move(off), [this] { switchAllOutputsOff(); });
    allOff->setIcon(ui::icon(QLatin1StringView("power"), ui::ColourRole::Bad));
    allOff->setShortcutContext(Qt::ApplicationShortcut); // whichever window of the program has the focus
}

void MainWindow::makeCaptureActions()
{
    const auto ready = [this] { return currentWorkspace() != nullptr && currentWorkspace()->link().isReady(); };
    // Each shows the plot it works on.
    const auto panel = [this]() -> ui::WaveformPanel* {
        currentWorkspace()->showTab(Workspace::Waveform);
        return currentWorkspace()->waveform();
    };
    const auto hasCapture = [this] {
        return currentWorkspace() != nullptr && currentWorkspace()->waveform() != nullptr &&
               currentWorkspace()->waveform()->lastCapture() != nullptr;
    };
    m_actions->add(
        spec("capture.single", tr("&Single capture"), "single", {QKeySequence(Qt::CTRL | Qt::Key_Return)}, ready),
        [panel] { panel()->single(); });
    m_actions->add(spec("capture.continuous", tr("&Continuous capture"), "play",
                        {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Return)}, ready),
                   [panel] { panel()->setContinuous(true); });
    m_actions->add(
        spec("capture.stop", tr("S&top capturing"), "stop", {},
             [this] { return currentWorkspace() != nullptr && currentWorkspace()->waveform() != nullptr; }),
        [panel] { panel()->stop(); });
    m_actions->add(spec("capture.exportAll", tr("&Export all…"), "export", {QKeySequence::Save}, hasCapture),
                   [panel] { panel()->exportAll(); });
    m_actions->add(spec("capture.exportView", tr("Export the &view…"), "", {}, hasCapture),
                   [panel] { panel()->exportView(); });
    m_actions->add(spec("capture.repeatExport", tr("&Repeat the last export"), "save",
                        {QKeySequence(Qt::CTRL | Qt::Key_E)}, hasCapture),
                   [panel] { panel()->repeatExport(); });
    m_actions->add(spec("capture.picture", tr("Save a &picture…"), "image", {}, hasCapture),
                   [panel] { panel()->savePicture(); });
    m_actions->add(spec("capture.copyPicture", tr("C&opy the picture"), "copy", {}, hasCapture),
                   [panel] { panel()->copyPicture(); });
    QAction* ask =
        m_actions->addToggle(spec("capture.askBeforeClosing", tr("As&k before closing loses a capture"), ""),
                             m_captures->isAsking(), [this](bool on) { m_captures->setAsking(on); });
    connect(m_captures, &CaptureKeeper::askingChanged, ask, &QAction::setChecked);
}

void MainWindow::makeToolActions()
{
    m_actions->add(spec("tools.palette", tr("&Command palette"), "palette",
                        {QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P)}),
                   [this] { m_palette->open(); });
    m_actions->add(spec("tools.search", tr("&Look for instruments"), "refresh", {QKeySequence(Qt::Key_F5)}),
                   [this] { search(); });
    m_actions->add(spec("tools.stopSearch", tr("S&top looking"), "stop", {},
                        [this] { return m_background->searchPhase() != instrument::ScanPhase::Idle; }),
                   [this] { m_background->stopSearch(); });
    m_actions->add(spec("tools.doctor", tr("Why does it not c&onnect?"), "help", {},
                        [this] { return m_services.doctor != nullptr; }),
                   [this] {
                       const auto* const selected = m_instruments->selected();
                       showDoctor(selected != nullptr ? selected->preferredRoute().resource
                                                      : visa::ResourceName());
                   });
    m_actions->add(spec("tools.bench", tr("Start the &simulated bench"), "simulated", {},
                        [this] { return !m_background->isBenchRunning() && !m_background->isBenchStarting(); }),
                   [this] { m_background->startBench(); });
    const auto canWrite = [this] { return !m_services.profileFolder.isEmpty(); };
    m_actions->add(spec("tools.profileEditor", tr("Profile &editor"), "edit", {}, canWrite), [this] {
        profileEditor()->show();
        profileEditor()->activateWindow();
    });
    const auto hasIdentity = [this, canWrite] {
        return canWrite() && currentWorkspace() != nullptr && currentWorkspace()->link().isReady() &&
               currentWorkspace()->link().identity();
    };
    m_actions->add(
        spec("tools.createProfile", tr("Create a pro&file for this instrument"), "add", {}, hasIdentity),
        [this] { createProfile(currentWorkspace()); });
    m_actions->add(spec("tools.editProfile", tr("E&dit this profile"), "edit", {},
                        [this, canWrite] {
                            return canWrite() && currentWorkspace() != nullptr &&
                                   currentWorkspace()->link().profile();
                        }),
                   [this] { editProfile(currentWorkspace()); });
    m_actions->add(spec("tools.trusted", tr("T&rusted certificates"), "lock", {},
                        [this] { return m_services.trust != nullptr; }),
                   [this] { TrustedDialog::openFor(*m_services.trust, this); });
    m_actions->add(spec("window.nextTab", tr("&Next instrument"), "next", {QKeySequence(Qt::CTRL | Qt::Key_Tab)},
                        [this] { return workspaces().size() > 1; }),
                   [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + 1) % m_tabs->count()); });
    m_actions->add(
        spec("window.previousTab", tr("&Previous instrument"), "previous",
             {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab)}, [this] { return workspaces().size() > 1; }),
        [this] { m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() - 1) % m_tabs->count()); });
    m_actions->add(spec("window.nextPane", tr("Next p&ane"), "", {QKeySequence(Qt::Key_F6)}),
                   [this] { nextPane(); });
}

void MainWindow::makeHelpActions()
{
    m_actions->add(spec("help.manual", tr("&Manual"), "help", {QKeySequence(Qt::Key_F1)}),
                   [this] { showManual(); });
    m_actions->add(spec("help.shortcuts", tr("&Keyboard shortcuts"), "", {QKeySequence(Qt::CTRL | Qt::Key_Slash)}),
                   [this] { showShortcuts(); });
    m_actions->add(spec("help.about", tr("&About Visor"), "info"), [this] { showAbout(); });
}

QList<ui::PaletteEntry> MainWindow::paletteEntries()
{
    m_actions->refresh();
    QList<ui::PaletteEntry> entries;
    for (QAction* action : m_actions->all()) {
        if (!action->isEnabled() || action->objectName() == QLatin1StringView("tools.palette"))
            continue;
        entries.append({QString(action->text()).remove(QLatin1Char('&')).remove(QStringLiteral("…")),
                        action->shortcut().toString(QKeySequence::NativeText), action->icon(),
                        [action] { action->trigger(); }});
    }
    for (const auto& record : m_services.inventory.records()) {
        entries.append({tr("Open %1").arg(record.displayName()), tr("Instrument"),
                        ui::icon(QLatin1StringView("instrument")),
                        [this, resource = record.preferredRoute().resource] { openInstrument(resource); }});
    }
    return entries;
}

void MainWindow::editFocused(QAction& action, const char* slot, const QKeySequence& key)
{
    QWidget* focus = QApplication::focusWidget();
    if (focus == nullptr)
        return;
    if (*slot != '\0') {
        const int method = focus->metaObject()->indexOfMethod(slot);
        // Views copy by their own rules: they get the key instead.
        if (method >= 0 && !focus->inherits("QAbstractItemView")) {
            focus->metaObject()->method(method).invoke(focus, Qt::DirectConnection);
            return;
        }
    }
    // A key press looks for a shortcut before it reaches the widget: it would find this action again, for ever.
    action.setEnabled(false);
    const QKeyCombination combination = key[0];
    QKeyEvent press(QEvent::KeyPress, combination.key(), combination.keyboardModifiers());
    QApplication::sendEvent(focus, &press);
    QKeyEvent release(QEvent::KeyRelease, combination.key(), combination.keyboardModifiers());
    QApplication::sendEvent(focus, &release);
    action.setEnabled(true);
}

void MainWindow::showAbout()
{
    auto* dialog = new AboutDialog(m_services, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::showManual()
{
    auto* dialog = new ManualDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::showDoctor(const visa::ResourceName& resource)
{
    if (m_services.doctor == nullptr)
        return;
    doctor::Complaint complaint;
    QString name;
    if (!resource.isEmpty()) {
        complaint.resource = resource;
        name = resource.toString();
        instrument::Sighting sighting;
        sighting.resource = resource;
        if (const auto* const record = m_services.inventory.find(resource)) {
            name = record->displayName();
            sighting.name = name;
        }
        // One that is open here is not asked behind its user's back.
        const bool isInUse = std::any_of(workspaces().begin(), workspaces().end(), [&](Workspace* workspace) {
            return workspace->link().resource() == resource && workspace->link().isReady();
        });
        complaint.mayAsk = !isInUse && (!m_services.asking.allowsQuery || m_services.asking.allowsQuery(sighting));
    }
    auto* dialog = new ui::DoctorDialog(*m_services.doctor, complaint, name, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void MainWindow::showShortcuts()
{
    auto* dialog = new ShortcutsDialog(*m_actions, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace visor::app
