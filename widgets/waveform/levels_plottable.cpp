// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/levels_plottable.h"

#include <algorithm>
#include <cmath>

namespace visor::ui {

namespace {

/// Below this many samples across the view a line is smoothed; beyond, smoothing costs and shows nothing.
constexpr std::size_t kSmoothSamples = 600;
/// Samples get a dot when they are at least this far apart, in device-independent pixels.
constexpr double kDotSpacing = 7;
/// Width of a column's line in SVG and PDF: a little over one, so that viewers that smooth show no gaps between
/// columns.
constexpr double kVectorColumn = 1.3;
/// Painters take coordinates a little outside the view; further out they are cut.
constexpr double kOverhang = 1e4;

/// pixel = coordinate * factor + shift, taken from the axis once instead of for every sample.
struct LinearPixels
{
    explicit LinearPixels(const QCPAxis& axis)
    {
        const QCPRange range = axis.range();
        const double low = axis.coordToPixel(range.lower);
        m_factor = (axis.coordToPixel(range.upper) - low) / range.size();
        m_origin = range.lower;
        m_low = low;
    }
    [[nodiscard]] double operator()(double coordinate) const { return (coordinate - m_origin) * m_factor + m_low; }

private:
    double m_factor = 1;
    double m_origin = 0;
    double m_low = 0;
};

} // namespace

LevelsPlottable::LevelsPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis) : QCPAbstractPlottable(keyAxis, valueAxis)
{
    setSelectable(QCP::stNone);
}

double LevelsPlottable::selectTest(const QPointF&, bool, QVariant*) const
{
    return -1;
}

QCPRange LevelsPlottable::getKeyRange(bool& foundRange, QCP::SignDomain) const
{
    foundRange = m_levels && !m_levels->waveform()->isEmpty();
    if (!foundRange)
        return {};
    const auto& waveform = *m_levels->waveform();
    if (waveform.isAscending())
        return {waveform.x(0), waveform.x(waveform.size() - 1)};
    const auto [low, high] = std::ranges::minmax(waveform.explicitAxis());
    return {low, high};
}

QCPRange LevelsPlottable::getValueRange(bool& foundRange, QCP::SignDomain, const QCPRange& inKeyRange) const
{
    foundRange = false;
    if (!m_levels)
        return {};
    const auto& waveform = *m_levels->waveform();
    std::size_t first = 0;
    std::size_t last = waveform.size();
    if (inKeyRange != QCPRange() && waveform.isAscending()) {
        first = waveform.lowerIndex(inKeyRange.lower);
        last = waveform.lowerIndex(std::nextafter(inKeyRange.upper, std::numeric_limits<double>::max()));
    }
    const auto range = m_levels->range(first, last);
    foundRange = !range.isEmpty();
    return foundRange ? QCPRange(range.low, range.high) : QCPRange();
}

void LevelsPlottable::draw(QCPPainter* painter)
{
    if (!m_levels || m_levels->waveform()->isEmpty() || !mKeyAxis || !mValueAxis)
        return;
    const auto& waveform = *m_levels->waveform();
    if (!waveform.isAscending()) {
        drawSamples(*painter, 0, waveform.size());
        return;
    }
    const QCPRange range = mKeyAxis->range();
    std::size_t first = waveform.lowerIndex(range.lower);
    std::size_t last = waveform.lowerIndex(range.upper);
    // One neighbour on each side, so that the line leaves through the edge of the view.
    first -= first > 0;
    last += last < waveform.size();
    if (first >= last)
        return;
    const double pixelsPerUnit = std::clamp(std::abs(painter->deviceTransform().m11()), 1.0, 4.0);
    if (static_cast<double>(last - first) > 2.0 * clipRect().width() * pixelsPerUnit)
        drawColumns(*painter, first, last, pixelsPerUnit);
    else
        drawSamples(*painter, first, last);
}

