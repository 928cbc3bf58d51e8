// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/source_picker.h"

#include "widgets/waveform/plot_colours.h"
#include "widgets/waveform/trace_swatch.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace visor::ui {

namespace {

constexpr std::size_t kMostSourceButtons = 6;

} // namespace

SourcePicker::SourcePicker(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    setObjectName(QStringLiteral("sourcePicker"));
    setAccessibleName(tr("Sources"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(4);
}

void SourcePicker::setSources(std::vector<profile::WaveformSource> sources)
{
    QStringList before;
    for (const auto& source : selected())
        before.append(source.name);
    for (QToolButton* button : m_buttons)
        delete button;
    m_buttons.clear();
    for (QAction* action : m_actions)
        delete action;
    m_actions.clear();
    m_menuButton = nullptr;
    m_sources = std::move(sources);

    for (const auto& source : m_sources) {
        auto* action = new QAction(source.label.isEmpty() ? source.name : source.label, this);
        action->setCheckable(true);
        action->setToolTip(tr("Capture %1").arg(action->text()));
        connect(action, &QAction::toggled, this, [this, action] { toggled(action); });
        m_actions.push_back(action);
    }
    if (m_sources.size() <= kMostSourceButtons) {
        for (std::size_t i = 0; i < m_actions.size(); ++i) {
            auto* button = new QToolButton(this);
            button->setObjectName(QStringLiteral("source%1").arg(i));
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            button->setDefaultAction(m_actions[i]);
            button->setAccessibleName(m_actions[i]->toolTip());
            m_layout->addWidget(button);
            m_buttons.push_back(button);
        }
    } else {
        m_menuButton = new QToolButton(this);
        m_menuButton->setObjectName(QStringLiteral("sourceMenu"));
        m_menuButton->setPopupMode(QToolButton::InstantPopup);
        m_menuButton->setAccessibleName(tr("Sources"));
        auto* menu = new QMenu(m_menuButton);
        for (QAction* action : m_actions)
            menu->addAction(action);
        m_menuButton->setMenu(menu);
        m_layout->addWidget(m_menuButton);
        m_buttons.push_back(m_menuButton);
    }
    paintSwatches();
    select(before);
}

void SourcePicker::paintSwatches()
{
    const int side = fontMetrics().height();
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        const int colour = m_sources[i].channel ? *m_sources[i].channel - 1 : static_cast<int>(i);
        m_actions[i]->setIcon(traceSwatch(traceColour(colour, palette()), side, devicePixelRatioF()));
    }
    for (QToolButton* button : m_buttons)
        button->setIconSize({side, side});
}

void SourcePicker::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintSwatches();
}

std::vector<profile::WaveformSource> SourcePicker::selected() const
{
    std::vector<profile::WaveformSource> chosen;
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        if (m_actions[i]->isChecked())
            chosen.push_back(m_sources[i]);
    }
    return chosen;
}

void SourcePicker::select(const QStringList& names)
{
    bool isAnyKnown = false;
    for (const auto& source : m_sources)
        isAnyKnown |= names.contains(source.name);
    for (std::size_t i = 0; i < m_actions.size(); ++i) {
        const bool isWanted = isAnyKnown ? names.contains(m_sources[i].name) : i == 0;
        const QSignalBlocker blocker(m_actions[i]);
        m_actions[i]->setChecked(isWanted);
        if (i < m_buttons.size() && !m_menuButton)
            m_buttons[i]->setChecked(isWanted);
    }
    refreshMenuText();
    Q_EMIT selectionChanged();
}

void SourcePicker::toggled(QAction* action)
{
    // Capturing nothing is no choice: the last one stays.
    if (std::ranges::none_of(m_actions, [](const QAction* one) { return one->isChecked(); })) {
        action->setChecked(true);
        return;
    }
    refreshMenuText();
    Q_EMIT selectionChanged();
}

void SourcePicker::refreshMenuText()
{
    if (!m_menuButton)
        return;
    QStringList labels;
    for (const QAction* action : m_actions) {
        if (action->isChecked())
            labels.append(action->text());
    }
    constexpr qsizetype kMostNamed = 3;
    m_menuButton->setText(labels.size() > kMostNamed ? tr("%n source(s)", nullptr, static_cast<int>(labels.size()))
                                                     : labels.join(QStringLiteral(", ")));
}

} // namespace visor::ui
