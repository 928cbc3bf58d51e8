// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/line_difference_view.h"

#include "widgets/common/copy_key.h"
#include "widgets/common/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>

#include <algorithm>

namespace visor::ui {

namespace {

using LineKind = profile::DifferenceLine::Kind;

enum LineColumn { ShippedLineColumn, OwnLineColumn, SignColumn, TextColumn };
/// Of an item: its kind (−1: a heading), and the line of the text here that Enter goes to.
constexpr int kKindRole = Qt::UserRole;
constexpr int kPlaceRole = Qt::UserRole + 1;
constexpr int kHunkHeading = -1;

QString lineNumberText(int line)
{
    return line > 0 ? QString::number(line) : QString();
}

} // namespace

LineDifferenceView::LineDifferenceView(const QStringList& before, const QStringList& after, QWidget* parent)
    : QTreeWidget(parent), m_lines(profile::compareLines(before, after))
{
    setObjectName(QStringLiteral("lineDifferences"));
    setAccessibleName(tr("Differences, line by line"));
    setHeaderLabels({tr("Shipped"), tr("Here"), QString(), tr("Line")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setAllColumnsShowFocus(true);
    setFont(monospaceFont());
    header()->setStretchLastSection(false);
    for (const LineColumn column : {ShippedLineColumn, OwnLineColumn, SignColumn, TextColumn})
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    for (const profile::DifferenceHunk& hunk : profile::hunksOf(m_lines))
        addHunk(hunk);
    colour();
    new CopyKey(this, [this] { copySelection(); });
    connect(this, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        if (const int line = item->data(TextColumn, kPlaceRole).toInt(); line > 0)
            Q_EMIT jumpRequested({line, 1});
    });
}

void LineDifferenceView::addHunk(const profile::DifferenceHunk& hunk)
{
    auto* heading = new QTreeWidgetItem(this, {QString(), QString(), QString(), profile::hunkHeading(m_lines, hunk)});
    heading->setData(TextColumn, kKindRole, kHunkHeading);
    int place = 1;
    for (std::size_t at = hunk.first; at < hunk.first + hunk.count; ++at) {
        const profile::DifferenceLine& line = m_lines[at];
        const QChar sign = line.kind == LineKind::Removed ? QChar(0x2212) : profile::differenceSign(line.kind);
        auto* item = new QTreeWidgetItem(this, {lineNumberText(line.beforeLine), lineNumberText(line.afterLine),
                                                QString(sign).trimmed(), line.text});
        place = std::max(place, line.afterLine); // of a removed line: what stands before its place
        item->setData(TextColumn, kKindRole, static_cast<int>(line.kind));
        item->setData(TextColumn, kPlaceRole, place);
        for (const LineColumn column : {ShippedLineColumn, OwnLineColumn})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(SignColumn, Qt::AlignCenter);
        const QString word = line.kind == LineKind::Added     ? tr("added")
                             : line.kind == LineKind::Removed ? tr("removed")
                                                              : tr("the same");
        item->setData(SignColumn, Qt::AccessibleTextRole, word);
        m_added += line.kind == LineKind::Added ? 1 : 0;
        m_removed += line.kind == LineKind::Removed ? 1 : 0;
    }
}

void LineDifferenceView::colour()
{
    const auto brushOf = [this](ColourRole role) {
        return QBrush(tintedBackground(roleColour(role, palette()), palette()));
    };
    const QBrush added = brushOf(ColourRole::Good);
    const QBrush removed = brushOf(ColourRole::Bad);
    const QBrush muted(roleColour(ColourRole::Muted, palette()));
    for (int row = 0; row < topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = topLevelItem(row);
        const int kind = item->data(TextColumn, kKindRole).toInt();
        for (const LineColumn column : {ShippedLineColumn, OwnLineColumn, SignColumn, TextColumn}) {
            if (kind == static_cast<int>(LineKind::Added))
                item->setBackground(column, added);
            else if (kind == static_cast<int>(LineKind::Removed))
                item->setBackground(column, removed);
            if (kind == kHunkHeading || column < SignColumn)
                item->setForeground(column, muted);
        }
    }
}

void LineDifferenceView::changeEvent(QEvent* event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colour();
}

void LineDifferenceView::copySelection() const
{
    QString text;
    for (int row = 0; row < topLevelItemCount(); ++row) {
        const QTreeWidgetItem* item = topLevelItem(row);
        if (!item->isSelected())
            continue;
        const int kind = item->data(TextColumn, kKindRole).toInt();
        if (kind != kHunkHeading)
            text += profile::differenceSign(static_cast<LineKind>(kind));
        text += item->text(TextColumn) + QLatin1Char('\n');
    }
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

} // namespace visor::ui
