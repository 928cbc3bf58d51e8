// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/place_finder.h"

#include <algorithm>

namespace visor::profile {

namespace {

constexpr int kLongestExactColumn = 4096; // keeps one endless line from costing quadratic time

int charactersIn(QByteArrayView bytes)
{
    return static_cast<int>(std::count_if(bytes.begin(), bytes.end(), [](char byte) {
        return (static_cast<uchar>(byte) & 0xC0u) != 0x80u; // not a UTF-8 continuation byte
    }));
}

} // namespace

PlaceFinder::PlaceFinder(const QByteArray& yaml) : m_yaml(yaml)
{
    m_hasWideCharacters =
        std::any_of(yaml.begin(), yaml.end(), [](char byte) { return (static_cast<uchar>(byte) & 0x80u) != 0; });
    m_markBytes = yaml.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    m_lineStarts.push_back(0);
    for (qsizetype at = yaml.indexOf('\n'); at >= 0; at = yaml.indexOf('\n', at + 1))
        m_lineStarts.push_back(at + 1);
}

SourcePlace PlaceFinder::place(const YAML::Mark& mark) const
{
    if (mark.is_null())
        return {};
    const SourcePlace plain{mark.line + 1, mark.column + 1};
    const auto line = static_cast<std::size_t>(mark.line);
    if (!m_hasWideCharacters || line >= m_lineStarts.size() || mark.column > kLongestExactColumn)
        return plain;
    const qsizetype start = m_lineStarts[line] + (line == 0 ? m_markBytes : 0);
    return {plain.line, charactersIn(QByteArrayView(m_yaml).sliced(
                            std::min(start, m_yaml.size()),
                            std::min<qsizetype>(mark.column, std::max<qsizetype>(0, m_yaml.size() - start)))) +
                            1};
}

SourcePlace PlaceFinder::placeOfNothing(const YAML::Mark& mark) const
{
    if (mark.is_null())
        return {};
    qsizetype at = std::min<qsizetype>(mark.pos + m_markBytes, m_yaml.size()) - 1;
    while (at >= 0 && QByteArrayView(" \t\r\n").contains(m_yaml[at]))
        --at;
    const bool isOwner = at >= 0 && (m_yaml[at] == '-' || m_yaml[at] == ':');
    return isOwner ? placeOfByte(at) : place(mark);
}

SourcePlace PlaceFinder::placeOfByte(qsizetype offset) const
{
    const auto after = std::upper_bound(m_lineStarts.begin(), m_lineStarts.end(), offset);
    const auto line = static_cast<int>(after - m_lineStarts.begin());
    const qsizetype start = *std::prev(after) + (line == 1 ? m_markBytes : 0);
    return {line, offset <= start ? 1 : charactersIn(QByteArrayView(m_yaml).sliced(start, offset - start)) + 1};
}

} // namespace visor::profile
