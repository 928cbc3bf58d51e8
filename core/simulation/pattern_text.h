// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace visor::simulation {

/// A short text in which a regular expression is found: for identities that a profile recognises and replies that
/// its parser takes apart. Sound, not complete: every text was tried on the expression, and where none was found
/// (look-behind, back references, conditions that exclude each other) there is none. Pure.
[[nodiscard]] std::optional<QString> textMatching(const QString& pattern, bool ignoresCase = true);

/// The same with `content` where the numbered group stands, so that the expression captures just that.
[[nodiscard]] std::optional<QString> textCapturing(const QString& pattern, int group, const QString& content);

} // namespace visor::simulation
