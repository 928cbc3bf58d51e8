// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/layouts.h"

#include "app/console/on_screen.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/settings.h"

#include <QCollator>
#include <QDockWidget>
#include <QInputDialog>
#include <QMainWindow>
#include <QMenu>
#include <QVariantMap>

#include <algorithm>

namespace visor::app {

namespace {

const QString kLayoutsKey = QStringLiteral("window/layouts");

QString menuText(QString name)
{
    return name.replace(QLatin1Char('&'), QLatin1StringView("&&"));
}

} // namespace

Layouts::Layouts(QMainWindow& window, ui::ActionCollection& actions, ui::Settings& settings, int version)
    : QObject(&window), m_window(window), m_actions(actions), m_settings(settings), m_version(version)
{
    m_actions.add({.id = QStringLiteral("view.saveLayout"),
                   .text = tr("&Save this layout…"),
                   .icon = QLatin1StringView("save"),
                   .shortcuts = {},
                   .toolTip = {},
                   .enabledWhen = {}},
                  [this] { askForName(); });
}

QStringList Layouts::names() const
{
    QStringList names = m_settings.value<QVariantMap>(kLayoutsKey).keys();
    QCollator order;
    order.setNumericMode(true);
    order.setCaseSensitivity(Qt::CaseInsensitive);
    std::sort(names.begin(), names.end(), order);
    return names;
}

bool Layouts::save(const QString& name)
{
    const QString kept = name.simplified();
    if (kept.isEmpty())
        return false;
    auto all = m_settings.value<QVariantMap>(kLayoutsKey);
    all.insert(kept, m_window.saveState(m_version));
    m_settings.setValue(kLayoutsKey, all);
    return true;
}

bool Layouts::choose(const QString& name)
{
    const QByteArray state = m_settings.value<QVariantMap>(kLayoutsKey).value(name).toByteArray();
    if (state.isEmpty() || !m_window.restoreState(state, m_version))
        return false;
    bringDocksOnScreen();
    return true;
}

void Layouts::remove(const QString& name)
{
    auto all = m_settings.value<QVariantMap>(kLayoutsKey);
    all.remove(name);
    m_settings.setValue(kLayoutsKey, all);
}

void Layouts::bringDocksOnScreen()
{
    // The screen a dock floated on may have been unplugged since.
    for (QDockWidget* dock : m_window.findChildren<QDockWidget*>()) {
        if (dock->isFloating())
            keepOnScreen(*dock);
    }
}

void Layouts::askForName()
{
    auto* dialog = new QInputDialog(&m_window);
    dialog->setObjectName(QStringLiteral("layoutName"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save layout"));
    dialog->setLabelText(tr("Name of the layout. The name of one there is replaces it."));
    dialog->setComboBoxItems(names());
    dialog->setComboBoxEditable(true);
    dialog->setTextValue({});
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) { save(name); });
    dialog->open();
}

void Layouts::fill(QMenu* menu)
{
    menu->setObjectName(QStringLiteral("layoutsMenu"));
    menu->addAction(m_actions.action(QStringLiteral("view.saveLayout")));
    menu->addAction(m_actions.action(QStringLiteral("view.reset")));
    menu->addSeparator();
    auto* deletion = new QMenu(tr("&Delete"), menu);
    deletion->setObjectName(QStringLiteral("layoutsDeletion"));
    connect(menu, &QMenu::aboutToShow, this, [this, menu, deletion] { fillNames(menu, deletion); });
}

void Layouts::fillNames(QMenu* menu, QMenu* deletion)
{
    static constexpr qsizetype kFixed = 3; // save, reset, the line below them
    while (menu->actions().size() > kFixed) {
        QAction* last = menu->actions().constLast();
        menu->removeAction(last);
        if (last != deletion->menuAction())
            last->deleteLater();
    }
    deletion->clear();
    const QStringList all = names();
    for (const QString& name : all) {
        QAction* chosen = menu->addAction(menuText(name));
        connect(chosen, &QAction::triggered, this, [this, name] {
            if (!choose(name))
                Q_EMIT unusable(name);
        });
        connect(deletion->addAction(menuText(name)), &QAction::triggered, this, [this, name] { remove(name); });
    }
    if (all.isEmpty())
        return;
    menu->addSeparator();
    menu->addMenu(deletion);
}

} // namespace visor::app
