// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/problem.h"

#include <QByteArray>

#include <memory>
#include <vector>

namespace visor::profile {

inline constexpr qsizetype kMaximumProfileBytes = qsizetype{4} * 1024 * 1024;

/// What reading gave. With errors the profile holds the parts that could be read (an editor shows them); only a
/// text that is not YAML at all, or is hostile, gives none. Programs that drive an instrument refuse a profile
/// with errors.
struct ReadOutcome
{
    std::shared_ptr<const Profile> profile;
    std::vector<Problem> problems; ///< in the order of the text, from syntax and from checkProfile()

    /// No error spoils more than single commands or sequences.
    [[nodiscard]] bool isUsable() const;
    /// The profile with commands and sequences that have errors switched off; null when it is not usable.
    [[nodiscard]] std::shared_ptr<const Profile> workingProfile() const;
};

/// Reads the YAML text of one profile and checks it. Never throws, takes bounded time and memory whatever the text
/// is (size, nodes with aliases expanded, depth are capped). The key is the file name without path and ending. Any
/// thread.
[[nodiscard]] ReadOutcome readProfile(const QByteArray& yaml, const QString& fileName);

/// The same for a file or Qt resource; one that cannot be read is a problem at {0, 0}.
[[nodiscard]] ReadOutcome readProfileFile(const QString& path);

} // namespace visor::profile
