// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/workspace.h"

#include "app/console/workspace_header.h"
#include "widgets/common/icons.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/common/top_overlay.h"
#include "widgets/controls/controls_panel.h"
#include "widgets/locks/lock_monitor.h"
#include "widgets/locks/lock_panel.h"
#include "widgets/recorder/recording_bar.h"
#include "widgets/terminal/terminal_panel.h"
#include "widgets/waveform/waveform_panel.h"
#include "widgets/waveform/waveform_plot.h"

#include <QDialog>
#include <QDir>
#include <QStackedWidget>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace visor::app {

using instrument::ConnectionState;

namespace {

instrument::ConnectionSettings connectionSettings(const Services& services, const visa::ResourceName& resource)
{
    instrument::ConnectionSettings settings;
    settings.resource = resource;
    if (services.logins)
        settings.open.credentials = services.logins->source();
    return settings;
}

} // namespace

Workspace::Workspace(const Services& services, const ui::LockMonitor& locks, const visa::ResourceName& resource,
                     const QString& name, QString memoryKey, bool isSimulated, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_locks(locks),
      m_memoryKey(std::move(memoryKey)),
      m_link(new ui::InstrumentLink(services.transports, services.library, services.trace,
                                    connectionSettings(services, resource), this)),
      m_header(new WorkspaceHeader(*m_link, this)),
      m_lockPanel(new ui::LockPanel(this)),
      m_recording(new ui::RecordingBar(services.trace, resource.toString(), this)),
      m_banner(new ui::MessageBanner(this)),
      m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("workspace"));
    m_header->setSimulated(isSimulated);
    m_tabs->setObjectName(QStringLiteral("workspaceTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setIconSize(QSize(16, 16));
    const std::array<std::pair<QLatin1StringView, QString>, TabCount> tabs{
        std::pair{QLatin1StringView("controls"), tr("Controls")},
        std::pair{QLatin1StringView("terminal"), tr("Terminal")},
        std::pair{QLatin1StringView("waveform"), tr("Waveform")}};
    for (const auto& [iconName, text] : tabs) {
        auto* page = new QWidget(m_tabs);
        auto* layout = new QVBoxLayout(page);
        layout->setContentsMargins(0, 0, 0, 0);
        m_tabs->addTab(page, ui::icon(iconName), text);
    }
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_lockPanel);
    m_lockPanel->hide();
    column->addWidget(m_tabs, 1);
    // What comes and goes while one works has a place of its own or floats: no field moves under the pointer.
    m_tabs->setCornerWidget(m_recording, Qt::TopRightCorner);
    new ui::TopOverlay(m_banner, m_tabs->findChild<QStackedWidget*>());
    setName(name);
    followTimeouts();
    fillTab(Controls);

    connect(m_tabs, &QTabWidget::currentChanged, this, &Workspace::fillTab);
    connect(m_tabs, &QTabWidget::tabBarClicked, this, [this] { m_isTabChosen = true; });
    connect(m_header, &WorkspaceHeader::connectRequested, this, &Workspace::connectInstrument);
    connect(m_header, &WorkspaceHeader::disconnectRequested, this, &Workspace::disconnectInstrument);
    connect(m_header, &WorkspaceHeader::cancelRequested, this, &Workspace::cancelWait);
    connect(m_header, &WorkspaceHeader::lockRequested, this, &Workspace::setLocked);
    connect(m_header, &WorkspaceHeader::lockPanelRequested, m_lockPanel, &QWidget::setVisible);
    connect(m_lockPanel, &ui::LockPanel::takeRequested, this, &Workspace::takeLock);
    connect(m_lockPanel, &ui::LockPanel::releaseRequested, this, [this] { setLocked(false); });
    connect(m_lockPanel, &ui::LockPanel::leaveLineRequested, this, &Workspace::leaveLine);
    connect(&m_locks, &ui::LockMonitor::changed, this, &Workspace::showLock);
    connect(m_banner, &ui::MessageBanner::actionRequested, this, [this] {
        if (const auto act = m_bannerAct)
            act();
    });
    connect(m_banner, &ui::MessageBanner::helpRequested, this, &Workspace::whyRequested);
    connect(m_recording, &ui::RecordingBar::stopped, this, &Workspace::showRecording);
    connect(m_link, &ui::InstrumentLink::refusedByLock, this, &Workspace::offerToWait);
    connect(m_link, &ui::InstrumentLink::admittedAgain, this, [this] {
        m_isLockedByStranger = false;
        if (std::exchange(m_isRefusalShown, false))
            m_banner->dismiss();
        showLock();
    });
    connect(m_link, &ui::InstrumentLink::lockReleasedByIdleness, this, [this] {
        m_ourLock.reset();
        showLock();
        m_isLinkFailureShown = false;
        offer({}, {});
        m_banner->showMessage({ui::Severity::Information,
                               tr("The lock on %1 was given back.").arg(m_name),
                               tr("Nothing was done with the instrument for the time set in the list of locks."),
                               {},
                               {}});
        Q_EMIT changed();
    });
    connect(m_link, &ui::InstrumentLink::sweepChanged, this, &Workspace::showLock);
    connect(m_link, &ui::InstrumentLink::stateChanged, this, &Workspace::onStateChanged);
    connect(m_link, &ui::InstrumentLink::identityChanged, this, &Workspace::changed);
    connect(m_link, &ui::InstrumentLink::profileChanged, this, &Workspace::changed);
    connect(m_link, &ui::InstrumentLink::pendingJobsChanged, this, &Workspace::changed);
}

