// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QToolButton;

namespace visor::ui {

struct PlotTrace;

/// One toggle a trace, in its colour: the legend that is also the control. GUI thread.
class TraceLegend : public QWidget
{
    Q_OBJECT

public:
    explicit TraceLegend(QWidget* parent = nullptr);

    void setTraces(const std::vector<PlotTrace>& traces);

Q_SIGNALS:
    void visibilityChanged(std::size_t index, bool isVisible);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintSwatches();

    QHBoxLayout* m_layout;
    std::vector<QToolButton*> m_buttons;
    std::vector<int> m_colours;
};

} // namespace visor::ui
