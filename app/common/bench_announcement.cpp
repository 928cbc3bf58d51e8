// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/bench_announcement.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <cerrno>
#include <csignal>
#include <utility>

namespace visor::app {

namespace {

struct AnnouncementText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::BenchAnnouncement)
};

constexpr int kAnnouncementVersion = 1;
constexpr qint64 kLargestAnnouncement = 1 << 20;

bool isRunning(qint64 pid)
{
    return pid > 0 && (::kill(static_cast<pid_t>(pid), 0) == 0 || errno == EPERM);
}

} // namespace

Result<BenchAnnouncement> BenchAnnouncement::publish(const QString& folder,
                                                     const std::vector<instrument::Sighting>& sightings)
{
    QJsonArray instruments;
    for (const instrument::Sighting& sighting : sightings) {
        QJsonObject object{{QStringLiteral("resource"), sighting.resource.toString()},
                           {QStringLiteral("name"), sighting.name},
                           {QStringLiteral("faulty"), sighting.shelf == instrument::Shelf::Faulty}};
        if (sighting.identity) {
            object.insert(QStringLiteral("manufacturer"), sighting.identity->manufacturer);
            object.insert(QStringLiteral("model"), sighting.identity->model);
            object.insert(QStringLiteral("serial"), sighting.identity->serial);
            object.insert(QStringLiteral("firmware"), sighting.identity->firmware);
        }
        instruments.append(object);
    }
    const QJsonObject root{{QStringLiteral("version"), kAnnouncementVersion},
                           {QStringLiteral("pid"), QCoreApplication::applicationPid()},
                           {QStringLiteral("instruments"), instruments}};
    const QString path = QStringLiteral("%1/bench-%2.json").arg(folder).arg(QCoreApplication::applicationPid());
    QSaveFile file(path);
    const QByteArray json = QJsonDocument(root).toJson(QJsonDocument::Compact);
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly) || file.write(json) != json.size() ||
        !file.commit()) {
        return failure(
            visa::Status::ErrorFileAccess,
            AnnouncementText::tr("The simulated bench cannot announce itself in %1 (%2). Other programs can still "
                                 "use it by its resource strings.")
                .arg(folder, file.errorString()),
            QStringLiteral("announce"));
    }
    BenchAnnouncement announcement;
    announcement.m_file = path;
    return announcement;
}

BenchAnnouncement& BenchAnnouncement::operator=(BenchAnnouncement&& other) noexcept
{
    std::swap(m_file, other.m_file);
    return *this;
}

BenchAnnouncement::~BenchAnnouncement()
{
    if (!m_file.isEmpty())
        QFile::remove(m_file);
}

std::vector<instrument::Sighting> BenchAnnouncement::readAll(const QString& folder)
{
    std::vector<instrument::Sighting> sightings;
    const QDir directory(folder);
    for (const QString& name : directory.entryList({QStringLiteral("bench-*.json")}, QDir::Files, QDir::Name)) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject root = QJsonDocument::fromJson(file.read(kLargestAnnouncement)).object();
        if (root.value(QStringLiteral("version")).toInt() != kAnnouncementVersion)
            continue;
        if (!isRunning(root.value(QStringLiteral("pid")).toInteger())) {
            file.remove();
            continue;
        }
        for (const auto& value : root.value(QStringLiteral("instruments")).toArray()) {
            const QJsonObject object = value.toObject();
            const auto resource = visa::ResourceName::parse(object.value(QStringLiteral("resource")).toString());
            if (!resource)
                continue;
            instrument::Sighting sighting;
            sighting.resource = *resource;
            sighting.name = object.value(QStringLiteral("name")).toString();
            sighting.shelf = object.value(QStringLiteral("faulty")).toBool() ? instrument::Shelf::Faulty
                                                                             : instrument::Shelf::Simulated;
            sighting.foundBy = AnnouncementText::tr("simulated bench");
            sighting.mayBeAsked = object.contains(QStringLiteral("model")); // an adapter serves one client
            if (object.contains(QStringLiteral("model"))) {
                sighting.identity = scpi::Identity{object.value(QStringLiteral("manufacturer")).toString(),
                                                   object.value(QStringLiteral("model")).toString(),
                                                   object.value(QStringLiteral("serial")).toString(),
                                                   object.value(QStringLiteral("firmware")).toString()};
            }
            sightings.push_back(std::move(sighting));
        }
    }
    return sightings;
}

} // namespace visor::app