Workspace::~Workspace()
{
    // The panels' jobs end with the link; it must not call back into panels that are half gone.
    disconnect(m_link, nullptr, this, nullptr);
    disconnect(&m_locks, nullptr, this, nullptr);
    m_link->close();
    // A dialog that closes cancels its job at the link, so it goes before the link does.
    qDeleteAll(findChildren<QDialog*>(Qt::FindDirectChildrenOnly));
    delete m_tabs;
}

int Workspace::pageTop() const
{
    return m_tabs->currentWidget()->mapTo(this, QPoint()).y();
}

void Workspace::setName(const QString& name)
{
    m_name = name;
    m_header->setName(name);
    m_tabs->setAccessibleName(name);
}

void Workspace::setSimulated(bool isSimulated)
{
    m_header->setSimulated(isSimulated);
}

void Workspace::connectInstrument()
{
    m_banner->dismiss();
    m_link->open();
}

void Workspace::disconnectInstrument()
{
    m_link->close();
}

void Workspace::cancelWait()
{
    switch (m_link->state()) {
    case ConnectionState::Connecting:
    case ConnectionState::Identifying:
    case ConnectionState::Lost:
        m_link->close();
        return;
    case ConnectionState::Ready:
    case ConnectionState::Busy:
        m_link->cancelAll();
        return;
    case ConnectionState::Closed:
    case ConnectionState::Closing:
        return;
    }
}

void Workspace::offer(const QString& text, std::function<void()> act)
{
    m_isRefusalShown = false;
    m_bannerAct = std::move(act);
    m_banner->setHelpText({});
    m_banner->setActionText(text);
}

void Workspace::clearDevice()
{
    m_link->cancelAll();
    m_link->run<void>(
        instrument::Origin::Form, this, [](instrument::Dialogue& dialogue) { return dialogue.clear(); },
        [this](const Result<void>& result) {
            report(result, tr("%1 was cleared.").arg(m_name), tr("%1 was not cleared.").arg(m_name));
        });
}

void Workspace::showTab(Tab tab)
{
    m_isTabChosen = true;
    m_tabs->setCurrentIndex(tab);
}

Workspace::Tab Workspace::currentTab() const
{
    return Tab(m_tabs->currentIndex());
}

QWidget* Workspace::page(Tab tab)
{
    fillTab(tab);
    return m_tabs->widget(tab);
}

void Workspace::focusFind()
{
    if (currentTab() == Controls && m_controls != nullptr)
        m_controls->focusSearch();
    else if (currentTab() == Terminal && m_terminal != nullptr)
        m_terminal->focusInput();
}

