// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/services.h"

#include <QObject>

class QLabel;
class QStatusBar;

namespace visor::app {

class Background;
class Workspace;

/// The line at the window's bottom that tells the truth: what is on show or under way, what is pending, how many
/// bytes went to and fro. GUI thread; a child of its bar, everything given outlives it.
class StatusLine : public QObject
{
public:
    StatusLine(QStatusBar& bar, const Services& services, const Background& background);

    /// `current` is the workspace on show, null when none is open.
    void show(Workspace* current, std::size_t pendingJobs);

private:
    [[nodiscard]] QString stateText(Workspace* current) const;

    const Services& m_services;
    const Background& m_background;
    QLabel* m_state;
    QLabel* m_pending;
    QLabel* m_bytes;
};

} // namespace visor::app
