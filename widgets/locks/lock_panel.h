// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/locks/lock_registry.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>

#include <chrono>
#include <optional>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace visor::ui {

/// The lock of one instrument, in place under its header: who holds it, how and since when, who waits, and what
/// one can do about it. While this window stands in line it shows its place, the time and the limit, and can leave
/// the line. Its clock runs only then. GUI thread.
class LockPanel : public QFrame
{
    Q_OBJECT

public:
    explicit LockPanel(QWidget* parent = nullptr);

    /// What the machine's registry knows.
    void setSituation(const locks::LockSituation& situation);
    /// The lock this window holds.
    void setOurs(std::optional<visa::LockMode> mode);
    /// The instrument says that somebody holds it whom the registry does not know.
    void setLockedByStranger(bool locked);
    /// Only an open instrument can be locked.
    void setReady(bool ready);
    /// This window stands in line, for at most so long.
    void startWaiting(std::chrono::milliseconds limit);
    void stopWaiting();
    [[nodiscard]] bool isWaiting() const { return m_limit.has_value(); }
    /// As long as is chosen for the next wait.
    [[nodiscard]] std::chrono::milliseconds waitLimit() const;
    /// Whole seconds; does not signal.
    void setWaitLimit(std::chrono::milliseconds limit);

    /// One line: "Locked by visor, user ada, process 4711 (exclusive), since 14:02".
    [[nodiscard]] QString holderText() const;

Q_SIGNALS:
    void takeRequested(visor::visa::LockMode mode, const QByteArray& key, std::chrono::milliseconds limit);
    void releaseRequested();
    void leaveLineRequested();
    /// The user chose another limit for the next wait.
    void waitLimitChanged(std::chrono::milliseconds limit);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void showClock();
    void take();

    locks::LockSituation m_situation;
    std::optional<visa::LockMode> m_ours;
    bool m_isStranger = false;
    bool m_isReady = false;
    std::optional<std::chrono::milliseconds> m_limit;
    QElapsedTimer m_waited;
    QTimer m_clock;

    QLabel* m_icon;
    QLabel* m_holder;
    QLabel* m_line;
    QComboBox* m_mode;
    QLineEdit* m_key;
    QLabel* m_limitLabel;
    QSpinBox* m_limitBox;
    QPushButton* m_take;
    QPushButton* m_release;
    QPushButton* m_leave;
    QProgressBar* m_progress;
};

} // namespace visor::ui
