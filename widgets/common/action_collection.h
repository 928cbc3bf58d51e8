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

class Settings;

/// What an action is, said once.
struct ActionSpec
{
    QString id;   ///< "instrument.connect"; kept in settings, never shown
    QString text; ///< as in a menu, with its mnemonic
    QLatin1StringView icon;
    QList<QKeySequence> shortcuts;     ///< the standard ones; the user may choose others
    QString toolTip;                   ///< empty: the text without its mnemonic
    std::function<bool()> enabledWhen; ///< empty: always
    /// Of a toggle whose state others change, too; empty: nobody does.
    std::function<bool()> checkedWhen = {};
};

/// Every action of the window, in one place: menus take them first, toolbars second, the command palette shows
/// them all. The one owner of their keys: the standard ones and those the user chose instead. Owned by the
/// window; GUI thread.
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

    /// Asks every `enabledWhen` and `checkedWhen` again. Call it after anything that changes what is possible.
    void refresh();

    // Keys. The action of each of these is one of all().

    /// Takes over the keys chosen before, and keeps those chosen from now on. Call it once, when all actions are
    /// made. What is not usable of what is kept (unknown, reserved, taken twice) counts as not chosen.
    void keepShortcutsIn(Settings& settings);
    [[nodiscard]] QList<QKeySequence> standardShortcuts(const QAction& action) const;
    [[nodiscard]] bool hasStandardShortcuts(const QAction& action) const;
    /// Whose key that is, or begins with it, or is the beginning of it; other than `action`.
    [[nodiscard]] QList<QAction*> otherHolders(const QKeySequence& key, const QAction& action) const;
    /// Why the action may not have that key; empty when it may. Reserved keys stay with those whose standard they
    /// are.
    [[nodiscard]] QString whyNotFor(const QAction& action, const QKeySequence& key) const;
    /// Gives the action these keys and takes them from whoever has them: ask otherHolders() and whyNotFor()
    /// first. None at all is a choice, too.
    void setShortcuts(QAction& action, const QList<QKeySequence>& keys);
    void resetAllShortcuts();

Q_SIGNALS:
    void shortcutsChanged();

private:
    struct Standard
    {
        QList<QKeySequence> keys;
        QString toolTip;
    };

    QAction* make(ActionSpec& spec);
    /// refresh() comes a little after what it follows: a key held down may be quicker.
    [[nodiscard]] bool isStillPossible(QAction* action) const;
    /// The keys on the action and in its tool tip.
    void show(QAction& action, const QList<QKeySequence>& keys) const;
    void change(QAction& action, const QList<QKeySequence>& keys);

    QWidget* m_window;
    Settings* m_settings = nullptr; ///< keeps the keys; null: nobody does
    QList<QAction*> m_order;
    std::map<QString, QAction*> m_byId;
    std::map<const QAction*, Standard> m_standard;
    std::map<QAction*, std::function<bool()>> m_enabledWhen;
    std::map<QAction*, std::function<bool()>> m_checkedWhen;
};

} // namespace visor::ui
