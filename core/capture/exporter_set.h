// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/exporter.h"

#include <memory>
#include <vector>

namespace visor::capture {

/// The file formats a program knows, found by file ending. Built by the program, read-only afterwards; any thread.
class ExporterSet
{
public:
    void add(std::unique_ptr<Exporter> exporter) { m_exporters.push_back(std::move(exporter)); }

    [[nodiscard]] const std::vector<std::unique_ptr<Exporter>>& all() const { return m_exporters; }
    /// By the ending of the path, any case; ErrorUnsupportedFormat names the endings there are.
    [[nodiscard]] Result<const Exporter*> forPath(const QString& path) const;

    /// Writes the whole file or none of it: a failed or cancelled export leaves what was there before.
    [[nodiscard]] Result<void> write(const Capture& capture, const QString& path,
                                     const ExportOptions& options = {}, const ExportMonitor& monitor = {}) const;
    [[nodiscard]] Result<Capture> read(const QString& path) const;

private:
    std::vector<std::unique_ptr<Exporter>> m_exporters;
};

/// CSV, NPY, JSON and the reply as it came.
[[nodiscard]] ExporterSet standardExporters();

} // namespace visor::capture
