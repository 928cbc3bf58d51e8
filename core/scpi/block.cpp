// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/block.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace visor::scpi {

namespace {

struct BlockText
{
    Q_DECLARE_TR_FUNCTIONS(visor::scpi::Block)
};

constexpr bool isBlockDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool isBlockBlank(char c)
{
    return c == ' ' || c == '\t';
}

constexpr bool isPrefixCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || isBlockDigit(c) || isBlockBlank(c) || c == ':' ||
           c == '_' || c == '*' || c == ',' || c == '?' || c == '.' || c == '-' || c == '+' || c == ';';
}

constexpr bool mayPrecedeBlock(char c)
{
    return isBlockBlank(c) || c == ',' || c == ';' || c == ':' || c == '\r' || c == '\n';
}

BlockScanResult noBlock()
{
    return {BlockScan::NoBlock, {}};
}

// `#(` digits `)`: 18 digits at most, so the number always fits.
BlockScanResult scanParenthesised(QByteArrayView bytes, std::size_t hash)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    std::uint64_t length = 0;
    std::size_t at = hash + 2;
    for (; at < size && at < hash + 2 + 18 && isBlockDigit(bytes[static_cast<qsizetype>(at)]); ++at)
        length = length * 10 + static_cast<std::uint64_t>(bytes[static_cast<qsizetype>(at)] - '0');
    if (at == size)
        return {BlockScan::NeedMore, {}};
    if (bytes[static_cast<qsizetype>(at)] != ')' || at == hash + 2)
        return noBlock();
    return {BlockScan::Found, {hash, at + 1 - hash, length, false}};
}

BlockScanResult scanAtHash(QByteArrayView bytes, std::size_t hash)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    if (hash + 1 == size)
        return {BlockScan::NeedMore, {}};
    const char kind = bytes[static_cast<qsizetype>(hash + 1)];
    if (kind == '(')
        return scanParenthesised(bytes, hash);
    if (!isBlockDigit(kind))
        return noBlock();
    if (kind == '0')
        return {BlockScan::Found, {hash, 2, 0, true}};
    const auto digits = static_cast<std::size_t>(kind - '0');
    std::uint64_t length = 0;
    bool seenDigit = false;
    for (std::size_t i = 0; i < digits; ++i) {
        if (hash + 2 + i == size)
            return {BlockScan::NeedMore, {}};
        const char c = bytes[static_cast<qsizetype>(hash + 2 + i)];
        if (isBlockBlank(c) && !seenDigit)
            continue; // some instruments pad the count with blanks
        if (!isBlockDigit(c))
            return noBlock();
        seenDigit = true;
        length = length * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (!seenDigit)
        return noBlock();
    return {BlockScan::Found, {hash, 2 + digits, length, false}};
}

QByteArrayView withoutTerminator(QByteArrayView bytes)
{
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return bytes;
}

} // namespace

BlockScanResult scanBlockHeader(QByteArrayView bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    std::size_t at = 0;
    while (at < size && (isBlockBlank(bytes[static_cast<qsizetype>(at)]) ||
                         bytes[static_cast<qsizetype>(at)] == '\r' || bytes[static_cast<qsizetype>(at)] == '\n'))
        ++at;
    for (; at < size && at <= kMaxBlockPrefix; ++at) {
        const char c = bytes[static_cast<qsizetype>(at)];
        if (c == '#') {
            if (at > 0 && !mayPrecedeBlock(bytes[static_cast<qsizetype>(at) - 1]))
                return noBlock();
            return scanAtHash(bytes, at);
        }
        if (!isPrefixCharacter(c))
            return noBlock();
    }
    return at > kMaxBlockPrefix ? noBlock() : BlockScanResult{BlockScan::NeedMore, {}};
}

Result<BlockView> parseBlock(QByteArrayView reply)
{
    const BlockScanResult found = scanBlockHeader(reply);
    if (found.scan != BlockScan::Found) {
        return failure(visa::Status::ErrorInvalidFormat,
                       BlockText::tr("The reply does not hold an IEEE 488.2 block; check the data format that the "
                                     "instrument is set to send."),
                       QStringLiteral("scpi.block"),
                       QString::fromLatin1(reply.first(std::min<qsizetype>(reply.size(), 64))));
    }
    BlockView block;
    block.prefix = reply.first(static_cast<qsizetype>(found.header.prefixLength)).trimmed();
    block.isIndefinite = found.header.isIndefinite;
    const QByteArrayView behind = reply.sliced(static_cast<qsizetype>(found.header.dataBegin()));
    if (block.isIndefinite) {
        // §8.7.10: NL with END ends it; the NL is not data.
        block.data = behind.endsWith('\n') ? behind.chopped(1) : behind;
        block.announcedLength = static_cast<std::uint64_t>(block.data.size());
        return block;
    }
    block.announcedLength = found.header.dataLength;
    const std::uint64_t there =
        std::min<std::uint64_t>(found.header.dataLength, static_cast<std::uint64_t>(behind.size()));
    block.data = behind.first(static_cast<qsizetype>(there));
    block.rest = withoutTerminator(behind.sliced(static_cast<qsizetype>(there)));
    return block;
}

QByteArray blockHeader(std::uint64_t dataLength)
{
    const QByteArray digits = QByteArray::number(static_cast<qulonglong>(dataLength));
    if (digits.size() > 9)
        return "#(" + digits + ')';
    return '#' + QByteArray::number(digits.size()) + digits;
}

QByteArray makeBlock(QByteArrayView data)
{
    const QByteArray header = blockHeader(static_cast<std::uint64_t>(data.size()));
    QByteArray block;
    block.reserve(header.size() + data.size());
    block.append(header);
    block.append(data);
    return block;
}

QByteArray makeIndefiniteBlock(QByteArrayView data)
{
    QByteArray block;
    block.reserve(2 + data.size());
    block.append("#0");
    block.append(data);
    return block;
}

Result<QByteArray> parseString(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    const auto notString = [&] {
        return failure(visa::Status::ErrorInvalidFormat, BlockText::tr("The reply is not a quoted string."),
                       QStringLiteral("scpi.string"),
                       QString::fromLatin1(trimmed.first(std::min<qsizetype>(trimmed.size(), 64))));
    };
    if (trimmed.size() < 2 || (trimmed[0] != '"' && trimmed[0] != '\''))
        return notString();
    const char quote = trimmed[0];
    QByteArray out;
    out.reserve(trimmed.size() - 2);
    for (qsizetype i = 1; i < trimmed.size(); ++i) {
        if (trimmed[i] != quote) {
            out.append(trimmed[i]);
            continue;
        }
        if (i + 1 == trimmed.size())
            return out;
        if (trimmed[i + 1] != quote)
            return notString();
        out.append(quote);
        ++i;
    }
    return notString();
}

QByteArray makeString(QByteArrayView text, char quote)
{
    QByteArray out;
    out.reserve(text.size() + 2);
    out.append(quote);
    for (const char c : text) {
        if (c == quote)
            out.append(quote);
        out.append(c);
    }
    out.append(quote);
    return out;
}

} // namespace visor::scpi
