// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/export_sink.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::capture {

namespace {

struct ExportText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::Exporter)
};

} // namespace

Result<SampleRange> exportRange(const Capture& capture, const ExportOptions& options)
{
    std::size_t longest = 0;
    for (const auto& trace : capture.traces)
        longest = std::max(longest, trace->size());
    const SampleRange range{options.first, std::min(options.last, longest)};
    if (range.first >= range.last) {
        return failure(visa::Status::ErrorInvalidLength,
                       longest == 0
                           ? ExportText::tr("There are no samples to export. Capture a trace first.")
                           : ExportText::tr("The chosen range holds no samples. Zoom out or export all of it."),
                       QStringLiteral("capture.export"));
    }
    return range;
}

Result<void> requireCommonAxis(const Capture& capture)
{
    const auto& first = *capture.traces.front();
    for (const auto& trace : capture.traces) {
        const bool same = trace->size() == first.size() && trace->isRegular() == first.isRegular() &&
                          (trace->isRegular() ? *trace->regularAxis() == *first.regularAxis()
                                              : std::ranges::equal(trace->explicitAxis(), first.explicitAxis()));
        if (!same) {
            return failure(
                visa::Status::ErrorUnsupportedFormat,
                ExportText::tr("The traces have different horizontal axes. Export one at a time, or choose "
                               "JSON."),
                QStringLiteral("capture.export"));
        }
    }
    return {};
}

Result<void> ExportSink::write(const char* bytes, std::size_t count)
{
    const auto size = static_cast<qint64>(count);
    if (m_device.write(bytes, size) != size) {
        return failure(visa::Status::ErrorFileIo,
                       ExportText::tr("The file cannot be written. Make room and try again."),
                       QStringLiteral("capture.export"), m_device.errorString());
    }
    return {};
}

Result<void> ExportSink::advance(std::size_t samples)
{
    m_done += samples;
    if (m_monitor.progress)
        m_monitor.progress(m_done, m_total);
    if (m_monitor.token.isCancelled()) {
        return failure(visa::Status::ErrorAbort, ExportText::tr("The export was cancelled; no file was written."),
                       QStringLiteral("capture.export"));
    }
    return {};
}

} // namespace visor::capture
