// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/library_snapshot.h"

namespace visor::profile {

Library::Snapshot::Snapshot(std::vector<Entry> all)
{
    for (Entry& entry : all) {
        if (m_byKey.contains(entry.key)) {
            m_replaced.push_back(std::move(entry));
            continue;
        }
        m_byKey.insert(entry.key, m_entries.size());
        std::vector<IdentityPattern> patterns;
        for (const PlacedText& pattern : entry.identity.patterns)
            patterns.emplace_back(pattern);
        m_patterns.push_back(std::move(patterns));
        m_entries.push_back(std::move(entry));
    }
}

const LibraryEntry* Library::Snapshot::find(const QString& key) const
{
    const auto found = m_byKey.constFind(key);
    return found == m_byKey.constEnd() ? nullptr : &m_entries[*found];
}

std::vector<LibraryEntry> Library::Snapshot::replacedBy(const QString& key) const
{
    std::vector<Entry> result;
    for (const Entry& entry : m_replaced) {
        if (entry.key == key)
            result.push_back(entry);
    }
    return result;
}

const PlacedText* Library::Snapshot::patternIn(std::size_t entry, const IdentityText& identity) const
{
    for (const IdentityPattern& pattern : m_patterns[entry]) {
        if (pattern.isFoundIn(identity))
            return &pattern.pattern();
    }
    return nullptr;
}

LibraryChange Library::Snapshot::since(const Snapshot& before) const
{
    LibraryChange change;
    for (const Entry& entry : m_entries) {
        const Entry* old = before.find(entry.key);
        if (old == nullptr)
            change.added.append(entry.key);
        else if (old->filePath != entry.filePath || old->stamp != entry.stamp)
            change.changed.append(entry.key);
    }
    for (const Entry& old : before.entries()) {
        if (find(old.key) == nullptr)
            change.removed.append(old.key);
    }
    return change;
}

} // namespace visor::profile
