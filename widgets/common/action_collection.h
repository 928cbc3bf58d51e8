// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QLatin1StringView>
#include <QList>
#include <QObject>

#include <functional>
#include <map>

namespace visor::ui {

/// What an action is, said once.
struct ActionSpec
{
    QString id;   ///< "instrument.connect"; kept in settings, never shown
    QString text; ///< as in a menu, with its mnemonic
    QLatin1StringView icon;
    QList<QKeySequence> shortcuts;
    QString toolTip;                   ///< empty: the text without its mnemonic
    std::function<bool()> enabledWhen; ///< empty: always
};

/// Every action of the window, in one place: menus take them first, toolbars second, the command palette shows
/// them all. Owned by the window; GUI thread.
class ActionCollection : public QObject
{
    Q_OBJECT

public:
    explicit ActionCollection(QWidget* window);

    /// Makes the action, gives it to the window so that its shortcut works there, and calls `run` when triggered.
    QAction* add(ActionSpec spec, std::function<void()> run);
    /// A checkable one; `run` gets the new state.
    QAction* addToggle(ActionSpec spec, bool checked, std::function<void(bool)> run);

    /// The action with that id; null when there is none.
    [[nodiscard]] QAction* action(const QString& id) const;
    /// In the order they were added.
    [[nodiscard]] const QList<QAction*>& all() const { return m_order; }

    /// Asks every `enabledWhen` again. Call it after anything that changes what is possible.
    void refresh();

private:
    QAction* make(ActionSpec& spec);
    /// refresh() comes a little after what it follows: a key held down may be quicker.
    [[nodiscard]] bool isStillPossible(QAction* action) const;

    QWidget* m_window;
    QList<QAction*> m_order;
    std::map<QString, QAction*> m_byId;
    std::map<QAction*, std::function<bool()>> m_enabledWhen;
};

} // namespace visor::ui
