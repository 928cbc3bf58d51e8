// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/flow_layout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace visor::ui {

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::sizeHint() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        size.rwidth() += item->sizeHint().width() + spacing();
        size.setHeight(std::max(size.height(), item->sizeHint().height()));
    }
    return size.grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& area)
{
    QLayout::setGeometry(area);
    arrange(area, true);
}

int FlowLayout::arrange(const QRect& area, bool isForReal) const
{
    const QRect inner = area.marginsRemoved(contentsMargins());
    const int gap = std::max(spacing(), 0);
    QList<QLayoutItem*> row;
    int width = 0;
    int height = 0;
    int top = inner.top();
    const auto endRow = [&] {
        if (isForReal)
            placeRow(row, inner, top, height);
        top += height;
        row.clear();
        width = 0;
        height = 0;
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        if (!row.isEmpty() && width + gap + size.width() > inner.width()) {
            endRow();
            top += gap;
        }
        width += (row.isEmpty() ? 0 : gap) + size.width();
        height = std::max(height, size.height());
        row.append(item);
    }
    endRow();
    return top - area.top() + contentsMargins().bottom();
}

void FlowLayout::placeRow(const QList<QLayoutItem*>& row, const QRect& area, int top, int height) const
{
    int x = area.left();
    for (QLayoutItem* item : row) {
        const int width = std::min(item->sizeHint().width(), area.width());
        const bool isLastOfAll = item == m_items.last() && row.size() > 1;
        const int left = isLastOfAll ? area.right() + 1 - width : x;
        item->setGeometry(
            QStyle::visualRect(parentWidget()->layoutDirection(), area, QRect(left, top, width, height)));
        x += width + std::max(spacing(), 0);
    }
}

} // namespace visor::ui