void LevelsPlottable::drawColumns(QCPPainter& painter, std::size_t first, std::size_t last, double pixelsPerUnit)
{
    const auto& waveform = *m_levels->waveform();
    const QRectF clip = clipRect();
    const auto columns = static_cast<std::size_t>(std::ceil(clip.width() * pixelsPerUnit));
    m_boundaries.resize(columns + 1);
    m_ranges.resize(columns);
    const QCPRange range = mKeyAxis->range();
    for (std::size_t i = 0; i <= columns; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(columns);
        m_boundaries[i] = waveform.lowerIndex(range.lower + share * range.size());
    }
    m_boundaries.front() = first;
    m_boundaries.back() = last;
    m_levels->ranges(m_boundaries, m_ranges, true);

    const LinearPixels toPixel(*mValueAxis);
    const double thickness = mPen.widthF();
    m_lines.clear();
    for (std::size_t i = 0; i < columns; ++i) {
        if (m_ranges[i].isEmpty())
            continue;
        double top = toPixel(m_ranges[i].high);
        double bottom = toPixel(m_ranges[i].low);
        if (top > bottom)
            std::swap(top, bottom);
        if (bottom < clip.top() || top > clip.bottom())
            continue;
        if (bottom - top < thickness) { // a flat line keeps its weight
            const double middle = (top + bottom) / 2;
            top = middle - thickness / 2;
            bottom = middle + thickness / 2;
        }
        const double x = clip.left() + (static_cast<double>(i) + 0.5) / pixelsPerUnit;
        m_lines.emplace_back(x, std::max(top, clip.top() - 2), x, std::min(bottom, clip.bottom() + 2));
    }
    // One device pixel wide and not smoothed: neighbours touch, and the painter has its fast path.
    const bool isVector = painter.modes().testFlag(QCPPainter::pmVectorized);
    painter.setAntialiasing(false);
    painter.setPen(QPen(mPen.color(), isVector ? kVectorColumn : 0.0, Qt::SolidLine, Qt::FlatCap));
    painter.QPainter::drawLines(m_lines.data(), static_cast<int>(m_lines.size()));
}

void LevelsPlottable::addLine(QPointF from, QPointF to, const QRectF& clip)
{
    // Cut at the sides by interpolation, so that a line between far samples keeps its slope.
    const double left = clip.left() - kOverhang;
    const double right = clip.right() + kOverhang;
    if (std::max(from.x(), to.x()) < left || std::min(from.x(), to.x()) > right)
        return;
    const double slope = (to.y() - from.y()) / (to.x() - from.x());
    for (QPointF* end : {&from, &to}) {
        const double x = std::clamp(end->x(), left, right);
        if (x != end->x())
            *end = QPointF(x, end->y() + (x - end->x()) * slope);
        end->setY(std::clamp(end->y(), clip.top() - kOverhang, clip.bottom() + kOverhang));
    }
    m_lines.emplace_back(from, to);
}

void LevelsPlottable::drawSamples(QCPPainter& painter, std::size_t first, std::size_t last)
{
    const auto& waveform = *m_levels->waveform();
    const QRectF clip = clipRect();
    const LinearPixels toX(*mKeyAxis);
    const LinearPixels toY(*mValueAxis);
    m_lines.clear();
    std::vector<QPointF> dots;
    QPointF previous;
    bool hasPrevious = false;
    const bool hasDots =
        static_cast<double>(last - first) * kDotSpacing < clip.width() || (first == 0 && last - first <= 2);
    for (std::size_t i = first; i < last; ++i) {
        if (waveform::isGap(waveform.raw(i))) {
            hasPrevious = false;
            continue;
        }
        const QPointF point(toX(waveform.x(i)), toY(waveform.value(i)));
        if (hasPrevious)
            addLine(previous, point, clip);
        if (hasDots && clip.contains(point))
            dots.push_back(point);
        previous = point;
        hasPrevious = true;
    }
    painter.setAntialiasing(m_lines.size() <= kSmoothSamples);
    QPen pen = mPen;
    pen.setCapStyle(Qt::RoundCap);
    if (m_lines.size() > kSmoothSamples && !painter.modes().testFlag(QCPPainter::pmVectorized))
        pen.setWidthF(0);
    painter.setPen(pen);
    painter.QPainter::drawLines(m_lines.data(), static_cast<int>(m_lines.size()));
    if (!dots.empty()) {
        painter.setAntialiasing(true);
        painter.setPen(QPen(mPen.color(), 3 * mPen.widthF(), Qt::SolidLine, Qt::RoundCap));
        painter.drawPoints(dots.data(), static_cast<int>(dots.size()));
    }
}

void LevelsPlottable::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const
{
    painter->setAntialiasing(false);
    painter->setPen(mPen);
    painter->drawLine(QLineF(rect.left(), rect.center().y(), rect.right(), rect.center().y()));
}

} // namespace visor::ui
