// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/credentials.h"

namespace visor::app {

/// VISOR_USER and VISOR_PASSWORD of the environment. Never the arguments: every user of the machine can read
/// those.
[[nodiscard]] std::optional<instrument::Credentials> environmentCredentials();

/// Asks on the terminal, where the password is not shown; waits as long as the person needs. Nothing when there is
/// no terminal, or no answer.
[[nodiscard]] std::optional<instrument::Credentials> askForCredentials(const visa::ResourceName& resource);

} // namespace visor::app
