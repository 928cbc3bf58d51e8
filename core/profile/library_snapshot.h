// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/identity_pattern.h"
#include "core/profile/library.h"

#include <QHash>

namespace visor::profile {

/// One look at the library's folders. Immutable; any thread.
class Library::Snapshot
{
public:
    /// `all` by priority; of several with the same key the first is in use.
    explicit Snapshot(std::vector<Entry> all);

    /// Those in use.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] const std::vector<Entry>& replaced() const { return m_replaced; }
    /// Null when there is none.
    [[nodiscard]] const Entry* find(const QString& key) const;
    /// Those that the one in use takes the place of.
    [[nodiscard]] std::vector<Entry> replacedBy(const QString& key) const;

    /// The first pattern of that entry that is found, null when none is.
    [[nodiscard]] const PlacedText* patternIn(std::size_t entry, const IdentityText& identity) const;

    [[nodiscard]] LibraryChange since(const Snapshot& before) const;

private:
    std::vector<Entry> m_entries;
    std::vector<Entry> m_replaced;
    std::vector<std::vector<IdentityPattern>> m_patterns; ///< of each entry in use
    QHash<QString, std::size_t> m_byKey;
};

} // namespace visor::profile
