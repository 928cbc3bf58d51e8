// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/main_window.h"

#include "app/console/capture_keeper.h"
#include "app/console/instrument_tabs.h"
#include "app/console/layouts.h"
#include "app/console/on_screen.h"
#include "app/console/pane_focus.h"
#include "app/console/profile_editor_window.h"
#include "app/console/status_line.h"
#include "app/console/window_picture.h"
#include "app/console/workspace.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/command_palette.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/top_overlay.h"
#include "widgets/instruments/instruments_model.h"
#include "widgets/instruments/instruments_view.h"
#include "widgets/instruments/search_status.h"
#include "widgets/locks/lock_monitor.h"
#include "widgets/locks/locks_view.h"
#include "widgets/trace/trace_view.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

#include <utility>

namespace visor::app {

MainWindow::MainWindow(const Services& services, QWidget* parent)
    : QMainWindow(parent),
      m_services(services),
      m_actions(new ui::ActionCollection(this)),
      m_captures(new CaptureKeeper(services.settings, *this)),
      m_model(new ui::InstrumentsModel(services.inventory, this)),
      m_background(new Background(services, this)),
      m_lockMonitor(new ui::LockMonitor(services.locks, this)),
      m_wishes(services.inventory),
      m_memory(services.settings, services.inventory, services.rememberedFile)
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Visor"));
    setDockOptions(AnimatedDocks | AllowTabbedDocks | AllowNestedDocks);
    nameProfiles();
    makeDocks();
    makeCentre();
    m_statusLine = new StatusLine(*statusBar(), services, *m_background);
    makeActions();
    m_layouts = new Layouts(*this, *m_actions, services.settings, WindowMemory::kLayoutVersion);
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

    connect(m_background, &Background::benchChanged, this, &MainWindow::takeBench);
    connect(m_background, &Background::benchFailed, this, [this](const Error& why) {
        m_banner->setActionText({});
        m_banner->showError(tr("The simulated bench did not start."), why);
        if (!m_background->isSearching())
            m_wishes.giveUp(); // the reason is on show
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
        if (Workspace* workspace = m_tabs->workspaceOf(resource))
            closeWorkspace(workspace);
    });
    connect(m_instruments, &ui::InstrumentsView::selectionChanged, this, &MainWindow::refreshSoon);
    connect(m_instruments, &ui::InstrumentsView::whyRequested, this, &MainWindow::showDoctor);
    connect(m_instruments, &ui::InstrumentsView::benchRequested, m_background, &Background::startBench);
    refresh();
}

MainWindow::~MainWindow()
{
    m_profileEditor.reset(); // it tries commands on the workspaces' links
    m_tabs->closeAll();      // their workspaces look at the locks, which end with the window's children
}

void MainWindow::begin(const ConsoleOptions& options)
{
    m_options = options;
    if (const auto restored = m_memory.restoreInstruments(); !restored)
        m_banner->showError(tr("The remembered instruments could not be read."), restored.error());
    if (options.startsBench)
        m_background->startBench();
    m_background->startSearch();
    for (const QString& name : options.open)
        openByName(name);
    if (options.open.isEmpty())
        offerLastSession();
    if (!options.screenshot.isEmpty()) {
        new WindowPicture(*this, options.screenshot, [this] {
            return !m_background->isBenchStarting() && !m_background->isSearching() && m_wishes.isEmpty() &&
                   m_tabs->areSettled();
        });
    }
}

Workspace* MainWindow::openInstrument(const visa::ResourceName& resource)
{
    if (Workspace* open = m_tabs->showWorkspace(resource))
        return open;
    const instrument::InstrumentRecord* record = m_services.inventory.find(resource);
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
    return m_tabs->openWorkspace(*record, resource, m_options.tab);
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
    m_wishes.add(wanted);
    if (name != wanted)
        m_background->startBench();
    giveUpWishes();
}

void MainWindow::giveUpWishes()
{
    if (m_background->isBenchStarting() || m_background->isSearching())
        return;
    const QStringList missing = m_wishes.giveUp();
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
    for (const visa::ResourceName& resource : m_wishes.takeGranted())
        openInstrument(resource);
}

void MainWindow::closeWorkspace(Workspace* workspace)
{
    if (!m_captures->mayClose({workspace}, [this, guard = QPointer(workspace)] {
            if (guard)
                closeWorkspace(guard);
        }))
        return;
    m_tabs->closeWorkspace(workspace);
}

Workspace* MainWindow::currentWorkspace() const
{
    return m_tabs->current();
}

const std::vector<Workspace*>& MainWindow::workspaces() const
{
    return m_tabs->workspaces();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    // A run that takes a picture has nobody to ask.
    if (m_options.screenshot.isEmpty() && !m_captures->mayClose(workspaces(), [this] { close(); })) {
        event->ignore();
        return;
    }
    m_memory.save(*this, m_tabs->memoryKeys());
    m_memory.saveInstruments();
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
        if (Workspace* workspace = m_tabs->workspaceAt(resource))
            workspace->setLocked(false);
    });
}

