// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace visor::app {

/// Takes the keyboard to the next pane that is visible, behind the one that has it: to the first child there that
/// the Tab key would reach.
void focusNextPane(const QList<QWidget*>& panes);

} // namespace visor::app
