// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "widgets/controls/run_task.h"

#include <QDialog>

class QLabel;

namespace visor::ui {

/// What a run brought, to look at, to copy and to save as CSV. Not modal. GUI thread.
class ValuesDialog : public QDialog
{
    Q_OBJECT

public:
    ValuesDialog(const QString& title, ValueTable values, QWidget* parent = nullptr);

    /// RFC 4180; the file appears whole or not at all.
    [[nodiscard]] Result<void> saveTo(const QString& path);

private:
    void save();

    const ValueTable m_values;
    QLabel* m_status;
};

} // namespace visor::ui
