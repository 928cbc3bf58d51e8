// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"

#include <memory>

namespace visor::app {

/// Every wire this build speaks: one line each.
[[nodiscard]] std::unique_ptr<instrument::TransportSet> makeTransports();

} // namespace visor::app
