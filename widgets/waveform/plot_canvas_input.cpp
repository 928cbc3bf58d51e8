// SPDX-License-Identifier: GPL-3.0-or-later
// The mouse and keys of PlotCanvas.
#include "widgets/common/theme.h"
#include "widgets/waveform/plot_canvas.h"
#include "widgets/waveform/plot_overlay.h"
#include "widgets/waveform/si_ticker.h"

#include <QNativeGestureEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace visor::ui {

namespace {

constexpr double kWheelStep = 0.8;   ///< one notch shows this share of the view
constexpr double kKeyStep = 0.7;     ///< of + and −
constexpr double kArrowShare = 0.1;  ///< of the view, for an arrow key
constexpr double kGrabDistance = 7;  ///< pixels from a cursor's line
constexpr double kDragThreshold = 5; ///< pixels before a press counts as a drag
constexpr qint64 kFastNudge = 10;    ///< samples, with Shift

} // namespace

PlotCanvas::Axes PlotCanvas::axesAt(const QPointF& position) const
{
    const QRect area = axisRect()->rect();
    if (position.y() > area.bottom())
        return {true, false};
    if (position.x() < area.left() || position.x() > area.right())
        return {false, true};
    return {};
}

std::optional<CursorId> PlotCanvas::cursorAt(const QPointF& position) const
{
    if (!m_areCursorsShown || !QRectF(axisRect()->rect()).contains(position))
        return std::nullopt;
    const double a = std::abs(xAxis->coordToPixel(m_cursorX[0]) - position.x());
    const double b = std::abs(xAxis->coordToPixel(m_cursorX[1]) - position.x());
    if (std::min(a, b) > kGrabDistance)
        return std::nullopt;
    return a <= b ? CursorId::A : CursorId::B;
}

void PlotCanvas::wheelEvent(QWheelEvent* event)
{
    const QPoint turned = event->angleDelta();
    const int delta = turned.y() != 0 ? turned.y() : turned.x();
    if (delta == 0 || !referenceWaveform()) {
        event->ignore();
        return;
    }
    Axes axes = axesAt(event->position());
    if (event->modifiers().testFlag(Qt::ShiftModifier))
        axes = {true, false};
    else if (event->modifiers().testFlag(Qt::ControlModifier))
        axes = {false, true};
    zoomAt(event->position(), std::pow(kWheelStep, delta / 120.0), axes);
    event->accept();
}

bool PlotCanvas::event(QEvent* event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture && referenceWaveform()) {
            zoomAt(gesture->position(), 1 / (1 + std::clamp(gesture->value(), -0.9, 9.0)),
                   axesAt(gesture->position()));
            return true;
        }
    }
    return QCustomPlot::event(event);
}

void PlotCanvas::mousePressEvent(QMouseEvent* event)
{
    event->accept();
    if (m_drag != Drag::None || !referenceWaveform())
        return;
    m_dragStart = event->position();
    m_dragButton = event->button();
    m_dragView = view();
    if (event->button() == Qt::RightButton ||
        (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ControlModifier))) {
        m_drag = Drag::Box;
    } else if (event->button() == Qt::LeftButton) {
        m_grabbed = cursorAt(event->position());
        m_drag = m_grabbed ? Drag::Cursor : Drag::Pan;
        m_lastGesture = Gesture::None;
        if (!m_grabbed)
            setCursor(Qt::ClosedHandCursor);
    }
    refreshOverlay();
}

