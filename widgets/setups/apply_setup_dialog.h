// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/connection.h"
#include "core/instrument/setup_runner.h"

#include <QDialog>
#include <QTimer>

#include <memory>
#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;

namespace visor::ui {

class InstrumentLink;
class SetupModel;

/// A saved setup against the instrument as it is: reads the settings, lists what differs as before → after with
/// check boxes, sends the chosen lines, says what came of each, and takes them back on Undo. Not modal: *All
/// outputs off* stays in reach. Closing it ends what it does. GUI thread.
class ApplySetupDialog : public QDialog
{
    Q_OBJECT

public:
    /// `link` outlives the dialog; `source` says where the setup is from (a file's name).
    ApplySetupDialog(InstrumentLink& link, instrument::Setup setup, const QString& source,
                     QWidget* parent = nullptr);
    ~ApplySetupDialog() override;

Q_SIGNALS:
    /// Lines were sent: what was known of the instrument may be old.
    void sent();

private:
    struct Watch; ///< what the worker tells while it is at it

    void build(const QString& source);
    void readPresent();
    void showComparison(const Result<instrument::TakenSetup>& present);
    void send(std::vector<instrument::SetupLine> lines, bool isUndo);
    void showResults(const std::vector<instrument::SetupLineResult>& results, bool isUndo);
    void undo();
    void stop();
    void look();
    void begin(const QString& text, int steps);
    void end(const QString& text);
    void showButtons();

    InstrumentLink& m_link;
    const std::shared_ptr<const profile::Profile> m_profile; ///< the lines are its own; the link's may change
    const instrument::Setup m_setup;
    std::shared_ptr<Watch> m_watch;
    std::optional<instrument::JobId> m_job;
    std::vector<instrument::SetupLine> m_sent;
    std::vector<instrument::SetupLine> m_undo;
    bool m_isCompared = false;
    bool m_isSent = false;
    QTimer m_look;

    SetupModel* m_model;
    QLabel* m_source;
    QLabel* m_status;
    QProgressBar* m_progress;
    QTableView* m_table;
    QPushButton* m_apply;
    QPushButton* m_undoButton;
    QPushButton* m_stop;
    QPushButton* m_close;
};

} // namespace visor::ui
