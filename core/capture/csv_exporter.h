// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/exporter.h"

namespace visor::capture {

/// Comma-separated values with a metadata header (`# key: value`), a row of names, a row of units and `.`
/// decimals; the digits are the fewest that read back equal. RFC 4180 quoting, LF line ends, UTF-8.
class CsvExporter : public Exporter
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString ending() const override;
    [[nodiscard]] Result<void> write(const Capture& capture, const ExportOptions& options, QIODevice& device,
                                     const ExportMonitor& monitor) const override;
    [[nodiscard]] Result<Capture> read(QByteArrayView content) const override;
};

} // namespace visor::capture