void MainWindow::makeCentre()
{
    auto* centre = new QWidget(this);
    m_banner = new ui::MessageBanner(centre);
    m_banner->setObjectName(QStringLiteral("windowBanner"));
    m_centre = new QStackedWidget(centre);
    auto* empty = new ui::EmptyState(QLatin1StringView("waveform"), {}, {}, m_centre);
    auto* add = empty->addButton(tr("Add an instrument by its address"), QLatin1StringView("add"));
    add->setObjectName(QStringLiteral("welcomeAdd"));
    auto* bench = empty->addButton(tr("Start the simulated bench"), QLatin1StringView("simulated"));
    bench->setObjectName(QStringLiteral("welcomeBench"));
    connect(add, &QPushButton::clicked, this,
            [this] { m_actions->action(QStringLiteral("file.add"))->trigger(); });
    connect(bench, &QPushButton::clicked, m_background, &Background::startBench);
    const auto showWords = [this, empty, bench] {
        QString next =
            tr("Without hardware, start the simulated bench: seven instruments wired to one another, on "
               "which everything can be tried.");
        if (m_background->isBenchStarting())
            next = tr("The simulated bench is starting …");
        else if (m_background->isBenchRunning())
            next = tr("The simulated bench is running: its instruments are in the list, wired to one another, and "
                      "everything can be tried on them.");
        empty->setText(tr("No instrument is open"),
                       tr("Double-click an instrument in the list to open it.") + QLatin1Char(' ') + next);
        bench->setVisible(!m_background->isBenchRunning() && !m_background->isBenchStarting());
    };
    showWords();
    connect(m_background, &Background::benchChanged, bench, showWords);
    m_tabs = new InstrumentTabs(m_services, *m_lockMonitor, *m_model, *m_background, m_centre);
    m_tabs->setLockIdleLimit(m_locks->idleLimit());
    connect(m_locks, &ui::LocksView::idleLimitChanged, m_tabs, &InstrumentTabs::setLockIdleLimit);
    connect(m_captures, &CaptureKeeper::stuckAt, m_tabs, [this](Workspace* workspace) {
        m_tabs->setCurrentWidget(workspace);
        workspace->showTab(Workspace::Waveform);
    });
    connect(m_tabs, &InstrumentTabs::closeRequested, this, &MainWindow::closeWorkspace);
    connect(m_tabs, &InstrumentTabs::countChanged, this, &MainWindow::showPage);
    connect(m_tabs, &InstrumentTabs::changed, this, &MainWindow::refreshSoon);
    connect(m_tabs, &InstrumentTabs::whyRequested, this, &MainWindow::showDoctor);
    connect(m_tabs, &InstrumentTabs::profileWanted, this, &MainWindow::createProfile);
    m_centre->addWidget(empty);
    m_centre->addWidget(m_tabs);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_centre, 1);
    // Names, states and the buttons that end things stay in sight.
    auto* overlay = new ui::TopOverlay(m_banner, m_centre);
    overlay->setOffset([this] {
        const Workspace* workspace = currentWorkspace();
        return workspace == nullptr ? 0 : workspace->mapTo(m_centre, QPoint(0, workspace->pageTop())).y();
    });
    setCentralWidget(centre);
}

void MainWindow::restoreWindow()
{
    // Never larger than the screen, whatever its scale.
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
    if (!m_memory.restoreLayout(*this)) {
        resizeDocks({m_instrumentsDock}, {344}, Qt::Horizontal);
        resizeDocks({m_traceDock}, {220}, Qt::Vertical);
    }
    keepOnScreen(*this);
    for (QDockWidget* dock : {m_instrumentsDock, m_traceDock, m_locksDock}) {
        if (dock->isFloating())
            keepOnScreen(*dock);
    }
}

void MainWindow::offerLastSession()
{
    m_lastSession = m_memory.openLastTime();
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

void MainWindow::search()
{
    // Known addresses are looked up in the file: those added since the start, too.
    m_memory.saveInstruments();
    m_instruments->searchStatus().clearFailures();
    m_background->startSearch();
    refresh();
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
    const std::size_t pending = m_tabs->pendingJobs();
    m_trace->setActive(pending > 0);
    m_statusLine->show(currentWorkspace(), pending);
    // Bytes move while something is pending: look again then, and only then.
    if (pending > 0)
        m_refreshTimer.start();
}

void MainWindow::showPage()
{
    m_centre->setCurrentIndex(workspaces().empty() ? 0 : 1);
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
    focusNextPane({m_instruments, workspaces().empty() ? m_centre->currentWidget() : currentWorkspace(), m_trace});
}

} // namespace visor::app
