// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/visa/result.h"

#include <QByteArray>
#include <QVariantMap>

namespace visor::profile {

/// What is wanted of a property: its value, or to change it. Queries are always read, writes always written.
enum class Access : std::uint8_t { Read, Write };

/// Argument values by parameter name: text as a user or script gives it ("2.2k", "0.5 mV", "MAX", "on"), or
/// numbers and booleans as such.
using Arguments = QVariantMap;

struct RenderedCommand
{
    QByteArray bytes;          ///< the program message, without terminator
    bool expectsReply = false; ///< '?' ends a header, or force_query
};

/// The SCPI error number a refusal corresponds to (−104 type, −109 missing, −222 range, −224 illegal value); it
/// opens Error::detail ("-222,\"Data out of range\"").
enum class ArgumentError : std::int16_t {
    WrongType = -104,
    Missing = -109,
    OutOfRange = -222,
    IllegalValue = -224
};

/// The number in Error::detail of a refused argument, 0 when it has none.
[[nodiscard]] int scpiErrorNumber(const Error& error);

/// One argument checked and turned into its wire text. The message of a refusal names the parameter, what is wrong
/// and what would do. ErrorInvalidParameter. Pure; any thread.
[[nodiscard]] Result<QString> renderArgument(const Parameter& parameter, const QVariant& value);

/// A command with its arguments checked and filled in. Defaults stand in for arguments not given; an argument the
/// command does not have is refused. Nothing is sent when this fails. Pure; any thread.
[[nodiscard]] Result<RenderedCommand> render(const Command& command, Access access, const Arguments& arguments);

/// What a command without stated access does: queries and properties with a getter read, the rest write. With a
/// value for a parameter that only the setter uses, a property is written.
[[nodiscard]] Access naturalAccess(const Command& command, const Arguments& arguments);

/// A template (of an assembly, a preamble, a sequence step) filled from the command's parameters.
[[nodiscard]] Result<QByteArray> renderTemplate(const QString& text, const std::vector<Parameter>& parameters,
                                                const Arguments& arguments);

} // namespace visor::profile
