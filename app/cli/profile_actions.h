// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"

#include <QStringList>

namespace visor::app {

// What `visor profile ACTION` does. Data goes to stdout, as one JSON document with `asJson`.

/// `FILE:LINE:COLUMN: error: TEXT` for each problem; Refused when there is an error in any.
[[nodiscard]] ExitCode checkProfiles(const QStringList& files, bool asJson);
/// Rewrites the files that are not in shape; with `isCheck` names them only, and then Refused when there are any.
[[nodiscard]] ExitCode formatProfiles(const QStringList& files, bool isCheck, bool asJson);
/// What a profile says differently from the one that comes with Visor, or from a second one. Each is a file or a
/// key. As diff: 0 the same, 1 different, 2 trouble.
enum class DiffForm : std::uint8_t {
    Parts, ///< what they mean differently
    Lines, ///< every line, as diff -u has them
};
[[nodiscard]] ExitCode diffProfiles(const QStringList& names, DiffForm form, bool asJson,
                                    const profile::Library& library);

[[nodiscard]] ExitCode listProfiles(bool asJson, const profile::Library& library);
[[nodiscard]] ExitCode showProfile(const QString& key, bool asJson, const profile::Library& library);
/// Every profile that fits an identity reply, the one that is used first; NotFound when none does.
[[nodiscard]] ExitCode matchProfiles(const QString& identity, bool asJson, const profile::Library& library);
/// This instrument gets that profile from now on; without a key, the one that fits again.
[[nodiscard]] ExitCode pinProfile(const QString& identity, const QString& key, profile::Library& library);

/// A starting profile for an instrument, to stdout or into a file that is not there yet.
[[nodiscard]] ExitCode newProfile(const QString& resource, const QCommandLineParser& parser,
                                  const CommandContext& context);

} // namespace visor::app
