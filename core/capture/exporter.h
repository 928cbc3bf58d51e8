// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/capture.h"
#include "core/visa/deadline.h"
#include "core/visa/result.h"

#include <QByteArrayView>
#include <QIODevice>
#include <QStringList>

#include <cstddef>
#include <functional>
#include <limits>

namespace visor::capture {

struct ExportOptions
{
    /// Samples first … last-1 of every trace; the default is all.
    std::size_t first = 0;
    std::size_t last = std::numeric_limits<std::size_t>::max();
    /// Keep the instrument's codes instead of values, where the format has a choice.
    bool raw = false;
};

/// How a long export is watched and ended.
struct ExportMonitor
{
    /// Samples done of how many; called on the exporting thread, some times a second at most.
    std::function<void(std::size_t done, std::size_t total)> progress;
    visa::CancelToken token;
};

/// One file format. Stateless: one object serves all threads. A new format is one class and one line in
/// standardExporters().
class Exporter
{
public:
    Exporter() = default;
    Exporter(const Exporter&) = delete;
    Exporter& operator=(const Exporter&) = delete;
    virtual ~Exporter() = default;

    /// As a person names it: "CSV", "NumPy array", "JSON".
    [[nodiscard]] virtual QString name() const = 0;
    /// File ending without the dot, lower case.
    [[nodiscard]] virtual QString ending() const = 0;

    /// Ends early with ErrorAbort when cancelled; what is on the device by then is not a whole file.
    [[nodiscard]] virtual Result<void> write(const Capture& capture, const ExportOptions& options,
                                             QIODevice& device, const ExportMonitor& monitor) const = 0;
    /// Reads what write() wrote, and as much of others' files of that kind as it can. Foreign bytes: never
    /// trusted.
    [[nodiscard]] virtual Result<Capture> read(QByteArrayView content) const = 0;
};

} // namespace visor::capture
