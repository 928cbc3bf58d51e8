// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/waveform_panel.h"

#include "core/scpi/quantity.h"
#include "widgets/common/bytes_text.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/top_overlay.h"
#include "widgets/waveform/capture_sources.h"
#include "widgets/waveform/flow_layout.h"
#include "widgets/waveform/raw_source_bar.h"
#include "widgets/waveform/source_picker.h"
#include "widgets/waveform/waveform_plot.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <utility>

namespace visor::ui {

namespace {

constexpr std::chrono::milliseconds kProgressAfter{300};
constexpr std::chrono::milliseconds kProgressInterval{50};

QString pointsText(double points)
{
    return scpi::Quantity{points, QStringLiteral("pts")}.toEngineering();
}

} // namespace

WaveformPanel::WaveformPanel(InstrumentLink& link, QWidget* parent)
    : QWidget(parent),
      m_link(link),
      m_exporters(capture::standardExporters()),
      m_banner(new MessageBanner(this)),
      m_plot(new WaveformPlot),
      m_sources(new SourcePicker),
      m_raw(new RawSourceBar),
      m_pointsLabel(new QLabel(tr("&Points"))),
      m_points(new QComboBox),
      m_single(new QPushButton(icon(QLatin1StringView("single")), tr("&Single"))),
      m_continuous(new QPushButton(icon(QLatin1StringView("play")), tr("C&ontinuous"))),
      m_stop(new QPushButton(icon(QLatin1StringView("stop")), tr("S&top"))),
      m_exportButton(new QToolButton),
      m_progress(new QProgressBar),
      m_progressText(new QLabel),
      m_cancel(new QPushButton(tr("Cancel"))),
      m_status(new ElidedLabel),
      m_note(new QLineEdit),
      m_exportFolder(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation))
{
    setObjectName(QStringLiteral("waveformPanel"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 6, 6, 6);
    layout->setSpacing(4);
    layout->addWidget(makeCaptureBar());
    layout->addWidget(m_raw);
    layout->addWidget(m_plot, 1);
    layout->addWidget(makeProgressBar());
    layout->addWidget(makeStatusBar());
    makeExportMenu();
    new TopOverlay(m_banner, m_plot);

    m_nextCapture.setSingleShot(true);
    connect(&m_nextCapture, &QTimer::timeout, this, &WaveformPanel::startCapture);
    m_showProgress.setSingleShot(true);
    m_showProgress.setInterval(kProgressAfter);
    connect(&m_showProgress, &QTimer::timeout, m_progressRow, &QWidget::show);
    connect(m_single, &QPushButton::clicked, this, &WaveformPanel::single);
    connect(m_continuous, &QPushButton::clicked, this, &WaveformPanel::setContinuous);
    connect(m_stop, &QPushButton::clicked, this, &WaveformPanel::stop);
    connect(m_sources, &SourcePicker::selectionChanged, this, &WaveformPanel::refresh);
    connect(m_raw, &RawSourceBar::queryChanged, this, &WaveformPanel::refresh);
    connect(m_raw, &RawSourceBar::submitted, this, &WaveformPanel::single);
    connect(m_plot, &WaveformPlot::runRequested, this, [this] { setContinuous(!m_isContinuous); });
    connect(m_banner, &MessageBanner::actionRequested, this, [this] {
        m_banner->dismiss();
        single();
    });
    connect(&m_export, &ExportTask::progressed, this, [this](double share) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(static_cast<int>(share * 1000));
    });
    connect(&m_export, &ExportTask::finished, this, [this] { finishExport(m_export.path(), m_export.result()); });
    connect(&m_link, &InstrumentLink::stateChanged, this, [this] {
        if (!m_link.isReady())
            m_isContinuous = false;
        refresh();
    });
    connect(&m_link, &InstrumentLink::profileChanged, this, &WaveformPanel::followProfile);
    followProfile();
}

WaveformPanel::~WaveformPanel()
{
    if (m_job)
        m_link.cancel(*m_job);
}

