// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/description.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringDecoder>

namespace visor::capture {

namespace {

constexpr int kDescriptionVersion = 1;

struct DescriptionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::Description)
};

QJsonObject labelToJson(const waveform::AxisLabel& label)
{
    return {{QStringLiteral("name"), label.name}, {QStringLiteral("unit"), label.unit}};
}

waveform::AxisLabel labelFromJson(const QJsonObject& object)
{
    return {object.value(QStringLiteral("name")).toString(), object.value(QStringLiteral("unit")).toString()};
}

void insertPreamble(QJsonObject& object, const QByteArray& preamble)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(preamble);
    if (!decoder.hasError() && !text.contains(QChar(QChar::Null)))
        object.insert(QStringLiteral("preamble"), text);
    else
        object.insert(QStringLiteral("preamble_base64"), QString::fromLatin1(preamble.toBase64()));
}

QJsonObject traceToJson(const waveform::Waveform& trace, SampleRange range)
{
    QJsonObject x = labelToJson(trace.xLabel());
    if (const auto* axis = trace.regularAxis()) {
        x.insert(QStringLiteral("start"), trace.x(range.first));
        x.insert(QStringLiteral("increment"), axis->increment);
    } else {
        x.insert(QStringLiteral("explicit"), true);
    }
    QJsonObject y = labelToJson(trace.yLabel());
    y.insert(QStringLiteral("scale"), trace.scaling().scale);
    y.insert(QStringLiteral("offset"), trace.scaling().offset);
    return {
        {QStringLiteral("channel"), trace.channel()},
        {QStringLiteral("samples"), static_cast<qint64>(std::min(range.last, trace.size()) - range.first)},
        {QStringLiteral("dtype"), QString(waveform::sampleTypeName(trace.format().type))},
        {QStringLiteral("byte_order"),
         trace.format().order == std::endian::big ? QStringLiteral("big") : QStringLiteral("little")},
        {QStringLiteral("x"), x},
        {QStringLiteral("y"), y},
    };
}

Result<TraceDescription> traceFromJson(const QJsonObject& object)
{
    TraceDescription trace;
    const qint64 count = object.value(QStringLiteral("samples")).toInteger(-1);
    if (count < 0)
        return unreadable(DescriptionText::tr("a trace does not say how many samples it has"));
    trace.count = static_cast<std::size_t>(count);
    trace.parts.count = trace.count;
    trace.parts.channel = object.value(QStringLiteral("channel")).toString();
    const QByteArray typeName = object.value(QStringLiteral("dtype")).toString().toLatin1();
    const auto type = waveform::sampleTypeFromName(QLatin1StringView(typeName));
    if (!type)
        return unreadable(DescriptionText::tr("the sample type “%1” is unknown").arg(QLatin1StringView(typeName)));
    trace.parts.format.type = *type;
    trace.parts.format.order = object.value(QStringLiteral("byte_order")).toString() == QLatin1StringView("big")
                                   ? std::endian::big
                                   : std::endian::little;
    const QJsonObject x = object.value(QStringLiteral("x")).toObject();
    trace.parts.xLabel = labelFromJson(x);
    trace.hasExplicitX = x.value(QStringLiteral("explicit")).toBool();
    if (!trace.hasExplicitX)
        trace.parts.x = waveform::RegularAxis{x.value(QStringLiteral("start")).toDouble(),
                                              x.value(QStringLiteral("increment")).toDouble()};
    const QJsonObject y = object.value(QStringLiteral("y")).toObject();
    trace.parts.yLabel = labelFromJson(y);
    trace.parts.scaling = {y.value(QStringLiteral("scale")).toDouble(1),
                           y.value(QStringLiteral("offset")).toDouble()};
    return trace;
}

} // namespace

