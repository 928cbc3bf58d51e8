// SPDX-License-Identifier: GPL-3.0-or-later
// What is kept of the instruments over restarts.
#include "core/instrument/inventory.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace visor::instrument {

namespace {

struct InventoryText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::Inventory)
};

constexpr int kInventoryVersion = 1;

/// As files name it; nothing for a real instrument, so that files of before this was kept stay readable.
QString shelfName(Shelf shelf)
{
    switch (shelf) {
    case Shelf::Simulated:
        return QStringLiteral("simulated");
    case Shelf::Faulty:
        return QStringLiteral("faulty");
    case Shelf::Real:
        break;
    }
    return {};
}

Shelf shelfFromName(const QString& name)
{
    for (const Shelf shelf : {Shelf::Simulated, Shelf::Faulty}) {
        if (name == shelfName(shelf))
            return shelf;
    }
    return Shelf::Real;
}

} // namespace

QByteArray Inventory::save() const
{
    QJsonArray instruments;
    for (const InstrumentRecord& record : m_records) {
        if (!record.isRemembered)
            continue;
        QJsonObject object;
        object.insert(QStringLiteral("alias"), record.alias);
        object.insert(QStringLiteral("name"), record.name);
        if (record.shelf != Shelf::Real)
            object.insert(QStringLiteral("shelf"), shelfName(record.shelf));
        if (record.identity) {
            object.insert(QStringLiteral("manufacturer"), record.identity->manufacturer);
            object.insert(QStringLiteral("model"), record.identity->model);
            object.insert(QStringLiteral("serial"), record.identity->serial);
            object.insert(QStringLiteral("firmware"), record.identity->firmware);
        }
        QJsonArray routes;
        for (const Route& route : record.routes)
            routes.append(route.resource.toString());
        object.insert(QStringLiteral("resources"), routes);
        instruments.append(object);
    }
    QJsonObject root;
    root.insert(QStringLiteral("version"), kInventoryVersion);
    root.insert(QStringLiteral("instruments"), instruments);
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

Result<void> Inventory::restore(const QByteArray& json)
{
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return failure(
            visa::Status::ErrorFileIo,
            InventoryText::tr("The list of remembered instruments is damaged at byte %1 (%2). It was left as "
                              "it is; instruments can be added again by hand.")
                .arg(problem.offset)
                .arg(problem.errorString()),
            QStringLiteral("inventory.restore"));
    }
    const QJsonObject root = document.object();
    if (root.value(QStringLiteral("version")).toInt() != kInventoryVersion) {
        return failure(visa::Status::ErrorUnsupportedFormat,
                       InventoryText::tr("The list of remembered instruments was written by a newer Visor. Update "
                                         "Visor to use it."),
                       QStringLiteral("inventory.restore"));
    }
    for (const auto& value : root.value(QStringLiteral("instruments")).toArray()) {
        const QJsonObject object = value.toObject();
        InstrumentId id = 0;
        for (const auto& route : object.value(QStringLiteral("resources")).toArray()) {
            const auto resource = visa::ResourceName::parse(route.toString());
            if (!resource)
                continue; // a name that an older grammar allowed: nothing could open it
            Sighting sighting;
            sighting.resource = *resource;
            sighting.name = object.value(QStringLiteral("name")).toString();
            sighting.foundBy = InventoryText::tr("remembered");
            sighting.isConfirmed = false;
            sighting.shelf = shelfFromName(object.value(QStringLiteral("shelf")).toString());
            if (object.contains(QStringLiteral("model"))) {
                scpi::Identity identity;
                identity.manufacturer = object.value(QStringLiteral("manufacturer")).toString();
                identity.model = object.value(QStringLiteral("model")).toString();
                identity.serial = object.value(QStringLiteral("serial")).toString();
                identity.firmware = object.value(QStringLiteral("firmware")).toString();
                sighting.identity = identity;
            }
            id = add(sighting);
        }
        if (id != 0) {
            setRemembered(id, true);
            setAlias(id, object.value(QStringLiteral("alias")).toString());
        }
    }
    return {};
}

} // namespace visor::instrument