void PlotCanvas::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF position = event->position();
    const bool hasMoved = (position - m_dragStart).manhattanLength() >= kDragThreshold;
    switch (m_drag) {
    case Drag::Pan:
        if (m_lastGesture != Gesture::Pan && !hasMoved)
            return;
        if (m_lastGesture != Gesture::Pan)
            beginGesture(Gesture::Pan);
        panBy(position - m_dragStart);
        return;
    case Drag::Box:
        m_overlay->setBox(hasMoved ? QRectF(m_dragStart, position).normalized() & QRectF(axisRect()->rect())
                                   : QRectF());
        refreshOverlay();
        return;
    case Drag::Cursor:
        if (m_grabbed)
            setCursorX(*m_grabbed, xAxis->pixelToCoord(position.x()));
        return;
    case Drag::None:
        break;
    }
    setCursor(cursorAt(position) ? Qt::SplitHCursor : Qt::ArrowCursor);
    const bool isInside = QRectF(axisRect()->rect()).contains(position) && referenceWaveform();
    m_hoverX = isInside ? std::optional(xAxis->pixelToCoord(position.x())) : std::nullopt;
    refreshOverlay();
    Q_EMIT hovered(m_hoverX);
}

void PlotCanvas::mouseReleaseEvent(QMouseEvent* event)
{
    event->accept();
    if (m_drag == Drag::None || event->button() != m_dragButton)
        return;
    const Drag drag = m_drag;
    m_drag = Drag::None;
    setCursor(Qt::ArrowCursor);
    if (drag == Drag::Box) {
        m_overlay->setBox({});
        const QRectF box = QRectF(m_dragStart, event->position()).normalized() & QRectF(axisRect()->rect());
        if ((event->position() - m_dragStart).manhattanLength() >= kDragThreshold)
            zoomToBox(box);
    }
    m_lastGesture = Gesture::None;
    refreshOverlay();
}

void PlotCanvas::mouseDoubleClickEvent(QMouseEvent* event)
{
    event->accept();
    if (event->button() != Qt::LeftButton || !referenceWaveform())
        return;
    m_drag = Drag::None;
    const Axes axes = axesAt(event->position());
    if (axes.x && axes.y) {
        fit();
        return;
    }
    beginGesture(Gesture::Box);
    const View whole = fittedView();
    View target = view();
    if (axes.x)
        target.x = whole.x;
    if (axes.y) {
        target.y = whole.y;
        target.y2 = whole.y2;
    }
    showView(target);
}

void PlotCanvas::leaveEvent(QEvent* event)
{
    m_hoverX.reset();
    refreshOverlay();
    Q_EMIT hovered(std::nullopt);
    QCustomPlot::leaveEvent(event);
}

void PlotCanvas::panBy(const QPointF& pixels)
{
    const QRectF area = axisRect()->rect();
    const double x = -pixels.x() / area.width();
    const double y = pixels.y() / area.height();
    const auto moved = [](const QCPRange& range, double share) { return range + share * range.size(); };
    showView({moved(m_dragView.x, x), moved(m_dragView.y, y), moved(m_dragView.y2, y)});
}

void PlotCanvas::zoomToBox(const QRectF& box)
{
    // A flat or narrow box means one axis.
    const bool hasX = box.width() >= kDragThreshold;
    const bool hasY = box.height() >= kDragThreshold;
    if (!hasX && !hasY)
        return;
    QCPRange x = xAxis->range();
    QCPRange y = yAxis->range();
    if (hasX)
        x = {xAxis->pixelToCoord(box.left()), xAxis->pixelToCoord(box.right())};
    if (hasY)
        y = {yAxis->pixelToCoord(box.bottom()), yAxis->pixelToCoord(box.top())};
    setView(x, y);
}

void PlotCanvas::grabCursor(CursorId id)
{
    setCursorsShown(true);
    m_grabbed = id;
    refreshOverlay();
}

void PlotCanvas::nudgeCursor(qint64 samples)
{
    const auto* waveform = referenceWaveform();
    if (!waveform || !m_grabbed)
        return;
    const auto last = static_cast<qint64>(waveform->size()) - 1;
    const auto index = static_cast<qint64>(waveform->nearestIndex(cursorX(*m_grabbed)));
    const double x = waveform->x(static_cast<std::size_t>(std::clamp<qint64>(index + samples, 0, last)));
    setCursorX(*m_grabbed, x);
    if (!xAxis->range().contains(x)) {
        beginGesture(Gesture::Zoom);
        View target = view();
        target.x = target.x + (x - target.x.center());
        showView(target);
    }
}

