// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/gpib_boards.h"
#include "core/instrument/transport.h"
#include "core/instrument/trust_store.h"
#include "core/locks/lock_registry.h"

#include <memory>

namespace visor::app {

/// Every wire this build speaks: one line each. Their sessions keep to the locks of `registry`, which outlives
/// them. `gpib` is shared with makeFinders(). `trust` holds the certificates a person trusted; null: none.
[[nodiscard]] std::unique_ptr<instrument::TransportSet>
makeTransports(locks::LockRegistry& registry, const GpibBuses& gpib,
               const std::shared_ptr<instrument::TrustStore>& trust = {});

} // namespace visor::app
