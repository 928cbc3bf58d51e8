// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"

#include <memory>
#include <vector>

namespace visor::app {

/// Every way this build looks for instruments: one line each.
[[nodiscard]] std::vector<std::unique_ptr<instrument::Finder>> makeFinders();

} // namespace visor::app
