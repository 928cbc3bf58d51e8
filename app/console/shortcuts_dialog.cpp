// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/shortcuts_dialog.h"

#include "widgets/common/action_collection.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTableWidget>
#include <QVBoxLayout>

namespace visor::app {

ShortcutsDialog::ShortcutsDialog(const ui::ActionCollection& actions, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* table = new QTableWidget(0, 2, this);
    table->setObjectName(QStringLiteral("shortcutsTable"));
    table->setAccessibleName(windowTitle());
    table->setHorizontalHeaderLabels({tr("What"), tr("Keys")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    const auto add = [table](const QIcon& icon, const QString& what, const QString& keys) {
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(icon, what));
        table->setItem(row, 1, new QTableWidgetItem(keys));
    };
    for (const QAction* action : actions.all()) {
        if (action->shortcut().isEmpty())
            continue;
        add(action->icon(), QString(action->text()).remove(QLatin1Char('&')),
            QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
    }
    add({}, tr("Terminal: send as the header says"), tr("Enter"));
    add({}, tr("Terminal: send and read a reply"), tr("Ctrl+Enter"));
    add({}, tr("Terminal: send, expect no reply"), tr("Shift+Enter"));
    add({}, tr("Terminal: search the history"), tr("Ctrl+R"));
    add({}, tr("Terminal: accept the completion"), tr("Tab"));
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(table);
    column->addWidget(buttons);
    resize(560, 560);
}

} // namespace visor::app
