// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/credentials.h"
#include "core/visa/deadline.h"
#include "core/visa/result.h"

namespace visor::app {

/// VISOR_USER and VISOR_PASSWORD of the environment. Never the arguments: every user of the machine can read
/// those.
[[nodiscard]] std::optional<instrument::Credentials> environmentCredentials();

/// Asks on the terminal, where the password is not shown; waits as long as the person needs. Nothing when there is
/// no terminal, or no answer. A cancel (Ctrl+C) ends it at once with ErrorAbort, and the terminal shows again what
/// is typed.
[[nodiscard]] Result<std::optional<instrument::Credentials>> askForCredentials(const visa::ResourceName& resource,
                                                                               const visa::CancelToken& token);

} // namespace visor::app
