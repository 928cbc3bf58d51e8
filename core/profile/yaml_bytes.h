// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/problem.h"

#include <QByteArray>

#include <optional>

namespace visor::profile {

/// Why a profile's bytes are not even looked at as YAML: too many of them, some that YAML forbids (YAML 1.2 §5.1:
/// yaml-cpp takes 0x04 for the end of the text), or not UTF-8. Any thread.
[[nodiscard]] std::optional<Problem> foreignBytes(const QByteArray& yaml);

} // namespace visor::profile
