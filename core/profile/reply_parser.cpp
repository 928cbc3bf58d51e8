// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/reply_parser.h"

#include "core/profile/reply_text.h"
#include "core/profile/text_reply.h"
#include "core/scpi/block.h"
#include "core/waveform/waveform.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::profile {

namespace {

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
        return TextReply(m_returns, m_bytes).read();
    }

private:
    /// The block's data inside m_bytes; the whole reply when it is no block and `isOptional`.
    Result<QByteArrayView> blockData(bool isOptional) const
    {
        const scpi::BlockScanResult scan = scpi::scanBlockHeader(m_bytes);
        if (scan.scan != scpi::BlockScan::Found) {
            if (isOptional)
                return QByteArrayView(m_bytes);
            return refusedReply(tr("The instrument should have sent a block of data but answered “%1”.")
                                    .arg(replyExcerpt(withoutTerminator(m_bytes))));
        }
        const Result<scpi::BlockView> block = scpi::parseBlock(m_bytes);
        if (!block)
            return tl::unexpected<Error>(block.error());
        if (!block->isComplete())
            return refusedReply(tr("The instrument announced %1 bytes but sent %2; the data is not complete.")
                                    .arg(block->announcedLength)
                                    .arg(block->data.size()));
        if (!block->rest.isEmpty())
            return refusedReply(tr("After the block of %1 bytes came %2 more; the data does not fit its length.")
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
            return refusedReply(tr("%1 bytes of data cannot be split into samples of %2 bytes each.")
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
                    return refusedReply(tr("Point %1 of the trace is “%2”, which is no number.")
                                            .arg(values.size() + 1)
                                            .arg(replyExcerpt(part)));
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

    const Returns& m_returns;
    const QByteArray& m_bytes;
    const VectorContext& m_context;
};

} // namespace

Result<double> parseReplyNumber(const QByteArray& reply)
{
    Returns returns;
    returns.type = ReturnType::Float;
    const Result<ReplyValue> value = parseReply(returns, reply);
    if (!value)
        return tl::unexpected<Error>(value.error());
    return value->toNumber().value_or(0.0);
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