QWidget* WaveformPanel::makeCaptureBar()
{
    auto* bar = new QWidget;
    auto* flow = new FlowLayout(bar);
    flow->setContentsMargins(0, 0, 0, 0);
    const auto addGroup = [flow] {
        auto* group = new QWidget;
        auto* layout = new QHBoxLayout(group);
        layout->setContentsMargins(0, 0, 0, 0);
        flow->addWidget(group);
        return layout;
    };
    flow->addWidget(m_sources);
    QHBoxLayout* layout = addGroup();
    const auto addButton = [&layout](QPushButton* button, const char* name, const QString& toolTip) {
        button->setObjectName(QString::fromLatin1(name));
        button->setToolTip(toolTip);
        button->setAccessibleName(toolTip);
        layout->addWidget(button);
    };
    m_points->setObjectName(QStringLiteral("pointsBox"));
    m_points->setAccessibleName(tr("Points to read"));
    m_points->setToolTip(tr("How many points to read at most, such as 1M or 20k"));
    m_points->setEditable(true);
    m_points->setInsertPolicy(QComboBox::NoInsert);
    m_pointsLabel->setBuddy(m_points);
    layout->addWidget(m_pointsLabel);
    layout->addWidget(m_points);
    layout = addGroup();
    addButton(m_single, "singleButton", tr("Capture once"));
    addButton(m_continuous, "continuousButton",
              tr("Capture again and again (Space in the plot starts and stops)"));
    m_continuous->setCheckable(true);
    addButton(m_stop, "stopButton", tr("Stop capturing"));
    m_exportButton->setObjectName(QStringLiteral("exportButton"));
    m_exportButton->setIcon(icon(QLatin1StringView("export")));
    m_exportButton->setText(tr("Export"));
    m_exportButton->setAccessibleName(tr("Export"));
    m_exportButton->setToolTip(tr("Save the data or a picture, or repeat the last export"));
    m_exportButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_exportButton->setPopupMode(QToolButton::InstantPopup);
    layout->addWidget(m_exportButton);
    return bar;
}

QWidget* WaveformPanel::makeProgressBar()
{
    m_progressRow = new QWidget;
    auto* layout = new QHBoxLayout(m_progressRow);
    layout->setContentsMargins(0, 0, 0, 0);
    m_progress->setObjectName(QStringLiteral("captureProgress"));
    m_progress->setAccessibleName(tr("Progress"));
    m_progress->setTextVisible(false);
    m_progressText->setObjectName(QStringLiteral("captureProgressText"));
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_cancel->setAccessibleName(tr("Cancel"));
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_progressText);
    layout->addWidget(m_cancel);
    m_progressRow->hide();
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_export.cancel();
        stop();
    });
    return m_progressRow;
}

QWidget* WaveformPanel::makeStatusBar()
{
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    m_status->setObjectName(QStringLiteral("captureStatus"));
    m_status->setAccessibleName(tr("Capture"));
    m_note->setObjectName(QStringLiteral("captureNote"));
    m_note->setAccessibleName(tr("Note kept with the capture"));
    m_note->setPlaceholderText(tr("Note, kept with every export"));
    m_note->setClearButtonEnabled(true);
    layout->addWidget(m_status, 3);
    layout->addWidget(m_note, 2);
    return bar;
}

void WaveformPanel::followProfile()
{
    const auto& profile = m_link.profile();
    m_sources->setSources(profile ? captureSources(*profile) : std::vector<profile::WaveformSource>());
    const auto chosen = m_sources->selected();
    const auto* points = profile && !chosen.empty() ? pointsParameter(*profile, chosen.front()) : nullptr;
    m_points->clear();
    if (points) {
        const double least = points->min.value_or(1);
        const double most = points->max.value_or(1e9);
        for (const double count : {1e3, 1e4, 1e5, 1e6, 1e7, 1e8}) {
            if (count >= least && count <= most)
                m_points->addItem(pointsText(count), count);
        }
        if (points->max && m_points->findData(most) < 0)
            m_points->addItem(pointsText(most), most);
        if (points->defaultValue) {
            // The list opens at what is shown, and the arrow keys go on from there.
            const double usual = points->defaultValue->toDouble();
            m_points->setCurrentIndex(m_points->findData(usual));
            m_points->setEditText(pointsText(usual));
        }
    }
    m_points->setVisible(points != nullptr);
    m_pointsLabel->setVisible(points != nullptr);
    refresh();
}

void WaveformPanel::refresh()
{
    const bool canCapture = m_link.isReady() && (!isRaw() || m_raw->hasQuery());
    const bool isIdle = !m_job && !m_isContinuous;
    m_sources->setEnabled(canCapture);
    m_sources->setVisible(!isRaw());
    m_raw->setVisible(isRaw() && m_link.isReady());
    m_raw->setEnabled(!m_isContinuous);
    m_points->setEnabled(canCapture);
    m_single->setEnabled(canCapture && isIdle);
    m_continuous->setEnabled(canCapture && (isIdle || m_isContinuous));
    m_continuous->setChecked(m_isContinuous);
    m_stop->setEnabled(!isIdle);
    for (QAction* action : m_exportActions)
        action->setEnabled(m_capture != nullptr && !m_export.isRunning());
    m_repeatAction->setEnabled(m_capture != nullptr && !m_export.isRunning() && !m_lastEnding.isEmpty());
    refreshEmptyState();
    refreshStatus();
}

