// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/connection.h"
#include "widgets/controls/run_task.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;

namespace visor::ui {

class InstrumentLink;
class ParameterEditor;

/// A sequence or a sweep as a row of the form: its parameters, Run and Stop, how far it is, what came of it, and
/// the values as a table. One that uses a dangerous command asks first, once a session. A row that goes while it
/// runs stops what it runs. GUI thread.
class RunRow : public QWidget
{
    Q_OBJECT

public:
    /// `link` outlives the row.
    RunRow(InstrumentLink& link, RunTask task, QWidget* parent = nullptr);
    ~RunRow() override;

    [[nodiscard]] bool isRunning() const { return m_job.has_value(); }
    [[nodiscard]] int titleWidthHint() const;
    void setTitleWidth(int width);
    void setUsable(bool isUsable);
    /// What the last run brought.
    [[nodiscard]] ValueTable values() const;
    /// Shows what came of the row that this one replaces.
    void inherit(const RunRow& earlier);

public Q_SLOTS:
    void run();
    void stop();

Q_SIGNALS:
    void ended();

private:
    void buildEditors(QWidget* box);
    void start();
    void end(const Result<QString>& result);
    void showProgress();
    void showButtons();
    void showValues();
    [[nodiscard]] QString title() const;

    InstrumentLink& m_link;
    const RunTask m_task;
    std::optional<instrument::JobId> m_job;
    std::shared_ptr<RunBoard> m_board; ///< shared with the worker
    QTimer m_look;
    bool m_isUsable = false;
    bool m_isConfirmed = false;

    QLabel* m_title;
    QProgressBar* m_progress;
    QLabel* m_result;
    QPushButton* m_run;
    QPushButton* m_stop;
    QPushButton* m_values;
    std::vector<ParameterEditor*> m_editors;
};

} // namespace visor::ui
