// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/exporter.h"
#include "core/instrument/trace.h"
#include "core/visa/result.h"

#include <functional>
#include <span>

namespace visor::ui {

using SourceNames = std::function<QString(std::uint32_t)>;

/// RFC 4180 with a heading line; times ISO 8601 in UTC, durations in milliseconds, '.' decimals, bytes as text
/// where they are text, else hexadecimal (column "encoding" says which). At most TraceLog::kPreviewBytes of each
/// message.
[[nodiscard]] QByteArray traceCsv(std::span<const instrument::TraceEntry> entries, const SourceNames& names);
/// The same facts, one JSON object a line.
[[nodiscard]] QByteArray traceJsonLines(std::span<const instrument::TraceEntry> entries, const SourceNames& names);

/// Writes CSV, or JSON Lines when the name ends with .jsonl; the file appears whole or not at all, and what was
/// there stays when it is cancelled (ErrorAbort) or fails. Any thread.
[[nodiscard]] Result<void> exportTrace(const QString& path, std::span<const instrument::TraceEntry> entries,
                                       const SourceNames& names, const capture::ExportMonitor& monitor = {});

} // namespace visor::ui
