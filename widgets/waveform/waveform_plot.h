// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/waveform/levels.h"
#include "widgets/waveform/plot_canvas.h"

#include <QWidget>

class QStackedLayout;
class QToolButton;

namespace visor::ui {

class CursorReadout;
class ElidedLabel;
class EmptyState;
class TraceLegend;

/// A plot a person works with: legend and tools above, the canvas, what the pointer and the cursors say below; a
/// page that says what to do next while there is nothing to show. GUI thread.
class WaveformPlot : public QWidget
{
    Q_OBJECT

public:
    explicit WaveformPlot(QWidget* parent = nullptr);

    /// The traces to show from now on; none brings the empty page back.
    void setTraces(std::vector<PlotTrace> traces);
    [[nodiscard]] PlotCanvas& canvas() { return *m_canvas; }
    [[nodiscard]] const PlotCanvas& canvas() const { return *m_canvas; }
    [[nodiscard]] EmptyState& emptyState() { return *m_empty; }
    /// In the plot and in its legend.
    void setTraceVisible(std::size_t index, bool isVisible);
    /// The image of the plot on the clipboard.
    void copyImage();

Q_SIGNALS:
    void viewChanged(); ///< what is in view, or the cursors
    void runRequested();

private:
    QWidget* makeTools();
    void refresh();
    void refreshHover(std::optional<double> x);

    QStackedLayout* m_pages;
    EmptyState* m_empty;
    PlotCanvas* m_canvas;
    TraceLegend* m_legend;
    CursorReadout* m_readout;
    ElidedLabel* m_hover;
    QToolButton* m_fit;
    QToolButton* m_back;
    QToolButton* m_forward;
    QToolButton* m_cursors;
    std::optional<double> m_hoverX;
};

} // namespace visor::ui
