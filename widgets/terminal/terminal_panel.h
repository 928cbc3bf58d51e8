// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/connection.h"
#include "widgets/terminal/command_line.h"
#include "widgets/terminal/exchange.h"

#include <QStringList>
#include <QWidget>

class QCheckBox;
class QLabel;
class QListView;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace visor::ui {

class ElidedLabel;
class InstrumentLink;
class MessageBanner;
class Settings;
class TerminalModel;

/// A conversation with one instrument: write, query and read as separate acts, replies safe to look at, the
/// instrument's errors under the command that caused them. GUI thread; `link` and `settings` outlive it.
class TerminalPanel : public QWidget
{
    Q_OBJECT

public:
    /// The history is kept under `memoryKey`; empty: under the resource string.
    TerminalPanel(InstrumentLink& link, Settings& settings, QString memoryKey = {}, QWidget* parent = nullptr);
    ~TerminalPanel() override;

    /// As if typed and sent.
    void send(const QString& command, SendMode mode);
    /// One after the other; stops at the first failure. A second list waits for the first.
    void runLines(const QStringList& lines);
    void readReply();
    /// Ends what this terminal has running and forgets the lines that wait.
    void cancel();
    void focusInput();
    // terminal_panel_replies.cpp
    void copySelection() const;
    void saveReplyTo(const QString& path);

    [[nodiscard]] TerminalModel& model() { return *m_model; }
    [[nodiscard]] bool isRunning() const { return m_running > 0 || !m_lines.isEmpty(); }

private:
    void buildInput();
    void submit(const QString& shown, Exchange exchange, bool isOfList);
    void showOutcome(std::uint64_t command, const ExchangeOutcome& outcome, const Result<void>& result);
    void nextLine();
    void followProfile();
    void refresh();
    [[nodiscard]] QString historyKey() const;
    // terminal_panel_replies.cpp
    void chooseFile();
    void showMenu(const QPoint& place);
    void showDetail();
    [[nodiscard]] int selectedReply() const;

    InstrumentLink& m_link;
    Settings& m_settings;
    const QString m_memoryKey;
    TerminalModel* m_model;
    MessageBanner* m_banner;
    QListView* m_list;
    QPlainTextEdit* m_detail;
    CommandLine* m_line;
    ElidedLabel* m_hint;
    QPushButton* m_query;
    QPushButton* m_write;
    QPushButton* m_read;
    QToolButton* m_stop;
    QCheckBox* m_checkErrors;
    QToolButton* m_detailButton;
    QLabel* m_progress;

    QStringList m_lines; ///< of a pasted list, still to be sent
    int m_linesDone = 0;
    int m_linesAll = 0;
    int m_running = 0;
    std::vector<instrument::JobId> m_jobs;
};

} // namespace visor::ui
