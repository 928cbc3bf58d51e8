// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QMenu;

namespace visor::ui {
class ActionCollection;
class WaveformPlot;
} // namespace visor::ui

namespace visor::app {

class Workspace;

/// The Plot menu and its actions: what the plot of the instrument in front has by key or tool button. Possible
/// where that has something on show; each brings the plot to the front. Owned by the window; GUI thread.
class PlotMenu : public QObject
{
    Q_OBJECT

public:
    /// `current` gives the workspace in front, or null. `actions` outlive the menu.
    PlotMenu(ui::ActionCollection& actions, std::function<Workspace*()> current, QObject* parent = nullptr);

    void fill(QMenu* menu);

private:
    /// Null while there is nothing to look at.
    [[nodiscard]] ui::WaveformPlot* plot() const;
    void makeActions();
    void fillTraces(QMenu* menu);

    ui::ActionCollection& m_actions;
    const std::function<Workspace*()> m_current;
};

} // namespace visor::app
