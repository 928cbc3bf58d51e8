// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/recorder.h"

#include <QDateTime>

namespace visor::instrument {

enum class ScriptForm : std::uint8_t {
    Scpi,   ///< the messages alone, one a line, as the terminal takes them
    Shell,  ///< `visor` command lines for a POSIX shell
    Python, ///< with PyVISA
};

struct RecordedSession
{
    QString resource;
    QString instrument; ///< who it is, for the script's head
    QDateTime time;     ///< when the recording began
    std::vector<RecordedAct> acts;
};

struct RecordingScript
{
    QString text;
    /// Acts that this form cannot say: they stand in the text as comments (Scpi: they are missing).
    std::size_t leftOut = 0;
};

/// The session as a script that does the same again, connection included. Blocks that the instrument answered go
/// into files beside the script. Pure.
[[nodiscard]] RecordingScript scriptOf(ScriptForm form, const RecordedSession& session);

} // namespace visor::instrument
