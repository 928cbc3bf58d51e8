// SPDX-License-Identifier: GPL-3.0-or-later
// The exports of WaveformPanel.
#include "widgets/common/icons.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/message_banner.h"
#include "widgets/waveform/plot_image.h"
#include "widgets/waveform/waveform_panel.h"
#include "widgets/waveform/waveform_plot.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QRegularExpression>
#include <QToolButton>

#include <utility>

namespace visor::ui {

void WaveformPanel::makeExportMenu()
{
    auto* menu = new QMenu(m_exportButton);
    const auto add = [&](const char* name, const QString& text, void (WaveformPanel::*run)(),
                         const char* iconName) {
        auto* action = new QAction(icon(QLatin1StringView(iconName)), text, this);
        action->setObjectName(QString::fromLatin1(name));
        connect(action, &QAction::triggered, this, run);
        menu->addAction(action);
        return action;
    };
    m_exportActions.push_back(add("exportAllAction", tr("&All samples…"), &WaveformPanel::exportAll, "save"));
    m_exportActions.push_back(
        add("exportViewAction", tr("Samples in &view…"), &WaveformPanel::exportView, "save"));
    m_exportActions.push_back(add("savePictureAction", tr("&Picture…"), &WaveformPanel::savePicture, "image"));
    auto* copy = add("copyPictureAction", tr("&Copy picture"), &WaveformPanel::copyPicture, "copy");
    m_exportActions.push_back(copy);
    menu->addSeparator();
    m_repeatAction = add("repeatExportAction", tr("&Repeat last export"), &WaveformPanel::repeatExport, "export");
    m_exportButton->setMenu(menu);
}

QString WaveformPanel::proposedPath(const QString& ending) const
{
    QStringList words;
    if (m_link.identity())
        words.append(m_link.identity()->model);
    for (const auto& source : m_capturedSources)
        words.append(source.label.isEmpty() ? source.name : source.label);
    if (m_capture)
        words.append(m_capture->time.toLocalTime().toString(QStringLiteral("yyyy-MM-dd HHmmss")));
    words.removeAll(QString());
    // What a file name may hold on every system.
    static const QRegularExpression forbidden(QStringLiteral("[\\\\/:*?\"<>|\\x00-\\x1f]+"));
    QString name = words.join(QLatin1Char(' ')).replace(forbidden, QStringLiteral("-")).left(150).trimmed();
    if (name.isEmpty())
        name = tr("waveform");
    const QDir folder(m_exportFolder);
    QString path = folder.filePath(name + QLatin1Char('.') + ending);
    for (int count = 2; QFileInfo::exists(path); ++count)
        path = folder.filePath(QStringLiteral("%1 (%2).%3").arg(name).arg(count).arg(ending));
    return path;
}

void WaveformPanel::askAndExport(Extent extent)
{
    if (!m_capture)
        return;
    QStringList filters;
    QString ending = m_exporters.all().front()->ending();
    QString chosen;
    for (const auto& exporter : m_exporters.all()) {
        filters.append(QStringLiteral("%1 (*.%2)").arg(exporter->name(), exporter->ending()));
        if (exporter->ending() == m_lastEnding) {
            ending = m_lastEnding;
            chosen = filters.last();
        }
    }
    const QString title = extent == Extent::All ? tr("Export all samples") : tr("Export the samples in view");
    QString path = QFileDialog::getSaveFileName(this, title, proposedPath(ending),
                                                filters.join(QStringLiteral(";;")), &chosen);
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path +=
            QLatin1Char('.') +
            m_exporters.all()[static_cast<std::size_t>(std::max<qsizetype>(0, filters.indexOf(chosen)))]->ending();
    exportTo(path, extent);
}

QString WaveformPanel::dataEnding() const
{
    for (const auto& exporter : m_exporters.all()) {
        if (exporter->ending() == m_lastEnding)
            return m_lastEnding;
    }
    return m_exporters.all().front()->ending();
}

void WaveformPanel::savePicture()
{
    if (!m_capture)
        return;
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save a picture of the plot"), proposedPath(QStringLiteral("png")),
                                     tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF page (*.pdf)"));
    if (!path.isEmpty())
        exportTo(QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".png") : path, Extent::View);
}

void WaveformPanel::copyPicture()
{
    m_plot->copyImage();
}

void WaveformPanel::repeatExport()
{
    // The first time there is nothing to repeat: ask.
    if (m_lastEnding.isEmpty())
        askAndExport(Extent::All);
    else if (m_capture)
        exportTo(proposedPath(m_lastEnding), m_lastExtent);
}

void WaveformPanel::exportTo(const QString& path, Extent extent)
{
    if (!m_capture || m_export.isRunning())
        return;
    m_lastEnding = QFileInfo(path).suffix().toLower();
    m_lastExtent = extent;
    m_exportedCapture = m_capture;
    m_exportFolder = QFileInfo(path).absolutePath();
    Q_EMIT exportFolderChanged(m_exportFolder);
    if (plotImageEndings().contains(m_lastEnding)) {
        finishExport(path, savePlotImage(m_plot->canvas(), path, QFileInfo(path).completeBaseName()));
        return;
    }
    capture::ExportOptions options;
    if (extent == Extent::View)
        std::tie(options.first, options.last) = m_plot->canvas().visibleSamples();
    auto capture = std::make_shared<capture::Capture>(*m_capture); // samples are shared, words are copied
    capture->note = m_note->text();
    m_progress->setRange(0, 0);
    m_progressText->setText(tr("Writing %1").arg(QFileInfo(path).fileName()));
    m_showProgress.start();
    m_export.start(path,
                   [this, capture = std::move(capture), path, options](const capture::ExportMonitor& monitor) {
                       return m_exporters.write(*capture, path, options, monitor); // they outlive the task
                   });
    refresh();
}

void WaveformPanel::finishExport(const QString& path, const Result<void>& result)
{
    if (!m_job) {
        m_showProgress.stop();
        hideProgress();
    }
    m_banner->setActionText({});
    m_isFailureShown = false;
    const auto written = std::exchange(m_exportedCapture, nullptr);
    if (result) {
        if (written == m_capture)
            m_isUnsaved = false;
        m_banner->showMessage(
            {Severity::Information, tr("Saved %1.").arg(QDir::toNativeSeparators(path)), {}, {}, {}});
        Q_EMIT exported(path);
    } else if (result.error().status == visa::Status::ErrorAbort) {
        m_banner->showMessage({Severity::Information, result.error().message, {}, {}, {}});
    } else {
        m_banner->showError(tr("The export failed."), result.error());
    }
    refresh();
    if (!result)
        Q_EMIT exportFailed();
}

} // namespace visor::ui
