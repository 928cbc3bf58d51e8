// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/connection.h"
#include "core/instrument/setup_runner.h"

#include <QDialog>
#include <QTimer>

#include <atomic>
#include <memory>
#include <optional>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;

namespace visor::ui {

class InstrumentLink;

/// Reads an instrument's settings and writes them to a file, with a note. Never replaces a file without saying so.
/// Not modal; closing it ends the reading. GUI thread.
class SaveSetupDialog : public QDialog
{
    Q_OBJECT

public:
    /// `link` outlives the dialog; the proposed file is in `folder`.
    SaveSetupDialog(InstrumentLink& link, const QString& folder, QWidget* parent = nullptr);
    ~SaveSetupDialog() override;

Q_SIGNALS:
    /// Written whole; `missing` settings of the profile did not answer.
    void saved(const QString& path, int settings, int missing);

private:
    void build(const QString& folder);
    void browse();
    void start();
    void end(const Result<instrument::TakenSetup>& taken);
    void showButtons();

    InstrumentLink& m_link;
    std::optional<instrument::JobId> m_job;
    std::shared_ptr<std::pair<std::atomic<int>, std::atomic<int>>> m_progressOf; ///< asked, of
    QTimer m_look;
    QString m_problem; ///< why the last attempt failed

    QLineEdit* m_path;
    QPlainTextEdit* m_note;
    QLabel* m_status;
    QProgressBar* m_progress;
    QPushButton* m_save;
    QPushButton* m_cancel;
};

} // namespace visor::ui
