// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/status.h"

#include <QString>

namespace visor::visa {

/// What a status means to a person, one translated sentence. For codes that come without an Error of their own.
[[nodiscard]] QString statusSentence(Status status);

} // namespace visor::visa
