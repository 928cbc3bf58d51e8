// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/top_overlay.h"

#include <QEvent>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace visor::ui {

namespace {

constexpr int kOverlayMargin = 6;

} // namespace

TopOverlay::TopOverlay(QWidget* floating, QWidget* over) : QObject(floating), m_floating(floating), m_over(over)
{
    m_floating->installEventFilter(this);
    // What is between the two may move the one under the other.
    for (QWidget* at = m_over; at != nullptr && at != m_floating->parentWidget(); at = at->parentWidget())
        at->installEventFilter(this);
}

void TopOverlay::setOffset(std::function<int()> offset)
{
    m_offset = std::move(offset);
}

bool TopOverlay::eventFilter(QObject* watched, QEvent* event)
{
    const bool isFloating = watched == m_floating;
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::LayoutRequest: // of the floating one: its text is another one
        place();
        break;
    case QEvent::Move:
    case QEvent::Resize:
        if (!isFloating)
            place();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

void TopOverlay::place()
{
    if (m_floating->isHidden())
        return;
    const QPoint corner = m_over->mapTo(m_floating->parentWidget(), QPoint(kOverlayMargin, kOverlayMargin)) +
                          QPoint(0, m_offset ? m_offset() : 0);
    const int width = std::max(m_over->width() - 2 * kOverlayMargin, m_floating->minimumSizeHint().width());
    const int height =
        m_floating->hasHeightForWidth() ? m_floating->heightForWidth(width) : m_floating->sizeHint().height();
    m_floating->setGeometry(QRect(corner, QSize(width, height)));
    m_floating->raise();
}

} // namespace visor::ui
