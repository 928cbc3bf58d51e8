// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/doctor.h"
#include "core/instrument/transport.h"
#include "core/locks/lock_registry.h"
#include "core/profile/library.h"

#include <memory>

namespace visor::app {

/// The doctor with everything this build can look into: one line each. What it is given outlives it. `credentials`
/// is whom to ask where an instrument insists on a login; empty: nobody.
[[nodiscard]] std::unique_ptr<doctor::Doctor> makeDoctor(const instrument::TransportSet& transports,
                                                         const profile::Library& library,
                                                         const locks::LockRegistry& registry,
                                                         instrument::CredentialSource credentials = {});

} // namespace visor::app
