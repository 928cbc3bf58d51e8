// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/waveform/levels.h"
#include "widgets/waveform/custom_plot.h"

#include <QPalette>
#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace visor::ui {

class LevelsPlottable;
class PlotOverlay;
class SiTicker;

/// One trace as a plot is given it.
struct PlotTrace
{
    QString name;
    waveform::LevelsPtr levels;
    int colour = 0; ///< traceColour()
    bool isVisible = true;
};

enum class CursorId { A, B };

/// The drawing area: traces over a graticule, with the mouse and keys every plot of the program has. Wheel zooms
/// at the pointer (Shift: x only, Ctrl: y only, over an axis: that one), drag pans, right-drag or Ctrl-drag zooms
/// to a box, double-click or F fits, Backspace goes back (Shift: forward), C shows two cursors, 1 and 2 grab one,
/// arrows nudge it by a sample. GUI thread.
class PlotCanvas : public QCustomPlot
{
    Q_OBJECT

public:
    explicit PlotCanvas(QWidget* parent = nullptr);

    /// Shows these; keeps the view unless it showed everything.
    void setTraces(std::vector<PlotTrace> traces);
    [[nodiscard]] const std::vector<PlotTrace>& traces() const { return m_traces; }
    void setTraceVisible(std::size_t index, bool isVisible);

    void fit();
    /// Above 1 shows more detail, about the centre of the view.
    void zoomBy(double factor);
    [[nodiscard]] bool canGoBack() const { return !m_history.empty(); }
    void goBack();
    /// What goBack() left; a view of one's own ends it.
    [[nodiscard]] bool canGoForward() const { return !m_future.empty(); }
    void goForward();
    enum class Edge { Begin, End };
    /// The begin or the end of the data, as much of it as is in view now.
    void goToEdge(Edge edge);
    /// The view follows the data: nothing has been zoomed or moved since the last fit.
    [[nodiscard]] bool isFitted() const { return m_isFitted; }
    [[nodiscard]] QCPRange xRange() const { return xAxis->range(); }
    [[nodiscard]] QCPRange yRange() const { return yAxis->range(); }
    void setView(const QCPRange& x, const QCPRange& y);
    /// Samples of the first trace in view, first … last-1.
    [[nodiscard]] std::pair<std::size_t, std::size_t> visibleSamples() const;

    void setCursorsShown(bool isShown);
    [[nodiscard]] bool areCursorsShown() const { return m_areCursorsShown; }
    [[nodiscard]] double cursorX(CursorId id) const { return m_cursorX[static_cast<std::size_t>(id)]; }
    /// Snaps to the nearest sample.
    void setCursorX(CursorId id, double x);
    /// Shows the cursors; the arrow keys move this one from now on.
    void grabCursor(CursorId id);
    [[nodiscard]] std::optional<CursorId> grabbedCursor() const { return m_grabbed; }

    /// Paints in the colours of that palette from now on.
    void dress(const QPalette& palette);
    /// The plot as an image file shows it: with a legend, without hover marks.
    void paintTo(QCPPainter& painter, const QSize& size);

Q_SIGNALS:
    void viewChanged();
    void cursorsChanged();
    /// The x under the pointer, nothing when it left; the readout shows the real samples there.
    void hovered(std::optional<double> x);
    void runRequested();
    void copyRequested();

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct View
    {
        QCPRange x, y, y2;
    };
    enum class Gesture { None, Fit, Zoom, Pan, Box };
    enum class Drag { None, Pan, Box, Cursor };
    struct Axes
    {
        bool x = true;
        bool y = true;
    };

    [[nodiscard]] Axes axesAt(const QPointF& position) const;
    [[nodiscard]] const waveform::Waveform* referenceWaveform() const;
    [[nodiscard]] std::optional<CursorId> cursorAt(const QPointF& position) const;
    /// Before a change: remembers the view, once for a run of the same gesture.
    void beginGesture(Gesture gesture);
    void travel(std::vector<View>& from, std::vector<View>& to);
    void showView(const View& view);
    [[nodiscard]] View view() const { return {xAxis->range(), yAxis->range(), yAxis2->range()}; }
    [[nodiscard]] View fittedView() const;
    [[nodiscard]] QCPRange boundedX(QCPRange range) const;
    void zoomAt(const QPointF& position, double factor, Axes axes);
    void panBy(const QPointF& pixels);
    void zoomToBox(const QRectF& box);
    void nudgeCursor(qint64 samples);
    [[nodiscard]] bool handleKey(const QKeyEvent& event);
    void refreshLabels();
    /// Puts cursors, dots and box where the axes are now.
    void placeOverlay();
    void refreshOverlay();
    void afterViewChange();

    std::vector<PlotTrace> m_traces;
    std::vector<LevelsPlottable*> m_plottables; ///< as many as traces; owned by QCustomPlot
    PlotOverlay* m_overlay;
    QSharedPointer<SiTicker> m_xTicker;
    QSharedPointer<SiTicker> m_yTicker;
    QSharedPointer<SiTicker> m_y2Ticker;
    QPalette m_dress;

    std::vector<View> m_history;
    std::vector<View> m_future; ///< what going back has left
    Gesture m_lastGesture = Gesture::None;
    bool m_isFitted = true;

    Drag m_drag = Drag::None;
    Qt::MouseButton m_dragButton = Qt::NoButton;
    QPointF m_dragStart;
    View m_dragView;

    bool m_areCursorsShown = false;
    std::array<double, 2> m_cursorX{};
    std::optional<CursorId> m_grabbed;
    std::optional<double> m_hoverX;
};

} // namespace visor::ui
