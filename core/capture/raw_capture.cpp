// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/raw_capture.h"

#include "core/profile/reply_parser.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace visor::capture {

using waveform::SampleType;

namespace {

struct RawCaptureText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::RawCapture)
};

constexpr std::array kRawTypes{SampleType::Int8,  SampleType::UInt8,  SampleType::Int16,   SampleType::UInt16,
                               SampleType::Int32, SampleType::UInt32, SampleType::Float32, SampleType::Float64};
constexpr QLatin1StringView kTextFormat{"ascii"};
constexpr qsizetype kLongestQuery = 4096;
constexpr qsizetype kLongestUnit = 16;

bool isPrintable(const QString& text)
{
    return std::ranges::none_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
}

tl::unexpected<Error> refusedSource(const QString& sentence)
{
    return failure(visa::Status::ErrorInvalidParameter, sentence, QStringLiteral("capture.raw"));
}

QString orderName(std::endian order)
{
    return order == std::endian::big ? QStringLiteral("big") : QStringLiteral("little");
}

/// As the profile of such an instrument would describe the answer.
profile::Returns returnsOf(const RawSource& source)
{
    profile::Returns returns;
    returns.type = profile::ReturnType::Vector;
    returns.unit = source.yUnit;
    returns.xUnit = source.xUnit;
    if (!source.type) {
        returns.encoding = profile::Returns::Encoding::Ascii;
        return returns;
    }
    returns.formatHint = source.type;
    returns.byteOrderHint =
        source.order == std::endian::big ? profile::ByteOrder::Big : profile::ByteOrder::Little;
    return returns;
}

} // namespace

QString rawFormatName(const std::optional<SampleType>& type)
{
    return type ? QString(waveform::sampleTypeName(*type)) : QString(kTextFormat);
}

QStringList rawFormatNames()
{
    QStringList names;
    for (const SampleType type : kRawTypes)
        names.append(rawFormatName(type));
    names.append(kTextFormat);
    return names;
}

Result<std::optional<SampleType>> rawFormatFromName(const QString& name)
{
    const QString known = name.trimmed().toLower();
    if (known == kTextFormat)
        return std::optional<SampleType>();
    for (const SampleType type : kRawTypes) {
        if (known == waveform::sampleTypeName(type))
            return std::optional(type);
    }
    return refusedSource(RawCaptureText::tr("“%1” is no format of samples. Choose one of: %2.")
                             .arg(name, rawFormatNames().join(QStringLiteral(", "))));
}

QJsonObject RawSource::toJson() const
{
    return {{QStringLiteral("query"), query},
            {QStringLiteral("format"), rawFormatName(type)},
            {QStringLiteral("order"), orderName(order)},
            {QStringLiteral("x_start"), xStart},
            {QStringLiteral("x_increment"), xIncrement},
            {QStringLiteral("x_unit"), xUnit},
            {QStringLiteral("y_scale"), yScale},
            {QStringLiteral("y_offset"), yOffset},
            {QStringLiteral("y_unit"), yUnit}};
}

RawSource RawSource::fromJson(const QJsonObject& object)
{
    RawSource source;
    source.query = object.value(QStringLiteral("query")).toString();
    if (const auto type = rawFormatFromName(object.value(QStringLiteral("format")).toString()))
        source.type = *type;
    if (object.value(QStringLiteral("order")).toString() == orderName(std::endian::little))
        source.order = std::endian::little;
    const RawSource usual;
    source.xStart = object.value(QStringLiteral("x_start")).toDouble(usual.xStart);
    source.xIncrement = object.value(QStringLiteral("x_increment")).toDouble(usual.xIncrement);
    source.xUnit = object.value(QStringLiteral("x_unit")).toString();
    source.yScale = object.value(QStringLiteral("y_scale")).toDouble(usual.yScale);
    source.yOffset = object.value(QStringLiteral("y_offset")).toDouble(usual.yOffset);
    source.yUnit = object.value(QStringLiteral("y_unit")).toString();
    RawSource asked = source;
    asked.query = QStringLiteral("?"); // nothing typed yet is no mistake
    if (!checkRawSource(asked) || !isPrintable(source.query) || source.query.size() > kLongestQuery)
        return {};
    return source;
}

Result<void> checkRawSource(const RawSource& source)
{
    if (source.query.trimmed().isEmpty()) {
        return refusedSource(RawCaptureText::tr(
            "Type the query that the instrument answers with its data, such as :WAV:DATA? or CURV?."));
    }
    if (!isPrintable(source.query) || source.query.size() > kLongestQuery)
        return refusedSource(
            RawCaptureText::tr("The query is one line of at most %1 characters.").arg(kLongestQuery));
    if (!std::isfinite(source.xStart) || !std::isfinite(source.yOffset))
        return refusedSource(RawCaptureText::tr("The start of x and the offset of y are numbers."));
    if (!(source.xIncrement > 0) || !std::isfinite(source.xIncrement))
        return refusedSource(
            RawCaptureText::tr("The step of x from one sample to the next is a number above zero."));
    if (source.yScale == 0 || !std::isfinite(source.yScale))
        return refusedSource(RawCaptureText::tr("The scale of y is a number, and not zero."));
    for (const QString& unit : {source.xUnit, source.yUnit}) {
        if (unit.size() > kLongestUnit || !isPrintable(unit))
            return refusedSource(
                RawCaptureText::tr("“%1” is no unit. Write one such as V, s or Hz.").arg(unit.left(kLongestUnit)));
    }
    return {};
}

Result<CapturePtr> takeRawCapture(instrument::Dialogue& dialogue, const RawRequest& request,
                                  const instrument::Dialogue::Progress& progress)
{
    const RawSource& source = request.source;
    if (auto usable = checkRawSource(source); !usable)
        return tl::unexpected(std::move(usable.error()));
    auto reply = dialogue.query(source.query.trimmed().toUtf8(), progress);
    if (!reply)
        return tl::unexpected(std::move(reply.error()));
    profile::VectorContext context;
    context.scaling = profile::VectorScaling{source.xStart, source.xIncrement, source.yScale, source.yOffset};
    const auto read = profile::parseReply(returnsOf(source), *reply, context);
    if (!read)
        return tl::unexpected(read.error());
    auto capture = std::make_shared<Capture>();
    const auto trace = read->waveform();
    if (!trace || trace->isEmpty()) {
        return failure(visa::Status::ErrorInvalidFormat,
                       RawCaptureText::tr("The answer to “%1” holds no samples. Look at it in the Terminal, and "
                                          "check the query and the sample format.")
                           .arg(source.query.trimmed()),
                       QStringLiteral("capture.raw"));
    }
    capture->traces.push_back(trace);
    capture->reply = *reply;
    capture->identity = request.identity;
    capture->resource = request.resource;
    capture->note = request.note;
    QString format = rawFormatName(source.type);
    if (source.type && waveform::sampleSize(*source.type) > 1)
        format += QStringLiteral(", %1-endian").arg(orderName(source.order));
    capture->settings = {{QStringLiteral("query"), source.query.trimmed(), {}},
                         {QStringLiteral("format"), format, {}}};
    capture->time = QDateTime::currentDateTimeUtc();
    return CapturePtr(std::move(capture));
}

} // namespace visor::capture
