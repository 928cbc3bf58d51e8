// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/reader.h"
#include "core/visa/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace visor::profile {

/// The profiles a program knows, found by key or by an identity reply. Made by the program, passed by reference;
/// any thread (one mutex protects the index and the cache of read profiles). Nothing is read before it is asked
/// for; the index takes only the `instrument:` and `identity:` parts of each file, since reading all of YAML would
/// slow start-up.
class Library
{
public:
    /// One profile, as the index knows it.
    struct Entry
    {
        QString key;
        QString filePath;
        InstrumentInfo instrument;
        IdentityRule identity;
        QString trouble; ///< why the file cannot be used, translated; empty when it can as far as the index saw
    };
    struct Match
    {
        Entry entry;
        PlacedText pattern; ///< the first of its patterns that was found
    };

    Library() = default;
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    /// A folder of *.yaml and *.yml files, or a Qt resource folder (":/profiles"). Folders added first win: over
    /// later ones with the same key, and in matching. A folder that does not exist is empty.
    void addFolder(const QString& path);
    /// A profile from memory (a deployed one, a test's); wins over every folder.
    void addText(const QString& fileName, const QByteArray& yaml);
    /// Forgets index and cache; the next call looks at the folders again.
    void refresh();

    /// Every profile, by priority and then by file name.
    [[nodiscard]] std::vector<Entry> entries() const;
    /// The first profile with a pattern that is found, ignoring case, in the identity reply.
    [[nodiscard]] std::optional<Match> match(const QString& identity) const;
    /// Every profile that matches, in the same order: why another one did not win.
    [[nodiscard]] std::vector<Match> allMatches(const QString& identity) const;

    /// The profile, read and checked; ErrorResourceNotFound for an unknown key, ErrorInvalidSetup with the first
    /// error and its place for one that does not work.
    [[nodiscard]] Result<std::shared_ptr<const Profile>> load(const QString& key) const;
    /// The same with every problem, also for profiles that do not work.
    [[nodiscard]] Result<ReadOutcome> read(const QString& key) const;

private:
    void ensureIndex() const; // with m_mutex held

    mutable std::mutex m_mutex;
    QStringList m_folders;
    std::vector<std::pair<QString, QByteArray>> m_texts;
    mutable bool m_isIndexed = false;
    mutable std::vector<Entry> m_entries;
    mutable QHash<QString, ReadOutcome> m_cache;
};

} // namespace visor::profile
