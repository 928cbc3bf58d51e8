// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/renderer.h"

#include <QString>

#include <functional>

class QWidget;

namespace visor::ui {

class InstrumentLink;

/// What is about to be sent, in the words of the question.
struct DangerousAct
{
    QString title;       ///< of the command or sequence
    QString values;      ///< "Channel 2, 20 V"; empty when it takes none
    QString description; ///< what the profile says of it
    QString instrument;  ///< which of several of a kind
};

/// The arguments as a technician says them, in the order of the parameters, defaults included: the value of a
/// property with its unit, everything else with its name before it.
[[nodiscard]] QString dangerousValues(const profile::Command& command, const profile::Arguments& arguments);

/// Whether this must be asked about before it is sent: the profile says that the command can do harm, and it does
/// more than switch something off.
[[nodiscard]] bool needsDangerQuestion(const profile::Command& command, const profile::Arguments& arguments);

/// "Keysight 33511B (TCPIP0::192.168.1.7::INSTR)": what it says it is, else what the profile is for.
[[nodiscard]] QString dangerousInstrument(const InstrumentLink& link, const profile::Profile& profile);

/// Asks before something that can do harm is sent; `accepted` runs when the user says so, unless `parent` has
/// gone. Cancel is the default. Returns at once.
void askAboutDanger(QWidget* parent, const DangerousAct& act, std::function<void()> accepted);

} // namespace visor::ui
