// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/status.h"

#include <QString>

#include <cstdint>

namespace visor::doctor {

/// In the order in which they matter.
enum class Severity : std::uint8_t {
    Fine,    ///< was looked at and is as it should be
    Note,    ///< worth knowing
    Warning, ///< may be the reason, or will be one soon
    Problem, ///< is the reason
};

/// What one check came to: what it is, why, and what to do. A value; its sentences are translated.
struct Finding
{
    Severity severity = Severity::Note;
    /// "lan.refused": names the cause for scripts and tests; never translated, never changed.
    QString cause;
    QString title;   ///< what: half a sentence, with names and numbers
    QString reason;  ///< why, as far as it can be told; may be empty
    QString remedy;  ///< the next step; may be empty where nothing is wrong
    QString command; ///< exactly what to type for it, one command a line; empty where there is none
    QString detail;  ///< for the log: foreign words, errno; not translated
    /// What a failed operation would say of a Problem; the command line ends with its exit code.
    visa::Status status = visa::Status::Success;

    bool operator==(const Finding&) const = default;
};

} // namespace visor::doctor
