// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/raw_capture.h"

#include <QCommandLineParser>

#include <optional>

namespace visor::app {

/// The options of `capture` that say how to capture without a profile: --query and what belongs to it.
void describeRawSource(QCommandLineParser& parser);

/// What they say; nothing without --query. An error is a mistake in the command line.
[[nodiscard]] Result<std::optional<capture::RawSource>> rawSourceOf(const QCommandLineParser& parser);

} // namespace visor::app
