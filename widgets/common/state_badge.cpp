// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/state_badge.h"

#include "widgets/common/icons.h"

#include <QPainter>

namespace visor::ui {

namespace {
constexpr int kBadgeIcon = 16;
constexpr int kBadgePad = 8;
constexpr int kBadgeGap = 4;
} // namespace

StateBadge::StateBadge(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StateBadge::setState(QLatin1StringView iconName, const QString& text, ColourRole role, const QString& toolTip)
{
    const bool resized = text.size() != m_text.size() || text != m_text;
    m_icon = iconName;
    m_text = text;
    m_role = role;
    setAccessibleName(text);
    setToolTip(toolTip);
    if (resized)
        updateGeometry();
    update();
}

QSize StateBadge::sizeHint() const
{
    const QFontMetrics metrics(font());
    return {kBadgePad + kBadgeIcon + kBadgeGap + metrics.horizontalAdvance(m_text) + kBadgePad + 2,
            qMax(metrics.height(), kBadgeIcon) + 8};
}

void StateBadge::paintEvent(QPaintEvent*)
{
    const QColor colour = roleColour(m_role, palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QColor edge = colour;
    edge.setAlphaF(0.45f);
    painter.setPen(QPen(edge, 1));
    painter.setBrush(tintedBackground(colour, palette()));
    painter.drawRoundedRect(area, area.height() / 2, area.height() / 2);
    const QRect iconArea(kBadgePad, (height() - kBadgeIcon) / 2, kBadgeIcon, kBadgeIcon);
    icon(m_icon, m_role).paint(&painter, iconArea);
    painter.setPen(colour);
    painter.drawText(rect().adjusted(kBadgePad + kBadgeIcon + kBadgeGap, 0, 0, 0),
                     int(Qt::AlignVCenter | Qt::AlignLeft), m_text);
}

} // namespace visor::ui
