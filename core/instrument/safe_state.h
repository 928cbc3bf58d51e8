// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/dialogue.h"
#include "core/profile/model.h"
#include "core/scpi/error_text.h"

#include <QString>

#include <chrono>
#include <vector>

namespace visor::instrument {

/// An instrument that has said nothing for so long is called silent: a technician is told. How long it may take in
/// all is its profile's timeout.
inline constexpr std::chrono::milliseconds kSilence{500};
/// Once it was silent, what is left waits no longer than this, and no choice of the user's makes it shorter: a
/// serial line needs a second to settle before it sends again.
inline constexpr std::chrono::milliseconds kAfterSilence{1500};

/// What else there is to say of an instrument that is in its safe state.
struct SafeStateOutcome
{
    std::vector<scpi::ErrorReply> earlier; ///< complaints that its steps did not cause: they were there before
};

/// Brings an instrument into the safe state of its profile, on the dialogue's thread. Every step that is for the
/// model that gave this identity is sent, whatever becomes of the others: one refused command must not leave the
/// other outputs on. Nothing is asked before the steps are out.
///
/// Done means that the instrument answers, does not complain of any step, and reads off where a step switches off
/// what can be read. A complaint in its queue may be older than the steps; so the steps are sent once more, with
/// the queue empty, and what it says then counts. Where it has no error queue, its identity is asked for a sign
/// of life, unless a step was answered or that question upsets it.
[[nodiscard]] Result<SafeStateOutcome> bringIntoSafeState(Dialogue& dialogue, const profile::Profile& profile,
                                                          const QString& identity);

} // namespace visor::instrument
