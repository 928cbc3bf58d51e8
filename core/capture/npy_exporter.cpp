// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/npy_exporter.h"

#include "core/capture/description.h"
#include "core/capture/npy_format.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace visor::capture {

namespace {

struct NpyText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::NpyExporter)
};

using waveform::SampleFormat;
using waveform::SampleType;
using waveform::Waveform;

bool isPlainFloat32(const Waveform& trace)
{
    return trace.format().type == SampleType::Float32 && trace.scaling() == waveform::Scaling{};
}

/// What the samples of all traces are written as.
Result<SampleFormat> arrayFormat(const Capture& capture, bool raw)
{
    const auto& first = *capture.traces.front();
    if (raw) {
        for (const auto& trace : capture.traces) {
            if (trace->format() != first.format())
                return failure(
                    visa::Status::ErrorUnsupportedFormat,
                    NpyText::tr("The traces have different sample types. Export values instead of codes, or "
                                "one trace at a time."),
                    QStringLiteral("capture.export"));
        }
        return first.format();
    }
    const bool plain = std::ranges::all_of(capture.traces, [&](const auto& trace) {
        return isPlainFloat32(*trace) && trace->format() == first.format();
    });
    return plain ? first.format() : SampleFormat{SampleType::Float64, std::endian::native};
}

Result<void> writeValues(ExportSink& sink, const Waveform& trace, SampleRange range)
{
    std::vector<double> values(std::min(kExportChunk, range.size()));
    for (std::size_t at = range.first; at < range.last; at += kExportChunk) {
        const auto chunk = std::span(values).first(std::min(kExportChunk, range.last - at));
        trace.copyValues(at, chunk);
        const auto bytes = std::as_bytes(chunk);
        if (auto written = sink.write(reinterpret_cast<const char*>(bytes.data()), bytes.size()); !written)
            return written;
        if (auto wanted = sink.advance(chunk.size()); !wanted)
            return wanted;
    }
    return {};
}

Result<void> writeCodes(ExportSink& sink, const Waveform& trace, SampleRange range)
{
    const std::size_t width = waveform::sampleSize(trace.format().type);
    constexpr std::size_t kPiece = 16 * kExportChunk; // no conversion: larger pieces
    for (std::size_t at = range.first; at < range.last; at += kPiece) {
        const std::size_t count = std::min(kPiece, range.last - at);
        if (auto written = sink.write(trace.rawBytes().subspan(at * width, count * width)); !written)
            return written;
        if (auto wanted = sink.advance(count); !wanted)
            return wanted;
    }
    return {};
}

} // namespace

QString NpyExporter::name() const
{
    return NpyText::tr("NumPy array");
}

QString NpyExporter::ending() const
{
    return QStringLiteral("npy");
}

Result<void> NpyExporter::write(const Capture& capture, const ExportOptions& options, QIODevice& device,
                                const ExportMonitor& monitor) const
{
    const auto range = exportRange(capture, options);
    if (!range)
        return tl::unexpected(range.error());
    if (auto common = requireCommonAxis(capture); !common)
        return common;
    const auto format = arrayFormat(capture, options.raw);
    if (!format)
        return tl::unexpected(format.error());
    const bool isCodes = options.raw || format->type == SampleType::Float32;

    ExportSink sink(device, monitor, range->size() * capture.traces.size());
    std::vector<std::size_t> shape{range->size()};
    if (capture.traces.size() > 1)
        shape.insert(shape.begin(), capture.traces.size());
    if (auto written = sink.write(npyHeader(npyDescr(*format), shape)); !written)
        return written;
    for (const auto& trace : capture.traces) {
        auto written = isCodes ? writeCodes(sink, *trace, *range) : writeValues(sink, *trace, *range);
        if (!written)
            return written;
    }
    QJsonObject description = describe(capture, *range);
    description.insert(QStringLiteral("array"), isCodes ? QStringLiteral("codes") : QStringLiteral("values"));
    const QByteArray text = QJsonDocument(description).toJson(QJsonDocument::Compact);
    if (auto written = sink.write(npyHeader("|S" + QByteArray::number(text.size()), {}) + text); !written)
        return written;
    const auto& first = *capture.traces.front();
    if (!first.isRegular()) {
        if (auto written =
                sink.write(npyHeader(npyDescr({SampleType::Float64, std::endian::native}), {range->size()}));
            !written)
            return written;
        const auto x = std::as_bytes(first.explicitAxis().subspan(range->first, range->size()));
        return sink.write(reinterpret_cast<const char*>(x.data()), x.size());
    }
    return {};
}

