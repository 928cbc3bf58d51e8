// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/background.h"
#include "app/console/console_options.h"
#include "app/console/services.h"
#include "app/console/window_memory.h"
#include "app/console/wishes.h"

#include <QMainWindow>
#include <QTimer>

#include <memory>
#include <vector>

class QAction;
class QActionGroup;
class QDockWidget;
class QStackedWidget;

namespace visor::ui {
class ActionCollection;
class CommandPalette;
class InstrumentsModel;
class InstrumentsView;
class LockMonitor;
class LocksView;
class MessageBanner;
class TraceView;
struct PaletteEntry;
} // namespace visor::ui

namespace visor::app {

class CaptureKeeper;
class InstrumentTabs;
class Layouts;
class OutputsOff;
class PlotMenu;
class ProfileEditorWindow;
class StatusLine;
class Workspace;

/// The window: instruments at the left, one workspace a tab in the middle, the trace below, a status bar that
/// tells the truth. GUI thread; `services` outlive it.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const Services& services, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// What the command line asked for; after the first paint.
    void begin(const ConsoleOptions& options);

    /// Opens an instrument in a workspace of its own, or shows the one it has.
    Workspace* openInstrument(const visa::ResourceName& resource);
    /// By resource string, alias or name; remembers the wish when it may still turn up.
    void openByName(const QString& name);
    /// Asks first when its capture would be lost.
    void closeWorkspace(Workspace* workspace);
    [[nodiscard]] Workspace* currentWorkspace() const;
    [[nodiscard]] const std::vector<Workspace*>& workspaces() const;
    [[nodiscard]] ui::ActionCollection& actions() { return *m_actions; }
    [[nodiscard]] ui::InstrumentsView& instruments() { return *m_instruments; }

    // main_window_profiles.cpp
    /// The profiles were read, or some of them changed: rows and workspaces take the change over.
    void profilesChanged(const profile::LibraryChange& change);
    /// The profile editor, made when it is first asked for; null where profiles are not written.
    ProfileEditorWindow* profileEditor();
    /// Opens the profile of a workspace's instrument in it, or makes one to start from.
    void editProfile(Workspace* workspace);
    void createProfile(Workspace* workspace);
    // main_window_outputs.cpp
    /// Every open instrument that has outputs, whatever it is doing, all at once. The banner says who did it.
    void switchAllOutputsOff();

protected:
    void closeEvent(QCloseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    // main_window_actions.cpp and main_window_menus.cpp
    void makeActions();
    void makeFileActions();
    void makeEditActions();
    void makeViewActions();
    void makeInstrumentActions();
    void makeCaptureActions();
    void makeToolActions();
    void makeHelpActions();
    void makeMenus();
    void fillWindowMenu(QMenu* menu);
    QList<ui::PaletteEntry> paletteEntries();
    void editFocused(QAction& action, const char* slot, const QKeySequence& key);

    void showOutputsOff(const std::shared_ptr<OutputsOff>& sum); // main_window_outputs.cpp
    void nameProfiles();                                         // main_window_profiles.cpp
    void makeDocks();
    void makeLocksDock();
    void makeCentre();
    void restoreWindow();
    void offerLastSession();
    void takeSighting(const instrument::Sighting& sighting);
    void takeBench();
    /// Opens what is wanted and has turned up meanwhile.
    void openWishes();
    /// Says what was not found, once nothing is looked for any more.
    void giveUpWishes();
    void refreshSoon();
    void refresh();
    void showPage();
    void showTitle();
    void nextPane();
    void showAbout();
    void showManual();
    /// The doctor on one instrument; an empty name: on this machine.
    void showDoctor(const visa::ResourceName& resource);
    void showShortcuts();
    /// Looks for instruments afresh, with what has been added meanwhile.
    void search();

    const Services& m_services;
    ui::ActionCollection* m_actions = nullptr;
    CaptureKeeper* m_captures = nullptr;
    ui::InstrumentsModel* m_model = nullptr;
    Background* m_background = nullptr;
    ui::InstrumentsView* m_instruments = nullptr;
    QDockWidget* m_instrumentsDock = nullptr;
    ui::LockMonitor* m_lockMonitor = nullptr;
    ui::LocksView* m_locks = nullptr;
    QDockWidget* m_locksDock = nullptr;
    ui::TraceView* m_trace = nullptr;
    QDockWidget* m_traceDock = nullptr;
    ui::MessageBanner* m_banner = nullptr;
    QStackedWidget* m_centre = nullptr;
    InstrumentTabs* m_tabs = nullptr;
    ui::CommandPalette* m_palette = nullptr;
    PlotMenu* m_plotMenu = nullptr;
    Layouts* m_layouts = nullptr;
    std::unique_ptr<ProfileEditorWindow> m_profileEditor;
    StatusLine* m_statusLine = nullptr;
    std::shared_ptr<OutputsOff> m_outputsOff; ///< the latest; answers to those before it are not shown
    Wishes m_wishes;                          ///< to be opened as soon as they turn up
    WindowMemory m_memory;
    QStringList m_lastSession;
    ConsoleOptions m_options;
    QTimer m_refreshTimer;
};

} // namespace visor::app
