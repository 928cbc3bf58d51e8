// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace visor::ui {
class ElidedLabel;
class InstrumentLink;
class StateBadge;
} // namespace visor::ui

namespace visor::app {

/// The top of a workspace: which instrument, by which route, in which state since when, and the buttons that
/// change it. A wait shows how long it has lasted and can be cancelled. Its clock runs only while something is
/// being waited for.
class WorkspaceHeader : public QFrame
{
    Q_OBJECT

public:
    explicit WorkspaceHeader(ui::InstrumentLink& link, QWidget* parent = nullptr);

    void setName(const QString& name);
    void setSimulated(bool simulated);
    /// Who holds the lock; empty: nobody that is known.
    void setLock(bool isOurs);

Q_SIGNALS:
    void connectRequested();
    void disconnectRequested();
    void cancelRequested();
    void lockRequested(bool lock);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void stateChanged();
    void identityChanged();
    void showState();

    ui::InstrumentLink& m_link;
    QLabel* m_icon;
    ui::ElidedLabel* m_name;
    ui::ElidedLabel* m_identity;
    ui::StateBadge* m_simulated;
    ui::StateBadge* m_state;
    QLabel* m_wait;
    QPushButton* m_cancel;
    QPushButton* m_connect;
    QToolButton* m_lock;
    QTimer m_clock;
    bool m_isLockOurs = false;
};

} // namespace visor::app
