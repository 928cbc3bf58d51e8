// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/source_place.h"

#include <QByteArray>

#include <yaml-cpp/mark.h>

#include <vector>

namespace visor::profile {

/// Turns yaml-cpp's positions (lines and bytes, from 0) into places (lines and characters, from 1). The text must
/// outlive it.
class PlaceFinder
{
public:
    explicit PlaceFinder(const QByteArray& yaml);

    [[nodiscard]] SourcePlace place(const YAML::Mark& mark) const;
    /// Of a value that is not there: yaml-cpp names what comes next, people look for the “-” or “:” before it.
    [[nodiscard]] SourcePlace placeOfNothing(const YAML::Mark& mark) const;
    /// Of a byte of the text.
    [[nodiscard]] SourcePlace placeOfByte(qsizetype offset) const;

private:
    const QByteArray& m_yaml;
    bool m_hasWideCharacters = false;
    qsizetype m_markBytes = 0; ///< bytes of a byte order mark, which is not counted
    std::vector<qsizetype> m_lineStarts;
};

} // namespace visor::profile
