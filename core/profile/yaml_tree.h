// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/node.h"
#include "core/profile/problem.h"

#include <QByteArray>

#include <vector>

namespace visor::profile {

inline constexpr std::size_t kMaximumNodes = 200'000;
inline constexpr qsizetype kMaximumKeyLength = 200;     ///< characters; messages repeat keys
inline constexpr qsizetype kMaximumTextLength = 32'768; ///< characters of one value
/// So many characters of a text weigh as one more node, so that aliases cannot multiply long texts either.
inline constexpr qsizetype kTextPerNode = 64;
inline constexpr int kMaximumLevels = 64;

/// A YAML text as a tree; root is null when the text is not YAML, is empty or is hostile (problems say which and
/// where).
struct TreeOutcome
{
    Node::Pointer root;
    std::vector<Problem> problems;
};

/// Builds the tree from yaml-cpp's parser events: its own node tree has no place for map keys, accepts duplicate
/// keys silently and grows without bound under nested aliases. Never throws. Any thread.
[[nodiscard]] TreeOutcome readTree(const QByteArray& yaml);

} // namespace visor::profile
