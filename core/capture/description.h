// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/capture.h"
#include "core/capture/export_sink.h"

#include <QJsonObject>

namespace visor::capture {

/// What a file says of one trace beside its samples.
struct TraceDescription
{
    std::size_t count = 0;
    bool hasExplicitX = false;
    waveform::Waveform::Parts parts; ///< everything but the bytes and an explicit x
};

struct Description
{
    Capture capture; ///< without traces
    std::vector<TraceDescription> traces;
};

/// Everything about a capture but its samples, as JSON (format "visor-capture", version 1).
[[nodiscard]] QJsonObject describe(const Capture& capture, SampleRange range);
/// The way back. Refuses other formats, later versions and words it does not know; never trusts a number.
[[nodiscard]] Result<Description> readDescription(const QJsonObject& object);

/// An error for a file that is not what its ending says.
[[nodiscard]] tl::unexpected<Error> unreadable(const QString& why);

} // namespace visor::capture
