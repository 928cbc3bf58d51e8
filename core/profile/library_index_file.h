// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/library_entry.h"

#include <QHash>
#include <QString>

namespace visor::profile {

/// The library's index between two starts: a cache that may be deleted at any time. Entries are told apart by path
/// and are good as long as the file has the same size and time. Replaced as a whole; one that is damaged, of
/// another version or another language counts as absent and is logged.
class LibraryIndexFile
{
public:
    /// An empty path: nothing is kept.
    explicit LibraryIndexFile(QString filePath = {}) : m_filePath(std::move(filePath)) {}

    /// By file path. Empty when there is no index.
    [[nodiscard]] QHash<QString, LibraryEntry> read() const;
    /// Leaves out what was modified a moment ago: another change in the same tick of the file system's clock would
    /// go unseen. A folder that cannot be written to is logged, no more: the next start takes longer.
    void write(const std::vector<LibraryEntry>& entries) const;

private:
    QString m_filePath;
};

} // namespace visor::profile