bool PlotCanvas::handleKey(const QKeyEvent& event)
{
    if (event.matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
        return true;
    }
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    if (event.key() == Qt::Key_Space) {
        Q_EMIT runRequested();
        return true;
    }
    if (!referenceWaveform())
        return false;
    const bool isShift = event.modifiers().testFlag(Qt::ShiftModifier);
    const auto pan = [this](double x, double y) {
        if (m_lastGesture != Gesture::Zoom)
            beginGesture(Gesture::Zoom);
        m_isFitted = false;
        const View now = view();
        showView({now.x + x * now.x.size(), now.y + y * now.y.size(), now.y2 + y * now.y2.size()});
    };
    switch (event.key()) {
    case Qt::Key_F:
        fit();
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(1 / kKeyStep);
        return true;
    case Qt::Key_Minus:
        zoomBy(kKeyStep);
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = event.key() == Qt::Key_Left ? -1 : 1;
        if (m_grabbed)
            nudgeCursor(direction * (isShift ? kFastNudge : 1));
        else
            pan(direction * kArrowShare, 0);
        return true;
    }
    case Qt::Key_Up:
        pan(0, kArrowShare);
        return true;
    case Qt::Key_Down:
        pan(0, -kArrowShare);
        return true;
    case Qt::Key_PageUp:
        pan(-1, 0);
        return true;
    case Qt::Key_PageDown:
        pan(1, 0);
        return true;
    case Qt::Key_Home:
        goToEdge(Edge::Begin);
        return true;
    case Qt::Key_End:
        goToEdge(Edge::End);
        return true;
    case Qt::Key_Backspace:
        isShift ? goForward() : goBack();
        return true;
    case Qt::Key_C:
        setCursorsShown(!m_areCursorsShown);
        return true;
    case Qt::Key_1:
    case Qt::Key_2:
        grabCursor(event.key() == Qt::Key_1 ? CursorId::A : CursorId::B);
        return true;
    case Qt::Key_Escape:
        if (m_drag == Drag::Box) {
            m_drag = Drag::None;
            m_overlay->setBox({});
        } else if (m_grabbed) {
            m_grabbed.reset();
        } else {
            return false;
        }
        refreshOverlay();
        return true;
    default:
        return false;
    }
}

void PlotCanvas::keyPressEvent(QKeyEvent* event)
{
    if (handleKey(*event))
        event->accept();
    else
        QCustomPlot::keyPressEvent(event);
}

void PlotCanvas::changeEvent(QEvent* event)
{
    QCustomPlot::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress(palette());
}

void PlotCanvas::resizeEvent(QResizeEvent* event)
{
    // A low plot has few numbers at its axes, never one over the other. Steps are rounded to 1, 2 and 5, so that
    // there may be almost twice as many as asked for.
    constexpr double kLinesPerTick = 2.5;
    constexpr int kLinesOfTimeAxis = 3;
    const double line = fontMetrics().height();
    const int room = static_cast<int>((event->size().height() / line - kLinesOfTimeAxis) / kLinesPerTick);
    for (const auto& ticker : {m_yTicker, m_y2Ticker})
        ticker->setTickCount(std::clamp(room, 2, SiTicker::kUsualTicks));
    QCustomPlot::resizeEvent(event);
}

void PlotCanvas::paintEvent(QPaintEvent* event)
{
    QCustomPlot::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setPen(QPen(roleColour(ColourRole::Accent, m_dress), 2));
    painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
}

void PlotCanvas::focusInEvent(QFocusEvent* event)
{
    QCustomPlot::focusInEvent(event);
    update();
}

void PlotCanvas::focusOutEvent(QFocusEvent* event)
{
    QCustomPlot::focusOutEvent(event);
    update();
}

} // namespace visor::ui
