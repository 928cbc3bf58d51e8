// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/locks/locks_model.h"

#include <QWidget>

#include <chrono>

class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;
class QTableView;

namespace visor::ui {

class EmptyState;
class Settings;

/// Every lock of this user's programs on this machine, as a table, and how long an unused lock is kept. GUI
/// thread.
class LocksView : public QWidget
{
    Q_OBJECT

public:
    /// `monitor` and `settings` outlive the view.
    LocksView(const LockMonitor& monitor, LocksModel::Names names, Settings& settings, QWidget* parent = nullptr);

    /// How long a lock of this window is kept without being used; 0: for ever.
    [[nodiscard]] std::chrono::milliseconds idleLimit() const;

Q_SIGNALS:
    /// The user wants to see that instrument.
    void openRequested(const QString& resource);
    /// Give back this window's lock on it.
    void releaseRequested(const QString& resource);
    void idleLimitChanged(std::chrono::milliseconds limit);

private:
    void refresh();
    [[nodiscard]] int selectedRow() const;

    const LockMonitor& m_monitor;
    Settings& m_settings;
    LocksModel* m_model;
    QStackedWidget* m_pages;
    EmptyState* m_empty;
    QTableView* m_table;
    QLabel* m_idleLabel;
    QSpinBox* m_idle;
    QPushButton* m_release;
};

} // namespace visor::ui
