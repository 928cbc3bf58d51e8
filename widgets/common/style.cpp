// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/style.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace visor::ui {

namespace {

/// Fields and buttons beside one another are equally high.
constexpr int kFieldHeight = 28;
constexpr int kRowAir = 8;
constexpr int kMenuAir = 4;
constexpr int kTabMark = 3;

} // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        wanted.setWidth(qMax(size.width() + 24, 64)); // Fusion's 80 wastes a form's room
        wanted.setHeight(qMax(wanted.height(), kFieldHeight));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        wanted.setHeight(qMax(wanted.height(), kFieldHeight));
        break;
    case CT_ToolButton:
        wanted = wanted.expandedTo(QSize(kFieldHeight, kFieldHeight));
        break;
    case CT_ItemViewItem:
        wanted.setHeight(wanted.height() + kRowAir);
        break;
    case CT_HeaderSection:
        wanted.setHeight(wanted.height() + kRowAir);
        break;
    case CT_MenuItem:
        wanted.setHeight(wanted.height() + kMenuAir);
        break;
    case CT_MenuBarItem:
        wanted += QSize(4, kMenuAir);
        break;
    case CT_TabBarTab:
        wanted += QSize(8, 2);
        break;
    default:
        break;
    }
    return wanted;
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const
{
    if (element == PE_IndicatorTabClose) {
        // The whole square lights up under the pointer, so that the cross itself can stay quiet.
        if (option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled)) {
            painter->save();
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(roleColour(ColourRole::Border, option->palette));
            painter->drawRoundedRect(option->rect, 4, 4);
            painter->restore();
        }
        const QRect area(option->rect.center() - QPoint(6, 6), QSize(14, 14));
        icon(QLatin1StringView("close"), ColourRole::Muted).paint(painter, area);
        return;
    }
    if (element == PE_FrameLineEdit) {
        // Fusion's outline disappears on a dark ground.
        const bool focus = option->state.testFlag(State_HasFocus);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(focus ? option->palette.color(QPalette::Highlight)
                                   : roleColour(ColourRole::FieldBorder, option->palette),
                             focus ? 1.5 : 1.0));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter->restore();
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool isCheckBox = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    if (isCheckBox && isDark(option->palette)) {
        // Fusion draws the outline of the box in a shade that a dark ground swallows.
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(roleColour(ColourRole::FieldBorder, option->palette));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5), 2, 2);
        painter->restore();
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const
{
    if (element == CE_ToolBar) {
        painter->fillRect(option->rect, option->palette.window());
        painter->setPen(roleColour(ColourRole::Border, option->palette));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
    if (element == CE_TabBarTabShape && option->state.testFlag(State_Selected)) {
        // Fusion's selected tab is a shade lighter: next to nothing on a dark ground.
        const bool isEnabled = option->state.testFlag(State_Enabled);
        const QColor accent = roleColour(isEnabled ? ColourRole::Accent : ColourRole::Muted, option->palette);
        painter->fillRect(QRect(option->rect.left() + 1, option->rect.bottom() - kTabMark + 1,
                                option->rect.width() - 2, kTabMark),
                          accent);
    }
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_SplitterWidth:
    case PM_DockWidgetSeparatorExtent:
        return 5;
    case PM_DockWidgetTitleMargin:
        return 6;
    case PM_DockWidgetTitleBarButtonMargin:
        return 4;
    case PM_ToolBarItemSpacing:
        return 2;
    case PM_ToolBarItemMargin:
        return 2;
    case PM_TabCloseIndicatorWidth:
    case PM_TabCloseIndicatorHeight:
        return 18;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QIcon Style::standardIcon(StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const
{
    switch (standard) {
    case SP_TitleBarCloseButton:
    case SP_DockWidgetCloseButton:
        return icon(QLatin1StringView("close"), ColourRole::Muted);
    case SP_TitleBarNormalButton:
        return icon(QLatin1StringView("float"), ColourRole::Muted);
    case SP_MessageBoxWarning:
        return icon(QLatin1StringView("warning"), ColourRole::Warning);
    case SP_LineEditClearButton:
        return icon(QLatin1StringView("close"), ColourRole::Muted);
    default:
        return QProxyStyle::standardIcon(standard, option, widget);
    }
}

} // namespace visor::ui
