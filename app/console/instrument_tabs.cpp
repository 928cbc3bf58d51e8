// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/instrument_tabs.h"

#include "app/console/background.h"
#include "app/console/workspace.h"
#include "widgets/common/icons.h"
#include "widgets/common/state_look.h"
#include "widgets/instruments/instruments_model.h"

#include <QTabBar>

#include <algorithm>

namespace visor::app {

using instrument::ConnectionState;

namespace {

/// What is kept of an opened instrument: simulated ones change their ports with every start, so they go by name.
QString memoryKeyOf(const instrument::InstrumentRecord& record, const visa::ResourceName& resource)
{
    if (record.shelf != instrument::Shelf::Real)
        return QStringLiteral("simulated/") + (record.name.isEmpty() ? record.displayName() : record.name);
    return resource.toString();
}

} // namespace

InstrumentTabs::InstrumentTabs(const Services& services, const ui::LockMonitor& locks, ui::InstrumentsModel& list,
                               Background& background, QWidget* parent)
    : QTabWidget(parent), m_services(services), m_locks(locks), m_list(list), m_background(background)
{
    setObjectName(QStringLiteral("instrumentTabs"));
    setDocumentMode(true);
    setTabsClosable(true);
    setMovable(true);
    tabBar()->setElideMode(Qt::ElideRight);
    connect(this, &QTabWidget::tabCloseRequested, this,
            [this](int index) { Q_EMIT closeRequested(static_cast<Workspace*>(widget(index))); });
    connect(this, &QTabWidget::currentChanged, this, &InstrumentTabs::changed);
    // An instrument that was opened before it was found is known better then.
    const auto showRecords = [this] {
        for (Workspace* workspace : m_workspaces)
            showRecord(workspace);
    };
    connect(&m_list, &QAbstractItemModel::dataChanged, this, showRecords);
    connect(&m_list, &QAbstractItemModel::rowsInserted, this, showRecords);
}

Workspace* InstrumentTabs::showWorkspace(const visa::ResourceName& resource)
{
    Workspace* const workspace = workspaceOf(resource);
    if (workspace == nullptr)
        return nullptr;
    setCurrentWidget(workspace);
    if (workspace->link().state() == ConnectionState::Closed)
        workspace->connectInstrument();
    return workspace;
}

Workspace* InstrumentTabs::openWorkspace(const instrument::InstrumentRecord& record,
                                         const visa::ResourceName& resource, const QString& page)
{
    auto* workspace = new Workspace(m_services, m_locks, resource, record.displayName(),
                                    memoryKeyOf(record, resource), record.shelf != instrument::Shelf::Real, this);
    m_workspaces.push_back(workspace);
    addTab(workspace, record.displayName());
    setCurrentWidget(workspace);
    follow(workspace);
    workspace->link().setLockIdleLimit(m_lockIdleLimit);
    if (page == QLatin1StringView("terminal"))
        workspace->showTab(Workspace::Terminal);
    else if (page == QLatin1StringView("waveform"))
        workspace->showTab(Workspace::Waveform);
    Q_EMIT countChanged();
    workspace->connectInstrument();
    showState(workspace);
    return workspace;
}

void InstrumentTabs::follow(Workspace* workspace)
{
    connect(workspace, &Workspace::whyRequested, this,
            [this, workspace] { Q_EMIT whyRequested(workspace->link().resource()); });
    connect(workspace, &Workspace::profileWanted, this, [this, workspace] { Q_EMIT profileWanted(workspace); });
    connect(workspace, &Workspace::stateChanged, this, [this, workspace] { showState(workspace); });
    connect(workspace, &Workspace::changed, this, &InstrumentTabs::changed);
    connect(&workspace->link(), &ui::InstrumentLink::identityChanged, this, [this, workspace] {
        if (const auto& identity = workspace->link().identity(); identity && !identity->isEmpty())
            m_services.inventory.identify(workspace->link().resource(), *identity);
        showRecord(workspace);
        showState(workspace);
    });
}

void InstrumentTabs::showRecord(Workspace* workspace)
{
    const auto* record = m_services.inventory.find(workspace->link().resource());
    if (record == nullptr)
        return;
    workspace->setSimulated(record->shelf != instrument::Shelf::Real);
    if (workspace->name() != record->displayName()) {
        workspace->setName(record->displayName());
        showTitle(workspace);
    }
}

void InstrumentTabs::closeWorkspace(Workspace* workspace)
{
    workspace->stopRecording(); // shows what was recorded
    std::erase(m_workspaces, workspace);
    m_list.setState(workspace->link().resource(), std::nullopt);
    disconnect(workspace, nullptr, this, nullptr);
    disconnect(&workspace->link(), nullptr, this, nullptr);
    removeTab(indexOf(workspace));
    tellWhatIsInUse();
    workspace->hide();
    workspace->link().close();
    // Its end joins the worker, which may still be saying farewell to an instrument that hangs: wait for Closed.
    if (workspace->link().state() == ConnectionState::Closed) {
        workspace->deleteLater();
    } else {
        connect(&workspace->link(), &ui::InstrumentLink::stateChanged, workspace,
                [workspace](ConnectionState state) {
                    if (state == ConnectionState::Closed)
                        workspace->deleteLater();
                });
    }
    Q_EMIT countChanged();
    Q_EMIT changed();
}

void InstrumentTabs::closeAll()
{
    // Ask all to end before any is waited for: the waits then overlap.
    for (Workspace* workspace : m_workspaces) {
        disconnect(workspace, nullptr, this, nullptr);
        workspace->link().close();
    }
    m_workspaces.clear();
    // Closed ones that still wait for their link, too.
    for (Workspace* workspace : findChildren<Workspace*>())
        delete workspace;
}

Workspace* InstrumentTabs::current() const
{
    return static_cast<Workspace*>(currentWidget());
}

Workspace* InstrumentTabs::workspaceOf(const visa::ResourceName& resource) const
{
    const instrument::InstrumentRecord* record = m_services.inventory.find(resource);
    const auto found = std::find_if(m_workspaces.begin(), m_workspaces.end(), [&](Workspace* workspace) {
        const auto& open = workspace->link().resource();
        return open == resource || (record != nullptr && m_services.inventory.find(open) == record);
    });
    return found == m_workspaces.end() ? nullptr : *found;
}

Workspace* InstrumentTabs::workspaceAt(const QString& resource) const
{
    const auto found = std::find_if(m_workspaces.begin(), m_workspaces.end(), [&](Workspace* workspace) {
        return workspace->link().resource().toString().compare(resource, Qt::CaseInsensitive) == 0;
    });
    return found == m_workspaces.end() ? nullptr : *found;
}

QStringList InstrumentTabs::memoryKeys() const
{
    QStringList keys;
    for (int i = 0; i < count(); ++i)
        keys << static_cast<const Workspace*>(widget(i))->memoryKey();
    return keys;
}

std::size_t InstrumentTabs::pendingJobs() const
{
    std::size_t pending = 0;
    for (Workspace* workspace : m_workspaces)
        pending += workspace->link().pendingJobs();
    return pending;
}

bool InstrumentTabs::areSettled() const
{
    return std::all_of(m_workspaces.begin(), m_workspaces.end(), [](Workspace* workspace) {
        const ConnectionState state = workspace->link().state();
        return workspace->link().pendingJobs() == 0 &&
               (state == ConnectionState::Ready || state == ConnectionState::Closed ||
                state == ConnectionState::Lost);
    });
}

void InstrumentTabs::setLockIdleLimit(std::chrono::milliseconds limit)
{
    m_lockIdleLimit = limit;
    for (Workspace* workspace : m_workspaces)
        workspace->link().setLockIdleLimit(limit);
}

void InstrumentTabs::showState(Workspace* workspace)
{
    const ConnectionState state = workspace->link().state();
    const ui::StateLook look = ui::stateLook(state);
    m_list.setState(workspace->link().resource(), state);
    if (state == ConnectionState::Connecting || state == ConnectionState::Closed)
        tellWhatIsInUse();
    const int index = indexOf(workspace);
    if (index >= 0) {
        showTitle(workspace);
        // Busy comes and goes too fast to be shown here.
        const ui::StateLook shown = state == ConnectionState::Busy ? ui::stateLook(ConnectionState::Ready) : look;
        if (tabBar()->tabData(index).toString() != shown.icon) {
            setTabIcon(index, ui::icon(shown.icon, shown.role));
            tabBar()->setTabData(index, QString(shown.icon));
        }
    }
    Q_EMIT changed();
}

void InstrumentTabs::showTitle(Workspace* workspace)
{
    const int index = indexOf(workspace);
    if (index < 0)
        return;
    setTabText(index, workspace->name());
    setTabToolTip(index, QStringLiteral("%1 — %2\n%3")
                             .arg(workspace->name(), ui::stateLook(workspace->link().state()).text,
                                  workspace->link().resource().toString()));
}

void InstrumentTabs::tellWhatIsInUse()
{
    std::vector<visa::ResourceName> open;
    for (Workspace* workspace : m_workspaces) {
        if (workspace->link().state() != ConnectionState::Closed)
            open.push_back(workspace->link().resource());
    }
    m_background.setInUse(open);
}

} // namespace visor::app
