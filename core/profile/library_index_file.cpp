// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/library_index_file.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QLoggingCategory>
#include <QSaveFile>

namespace visor::profile {

namespace {

Q_LOGGING_CATEGORY(lcIndex, "visor.profile.index", QtInfoMsg)

/// Raised whenever what is kept of an entry changes.
const QByteArray kIndexMagic = QByteArrayLiteral("visor-profile-index-1\n");
constexpr qint64 kLargestIndex = qint64{64} * 1024 * 1024;
constexpr quint32 kMostEntries = 1'000'000;
/// Coarser than any file system's clock that profiles may be kept on.
constexpr qint64 kSettledAfterMs = 2000;
constexpr qint64 kNanosecondsInMillisecond = 1'000'000;

/// What the entries depend on besides the files: sentences are translated when they are made.
QString indexMaker()
{
    return QStringLiteral(VISOR_VERSION) + QLatin1Char(' ') + QLocale().name();
}

QByteArray digestOf(const QByteArray& payload)
{
    return QCryptographicHash::hash(payload, QCryptographicHash::Sha1);
}

void put(QDataStream& stream, const SourcePlace& place)
{
    stream << qint32(place.line) << qint32(place.column);
}

SourcePlace takePlace(QDataStream& stream)
{
    qint32 line = 0;
    qint32 column = 0;
    stream >> line >> column;
    return {line, column};
}

void put(QDataStream& stream, const LibraryEntry& entry)
{
    stream << entry.key << entry.filePath << entry.stamp.bytes << entry.stamp.modified;
    stream << entry.instrument.manufacturer << entry.instrument.model << entry.instrument.instrumentClass
           << entry.instrument.description;
    put(stream, entry.instrument.place);
    stream << entry.identity.query << quint32(entry.identity.patterns.size());
    for (const PlacedText& pattern : entry.identity.patterns) {
        stream << pattern.text;
        put(stream, pattern.place);
    }
    put(stream, entry.identity.place);
    stream << entry.trouble;
}

LibraryEntry takeEntry(QDataStream& stream)
{
    LibraryEntry entry;
    stream >> entry.key >> entry.filePath >> entry.stamp.bytes >> entry.stamp.modified;
    stream >> entry.instrument.manufacturer >> entry.instrument.model >> entry.instrument.instrumentClass >>
        entry.instrument.description;
    entry.instrument.place = takePlace(stream);
    quint32 patterns = 0;
    stream >> entry.identity.query >> patterns;
    for (quint32 at = 0; at < patterns && stream.status() == QDataStream::Ok; ++at) {
        PlacedText pattern;
        stream >> pattern.text;
        pattern.place = takePlace(stream);
        entry.identity.patterns.push_back(std::move(pattern));
    }
    entry.identity.place = takePlace(stream);
    stream >> entry.trouble;
    return entry;
}

} // namespace

QHash<QString, LibraryEntry> LibraryIndexFile::read() const
{
    QFile file(m_filePath);
    if (m_filePath.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    const auto refuse = [&](const char* why) {
        qCInfo(lcIndex).noquote() << "The index of the profiles is made anew:" << m_filePath << why;
        return QHash<QString, LibraryEntry>();
    };
    const QByteArray bytes = file.size() > kLargestIndex ? QByteArray() : file.readAll();
    const qsizetype digestSize = QCryptographicHash::hashLength(QCryptographicHash::Sha1);
    if (!bytes.startsWith(kIndexMagic) || bytes.size() < kIndexMagic.size() + digestSize)
        return refuse("is of another version or damaged");
    const QByteArray payload = bytes.mid(kIndexMagic.size() + digestSize);
    if (bytes.mid(kIndexMagic.size(), digestSize) != digestOf(payload))
        return refuse("is damaged");
    QDataStream stream(payload);
    stream.setVersion(QDataStream::Qt_6_4);
    QString maker;
    quint32 count = 0;
    stream >> maker >> count;
    if (maker != indexMaker())
        return refuse("is of another version or language");
    QHash<QString, LibraryEntry> entries;
    for (quint32 at = 0; at < std::min(count, kMostEntries) && stream.status() == QDataStream::Ok; ++at) {
        LibraryEntry entry = takeEntry(stream);
        entries.insert(entry.filePath, std::move(entry));
    }
    if (stream.status() != QDataStream::Ok)
        return refuse("is damaged");
    return entries;
}

void LibraryIndexFile::write(const std::vector<LibraryEntry>& entries) const
{
    if (m_filePath.isEmpty())
        return;
    const qint64 settledBefore =
        (QDateTime::currentMSecsSinceEpoch() - kSettledAfterMs) * kNanosecondsInMillisecond;
    std::vector<const LibraryEntry*> settled;
    for (const LibraryEntry& entry : entries) {
        if (entry.layer != Layer::Memory && entry.stamp.bytes >= 0 && entry.stamp.modified < settledBefore)
            settled.push_back(&entry);
    }
    QByteArray payload;
    QDataStream stream(&payload, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << indexMaker() << quint32(settled.size());
    for (const LibraryEntry* entry : settled)
        put(stream, *entry);
    QDir().mkpath(QFileInfo(m_filePath).path());
    QSaveFile file(m_filePath);
    const QByteArray bytes = kIndexMagic + digestOf(payload) + payload;
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        qCInfo(lcIndex).noquote() << "The index of the profiles is not kept:" << m_filePath << file.errorString();
}

} // namespace visor::profile
