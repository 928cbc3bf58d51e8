// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/difference.h"

#include <QDialog>

#include <vector>

namespace visor::ui {

/// What a profile says differently from the shipped one, part by part; a click goes to the line. GUI thread.
class DifferenceDialog : public QDialog
{
    Q_OBJECT

public:
    DifferenceDialog(const QString& before, const QString& after,
                     const std::vector<profile::Difference>& differences, QWidget* parent = nullptr);

Q_SIGNALS:
    void jumpRequested(visor::profile::SourcePlace place);
};

} // namespace visor::ui
