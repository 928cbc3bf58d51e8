// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/library.h"

#include "core/profile/model_reader.h"
#include "core/profile/yaml_tree.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace visor::profile {

namespace {

class LibraryIndexer
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::LibraryIndexer)

public:
    using Entry = Library::Entry;

    static Entry index(const QString& filePath, const QByteArray& yaml)
    {
        Library::Entry entry;
        entry.key = QFileInfo(filePath).completeBaseName();
        entry.filePath = filePath;
        if (!takeParts(headOf(yaml), entry) && !takeParts(yaml, entry) && entry.trouble.isEmpty())
            entry.trouble = tr("The profile “%1” does not say which instrument it is for.").arg(entry.key);
        return entry;
    }

    static Entry unreadable(const QString& filePath, const QString& why)
    {
        Library::Entry entry;
        entry.key = QFileInfo(filePath).completeBaseName();
        entry.filePath = filePath;
        entry.trouble = tr("The profile “%1” cannot be read: %2.").arg(filePath, why);
        return entry;
    }

    static Error unknownKey(const QString& key, const QString& nearest)
    {
        const QString text = nearest.isEmpty()
                                 ? tr("There is no profile “%1”; list the profiles to see their names.").arg(key)
                                 : tr("There is no profile “%1”; did you mean “%2”?").arg(key, nearest);
        return Error{visa::Status::ErrorResourceNotFound, text, {}, QStringLiteral("profile.load"), 0};
    }

    static Error unusable(const QString& key, const ReadOutcome& outcome)
    {
        const auto first =
            std::find_if(outcome.problems.begin(), outcome.problems.end(),
                         [](const Problem& problem) { return problem.severity == Severity::Error; });
        const Problem problem = first != outcome.problems.end() ? *first : Problem{};
        return Error{visa::Status::ErrorInvalidSetup,
                     tr("The profile “%1” has an error in line %2, column %3: %4")
                         .arg(key)
                         .arg(problem.place.line)
                         .arg(problem.place.column)
                         .arg(problem.text),
                     {},
                     QStringLiteral("profile.load"),
                     0};
    }

private:
    /// The top-level parts `instrument` and `identity` cut out of the text: whole lines from a key in column 1 to
    /// the next line that starts in column 1.
    static QByteArray headOf(const QByteArray& yaml)
    {
        QByteArray head;
        bool isWanted = false;
        qsizetype start = 0;
        while (start < yaml.size()) {
            qsizetype end = yaml.indexOf('\n', start);
            end = end < 0 ? yaml.size() : end + 1;
            const QByteArrayView line = QByteArrayView(yaml).sliced(start, end - start);
            const char first = line.front();
            if (first != ' ' && first != '\t' && first != '#' && first != '\n' && first != '\r')
                isWanted = line.startsWith("instrument:") || line.startsWith("identity:");
            if (isWanted)
                head.append(line);
            start = end;
        }
        return head;
    }

    static bool takeParts(const QByteArray& yaml, Library::Entry& entry)
    {
        entry.trouble.clear();
        const TreeOutcome tree = readTree(yaml);
        if (tree.root == nullptr) {
            if (!tree.problems.empty())
                entry.trouble = tree.problems.front().text;
            return false;
        }
        const Node* instrument = tree.root->find(u"instrument");
        const Node* identity = tree.root->find(u"identity");
        if (instrument == nullptr || identity == nullptr)
            return false;
        std::vector<Problem> ignored; // told by whoever reads the whole profile
        ModelReader reader(ignored);
        entry.instrument = reader.readInstrument(*instrument);
        entry.identity = reader.readIdentity(*identity);
        return true;
    }
};

std::optional<PlacedText> firstPatternIn(const QString& identity, const Library::Entry& entry)
{
    for (const PlacedText& pattern : entry.identity.patterns) {
        const QRegularExpression expression(pattern.text, QRegularExpression::CaseInsensitiveOption);
        if (expression.isValid() && !pattern.text.isEmpty() && expression.match(identity).hasMatch())
            return pattern;
    }
    return std::nullopt;
}

} // namespace

