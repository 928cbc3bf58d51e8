// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/terminal/command_history.h"
#include "widgets/terminal/scpi_completion.h"

#include <QLineEdit>
#include <QListWidget>
#include <QPointer>

namespace visor::ui {

/// How a line is to be sent.
enum class SendMode {
    Automatic, ///< query when the header ends with '?', else write
    Query,
    Write,
};

/// The terminal's input line. Enter sends as the header says, Ctrl+Enter forces a query, Shift+Enter a write; Up
/// and Down walk the history, Ctrl+R searches it; Tab accepts the chosen completion; several pasted or dropped
/// lines are handed over as lines. The list of completions is a child of the window: it takes no focus and needs
/// nothing of the window manager.
class CommandLine : public QLineEdit
{
    Q_OBJECT

public:
    explicit CommandLine(QWidget* parent = nullptr);
    ~CommandLine() override;

    void setHistory(CommandHistory history) { m_history = std::move(history); }
    [[nodiscard]] const CommandHistory& history() const { return m_history; }
    void remember(const QString& command) { m_history.add(command); }
    void setCompletion(ScpiCompletion completion) { m_completion = std::move(completion); }

    [[nodiscard]] bool isSearching() const { return m_isSearching; }
    /// The list of completions; hidden when there is nothing to offer. For tests.
    [[nodiscard]] QListWidget* completionList() const { return m_list; }

Q_SIGNALS:
    void sendRequested(visor::ui::SendMode mode);
    void linesPasted(const QStringList& lines);
    void cancelRequested();
    /// What to say under the line: help for the command, the history search, or nothing.
    void hintChanged(const QString& hint);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void moveEvent(QMoveEvent* event) override;

private:
    void pasteText(const QString& text);
    void complete();
    void placeList();
    void accept(int row);
    void updateHint();
    void startSearch();
    void searchAgain();
    void endSearch(bool take);

    CommandHistory m_history;
    ScpiCompletion m_completion;
    std::vector<Completion> m_offers;
    QPointer<QListWidget> m_list; ///< the window may take it along when it goes
    bool m_isSearching = false;
    QString m_beforeSearch;
    qsizetype m_searchPlace = 0; ///< index of the hit, or commands().size()
};

} // namespace visor::ui
