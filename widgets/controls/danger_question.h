// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace visor::ui {

/// Asks before something that can do harm is sent to `instrument`; `accepted` runs when the user says so, unless
/// `parent` has gone. Cancel is the default. Returns at once.
void askAboutDanger(QWidget* parent, const QString& title, const QString& description, const QString& instrument,
                    std::function<void()> accepted);

} // namespace visor::ui
