// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/capture.h"
#include "core/visa/result.h"

#include <QByteArrayView>

namespace visor::capture {

/// A table of numbers as a capture: our own files with everything in them, others' with the columns they have (the
/// first is x; separator comma, semicolon or tab; rows of names and units are optional). Errors name the line.
[[nodiscard]] Result<Capture> readCsv(QByteArrayView content);

} // namespace visor::capture
