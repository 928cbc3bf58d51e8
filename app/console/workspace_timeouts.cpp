// SPDX-License-Identifier: GPL-3.0-or-later
// How long a workspace waits for its instrument.
#include "app/console/timeouts_dialog.h"
#include "app/console/workspace.h"
#include "app/console/workspace_header.h"
#include "widgets/common/settings.h"
#include "widgets/locks/lock_panel.h"

namespace visor::app {

namespace {

QString timeoutsKey(const QString& memoryKey)
{
    return QStringLiteral("timeouts/") + QString(memoryKey).replace(u'/', u'_');
}

} // namespace

void Workspace::followTimeouts()
{
    m_link->setTimeouts(
        instrument::Timeouts::fromText(m_services.settings.value<QString>(timeoutsKey(m_memoryKey))));
    explainTimeouts();
    connect(m_link, &ui::InstrumentLink::profileChanged, this, &Workspace::explainTimeouts);
    connect(m_link, &ui::InstrumentLink::timeoutsChanged, this, [this] {
        const QString text = m_link->timeouts().toText();
        if (text.isEmpty())
            m_services.settings.remove(timeoutsKey(m_memoryKey));
        else
            m_services.settings.setValue(timeoutsKey(m_memoryKey), text);
        explainTimeouts();
    });
    connect(m_header, &WorkspaceHeader::timeoutsRequested, this, &Workspace::showTimeouts);
    // The panel shows the limit where one waits, and is another place to choose it.
    connect(m_lockPanel, &ui::LockPanel::waitLimitChanged, this, [this](std::chrono::milliseconds limit) {
        instrument::Timeouts timeouts = m_link->timeouts();
        timeouts.lock = limit;
        m_link->setTimeouts(timeouts);
    });
}

void Workspace::explainTimeouts()
{
    const instrument::Timeouts& chosen = m_link->timeouts();
    const ui::TimeoutDefaults defaults = m_link->timeoutDefaults();
    const auto lock = chosen.lock.value_or(defaults.lock);
    m_lockPanel->setWaitLimit(lock);
    m_header->setTimeouts(tr("Timeouts: connect %1, write or read %2, lock %3")
                              .arg(instrument::timeoutText(chosen.connect.value_or(defaults.connect)),
                                   instrument::timeoutText(chosen.io.value_or(defaults.io)),
                                   instrument::timeoutText(lock)));
}

void Workspace::showTimeouts()
{
    if (auto* open = findChild<TimeoutsDialog*>(QString(), Qt::FindDirectChildrenOnly)) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto* dialog = new TimeoutsDialog(m_name, m_link->timeouts(), m_link->timeoutDefaults(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { m_link->setTimeouts(dialog->timeouts()); });
    dialog->open();
}

} // namespace visor::app