void WaveformPanel::refreshEmptyState()
{
    QString title = tr("Nothing captured yet");
    QString text = tr("Choose the sources above and press Single, or Continuous for a live view.");
    if (!m_link.isReady()) {
        title = tr("Not connected");
        text = tr("Connect to the instrument, then capture its waveform here.");
    } else if (!m_link.profile()) {
        title = tr("No profile for this instrument");
        text =
            tr("Visor does not know how this model sends its traces. Say above which query returns the data and "
               "what its samples are, then press Single. A profile with a waveform command does that for you.");
    } else if (isRaw()) {
        title = tr("The profile names no traces");
        text =
            tr("Say above which query returns the data and what its samples are, or use Controls and Terminal.");
    }
    m_plot->emptyState().setText(title, text);
}

void WaveformPanel::refreshStatus()
{
    if (!m_capture || m_capture->traces.empty()) {
        m_status->setText({});
        return;
    }
    const auto& first = *m_capture->traces.front();
    QStringList parts{tr("%1 points").arg(QLocale().toString(static_cast<qulonglong>(first.size())))};
    if (const auto* axis = first.regularAxis(); axis && first.xLabel().unit == QLatin1StringView("s"))
        parts.append(scpi::Quantity{1 / axis->increment, QStringLiteral("Sa/s")}.toEngineering());
    qint64 bytes = 0;
    for (const auto& trace : m_capture->traces)
        bytes += static_cast<qint64>(trace->rawBytes().size());
    parts.append(formatSize(static_cast<std::uint64_t>(bytes)));
    parts.append(tr("read in %1").arg(formatDuration(m_duration)));
    if (m_isContinuous && m_framesPerSecond > 0)
        parts.append(tr("%1 captures/s").arg(m_framesPerSecond, 0, 'f', 1));
    parts.append(QLocale().toString(m_capture->time.toLocalTime().time(), QStringLiteral("HH:mm:ss")));
    m_status->setText(parts.join(QStringLiteral(" · ")));
}

std::optional<qint64> WaveformPanel::wantedPoints() const
{
    if (m_points->isHidden() || m_points->count() == 0)
        return std::nullopt;
    QString text = m_points->currentText().trimmed();
    if (text.endsWith(QLatin1StringView("pts")))
        text.chop(3);
    const auto points = scpi::Quantity::parse(text.trimmed(), {}, scpi::PrefixStyle::Si);
    if (!points || !(points->value >= 1) || points->value > 1e12)
        return std::nullopt;
    return static_cast<qint64>(std::llround(points->value));
}

void WaveformPanel::normalisePoints()
{
    const auto points = wantedPoints();
    if (!points)
        return;
    const QString typed = m_points->currentText();
    m_points->setEditText(pointsText(static_cast<double>(*points)));
    if (wantedPoints() != points) // too many digits for the short form
        m_points->setEditText(typed);
}

void WaveformPanel::single()
{
    if (m_job || !m_single->isEnabled())
        return;
    startCapture();
}

void WaveformPanel::setContinuous(bool isContinuous)
{
    if (isContinuous == m_isContinuous || !isContinuous) {
        if (m_isContinuous)
            stop();
        return refresh();
    }
    if (!m_continuous->isEnabled())
        return refresh();
    m_isContinuous = true;
    m_framesPerSecond = 0;
    m_frameClock.invalidate();
    refresh();
    startCapture();
}

void WaveformPanel::stop()
{
    m_isContinuous = false;
    m_nextCapture.stop();
    if (m_job) {
        m_isStopping = true;
        m_link.cancel(*m_job);
    }
    refresh();
}

