// SPDX-License-Identifier: GPL-3.0-or-later
// Where the actions stand.
#include "app/console/instrument_tabs.h"
#include "app/console/layouts.h"
#include "app/console/main_window.h"
#include "app/console/plot_menu.h"
#include "app/console/workspace.h"
#include "widgets/common/action_collection.h"

#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>

namespace visor::app {

void MainWindow::makeMenus()
{
    const auto menu = [this](const QString& title, std::initializer_list<const char*> ids) {
        QMenu* made = menuBar()->addMenu(title);
        for (const char* id : ids) {
            if (*id == '-')
                made->addSeparator();
            else
                made->addAction(m_actions->action(QString::fromLatin1(id)));
        }
        return made;
    };
    menu(tr("&File"), {"file.add", "file.open", "file.close", "-", "file.quit"});
    menu(tr("&Edit"), {"edit.undo", "edit.redo", "-", "edit.cut", "edit.copy", "edit.paste", "edit.selectAll", "-",
                       "edit.find"});
    QMenu* view = menu(tr("&View"), {"view.instruments", "view.trace", "view.locks", "-", "view.controls",
                                     "view.terminal", "view.waveform", "-", "view.theme.system",
                                     "view.theme.light", "view.theme.dark", "-", "view.fullScreen"});
    m_layouts->fill(view->addMenu(tr("La&youts")));
    menu(tr("&Instrument"), {"instrument.connect",
                             "instrument.disconnect",
                             "instrument.cancel",
                             "-",
                             "instrument.lock",
                             "instrument.unlock",
                             "instrument.clear",
                             "-",
                             "instrument.saveSetup",
                             "instrument.applySetup",
                             "-",
                             "instrument.record",
                             "instrument.stopRecording",
                             "-",
                             "instrument.profile",
                             "instrument.timeouts",
                             "instrument.rename",
                             "instrument.copyResource",
                             "-",
                             "instrument.allOff"});
    menu(tr("&Capture"),
         {"capture.single", "capture.continuous", "capture.stop", "-", "capture.exportAll", "capture.exportView",
          "capture.repeatExport", "-", "capture.picture", "capture.copyPicture", "-", "capture.askBeforeClosing"});
    m_plotMenu->fill(menuBar()->addMenu(tr("&Plot")));
    menu(tr("&Tools"),
         {"tools.palette", "-", "tools.search", "tools.stopSearch", "tools.doctor", "tools.bench", "-",
          "tools.profileEditor", "tools.createProfile", "tools.editProfile", "-", "tools.trusted"});
    QMenu* window = menu(tr("&Window"), {"window.nextTab", "window.previousTab", "window.nextPane"});
    connect(window, &QMenu::aboutToShow, this, [this, window] { fillWindowMenu(window); });
    menu(tr("&Help"), {"help.manual", "help.shortcuts", "-", "help.about"});

    auto* bar = new QToolBar(tr("Main"), this);
    bar->setObjectName(QStringLiteral("mainToolBar"));
    bar->setMovable(false);
    bar->setIconSize(QSize(20, 20));
    for (const char* id : {"file.add", "tools.search"})
        bar->addAction(m_actions->action(QString::fromLatin1(id)));
    bar->addSeparator();
    for (const char* id : {"view.instruments", "view.trace", "view.locks"})
        bar->addAction(m_actions->action(QString::fromLatin1(id)));
    bar->addSeparator();
    bar->addAction(m_actions->action(QStringLiteral("tools.palette")));
    auto* spring = new QWidget(bar);
    spring->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(spring);
    QAction* off = m_actions->action(QStringLiteral("instrument.allOff"));
    bar->addAction(off);
    if (auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(off)))
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    addToolBar(bar);
}

void MainWindow::fillWindowMenu(QMenu* menu)
{
    // The part below the fixed actions is made anew: one entry a workspace.
    while (menu->actions().size() > 3) {
        QAction* last = menu->actions().constLast();
        menu->removeAction(last);
        last->deleteLater();
    }
    if (workspaces().empty())
        return;
    menu->addSeparator();
    for (int i = 0; i < m_tabs->count(); ++i) {
        QWidget* page = m_tabs->widget(i);
        QAction* action = menu->addAction(m_tabs->tabIcon(i), m_tabs->tabText(i));
        action->setCheckable(true);
        action->setChecked(i == m_tabs->currentIndex());
        connect(action, &QAction::triggered, page, [this, page] { m_tabs->setCurrentWidget(page); });
    }
}

} // namespace visor::app
