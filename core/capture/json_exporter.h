// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/exporter.h"

namespace visor::capture {

/// One self-describing JSON document: the description, and for each trace its codes in base64 with type, byte
/// order, scale and offset, so that nothing is rounded.
class JsonExporter : public Exporter
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString ending() const override;
    [[nodiscard]] Result<void> write(const Capture& capture, const ExportOptions& options, QIODevice& device,
                                     const ExportMonitor& monitor) const override;
    [[nodiscard]] Result<Capture> read(QByteArrayView content) const override;
};

} // namespace visor::capture
