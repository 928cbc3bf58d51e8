// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/exporter.h"

namespace visor::capture {

/// NumPy's .npy, format 1.0 or 2.0 (numpy.lib.format). The first array is the samples: values as float64 (float32
/// when that is what the instrument sent), or its codes with ExportOptions::raw; one dimension for one trace,
/// traces x samples for more. A second array, a byte string, holds the capture's description as JSON (numpy.load
/// on the same open file reads it); an explicit x axis follows as a third.
class NpyExporter : public Exporter
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString ending() const override;
    [[nodiscard]] Result<void> write(const Capture& capture, const ExportOptions& options, QIODevice& device,
                                     const ExportMonitor& monitor) const override;
    [[nodiscard]] Result<Capture> read(QByteArrayView content) const override;
};

} // namespace visor::capture