void Workspace::onStateChanged(ConnectionState state)
{
    if (state == ConnectionState::Closed || state == ConnectionState::Lost) {
        if (m_ourLock && state == ConnectionState::Lost)
            m_lostLock = m_ourLock;
        else if (state == ConnectionState::Closed)
            m_lostLock.reset(); // nobody waits for it any more
        m_ourLock.reset();
        m_isLockedByStranger = false;
        m_isSilenceTold = false; // who connects again is told again
    }
    // Ready and Busy may alternate thousands of times a second.
    if (m_link->isReady() != std::exchange(m_wasReady, m_link->isReady()))
        showLock();
    if (const auto& problem = m_link->problem();
        problem && (state == ConnectionState::Closed || state == ConnectionState::Lost)) {
        // A cancel is what the user asked for, not a failure.
        if (problem->status != visa::Status::ErrorAbort) {
            offer(tr("Try again"), [this] { connectInstrument(); });
            m_banner->setHelpText(m_services.doctor != nullptr ? tr("Find out wh&y…") : QString());
            m_banner->showError(state == ConnectionState::Lost ? tr("The connection to %1 was lost.").arg(m_name)
                                                               : tr("%1 could not be opened.").arg(m_name),
                                *problem);
            m_isLinkFailureShown = true;
            if (state == ConnectionState::Closed)
                askForSecurity(*problem);
        }
    } else if (state == ConnectionState::Ready && std::exchange(m_isLinkFailureShown, false)) {
        // What an act on the instrument came to stays: Ready follows every job.
        m_banner->dismiss();
    }
    if (state == ConnectionState::Ready && !m_link->identity() && !m_isSilenceTold) {
        m_isSilenceTold = true;
        m_isLinkFailureShown = false;
        offer({}, {});
        m_banner->setHelpText(m_services.doctor != nullptr ? tr("Find out wh&y…") : QString());
        const auto& why = m_link->identityProblem();
        QString reason = tr("It did not answer *IDN?, so no profile fits it.");
        QString advice = tr("The terminal and its raw commands can be used; a longer timeout may help.");
        if (why && why->status == visa::Status::ErrorResourceLocked) {
            m_isLockedByStranger = true; // showLock() knows better when it is one of ours
            showLock();
            reason = why->message;
            advice = tr("Connect again when the other client has let go of it.");
        } else if (why && why->status == visa::Status::ErrorInvalidFormat) {
            reason = why->message;
            advice = tr("Check the settings of the line, such as the baud rate; the terminal shows what comes.");
        }
        m_banner->showMessage(
            {ui::Severity::Warning, tr("%1 does not say who it is.").arg(m_name), reason, advice, {}});
    }
    if (state == ConnectionState::Ready && m_lostLock)
        takeLostLockAgain();
    // Without a profile there is nothing to control: the terminal is where such an instrument is used.
    if (state == ConnectionState::Ready && !m_isTabChosen && !m_link->profile() && m_link->pendingJobs() == 0)
        m_tabs->setCurrentIndex(Terminal);
    Q_EMIT stateChanged();
    Q_EMIT changed();
}

void Workspace::report(const Result<void>& result, const QString& done, const QString& failed)
{
    m_isLinkFailureShown = false;
    offer({}, {});
    if (result)
        m_banner->showMessage({ui::Severity::Information, done, {}, {}, {}});
    else
        m_banner->showError(failed, result.error());
}

void Workspace::fillTab(int index)
{
    if (index < 0 || index >= TabCount || m_isFilled[std::size_t(index)])
        return;
    m_isFilled[std::size_t(index)] = true;
    QWidget* content = nullptr;
    switch (Tab(index)) {
    case Controls: {
        m_controls = new ui::ControlsPanel(*m_link);
        const QString key =
            QStringLiteral("favourites/") + QString(m_memoryKey).replace(QLatin1Char('/'), QLatin1Char('_'));
        connect(m_controls, &ui::ControlsPanel::profileWanted, this, &Workspace::profileWanted);
        m_controls->setFavourites(m_services.settings.value<QStringList>(key));
        connect(m_controls, &ui::ControlsPanel::favouritesChanged, this,
                [this, key](const QStringList& commands) { m_services.settings.setValue(key, commands); });
        content = m_controls;
        break;
    }
    case Terminal:
        m_terminal = new ui::TerminalPanel(*m_link, m_services.settings, m_memoryKey);
        content = m_terminal;
        break;
    case Waveform:
        m_waveform = new ui::WaveformPanel(*m_link);
        m_waveform->setExportFolder(
            m_services.settings.value<QString>(QStringLiteral("waveform/exportFolder"), QDir::homePath()));
        connect(m_waveform, &ui::WaveformPanel::exportFolderChanged, this, [this](const QString& folder) {
            m_services.settings.setValue(QStringLiteral("waveform/exportFolder"), folder);
        });
        followRawCapture();
        connect(m_waveform, &ui::WaveformPanel::captured, this, &Workspace::changed);
        connect(&m_waveform->plot(), &ui::WaveformPlot::viewChanged, this, &Workspace::changed);
        content = m_waveform;
        break;
    case TabCount:
        return;
    }
    m_tabs->widget(index)->layout()->addWidget(content);
    m_tabs->widget(index)->setFocusProxy(content);
}

} // namespace visor::app
