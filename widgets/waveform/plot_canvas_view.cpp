// SPDX-License-Identifier: GPL-3.0-or-later
// Which part of the data PlotCanvas shows, and the way back and forward between views.
#include "widgets/waveform/plot_canvas.h"

namespace visor::ui {

namespace {

constexpr std::size_t kMostHistory = 100;

} // namespace

void PlotCanvas::fit()
{
    beginGesture(Gesture::Fit);
    m_lastGesture = Gesture::None;
    showView(fittedView());
    m_isFitted = true;
    Q_EMIT viewChanged();
}

void PlotCanvas::beginGesture(Gesture gesture)
{
    m_isFitted = false;
    m_future.clear();
    const bool isSameRun = gesture == m_lastGesture && gesture == Gesture::Zoom;
    m_lastGesture = gesture;
    if (isSameRun)
        return;
    if (m_history.size() == kMostHistory)
        m_history.erase(m_history.begin());
    m_history.push_back(view());
}

void PlotCanvas::goBack()
{
    travel(m_history, m_future);
}

void PlotCanvas::goForward()
{
    travel(m_future, m_history);
}

void PlotCanvas::travel(std::vector<View>& from, std::vector<View>& to)
{
    if (from.empty())
        return;
    const View target = from.back();
    from.pop_back();
    to.push_back(view());
    m_lastGesture = Gesture::None;
    const View whole = fittedView();
    m_isFitted = target.x == whole.x && target.y == whole.y;
    showView(target);
}

void PlotCanvas::goToEdge(Edge edge)
{
    if (!referenceWaveform())
        return;
    beginGesture(Gesture::Zoom);
    const QCPRange whole = fittedView().x;
    View target = view();
    target.x = edge == Edge::End ? QCPRange(whole.upper - target.x.size(), whole.upper)
                                 : QCPRange(whole.lower, whole.lower + target.x.size());
    showView(target);
}

void PlotCanvas::setView(const QCPRange& x, const QCPRange& y)
{
    beginGesture(Gesture::Box);
    View target = view();
    // A second value axis moves with the first.
    const double lower = (y.lower - target.y.lower) / target.y.size();
    const double upper = (y.upper - target.y.lower) / target.y.size();
    target.y2 = {target.y2.lower + lower * target.y2.size(), target.y2.lower + upper * target.y2.size()};
    target.y = y;
    target.x = boundedX(x);
    showView(target);
}

} // namespace visor::ui
