// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/reply_parser.h"

#include "core/scpi/block.h"
#include "core/scpi/quantity.h"
#include "core/waveform/waveform.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringDecoder>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace visor::profile {

namespace {

/// The number at the start of a text, C locale, '+' allowed; `used` bytes were taken.
struct LeadingNumber
{
    double value = 0;
    qsizetype used = 0;
};

std::optional<LeadingNumber> leadingNumber(QByteArrayView text)
{
    qsizetype start = 0;
    while (start < text.size() && (text[start] == ' ' || text[start] == '\t'))
        ++start;
    if (start < text.size() && text[start] == '+')
        ++start;
    if (start < text.size() && text[start] == '-' && start > 0 && text[start - 1] == '+')
        return std::nullopt;
    LeadingNumber number;
    const char* begin = text.data() + start;
    const auto [end, errorCode] = std::from_chars(begin, text.data() + text.size(), number.value);
    if (errorCode == std::errc::result_out_of_range) {
        // Too small for a double is zero, too large is infinity.
        const QByteArrayView digits(begin, end);
        const bool isTiny = digits.contains("e-") || digits.contains("E-");
        number.value = isTiny ? 0.0 : (digits.startsWith('-') ? -HUGE_VAL : HUGE_VAL);
    } else if (errorCode != std::errc()) {
        return std::nullopt;
    }
    number.used = end - text.data();
    return number;
}

/// A number as instruments send it: bare, after a header (":TIM:SCAL 1E-3"), or with its unit ("1.5E-3 V").
std::optional<double> replyNumber(QByteArrayView text)
{
    text = text.trimmed();
    if (const std::optional<double> number = scpi::parseNumericResponse(text))
        return number;
    const bool hasHeader = !text.isEmpty() && (QByteArrayView(":*").contains(text.front()) ||
                                               (text.front() >= 'A' && text.front() <= 'Z'));
    if (hasHeader) {
        const qsizetype blank = text.indexOf(' ');
        if (blank > 0)
            text = text.sliced(blank + 1).trimmed();
        if (const std::optional<double> number = scpi::parseNumericResponse(text))
            return number;
    }
    const std::optional<LeadingNumber> number = leadingNumber(text);
    if (!number)
        return std::nullopt;
    const QByteArrayView rest = text.sliced(number->used).trimmed();
    for (const char character : rest) {
        // What may follow is a unit: letters, %, Ω and ° in any encoding, and exponents such as m/s2.
        const bool isUnit = (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
                            character == '%' || character == '/' || character == '*' || character == '^' ||
                            (static_cast<uchar>(character) & 0x80u) != 0;
        const bool isExponent = character >= '0' && character <= '9' && &character != rest.data();
        if (!isUnit && !isExponent)
            return std::nullopt;
    }
    return number->value;
}

QByteArrayView withoutTerminator(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && (bytes.back() == '\n' || bytes.back() == '\r'))
        bytes.chop(1);
    return bytes;
}

QString decodedText(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

class ReplyReading
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ReplyReading)

public:
    ReplyReading(const Returns& returns, const QByteArray& bytes, const VectorContext& context)
        : m_returns(returns), m_bytes(bytes), m_context(context)
    {
    }

    Result<ReplyValue> read()
    {
        const bool isVector =
            m_returns.type == ReturnType::Vector || (m_returns.type == ReturnType::Binary && m_returns.binary);
        if (isVector)
            return readVector();
        if (m_returns.type == ReturnType::Binary)
            return readBytes();
        return readText();
    }

    static tl::unexpected<Error> refused(const QString& message, const QString& detail = {})
    {
        return failure(visa::Status::ErrorInvalidFormat, message, QStringLiteral("profile.parse"), detail);
    }

    /// The reply's beginning, fit for a message.
    static QString excerpt(QByteArrayView bytes)
    {
        constexpr qsizetype kLongest = 40;
        QString text = decodedText(bytes.first(std::min(bytes.size(), kLongest)));
        for (QChar& character : text) {
            if (!character.isPrint())
                character = QLatin1Char('.');
        }
        return bytes.size() > kLongest ? text + QChar(0x2026) : text;
    }

private:
    /// The block's data inside m_bytes; the whole reply when it is no block and `isOptional`.
    Result<QByteArrayView> blockData(bool isOptional) const
    {
        const scpi::BlockScanResult scan = scpi::scanBlockHeader(m_bytes);
        if (scan.scan != scpi::BlockScan::Found) {
            if (isOptional)
                return QByteArrayView(m_bytes);
            return refused(tr("The instrument should have sent a block of data but answered “%1”.")
                               .arg(excerpt(withoutTerminator(m_bytes))));
        }
        const Result<scpi::BlockView> block = scpi::parseBlock(m_bytes);
        if (!block)
            return tl::unexpected<Error>(block.error());
        if (!block->isComplete())
            return refused(tr("The instrument announced %1 bytes but sent %2; the data is not complete.")
                               .arg(block->announcedLength)
                               .arg(block->data.size()));
        if (!block->rest.isEmpty())
            return refused(tr("After the block of %1 bytes came %2 more; the data does not fit its length.")
                               .arg(block->data.size())
                               .arg(block->rest.size()));
        return block->data;
    }

