// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/main_window.h"

#include "app/console/layouts.h"
#include "app/console/on_screen.h"
#include "app/console/profile_editor_window.h"
#include "app/console/workspace.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/bytes_text.h"
#include "widgets/common/command_palette.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/common/state_look.h"
#include "widgets/instruments/instruments_model.h"
#include "widgets/instruments/instruments_view.h"
#include "widgets/instruments/search_status.h"
#include "widgets/locks/lock_monitor.h"
#include "widgets/locks/locks_view.h"
#include "widgets/trace/trace_view.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <cstdio>

namespace visor::app {

using instrument::ConnectionState;

namespace {

const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kLayoutKey = QStringLiteral("window/layout");
const QString kSessionKey = QStringLiteral("window/open");
constexpr int kLayoutVersion = 1;

/// What is kept of an opened instrument: simulated ones change their ports with every start, so they go by name.
QString sessionName(const instrument::InstrumentRecord* record, const visa::ResourceName& resource)
{
    if (record != nullptr && record->shelf != instrument::Shelf::Real)
        return QStringLiteral("simulated/") + (record->name.isEmpty() ? record->displayName() : record->name);
    return resource.toString();
}

} // namespace

MainWindow::MainWindow(const Services& services, QWidget* parent)
    : QMainWindow(parent),
      m_services(services),
      m_actions(new ui::ActionCollection(this)),
      m_model(new ui::InstrumentsModel(services.inventory, this)),
      m_background(new Background(services, this)),
      m_lockMonitor(new ui::LockMonitor(services.locks, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Visor"));
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    nameProfiles();
    makeDocks();
    makeCentre();
    makeStatusBar();
    makeActions();
    m_layouts = new Layouts(*this, *m_actions, services.settings, kLayoutVersion);
    connect(m_layouts, &Layouts::unusable, this, [this](const QString& name) {
        m_banner->setActionText({});
        m_banner->showMessage({ui::Severity::Warning,
                               tr("The layout “%1” cannot be used: it was kept by another version.").arg(name),
                               {},
                               tr("Arrange the window and save it under this name again."),
                               {}});
    });
    makeMenus();
    m_actions->keepShortcutsIn(services.settings);
    m_palette = new ui::CommandPalette([this] { return paletteEntries(); }, this);
    restoreWindow();

    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(100);
    connect(&m_refreshTimer, &QTimer::timeout, this, &MainWindow::refresh);
    m_screenshotTimer.setInterval(200);
    connect(&m_screenshotTimer, &QTimer::timeout, this, &MainWindow::takeScreenshot);

    connect(m_background, &Background::benchChanged, this, &MainWindow::takeBench);
    connect(m_background, &Background::benchFailed, this, [this](const Error& why) {
        m_banner->setActionText({});
        m_banner->showError(tr("The simulated bench did not start."), why);
        if (!m_background->isSearching())
            m_wanted.clear(); // the reason is on show
        refreshSoon();
    });
    connect(m_background, &Background::sighted, this, &MainWindow::takeSighting);
    connect(m_background, &Background::finderFailed, this, [this](const QString& finder, const Error& why) {
        m_instruments->searchStatus().addFailure({finder, why});
    });
    connect(&m_instruments->searchStatus(), &ui::SearchStatus::searchRequested, this, &MainWindow::search);
    connect(&m_instruments->searchStatus(), &ui::SearchStatus::stopRequested, m_background,
            &Background::stopSearch);
    connect(m_background, &Background::departed, this, [this](const visa::ResourceName& resource) {
        m_services.inventory.depart(resource);
        refreshSoon();
    });
    connect(m_background, &Background::searchPhaseChanged, this, [this] {
        m_instruments->searchStatus().setPhase(m_background->searchPhase());
        giveUpWishes();
        refreshSoon();
    });
    connect(m_instruments, &ui::InstrumentsView::openRequested, this, &MainWindow::openInstrument);
    connect(m_instruments, &ui::InstrumentsView::closeRequested, this, [this](const visa::ResourceName& resource) {
        const auto found = std::find_if(m_workspaces.begin(), m_workspaces.end(), [&](Workspace* workspace) {
            return workspace->link().resource() == resource;
        });
        if (found != m_workspaces.end())
            closeWorkspace(*found);
    });
    connect(m_instruments, &ui::InstrumentsView::selectionChanged, this, &MainWindow::refreshSoon);
    connect(m_instruments, &ui::InstrumentsView::whyRequested, this, &MainWindow::showDoctor);
    connect(m_instruments, &ui::InstrumentsView::benchRequested, m_background, &Background::startBench);
    refresh();
}

MainWindow::~MainWindow()
{
    m_profileEditor.reset(); // it tries commands on the workspaces' links
    // Ask all to end before any is waited for: the waits then overlap.
    for (Workspace* workspace : m_workspaces) {
        disconnect(workspace, nullptr, this, nullptr);
        workspace->link().close();
    }
    m_workspaces.clear();
    // Closed ones that still wait for their link, too: they look at the locks, which end with the window's
    // children.
    for (Workspace* workspace : findChildren<Workspace*>())
        delete workspace;
}

void MainWindow::nameProfiles()
{
    m_model->setProfileNames([this](const scpi::Identity& identity) {
        if (m_services.isLibraryWatched && !m_services.library.isIndexed())
            return QString(); // being read on another thread, which says when it is done
        const auto match = m_services.library.match(identity.toString());
        return match ? match->entry.key : tr("none");
    });
}

void MainWindow::profilesChanged(const profile::LibraryChange& change)
{
    nameProfiles(); // forgets what it knew
    if (!change.isEmpty()) {
        for (Workspace* workspace : m_workspaces)
            workspace->link().reconsiderProfile();
    }
    refreshSoon();
}

ProfileEditorWindow* MainWindow::profileEditor()
{
    if (!m_profileEditor && !m_services.profileFolder.isEmpty()) {
        m_profileEditor = std::make_unique<ProfileEditorWindow>(m_services, [this] {
            std::vector<ui::TryTarget> targets;
            for (Workspace* workspace : m_workspaces) {
                if (workspace->link().isReady())
                    targets.push_back({workspace->name(), &workspace->link()});
            }
            return targets;
        });
        // Where nobody watches the folders, what was saved is looked for at once.
        connect(m_profileEditor.get(), &ProfileEditorWindow::saved, this, [this] {
            if (!m_services.isLibraryWatched)
                profilesChanged(m_services.library.refresh());
        });
    }
    return m_profileEditor.get();
}

void MainWindow::editProfile(Workspace* workspace)
{
    const auto profile = workspace->link().profile();
    if (ProfileEditorWindow* window = profileEditor(); window != nullptr && profile)
        window->openFile(profile->filePath);
}

void MainWindow::createProfile(Workspace* workspace)
{
    if (ProfileEditorWindow* window = profileEditor())
        window->createFor(workspace->link());
}

void MainWindow::begin(const ConsoleOptions& options)
{
    m_options = options;
    if (!m_services.rememberedFile.isEmpty()) {
        if (QFile file(m_services.rememberedFile); file.open(QIODevice::ReadOnly)) {
            if (const auto restored = m_services.inventory.restore(file.readAll()); !restored)
                m_banner->showError(tr("The remembered instruments could not be read."), restored.error());
        }
    }
    if (options.startsBench)
        m_background->startBench();
    m_background->startSearch();
    for (const QString& name : options.open)
        openByName(name);
    if (options.open.isEmpty())
        offerLastSession();
    if (!options.screenshot.isEmpty())
        m_screenshotTimer.start();
}

Workspace* MainWindow::openInstrument(const visa::ResourceName& resource)
{
    const instrument::InstrumentRecord* record = m_services.inventory.find(resource);
    for (Workspace* workspace : m_workspaces) {
        const auto& open = workspace->link().resource();
        if (open == resource || (record != nullptr && m_services.inventory.find(open) == record)) {
            m_tabs->setCurrentWidget(workspace);
            if (workspace->link().state() == ConnectionState::Closed)
                workspace->connectInstrument();
            return workspace;
        }
    }
    if (record == nullptr) {
        instrument::Sighting sighting;
        sighting.resource = resource;
        sighting.foundBy = tr("opened by address");
        sighting.isConfirmed = false;
        m_services.inventory.add(sighting);
        record = m_services.inventory.find(resource);
    }
    if (record->shelf == instrument::Shelf::Real && !record->isRemembered)
        m_services.inventory.setRemembered(record->id, true);

    auto* workspace = new Workspace(m_services, *m_lockMonitor, resource, record->displayName(),
                                    sessionName(record, resource), record->shelf != instrument::Shelf::Real, this);
    m_workspaces.push_back(workspace);
    m_tabs->addTab(workspace, record->displayName());
    m_tabs->setCurrentWidget(workspace);
    connect(workspace, &Workspace::whyRequested, this,
            [this, workspace] { showDoctor(workspace->link().resource()); });
    connect(workspace, &Workspace::profileWanted, this, [this, workspace] { createProfile(workspace); });
    connect(workspace, &Workspace::stateChanged, this, [this, workspace] { workspaceChanged(workspace); });
    connect(workspace, &Workspace::changed, this, &MainWindow::refreshSoon);
    workspace->link().setLockIdleLimit(m_locks->idleLimit());
    connect(&workspace->link(), &ui::InstrumentLink::identityChanged, this, [this, workspace] {
        if (const auto& identity = workspace->link().identity(); identity && !identity->isEmpty())
            m_services.inventory.identify(workspace->link().resource(), *identity);
        if (const auto* found = m_services.inventory.find(workspace->link().resource()))
            workspace->setName(found->displayName());
        workspaceChanged(workspace);
    });
    if (m_options.tab == QLatin1StringView("terminal"))
        workspace->showTab(Workspace::Terminal);
    else if (m_options.tab == QLatin1StringView("waveform"))
        workspace->showTab(Workspace::Waveform);
    showPage();
    workspace->connectInstrument();
    workspaceChanged(workspace);
    return workspace;
}

void MainWindow::openByName(const QString& name)
{
    const QString wanted = name.startsWith(QLatin1StringView("simulated/")) ? name.mid(10) : name;
    if (const auto* record = m_services.inventory.find(wanted)) {
        openInstrument(record->preferredRoute().resource);
        return;
    }
    if (const auto resource = visa::ResourceName::parse(name)) {
        openInstrument(*resource);
        return;
    }
    if (!m_wanted.contains(wanted))
        m_wanted << wanted;
    if (name != wanted)
        m_background->startBench();
    giveUpWishes();
}

void MainWindow::giveUpWishes()
{
    if (m_background->isBenchStarting() || m_background->isSearching())
        return;
    const QStringList missing = std::exchange(m_wanted, {});
    if (missing.isEmpty())
        return;
    m_banner->setActionText({});
    m_banner->showMessage({ui::Severity::Warning,
                           tr("Not found: %1.").arg(missing.join(QStringLiteral(", "))),
                           {},
                           tr("Check the name, or add the instrument by its address."),
                           {}});
}

void MainWindow::openWishes()
{
    // A wish may be for any of an instrument's names.
    for (const QString& name : QStringList(m_wanted)) {
        if (const auto* record = m_services.inventory.find(name)) {
            m_wanted.removeAll(name);
            openInstrument(record->preferredRoute().resource);
        }
    }
}

void MainWindow::closeWorkspace(Workspace* workspace)
{
    workspace->stopRecording(); // shows what was recorded
    std::erase(m_workspaces, workspace);
    m_model->setState(workspace->link().resource(), std::nullopt);
    disconnect(workspace, nullptr, this, nullptr);
    disconnect(&workspace->link(), nullptr, this, nullptr);
    m_tabs->removeTab(m_tabs->indexOf(workspace));
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
    showPage();
    refreshSoon();
}

Workspace* MainWindow::currentWorkspace() const
{
    return static_cast<Workspace*>(m_tabs->currentWidget());
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    saveWindow();
    rememberInstruments();
    m_profileEditor.reset(); // keeps what is not saved for the next start
    QMainWindow::closeEvent(event);
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_actions != nullptr)
        refreshSoon();
}

void MainWindow::makeDocks()
{
    m_instruments = new ui::InstrumentsView(*m_model, m_services.settings, this);
    m_instrumentsDock = new QDockWidget(tr("Instruments"), this);
    m_instrumentsDock->setObjectName(QStringLiteral("instrumentsDock"));
    m_instrumentsDock->setWidget(m_instruments);
    addDockWidget(Qt::LeftDockWidgetArea, m_instrumentsDock);
    m_trace = new ui::TraceView(m_services.trace, m_services.settings, this);
    m_traceDock = new QDockWidget(tr("Trace"), this);
    m_traceDock->setObjectName(QStringLiteral("traceDock"));
    m_traceDock->setWidget(m_trace);
    addDockWidget(Qt::BottomDockWidgetArea, m_traceDock);
    m_traceDock->hide();
    makeLocksDock();
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
}

void MainWindow::makeLocksDock()
{
    m_locks = new ui::LocksView(
        *m_lockMonitor,
        [this](const QString& resource) {
            const auto name = visa::ResourceName::parse(resource);
            const auto* record = name ? m_services.inventory.find(*name) : nullptr;
            return record != nullptr ? record->displayName() : resource;
        },
        m_services.settings, this);
    m_locksDock = new QDockWidget(tr("Locks"), this);
    m_locksDock->setObjectName(QStringLiteral("locksDock"));
    m_locksDock->setWidget(m_locks);
    addDockWidget(Qt::BottomDockWidgetArea, m_locksDock);
    tabifyDockWidget(m_traceDock, m_locksDock);
    m_locksDock->hide();
    connect(m_locks, &ui::LocksView::openRequested, this, [this](const QString& resource) {
        if (const auto name = visa::ResourceName::parse(resource))
            openInstrument(*name);
    });
    connect(m_locks, &ui::LocksView::releaseRequested, this, [this](const QString& resource) {
        if (Workspace* workspace = workspaceOf(resource))
            workspace->setLocked(false);
    });
    connect(m_locks, &ui::LocksView::idleLimitChanged, this, [this](std::chrono::milliseconds limit) {
        for (Workspace* workspace : m_workspaces)
            workspace->link().setLockIdleLimit(limit);
    });
}

Workspace* MainWindow::workspaceOf(const QString& resource) const
{
    const auto found = std::find_if(m_workspaces.begin(), m_workspaces.end(), [&](Workspace* workspace) {
        return workspace->link().resource().toString().compare(resource, Qt::CaseInsensitive) == 0;
    });
    return found == m_workspaces.end() ? nullptr : *found;
}

void MainWindow::makeCentre()
{
    auto* centre = new QWidget(this);
    m_banner = new ui::MessageBanner(centre);
    m_banner->setObjectName(QStringLiteral("windowBanner"));
    m_centre = new QStackedWidget(centre);
    auto* empty =
        new ui::EmptyState(QLatin1StringView("waveform"), tr("No instrument is open"),
                           tr("Double-click an instrument in the list to open it. "
                              "Without hardware, start the simulated bench: six instruments wired to one "
                              "another, on which everything can be tried."),
                           m_centre);
    auto* add = empty->addButton(tr("Add an instrument by its address"), QLatin1StringView("add"));
    add->setObjectName(QStringLiteral("welcomeAdd"));
    auto* bench = empty->addButton(tr("Start the simulated bench"), QLatin1StringView("simulated"));
    bench->setObjectName(QStringLiteral("welcomeBench"));
    connect(add, &QPushButton::clicked, this,
            [this] { m_actions->action(QStringLiteral("file.add"))->trigger(); });
    connect(bench, &QPushButton::clicked, m_background, &Background::startBench);
    connect(m_background, &Background::benchChanged, bench, [this, bench] {
        bench->setVisible(!m_background->isBenchRunning() && !m_background->isBenchStarting());
    });
    m_tabs = new QTabWidget(m_centre);
    m_tabs->setObjectName(QStringLiteral("instrumentTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->tabBar()->setElideMode(Qt::ElideRight);
    connect(m_tabs, &QTabWidget::tabCloseRequested, this,
            [this](int index) { closeWorkspace(static_cast<Workspace*>(m_tabs->widget(index))); });
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::refreshSoon);
    m_centre->addWidget(empty);
    m_centre->addWidget(m_tabs);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banner);
    column->addWidget(m_centre, 1);
    setCentralWidget(centre);
}

void MainWindow::makeStatusBar()
{
    m_stateLabel = new QLabel(this);
    m_stateLabel->setObjectName(QStringLiteral("statusState"));
    m_pendingLabel = new QLabel(this);
    m_pendingLabel->setObjectName(QStringLiteral("statusPending"));
    m_bytesLabel = new QLabel(this);
    m_bytesLabel->setObjectName(QStringLiteral("statusBytes"));
    m_bytesLabel->setToolTip(tr("Bytes sent to and received from all instruments since the start"));
    for (QLabel* label : {m_stateLabel, m_pendingLabel, m_bytesLabel})
        label->setContentsMargins(8, 0, 8, 0);
    statusBar()->addWidget(m_stateLabel, 1);
    statusBar()->addPermanentWidget(m_pendingLabel);
    statusBar()->addPermanentWidget(m_bytesLabel);
}

void MainWindow::restoreWindow()
{
    // Never larger than the screen, whatever its scale.
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
    restoreGeometry(m_services.settings.value<QByteArray>(kGeometryKey));
    if (!restoreState(m_services.settings.value<QByteArray>(kLayoutKey), kLayoutVersion)) {
        resizeDocks({m_instrumentsDock}, {344}, Qt::Horizontal);
        resizeDocks({m_traceDock}, {220}, Qt::Vertical);
    }
    keepOnScreen(*this);
    for (QDockWidget* dock : {m_instrumentsDock, m_traceDock, m_locksDock}) {
        if (dock->isFloating())
            keepOnScreen(*dock);
    }
}

void MainWindow::saveWindow()
{
    m_services.settings.setValue(kGeometryKey, saveGeometry());
    m_services.settings.setValue(kLayoutKey, saveState(kLayoutVersion));
    QStringList open;
    for (int i = 0; i < m_tabs->count(); ++i)
        open << static_cast<Workspace*>(m_tabs->widget(i))->memoryKey();
    m_services.settings.setValue(kSessionKey, open);
    m_services.settings.sync();
}

void MainWindow::rememberInstruments()
{
    if (m_services.rememberedFile.isEmpty())
        return;
    QDir().mkpath(QFileInfo(m_services.rememberedFile).absolutePath());
    const QByteArray json = m_services.inventory.save();
    QSaveFile file(m_services.rememberedFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        qWarning("The remembered instruments could not be written: %s", qPrintable(file.errorString()));
}

void MainWindow::offerLastSession()
{
    m_lastSession = m_services.settings.value<QStringList>(kSessionKey);
    if (m_lastSession.isEmpty())
        return;
    QStringList names;
    for (const QString& key : m_lastSession)
        names << (key.startsWith(QLatin1StringView("simulated/")) ? tr("%1 (simulated)").arg(key.mid(10)) : key);
    m_banner->setActionText(tr("Open again"));
    m_banner->showMessage({ui::Severity::Information,
                           tr("Open again what was open last time?"),
                           names.join(QStringLiteral(", ")),
                           {},
                           {}});
    connect(m_banner, &ui::MessageBanner::actionRequested, this, [this] {
        const QStringList session = std::exchange(m_lastSession, {});
        if (!session.isEmpty())
            m_banner->dismiss();
        for (const QString& key : session)
            openByName(key);
    });
}

void MainWindow::takeSighting(const instrument::Sighting& sighting)
{
    m_services.inventory.add(sighting);
    openWishes();
}

void MainWindow::takeBench()
{
    if (m_background->isBenchRunning()) {
        // All routes first: an instrument is opened by its best one.
        for (const auto& sighting : m_background->benchSightings())
            m_services.inventory.add(sighting);
        openWishes();
        giveUpWishes();
    }
    refreshSoon();
}

void MainWindow::workspaceChanged(Workspace* workspace)
{
    const ConnectionState state = workspace->link().state();
    const ui::StateLook look = ui::stateLook(state);
    m_model->setState(workspace->link().resource(), state);
    if (state == ConnectionState::Connecting || state == ConnectionState::Closed)
        tellWhatIsInUse();
    const int index = m_tabs->indexOf(workspace);
    if (index >= 0) {
        m_tabs->setTabText(index, workspace->name());
        m_tabs->setTabToolTip(index,
                              QStringLiteral("%1 — %2\n%3")
                                  .arg(workspace->name(), look.text, workspace->link().resource().toString()));
        // Busy comes and goes too fast to be shown here.
        const ui::StateLook shown = state == ConnectionState::Busy ? ui::stateLook(ConnectionState::Ready) : look;
        if (m_tabs->tabBar()->tabData(index).toString() != shown.icon) {
            m_tabs->setTabIcon(index, ui::icon(shown.icon, shown.role));
            m_tabs->tabBar()->setTabData(index, QString(shown.icon));
        }
    }
    refreshSoon();
}

void MainWindow::search()
{
    // Known addresses are looked up in the file: those added since the start, too.
    rememberInstruments();
    m_instruments->searchStatus().clearFailures();
    m_background->startSearch();
    refresh();
}

void MainWindow::tellWhatIsInUse()
{
    std::vector<visa::ResourceName> open;
    for (Workspace* workspace : m_workspaces) {
        if (workspace->link().state() != ConnectionState::Closed)
            open.push_back(workspace->link().resource());
    }
    m_background->setInUse(open);
}

void MainWindow::refreshSoon()
{
    if (!m_refreshTimer.isActive())
        m_refreshTimer.start();
}

void MainWindow::refresh()
{
    m_actions->refresh();
    showTitle();
    std::size_t pending = 0;
    for (Workspace* workspace : m_workspaces)
        pending += workspace->link().pendingJobs();
    m_trace->setActive(pending > 0);
    const Workspace* current = currentWorkspace();
    QString state;
    if (m_background->isBenchStarting())
        state = tr("Starting the simulated bench …");
    else if (current != nullptr)
        state =
            tr("%1: %2").arg(current->name(), ui::stateLook(const_cast<Workspace*>(current)->link().state()).text);
    else if (m_background->isSearching())
        state = tr("Looking for instruments …");
    else
        state = tr("Instruments in the list: %1").arg(m_services.inventory.records().size());
    m_stateLabel->setText(state);
    m_pendingLabel->setText(pending == 0 ? tr("Nothing pending") : tr("%1 pending").arg(pending));
    const auto totals = m_services.trace.totals();
    m_bytesLabel->setText(
        tr("%1 sent, %2 received").arg(ui::formatSize(totals.written), ui::formatSize(totals.read)));
    // Bytes move while something is pending: look again then, and only then.
    if (pending > 0)
        m_refreshTimer.start();
}

void MainWindow::showPage()
{
    m_centre->setCurrentIndex(m_workspaces.empty() ? 0 : 1);
    showTitle();
}

void MainWindow::showTitle()
{
    // The platform adds the program's display name to any title that does not end with it.
    const Workspace* current = currentWorkspace();
    setWindowTitle(current == nullptr ? tr("Visor") : current->name());
}

void MainWindow::nextPane()
{
    const QList<QWidget*> panes{m_instruments,
                                m_workspaces.empty() ? m_centre->currentWidget() : currentWorkspace(), m_trace};
    QWidget* focus = QApplication::focusWidget();
    int at = -1;
    for (int i = 0; i < panes.size(); ++i) {
        if (focus != nullptr && (panes[i] == focus || panes[i]->isAncestorOf(focus)))
            at = i;
    }
    for (int step = 1; step <= panes.size(); ++step) {
        QWidget* pane = panes[(at + step) % panes.size()];
        if (!pane->isVisible())
            continue;
        // The first child that takes the keyboard.
        for (QWidget* child = pane->nextInFocusChain(); child != pane; child = child->nextInFocusChain()) {
            if (pane->isAncestorOf(child) && child->isVisible() && child->isEnabled() &&
                (child->focusPolicy() & Qt::TabFocus) != 0) {
                child->setFocus(Qt::TabFocusReason);
                return;
            }
        }
    }
}

void MainWindow::takeScreenshot()
{
    // Settled: nothing starts, nothing is searched for, nothing is pending, twice in a row. 20 s at most.
    bool settled = !m_background->isBenchStarting() && !m_background->isSearching() && m_wanted.isEmpty();
    for (Workspace* workspace : m_workspaces) {
        const ConnectionState state = workspace->link().state();
        settled = settled && workspace->link().pendingJobs() == 0 &&
                  (state == ConnectionState::Ready || state == ConnectionState::Closed ||
                   state == ConnectionState::Lost);
    }
    static constexpr int kQuietTries = 3;
    static constexpr int kMostTries = 100;
    if (!settled && ++m_screenshotTries < kMostTries) {
        setProperty("quietTries", 0);
        return;
    }
    const int quiet = property("quietTries").toInt() + 1;
    setProperty("quietTries", quiet);
    if (quiet < kQuietTries && m_screenshotTries < kMostTries)
        return;
    m_screenshotTimer.stop();
    const bool saved = grab().save(m_options.screenshot);
    if (!saved)
        std::fprintf(stderr, "visor-console: %s\n",
                     qPrintable(tr("The picture could not be written to %1.").arg(m_options.screenshot)));
    close();
    QApplication::exit(saved ? 0 : 1);
}

} // namespace visor::app
