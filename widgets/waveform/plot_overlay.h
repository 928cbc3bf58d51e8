// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/waveform/custom_plot.h"

#include <QColor>
#include <QPointF>
#include <QRectF>

#include <array>
#include <vector>

namespace visor::ui {

/// What lies over the traces and moves without redrawing them: the two cursors, the dots on hovered samples, the
/// zoom box. Owned by its QCustomPlot, on a buffered layer; GUI thread. Positions in pixels, set by the canvas.
class PlotOverlay : public QCPLayerable
{
    Q_OBJECT

public:
    struct Dot
    {
        QPointF position;
        QColor colour;
    };
    struct CursorLine
    {
        double x = 0;
        bool isGrabbed = false;
        std::vector<Dot> dots;
    };

    PlotOverlay(QCustomPlot* plot, const QString& layerName) : QCPLayerable(plot, layerName) {}

    void setColours(const QColor& cursor, const QColor& text, const QColor& background)
    {
        m_cursorColour = cursor;
        m_textColour = text;
        m_background = background;
    }
    void setCursors(bool isShown, std::array<CursorLine, 2> cursors)
    {
        m_hasCursors = isShown;
        m_cursors = std::move(cursors);
    }
    void setHover(std::vector<Dot> dots) { m_hover = std::move(dots); }
    /// A null rectangle takes the box away.
    void setBox(const QRectF& box) { m_box = box; }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }
    QRect clipRect() const override;
    void draw(QCPPainter* painter) override;

private:
    void drawCursor(QCPPainter& painter, const CursorLine& cursor, const QString& label, const QRectF& area) const;
    void drawDot(QCPPainter& painter, const Dot& dot) const;

    QColor m_cursorColour;
    QColor m_textColour;
    QColor m_background;
    bool m_hasCursors = false;
    std::array<CursorLine, 2> m_cursors;
    std::vector<Dot> m_hover;
    QRectF m_box;
};

} // namespace visor::ui
