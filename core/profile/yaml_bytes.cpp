// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/yaml_bytes.h"

#include "core/profile/place_finder.h"
#include "core/profile/reader.h"

#include <QCoreApplication>

namespace visor::profile {

namespace {

struct YamlBytesText
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::TreeReader)
};

/// The bytes of the character at `at` (RFC 3629 §4); 0 when it is none.
qsizetype utf8Length(QByteArrayView text, qsizetype at)
{
    const auto byte = [&](qsizetype offset) -> uint {
        return at + offset < text.size() ? static_cast<uchar>(text[at + offset]) : 0u;
    };
    const auto follows = [&](qsizetype offset) { return (byte(offset) & 0xC0u) == 0x80u; };
    const uint lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return follows(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const bool isOverlong = lead == 0xE0 && byte(1) < 0xA0;
        const bool isSurrogate = lead == 0xED && byte(1) > 0x9F;
        return !isOverlong && !isSurrogate && follows(1) && follows(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const bool isOverlong = lead == 0xF0 && byte(1) < 0x90;
        const bool isBeyond = lead == 0xF4 && byte(1) > 0x8F;
        return !isOverlong && !isBeyond && follows(1) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

Problem foreignByte(const QByteArray& yaml, qsizetype at)
{
    return {Severity::Error,
            PlaceFinder(yaml).placeOfByte(at),
            YamlBytesText::tr("Byte 0x%1 cannot be part of a profile; save the file as UTF-8 text.")
                .arg(uint(static_cast<uchar>(yaml[at])), 2, 16, QLatin1Char('0')),
            {},
            {}};
}

} // namespace

std::optional<Problem> foreignBytes(const QByteArray& yaml)
{
    if (yaml.size() > kMaximumProfileBytes) {
        return Problem{Severity::Error,
                       {1, 1},
                       YamlBytesText::tr("The profile has %1 bytes; %2 are allowed.")
                           .arg(yaml.size())
                           .arg(kMaximumProfileBytes),
                       {},
                       {}};
    }
    for (qsizetype at = 0; at < yaml.size();) {
        const auto byte = static_cast<uchar>(yaml[at]);
        const bool isControl = (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7F;
        const qsizetype length = isControl ? 0 : utf8Length(yaml, at);
        if (length == 0)
            return foreignByte(yaml, at);
        at += length;
    }
    return std::nullopt;
}

} // namespace visor::profile
