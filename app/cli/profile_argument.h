// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/library.h"

#include <QString>

#include <memory>

namespace visor::app {

/// The profile that a user names: a file, whose errors and warnings go to stderr at their places
/// (`FILE:LINE:COLUMN: error: TEXT`), or the name of a known profile. ErrorInvalidSetup for one that does not
/// work, ErrorResourceNotFound for an unknown name.
[[nodiscard]] Result<std::shared_ptr<const profile::Profile>> profileFromArgument(const QString& fileOrKey,
                                                                                  const profile::Library& library);

} // namespace visor::app
