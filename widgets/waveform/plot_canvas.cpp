// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/plot_canvas.h"

#include "widgets/common/theme.h"
#include "widgets/waveform/levels_plottable.h"
#include "widgets/waveform/plot_colours.h"
#include "widgets/waveform/plot_overlay.h"
#include "widgets/waveform/sample_text.h"
#include "widgets/waveform/si_ticker.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace visor::ui {

namespace {

constexpr double kTraceWidth = 1.5;

/// A little room above and below, out to whole steps of a 1-2-5 scale so that noise does not make a live view
/// jitter.
QCPRange roomyRange(QCPRange range)
{
    if (!(range.size() > 0)) {
        const double half = range.lower == 0 ? 1 : std::abs(range.lower) * 0.1;
        return {range.lower - half, range.upper + half};
    }
    const double padded = range.size() * 0.05;
    const double power = std::pow(10.0, std::floor(std::log10(range.size() / 8)));
    const double step = power * (range.size() / 8 / power < 2 ? 1 : range.size() / 8 / power < 5 ? 2 : 5);
    return {std::floor((range.lower - padded) / step) * step, std::ceil((range.upper + padded) / step) * step};
}

QString axisText(const waveform::AxisLabel& label, const QString& prefix)
{
    if (label.unit.isEmpty())
        return label.name;
    return label.name.isEmpty() ? prefix + label.unit
                                : QStringLiteral("%1 (%2%3)").arg(label.name, prefix, label.unit);
}

} // namespace

PlotCanvas::PlotCanvas(QWidget* parent)
    : QCustomPlot(parent), m_xTicker(new SiTicker), m_yTicker(new SiTicker), m_y2Ticker(new SiTicker)
{
    setObjectName(QStringLiteral("plotCanvas"));
    setFocusPolicy(Qt::WheelFocus); // whoever zooms means the plot with the next key, too
    setMouseTracking(true);
    setAccessibleName(tr("Waveform plot"));
    setNoAntialiasingOnDrag(false);
    xAxis->setTicker(m_xTicker);
    yAxis->setTicker(m_yTicker);
    yAxis2->setTicker(m_y2Ticker);
    axisRect()->setupFullAxesBox(false);
    xAxis2->setTicks(false);
    xAxis2->setTickLabels(false);
    yAxis2->setTickLabels(false);
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2}) {
        axis->setLayer(QStringLiteral("grid"));
        axis->grid()->setSubGridVisible(axis == xAxis || axis == yAxis);
    }
    m_overlay = new PlotOverlay(this, QStringLiteral("overlay"));
    m_overlay->layer()->setMode(QCPLayer::lmBuffered);
    // Pixels are known once the axes have their room.
    connect(this, &QCustomPlot::afterLayout, this, &PlotCanvas::placeOverlay);
    dress(palette());
}

void PlotCanvas::setTraces(std::vector<PlotTrace> traces)
{
    m_traces = std::move(traces);
    while (m_plottables.size() > m_traces.size()) {
        removePlottable(m_plottables.back());
        m_plottables.pop_back();
    }
    while (m_plottables.size() < m_traces.size())
        m_plottables.push_back(new LevelsPlottable(xAxis, yAxis));

    const auto unitOf = [](const PlotTrace& trace) {
        return trace.levels ? trace.levels->waveform()->yLabel().unit : QString();
    };
    bool hasSecondUnit = false;
    for (std::size_t i = 0; i < m_traces.size(); ++i) {
        const bool isSecond = unitOf(m_traces[i]) != unitOf(m_traces.front());
        hasSecondUnit |= isSecond;
        m_plottables[i]->setValueAxis(isSecond ? yAxis2 : yAxis);
        m_plottables[i]->setLevels(m_traces[i].levels);
        m_plottables[i]->setName(m_traces[i].name);
        m_plottables[i]->setVisible(m_traces[i].isVisible);
    }
    yAxis2->setTickLabels(hasSecondUnit);
    yAxis2->setTicks(hasSecondUnit);
    dress(m_dress);
    if (m_isFitted)
        showView(fittedView());
    else
        afterViewChange();
    if (m_areCursorsShown) {
        for (const auto id : {CursorId::A, CursorId::B})
            setCursorX(id, cursorX(id));
    }
}

void PlotCanvas::setTraceVisible(std::size_t index, bool isVisible)
{
    if (index >= m_traces.size() || m_traces[index].isVisible == isVisible)
        return;
    m_traces[index].isVisible = isVisible;
    m_plottables[index]->setVisible(isVisible);
    afterViewChange();
    Q_EMIT cursorsChanged();
}

const waveform::Waveform* PlotCanvas::referenceWaveform() const
{
    for (const PlotTrace& trace : m_traces) {
        if (trace.isVisible && trace.levels && !trace.levels->waveform()->isEmpty())
            return trace.levels->waveform().get();
    }
    return nullptr;
}

