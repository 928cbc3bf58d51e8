// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/service_requests.h"

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
    /// Who has the lock, in a word ("locked by you") and in a sentence.
    enum class LockOwner {
        Nobody,
        Ours,
        Others,
    };
    void setLock(LockOwner owner, const QString& sentence);
    /// How long is waited at most, in a sentence.
    void setTimeouts(const QString& sentence);
    /// The panel with everything about the lock is open.
    void setLockPanelShown(bool shown);

Q_SIGNALS:
    void connectRequested();
    void disconnectRequested();
    void cancelRequested();
    void lockRequested(bool lock);
    void lockPanelRequested(bool shown);
    void timeoutsRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void stateChanged();
    void identityChanged();
    void showState();
    void showServiceRequest(const instrument::ServiceRequest& request);

    ui::InstrumentLink& m_link;
    QLabel* m_icon;
    ui::ElidedLabel* m_name;
    ui::ElidedLabel* m_address; ///< beside the name, where there is room for it
    ui::ElidedLabel* m_identity;
    ui::StateBadge* m_simulated;
    ui::StateBadge* m_state;
    QLabel* m_wait;
    QPushButton* m_cancel;
    QPushButton* m_connect;
    ui::StateBadge* m_service; ///< the latest service request; hidden until one came
    QToolButton* m_timeouts;
    QToolButton* m_lock;
    QToolButton* m_lockDetails;
    QTimer m_clock;
    LockOwner m_lockOwner = LockOwner::Nobody;
};

} // namespace visor::app
