// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace visor::app {

/// The manual, offline: the pages under :/manual, opened beside the window.
class ManualDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ManualDialog(QWidget* parent = nullptr);
};

} // namespace visor::app
