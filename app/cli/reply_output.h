// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_code.h"

#include <QByteArray>
#include <QCommandLineParser>

namespace visor::app {

/// The reply's bytes to --output where given, else to stdout, unchanged. Text that does not end with a newline
/// gets one on a terminal only: a pipe receives exactly what the instrument sent.
[[nodiscard]] ExitCode deliverReply(const QByteArray& reply, const QCommandLineParser& parser);

/// Writes a whole file or none of it; reports what is in the way.
[[nodiscard]] ExitCode writeFile(const QString& path, const QByteArray& bytes);

} // namespace visor::app