    Result<ReplyValue> readBytes() const
    {
        const Result<QByteArrayView> data = blockData(m_returns.encoding != Returns::Encoding::Block);
        if (!data)
            return tl::unexpected<Error>(data.error());
        ReplyValue value;
        value.value = data->size() == m_bytes.size() ? m_bytes : data->toByteArray();
        value.unit = m_returns.unit;
        return value;
    }

    Result<ReplyValue> readVector() const
    {
        if (m_returns.encoding == Returns::Encoding::Ascii)
            return readNumbers();
        const bool isBlock = scpi::scanBlockHeader(m_bytes).scan == scpi::BlockScan::Found;
        const bool isText = !isBlock && m_returns.encoding == Returns::Encoding::Unstated && !m_returns.binary &&
                            !m_returns.formatHint;
        return isText ? readNumbers() : readSamples();
    }

    Result<ReplyValue> readSamples() const
    {
        const Result<QByteArrayView> data = blockData(m_returns.encoding == Returns::Encoding::Unstated);
        if (!data)
            return tl::unexpected<Error>(data.error());
        waveform::Waveform::Parts parts = commonParts();
        parts.format = sampleFormat();
        const auto sampleBytes = static_cast<qsizetype>(waveform::sampleSize(parts.format.type));
        qsizetype length = data->size();
        const bool isBare = length == m_bytes.size();
        if (isBare && length % sampleBytes == 1 && data->back() == '\n')
            --length;
        if (length % sampleBytes != 0)
            return refused(tr("%1 bytes of data cannot be split into samples of %2 bytes each.")
                               .arg(length)
                               .arg(sampleBytes));
        parts.bytes = m_bytes;
        parts.byteOffset = static_cast<std::size_t>(data->data() - m_bytes.constData());
        parts.count = static_cast<std::size_t>(length / sampleBytes);
        return wrap(waveform::Waveform::create(std::move(parts)));
    }

    [[nodiscard]] waveform::SampleFormat sampleFormat() const
    {
        using waveform::SampleType;
        const SampleType type =
            m_returns.binary ? m_returns.binary->sampleType : m_returns.formatHint.value_or(SampleType::Float32);
        ByteOrder order = m_returns.byteOrderHint.value_or(ByteOrder::Little);
        if (m_returns.binary && !m_returns.byteOrderHint)
            order = m_returns.binary->byteOrder;
        return {type, order == ByteOrder::Big ? std::endian::big : std::endian::little};
    }

    [[nodiscard]] waveform::Waveform::Parts commonParts() const
    {
        const VectorScaling scaling = m_context.scaling.value_or(VectorScaling{});
        waveform::Waveform::Parts parts;
        parts.scaling = {scaling.yScale, scaling.yOffset};
        parts.x = waveform::RegularAxis{scaling.xStart, scaling.xIncrement};
        parts.xLabel = {m_returns.xName, m_returns.xUnit};
        parts.yLabel = {QString(), m_returns.unit};
        parts.channel = m_context.channel;
        return parts;
    }

    Result<ReplyValue> wrap(Result<std::shared_ptr<const waveform::Waveform>> waveform) const
    {
        if (!waveform)
            return tl::unexpected<Error>(std::move(waveform.error()));
        ReplyValue value;
        value.value = std::move(*waveform);
        value.unit = m_returns.unit;
        return value;
    }

