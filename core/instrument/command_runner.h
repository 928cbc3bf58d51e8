// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/dialogue.h"
#include "core/profile/model.h"
#include "core/profile/renderer.h"
#include "core/profile/reply.h"
#include "core/scpi/error_text.h"

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace visor::instrument {

/// What came of one command.
struct CommandOutcome
{
    profile::ReplyValue reply; ///< empty for a write
    QByteArray sent;           ///< the program messages, one a line, as they went out
    QByteArray preamble;       ///< of a waveform: the scaling reply as received
    std::chrono::nanoseconds duration{0};
    profile::ReplyValue::List captured; ///< of a sequence: what its steps captured, in their order

    void noteSent(const QByteArray& message)
    {
        if (!sent.isEmpty())
            sent.append('\n');
        sent.append(message);
    }
};

/// What a running sweep's check query said last.
struct SweepProgress
{
    std::chrono::milliseconds elapsed{0};
    QByteArray check; ///< the reply, without its terminator; empty before the start
    profile::ReplyValue value =
        {}; ///< where it is by then; empty unless RunOptions::asksSweepValue and it answers
};

struct RunOptions
{
    std::optional<profile::Access> access;                   ///< of a property; absent: profile::naturalAccess()
    Dialogue::Progress progress;                             ///< of the longest reply of the command
    std::function<void(const SweepProgress&)> sweepProgress; ///< called on the dialogue's thread after each check
    /// Of a sweep of something readable: its value too, once before the start and with each check.
    bool asksSweepValue = false;
    /// Of a sequence: called on the dialogue's thread before each step, with its number from 1.
    std::function<void(std::size_t step, std::size_t of)> stepBegun;
};

/// Runs one command of a profile on the dialogue's thread: render, write or query, opc_query, preamble and axis
/// queries, waveform assembly, parse. Nothing is sent when an argument is refused. A command that needs something
/// this program does not run (sdk_call) is ErrorUnsupportedOperation saying so.
[[nodiscard]] Result<CommandOutcome> runCommand(Dialogue& dialogue, const profile::Profile& profile,
                                                const profile::Command& command,
                                                const profile::Arguments& arguments,
                                                const RunOptions& options = {});

/// Runs the steps of a sequence; captured replies fill later templates. The outcome's reply is the captured value
/// that the sequence returns. Stops at the first failure, whose message names the step.
[[nodiscard]] Result<CommandOutcome> runSequence(Dialogue& dialogue, const profile::Profile& profile,
                                                 const profile::Sequence& sequence,
                                                 const profile::Arguments& arguments,
                                                 const RunOptions& options = {});

/// One command and fixed arguments, as safe states, screenshots and waveform sources name it.
[[nodiscard]] Result<CommandOutcome> runCall(Dialogue& dialogue, const profile::Profile& profile,
                                             const profile::CommandCall& call, const RunOptions& options = {});

/// What a profile wants done once after each opening: termination, pause and clear of its quirks, then its init
/// commands (the answer of a query among them is read and dropped). Stops at the first failure, whose message
/// names the command.
[[nodiscard]] Result<void> prepareInstrument(Dialogue& dialogue, const profile::Profile& profile);

/// What it wants done before an orderly close: its cleanup commands. Stops at the first failure.
[[nodiscard]] Result<void> releaseInstrument(Dialogue& dialogue, const profile::Profile& profile);

/// One entry of the instrument's error queue: `-113,"Undefined header"`.
/// Empties the error queue (at most 30 entries) with the profile's error query, `SYSTem:ERRor?` without a profile.
/// Empty when there is no error, or when the profile says the instrument has no queue.
[[nodiscard]] Result<std::vector<scpi::ErrorReply>> readErrorQueue(Dialogue& dialogue,
                                                                   const profile::Profile* profile);

/// One setting of the instrument at one moment.
struct SettingValue
{
    QString command;
    profile::Arguments arguments;
    profile::ReplyValue value;
};

struct SettingsReading
{
    std::vector<SettingValue> values;
    std::optional<Error> lost; ///< the link was lost meanwhile: what follows is missing
};

/// Told before each question, on the dialogue's thread: how many were asked before, and how many there are.
using SettingsProgress = std::function<void(std::size_t asked, std::size_t of)>;

/// Reads every property that can be read and set, in the order of the file: one with a single argument of at most
/// eight values (a channel) for each of them, others with their defaults; one that needs more is left out, and so
/// is what the instrument refuses or does not answer. Ends early, with what there is, when cancelled, when the
/// link is lost and after the second timeout (1 s at most each).
[[nodiscard]] SettingsReading readSettings(Dialogue& dialogue, const profile::Profile& profile,
                                           const SettingsProgress& progress = {});

} // namespace visor::instrument
