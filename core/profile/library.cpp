// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/library.h"

#include "core/profile/library_indexer.h"
#include "core/profile/library_snapshot.h"
#include "core/profile/map_reader.h"

#include <QCoreApplication>
#include <QDir>

#include <algorithm>
#include <iterator>

namespace visor::profile {

namespace {

class LibraryText
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::LibraryIndexer)

public:
    static tl::unexpected<Error> unknownKey(const QString& key, const std::vector<LibraryEntry>& entries)
    {
        QStringList keys;
        for (const LibraryEntry& entry : entries)
            keys.append(entry.key);
        const QString nearest = nearestWord(key, keys);
        return failure(visa::Status::ErrorResourceNotFound,
                       nearest.isEmpty()
                           ? tr("There is no profile “%1”; list the profiles to see their names.").arg(key)
                           : tr("There is no profile “%1”; did you mean “%2”?").arg(key, nearest),
                       QStringLiteral("profile.load"));
    }

    static tl::unexpected<Error> unusable(const QString& key, const ReadOutcome& outcome)
    {
        const auto first =
            std::find_if(outcome.problems.begin(), outcome.problems.end(),
                         [](const Problem& problem) { return problem.severity == Severity::Error; });
        const Problem problem = first != outcome.problems.end() ? *first : Problem{};
        return failure(visa::Status::ErrorInvalidSetup,
                       tr("The profile “%1” has an error in line %2, column %3: %4")
                           .arg(key)
                           .arg(problem.place.line)
                           .arg(problem.place.column)
                           .arg(problem.text),
                       QStringLiteral("profile.load"));
    }
};

} // namespace

Library::Library() : m_pins(std::make_unique<ProfilePins>()) {}
Library::~Library() = default;

void Library::addFolder(const QString& path, Layer layer)
{
    const std::lock_guard look(m_lookMutex);
    m_folders.push_back({path, layer});
    const std::lock_guard guard(m_mutex);
    m_snapshot.reset();
}

void Library::addText(const QString& fileName, const QByteArray& yaml)
{
    const std::lock_guard look(m_lookMutex);
    m_texts.push_back({fileName, yaml, ++m_textCount});
    const std::lock_guard guard(m_mutex);
    m_snapshot.reset();
}

void Library::setIndexFile(const QString& path)
{
    const std::lock_guard look(m_lookMutex);
    m_indexFile = LibraryIndexFile(path);
}

void Library::setPinFile(const QString& path)
{
    m_pins = std::make_unique<ProfilePins>(path);
}

QStringList Library::folders() const
{
    const std::lock_guard look(m_lookMutex);
    QStringList result;
    for (const Folder& folder : m_folders)
        result.append(folder.path);
    return result;
}

std::shared_ptr<const Library::Snapshot> Library::snapshot() const
{
    const auto known = [this] {
        const std::lock_guard guard(m_mutex);
        return m_snapshot;
    };
    if (auto snapshot = known())
        return snapshot;
    const std::lock_guard look(m_lookMutex);
    if (auto snapshot = known()) // another thread was quicker
        return snapshot;
    auto fresh = this->look(nullptr);
    const std::lock_guard guard(m_mutex);
    m_snapshot = fresh;
    return fresh;
}

bool Library::isIndexed() const
{
    const std::lock_guard guard(m_mutex);
    return m_snapshot != nullptr;
}

LibraryChange Library::refresh()
{
    const std::lock_guard look(m_lookMutex);
    std::shared_ptr<const Snapshot> before;
    {
        const std::lock_guard guard(m_mutex);
        before = m_snapshot;
    }
    const auto fresh = this->look(before.get());
    const std::lock_guard guard(m_mutex);
    m_snapshot = fresh;
    return before == nullptr ? LibraryChange{} : fresh->since(*before);
}

std::shared_ptr<const Library::Snapshot> Library::look(const Snapshot* before) const
{
    QHash<QString, Entry> known = before == nullptr ? m_indexFile.read() : QHash<QString, Entry>();
    if (before != nullptr) {
        for (const auto* entries : {&before->entries(), &before->replaced()}) {
            for (const Entry& entry : *entries) {
                if (entry.layer != Layer::Memory)
                    known.insert(entry.filePath, entry);
            }
        }
    }
    const auto knownCount = known.size();
    std::vector<Entry> all;
    // The text given last wins, so that a profile can be deployed again.
    for (auto text = m_texts.rbegin(); text != m_texts.rend(); ++text) {
        Entry entry = indexProfile(text->fileName, text->yaml);
        entry.layer = Layer::Memory;
        entry.stamp = {text->yaml.size(), text->number};
        all.push_back(std::move(entry));
    }
    std::vector<Entry> ofFiles;
    bool isNews = false;
    for (const Folder& folder : m_folders) {
        const QDir directory(folder.path);
        const QStringList names =
            directory.entryList({QStringLiteral("*.yaml"), QStringLiteral("*.yml")}, QDir::Files, QDir::Name);
        for (const QString& name : names) {
            const QString path = directory.filePath(name);
            const auto old = known.constFind(path);
            const bool isKnown = old != known.constEnd() && old->stamp.bytes >= 0 && old->stamp == stampOf(path);
            Entry entry = isKnown ? *old : indexProfileFile(path);
            entry.layer = folder.layer;
            isNews = isNews || !isKnown;
            ofFiles.push_back(std::move(entry));
        }
    }
    if (isNews || knownCount != qsizetype(ofFiles.size()))
        m_indexFile.write(ofFiles);
    std::move(ofFiles.begin(), ofFiles.end(), std::back_inserter(all));
    return std::make_shared<const Snapshot>(std::move(all));
}