    /// A trace as text. Some instruments put the text into a block too.
    Result<ReplyValue> readNumbers() const
    {
        const Result<QByteArrayView> data = blockData(true);
        if (!data)
            return tl::unexpected<Error>(data.error());
        const QByteArrayView text = data->trimmed();
        const QByteArray separator = m_returns.separator.toUtf8();
        std::vector<double> values;
        values.reserve(static_cast<std::size_t>(text.count(separator) + 1));
        qsizetype start = 0;
        while (start < text.size()) {
            qsizetype end = text.indexOf(separator, start);
            if (end < 0)
                end = text.size();
            const QByteArrayView part = text.sliced(start, end - start);
            const std::optional<LeadingNumber> number = leadingNumber(part);
            if (!number || !part.sliced(number->used).trimmed().isEmpty()) {
                const bool isTrailing = end == text.size() && part.trimmed().isEmpty();
                if (isTrailing)
                    break;
                const std::optional<double> dressed = replyNumber(part);
                if (!dressed)
                    return refused(tr("Point %1 of the trace is “%2”, which is no number.")
                                       .arg(values.size() + 1)
                                       .arg(excerpt(part)));
                values.push_back(*dressed);
            } else {
                values.push_back(number->value);
            }
            start = end + separator.size();
        }
        const VectorScaling scaling = m_context.scaling.value_or(VectorScaling{});
        if (scaling.yScale != 1.0 || scaling.yOffset != 0.0) {
            for (double& value : values)
                value = value * scaling.yScale + scaling.yOffset;
        }
        return wrap(waveform::Waveform::fromValues(
            values, waveform::RegularAxis{scaling.xStart, scaling.xIncrement}, {m_returns.xName, m_returns.xUnit},
            {QString(), m_returns.unit}, m_context.channel));
    }

    Result<ReplyValue> readText() const
    {
        const QString whole = decodedText(withoutTerminator(m_bytes));
        QString text = whole;
        if (m_returns.parser) {
            const std::optional<QString> part = parsed(*m_returns.parser, whole);
            if (!part) { // no match → raw text
                ReplyValue value;
                value.value = whole;
                value.raw = m_bytes;
                return value;
            }
            text = *part;
        }
        Result<ReplyValue> value = m_returns.type == ReturnType::Array || !m_returns.fields.empty()
                                       ? list(text)
                                       : single(text, m_returns.type, m_returns.unit);
        if (value)
            value->raw = m_bytes;
        return value;
    }

    static std::optional<QString> parsed(const ReplyParser& parser, const QString& text)
    {
        switch (parser.type) {
        case ReplyParser::Type::Regex: {
            const QRegularExpression expression(parser.pattern);
            const QRegularExpressionMatch match = expression.match(text);
            if (!match.hasMatch() || match.capturedStart(parser.group) < 0)
                return std::nullopt;
            return match.captured(parser.group);
        }
        case ReplyParser::Type::Strip: {
            QString part = text.trimmed();
            const bool hasPrefix = !parser.prefix.isEmpty() && part.startsWith(parser.prefix);
            if (hasPrefix)
                part = part.mid(parser.prefix.size());
            const bool hasSuffix = !parser.suffix.isEmpty() && part.endsWith(parser.suffix);
            if (hasSuffix)
                part.chop(parser.suffix.size());
            return part.trimmed(); // what is not there need not be taken away
        }
        case ReplyParser::Type::Split: {
            if (parser.delimiter.isEmpty())
                return std::nullopt;
            const QStringList parts = text.split(parser.delimiter);
            const qsizetype index = parser.index < 0 ? parts.size() + parser.index : parser.index;
            if (index < 0 || index >= parts.size())
                return std::nullopt;
            return parts[index].trimmed();
        }
        }
        return std::nullopt;
    }

    /// Parts between separators; those inside quotes do not count (IEEE 488.2 §8.7.8).
    [[nodiscard]] QStringList split(const QString& text) const
    {
        QStringList parts;
        if (text.trimmed().isEmpty())
            return parts;
        QChar quote;
        qsizetype start = 0;
        for (qsizetype at = 0; at < text.size(); ++at) {
            const QChar character = text[at];
            if (!quote.isNull()) {
                if (character == quote)
                    quote = QChar();
            } else if (character == QLatin1Char('"')) {
                quote = character;
            } else if (QStringView(text).sliced(at).startsWith(m_returns.separator)) {
                parts.append(text.mid(start, at - start).trimmed());
                at += m_returns.separator.size() - 1;
                start = at + 1;
            }
        }
        parts.append(text.mid(start).trimmed());
        return parts;
    }

