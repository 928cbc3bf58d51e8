// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/workspace.h"

#include "app/console/workspace_header.h"
#include "core/instrument/command_runner.h"
#include "widgets/common/icons.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/controls/controls_panel.h"
#include "widgets/terminal/terminal_panel.h"
#include "widgets/waveform/waveform_panel.h"

#include <QDir>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace visor::app {

using instrument::ConnectionState;

namespace {

/// How long a lock is waited for when somebody else holds it.
constexpr std::chrono::seconds kLockWait{5};

instrument::ConnectionSettings connectionSettings(const visa::ResourceName& resource)
{
    instrument::ConnectionSettings settings;
    settings.resource = resource;
    return settings;
}

} // namespace

Workspace::Workspace(const Services& services, const visa::ResourceName& resource, const QString& name,
                     QString memoryKey, bool isSimulated, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_memoryKey(std::move(memoryKey)),
      m_link(new ui::InstrumentLink(services.transports, services.library, services.trace,
                                    connectionSettings(resource), this)),
      m_header(new WorkspaceHeader(*m_link, this)),
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
    column->addWidget(m_banner);
    column->addWidget(m_tabs, 1);
    setName(name);
    fillTab(Controls);

    connect(m_tabs, &QTabWidget::currentChanged, this, &Workspace::fillTab);
    connect(m_tabs, &QTabWidget::tabBarClicked, this, [this] { m_isTabChosen = true; });
    connect(m_header, &WorkspaceHeader::connectRequested, this, &Workspace::connectInstrument);
    connect(m_header, &WorkspaceHeader::disconnectRequested, this, &Workspace::disconnectInstrument);
    connect(m_header, &WorkspaceHeader::cancelRequested, this, &Workspace::cancelWait);
    connect(m_header, &WorkspaceHeader::lockRequested, this, &Workspace::setLocked);
    connect(m_banner, &ui::MessageBanner::actionRequested, this, &Workspace::connectInstrument);
    connect(m_link, &ui::InstrumentLink::stateChanged, this, &Workspace::onStateChanged);
    connect(m_link, &ui::InstrumentLink::identityChanged, this, &Workspace::changed);
    connect(m_link, &ui::InstrumentLink::profileChanged, this, &Workspace::changed);
    connect(m_link, &ui::InstrumentLink::pendingJobsChanged, this, &Workspace::changed);
}

Workspace::~Workspace()
{
    // The panels' jobs end with the link; it must not call back into panels that are half gone.
    disconnect(m_link, nullptr, this, nullptr);
    m_link->close();
    delete m_tabs;
}

void Workspace::setName(const QString& name)
{
    m_name = name;
    m_header->setName(name);
    m_tabs->setAccessibleName(name);
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

void Workspace::setLocked(bool lock)
{
    m_link->run<void>(
        instrument::Origin::Form, this,
        [lock](instrument::Dialogue& dialogue) -> Result<void> {
            return lock ? dialogue.lock(visa::LockMode::Exclusive, {}, kLockWait) : dialogue.unlock();
        },
        [this, lock](const Result<void>& result) {
            if (!result) {
                report(result, {},
                       lock ? tr("The instrument was not locked.") : tr("The lock was not given back."));
                return;
            }
            m_isLockOurs = lock;
            m_header->setLock(lock);
            Q_EMIT changed();
        });
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

bool Workspace::switchOutputsOff()
{
    const auto profile = m_link->profile();
    if (!m_link->isReady() || !profile || profile->console.safeState.empty())
        return false;
    // Nothing that waits may run first, and nothing may switch an output on again afterwards.
    m_link->cancelAll();
    m_link->run<void>(
        instrument::Origin::Form, this,
        [profile](instrument::Dialogue& dialogue) -> Result<void> {
            // Every call is tried: one refused command must not leave the other outputs on.
            Result<void> first;
            for (const profile::CommandCall& call : profile->console.safeState) {
                auto done = instrument::runCall(dialogue, *profile, call);
                if (!done && first)
                    first = tl::unexpected(std::move(done.error()));
            }
            return first;
        },
        [this](const Result<void>& result) {
            report(result, tr("All outputs of %1 are off.").arg(m_name),
                   tr("Not all outputs of %1 could be switched off. Look at the instrument.").arg(m_name));
        });
    return true;
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
    if (state == ConnectionState::Closed || state == ConnectionState::Lost)
        m_isLockOurs = false;
    if (const auto& problem = m_link->problem();
        problem && (state == ConnectionState::Closed || state == ConnectionState::Lost)) {
        // A cancel is what the user asked for, not a failure.
        if (problem->status != visa::Status::ErrorAbort) {
            m_banner->setActionText(tr("Try again"));
            m_banner->showError(state == ConnectionState::Lost ? tr("The connection to %1 was lost.").arg(m_name)
                                                               : tr("%1 could not be opened.").arg(m_name),
                                *problem);
            m_isLinkFailureShown = true;
        }
    } else if (state == ConnectionState::Ready && std::exchange(m_isLinkFailureShown, false)) {
        // What an act on the instrument came to stays: Ready follows every job.
        m_banner->dismiss();
    }
    if (state == ConnectionState::Ready && !m_link->identity() && !m_isSilenceTold) {
        m_isSilenceTold = true;
        m_isLinkFailureShown = false;
        m_banner->setActionText({});
        const auto& why = m_link->identityProblem();
        const bool isLocked = why && why->status == visa::Status::ErrorResourceLocked;
        m_banner->showMessage(
            {ui::Severity::Warning,
             tr("%1 does not say who it is.").arg(m_name),
             isLocked ? why->message : tr("It did not answer *IDN?, so no profile fits it."),
             isLocked ? tr("Connect again when the other client has let go of it.")
                      : tr("The terminal and its raw commands can be used; a longer timeout may help."),
             {}});
    }
    // Without a profile there is nothing to control: the terminal is where such an instrument is used.
    if (state == ConnectionState::Ready && !m_isTabChosen && !m_link->profile() && m_link->pendingJobs() == 0)
        m_tabs->setCurrentIndex(Terminal);
    Q_EMIT stateChanged();
    Q_EMIT changed();
}

void Workspace::report(const Result<void>& result, const QString& done, const QString& failed)
{
    m_isLinkFailureShown = false;
    m_banner->setActionText({});
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
        connect(m_waveform, &ui::WaveformPanel::captured, this, &Workspace::changed);
        content = m_waveform;
        break;
    case TabCount:
        return;
    }
    m_tabs->widget(index)->layout()->addWidget(content);
    m_tabs->widget(index)->setFocusProxy(content);
}

} // namespace visor::app
