// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/source_place.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace visor::profile {

/// One step from the top of a YAML text to a place in it.
struct PathStep
{
    QString key; ///< empty: an item of a list
    int line = 0;
    int column = 0; ///< of the key or the dash, from 1
    /// In braces: the keys before this one in the same braces, with their values where those are plain.
    std::vector<std::pair<QString, QString>> beside = {};

    [[nodiscard]] bool isItem() const { return key.isEmpty(); }
};

/// Where a cursor is, by the indentation of the lines above it and the braces that are open there, however many
/// lines ago: works while the text is no YAML, as it is most of the time while somebody types. Braces that nobody
/// closed end where a line stands no deeper than theirs.
struct TextPath
{
    std::vector<PathStep> steps; ///< of the map or list the cursor is in
    std::optional<QString> key;  ///< the cursor is in the value of that key
    bool isItem = false;         ///< the cursor is in a plain item of a list
    QString typed;               ///< of the word up to the cursor, without an opening quote
    SourcePlace start;           ///< of `typed`
    QStringList siblings;        ///< keys that the map has already
};

/// Nothing in a comment.
[[nodiscard]] std::optional<TextPath> pathAt(const QStringList& lines, SourcePlace cursor);

/// The value of a key in the same map as that step; empty when it has none in one line or before it in its braces.
[[nodiscard]] QString siblingValue(const QStringList& lines, const PathStep& step, const QString& key);

} // namespace visor::profile