    Result<ReplyValue> list(const QString& text) const
    {
        const QStringList parts = split(text);
        const auto fieldCount = static_cast<qsizetype>(m_returns.fields.size());
        if (parts.size() < fieldCount)
            return refused(tr("The reply “%1” has %2 parts; %3 are expected.")
                               .arg(excerpt(withoutTerminator(m_bytes)))
                               .arg(parts.size())
                               .arg(fieldCount));
        ReplyValue::List items;
        items.reserve(static_cast<std::size_t>(parts.size()));
        for (qsizetype at = 0; at < parts.size(); ++at) {
            const bool hasField = at < fieldCount;
            const ReturnField field = hasField ? m_returns.fields[static_cast<std::size_t>(at)] : ReturnField{};
            const ReturnType type = hasField ? field.type : m_returns.elementType.value_or(ReturnType::String);
            const QString unit = field.unit.isEmpty() ? m_returns.unit : field.unit;
            Result<ReplyValue> value =
                hasField || m_returns.elementType ? single(parts[at], type, unit) : undescribedElement(parts[at]);
            if (!value)
                return value;
            items.push_back({field.name, std::move(*value)});
        }
        ReplyValue value;
        value.value = std::move(items);
        value.unit = m_returns.unit;
        return value;
    }

    /// An element of unstated type: a number when it is one.
    [[nodiscard]] ReplyValue undescribedElement(const QString& text) const
    {
        const QByteArray bytes = text.toUtf8();
        const std::optional<LeadingNumber> number = leadingNumber(bytes);
        ReplyValue value;
        value.unit = m_returns.unit;
        if (number && number->used == bytes.size())
            value.value = number->value;
        else
            value.value = unquoted(text);
        return value;
    }

    static QString unquoted(const QString& text)
    {
        const QString trimmed = text.trimmed();
        const QChar quote = trimmed.isEmpty() ? QChar() : trimmed.front();
        if (trimmed.size() < 2 || trimmed.back() != quote ||
            (quote != QLatin1Char('"') && quote != QLatin1Char('\'')))
            return text;
        QString inner = trimmed.mid(1, trimmed.size() - 2);
        const QString doubled = QString(2, quote);
        if (QString(inner).remove(doubled).contains(quote))
            return text; // two strings side by side, not one
        return inner.replace(doubled, QString(quote));
    }

    static Result<ReplyValue> single(const QString& text, ReturnType type, const QString& unit)
    {
        ReplyValue value;
        value.unit = unit;
        const QByteArray bytes = text.toUtf8();
        switch (type) {
        case ReturnType::Float: {
            const std::optional<double> number = replyNumber(bytes);
            if (!number)
                return refused(tr("The instrument answered “%1”, which is no number.").arg(excerpt(bytes)));
            value.value = *number;
            return value;
        }
        case ReturnType::Int: {
            const std::optional<double> number = replyNumber(bytes);
            constexpr double kExact = 9007199254740992.0; // 2^53: above it a double skips integers
            if (!number || std::trunc(*number) != *number || std::abs(*number) > kExact)
                return refused(tr("The instrument answered “%1”, which is no whole number.").arg(excerpt(bytes)));
            value.value = static_cast<qint64>(*number);
            return value;
        }
        case ReturnType::Bool: {
            const std::optional<bool> truth = replyTruth(text.trimmed());
            if (!truth)
                return refused(
                    tr("The instrument answered “%1”, which is neither on nor off.").arg(excerpt(bytes)));
            value.value = *truth;
            return value;
        }
        case ReturnType::String:
        case ReturnType::Array:
        case ReturnType::Vector:
        case ReturnType::Binary:
            break;
        }
        value.value = unquoted(text);
        return value;
    }

    static std::optional<bool> replyTruth(const QString& text)
    {
        for (const char* word : {"ON", "TRUE", "YES"}) {
            if (text.compare(QLatin1StringView(word), Qt::CaseInsensitive) == 0)
                return true;
        }
        for (const char* word : {"OFF", "FALSE", "NO"}) {
            if (text.compare(QLatin1StringView(word), Qt::CaseInsensitive) == 0)
                return false;
        }
        const std::optional<double> number = replyNumber(text.toUtf8());
        return number ? std::optional(*number != 0.0) : std::nullopt;
    }

    const Returns& m_returns;
    const QByteArray& m_bytes;
    const VectorContext& m_context;
};

class PreambleReading
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::PreambleReading)

