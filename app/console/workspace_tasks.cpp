// SPDX-License-Identifier: GPL-3.0-or-later
// What a workspace does with its instrument as a whole: outputs off, setups, recordings.
#include "app/console/workspace.h"
#include "core/instrument/safe_state.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/controls/controls_panel.h"
#include "widgets/recorder/recording_bar.h"
#include "widgets/recorder/recording_dialog.h"
#include "widgets/setups/apply_setup_dialog.h"
#include "widgets/setups/save_setup_dialog.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

#include <utility>

namespace visor::app {

namespace {

const QString kSetupFolderKey = QStringLiteral("setups/folder");
const QString kRecordingFolderKey = QStringLiteral("recordings/folder");
} // namespace

OutputsOff::Answer
Workspace::switchOutputsOff(std::function<void(const Result<instrument::SafeStateOutcome>&)> answered)
{
    const auto profile = m_link->profile();
    if (!m_link->isReady())
        return OutputsOff::Answer::Unreached;
    // Nothing that waits or is under way may switch an output on afterwards: no sequence, no value that a row
    // keeps until the one before it is through, and none that was typed and not sent.
    const bool wasBusy = m_link->pendingJobs() > 0;
    if (m_controls != nullptr)
        m_controls->dropEdits();
    m_link->cancelAll();
    if (!profile || profile->console.safeState.empty())
        return wasBusy ? OutputsOff::Answer::Stopped : OutputsOff::Answer::NoState;
    m_link->run<instrument::SafeStateOutcome>(
        instrument::Origin::Form, this,
        [profile, identity = m_link->identityText()](instrument::Dialogue& dialogue) {
            return instrument::bringIntoSafeState(dialogue, *profile, identity);
        },
        [this, profile, answered = std::move(answered)](const Result<instrument::SafeStateOutcome>& outcome) {
            const QString& what = profile->console.safeStateDescription;
            const Result<void> result = outcome ? Result<void>() : tl::unexpected(outcome.error());
            report(result,
                   what.isEmpty() ? tr("All outputs of %1 are off.").arg(m_name)
                                  : tr("%1 is made safe: %2.").arg(m_name, what),
                   what.isEmpty()
                       ? tr("Not all outputs of %1 could be switched off. Look at the instrument.").arg(m_name)
                       : tr("%1 could not be made safe (%2). Look at the instrument.").arg(m_name, what));
            if (m_controls != nullptr) {
                m_controls->dropEdits(); // those whose sending was cancelled
                m_controls->readAgain();
            }
            answered(outcome);
        });
    return OutputsOff::Answer::Asked;
}

bool Workspace::canSetUp() const
{
    return m_link->isReady() && m_link->profile() != nullptr;
}

void Workspace::saveSetup()
{
    if (auto* open = findChild<ui::SaveSetupDialog*>(QString(), Qt::FindDirectChildrenOnly)) {
        open->raise();
        open->activateWindow();
        return;
    }
    auto* dialog = new ui::SaveSetupDialog(
        *m_link, m_services.settings.value<QString>(kSetupFolderKey, QDir::homePath()), this);
    connect(dialog, &ui::SaveSetupDialog::saved, this, [this](const QString& path, int settings, int missing) {
        m_services.settings.setValue(kSetupFolderKey, QFileInfo(path).absolutePath());
        m_isLinkFailureShown = false;
        offer({}, {});
        m_banner->showMessage(
            {missing == 0 ? ui::Severity::Information : ui::Severity::Warning,
             tr("%n setting(s) of %1 were saved.", nullptr, settings).arg(m_name),
             missing == 0 ? path : tr("%n more did not answer or were refused.", nullptr, missing),
             {},
             path});
    });
    dialog->show();
}

void Workspace::chooseSetup()
{
    auto* dialog = new QFileDialog(this, tr("Apply Setup"),
                                   m_services.settings.value<QString>(kSetupFolderKey, QDir::homePath()),
                                   tr("Setups (*.visor-setup.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("setupChooser"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &Workspace::applySetup);
    dialog->open();
}

void Workspace::applySetup(const QString& path)
{
    auto setup = instrument::loadSetup(path);
    if (!setup || !canSetUp()) {
        const Result<void> result =
            setup ? failure(visa::Status::ErrorConnectionLost,
                            tr("%1 is not connected, or no profile fits it.").arg(m_name), QStringLiteral("setup"))
                  : Result<void>(tl::unexpected(std::move(setup.error())));
        report(result, {}, tr("The setup was not applied."));
        return;
    }
    m_services.settings.setValue(kSetupFolderKey, QFileInfo(path).absolutePath());
    auto* dialog = new ui::ApplySetupDialog(*m_link, std::move(*setup), QFileInfo(path).fileName(), this);
    connect(dialog, &ui::ApplySetupDialog::sent, this, [this] {
        if (m_controls != nullptr)
            m_controls->readAgain();
    });
    dialog->show();
}

void Workspace::startRecording()
{
    m_recording->start();
    Q_EMIT changed();
}

void Workspace::stopRecording()
{
    m_recording->stop();
}

bool Workspace::isRecording() const
{
    return m_recording->isRecording();
}

void Workspace::showRecording(std::vector<instrument::RecordedAct> acts, const QDateTime& begun)
{
    instrument::RecordedSession session;
    session.resource = m_link->resource().toString();
    const auto& identity = m_link->identity();
    session.instrument = identity ? identity->toString() : m_name;
    session.time = begun;
    session.acts = std::move(acts);
    // The window's, not the workspace's: what was recorded outlives the tab that is closed.
    auto* dialog = new ui::RecordingDialog(
        std::move(session), m_services.settings.value<QString>(kRecordingFolderKey, QDir::homePath()), window());
    connect(dialog, &ui::RecordingDialog::saved, this, [this](const QString& path) {
        m_services.settings.setValue(kRecordingFolderKey, QFileInfo(path).absolutePath());
    });
    dialog->show();
    Q_EMIT changed();
}

} // namespace visor::app
