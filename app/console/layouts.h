// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMainWindow;
class QMenu;

namespace visor::ui {
class ActionCollection;
class Settings;
} // namespace visor::ui

namespace visor::app {

/// Arrangements of a window's docks under names the user gives: saved, chosen, deleted in View ▸ Layouts. Owned by
/// the window; GUI thread.
class Layouts : public QObject
{
    Q_OBJECT

public:
    /// `version` is the window's own, of its docks: arrangements of another one are not taken.
    Layouts(QMainWindow& window, ui::ActionCollection& actions, ui::Settings& settings, int version);

    /// Sorted as a person would.
    [[nodiscard]] QStringList names() const;
    /// The present arrangement, in place of one of that name. False for a name of nothing but blanks.
    bool save(const QString& name);
    /// False when there is none of that name, or it is not one of this window's; nothing has changed then.
    bool choose(const QString& name);
    void remove(const QString& name);
    /// The submenu, for the window's menu.
    void fill(QMenu* menu);

Q_SIGNALS:
    /// It was kept by another version of the program, or the file was damaged.
    void unusable(const QString& name);

private:
    void askForName();
    void fillNames(QMenu* menu, QMenu* deletion);
    void bringDocksOnScreen();

    QMainWindow& m_window;
    ui::ActionCollection& m_actions;
    ui::Settings& m_settings;
    const int m_version;
};

} // namespace visor::app