public:
    explicit PreambleReading(const QByteArray& reply) : m_reply(reply)
    {
        // Several queries in one message answer in one, with ';' between (IEEE 488.2 §8.4.1).
        m_fields = withoutTerminator(reply).toByteArray().replace(';', ',').split(',');
    }

    [[nodiscard]] qsizetype count() const { return m_fields.size(); }

    Result<double> field(qsizetype index) const
    {
        if (index >= m_fields.size())
            return ReplyReading::refused(tr("The preamble “%1” has no field %2; it has %3.")
                                             .arg(ReplyReading::excerpt(m_reply))
                                             .arg(index + 1)
                                             .arg(m_fields.size()));
        const std::optional<double> number = replyNumber(m_fields[index]);
        if (!number || !std::isfinite(*number))
            return ReplyReading::refused(tr("Field %1 of the preamble is “%2”, which is no number.")
                                             .arg(index + 1)
                                             .arg(ReplyReading::excerpt(m_fields[index])));
        return *number;
    }

    /// x_start = xorigin − xreference·xincrement; y_offset = yorigin − yreference·yincrement.
    static Result<VectorScaling> compose(double xIncrement, double xOrigin, double xReference, double yIncrement,
                                         double yOrigin, double yReference)
    {
        VectorScaling scaling;
        scaling.xIncrement = xIncrement;
        scaling.xStart = xOrigin - xReference * xIncrement;
        scaling.yScale = yIncrement;
        scaling.yOffset = yOrigin - yReference * yIncrement;
        if (scaling.xIncrement == 0.0)
            return ReplyReading::refused(tr("The preamble says that the points have no distance (x increment 0); "
                                            "the trace has no time axis."));
        if (scaling.yScale == 0.0)
            return ReplyReading::refused(
                tr("The preamble says that a step has no height (y increment 0); the channel may be off."));
        if (!std::isfinite(scaling.xStart) || !std::isfinite(scaling.yOffset))
            return ReplyReading::refused(tr("The preamble's numbers are too large to compose."));
        return scaling;
    }

private:
    const QByteArray& m_reply;
    QList<QByteArray> m_fields;
};

} // namespace

Result<TenFieldPreamble> parseTenFieldPreamble(const QByteArray& reply, bool originInSteps)
{
    const PreambleReading preamble(reply);
    std::array<double, 10> fields{};
    for (std::size_t at = 0; at < fields.size(); ++at) {
        const Result<double> field = preamble.field(static_cast<qsizetype>(at));
        if (!field)
            return tl::unexpected<Error>(field.error());
        fields[at] = *field;
    }
    const double yOrigin = originInSteps ? -fields[8] * fields[7] : fields[8];
    const Result<VectorScaling> scaling =
        PreambleReading::compose(fields[4], fields[5], fields[6], fields[7], yOrigin, fields[9]);
    if (!scaling)
        return tl::unexpected<Error>(scaling.error());
    const auto whole = [](double number) { return static_cast<qint64>(std::clamp(number, -9e15, 9e15)); };
    TenFieldPreamble result;
    result.format = static_cast<int>(std::clamp<qint64>(whole(fields[0]), -1, 1000));
    result.type = static_cast<int>(std::clamp<qint64>(whole(fields[1]), -1, 1000));
    result.points = whole(fields[2]);
    result.count = whole(fields[3]);
    result.scaling = *scaling;
    return result;
}

Result<double> parseReplyNumber(const QByteArray& reply)
{
    Returns returns;
    returns.type = ReturnType::Float;
    const Result<ReplyValue> value = parseReply(returns, reply);
    if (!value)
        return tl::unexpected<Error>(value.error());
    return value->toNumber().value_or(0.0);
}

Result<VectorScaling> parseMappedPreamble(const PreambleMap& map, const QByteArray& reply)
{
    const PreambleReading preamble(reply);
    struct Position
    {
        std::optional<int> index;
        double value;
    };
    std::array<Position, 6> positions{{{map.xIncrement, 1.0},
                                       {map.xStart, 0.0},
                                       {map.xReference, 0.0},
                                       {map.yScale, 1.0},
                                       {map.yOffset, 0.0},
                                       {map.yReference, 0.0}}};
    for (Position& position : positions) {
        if (!position.index)
            continue;
        const Result<double> field = preamble.field(*position.index);
        if (!field)
            return tl::unexpected<Error>(field.error());
        position.value = *field;
    }
    return PreambleReading::compose(positions[0].value, positions[1].value, positions[2].value, positions[3].value,
                                    positions[4].value, positions[5].value);
}

Result<ReplyValue> parseReply(const Returns& returns, const QByteArray& bytes, const VectorContext& context)
{
    return ReplyReading(returns, bytes, context).read();
}

ReplyValue parseUndescribedReply(const QByteArray& bytes)
{
    ReplyValue value;
    if (scpi::scanBlockHeader(bytes).scan == scpi::BlockScan::Found) {
        const Result<scpi::BlockView> block = scpi::parseBlock(bytes);
        if (block && block->isComplete() && block->rest.isEmpty()) {
            value.value = block->data.toByteArray();
            return value;
        }
    }
    value.value = decodedText(withoutTerminator(bytes));
    value.raw = bytes;
    return value;
}

} // namespace visor::profile
