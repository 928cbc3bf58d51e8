// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/reply_exporter.h"

#include "core/capture/export_sink.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::capture {

namespace {

struct ReplyExporterText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::ReplyExporter)
};

constexpr std::size_t kReplyChunk = std::size_t(1) << 20;

} // namespace

QString ReplyExporter::name() const
{
    return ReplyExporterText::tr("Reply as it came");
}

Result<void> ReplyExporter::write(const Capture& capture, const ExportOptions& options, QIODevice& device,
                                  const ExportMonitor& monitor) const
{
    const auto isCut = [&options](const waveform::WaveformPtr& trace) {
        return options.first != 0 || options.last < trace->size();
    };
    if (std::ranges::any_of(capture.traces, isCut)) {
        return failure(visa::Status::ErrorUnsupportedFormat,
                       ReplyExporterText::tr("The reply is exported whole. Export all samples, or the view in "
                                             "another format."),
                       QStringLiteral("capture.export"));
    }
    std::vector<QByteArray> replies{capture.reply};
    if (capture.reply.isEmpty()) {
        replies.clear();
        for (const auto& trace : capture.traces) {
            // Samples that were made from text or a file are no reply, though they stand in the same place.
            if (trace->rawBytes().data() == trace->reply().constData()) {
                return failure(
                    visa::Status::ErrorUnsupportedFormat,
                    ReplyExporterText::tr("This capture keeps numbers, not the instrument's reply. Export "
                                          "it as CSV, NPY or JSON."),
                    QStringLiteral("capture.export"));
            }
            replies.push_back(trace->reply());
        }
    }
    std::size_t total = 0;
    for (const QByteArray& reply : replies)
        total += static_cast<std::size_t>(reply.size());
    ExportSink sink(device, monitor, total);
    for (const QByteArray& reply : replies) {
        std::span<const char> left(reply.constData(), static_cast<std::size_t>(reply.size()));
        while (!left.empty()) {
            const auto chunk = left.first(std::min(kReplyChunk, left.size()));
            if (auto written = sink.write(chunk); !written)
                return written;
            if (auto wanted = sink.advance(chunk.size()); !wanted)
                return wanted;
            left = left.subspan(chunk.size());
        }
    }
    return {};
}

Result<Capture> ReplyExporter::read(QByteArrayView) const
{
    return failure(
        visa::Status::ErrorUnsupportedFormat,
        ReplyExporterText::tr("A reply alone does not say what it means. Choose a CSV, NPY or JSON file."),
        QStringLiteral("capture.import"));
}

} // namespace visor::capture
