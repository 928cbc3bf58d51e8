// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/source_place.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace visor::profile {

/// One change to a text: so many characters from `place` on, in one line, become `text`. With `lines` the whole
/// lines from place.line on go, and `text` comes instead of them.
struct TextChange
{
    SourcePlace place;
    qsizetype length = 0;
    QString text;
    int lines = 0;

    friend bool operator==(const TextChange&, const TextChange&) = default;
};

/// The text with every change made; they must not overlap and may come in any order. What does not fit the text
/// is left out.
[[nodiscard]] QString changedText(const QString& text, std::vector<TextChange> changes);

/// The lines of a text without their ends.
[[nodiscard]] QStringList linesOf(const QString& text);

/// Blanks at the start of a line.
[[nodiscard]] qsizetype indentOf(QStringView line);

/// The word (key or plain value) of a line that starts at that column (from 1); after a quote, what is between
/// them. Empty when none starts there.
[[nodiscard]] QString wordAt(QStringView line, int column);

} // namespace visor::profile
