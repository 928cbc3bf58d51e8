// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/library_indexer.h"

#include "core/profile/model_reader.h"
#include "core/profile/reader.h"
#include "core/profile/yaml_tree.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

namespace visor::profile {

namespace {

constexpr qint64 kNanosecondsPerSecond = 1'000'000'000;
constexpr qint64 kNanosecondsPerMillisecond = 1'000'000;

class LibraryIndexer
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::LibraryIndexer)

public:
    static LibraryEntry index(const QString& filePath, const QByteArray& yaml)
    {
        LibraryEntry entry = named(filePath);
        if (!takeParts(headOf(yaml), entry) && !takeParts(yaml, entry) && entry.trouble.isEmpty())
            entry.trouble = tr("The profile “%1” does not say which instrument it is for.").arg(entry.key);
        return entry;
    }

    static LibraryEntry unreadable(const QString& filePath, const QString& why)
    {
        LibraryEntry entry = named(filePath);
        entry.trouble = tr("The profile “%1” cannot be read: %2.").arg(filePath, why);
        return entry;
    }

private:
    static LibraryEntry named(const QString& filePath)
    {
        LibraryEntry entry;
        entry.key = QFileInfo(filePath).completeBaseName();
        entry.filePath = filePath;
        return entry;
    }

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

    static bool takeParts(const QByteArray& yaml, LibraryEntry& entry)
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

} // namespace

LibraryEntry indexProfile(const QString& filePath, const QByteArray& yaml)
{
    return LibraryIndexer::index(filePath, yaml);
}

LibraryEntry indexProfileFile(const QString& filePath)
{
    // Before reading: what is written meanwhile then has another stamp and is seen at the next look.
    const FileStamp stamp = stampOf(filePath);
    QFile file(filePath);
    // Without a stamp: that it may be read from now on changes neither its size nor its time.
    if (!file.open(QIODevice::ReadOnly))
        return LibraryIndexer::unreadable(filePath, file.errorString());
    // One byte more than allowed, so that what is longer is refused.
    LibraryEntry entry = LibraryIndexer::index(filePath, file.read(kMaximumProfileBytes + 1));
    entry.stamp = stamp;
    return entry;
}

FileStamp stampOf(const QString& filePath)
{
    if (filePath.startsWith(QLatin1Char(':'))) {
        const QFileInfo info(filePath);
        return {info.size(), info.lastModified().toMSecsSinceEpoch() * kNanosecondsPerMillisecond};
    }
    struct stat facts = {};
    if (::stat(QFile::encodeName(filePath).constData(), &facts) != 0)
        return {};
    return {static_cast<qint64>(facts.st_size),
            static_cast<qint64>(facts.st_mtim.tv_sec) * kNanosecondsPerSecond + facts.st_mtim.tv_nsec};
}

} // namespace visor::profile
