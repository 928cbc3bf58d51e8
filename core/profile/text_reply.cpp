// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/text_reply.h"

#include "core/profile/bounded_pattern.h"
#include "core/profile/reply_text.h"

#include <cmath>

namespace visor::profile {

Result<ReplyValue> TextReply::read() const
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

std::optional<QString> TextReply::parsed(const ReplyParser& parser, const QString& text)
{
    switch (parser.type) {
    case ReplyParser::Type::Regex: {
        const QRegularExpressionMatch match = findPattern(
            parser.expression.pattern().isEmpty() ? boundedPattern(parser.pattern) : parser.expression, text);
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
QStringList TextReply::split(const QString& text) const
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

Result<ReplyValue> TextReply::list(const QString& text) const
{
    const QStringList parts = split(text);
    const auto fieldCount = static_cast<qsizetype>(m_returns.fields.size());
    if (parts.size() < fieldCount)
        return refusedReply(tr("The reply “%1” has %2 parts; %3 are expected.")
                                .arg(replyExcerpt(withoutTerminator(m_bytes)))
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
ReplyValue TextReply::undescribedElement(const QString& text) const
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

QString TextReply::unquoted(const QString& text)
{
    const QString trimmed = text.trimmed();
    const QChar quote = trimmed.isEmpty() ? QChar() : trimmed.front();
    if (trimmed.size() < 2 || trimmed.back() != quote || (quote != QLatin1Char('"') && quote != QLatin1Char('\'')))
        return text;
    QString inner = trimmed.mid(1, trimmed.size() - 2);
    const QString doubled = QString(2, quote);
    if (QString(inner).remove(doubled).contains(quote))
        return text; // two strings side by side, not one
    return inner.replace(doubled, QString(quote));
}

Result<ReplyValue> TextReply::single(const QString& text, ReturnType type, const QString& unit)
{
    ReplyValue value;
    value.unit = unit;
    const QByteArray bytes = text.toUtf8();
    switch (type) {
    case ReturnType::Float: {
        const std::optional<double> number = replyNumber(bytes);
        if (!number)
            return refusedReply(tr("The instrument answered “%1”, which is no number.").arg(replyExcerpt(bytes)));
        value.value = *number;
        return value;
    }
    case ReturnType::Int: {
        const std::optional<double> number = replyNumber(bytes);
        constexpr double kExact = 9007199254740992.0; // 2^53: above it a double skips integers
        if (!number || std::trunc(*number) != *number || std::abs(*number) > kExact)
            return refusedReply(
                tr("The instrument answered “%1”, which is no whole number.").arg(replyExcerpt(bytes)));
        value.value = static_cast<qint64>(*number);
        return value;
    }
    case ReturnType::Bool: {
        const std::optional<bool> truth = replyTruth(text.trimmed());
        if (!truth)
            return refusedReply(
                tr("The instrument answered “%1”, which is neither on nor off.").arg(replyExcerpt(bytes)));
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

std::optional<bool> TextReply::replyTruth(const QString& text)
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

} // namespace visor::profile
