// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/exporter.h"

namespace visor::capture {

/// The instrument's answer as it came, headers and all: for other programs, and for finding out what it means. It
/// does not say what the bytes are, so it cannot be read back.
class ReplyExporter : public Exporter
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString ending() const override { return QStringLiteral("bin"); }
    [[nodiscard]] Result<void> write(const Capture& capture, const ExportOptions& options, QIODevice& device,
                                     const ExportMonitor& monitor) const override;
    [[nodiscard]] Result<Capture> read(QByteArrayView content) const override;
};

} // namespace visor::capture
