// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/services.h"

#include <QTabWidget>

#include <chrono>
#include <vector>

namespace visor::ui {
class InstrumentsModel;
class LockMonitor;
} // namespace visor::ui

namespace visor::app {

class Background;
class Workspace;

/// The open instruments, one workspace a tab: opens and closes them, and tells the list of instruments and whoever
/// searches in the background which of them are in use. GUI thread; everything given outlives the workspaces,
/// which closeAll() ends.
class InstrumentTabs : public QTabWidget
{
    Q_OBJECT
    Q_MOC_INCLUDE("app/console/workspace.h")

public:
    InstrumentTabs(const Services& services, const ui::LockMonitor& locks, ui::InstrumentsModel& list,
                   Background& background, QWidget* parent);

    /// Shows the workspace that the instrument has by any of its routes, connecting it when it was disconnected;
    /// null when it has none.
    Workspace* showWorkspace(const visa::ResourceName& resource);
    /// A new workspace for an instrument of the inventory, connecting. `page` is the tab to begin with:
    /// "terminal", "waveform", or what the workspace itself thinks best.
    Workspace* openWorkspace(const instrument::InstrumentRecord& record, const visa::ResourceName& resource,
                             const QString& page);
    /// Its end may have to wait for the instrument's, which the window does not see.
    void closeWorkspace(Workspace* workspace);
    /// All of them, also those that still wait for their end; side by side, and waits for them.
    void closeAll();

    [[nodiscard]] const std::vector<Workspace*>& workspaces() const { return m_workspaces; }
    [[nodiscard]] Workspace* current() const;
    /// The one that the instrument has by any of its routes; null when it has none.
    [[nodiscard]] Workspace* workspaceOf(const visa::ResourceName& resource) const;
    /// The one that is open by exactly this route; null when there is none.
    [[nodiscard]] Workspace* workspaceAt(const QString& resource) const;
    /// What names them between two starts, in the order of the tabs.
    [[nodiscard]] QStringList memoryKeys() const;
    [[nodiscard]] std::size_t pendingJobs() const;
    /// Nothing is under way in any of them.
    [[nodiscard]] bool areSettled() const;

    /// How long a lock may be held unused: for those that are open, and those to come.
    void setLockIdleLimit(std::chrono::milliseconds limit);

Q_SIGNALS:
    /// The cross of its tab was pressed: whoever owns the tabs may have something to ask first.
    void closeRequested(visor::app::Workspace* workspace);
    /// There is one more, or one less.
    void countChanged();
    /// Something about one of them, or which one is on show.
    void changed();
    /// Somebody wants to know why an instrument does not connect or answer.
    void whyRequested(const visor::visa::ResourceName& resource);
    /// The user wants a profile for the unknown model of that workspace.
    void profileWanted(visor::app::Workspace* workspace);

private:
    void follow(Workspace* workspace);
    void showState(Workspace* workspace);
    /// What the list knows of its instrument.
    void showRecord(Workspace* workspace);
    void showTitle(Workspace* workspace);
    /// Open instruments are not asked who they are by a search.
    void tellWhatIsInUse();

    const Services& m_services;
    const ui::LockMonitor& m_locks;
    ui::InstrumentsModel& m_list;
    Background& m_background;
    std::vector<Workspace*> m_workspaces; ///< in the order they were opened
    std::chrono::milliseconds m_lockIdleLimit{0};
};

} // namespace visor::app