PlotCanvas::View PlotCanvas::fittedView() const
{
    View fitted = view();
    std::optional<QCPRange> x;
    std::optional<QCPRange> y;
    std::optional<QCPRange> y2;
    for (std::size_t i = 0; i < m_plottables.size(); ++i) {
        if (!m_traces[i].isVisible)
            continue;
        bool isFound = false;
        const QCPRange keys = m_plottables[i]->getKeyRange(isFound);
        if (isFound)
            x = x ? x->expanded(keys) : keys;
        const QCPRange values = m_plottables[i]->getValueRange(isFound);
        auto& valueRange = m_plottables[i]->valueAxis() == yAxis ? y : y2;
        if (isFound)
            valueRange = valueRange ? valueRange->expanded(values) : values;
    }
    if (x)
        fitted.x = x->size() > 0 ? *x : QCPRange(x->lower - 0.5, x->lower + 0.5);
    if (y)
        fitted.y = roomyRange(*y);
    fitted.y2 = y2 ? roomyRange(*y2) : fitted.y;
    return fitted;
}

QCPRange PlotCanvas::boundedX(QCPRange range) const
{
    range.normalize();
    const auto* waveform = referenceWaveform();
    const double step = waveform ? xResolution(*waveform) : 0;
    // Not narrower than a fraction of a sample, nor than doubles can tell apart.
    const double least = std::max(step / 50, std::max(std::abs(range.lower), std::abs(range.upper)) * 1e-12);
    if (range.size() < least)
        return {range.center() - least / 2, range.center() + least / 2};
    const QCPRange whole = fittedView().x;
    const double most = 20 * whole.size();
    if (range.size() > most)
        return {range.center() - most / 2, range.center() + most / 2};
    return range;
}

void PlotCanvas::showView(const View& target)
{
    const auto usable = [](const QCPRange& range) { return QCPRange::validRange(range) && range.size() > 0; };
    if (usable(target.x))
        xAxis->setRange(target.x);
    if (usable(target.y))
        yAxis->setRange(target.y);
    if (usable(target.y2))
        yAxis2->setRange(target.y2);
    xAxis2->setRange(xAxis->range());
    afterViewChange();
}

void PlotCanvas::afterViewChange()
{
    refreshLabels();
    replot(rpQueuedReplot);
    Q_EMIT viewChanged();
}

void PlotCanvas::zoomBy(double factor)
{
    const QRect area = axisRect()->rect();
    zoomAt(QRectF(area).center(), 1 / factor, {});
}

void PlotCanvas::zoomAt(const QPointF& position, double factor, Axes axes)
{
    beginGesture(Gesture::Zoom);
    View target = view();
    const auto scaled = [factor](const QCPRange& range, double fixed) {
        return QCPRange(fixed + (range.lower - fixed) * factor, fixed + (range.upper - fixed) * factor);
    };
    if (axes.x)
        target.x = boundedX(scaled(target.x, xAxis->pixelToCoord(position.x())));
    if (axes.y) {
        target.y = scaled(target.y, yAxis->pixelToCoord(position.y()));
        target.y2 = scaled(target.y2, yAxis2->pixelToCoord(position.y()));
    }
    showView(target);
}

std::pair<std::size_t, std::size_t> PlotCanvas::visibleSamples() const
{
    const auto* waveform = referenceWaveform();
    if (!waveform)
        return {0, 0};
    if (!waveform->isAscending() || m_isFitted)
        return {0, waveform->size()};
    const QCPRange range = xAxis->range();
    return {waveform->lowerIndex(range.lower),
            waveform->lowerIndex(std::nextafter(range.upper, std::numeric_limits<double>::max()))};
}

void PlotCanvas::setCursorsShown(bool isShown)
{
    if (m_areCursorsShown == isShown)
        return;
    m_areCursorsShown = isShown;
    m_grabbed.reset();
    if (isShown) {
        // Cursors out of sight are no use: bring both into the view unless one is in it.
        const QCPRange range = xAxis->range();
        if (!range.contains(m_cursorX[0]) || !range.contains(m_cursorX[1]) || m_cursorX[0] == m_cursorX[1]) {
            setCursorX(CursorId::A, range.lower + range.size() / 3);
            setCursorX(CursorId::B, range.lower + range.size() * 2 / 3);
        }
    }
    refreshOverlay();
    Q_EMIT cursorsChanged();
}

void PlotCanvas::setCursorX(CursorId id, double x)
{
    const auto* waveform = referenceWaveform();
    m_cursorX[static_cast<std::size_t>(id)] = waveform ? waveform->x(waveform->nearestIndex(x)) : x;
    refreshOverlay();
    Q_EMIT cursorsChanged();
}

