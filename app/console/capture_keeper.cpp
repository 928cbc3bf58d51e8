// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/capture_keeper.h"

#include "app/console/unsaved_captures_dialog.h"
#include "app/console/workspace.h"
#include "widgets/common/settings.h"
#include "widgets/waveform/waveform_panel.h"

#include <QFileDialog>
#include <QLocale>

#include <utility>

namespace visor::app {

namespace {

const QString kAskKey = QStringLiteral("captures/askBeforeClosing");

} // namespace

CaptureKeeper::CaptureKeeper(ui::Settings& settings, QWidget& window)
    : QObject(&window), m_settings(settings), m_window(window)
{
}

bool CaptureKeeper::isAsking() const
{
    return m_settings.value<bool>(kAskKey, true);
}

void CaptureKeeper::setAsking(bool isAsking)
{
    if (isAsking == this->isAsking())
        return;
    m_settings.setValue(kAskKey, isAsking);
    Q_EMIT askingChanged(isAsking);
}

std::vector<QPointer<Workspace>> CaptureKeeper::unsaved() const
{
    std::vector<QPointer<Workspace>> found;
    for (const QPointer<Workspace>& workspace : m_closing) {
        if (workspace && workspace->waveform() && workspace->waveform()->hasUnsavedCapture())
            found.push_back(workspace);
    }
    return found;
}

bool CaptureKeeper::mayClose(const std::vector<Workspace*>& workspaces, std::function<void()> close)
{
    if (!isAsking())
        return true;
    m_closing.assign(workspaces.begin(), workspaces.end());
    const auto found = unsaved();
    if (found.empty())
        return true;
    delete m_turn; // what is being exported ends by itself, and closes nothing
    m_close = std::move(close);
    QStringList lines;
    for (const QPointer<Workspace>& workspace : found) {
        const QDateTime time = workspace->waveform()->lastCapture()->time.toLocalTime();
        lines.append(tr("%1, captured at %2")
                         .arg(workspace->name(), QLocale().toString(time.time(), QLocale::ShortFormat)));
    }
    delete m_question; // about what was to be closed before
    m_question = new UnsavedCapturesDialog(lines, &m_window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_question, &UnsavedCapturesDialog::discardRequested, this, &CaptureKeeper::discard);
    connect(m_question, &UnsavedCapturesDialog::exportRequested, this, &CaptureKeeper::chooseFolder);
    connect(m_question, &QDialog::rejected, this, [this] { m_close = {}; });
    m_question->open();
    return false;
}

void CaptureKeeper::discard()
{
    if (m_question->isLastQuestion())
        setAsking(false);
    if (auto close = std::exchange(m_close, {})) {
        // The question is still on its way out, and so may be a frame of a live view.
        QMetaObject::invokeMethod(
            this,
            [this, close = std::move(close)] {
                for (const QPointer<Workspace>& workspace : unsaved())
                    workspace->waveform()->giveUpCapture();
                close();
            },
            Qt::QueuedConnection);
    }
}

void CaptureKeeper::chooseFolder()
{
    const auto found = unsaved();
    if (found.empty()) { // exported while the question was on the screen
        QMetaObject::invokeMethod(this, &CaptureKeeper::exportNext, Qt::QueuedConnection);
        return;
    }
    auto* dialog = new QFileDialog(&m_window, tr("Export the captures into a folder"),
                                   found.front()->waveform()->exportFolder());
    dialog->setObjectName(QStringLiteral("captureFolderChooser"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    const bool isLast = m_question->isLastQuestion();
    connect(dialog, &QFileDialog::fileSelected, this, [this, isLast](const QString& folder) {
        if (isLast)
            setAsking(false);
        m_folder = folder;
        for (const QPointer<Workspace>& workspace : unsaved())
            workspace->waveform()->stop(); // a live view would replace what is being exported
        exportNext();
    });
    dialog->open();
}

void CaptureKeeper::exportNext()
{
    const auto found = unsaved();
    if (found.empty()) {
        if (const auto close = std::exchange(m_close, {}))
            close();
        return;
    }
    ui::WaveformPanel* panel = found.front()->waveform();
    auto* turn = new QObject(panel);
    m_turn = turn;
    connect(panel, &ui::WaveformPanel::exported, turn, [this, turn] {
        turn->deleteLater();
        QMetaObject::invokeMethod(this, &CaptureKeeper::exportNext, Qt::QueuedConnection);
    });
    // Its banner says why; nothing is closed.
    connect(panel, &ui::WaveformPanel::exportFailed, turn, [this, turn, workspace = found.front()] {
        turn->deleteLater();
        m_close = {};
        if (workspace)
            Q_EMIT stuckAt(workspace);
    });
    if (panel->isExporting())
        return; // when it ends, it is looked at again
    panel->setExportFolder(m_folder);
    panel->exportTo(panel->proposedPath(panel->dataEnding()), ui::WaveformPanel::Extent::All);
}

} // namespace visor::app
