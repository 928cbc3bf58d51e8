// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/raw_source_options.h"

#include "core/scpi/quantity.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

struct RawSourceText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)
};

const QString kQueryOption = QStringLiteral("query");
const QString kFormatOption = QStringLiteral("format");
const QString kOrderOption = QStringLiteral("byte-order");

struct ScaleOption
{
    const char* name;
    double capture::RawSource::* number;
    QString capture::RawSource::* unit;
};
constexpr ScaleOption kScaleOptions[] = {
    {"x-start", &capture::RawSource::xStart, &capture::RawSource::xUnit},
    {"x-increment", &capture::RawSource::xIncrement, &capture::RawSource::xUnit},
    {"y-scale", &capture::RawSource::yScale, &capture::RawSource::yUnit},
    {"y-offset", &capture::RawSource::yOffset, &capture::RawSource::yUnit},
};

tl::unexpected<Error> refusedRawOption(const QString& sentence)
{
    return failure(visa::Status::ErrorInvalidExpression, sentence, QStringLiteral("capture"));
}

} // namespace

void describeRawSource(QCommandLineParser& parser)
{
    parser.addOption({kQueryOption,
                      RawSourceText::tr("Capture without a profile: the query that returns the data, such as "
                                        ":WAV:DATA? or CURV?."),
                      QStringLiteral("TEXT")});
    parser.addOption({kFormatOption,
                      RawSourceText::tr("With --query, how a sample is stored: %1 (uint8).")
                          .arg(capture::rawFormatNames().join(u' ')),
                      QStringLiteral("TYPE")});
    parser.addOption({kOrderOption,
                      RawSourceText::tr("With --query, which byte of a sample is first: big or little (big)."),
                      QStringLiteral("WORD")});
    parser.addOption({QStringLiteral("x-start"), RawSourceText::tr("With --query, x of the first sample (0)."),
                      QStringLiteral("NUMBER")});
    parser.addOption({QStringLiteral("x-increment"),
                      RawSourceText::tr("With --query, x from one sample to the next (1)."),
                      QStringLiteral("NUMBER")});
    parser.addOption(
        {QStringLiteral("x-unit"), RawSourceText::tr("With --query, the unit of x."), QStringLiteral("UNIT")});
    parser.addOption({QStringLiteral("y-scale"),
                      RawSourceText::tr("With --query, y = sample × scale + offset (1)."),
                      QStringLiteral("NUMBER")});
    parser.addOption({QStringLiteral("y-offset"), RawSourceText::tr("With --query, the offset of y (0)."),
                      QStringLiteral("NUMBER")});
    parser.addOption(
        {QStringLiteral("y-unit"), RawSourceText::tr("With --query, the unit of y."), QStringLiteral("UNIT")});
}

Result<std::optional<capture::RawSource>> rawSourceOf(const QCommandLineParser& parser)
{
    if (!parser.isSet(kQueryOption)) {
        QStringList others{kFormatOption, kOrderOption, QStringLiteral("x-unit"), QStringLiteral("y-unit")};
        for (const ScaleOption& option : kScaleOptions)
            others.append(QString::fromLatin1(option.name));
        for (const QString& option : others) {
            if (parser.isSet(option))
                return refusedRawOption(RawSourceText::tr("--%1 belongs to --query TEXT.").arg(option));
        }
        return std::optional<capture::RawSource>();
    }
    capture::RawSource source;
    source.query = parser.value(kQueryOption);
    if (parser.isSet(kFormatOption)) {
        const auto type = capture::rawFormatFromName(parser.value(kFormatOption));
        if (!type)
            return tl::unexpected(type.error());
        source.type = *type;
    }
    if (parser.isSet(kOrderOption)) {
        const QString order = parser.value(kOrderOption).toLower();
        if (order != QLatin1StringView("big") && order != QLatin1StringView("little"))
            return refusedRawOption(
                RawSourceText::tr("“%1” is no byte order. Use big or little.").arg(parser.value(kOrderOption)));
        source.order = order == QLatin1StringView("little") ? std::endian::little : std::endian::big;
    }
    source.xUnit = parser.value(QStringLiteral("x-unit"));
    source.yUnit = parser.value(QStringLiteral("y-unit"));
    for (const ScaleOption& option : kScaleOptions) {
        const QString name = QString::fromLatin1(option.name);
        if (!parser.isSet(name))
            continue;
        auto number = scpi::Quantity::parse(parser.value(name), source.*option.unit);
        if (!number)
            return tl::unexpected(std::move(number.error()));
        source.*option.number = number->value;
    }
    if (auto usable = capture::checkRawSource(source); !usable)
        return tl::unexpected(std::move(usable.error()));
    return std::optional(source);
}

} // namespace visor::app
