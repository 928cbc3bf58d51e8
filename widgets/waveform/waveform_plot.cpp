// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/waveform_plot.h"

#include "widgets/common/elided_label.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/waveform/cursor_readout.h"
#include "widgets/waveform/plot_image.h"
#include "widgets/waveform/sample_text.h"
#include "widgets/waveform/trace_legend.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QStackedLayout>
#include <QToolButton>

namespace visor::ui {

WaveformPlot::WaveformPlot(QWidget* parent)
    : QWidget(parent),
      m_pages(new QStackedLayout(this)),
      m_empty(new EmptyState(QLatin1StringView("waveform"), tr("Nothing captured yet"),
                             tr("Choose a source above and press Single."), this)),
      m_canvas(new PlotCanvas),
      m_legend(new TraceLegend),
      m_readout(new CursorReadout),
      m_hover(new ElidedLabel)
{
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(makeTools());
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_hover);
    layout->addWidget(m_readout);
    m_hover->setObjectName(QStringLiteral("hoverReadout"));
    m_hover->setContentsMargins(6, 2, 6, 2);
    m_hover->setAccessibleName(tr("Value under the pointer"));
    m_readout->hide();
    m_pages->addWidget(m_empty);
    m_pages->addWidget(page);

    connect(m_canvas, &PlotCanvas::viewChanged, this, [this] {
        refresh();
        Q_EMIT viewChanged();
    });
    connect(m_canvas, &PlotCanvas::cursorsChanged, this, [this] {
        refresh();
        Q_EMIT viewChanged();
    });
    connect(m_canvas, &PlotCanvas::hovered, this, &WaveformPlot::refreshHover);
    connect(m_canvas, &PlotCanvas::runRequested, this, &WaveformPlot::runRequested);
    connect(m_canvas, &PlotCanvas::copyRequested, this, &WaveformPlot::copyImage);
    connect(m_legend, &TraceLegend::visibilityChanged, m_canvas, &PlotCanvas::setTraceVisible);
    refresh();
}

QWidget* WaveformPlot::makeTools()
{
    auto* bar = new QWidget;
    auto* layout = new QHBoxLayout(bar);
    layout->setContentsMargins(4, 2, 4, 2);
    layout->setSpacing(2);
    layout->addWidget(m_legend);
    layout->addStretch(1);
    const auto addTool = [&](const char* name, const char* iconName, const QString& text, const QString& toolTip) {
        auto* button = new QToolButton;
        button->setObjectName(QString::fromLatin1(name));
        button->setIcon(icon(QLatin1StringView(iconName)));
        button->setAccessibleName(text);
        button->setToolTip(toolTip);
        button->setAutoRaise(true);
        layout->addWidget(button);
        return button;
    };
    m_cursors =
        addTool("cursorsButton", "cursors", tr("Cursors"),
                tr("Two x cursors (C). Drag them, or grab one with 1 or 2 and nudge it with the arrow keys."));
    m_cursors->setCheckable(true);
    auto* zoomOut = addTool("zoomOutButton", "zoom-out", tr("Zoom out"), tr("Zoom out (−)"));
    auto* zoomIn =
        addTool("zoomInButton", "zoom-in", tr("Zoom in"),
                tr("Zoom in (+). The wheel zooms at the pointer; drag with the right button for a box."));
    m_back = addTool("zoomBackButton", "previous", tr("Previous view"), tr("Previous view (Backspace)"));
    m_forward = addTool("zoomForwardButton", "next", tr("Next view"), tr("Next view (Shift+Backspace)"));
    m_fit = addTool("fitButton", "fit", tr("Fit"), tr("Show everything (F or double click)"));
    connect(m_cursors, &QToolButton::clicked, m_canvas, &PlotCanvas::setCursorsShown);
    connect(zoomOut, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoomBy(0.5); });
    connect(zoomIn, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoomBy(2); });
    connect(m_back, &QToolButton::clicked, m_canvas, &PlotCanvas::goBack);
    connect(m_forward, &QToolButton::clicked, m_canvas, &PlotCanvas::goForward);
    connect(m_fit, &QToolButton::clicked, m_canvas, &PlotCanvas::fit);
    return bar;
}

void WaveformPlot::setTraces(std::vector<PlotTrace> traces)
{
    const bool isEmpty = traces.empty();
    m_legend->setTraces(traces);
    m_canvas->setTraces(std::move(traces));
    std::size_t points = 0;
    QStringList names;
    for (const PlotTrace& trace : m_canvas->traces()) {
        points = std::max(points, trace.levels ? trace.levels->waveform()->size() : 0);
        names.append(trace.name);
    }
    m_canvas->setAccessibleDescription(isEmpty ? QString()
                                               : tr("%1, %2 points each")
                                                     .arg(names.join(QStringLiteral(", ")))
                                                     .arg(QLocale().toString(qulonglong(points))));
    m_pages->setCurrentIndex(isEmpty ? 0 : 1);
    refresh();
}

void WaveformPlot::setTraceVisible(std::size_t index, bool isVisible)
{
    m_canvas->setTraceVisible(index, isVisible);
    m_legend->setTraces(m_canvas->traces());
}

void WaveformPlot::copyImage()
{
    if (!m_canvas->traces().empty())
        QApplication::clipboard()->setImage(plotImage(*m_canvas));
}

void WaveformPlot::refresh()
{
    m_cursors->setChecked(m_canvas->areCursorsShown());
    m_back->setEnabled(m_canvas->canGoBack());
    m_forward->setEnabled(m_canvas->canGoForward());
    m_fit->setEnabled(!m_canvas->isFitted());
    m_readout->setVisible(m_canvas->areCursorsShown());
    if (m_canvas->areCursorsShown())
        m_readout->update(*m_canvas);
    refreshHover(m_hoverX);
}

void WaveformPlot::refreshHover(std::optional<double> x)
{
    m_hoverX = x;
    QString text;
    for (const PlotTrace& trace : m_canvas->traces()) {
        if (!x || !trace.isVisible || !trace.levels || trace.levels->waveform()->isEmpty())
            continue;
        // The real sample, not the pixel's height.
        const auto& waveform = *trace.levels->waveform();
        const std::size_t index = waveform.nearestIndex(*x);
        if (text.isEmpty())
            text = sampleText(waveform.x(index), waveform.xLabel().unit, xResolution(waveform));
        const double value = waveform.value(index);
        text +=
            tr("    %1: %2")
                .arg(trace.name, waveform::isGap(waveform.raw(index))
                                     ? tr("no reading")
                                     : sampleText(value, waveform.yLabel().unit, yResolution(waveform, value)));
    }
    if (text.isEmpty())
        text = m_canvas->isFitted() ? tr("All of it is in view") : tr("Zoomed: F shows everything");
    m_hover->setText(text);
}

} // namespace visor::ui