void PlotCanvas::refreshLabels()
{
    const PlotTrace* first = m_traces.empty() ? nullptr : &m_traces.front();
    if (!first || !first->levels)
        return;
    const auto set = [](QCPAxis& axis, SiTicker& ticker, const waveform::AxisLabel& label) {
        ticker.setPrefixed(takesPrefix(label.unit));
        axis.setLabel(axisText(label, ticker.prefix(axis.range()).symbol));
    };
    const auto& waveform = *first->levels->waveform();
    set(*xAxis, *m_xTicker, waveform.xLabel());
    set(*yAxis, *m_yTicker, waveform.yLabel());
    yAxis2->setLabel({});
    for (std::size_t i = 0; i < m_traces.size(); ++i) {
        if (m_plottables[i]->valueAxis() == yAxis2)
            set(*yAxis2, *m_y2Ticker, m_traces[i].levels->waveform()->yLabel());
    }
}

void PlotCanvas::placeOverlay()
{
    const auto dotsAt = [this](double x) {
        std::vector<PlotOverlay::Dot> dots;
        for (std::size_t i = 0; i < m_traces.size(); ++i) {
            const PlotTrace& trace = m_traces[i];
            if (!trace.isVisible || !trace.levels || trace.levels->waveform()->isEmpty())
                continue;
            const auto& waveform = *trace.levels->waveform();
            const std::size_t index = waveform.nearestIndex(x);
            if (!waveform::isGap(waveform.raw(index)))
                dots.push_back({m_plottables[i]->coordsToPixels(waveform.x(index), waveform.value(index)),
                                traceColour(trace.colour, m_dress)});
        }
        return dots;
    };
    std::array<PlotOverlay::CursorLine, 2> lines;
    if (m_areCursorsShown) {
        for (std::size_t i = 0; i < lines.size(); ++i)
            lines[i] = {xAxis->coordToPixel(m_cursorX[i]), m_grabbed == static_cast<CursorId>(i),
                        dotsAt(m_cursorX[i])};
    }
    m_overlay->setCursors(m_areCursorsShown, std::move(lines));
    m_overlay->setHover(m_hoverX && m_drag == Drag::None ? dotsAt(*m_hoverX) : std::vector<PlotOverlay::Dot>());
}

void PlotCanvas::refreshOverlay()
{
    placeOverlay();
    // Only the overlay's own buffer is painted anew, the traces stay.
    m_overlay->layer()->replot();
}

void PlotCanvas::dress(const QPalette& palette)
{
    m_dress = palette;
    const QColor text = palette.color(QPalette::Active, QPalette::WindowText);
    const QColor frame = roleColour(ColourRole::Muted, palette);
    setBackground(palette.color(QPalette::Active, QPalette::Base));
    axisRect()->setBackground(plotBackground(palette));
    for (QCPAxis* axis : {xAxis, yAxis, xAxis2, yAxis2}) {
        axis->setBasePen(QPen(frame, 1));
        axis->setTickPen(QPen(frame, 1));
        axis->setSubTickPen(QPen(frame, 1));
        axis->setTickLabelColor(text);
        axis->setLabelColor(text);
        axis->setTickLabelFont(font());
        axis->setLabelFont(font());
        axis->grid()->setPen(QPen(gridColour(palette), 1));
        axis->grid()->setSubGridPen(QPen(fineGridColour(palette), 1));
        axis->grid()->setZeroLinePen(QPen(frame, 1));
    }
    legend->setBrush(palette.color(QPalette::Active, QPalette::Base));
    legend->setTextColor(text);
    legend->setBorderPen(QPen(frame, 1));
    legend->setFont(font());
    for (std::size_t i = 0; i < m_plottables.size(); ++i)
        m_plottables[i]->setPen(QPen(traceColour(m_traces[i].colour, palette), kTraceWidth));
    m_overlay->setColours(roleColour(ColourRole::Accent, palette), text,
                          palette.color(QPalette::Active, QPalette::Base));
    const QFontMetrics metrics(font());
    axisRect()->setMinimumMargins(
        QMargins(metrics.horizontalAdvance(QStringLiteral("−000.00")) + 2 * metrics.height(), 8, 16, 0));
    replot(rpQueuedReplot);
}

void PlotCanvas::paintTo(QCPPainter& painter, const QSize& size)
{
    const auto hover = m_hoverX;
    m_hoverX.reset();
    refreshOverlay();
    legend->setVisible(m_traces.size() > 1);
    toPainter(&painter, size.width(), size.height());
    legend->setVisible(false);
    m_hoverX = hover;
    refreshOverlay();
    replot(rpQueuedReplot);
}

} // namespace visor::ui
