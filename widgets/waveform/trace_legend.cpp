// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/trace_legend.h"

#include "widgets/waveform/plot_canvas.h"
#include "widgets/waveform/plot_colours.h"
#include "widgets/waveform/trace_swatch.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include <cmath>
#include <limits>

namespace visor::ui {

namespace {

/// The trace touches an end of the converter's codes: what lies beyond was not recorded.
bool isOverloaded(const waveform::Levels& levels)
{
    const auto& waveform = *levels.waveform();
    const auto reaches = [&](double least, double most) {
        const auto range = levels.range(0, waveform.size());
        const auto& scaling = waveform.scaling();
        const double a = least * scaling.scale + scaling.offset;
        const double b = most * scaling.scale + scaling.offset;
        return range.low <= std::min(a, b) || range.high >= std::max(a, b);
    };
    switch (waveform.format().type) {
    case waveform::SampleType::Int8:
        return reaches(-128, 127);
    case waveform::SampleType::UInt8:
        return reaches(0, 255);
    case waveform::SampleType::Int16:
        return reaches(-32768, 32767);
    case waveform::SampleType::UInt16:
        return reaches(0, 65535);
    default:
        return false;
    }
}

} // namespace

TraceLegend::TraceLegend(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
}

void TraceLegend::setTraces(const std::vector<PlotTrace>& traces)
{
    while (m_buttons.size() > traces.size()) {
        delete m_buttons.back();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < traces.size()) {
        auto* button = new QToolButton(this);
        const std::size_t index = m_buttons.size();
        button->setObjectName(QStringLiteral("traceToggle%1").arg(index));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        connect(button, &QToolButton::toggled, this,
                [this, index](bool isChecked) { Q_EMIT visibilityChanged(index, isChecked); });
        m_layout->addWidget(button);
        m_buttons.push_back(button);
    }
    m_colours.clear();
    for (std::size_t i = 0; i < traces.size(); ++i) {
        const bool isOver = traces[i].levels && isOverloaded(*traces[i].levels);
        m_buttons[i]->setText(isOver ? tr("%1 (overload)").arg(traces[i].name) : traces[i].name);
        m_buttons[i]->setToolTip(isOver
                                     ? tr("%1 goes beyond the converter's range: choose a larger vertical scale. "
                                          "Click to show or hide it.")
                                           .arg(traces[i].name)
                                     : tr("Show or hide %1").arg(traces[i].name));
        m_buttons[i]->setAccessibleName(tr("Show trace %1").arg(traces[i].name));
        m_buttons[i]->setChecked(traces[i].isVisible);
        m_colours.push_back(traces[i].colour);
    }
    paintSwatches();
}

void TraceLegend::paintSwatches()
{
    const int side = fontMetrics().height();
    for (std::size_t i = 0; i < m_colours.size(); ++i) {
        m_buttons[i]->setIcon(traceSwatch(traceColour(m_colours[i], palette()), side, devicePixelRatioF()));
        m_buttons[i]->setIconSize({side, side});
    }
}

void TraceLegend::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintSwatches();
}

} // namespace visor::ui
