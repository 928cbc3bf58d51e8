// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/remembered_finder.h"

#include "core/instrument/inventory.h"

#include <QFile>

namespace visor::app {

QString RememberedFinder::name() const
{
    return tr("remembered");
}

Result<void> RememberedFinder::find(instrument::FinderReport& report, const visa::Deadline&)
{
    QFile file(m_file);
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(
            visa::Status::ErrorFileAccess,
            tr("The list of remembered instruments %1 cannot be read (%2).").arg(m_file, file.errorString()),
            QStringLiteral("find"));
    }
    instrument::Inventory remembered;
    if (auto restored = remembered.restore(file.readAll()); !restored)
        return restored;
    for (const instrument::InstrumentRecord& record : remembered.records()) {
        for (const instrument::Route& route : record.routes) {
            instrument::Sighting sighting;
            sighting.resource = route.resource;
            sighting.name = record.displayName();
            sighting.identity = record.identity;
            sighting.shelf = record.shelf;
            sighting.foundBy = name();
            sighting.isConfirmed = false;
            report.found(sighting);
        }
    }
    return {};
}

} // namespace visor::app