Result<Capture> NpyExporter::read(QByteArrayView content) const
{
    const auto samples = readNpyHeader(content);
    if (!samples)
        return tl::unexpected(samples.error());
    const auto format = samples->sampleFormat();
    if (!format || samples->shape.empty() || samples->shape.size() > 2)
        return unreadable(NpyText::tr("it holds no array of samples"));
    const std::size_t rows = samples->shape.size() == 2 ? samples->shape.front() : 1;
    const std::size_t count = samples->shape.back();
    constexpr std::size_t kMostTraces = 1024;
    if (rows > kMostTraces)
        return unreadable(NpyText::tr("it holds %1 traces, more than %2").arg(rows).arg(kMostTraces));

    // What follows is ours when it is there; a file of another program ends here.
    Description description;
    bool isCodes = false;
    QByteArrayView rest = content.sliced(static_cast<qsizetype>(samples->dataOffset + samples->dataSize));
    std::optional<waveform::ExplicitAxis> x;
    if (!rest.isEmpty()) {
        const auto text = readNpyHeader(rest);
        if (!text)
            return tl::unexpected(text.error());
        const auto json = QJsonDocument::fromJson(
            rest.sliced(static_cast<qsizetype>(text->dataOffset), static_cast<qsizetype>(text->dataSize))
                .toByteArray());
        auto found = readDescription(json.object());
        if (!found)
            return tl::unexpected(found.error());
        description = std::move(*found);
        isCodes = json.object().value(QStringLiteral("array")).toString() == QLatin1StringView("codes");
        rest = rest.sliced(static_cast<qsizetype>(text->dataOffset + text->dataSize));
        if (!rest.isEmpty()) {
            const auto positions = readNpyHeader(rest);
            if (!positions)
                return tl::unexpected(positions.error());
            if (positions->sampleFormat() != SampleFormat{SampleType::Float64, std::endian::native})
                return unreadable(NpyText::tr("its horizontal positions are not float64"));
            x.emplace(positions->dataSize / sizeof(double));
            if (!x->empty())
                std::memcpy(x->data(), rest.data() + positions->dataOffset, positions->dataSize);
        }
    }
    if (!description.traces.empty() && description.traces.size() != rows)
        return unreadable(
            NpyText::tr("it describes %1 traces but holds %2").arg(description.traces.size()).arg(rows));

    Capture capture = std::move(description.capture);
    const QByteArray data =
        content.sliced(static_cast<qsizetype>(samples->dataOffset), static_cast<qsizetype>(samples->dataSize))
            .toByteArray();
    for (std::size_t row = 0; row < rows; ++row) {
        Waveform::Parts parts;
        if (!description.traces.empty())
            parts = std::move(description.traces[row].parts);
        parts.bytes = data;
        parts.byteOffset = row * count * waveform::sampleSize(format->type);
        parts.count = count;
        parts.format = *format;
        if (!isCodes)
            parts.scaling = {};
        if (x)
            parts.x = *x;
        auto trace = Waveform::create(std::move(parts));
        if (!trace)
            return tl::unexpected(trace.error());
        capture.traces.push_back(std::move(*trace));
    }
    return capture;
}

} // namespace visor::capture
