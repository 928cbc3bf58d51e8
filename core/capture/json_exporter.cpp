// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/json_exporter.h"

#include "core/capture/description.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace visor::capture {

namespace {

struct JsonText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::JsonExporter)
};

/// Base64 in pieces needs each piece but the last to be whole groups of three bytes.
constexpr std::size_t kJsonPiece = 3 * (std::size_t(1) << 16);

Result<void> writeBase64(ExportSink& sink, std::span<const char> bytes, std::size_t samplesPerPiece)
{
    for (std::size_t at = 0; at < bytes.size(); at += kJsonPiece) {
        const auto piece = bytes.subspan(at, std::min(kJsonPiece, bytes.size() - at));
        const auto text = QByteArray::fromRawData(piece.data(), static_cast<qsizetype>(piece.size())).toBase64();
        if (auto written = sink.write(text); !written)
            return written;
        if (auto wanted = sink.advance(samplesPerPiece * piece.size() / kJsonPiece); !wanted)
            return wanted;
    }
    return {};
}

/// The object's text without its closing brace, so that members can follow.
QByteArray openObject(const QJsonObject& object)
{
    QByteArray text = QJsonDocument(object).toJson(QJsonDocument::Compact);
    text.chop(1);
    return text;
}

Result<QByteArray> decodeBase64(const QJsonValue& value)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || !value.isString())
        return unreadable(JsonText::tr("the data of a trace is not base64"));
    return *decoded;
}

} // namespace

QString JsonExporter::name() const
{
    return JsonText::tr("JSON");
}

QString JsonExporter::ending() const
{
    return QStringLiteral("json");
}

Result<void> JsonExporter::write(const Capture& capture, const ExportOptions& options, QIODevice& device,
                                 const ExportMonitor& monitor) const
{
    const auto range = exportRange(capture, options);
    if (!range)
        return tl::unexpected(range.error());
    for (const auto& trace : capture.traces) {
        if (range->first >= trace->size())
            return failure(visa::Status::ErrorInvalidLength,
                           JsonText::tr("The chosen range lies past the end of %1. Zoom out or export all of it.")
                               .arg(trace->channel()),
                           QStringLiteral("capture.export"));
    }
    QJsonObject description = describe(capture, *range);
    const QJsonArray traces = description.take(QStringLiteral("traces")).toArray();
    description.insert(QStringLiteral("value"), QStringLiteral("code * y.scale + y.offset"));

    ExportSink sink(device, monitor, range->size() * capture.traces.size());
    if (auto written = sink.write(openObject(description) + ",\"traces\":["); !written)
        return written;
    for (qsizetype i = 0; i < traces.size(); ++i) {
        const auto& trace = *capture.traces[static_cast<std::size_t>(i)];
        const std::size_t width = waveform::sampleSize(trace.format().type);
        const std::size_t count = std::min(range->last, trace.size()) - range->first;
        QByteArray head = i == 0 ? QByteArray() : QByteArray(",");
        head += openObject(traces.at(i).toObject());
        if (!trace.isRegular()) {
            const auto x = std::as_bytes(trace.explicitAxis().subspan(range->first, count));
            const QByteArray bytes(reinterpret_cast<const char*>(x.data()), static_cast<qsizetype>(x.size()));
            head += ",\"x_float64_base64\":\"" + bytes.toBase64() + '"';
        }
        head += ",\"data_base64\":\"";
        if (auto written = sink.write(head); !written)
            return written;
        const auto bytes = trace.rawBytes().subspan(range->first * width, count * width);
        if (auto written = writeBase64(sink, bytes, kJsonPiece / width); !written)
            return written;
        if (auto written = sink.write(QByteArray("\"}")); !written)
            return written;
    }
    return sink.write(QByteArray("]}\n"));
}

Result<Capture> JsonExporter::read(QByteArrayView content) const
{
    QJsonParseError problem;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(content.data(), content.size()), &problem);
    if (!document.isObject()) {
        return unreadable(problem.error == QJsonParseError::NoError
                              ? JsonText::tr("it holds no JSON object")
                              : JsonText::tr("%1 at byte %2").arg(problem.errorString()).arg(problem.offset));
    }
    auto description = readDescription(document.object());
    if (!description)
        return tl::unexpected(description.error());
    Capture capture = std::move(description->capture);
    const QJsonArray traces = document.object().value(QStringLiteral("traces")).toArray();
    for (std::size_t i = 0; i < description->traces.size(); ++i) {
        auto& trace = description->traces[i];
        const QJsonObject object = traces.at(static_cast<qsizetype>(i)).toObject();
        auto bytes = decodeBase64(object.value(QStringLiteral("data_base64")));
        if (!bytes)
            return tl::unexpected(bytes.error());
        trace.parts.bytes = std::move(*bytes);
        if (trace.hasExplicitX) {
            const auto x = decodeBase64(object.value(QStringLiteral("x_float64_base64")));
            if (!x)
                return tl::unexpected(x.error());
            const auto values = static_cast<std::size_t>(x->size()) / sizeof(double);
            waveform::ExplicitAxis axis(values);
            if (values > 0)
                std::memcpy(axis.data(), x->constData(), values * sizeof(double));
            trace.parts.x = std::move(axis);
        }
        auto made = waveform::Waveform::create(std::move(trace.parts));
        if (!made)
            return tl::unexpected(made.error());
        capture.traces.push_back(std::move(*made));
    }
    return capture;
}

} // namespace visor::capture
