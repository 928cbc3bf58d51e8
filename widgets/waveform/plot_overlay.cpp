// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/plot_overlay.h"

namespace visor::ui {

QRect PlotOverlay::clipRect() const
{
    return parentPlot()->axisRect()->rect();
}

void PlotOverlay::draw(QCPPainter* painter)
{
    const QRectF area = parentPlot()->axisRect()->rect();
    for (const Dot& dot : m_hover)
        drawDot(*painter, dot);
    if (m_hasCursors) {
        drawCursor(*painter, m_cursors[0], QStringLiteral("A"), area);
        drawCursor(*painter, m_cursors[1], QStringLiteral("B"), area);
    }
    if (!m_box.isNull()) {
        QColor fill = m_cursorColour;
        fill.setAlphaF(0.15F);
        painter->setAntialiasing(false);
        painter->setPen(QPen(m_cursorColour, 1));
        painter->setBrush(fill);
        painter->drawRect(m_box);
    }
}

void PlotOverlay::drawCursor(QCPPainter& painter, const CursorLine& cursor, const QString& label,
                             const QRectF& area) const
{
    if (cursor.x < area.left() - 1 || cursor.x > area.right() + 1)
        return;
    painter.setAntialiasing(false);
    painter.setPen(
        QPen(m_cursorColour, cursor.isGrabbed ? 2 : 1, cursor.isGrabbed ? Qt::SolidLine : Qt::DashLine));
    painter.drawLine(QLineF(cursor.x, area.top(), cursor.x, area.bottom()));
    for (const Dot& dot : cursor.dots)
        drawDot(painter, dot);

    const QFontMetricsF metrics(painter.font());
    const double side = metrics.height() + 2;
    QRectF flag(cursor.x - side / 2, area.top(), side, side);
    // The flag stays whole at the edges of the plot.
    flag.moveLeft(std::clamp(flag.left(), area.left(), area.right() - side));
    painter.setAntialiasing(true);
    painter.setPen(QPen(m_cursorColour, 1));
    painter.setBrush(cursor.isGrabbed ? m_cursorColour : m_background);
    painter.drawRoundedRect(flag, 3, 3);
    painter.setPen(cursor.isGrabbed ? m_background : m_textColour);
    painter.drawText(flag, Qt::AlignCenter, label);
}

void PlotOverlay::drawDot(QCPPainter& painter, const Dot& dot) const
{
    constexpr double kRadius = 3.5;
    painter.setAntialiasing(true);
    painter.setPen(QPen(m_background, 1.5));
    painter.setBrush(dot.colour);
    painter.drawEllipse(dot.position, kRadius, kRadius);
}

} // namespace visor::ui
