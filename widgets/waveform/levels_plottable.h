// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/waveform/levels.h"
#include "widgets/waveform/custom_plot.h"

#include <QLineF>

#include <vector>

namespace visor::ui {

/// Draws one waveform of any length in the time its pixels take: vertical minimum-to-maximum segments while many
/// samples share a pixel column, lines with a dot on each sample when zoomed in. Owned by its QCustomPlot; GUI
/// thread; reads the shared levels only.
class LevelsPlottable : public QCPAbstractPlottable
{
    Q_OBJECT

public:
    LevelsPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis);

    void setLevels(waveform::LevelsPtr levels) { m_levels = std::move(levels); }
    [[nodiscard]] const waveform::LevelsPtr& levels() const { return m_levels; }

    double selectTest(const QPointF& pos, bool onlySelectable, QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth,
                           const QCPRange& inKeyRange = QCPRange()) const override;

protected:
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;

private:
    void drawColumns(QCPPainter& painter, std::size_t first, std::size_t last, double pixelsPerUnit);
    void drawSamples(QCPPainter& painter, std::size_t first, std::size_t last);
    void addLine(QPointF from, QPointF to, const QRectF& clip);

    waveform::LevelsPtr m_levels;
    // Kept between paints so that a paint allocates nothing.
    std::vector<std::size_t> m_boundaries;
    std::vector<waveform::ValueRange> m_ranges;
    std::vector<QLineF> m_lines;
};

} // namespace visor::ui