tl::unexpected<Error> unreadable(const QString& why)
{
    return failure(
        visa::Status::ErrorInvalidFormat,
        DescriptionText::tr("The file cannot be read as a capture: %1. Choose a file that Visor exported.")
            .arg(why),
        QStringLiteral("capture.import"));
}

QJsonObject describe(const Capture& capture, SampleRange range)
{
    QJsonArray settings;
    for (const Setting& setting : capture.settings)
        settings.append(QJsonObject{{QStringLiteral("name"), setting.name},
                                    {QStringLiteral("value"), setting.value},
                                    {QStringLiteral("unit"), setting.unit}});
    QJsonArray traces;
    for (const auto& trace : capture.traces)
        traces.append(traceToJson(*trace, range));
    QJsonObject object{
        {QStringLiteral("format"), QStringLiteral("visor-capture")},
        {QStringLiteral("version"), kDescriptionVersion},
        {QStringLiteral("time"), capture.time.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("instrument"), QJsonObject{{QStringLiteral("manufacturer"), capture.identity.manufacturer},
                                                   {QStringLiteral("model"), capture.identity.model},
                                                   {QStringLiteral("serial"), capture.identity.serial},
                                                   {QStringLiteral("firmware"), capture.identity.firmware}}},
        {QStringLiteral("resource"), capture.resource},
        {QStringLiteral("profile"), capture.profile},
        {QStringLiteral("profile_version"), capture.profileVersion},
        {QStringLiteral("note"), capture.note},
        {QStringLiteral("settings"), settings},
        {QStringLiteral("first_sample"), static_cast<qint64>(range.first)},
        {QStringLiteral("traces"), traces},
    };
    insertPreamble(object, capture.preamble);
    return object;
}

Result<Description> readDescription(const QJsonObject& object)
{
    if (object.value(QStringLiteral("format")).toString() != QLatin1StringView("visor-capture"))
        return unreadable(DescriptionText::tr("it does not say that it is one"));
    const int version = object.value(QStringLiteral("version")).toInt();
    if (version < 1 || version > kDescriptionVersion)
        return unreadable(DescriptionText::tr("its version %1 is newer than this program").arg(version));
    Description description;
    Capture& capture = description.capture;
    capture.time = QDateTime::fromString(object.value(QStringLiteral("time")).toString(), Qt::ISODateWithMs);
    const QJsonObject instrument = object.value(QStringLiteral("instrument")).toObject();
    capture.identity.manufacturer = instrument.value(QStringLiteral("manufacturer")).toString();
    capture.identity.model = instrument.value(QStringLiteral("model")).toString();
    capture.identity.serial = instrument.value(QStringLiteral("serial")).toString();
    capture.identity.firmware = instrument.value(QStringLiteral("firmware")).toString();
    capture.resource = object.value(QStringLiteral("resource")).toString();
    capture.profile = object.value(QStringLiteral("profile")).toString();
    capture.profileVersion = object.value(QStringLiteral("profile_version")).toString();
    capture.note = object.value(QStringLiteral("note")).toString();
    capture.preamble =
        object.contains(QStringLiteral("preamble_base64"))
            ? QByteArray::fromBase64(object.value(QStringLiteral("preamble_base64")).toString().toLatin1())
            : object.value(QStringLiteral("preamble")).toString().toUtf8();
    const QJsonArray settings = object.value(QStringLiteral("settings")).toArray();
    for (const auto& entry : settings) {
        const QJsonObject setting = entry.toObject();
        capture.settings.push_back({setting.value(QStringLiteral("name")).toString(),
                                    setting.value(QStringLiteral("value")).toString(),
                                    setting.value(QStringLiteral("unit")).toString()});
    }
    const QJsonArray traces = object.value(QStringLiteral("traces")).toArray();
    for (const auto& entry : traces) {
        auto trace = traceFromJson(entry.toObject());
        if (!trace)
            return tl::unexpected(trace.error());
        description.traces.push_back(std::move(*trace));
    }
    return description;
}

} // namespace visor::capture
