// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/renderer.h"

namespace visor::profile {

// What the parameters of a command are for. A property has parameters that say which value is meant (a channel)
// and others that are the value. Pure; any thread.

/// The value itself: the getter does without it. Of queries and writes every parameter is one.
[[nodiscard]] bool isValueParameter(const Command& command, const QString& name);

/// The only value parameter of a property; null when it has none or several.
[[nodiscard]] const Parameter* valueParameter(const Command& command);

/// The values a parameter can have, when they are at most `most`: an enum's choices or a short range of whole
/// numbers.
[[nodiscard]] QStringList fewValues(const Parameter& parameter, qsizetype most);

/// The choice of an enum or map that an instrument's word stands for: its full or short form, its wire value, or
/// the same number written differently. Empty when it is none of them.
[[nodiscard]] QString choiceMeant(const Parameter& parameter, const QString& word);

/// The parameter by which several of these commands differ only in the channel they mean: enum or short range,
/// named alike and with the same values in at least two of them, a key of at least one property. Null when there
/// is none. Where there are several, the one most commands have.
[[nodiscard]] const Parameter* commonChannel(const std::vector<const Command*>& commands);

/// `command` is one of those that commonChannel() found `channel` in.
[[nodiscard]] bool takesChannel(const Command& command, const Parameter& channel);

/// These arguments only switch something off: the command has one switch, a truth that becomes false or a choice
/// that becomes the one called Off, and all that it takes beside it picks a channel (fewValues()). What is off by
/// default counts as off when it is not given.
[[nodiscard]] bool switchesOff(const Command& command, const Arguments& arguments);

} // namespace visor::profile
