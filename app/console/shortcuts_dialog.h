// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace visor::ui {
class ActionCollection;
} // namespace visor::ui

namespace visor::app {

/// Every action that has a key, on one page.
class ShortcutsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ShortcutsDialog(const ui::ActionCollection& actions, QWidget* parent = nullptr);
};

} // namespace visor::app