void WaveformPanel::startCapture()
{
    if (m_job || !m_link.isReady())
        return;
    const CaptureAct act = isRaw() ? rawCapture() : profileCapture();
    if (!act)
        return refresh();
    m_isStopping = false;
    const auto report = [panel = QPointer<WaveformPanel>(this), context = static_cast<QObject*>(&m_link),
                         last = std::chrono::steady_clock::now() - kProgressInterval](qint64 received,
                                                                                      qint64 expected) mutable {
        const auto now = std::chrono::steady_clock::now();
        if (now - last < kProgressInterval)
            return;
        last = now;
        // The link outlives its worker; the panel is looked at on the GUI thread only.
        QMetaObject::invokeMethod(
            context,
            [panel, received, expected] {
                if (panel)
                    panel->showProgress(received, expected);
            },
            Qt::QueuedConnection);
    };
    m_progress->setRange(0, 0);
    m_progressText->setText(tr("Waiting for the instrument"));
    m_showProgress.start();
    m_job = m_link.run<Frame>(
        instrument::Origin::Capture, this,
        [act, report](instrument::Dialogue& dialogue) -> Result<Frame> {
            const auto start = std::chrono::steady_clock::now();
            auto taken = act(dialogue, report);
            if (!taken)
                return tl::unexpected(taken.error());
            Frame frame;
            frame.capture = std::move(*taken);
            for (const auto& trace : frame.capture->traces) {
                auto levels = waveform::Levels::build(trace, dialogue.token());
                if (!levels)
                    return tl::unexpected(levels.error());
                frame.levels.push_back(std::move(*levels));
            }
            frame.duration = std::chrono::steady_clock::now() - start;
            return frame;
        },
        [this](Result<Frame> frame) { finishCapture(std::move(frame)); });
    refresh();
}

void WaveformPanel::showProgress(qint64 received, qint64 expected)
{
    if (!m_job)
        return;
    if (expected > 0) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(static_cast<int>(received * 1000 / expected));
    }
    const auto bytes = formatSize(static_cast<std::uint64_t>(std::max<qint64>(received, 0)));
    const auto points = wantedPoints();
    if (expected > 0 && points) {
        // Instruments send as many points as they have, up to what was asked: the share of the bytes is the truth.
        const double share = static_cast<double>(received) / static_cast<double>(expected);
        const double width =
            std::max(1.0, std::round(static_cast<double>(expected) / static_cast<double>(*points)));
        m_progressText->setText(
            tr("%1 of %2 points, %3")
                .arg(QLocale().toString(std::floor(share * static_cast<double>(expected) / width), 'f', 0),
                     QLocale().toString(std::floor(static_cast<double>(expected) / width), 'f', 0), bytes));
    } else {
        m_progressText->setText(bytes);
    }
}

void WaveformPanel::hideProgress()
{
    // Who pressed Cancel goes on in the plot; left alone, the focus would fall to the note and take its keys.
    if (m_cancel->hasFocus())
        m_plot->canvas().setFocus(Qt::OtherFocusReason);
    m_progressRow->hide();
}

void WaveformPanel::finishCapture(Result<Frame> frame)
{
    m_job.reset();
    m_showProgress.stop();
    if (!m_export.isRunning())
        hideProgress();
    if (!frame) {
        m_isContinuous = false;
        // Stopping is no failure; only what the user did not ask for is told as one.
        if (frame.error().status == visa::Status::ErrorAbort) {
            if (!m_isStopping)
                m_banner->showMessage({Severity::Information, frame.error().message, {}, {}, {}});
            m_banner->setActionText({});
        } else {
            m_banner->showError(tr("The capture failed."), frame.error());
            m_banner->setActionText(m_link.isReady() ? tr("Try again") : QString());
            m_isFailureShown = true;
        }
        m_isStopping = false;
        return refresh();
    }
    m_isStopping = false;
    // A capture ends the complaint about the one before, not the news of an export.
    if (std::exchange(m_isFailureShown, false))
        m_banner->dismiss();
    if (m_frameClock.isValid())
        m_framesPerSecond = 1e3 / std::max<double>(1, static_cast<double>(m_frameClock.elapsed()));
    m_frameClock.start();
    showFrame(std::move(*frame));
    if (m_isContinuous) {
        std::chrono::milliseconds pause{0};
        for (const auto& source : m_capturedSources)
            pause = std::max(pause, source.interval.value_or(std::chrono::milliseconds{0}));
        m_nextCapture.start(pause);
    }
}

void WaveformPanel::showFrame(Frame frame)
{
    m_capture = std::move(frame.capture);
    m_isUnsaved = true;
    m_duration = frame.duration;
    std::vector<PlotTrace> traces;
    const auto& before = m_plot->canvas().traces();
    for (std::size_t i = 0; i < frame.levels.size(); ++i) {
        const auto& source = m_capturedSources[std::min(i, m_capturedSources.size() - 1)];
        PlotTrace trace;
        trace.name = source.label.isEmpty() ? source.name : source.label;
        trace.levels = frame.levels[i];
        trace.colour = source.channel ? *source.channel - 1 : static_cast<int>(i);
        // A trace hidden by hand stays hidden in a live view.
        for (const PlotTrace& old : before) {
            if (old.name == trace.name)
                trace.isVisible = old.isVisible;
        }
        traces.push_back(std::move(trace));
    }
    m_plot->setTraces(std::move(traces));
    refresh();
    Q_EMIT captured(m_capture);
}

} // namespace visor::ui
