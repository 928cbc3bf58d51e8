// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/command_runner.h"
#include "core/instrument/setup.h"

namespace visor::instrument {

/// What takeSetup() read, and how much of what there was to read.
struct TakenSetup
{
    Setup setup;
    std::size_t asked = 0; ///< settings of the profile; the instrument refused or did not answer those missing
};

/// The instrument's settings now (readSettings()), as far as the profile can set them back. ErrorAbort when
/// cancelled, ErrorConnectionLost.
[[nodiscard]] Result<TakenSetup> takeSetup(Dialogue& dialogue, const profile::Profile& profile,
                                           const scpi::Identity& identity, const SettingsProgress& progress = {});

/// One line of before → after.
struct SetupLine
{
    QString command;
    profile::Arguments arguments;
    std::optional<QString> before; ///< nothing: the instrument did not say
    QString after;
    QString unit;
    bool isDangerous = false;

    bool operator==(const SetupLine&) const = default;
};

struct SetupComparison
{
    std::vector<SetupLine> lines; ///< what differs, in the order of the setup
    QStringList unknown;          ///< commands of the setup that the profile cannot set (any more)
    std::size_t same = 0;
};

/// ErrorInvalidSetup when the setup was saved with another profile. Pure.
[[nodiscard]] Result<SetupComparison> compareSetup(const profile::Profile& profile, const Setup& wanted,
                                                   const Setup& present);

struct SetupLineResult
{
    enum class Outcome : std::uint8_t {
        NotSent,  ///< the work ended before its turn
        Taken,    ///< as wanted
        Adjusted, ///< the instrument made something else of it: `now`
        Refused,  ///< `why`; the instrument keeps what it had
        Failed,   ///< `why`; nobody knows what the instrument has now
    };
    Outcome outcome = Outcome::NotSent;
    QString now; ///< read back; empty when it was not
    std::optional<Error> why;
};

/// Called on the dialogue's thread when a line's result is known, or known better.
using SetupLineDone = std::function<void(std::size_t line, const SetupLineResult& result)>;

/// Sends the lines in their order, asks for the instrument's complaint after each, and reads all of them back at
/// the end. Goes on after a refusal; ends at a cancel, a lost link and the second timeout. One result a line.
[[nodiscard]] std::vector<SetupLineResult> applySetup(Dialogue& dialogue, const profile::Profile& profile,
                                                      const std::vector<SetupLine>& lines, Origin origin,
                                                      const SetupLineDone& done = {});

/// What takes applied lines back: those that may have changed something and whose old value is known, the last
/// first.
[[nodiscard]] std::vector<SetupLine> undoOf(const std::vector<SetupLine>& lines,
                                            const std::vector<SetupLineResult>& results);

} // namespace visor::instrument
