// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QKeySequence>
#include <QList>

class QAction;
class QKeySequenceEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace visor::ui {
class ActionCollection;
} // namespace visor::ui

namespace visor::app {

/// Every action and its keys on one page, to look up and to change: choose an action, press a key, use it. Whose
/// key that is so far is said by name, and it stays with that one unless the user takes it. GUI thread.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    /// `actions` outlive the dialog.
    explicit ShortcutsDialog(ui::ActionCollection& actions, QWidget* parent = nullptr);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeEditor();
    QWidget* makeQuestion();
    void makeTable();
    /// Keys that are read by a part of the window itself, for looking up only.
    void addFixed(const QString& what, const QString& keys);
    void showKeys();
    void search(const QString& text);
    /// The chosen action; null on a row that cannot be changed.
    [[nodiscard]] QAction* current() const;
    void choose();
    void takePress(const QKeySequence& pressed);
    /// Gives the chosen action these keys, after asking when they are somebody else's.
    void propose(const QList<QKeySequence>& keys);
    void take();
    /// Nothing is proposed any more; `said` is shown instead.
    void settle(const QString& said = {});
    void askResetAll();

    ui::ActionCollection& m_actions;
    QLineEdit* m_search;
    QTableWidget* m_table;
    QLabel* m_title;
    QKeySequenceEdit* m_edit;
    QPushButton* m_use;
    QPushButton* m_add;
    QPushButton* m_clear;
    QPushButton* m_reset;
    QLabel* m_message;
    QPushButton* m_take;
    QPushButton* m_leave;
    QPushButton* m_resetAll = nullptr;
    QList<QKeySequence> m_wanted; ///< what the question is about
};

} // namespace visor::app
