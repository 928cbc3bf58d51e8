// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/connection.h"
#include "core/profile/model.h"
#include "core/profile/renderer.h"
#include "core/profile/reply.h"

#include <QTimer>
#include <QWidget>

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

class QLabel;
class QProgressBar;
class QPushButton;

namespace visor::ui {

class InstrumentLink;
class ParameterEditor;

/// One sequence of the profile as a row of the form: its parameters, Run and Stop, how far it is, and what came of
/// it. One that uses a dangerous command asks first, once a session. GUI thread.
class SequenceRow : public QWidget
{
    Q_OBJECT

public:
    /// `link` outlives the row; `sequence` belongs to `profile`, which the row shares.
    SequenceRow(InstrumentLink& link, std::shared_ptr<const profile::Profile> profile,
                const profile::Sequence& sequence, QWidget* parent = nullptr);

    [[nodiscard]] bool isRunning() const { return m_job.has_value(); }
    [[nodiscard]] int titleWidthHint() const;
    void setTitleWidth(int width);
    void setUsable(bool isUsable);

public Q_SLOTS:
    void run();
    void stop();

private:
    void buildEditors(QWidget* box);
    [[nodiscard]] bool isDangerous() const;
    void start();
    void end(const Result<profile::ReplyValue>& result);
    void showProgress();
    void showButtons();

    InstrumentLink& m_link;
    const std::shared_ptr<const profile::Profile> m_profile;
    const profile::Sequence& m_sequence;
    std::optional<instrument::JobId> m_job;
    std::shared_ptr<std::atomic<int>> m_step; ///< the worker's word on how far it is
    QTimer m_look;
    bool m_isUsable = false;
    bool m_isConfirmed = false;

    QLabel* m_title;
    QProgressBar* m_progress;
    QLabel* m_result;
    QPushButton* m_run;
    QPushButton* m_stop;
    std::vector<ParameterEditor*> m_editors;
};

} // namespace visor::ui
