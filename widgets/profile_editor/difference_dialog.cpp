// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/difference_dialog.h"

#include "widgets/common/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace visor::ui {

DifferenceDialog::DifferenceDialog(const QString& before, const QString& after,
                                   const std::vector<profile::Difference>& differences, QWidget* parent)
    : QDialog(parent)
{
    using Kind = profile::Difference::Kind;
    setObjectName(QStringLiteral("differenceDialog"));
    setWindowTitle(tr("Differences to the shipped profile"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* summary = new QLabel(this);
    summary->setWordWrap(true);
    summary->setText(differences.empty()
                         ? tr("%1 says the same as %2. Comments and order do not count.").arg(after, before)
                         : tr("%1 says %2 things differently from %3. Comments and order do not count.")
                               .arg(after)
                               .arg(differences.size())
                               .arg(before));
    auto* list = new QTreeWidget(this);
    list->setObjectName(QStringLiteral("differenceList"));
    list->setAccessibleName(tr("Differences"));
    list->setHeaderLabels({tr("Part"), tr("Shipped"), tr("Here")});
    list->setRootIsDecorated(false);
    list->setAlternatingRowColors(true);
    for (const profile::Difference& difference : differences) {
        auto* item = new QTreeWidgetItem(list, {difference.path, difference.before, difference.after});
        const ColourRole role = difference.kind == Kind::Added     ? ColourRole::Good
                                : difference.kind == Kind::Removed ? ColourRole::Bad
                                                                   : ColourRole::Accent;
        item->setForeground(0, roleColour(role, palette()));
        item->setData(0, Qt::UserRole, difference.afterPlace.line);
        item->setData(0, Qt::UserRole + 1, difference.afterPlace.column);
        item->setToolTip(1, difference.before);
        item->setToolTip(2, difference.after);
    }
    list->header()->resizeSection(0, fontMetrics().averageCharWidth() * 40);
    list->header()->resizeSection(1, fontMetrics().averageCharWidth() * 32);
    connect(list, &QTreeWidget::itemActivated, this, [this](const QTreeWidgetItem* item) {
        Q_EMIT jumpRequested({item->data(0, Qt::UserRole).toInt(), item->data(0, Qt::UserRole + 1).toInt()});
    });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addWidget(summary);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    resize(fontMetrics().averageCharWidth() * 120, 420);
}

} // namespace visor::ui
