// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/library_entry.h"
#include "core/profile/library_index_file.h"
#include "core/profile/profile_pins.h"
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

/// The profiles a program knows, found by key or by an identity reply. Made and set up by the program, passed by
/// reference; any thread. Nothing is read before it is asked for. The index (one look at each file, see
/// indexProfile()) is made once, is then an immutable snapshot that any number of threads read without waiting,
/// and is kept between starts; a profile's body is read when it is loaded.
class Library
{
public:
    using Entry = LibraryEntry;
    struct Match
    {
        Entry entry;
        PlacedText pattern; ///< the first of its patterns that was found; empty for a pinned one that does not fit
    };

    Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
    ~Library();

    /// A folder of *.yaml and *.yml files, or a Qt resource folder (":/profiles"). Folders added first win: over
    /// later ones with the same key, and in matching. A folder that does not exist is empty.
    void addFolder(const QString& path, Layer layer = Layer::System);
    /// A profile from memory (a deployed one, a test's); wins over every folder.
    void addText(const QString& fileName, const QByteArray& yaml);
    /// Where the index is kept between starts; before anything is asked.
    void setIndexFile(const QString& path);
    /// Where the user's choices are kept; before anything is asked.
    void setPinFile(const QString& path);
    [[nodiscard]] QStringList folders() const;

    /// Whether the folders have been looked at: asking costs no waiting then.
    [[nodiscard]] bool isIndexed() const;
    /// Looks at the folders again, on the caller's thread; meanwhile others go on with what was known. What was
    /// loaded and has not changed stays the same object.
    LibraryChange refresh();

    /// Every profile, by priority and then by file name.
    [[nodiscard]] std::vector<Entry> entries() const;
    /// Every profile of that key, the one in use first: what it takes the place of.
    [[nodiscard]] std::vector<Entry> layersOf(const QString& key) const;
    /// The profile for an identity reply: the pinned one, else the first with a pattern that is found, ignoring
    /// case.
    [[nodiscard]] std::optional<Match> match(const QString& identity) const;
    /// The same with its reasons and rivals.
    [[nodiscard]] std::optional<ProfileChoice> choose(const QString& identity) const;
    /// Every profile with a pattern that is found, by priority; pins do not matter.
    [[nodiscard]] std::vector<Match> allMatches(const QString& identity) const;

    /// From now on this instrument has that profile, whatever fits; ErrorResourceNotFound for an unknown key.
    [[nodiscard]] Result<void> pin(const QString& identity, const QString& key);
    [[nodiscard]] Result<void> unpin(const QString& identity);
    /// The key pinned for that instrument; empty when none is.
    [[nodiscard]] QString pinned(const QString& identity) const;

    /// The profile, read and checked; ErrorResourceNotFound for an unknown key, ErrorInvalidSetup with the first
    /// error and its place for one that does not work.
    [[nodiscard]] Result<std::shared_ptr<const Profile>> load(const QString& key) const;
    /// The same with every problem, also for profiles that do not work.
    [[nodiscard]] Result<ReadOutcome> read(const QString& key) const;
    /// Any of layersOf(), read anew.
    [[nodiscard]] ReadOutcome readEntry(const Entry& entry) const;

private:
    struct Text
    {
        QString fileName;
        QByteArray yaml;
        qint64 number = 0; ///< stands for the time in its stamp
    };
    struct Folder
    {
        QString path;
        Layer layer = Layer::System;
    };
    struct Loaded
    {
        QString filePath;
        FileStamp stamp;
        ReadOutcome outcome;
        std::shared_ptr<const Profile> working;
    };
    class Snapshot;

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;
    [[nodiscard]] std::shared_ptr<const Snapshot> look(const Snapshot* before) const; // with m_lookMutex held
    [[nodiscard]] Result<Loaded> loaded(const QString& key) const;

    mutable std::mutex m_lookMutex; ///< one look at a time; guards what follows, taken before m_mutex
    std::vector<Folder> m_folders;
    std::vector<Text> m_texts;
    qint64 m_textCount = 0;
    LibraryIndexFile m_indexFile;

    mutable std::mutex m_mutex;                         ///< guards what follows; held for moments only
    mutable std::shared_ptr<const Snapshot> m_snapshot; ///< null until first asked
    mutable QHash<QString, Loaded> m_loaded;

    std::unique_ptr<ProfilePins> m_pins;
};

} // namespace visor::profile
