// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace visor::app {

/// What the command line asks of the window.
struct ConsoleOptions
{
    enum class Act {
        Run,
        PrintHelp,
        PrintVersion,
        RefuseUsage, ///< `text` says why
    };
    Act act = Act::Run;
    QString text; ///< help, version, or the complaint
    bool startsBench = false;
    QStringList open;   ///< resource strings, aliases or names of the bench's instruments
    QString screenshot; ///< take a picture of the window once it has settled, and quit
    QString tab;        ///< "controls", "terminal" or "waveform": shown first

    [[nodiscard]] static ConsoleOptions parse(const QStringList& arguments);
};

} // namespace visor::app
