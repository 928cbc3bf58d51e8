// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/exporter.h"

#include <cstddef>
#include <span>

namespace visor::capture {

/// Samples first … last-1.
struct SampleRange
{
    std::size_t first = 0;
    std::size_t last = 0;

    [[nodiscard]] std::size_t size() const { return last - first; }
};

/// The range the options mean for a capture; an error when that leaves nothing to write.
[[nodiscard]] Result<SampleRange> exportRange(const Capture& capture, const ExportOptions& options);
/// All traces have the same length and the same x; an error that says what to do when not.
[[nodiscard]] Result<void> requireCommonAxis(const Capture& capture);

/// Where an exporter's bytes go: turns short writes into errors, tells the monitor, looks at its token. Used by
/// one export on one thread.
class ExportSink
{
public:
    ExportSink(QIODevice& device, const ExportMonitor& monitor, std::size_t totalSamples)
        : m_device(device), m_monitor(monitor), m_total(totalSamples)
    {
    }

    [[nodiscard]] Result<void> write(const char* bytes, std::size_t size);
    [[nodiscard]] Result<void> write(std::span<const char> bytes) { return write(bytes.data(), bytes.size()); }
    [[nodiscard]] Result<void> write(const QByteArray& bytes)
    {
        return write(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    }
    /// Between two chunks: `samples` more are done. ErrorAbort when the export is no longer wanted.
    [[nodiscard]] Result<void> advance(std::size_t samples);

private:
    QIODevice& m_device;
    const ExportMonitor& m_monitor;
    std::size_t m_total;
    std::size_t m_done = 0;
};

/// Samples handled between two looks at the token.
inline constexpr std::size_t kExportChunk = std::size_t(1) << 16;

} // namespace visor::capture
