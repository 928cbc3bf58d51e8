// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/profile_store.h"

#include "core/profile/reader.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace visor::ui {

namespace {

constexpr int kDraftVersion = 1;
constexpr qint64 kLargestDraft = 4 * profile::kMaximumProfileBytes;

} // namespace

QString ProfileStore::userPath(const QString& key) const
{
    return QDir(m_userFolder).filePath(key + QStringLiteral(".yaml"));
}

bool ProfileStore::isShipped(const QString& path) const
{
    return path.startsWith(QLatin1Char(':')) || (m_isOfMachine && m_isOfMachine(path)) ||
           (QFileInfo::exists(path) && !QFileInfo(path).isWritable());
}

Result<QString> ProfileStore::read(const QString& path) const
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(visa::Status::ErrorFileAccess, tr("“%1” cannot be read: %2.").arg(path, file.errorString()),
                       QStringLiteral("profile.read"));
    const QByteArray bytes = file.read(profile::kMaximumProfileBytes + 1);
    if (bytes.size() > profile::kMaximumProfileBytes)
        return failure(visa::Status::ErrorFileAccess,
                       tr("“%1” is too long for a profile; choose another file.").arg(path),
                       QStringLiteral("profile.read"));
    return QString::fromUtf8(bytes);
}

Result<void> ProfileStore::writeFile(const QString& path, const QByteArray& bytes) const
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(visa::Status::ErrorFileAccess,
                       tr("“%1” cannot be written: %2. Save it in another place.").arg(path, file.errorString()),
                       QStringLiteral("profile.write"));
    return {};
}

Result<void> ProfileStore::write(const QString& path, const QString& text) const
{
    if (isShipped(path))
        return failure(
            visa::Status::ErrorFileAccess,
            tr("“%1” came with the program and is not changed; save a copy under your profiles.").arg(path),
            QStringLiteral("profile.write"));
    return writeFile(path, text.toUtf8());
}

QString ProfileStore::draftPath(const QString& id) const
{
    return QDir(m_draftFolder).filePath(id + QStringLiteral(".json"));
}

Result<void> ProfileStore::keepDraft(const ProfileDraft& draft) const
{
    const QJsonObject object{{QStringLiteral("version"), kDraftVersion},
                             {QStringLiteral("path"), draft.path},
                             {QStringLiteral("name"), draft.name},
                             {QStringLiteral("text"), draft.text}};
    return writeFile(draftPath(draft.id), QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void ProfileStore::dropDraft(const QString& id) const
{
    QFile::remove(draftPath(id));
}

std::vector<ProfileDraft> ProfileStore::drafts() const
{
    std::vector<ProfileDraft> result;
    const QDir folder(m_draftFolder);
    for (const QString& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Time)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestDraft)
            continue;
        const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
        if (object.value(QStringLiteral("version")).toInt() != kDraftVersion)
            continue;
        result.push_back({QFileInfo(name).completeBaseName(), object.value(QStringLiteral("path")).toString(),
                          object.value(QStringLiteral("name")).toString(),
                          object.value(QStringLiteral("text")).toString()});
    }
    return result;
}

} // namespace visor::ui
