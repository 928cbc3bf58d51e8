// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/locks/lock_registry.h"

namespace visor::locks {

/// "visor-console, user ada, process 4711", or "another session of this program".
[[nodiscard]] QString partyText(const LockParty& party);
/// "14:02", with the day when it was not today. Local time.
[[nodiscard]] QString sinceText(std::int64_t since);
/// "exclusive", "shared".
[[nodiscard]] QString modeText(visa::LockMode mode);

/// The sentence for somebody who was refused: who has it, since when, what to do.
[[nodiscard]] QString lockedSentence(const QString& resource, const LockParty& holder);
/// The same when nobody is known by name.
[[nodiscard]] QString lockedSentence(const QString& resource);

} // namespace visor::locks
