// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <cstdint>

namespace visor::scpi {

/// What the first bytes of a reply say about a block in it (IEEE 488.2 §8.7.9 definite, §8.7.10 indefinite, and
/// the `#(n)` form that Rohde & Schwarz uses for 10^9 bytes and more).
struct BlockHeader
{
    std::size_t prefixLength = 0; ///< text before '#': "CURVE ", ":WAV:DATA ", white space
    std::size_t headerLength = 0; ///< '#' and its digits
    std::uint64_t dataLength = 0; ///< 0 when indefinite
    bool isIndefinite = false;    ///< "#0": the data goes on until END

    [[nodiscard]] std::size_t dataBegin() const { return prefixLength + headerLength; }
    /// Prefix, header and data of a definite block, without the terminator.
    [[nodiscard]] std::uint64_t totalLength() const { return dataBegin() + dataLength; }
};

enum class BlockScan : std::uint8_t {
    NeedMore, ///< may still become a block header
    NoBlock,  ///< the reply does not start with a block
    Found,
};

struct BlockScanResult
{
    BlockScan scan = BlockScan::NeedMore;
    BlockHeader header;
};

/// The longest text that is looked past for the '#'.
inline constexpr std::size_t kMaxBlockPrefix = 64;
/// Prefix and header together never exceed this: a scan of so many bytes never answers NeedMore.
inline constexpr std::size_t kMaxBlockHead = kMaxBlockPrefix + 24;

/// Looks for a block header at the start of a buffer that may still grow. Cheap, no allocation. Tolerates a short
/// prefix of header characters (letters, digits, `:_*?.-`, blanks, commas) and length digits padded with blanks.
[[nodiscard]] BlockScanResult scanBlockHeader(QByteArrayView bytes);

/// A block inside a whole reply. `data` points into the reply's bytes.
struct BlockView
{
    QByteArrayView prefix;
    QByteArrayView data;
    QByteArrayView rest;               ///< what follows, without the terminator; empty for a lone block
    std::uint64_t announcedLength = 0; ///< what the header said; data.size() when indefinite
    bool isIndefinite = false;

    /// False when fewer bytes came than the header announced (END is stronger than the count; the data is kept).
    [[nodiscard]] bool isComplete() const { return static_cast<std::uint64_t>(data.size()) == announcedLength; }
};

/// Takes a whole reply apart. ErrorInvalidFormat when there is no block in it.
[[nodiscard]] Result<BlockView> parseBlock(QByteArrayView reply);

/// "#" + digits for that many bytes; `#(n)` from 10^9 on.
[[nodiscard]] QByteArray blockHeader(std::uint64_t dataLength);
/// Header and data, no terminator.
[[nodiscard]] QByteArray makeBlock(QByteArrayView data);
/// "#0" and data; must be sent as the last element, ended by NL with END.
[[nodiscard]] QByteArray makeIndefiniteBlock(QByteArrayView data);

/// String response data (IEEE 488.2 §8.7.8): the text between matching quotes with doubled quotes made single.
/// Blanks around it are skipped. ErrorInvalidFormat when it is not a string.
[[nodiscard]] Result<QByteArray> parseString(QByteArrayView text);
[[nodiscard]] QByteArray makeString(QByteArrayView text, char quote = '"');

} // namespace visor::scpi
