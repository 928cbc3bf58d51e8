// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/trace.h"
#include "widgets/common/export_task.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QTableView;
class QToolButton;

namespace visor::ui {

class MessageBanner;
class Settings;
class TraceFilter;
class TraceModel;

/// The trace as a table: filter, pause, copy, export. It looks at the log at most 30 times a second, only while it
/// is visible and somebody said that something is going on (setActive); an idle program costs nothing. GUI thread;
/// `log` and `settings` outlive it.
class TraceView : public QWidget
{
    Q_OBJECT

public:
    TraceView(const instrument::TraceLog& log, Settings& settings, QWidget* parent = nullptr);
    ~TraceView() override;

    /// True while any instrument has work; the last rows are still fetched after it ends.
    void setActive(bool active);
    void setPaused(bool paused);
    void copySelection() const;
    /// Writes what the filter lets through, in the background; a banner says how it went. One at a time.
    void exportTo(const QString& path);
    void cancelExport() { m_export.cancel(); }
    [[nodiscard]] bool isExporting() const { return m_export.isRunning(); }

Q_SIGNALS:
    /// The export has ended: written, cancelled or failed.
    void exportFinished(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void poll();
    void restartTimer();
    void updateCount();
    void chooseExport();
    void makeProgress();
    void finishExport();
    void showMenu(const QPoint& place);
    [[nodiscard]] QMenu* makeTimeMenu();

    const instrument::TraceLog& m_log;
    Settings& m_settings;
    TraceModel* m_model;
    TraceFilter* m_filter;
    MessageBanner* m_banner;
    QLineEdit* m_filterEdit;
    QToolButton* m_pause;
    QTableView* m_table;
    QLabel* m_count;
    QToolButton* m_save;
    QWidget* m_progressRow;
    QProgressBar* m_progress;
    std::size_t m_exportedRows = 0;
    QTimer m_timer;
    QTimer m_showProgress; ///< a quick export shows no bar
    bool m_isActive = false;
    bool m_isPaused = false;
    ExportTask m_export; ///< last: its thread ends first
};

} // namespace visor::ui
