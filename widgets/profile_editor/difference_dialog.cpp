// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/difference_dialog.h"

#include "widgets/common/theme.h"
#include "widgets/profile_editor/line_difference_view.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTabWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace visor::ui {

DifferenceDialog::DifferenceDialog(const Side& shipped, const Side& own,
                                   const std::optional<std::vector<profile::Difference>>& differences,
                                   QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("differenceDialog"));
    setWindowTitle(tr("Differences to the shipped profile"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* lines =
        new LineDifferenceView(profile::comparedLines(shipped.text), profile::comparedLines(own.text), this);
    connect(lines, &LineDifferenceView::jumpRequested, this, &DifferenceDialog::jumpRequested);
    auto* summary = new QLabel(this);
    summary->setObjectName(QStringLiteral("differenceSummary"));
    summary->setWordWrap(true);
    QString words = tr("Your %1 against the shipped %2: %3 and %4.")
                        .arg(own.name, shipped.name, tr("%n line(s) added", nullptr, lines->addedCount()),
                             tr("%n line(s) removed", nullptr, lines->removedCount()));
    if (lines->addedCount() == 0 && lines->removedCount() == 0)
        words = tr("Your %1 and the shipped %2 are the same, line by line.").arg(own.name, shipped.name);
    else if (differences && differences->empty())
        words += QLatin1Char(' ') + tr("They mean the same: only comments, order or spelling differ.");
    else if (!differences)
        words += QLatin1Char(' ') + tr("The text has errors, so that its parts cannot be compared.");
    summary->setText(words);
    auto* tabs = new QTabWidget(this);
    tabs->setObjectName(QStringLiteral("differenceTabs"));
    tabs->setDocumentMode(true);
    tabs->addTab(lines, tr("&Lines"));
    if (differences)
        tabs->addTab(makeParts(*differences), tr("&Parts (%1)").arg(differences->size()));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(summary);
    column->addWidget(tabs, 1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().lineSpacing() * 32);
}

QWidget* DifferenceDialog::makeParts(const std::vector<profile::Difference>& differences)
{
    using Kind = profile::Difference::Kind;
    auto* list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("differenceList"));
    list->setAccessibleName(tr("Differences in meaning"));
    list->setToolTip(tr("Comments and order do not count here."));
    list->setHeaderLabels({QString(), tr("Part"), tr("Shipped"), tr("Here")});
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    for (const profile::Difference& difference : differences) {
        const QChar sign = difference.kind == Kind::Added     ? QChar(u'+')
                           : difference.kind == Kind::Removed ? QChar(0x2212)
                                                              : QChar(u'~');
        auto* item =
            new QTreeWidgetItem(list, {QString(sign), difference.path, difference.before, difference.after});
        const ColourRole role = difference.kind == Kind::Added     ? ColourRole::Good
                                : difference.kind == Kind::Removed ? ColourRole::Bad
                                                                   : ColourRole::Accent;
        item->setForeground(0, roleColour(role, palette()));
        item->setForeground(1, roleColour(role, palette()));
        item->setData(1, Qt::UserRole, difference.afterPlace.line);
        item->setData(1, Qt::UserRole + 1, difference.afterPlace.column);
        item->setToolTip(2, difference.before);
        item->setToolTip(3, difference.after);
    }
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    list->header()->resizeSection(1, fontMetrics().averageCharWidth() * 40);
    list->header()->resizeSection(2, fontMetrics().averageCharWidth() * 32);
    connect(list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        if (const int line = item->data(1, Qt::UserRole).toInt(); line > 0)
            Q_EMIT jumpRequested({line, item->data(1, Qt::UserRole + 1).toInt()});
    });
    return list;
}

} // namespace visor::ui
