// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace visor::profile {

/// Where a profile comes from; the first wins.
enum class Layer : std::uint8_t {
    Memory,  ///< deployed at run time
    User,    ///< the user's own folder
    System,  ///< a folder of this machine
    BuiltIn, ///< comes with the program
};
/// "memory", "user", "system", "built-in": as the command line prints them. Not translated.
[[nodiscard]] QLatin1StringView layerName(Layer layer);

/// By what a file is known to be unchanged.
struct FileStamp
{
    qint64 bytes = -1;
    qint64 modified = 0; ///< nanoseconds since 1970
    friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// One profile, as the index knows it.
struct LibraryEntry
{
    QString key;
    QString filePath;
    Layer layer = Layer::BuiltIn;
    FileStamp stamp;
    InstrumentInfo instrument;
    IdentityRule identity;
    QString trouble; ///< why the file cannot be used, translated; empty when it can as far as the index saw
};

/// Why a profile was chosen for an instrument.
struct ProfileChoice
{
    LibraryEntry entry;
    PlacedText pattern;    ///< the first of its patterns that was found; empty for a pinned one that does not fit
    bool isPinned = false; ///< the user said so
    QString lostPin;       ///< the key the user pinned, when there is no such profile any more
    std::vector<LibraryEntry> alsoFit;  ///< the others with a pattern that is found, in order
    std::vector<LibraryEntry> replaced; ///< of the same key, in lower layers

    /// The same in one or more translated sentences. `identity` is the instrument's reply.
    [[nodiscard]] QString sentence(const QString& identity) const;
};

/// What became different between two looks at the folders: keys.
struct LibraryChange
{
    QStringList added;
    QStringList removed;
    QStringList changed; ///< another text, or another layer's

    [[nodiscard]] bool isEmpty() const { return added.isEmpty() && removed.isEmpty() && changed.isEmpty(); }
    [[nodiscard]] bool concerns(const QString& key) const
    {
        return added.contains(key) || removed.contains(key) || changed.contains(key);
    }
};

} // namespace visor::profile
