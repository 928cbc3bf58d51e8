// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/instruments/search_status.h"

#include "widgets/common/elided_label.h"
#include "widgets/common/icons.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QStringList>
#include <QToolButton>

#include <algorithm>

namespace visor::ui {

namespace {
constexpr int kSearchIconSize = 14;
} // namespace

SearchStatus::SearchStatus(QWidget* parent)
    : QWidget(parent),
      m_icon(new QLabel(this)),
      m_text(new ElidedLabel(this)),
      m_search(new QToolButton(this)),
      m_stop(new QToolButton(this)),
      m_warning(new QLabel(this)),
      m_why(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("searchStatus"));
    m_text->setObjectName(QStringLiteral("searchStatusText"));
    m_why->setObjectName(QStringLiteral("searchStatusWhy"));
    m_search->setObjectName(QStringLiteral("searchAgain"));
    m_stop->setObjectName(QStringLiteral("searchStop"));
    for (QToolButton* button : {m_search, m_stop})
        button->setAutoRaise(true);
    m_search->setToolTip(tr("Look for instruments again"));
    m_search->setAccessibleName(m_search->toolTip());
    m_stop->setToolTip(tr("Stop looking for instruments"));
    m_stop->setAccessibleName(m_stop->toolTip());
    // The place of the button stays when it is hidden: nothing moves while it comes and goes.
    QSizePolicy keepsRoom = m_stop->sizePolicy();
    keepsRoom.setRetainSizeWhenHidden(true);
    m_stop->setSizePolicy(keepsRoom);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(8, 2, 8, 4);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_icon, 0, 0);
    grid->addWidget(m_text, 0, 1);
    grid->addWidget(m_stop, 0, 2);
    grid->addWidget(m_search, 0, 3);
    grid->addWidget(m_warning, 1, 0);
    grid->addWidget(m_why, 1, 1, 1, 3);
    grid->setColumnStretch(1, 1);
    connect(m_search, &QToolButton::clicked, this, &SearchStatus::searchRequested);
    connect(m_stop, &QToolButton::clicked, this, &SearchStatus::stopRequested);
    showState();
}

void SearchStatus::setPhase(instrument::ScanPhase phase)
{
    m_phase = phase;
    showState();
}

void SearchStatus::clearFailures()
{
    m_failures.clear();
    showState();
}

void SearchStatus::addFailure(const instrument::FinderFailure& failure)
{
    const bool isKnown = std::any_of(m_failures.begin(), m_failures.end(), [&](const auto& known) {
        return known.finder == failure.finder && known.why.message == failure.why.message;
    });
    if (isKnown)
        return;
    m_failures.append(failure);
    showState();
}

void SearchStatus::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showState(); // icons are painted in the palette's colours
}

void SearchStatus::showState()
{
    const auto picture = [](QLabel* label, QLatin1StringView name, ColourRole role) {
        label->setPixmap(icon(name, role).pixmap(kSearchIconSize, kSearchIconSize));
    };
    switch (m_phase) {
    case instrument::ScanPhase::Looking:
        m_text->setText(tr("Looking for instruments …"));
        picture(m_icon, QLatin1StringView("search"), ColourRole::Accent);
        break;
    case instrument::ScanPhase::Watching:
        m_text->setText(tr("Watching what comes and goes"));
        picture(m_icon, QLatin1StringView("ok"), ColourRole::Muted);
        break;
    case instrument::ScanPhase::Idle:
        m_text->setText(tr("Not looking for instruments"));
        picture(m_icon, QLatin1StringView("pause"), ColourRole::Muted);
        break;
    }
    m_stop->setVisible(m_phase != instrument::ScanPhase::Idle);
    m_stop->setIcon(icon(QLatin1StringView("stop")));
    m_search->setIcon(icon(QLatin1StringView("refresh")));
    const bool hasFailed = !m_failures.isEmpty();
    m_warning->setVisible(hasFailed);
    m_why->setVisible(hasFailed);
    if (!hasFailed)
        return;
    picture(m_warning, QLatin1StringView("warning"), ColourRole::Warning);
    QStringList lines;
    for (const instrument::FinderFailure& failure : m_failures)
        lines << tr("%1: %2").arg(failure.finder, failure.why.message);
    m_why->setText(lines.size() == 1
                       ? lines.front()
                       : tr("%n ways of looking failed. %1", nullptr, int(lines.size())).arg(lines.front()));
    m_why->setToolTip(lines.join(QLatin1Char('\n')));
    m_why->setAccessibleName(lines.join(QLatin1Char(' ')));
}

} // namespace visor::ui