void Library::addFolder(const QString& path)
{
    const std::lock_guard lock(m_mutex);
    m_folders.append(path);
    m_isIndexed = false;
}

void Library::addText(const QString& fileName, const QByteArray& yaml)
{
    const std::lock_guard lock(m_mutex);
    m_texts.emplace_back(fileName, yaml);
    m_isIndexed = false;
}

void Library::refresh()
{
    const std::lock_guard lock(m_mutex);
    m_isIndexed = false;
}

void Library::ensureIndex() const
{
    if (m_isIndexed)
        return;
    m_entries.clear();
    m_cache.clear();
    QSet<QString> keys;
    const auto add = [&](Entry entry) {
        if (keys.contains(entry.key))
            return;
        keys.insert(entry.key);
        m_entries.push_back(std::move(entry));
    };
    // The text given last wins, so that a profile can be deployed again.
    for (auto text = m_texts.rbegin(); text != m_texts.rend(); ++text)
        add(LibraryIndexer::index(text->first, text->second));
    for (const QString& folder : m_folders) {
        const QDir directory(folder);
        const QStringList names = directory.entryList({QStringLiteral("*.yaml"), QStringLiteral("*.yml")},
                                                      QDir::Files | QDir::Readable, QDir::Name);
        for (const QString& name : names) {
            const QString path = directory.filePath(name);
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                add(LibraryIndexer::index(path, file.read(kMaximumProfileBytes + 1)));
            else
                add(LibraryIndexer::unreadable(path, file.errorString()));
        }
    }
    m_isIndexed = true;
}

std::vector<Library::Entry> Library::entries() const
{
    const std::lock_guard lock(m_mutex);
    ensureIndex();
    return m_entries;
}

std::optional<Library::Match> Library::match(const QString& identity) const
{
    const std::lock_guard lock(m_mutex);
    ensureIndex();
    for (const Entry& entry : m_entries) {
        if (std::optional<PlacedText> pattern = firstPatternIn(identity, entry))
            return Match{entry, std::move(*pattern)};
    }
    return std::nullopt;
}

std::vector<Library::Match> Library::allMatches(const QString& identity) const
{
    const std::lock_guard lock(m_mutex);
    ensureIndex();
    std::vector<Match> matches;
    for (const Entry& entry : m_entries) {
        if (std::optional<PlacedText> pattern = firstPatternIn(identity, entry))
            matches.push_back({entry, std::move(*pattern)});
    }
    return matches;
}

Result<ReadOutcome> Library::read(const QString& key) const
{
    const std::lock_guard lock(m_mutex);
    ensureIndex();
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&](const Entry& candidate) { return candidate.key == key; });
    if (entry == m_entries.end()) {
        QStringList keys;
        for (const Entry& candidate : m_entries)
            keys.append(candidate.key);
        return tl::unexpected<Error>(LibraryIndexer::unknownKey(key, nearestWord(key, keys)));
    }
    const auto cached = m_cache.constFind(key);
    if (cached != m_cache.constEnd())
        return *cached;
    const auto text = std::find_if(m_texts.rbegin(), m_texts.rend(), [&](const auto& candidate) {
        return QFileInfo(candidate.first).completeBaseName() == key;
    });
    ReadOutcome outcome =
        text != m_texts.rend() ? readProfile(text->second, text->first) : readProfileFile(entry->filePath);
    m_cache.insert(key, outcome);
    return outcome;
}

Result<std::shared_ptr<const Profile>> Library::load(const QString& key) const
{
    const Result<ReadOutcome> outcome = read(key);
    if (!outcome)
        return tl::unexpected<Error>(outcome.error());
    std::shared_ptr<const Profile> profile = outcome->workingProfile();
    if (profile == nullptr)
        return tl::unexpected<Error>(LibraryIndexer::unusable(key, *outcome));
    return profile;
}

} // namespace visor::profile