std::vector<LibraryEntry> Library::entries() const
{
    return snapshot()->entries();
}

std::vector<LibraryEntry> Library::layersOf(const QString& key) const
{
    const auto snapshot = this->snapshot();
    std::vector<Entry> result;
    if (const Entry* entry = snapshot->find(key)) {
        result = snapshot->replacedBy(key);
        result.insert(result.begin(), *entry);
    }
    return result;
}

std::optional<Library::Match> Library::match(const QString& identity) const
{
    const auto snapshot = this->snapshot();
    const IdentityText text(identity);
    const QString pinnedKey = m_pins->find(identity);
    const Entry* pinned = pinnedKey.isEmpty() ? nullptr : snapshot->find(pinnedKey);
    if (pinned != nullptr)
        return Match{*pinned, {}};
    for (std::size_t at = 0; at < snapshot->entries().size(); ++at) {
        if (const PlacedText* pattern = snapshot->patternIn(at, text))
            return Match{snapshot->entries()[at], *pattern};
    }
    return std::nullopt;
}

std::optional<ProfileChoice> Library::choose(const QString& identity) const
{
    const auto snapshot = this->snapshot();
    const IdentityText text(identity);
    const QString pinnedKey = m_pins->find(identity);
    const Entry* pinned = pinnedKey.isEmpty() ? nullptr : snapshot->find(pinnedKey);
    std::optional<ProfileChoice> choice;
    if (pinned != nullptr) {
        choice.emplace();
        choice->entry = *pinned;
        choice->isPinned = true;
    }
    for (std::size_t at = 0; at < snapshot->entries().size(); ++at) {
        const Entry& entry = snapshot->entries()[at];
        const PlacedText* pattern = snapshot->patternIn(at, text);
        if (pattern == nullptr)
            continue;
        if (!choice) {
            choice.emplace();
            choice->entry = entry;
            choice->pattern = *pattern;
        } else if (entry.key == choice->entry.key) {
            choice->pattern = *pattern;
        } else {
            choice->alsoFit.push_back(entry);
        }
    }
    if (choice) {
        choice->replaced = snapshot->replacedBy(choice->entry.key);
        if (pinned == nullptr)
            choice->lostPin = pinnedKey;
    }
    return choice;
}

std::vector<Library::Match> Library::allMatches(const QString& identity) const
{
    const auto snapshot = this->snapshot();
    const IdentityText text(identity);
    std::vector<Match> matches;
    for (std::size_t at = 0; at < snapshot->entries().size(); ++at) {
        if (const PlacedText* pattern = snapshot->patternIn(at, text))
            matches.push_back({snapshot->entries()[at], *pattern});
    }
    return matches;
}

Result<void> Library::pin(const QString& identity, const QString& key)
{
    const auto snapshot = this->snapshot();
    if (snapshot->find(key) == nullptr)
        return LibraryText::unknownKey(key, snapshot->entries());
    return m_pins->set(identity, key);
}

Result<void> Library::unpin(const QString& identity)
{
    return m_pins->remove(identity);
}

QString Library::pinned(const QString& identity) const
{
    return m_pins->find(identity);
}

ReadOutcome Library::readEntry(const Entry& entry) const
{
    if (entry.layer != Layer::Memory)
        return readProfileFile(entry.filePath);
    QByteArray yaml;
    {
        const std::lock_guard look(m_lookMutex);
        for (const Text& text : m_texts) {
            if (text.number == entry.stamp.modified)
                yaml = text.yaml;
        }
    }
    return readProfile(yaml, entry.filePath);
}

Result<Library::Loaded> Library::loaded(const QString& key) const
{
    const auto snapshot = this->snapshot();
    const Entry* entry = snapshot->find(key);
    if (entry == nullptr)
        return LibraryText::unknownKey(key, snapshot->entries());
    const auto isCurrent = [&](const Loaded& one) {
        return one.filePath == entry->filePath && one.stamp == entry->stamp;
    };
    {
        const std::lock_guard guard(m_mutex);
        const auto cached = m_loaded.constFind(key);
        if (cached != m_loaded.constEnd() && isCurrent(*cached))
            return *cached;
    }
    // Reading takes milliseconds; others need not wait for it.
    Loaded fresh{entry->filePath, entry->stamp, readEntry(*entry), nullptr};
    fresh.working = fresh.outcome.workingProfile();
    const std::lock_guard guard(m_mutex);
    const auto cached = m_loaded.constFind(key);
    if (cached != m_loaded.constEnd() && isCurrent(*cached))
        return *cached; // another thread was quicker: everybody shares one
    m_loaded.insert(key, fresh);
    return fresh;
}

Result<ReadOutcome> Library::read(const QString& key) const
{
    Result<Loaded> one = loaded(key);
    if (!one)
        return tl::unexpected<Error>(std::move(one.error()));
    return std::move(one->outcome);
}

Result<std::shared_ptr<const Profile>> Library::load(const QString& key) const
{
    Result<Loaded> one = loaded(key);
    if (!one)
        return tl::unexpected<Error>(std::move(one.error()));
    if (one->working == nullptr)
        return LibraryText::unusable(key, one->outcome);
    return std::move(one->working);
}

} // namespace visor::profile
