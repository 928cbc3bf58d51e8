// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/renderer.h"
#include "core/profile/reply.h"

#include <QString>

namespace visor::ui {

/// "timebase_scale" → "Timebase scale".
[[nodiscard]] QString titleOf(const QString& name);

/// True when the text is in the command's name, title, description or SCPI, ignoring case.
[[nodiscard]] bool matchesSearch(const profile::Command& command, const QString& text);

[[nodiscard]] bool matchesSearch(const profile::Sequence& sequence, const QString& text);

/// Description, SCPI, parameters with range and default: what hovering over a command shows.
[[nodiscard]] QString toolTipOf(const profile::Command& command);

/// Description and range of one parameter.
[[nodiscard]] QString toolTipOf(const profile::Parameter& parameter);

/// Why what needs the maker's software (profile::Command::needsSdk()) cannot be done from here.
[[nodiscard]] QString sdkReason();

/// `visor run RESOURCE COMMAND name=value …`, quoted for a POSIX shell.
[[nodiscard]] QString commandLineOf(const QString& resource, const profile::Command& command,
                                    const profile::Arguments& arguments);

/// Python with PyVISA: opens the resource and does the same.
[[nodiscard]] QString pythonOf(const QString& resource, const profile::RenderedCommand& rendered);

/// A reply for a field: numbers in engineering notation with their unit.
[[nodiscard]] QString displayTextOf(const profile::ReplyValue& reply);

} // namespace visor::ui
