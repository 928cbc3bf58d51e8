// SPDX-License-Identifier: GPL-3.0-or-later
// The instrument's lock: taking it, waiting for it, giving it back, what is shown of it.
#include "app/console/workspace.h"
#include "app/console/workspace_header.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/message_banner.h"
#include "widgets/locks/lock_monitor.h"
#include "widgets/locks/lock_panel.h"

#include <utility>

namespace visor::app {

void Workspace::setLocked(bool lock)
{
    if (lock) {
        takeLock(visa::LockMode::Exclusive, {}, m_lockPanel->waitLimit());
        return;
    }
    m_link->run<void>(
        instrument::Origin::Form, this, [](instrument::Dialogue& dialogue) { return dialogue.unlock(); },
        [this](const Result<void>& result) {
            if (!result && result.error().status != visa::Status::ErrorSessionNotLocked) {
                report(result, {}, tr("The lock was not given back."));
                return;
            }
            m_ourLock.reset();
            showLock();
            Q_EMIT changed();
        });
}

void Workspace::takeLock(visa::LockMode mode, const QByteArray& key, std::chrono::milliseconds limit)
{
    if (m_lockWait)
        return;
    if (std::exchange(m_isRefusalShown, false))
        m_banner->dismiss(); // what it offers is being done
    m_lockPanel->startWaiting(limit);
    // Nothing to see when it is free: only a wait opens the panel.
    if (!m_locks.situation(m_link->resource().toString()).isFree())
        m_header->setLockPanelShown(true);
    m_lockWait = m_link->run<void>(
        instrument::Origin::Form, this,
        [mode, key, limit](instrument::Dialogue& dialogue) { return dialogue.lock(mode, key, limit); },
        [this, mode, key](const Result<void>& result) {
            m_lockWait.reset();
            m_lockPanel->stopWaiting();
            if (result) {
                m_ourLock = OwnLock{mode, key};
                m_isLockedByStranger = false;
            } else if (result.error().status == visa::Status::ErrorResourceLocked) {
                m_isLinkFailureShown = false; // refusedByLock() follows and says it
            } else if (result.error().status != visa::Status::ErrorAbort) {
                report(result, {}, tr("The instrument was not locked."));
            }
            showLock();
            Q_EMIT changed();
        });
}

void Workspace::takeLostLockAgain()
{
    const OwnLock lost = *std::exchange(m_lostLock, {});
    // At once or not at all: whoever took it meanwhile is told of, not waited for.
    m_link->run<void>(
        instrument::Origin::Housekeeping, this,
        [lost](instrument::Dialogue& dialogue) {
            return dialogue.lock(lost.mode, lost.key, std::chrono::milliseconds(0));
        },
        [this, lost](const Result<void>& result) {
            if (result) {
                m_ourLock = lost;
                report(result, tr("The lock on %1 was lost with the connection, and is yours again.").arg(m_name),
                       {});
            } else if (result.error().status == visa::Status::ErrorResourceLocked) {
                m_isLockLost = true; // refusedByLock() follows and says it
            } else {
                report(result, {}, tr("Your lock on %1 was lost with the connection.").arg(m_name));
            }
            showLock();
            Q_EMIT changed();
        });
}

void Workspace::leaveLine()
{
    if (m_lockWait)
        m_link->cancel(*m_lockWait);
}

void Workspace::offerToWait(const Error& why)
{
    const auto situation = m_locks.situation(m_link->resource().toString());
    m_isLockedByStranger = situation.holders.empty();
    showLock();
    m_isLinkFailureShown = false;
    offer(tr("&Wait in line"), [this] { takeLock(visa::LockMode::Exclusive, {}, m_lockPanel->waitLimit()); });
    m_banner->showMessage(
        {ui::Severity::Warning,
         std::exchange(m_isLockLost, false)
             ? tr("Your lock on %1 was lost with the connection, and somebody else has it now.").arg(m_name)
             : tr("%1 is locked by somebody else.").arg(m_name),
         why.message,
         {},
         QStringList{why.message, QString(visa::statusName(why.status)), why.operation, why.detail}.join(u'\n')});
    m_isRefusalShown = true;
}

void Workspace::showLock()
{
    const auto situation = m_locks.situation(m_link->resource().toString());
    if (!situation.holders.empty())
        m_isLockedByStranger = false;
    m_lockPanel->setReady(m_link->isReady());
    // A sweep keeps others out by a lock of its own.
    const bool isSweeping = m_link->writeRefusal().has_value();
    std::optional<visa::LockMode> ours;
    if (m_ourLock)
        ours = m_ourLock->mode;
    else if (isSweeping)
        ours = visa::LockMode::Exclusive;
    m_lockPanel->setOurs(ours);
    m_lockPanel->setLockedByStranger(m_isLockedByStranger);
    m_lockPanel->setSituation(situation);
    using Owner = WorkspaceHeader::LockOwner;
    const Owner owner = ours                                                 ? Owner::Ours
                        : !situation.holders.empty() || m_isLockedByStranger ? Owner::Others
                                                                             : Owner::Nobody;
    m_header->setLock(owner, m_lockPanel->holderText());
}

} // namespace visor::app
