// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/terminal_delegate.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"
#include "widgets/terminal/terminal_model.h"

#include <QApplication>
#include <QPainter>

namespace visor::ui {

void TerminalDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto kind = TerminalRow::Kind(index.data(TerminalModel::KindRole).toInt());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QPalette& palette = option.palette;
    const QColor plain = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    const QColor muted = selected ? plain : roleColour(ColourRole::Muted, palette);

    painter->save();
    if (selected)
        painter->fillRect(option.rect, palette.color(QPalette::Highlight));
    else if (kind == TerminalRow::Kind::InstrumentError || kind == TerminalRow::Kind::Failure)
        painter->fillRect(option.rect, tintedBackground(roleColour(ColourRole::Bad, palette), palette));
    if (option.state.testFlag(QStyle::State_HasFocus) && !selected) {
        painter->setPen(palette.color(QPalette::Highlight));
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }

    const QFont mono = monospaceFont();
    QFont small = option.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    const QFontMetrics smallMetrics(small);
    QRect area = option.rect.adjusted(8, 0, -8, 0);

    painter->setFont(small);
    painter->setPen(muted);
    const int timeWidth = smallMetrics.horizontalAdvance(QStringLiteral("00:00:00.000"));
    if (kind == TerminalRow::Kind::Command)
        painter->drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter),
                          index.data(TerminalModel::TimeRole).toString());
    area.setLeft(area.left() + timeWidth + 12);

    const QString facts = index.data(TerminalModel::FactsRole).toString();
    painter->drawText(area, int(Qt::AlignRight | Qt::AlignVCenter), facts);
    area.setRight(area.right() - smallMetrics.horizontalAdvance(facts) - (facts.isEmpty() ? 0 : 12));

    QLatin1StringView name("next");
    ColourRole role = ColourRole::Accent;
    QColor ink = plain;
    QFont font = mono;
    switch (kind) {
    case TerminalRow::Kind::Command:
        font.setBold(true);
        break;
    case TerminalRow::Kind::Reply:
        name = QLatin1StringView("read");
        role = ColourRole::Good;
        break;
    case TerminalRow::Kind::InstrumentError:
    case TerminalRow::Kind::Failure:
        name = QLatin1StringView("error");
        role = ColourRole::Bad;
        ink = selected ? plain : roleColour(ColourRole::Bad, palette);
        font = option.font;
        break;
    case TerminalRow::Kind::Note:
        name = QLatin1StringView("info");
        role = ColourRole::Muted;
        ink = muted;
        font = option.font;
        break;
    }
    if (index.data(TerminalModel::PendingRole).toBool())
        name = QLatin1StringView("busy");
    if (kind != TerminalRow::Kind::Command)
        area.setLeft(area.left() + 20);
    const QRect iconArea(area.left(), area.center().y() - 7, 14, 14);
    icon(name, role).paint(painter, iconArea, Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
    area.setLeft(area.left() + 22);

    QString text = index.data(Qt::DisplayRole).toString();
    const QString explain = index.data(TerminalModel::ExplainRole).toString();
    if (!explain.isEmpty() && kind != TerminalRow::Kind::Command && kind != TerminalRow::Kind::Reply)
        text += QStringLiteral(" — ") + explain;
    painter->setFont(font);
    painter->setPen(ink);
    painter->drawText(area, int(Qt::AlignLeft | Qt::AlignVCenter),
                      QFontMetrics(font).elidedText(text, Qt::ElideRight, area.width()));
    painter->restore();
}

QSize TerminalDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {120, option.fontMetrics.height() + 8};
}

} // namespace visor::ui
