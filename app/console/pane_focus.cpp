// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/pane_focus.h"

#include <QApplication>
#include <QWidget>

namespace visor::app {

namespace {

bool focusFirstChild(const QWidget& pane)
{
    for (QWidget* child = pane.nextInFocusChain(); child != &pane; child = child->nextInFocusChain()) {
        if (pane.isAncestorOf(child) && child->isVisible() && child->isEnabled() &&
            (child->focusPolicy() & Qt::TabFocus) != 0) {
            child->setFocus(Qt::TabFocusReason);
            return true;
        }
    }
    return false;
}

} // namespace

void focusNextPane(const QList<QWidget*>& panes)
{
    const QWidget* focus = QApplication::focusWidget();
    qsizetype at = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus != nullptr && (panes[i] == focus || panes[i]->isAncestorOf(focus)))
            at = i;
    }
    for (qsizetype step = 1; step <= panes.size(); ++step) {
        const QWidget* pane = panes[(at + step) % panes.size()];
        if (pane->isVisible() && focusFirstChild(*pane))
            return;
    }
}

} // namespace visor::app
