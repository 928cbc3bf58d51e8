// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/exporter_set.h"
#include "core/capture/raw_capture.h"
#include "core/capture/take_capture.h"
#include "core/instrument/connection.h"
#include "core/waveform/levels.h"
#include "widgets/common/export_task.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace visor::ui {

class ElidedLabel;
class InstrumentLink;
class MessageBanner;
class RawSourceBar;
class SourcePicker;
class WaveformPlot;

/// The Waveform tab of an instrument: choose sources, capture once or continuously, look, measure, export. Nothing
/// here waits: captures run on the link's worker, exports on their own thread. GUI thread.
class WaveformPanel : public QWidget
{
    Q_OBJECT

public:
    /// `link` outlives the panel.
    explicit WaveformPanel(InstrumentLink& link, QWidget* parent = nullptr);
    ~WaveformPanel() override;

    [[nodiscard]] WaveformPlot& plot() { return *m_plot; }
    /// The capture on show; null before the first.
    [[nodiscard]] const capture::CapturePtr& lastCapture() const { return m_capture; }
    /// The capture on show was neither exported nor saved as a picture, and would be lost.
    [[nodiscard]] bool hasUnsavedCapture() const { return m_isUnsaved; }
    /// The user does not want it.
    void giveUpCapture() { m_isUnsaved = false; }
    [[nodiscard]] bool isExporting() const { return m_export.isRunning(); }
    /// The data format that was exported last, else the first there is.
    [[nodiscard]] QString dataEnding() const;
    [[nodiscard]] bool isCapturing() const { return m_job.has_value(); }

    /// Where exports go first; a file's own folder is kept from then on.
    void setExportFolder(const QString& folder) { m_exportFolder = folder; }
    [[nodiscard]] const QString& exportFolder() const { return m_exportFolder; }

    /// What the fields of an instrument without a profile start with.
    void setRawSource(const capture::RawSource& source);

    enum class Extent { All, View };
    /// Data or a picture, by the ending of the path; data in the background. Replaces what is there.
    void exportTo(const QString& path, Extent extent);
    /// A name that says instrument, time and sources, not taken in the export folder.
    [[nodiscard]] QString proposedPath(const QString& ending) const;

public Q_SLOTS:
    void single();
    void setContinuous(bool isContinuous);
    /// Ends a capture under way and a continuous run.
    void stop();
    /// Asks for a file.
    void exportAll() { askAndExport(Extent::All); }
    void exportView() { askAndExport(Extent::View); }
    void savePicture();
    void copyPicture();
    /// As the last time, under a new name.
    void repeatExport();

Q_SIGNALS:
    void captured(const visor::capture::CapturePtr& capture);
    /// The user captures with this: worth remembering for the instrument.
    void rawSourceUsed(const visor::capture::RawSource& source);
    void exported(const QString& path);
    /// Failed or was cancelled; the banner says why.
    void exportFailed();
    void exportFolderChanged(const QString& folder);

private:
    /// What the worker hands over: ready to paint.
    struct Frame
    {
        capture::CapturePtr capture;
        std::vector<waveform::LevelsPtr> levels;
        std::chrono::nanoseconds duration{0};
    };

    QWidget* makeCaptureBar();
    QWidget* makeProgressBar();
    void hideProgress();
    QWidget* makeStatusBar();
    void makeExportMenu();
    void followProfile();
    void refresh();
    void refreshEmptyState();
    void refreshStatus();
    void startCapture();
    void finishCapture(Result<Frame> frame);
    void showFrame(Frame frame);
    void showProgress(qint64 received, qint64 expected);
    void askAndExport(Extent extent);
    [[nodiscard]] std::optional<qint64> wantedPoints() const;
    /// "1M" as typed becomes "1 Mpts", as the list has it.
    void normalisePoints();
    // waveform_panel_sources.cpp
    using CaptureAct =
        std::function<Result<capture::CapturePtr>(instrument::Dialogue&, const instrument::Dialogue::Progress&)>;
    /// No profile says what can be captured: the user does.
    [[nodiscard]] bool isRaw() const;
    /// What the worker does; empty when what is typed was refused, and the banner says so.
    [[nodiscard]] CaptureAct profileCapture();
    [[nodiscard]] CaptureAct rawCapture();
    [[nodiscard]] std::vector<profile::CommandCall> calls() const;
    void refuse(const QString& what, const QString& next);
    void finishExport(const QString& path, const Result<void>& result);

    InstrumentLink& m_link;
    const capture::ExporterSet m_exporters;
    ExportTask m_export;

    MessageBanner* m_banner;
    WaveformPlot* m_plot;
    SourcePicker* m_sources;
    RawSourceBar* m_raw; ///< in place of sources, where no profile names any
    QLabel* m_pointsLabel;
    QComboBox* m_points;
    QPushButton* m_single;
    QPushButton* m_continuous;
    QPushButton* m_stop;
    QToolButton* m_exportButton;
    QAction* m_repeatAction = nullptr;
    std::vector<QAction*> m_exportActions;
    QWidget* m_progressRow = nullptr;
    QProgressBar* m_progress;
    QLabel* m_progressText;
    QPushButton* m_cancel;
    ElidedLabel* m_status;
    QLineEdit* m_note;

    std::optional<instrument::JobId> m_job;
    bool m_isContinuous = false;
    bool m_isStopping = false;
    bool m_isFailureShown = false; ///< the banner is about a capture
    QTimer m_nextCapture;          ///< the pause a source asks for in continuous capture
    QTimer m_showProgress;         ///< a quick capture shows no bar
    QElapsedTimer m_frameClock;
    double m_framesPerSecond = 0;

    capture::CapturePtr m_capture;
    std::vector<profile::WaveformSource> m_capturedSources;
    capture::RawSource m_usedSource; ///< as rawSourceUsed() told it last
    std::chrono::nanoseconds m_duration{0};

    bool m_isUnsaved = false;              ///< m_capture
    capture::CapturePtr m_exportedCapture; ///< what the export under way writes

    QString m_exportFolder;
    QString m_lastEnding;
    Extent m_lastExtent = Extent::All;
};

} // namespace visor::ui
